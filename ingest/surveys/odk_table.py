"""One CSV file of an ODK export: its own columns, its rows, its times."""

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
from ingest.source import Aside, Note
from ingest.surveys import stamps
from ingest.too_wide import without_wide

BETWEEN = ("/", ":", "-")
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


@dataclass(frozen=True)
class Table:
    """A CSV file of the export: its names, its rows, where the tool's own columns stand.

    ``faults`` are what to warn of, and rows that are set aside and are not among the rows.
    """

    header: Cells
    rows: Sequence[tuple[int, Cells]]
    at: Mapping[str, int]
    faults: Sequence[Note | Aside]

    def text(self, row: Cells, name: str) -> str:
        """Give the cell of one of ODK's own columns, empty if there is none."""
        at = self.at.get(name)
        cell = None if at is None or at >= len(row) else row[at]
        return "" if cell is None else str(cell).strip()


def table_of(given: Given) -> Table:
    """Read a CSV file of an export; raises InputError if it is none."""
    text, warnings = decode(given.name, given.data)
    sheet = read_csv(given.name, text, _COLUMNS)
    if not sheet.rows:
        raise InputError(given.name, "is empty", "Export the form again")
    sheet, wide = without_wide(sheet)
    header = sheet.rows[0][1]
    names = [fold(str(cell)) if cell is not None else "" for cell in header]
    at = {name: place for place, name in reversed(list(enumerate(names))) if name in _OWN}
    notes = [Note(f"{given.name} {each}") for each in (*warnings, *sheet.notes)]
    return Table(header, sheet.rows[1:], at, [*notes, *wide])


def names_of(given: Given) -> frozenset[str]:
    """Give the columns of a file beside the form's; nothing if it is no table."""
    head = Head(given)
    return frozenset(fold(cell) for cell in head.table[0]) if head.table else frozenset()


def is_own(name: str) -> bool:
    """Whether a column is ODK's own, not a question of the form."""
    key = fold(name)
    return key in _OWN or bool(_META.fullmatch(key))


def instant(text: str) -> datetime | None:
    """Read the time of a submission: ISO (Central), or as Briefcase writes it, in UTC."""
    return _iso(text) or stamps.read(text, "mdy", UTC)


def _iso(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def is_csv(name: str) -> bool:
    """Whether a file is called like a CSV file."""
    return name.casefold().endswith(".csv")


def stem_of(name: str) -> str:
    """Give a file's name without folders and ending."""
    return re.sub(r"\.csv$", "", PurePosixPath(name).name, flags=re.IGNORECASE)
