"""ODK Central's CSV exports, and Briefcase's and Aggregate's: a file a form, one a repeat group."""

import re
from collections.abc import Iterator

from graph.errors import InputError
from graph.fold import fold
from ingest.files import Given
from ingest.head import Head
from ingest.sheets import Cells
from ingest.source import Aside, Loss, Note, Passed, Sure
from ingest.surveys.columns import layout
from ingest.surveys.kobo import doubles
from ingest.surveys.naming import title_of
from ingest.surveys.odk_repeats import named_but_absent, repeats_of
from ingest.surveys.odk_table import (
    BETWEEN,
    Table,
    instant,
    is_csv,
    is_own,
    names_of,
    stem_of,
    table_of,
)
from ingest.surveys.survey import Answers, Status, Submission, Survey

_REVIEWS: dict[str, Status] = {
    "approved": "approved",
    "rejected": "not_approved",
    "hasissues": "on_hold",
}
ENCRYPTED = "submissions that are encrypted and were exported without their key"


def recognise(head: Head) -> Sure:
    """Tell ODK's exports by the columns they add."""
    if head.is_zip or head.is_json or not head.table:
        return 0
    names = {fold(cell) for cell in head.table[0]}
    if {"parent_key", "key"} <= names:
        return 2
    if {"submissiondate", "key"} <= names:
        return 2
    briefcase = "key" in names and any(re.fullmatch(r"meta[-:/]instanceid", name) for name in names)
    return 2 if briefcase else 0


def read(given: Given) -> Survey:
    """Read a form's export with the repeat groups that lie beside it; raises InputError."""
    main = table_of(given)
    if "parent_key" in main.at:
        raise _is_repeat(given)
    if "key" not in main.at:
        raise InputError(given.name, "has no column KEY", "Export it again from ODK Central")
    rows = [row for _, row in main.rows if not _encrypted(main, row)]
    asked = layout(main.header, rows, is_own=is_own, between=BETWEEN)
    repeats = repeats_of(given, {each.name for each in asked.questions})
    filled: dict[str, dict[str, list[Answers]]] = {}
    for key, name, answers in repeats.entries:
        filled.setdefault(key, {}).setdefault(name, []).append(answers)
    aside: list[Passed | Aside | Loss | Note] = [*main.faults]
    submissions = []
    for number, row in main.rows:
        if _encrypted(main, row):
            aside.append(Passed(number, ENCRYPTED))
            continue
        key = main.text(row, "key")
        submissions.append(
            Submission(
                id=key.removeprefix("uuid:") or f"row-{number}",
                number=number,
                answers=asked.answers(row),
                submitted_at=instant(main.text(row, "submissiondate")),
                repeats=filled.pop(key, {}),
                status=_REVIEWS.get(fold(main.text(row, "reviewstate")), ""),
                uuid=key,
            )
        )
    lost = sum(len(found) for groups in filled.values() for found in groups.values())
    aside += [Loss("entries of repeat groups whose submission is not in the file", lost)] * (
        lost > 0
    )
    aside += named_but_absent(main, repeats.names)
    return Survey(
        "odk",
        title_of(given.name),
        (*asked.questions, *repeats.questions),
        tuple(doubles(submissions)),
        aside=tuple(aside),
    )


def is_repeat(given: Given) -> bool:
    """Whether a file is the repeat group of a form, which is read with the form's own file."""
    return "parent_key" in table_of(given).at


def main_of(given: Given) -> str | None:
    """Give the name of the form's file beside a repeat group's, None if it is not there."""
    stem = stem_of(given.name)
    beside = [
        name
        for name, other in given.around().items()
        if stem_of(name) != stem and stem.startswith(f"{stem_of(name)}-") and is_csv(name)
        if "parent_key" not in names_of(other)
    ]
    return max(beside, key=len, default=None)


def entries(given: Given, main: str) -> Iterator[Passed | Aside | Note]:
    """Account for the rows of a repeat group's file: they are read with the form's, ``main``."""
    table = table_of(given)
    yield from table.faults
    for number, _ in table.rows:
        yield Passed(number, f"entries of a repeat group, read with {main}")


def _encrypted(table: Table, row: Cells) -> bool:
    status = fold(table.text(row, "status"))
    return "encrypted" in status or "not decrypted" in status


def _is_repeat(given: Given) -> InputError:
    return InputError(
        given.name,
        "is the repeat group of a form, and the form's own file is not beside it",
        "Load the folder or zip that holds both",
    )
