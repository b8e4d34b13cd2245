"""KoboToolbox's CSV and XLSX exports, with XML names or labels in any language as headers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from graph.errors import InputError
from graph.fold import fold
from ingest.csv_text import read_csv
from ingest.decode import decode
from ingest.fields.form import Cell
from ingest.files import Given
from ingest.sheets import Cells, Sheet
from ingest.source import Aside, Loss, Note, Passed
from ingest.surveys.columns import Layout, layout
from ingest.surveys.kobo import OWN, Meta, doubles, submission
from ingest.surveys.naming import export_title, title_of
from ingest.surveys.survey import Answers, Survey
from ingest.too_wide import without_wide

NO_REPEATS = (
    "KoboToolbox leaves repeat groups (lists within a form) out of CSV files: if the form has any, "
    "export it as XLSX"
)
_COLUMNS = frozenset({"_id", "_uuid", "_submission_time", "_index"})


@dataclass(frozen=True)
class _Part:
    """A sheet: its header, the rows below it, and where each of the tool's own columns stands."""

    name: str
    header: Cells
    rows: Sequence[tuple[int, Cells]]
    at: dict[str, int]

    def cell(self, row: Cells, name: str) -> Cell:
        at = self.at.get(name)
        return None if at is None or at >= len(row) else row[at]

    def number(self, row: Cells, name: str) -> str:
        return _number(self.cell(row, name))


def read_table(given: Given) -> Survey:
    """Read an export in a table; raises InputError if it is none."""
    warnings: list[str] = []
    wide: list[Aside] = []
    if given.data.startswith(b"PK\x03\x04"):
        sheets = list(given.sheets)
    else:
        text, warnings = decode(given.name, given.data)
        sheet, wide = without_wide(read_csv(given.name, text, _COLUMNS))
        sheets = [sheet]
    parts = [found for sheet in sheets if (found := _part(sheet))]
    main = next((part for part in parts if "_parent_index" not in part.at), None)
    if main is None or not {"_uuid", "_id"} & set(main.at):
        raise InputError(
            given.name, "has no sheet of submissions", "Export it again from KoboToolbox"
        )
    is_csv = not main.name
    rows = [row for _, row in main.rows]
    asked = layout(main.header, rows, is_own=_is_own)
    repeats = [] if is_csv else _repeats(main, parts, asked)
    filled = _entries(main, repeats)
    submissions = []
    for number, row in main.rows:
        entries = filled.pop(main.number(row, "_index"), {})
        inner = {name: [each for _, each in found] for name, found in entries.items()}
        submissions.append(submission(_meta(main, row, number), asked.answers(row), inner))
    notes = [f"{given.name} {each}" for each in (*warnings, *(n for s in sheets for n in s.notes))]
    aside: list[Passed | Aside | Loss | Note] = [*map(Note, notes), *wide]
    aside += [Note(NO_REPEATS)] if is_csv else []
    aside += _orphans(filled)
    return Survey(
        "kobo",
        title_of(given.name) if is_csv else export_title(given.name) or main.name,
        (*asked.questions, *(each for _, part in repeats for each in part.questions)),
        tuple(doubles(submissions)),
        frozenset(_number(main.cell(row, "__version__")) for row in rows) - {""},
        tuple(aside),
    )


def _part(sheet: Sheet) -> _Part | None:
    """Take a sheet apart: header, perhaps a row of HXL tags, rows."""
    if not sheet.rows:
        return None
    header = sheet.rows[0][1]
    names = [fold(str(cell)) if cell is not None else "" for cell in header]
    rows = list(sheet.rows[1:])
    while rows and _is_tags(rows[0][1]):
        rows.pop(0)
    at = {name: place for place, name in reversed(list(enumerate(names))) if name in OWN}
    return _Part(sheet.name, header, rows, at)


def _is_tags(row: Cells) -> bool:
    shown = [str(cell) for cell in row if cell is not None]
    return bool(shown) and all(re.match(r"#[A-Za-z]", text) for text in shown)


def _is_own(name: str) -> bool:
    key = fold(name)
    return key in OWN or key.startswith(("_submission_", "_supplementaldetails"))


def _meta(part: _Part, row: Cells, number: int) -> Meta:
    return Meta(
        number=number,
        sheet=part.name,
        id=part.number(row, "_id"),
        uuid=part.number(row, "_uuid"),
        submitted=_text(part.cell(row, "_submission_time")),
        status=_text(part.cell(row, "_validation_status")),
    )


def _repeats(main: _Part, parts: Sequence[_Part], asked: Layout) -> list[tuple[_Part, Layout]]:
    """Give the sheets of repeat groups, those nearer to the main sheet first."""
    taken = {each.name for each in asked.questions}
    found = []
    for part in parts:
        if part is main or "_parent_index" not in part.at:
            continue
        rows = [row for _, row in part.rows]
        made = layout(part.header, rows, is_own=_is_own, repeat=part.name, taken=taken)
        taken |= {each.name for each in made.questions}
        found.append((part, made))
    return found


_Filled = dict[str, dict[str, list[tuple[int, Answers]]]]
"""Index of the main row → repeat group → the entries, each with its row's number."""


def _entries(main: _Part, repeats: Sequence[tuple[_Part, Layout]]) -> _Filled:
    """Give each main row's entries by repeat group; an inner entry has those around it."""
    by_index: dict[tuple[str, str], tuple[_Part, Cells, Answers]] = {}
    for part, asked in repeats:
        for _, row in part.rows:
            by_index[fold(part.name), part.number(row, "_index")] = (part, row, asked.answers(row))
    filled: _Filled = {}
    for part, asked in repeats:
        for number, row in part.rows:
            index, answers = _outermost(main, part, row, by_index, asked.answers(row))
            filled.setdefault(index, {}).setdefault(part.name, []).append((number, answers))
    return filled


def _outermost(
    main: _Part,
    part: _Part,
    row: Cells,
    by_index: dict[tuple[str, str], tuple[_Part, Cells, Answers]],
    answers: Answers,
) -> tuple[str, Answers]:
    """Go from an entry to the submission it is in, taking up the answers of entries around it."""
    for _ in range(20):
        parent = fold(_text(part.cell(row, "_parent_table_name")))
        index = part.number(row, "_parent_index")
        around = by_index.get((parent, index)) or by_index.get((parent[:31], index))
        if around is None or parent == fold(main.name):
            break
        part, row, outer = around
        answers = {**outer, **answers}
    return index, answers


def _orphans(filled: _Filled) -> list[Aside]:
    """Say which entries belong to no submission of the file."""
    return [
        Aside(
            *(number, "_parent_index", ""),
            "this entry of a repeat group belongs to no submission in the file",
            "Export the whole form again",
            sheet,
        )
        for groups in filled.values()
        for sheet, entries in groups.items()
        for number, _ in entries
    ]


def _text(cell: Cell) -> str:
    if isinstance(cell, datetime):
        return (cell if cell.tzinfo else cell.replace(tzinfo=UTC)).isoformat()
    return "" if cell is None else str(cell).strip()


def _number(cell: Cell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return re.sub(r"\.0+$", "", _text(cell))
