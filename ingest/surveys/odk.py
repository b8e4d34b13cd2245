"""ODK Central's CSV exports, and Briefcase's and Aggregate's: a file a form, one a repeat group."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import PurePosixPath

from graph.errors import InputError
from graph.fold import fold
from ingest.csv_text import read_csv
from ingest.decode import decode
from ingest.files import Given
from ingest.head import Head
from ingest.sheets import Cells
from ingest.source import Aside, Loss, Note, Passed, Sure
from ingest.surveys.columns import layout
from ingest.surveys.kobo import doubles
from ingest.surveys.naming import title_of
from ingest.surveys.survey import Answers, Question, Status, Submission, Survey

_OWN = frozenset(
    [
        "submissiondate",
        "key",
        "parent_key",
        "submitterid",
        "submittername",
        "attachmentspresent",
        "attachmentsexpected",
        "status",
        "reviewstate",
        "deviceid",
        "edits",
        "formversion",
        "instanceid",
        "start",
        "end",
        "today",
        "username",
        "phonenumber",
        "subscriberid",
        "simserial",
        "simid",
        "audit",
        "*meta-instance-id*",
        "*meta-model-version*",
        "instancename",
        "*meta-ui-version*",
        "*meta-submission-date*",
        "*meta-is-complete*",
        "*meta-date-marked-as-complete*",
        "isvalidated",
        "background-audio",
        "submitter",
    ]
)
_META = re.compile(r"meta[-:/](?:instanceid|instancename|audit|entity.*|deprecatedid)|set-of-.*")
_COLUMNS = frozenset({"submissiondate", "key", "parent_key", "status", "reviewstate"})
_BETWEEN = ("/", ":", "-")
_REVIEWS: dict[str, Status] = {
    "approved": "approved",
    "rejected": "not_approved",
    "hasissues": "on_hold",
}
_BRIEFCASE = ("%b %d, %Y %I:%M:%S %p", "%b %d, %Y %H:%M:%S", "%d %b %Y %H:%M:%S")
ENCRYPTED = "submissions that are encrypted and were exported without their key"


@dataclass(frozen=True)
class _Table:
    """A CSV file of the export: its names, its rows, where the tool's own columns stand."""

    header: Cells
    rows: Sequence[tuple[int, Cells]]
    at: Mapping[str, int]
    warnings: Sequence[str]

    def text(self, row: Cells, name: str) -> str:
        at = self.at.get(name)
        cell = None if at is None or at >= len(row) else row[at]
        return "" if cell is None else str(cell).strip()


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
    main = _table(given)
    if "parent_key" in main.at:
        raise _is_repeat(given)
    if "key" not in main.at:
        raise InputError(given.name, "has no column KEY", "Export it again from ODK Central")
    rows = [row for _, row in main.rows if not _encrypted(main, row)]
    asked = layout(main.header, rows, is_own=_is_own, between=_BETWEEN)
    repeats = _repeats(given, {each.name for each in asked.questions})
    filled: dict[str, dict[str, list[Answers]]] = {}
    for key, name, answers in repeats.entries:
        filled.setdefault(key, {}).setdefault(name, []).append(answers)
    aside: list[Passed | Aside | Loss | Note] = [Note(text) for text in main.warnings]
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
    aside += _named_but_absent(main, repeats.names)
    return Survey(
        "odk",
        title_of(given.name),
        (*asked.questions, *repeats.questions),
        tuple(doubles(submissions)),
        aside=tuple(aside),
    )


def is_repeat(given: Given) -> bool:
    """Whether a file is the repeat group of a form, which is read with the form's own file."""
    return "parent_key" in _table(given).at


def main_of(given: Given) -> str | None:
    """Give the name of the form's file beside a repeat group's, None if it is not there."""
    stem = _stem(given.name)
    beside = [
        name
        for name, other in given.around().items()
        if _stem(name) != stem and stem.startswith(f"{_stem(name)}-") and _is_csv(name)
        if "parent_key" not in _names(other)
    ]
    return max(beside, key=len, default=None)


def row_numbers(given: Given) -> list[int]:
    """List the numbers of a file's rows."""
    return [number for number, _ in _table(given).rows]


@dataclass(frozen=True)
class _Repeats:
    questions: tuple[Question, ...]
    entries: Sequence[tuple[str, str, Answers]]
    names: frozenset[str]


def _repeats(given: Given, taken: set[str]) -> _Repeats:
    """Read the files of repeat groups that lie beside a form's; inner ones have what is around."""
    stem = _stem(given.name)
    questions: list[Question] = []
    found: dict[str, tuple[str, str, Answers]] = {}
    order: list[str] = []
    names = set()
    for name, other in sorted(given.around().items(), key=lambda each: len(each[0])):
        if not (_is_csv(name) and _stem(name).startswith(f"{stem}-")):
            continue
        if "parent_key" not in _names(other):
            continue
        table = _table(other)
        repeat = _stem(name)[len(stem) + 1 :]
        names.add(repeat)
        rows = [row for _, row in table.rows]
        asked = layout(
            table.header, rows, is_own=_is_own, between=_BETWEEN, repeat=repeat, taken=taken
        )
        taken |= {each.name for each in asked.questions}
        questions += asked.questions
        for number, row in table.rows:
            key = table.text(row, "key") or f"{name}:{number}"
            found[key] = (table.text(row, "parent_key"), repeat, asked.answers(row))
            order.append(key)
    return _Repeats(tuple(questions), [_whole(found, key) for key in order], frozenset(names))


def _whole(found: Mapping[str, tuple[str, str, Answers]], key: str) -> tuple[str, str, Answers]:
    """Go from an entry to its submission, taking up the answers of the entries around it."""
    parent, repeat, answers = found[key]
    for _ in range(20):
        if parent not in found:
            break
        parent, _, around = found[parent]
        answers = {**around, **answers}
    return parent, repeat, answers


def _named_but_absent(main: _Table, names: frozenset[str]) -> list[Loss]:
    """Say which repeat groups Briefcase names though their file is not there."""
    sets = [fold(str(cell)) for cell in main.header if cell is not None]
    asked = [name.removeprefix("set-of-") for name in sets if name.startswith("set-of-")]
    folded = {fold(name) for name in names}
    return [
        Loss(f'the repeat group "{name}": its file was not given beside the form\'s')
        for name in asked
        if not any(each == name or each.endswith(name) for each in folded)
    ]


def instant(text: str) -> datetime | None:
    """Read the time of a submission: ISO (Central), or as Briefcase writes it, in UTC."""
    moment = _iso(text) or next((m for form in _BRIEFCASE if (m := _parsed(text, form))), None)
    if moment is None:
        return None
    try:
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except OverflowError:
        return None


def _iso(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _parsed(text: str, form: str) -> datetime | None:
    try:
        return datetime.strptime(text, form).replace(tzinfo=UTC)
    except ValueError:
        return None


def _table(given: Given) -> _Table:
    text, warnings = decode(given.name, given.data)
    sheet = read_csv(given.name, text, _COLUMNS)
    if not sheet.rows:
        raise InputError(given.name, "is empty", "Export the form again")
    header = sheet.rows[0][1]
    names = [fold(str(cell)) if cell is not None else "" for cell in header]
    at = {name: place for place, name in reversed(list(enumerate(names))) if name in _OWN}
    notes = [f"{given.name} {each}" for each in (*warnings, *sheet.notes)]
    return _Table(header, sheet.rows[1:], at, notes)


def _names(given: Given) -> frozenset[str]:
    """Give the columns of a file beside the form's; nothing if it is no table."""
    head = Head(given)
    return frozenset(fold(cell) for cell in head.table[0]) if head.table else frozenset()


def _encrypted(table: _Table, row: Cells) -> bool:
    status = fold(table.text(row, "status"))
    return "encrypted" in status or "not decrypted" in status


def _is_own(name: str) -> bool:
    key = fold(name)
    return key in _OWN or bool(_META.fullmatch(key))


def _is_repeat(given: Given) -> InputError:
    return InputError(
        given.name,
        "is the repeat group of a form, and the form's own file is not beside it",
        "Load the folder or zip that holds both",
    )


def _is_csv(name: str) -> bool:
    return name.casefold().endswith(".csv")


def _stem(name: str) -> str:
    return re.sub(r"\.csv$", "", PurePosixPath(name).name, flags=re.IGNORECASE)
