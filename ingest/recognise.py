"""Which kind a file is, told by its content; what is none is named with what it resembles."""

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from graph.errors import InputError
from ingest import resembles
from ingest.csv_text import read_csv
from ingest.decode import decode
from ingest.fields.choices import key, listed
from ingest.fields.form import Cell
from ingest.files import Given
from ingest.head import Head
from ingest.layouts import ITEM, KNOWN_COLUMNS, lacking, layout, nearest
from ingest.own_tables import GUIDE, rows
from ingest.records import SHEETS
from ingest.rows import Problem, Reading
from ingest.sheets import Sheet, header
from ingest.source import Source
from ingest.sources import sources
from ingest.workbook import is_workbook, read_workbook

WORKBOOK = "workbook"
KINDS = (WORKBOOK, *SHEETS)
UNKNOWN = "rows of sheets that are none of the campaign's tables"
_CERTAIN = 2
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_TEMPLATE = "Put its rows into the template (mashal template FILE.xlsx) and load that"


def read(given: Given, kind: str | None = None) -> Reading:
    """Read one file into rows of own tables; ``kind`` overrides what its content says.

    Raises InputError if the file is refused whole, with what it looks like and what it lacks.
    """
    name, data = given.name, given.data
    if not data.strip():
        raise InputError(name, "is empty", "Give a file with a header row and rows below it")
    if data.startswith(_OLD_OFFICE):
        raise _old_office(name, data)
    if data.startswith(b"PK\x03\x04"):
        return _read_workbook(given, kind)
    return _read_text(given, kind)


def check_kind(kind: str | None) -> None:
    """Refuse a kind that there is not; raises InputError."""
    kinds = (*KINDS, *sources())
    if kind is not None and kind not in kinds:
        raise InputError("--as", f'"{kind}" is no kind of file', f"Use {listed(kinds)}")


def source_of(given: Given, kind: str | None = None) -> Source | None:
    """Give the source a file is, None if it is none of them (but perhaps own tables).

    A source that is certain has the file, unless that is wholly one of our own tables; one that it
    only looks like has it where :func:`read` finds none. ``kind`` overrides. Raises InputError if
    two sources are equally sure.
    """
    if kind in KINDS:
        return None
    if kind is not None:
        return sources()[kind]
    head = Head(given)
    sure = {name: source.recognise(head) for name, source in sources().items()}
    if found := _only(given, [name for name, how in sure.items() if how == _CERTAIN]):
        return None if is_own(head) else found
    likely = [name for name, how in sure.items() if how]
    if not likely or is_own(head) or (not head.is_json and _can_be_read(given)):
        return None
    return _only(given, likely)


def is_own(head: Head) -> bool:
    """Whether a file is wholly one of our own tables, or a workbook of nothing else."""
    if head.is_zip:
        sheets = [rows for name, rows in head.sheets.items() if key(name) != GUIDE and rows]
        return bool(sheets) and all(_is_own_header(rows[0]) for rows in sheets)
    filled = [row for row in head.table if any(row)]
    return bool(filled) and _is_own_header(filled[0])


def _is_own_header(cells: Sequence[Cell]) -> bool:
    names = [name for name in header(list(cells)) if name]
    known = all(name in KNOWN_COLUMNS or ITEM.fullmatch(name) for name in names)
    return known and any(not lacking(table, names) for table in SHEETS)


def _only(given: Given, likely: Sequence[str]) -> Source | None:
    if len(likely) > 1:
        raise InputError(
            given.name,
            f"could be {listed(likely)}",
            f"Say which it is, such as --as {likely[0]}",
        )
    return sources()[likely[0]] if likely else None


def _can_be_read(given: Given) -> bool:
    """Whether a file is own tables, if not nothing but those."""
    try:
        read(given)
    except InputError:
        return False
    return True


def _read_workbook(given: Given, kind: str | None) -> Reading:
    name, data = given.name, given.data
    if not is_workbook(name, data):
        raise InputError(name, "is no XLSX workbook", "Save the table as .xlsx or CSV UTF-8")
    sheets = [each for each in read_workbook(name, data) if key(each.name) != GUIDE]
    filled = [each for each in sheets if each.rows]
    table = kind if kind in SHEETS else None
    if table and len(filled) != 1:
        raise InputError(
            name, f"has {len(filled)} filled sheets, so it can't be {table}", "Leave out --as"
        )
    reading = Reading(WORKBOOK)
    own = 0
    for sheet in filled:
        found = layout(f"{name}, sheet {sheet.name}", sheet.name, sheet, table)
        if found:
            own += 1
            rows(found, sheet, reading)
        else:
            _unknown_sheet(sheet, reading)
    if not own:
        raise _no_own_sheet(given, filled)
    return reading


def _read_text(given: Given, kind: str | None) -> Reading:
    name, data = given.name, given.data
    if kind == WORKBOOK:
        raise InputError(name, "is no XLSX workbook", "Leave out --as, or give another file")
    text, warnings = decode(name, data)
    if resembles.is_json(text):
        raise _refused(given, "a JSON file of an unknown kind")
    if page := resembles.markup(text):
        raise _refused(given, page)
    sheet = read_csv(name, text, KNOWN_COLUMNS)
    if not sheet.rows:
        raise InputError(name, "is empty", "Give a file with a header row and rows below it")
    stem = re.sub(r"\.\w{1,5}$", "", PurePosixPath(name).name)
    names = header(sheet.rows[0][1])
    found = layout(name, stem, sheet, kind if kind in SHEETS else None)
    if found is None:
        raise _refused(given, _near(names) or "no table that mashal knows")
    notes = [f"{name} {warning}" for warning in (*warnings, *sheet.notes)]
    reading = Reading(found.table, warnings=notes)
    rows(found, sheet, reading)
    return reading


def _unknown_sheet(sheet: Sheet, reading: Reading) -> None:
    """Name a sheet that is none of ours; its rows count as ignored."""
    number, names = sheet.rows[0]
    near = nearest(header(names))
    lacks = f"; it resembles {near[0]} but lacks {', '.join(near[1])}" if near else ""
    if len(sheet.rows) > 1:
        reading.passed[UNKNOWN] += len(sheet.rows) - 1
    reading.problems.append(
        Problem(
            *(sheet.name, "", number, "", ""),
            f"this sheet is none of the campaign's tables{lacks}; nothing in it was loaded",
            f"To load it, name it after its table: {listed(list(SHEETS))}",
        )
    )


def _no_own_sheet(given: Given, filled: list[Sheet]) -> InputError:
    titles = [f'"{sheet.name}"' for sheet in filled[:6]]
    held = (
        f"with the sheet{'s' * (len(titles) > 1)} {', '.join(titles)}" if titles else "with no row"
    )
    return _refused(given, f"a workbook {held}, none of them one of the campaign's tables")


def _refused(given: Given, otherwise: str) -> InputError:
    if near := resembles.likeness(Head(given)):
        return InputError(given.name, f"resembles {near.says}", near.todo)
    return InputError(given.name, f"looks like {otherwise}", _TEMPLATE)


def _near(names: list[str]) -> str | None:
    found = nearest(names)
    return f"the table {found[0]}, but lacks {', '.join(found[1])}" if found else None


def _old_office(name: str, data: bytes) -> InputError:
    if _ENCRYPTED in data:
        return InputError(name, "is protected with a password", "Save it without one")
    return InputError(
        name, "is in an old Office format", "Open it in Excel or LibreOffice and save it as .xlsx"
    )
