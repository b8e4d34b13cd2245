"""The template's first sheet: what each sheet and column is, what must be filled, and how."""

from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from ingest.records import SHEETS, TARGETS
from ingest.records.base import Record
from ingest.records.columns import Column, columns

ITEM_ABOUT = "The score of one question; a column for each, named as you like after item_"
HEADING = Font(bold=True, color="FFFFFF")
MUST = PatternFill("solid", fgColor="1B4D6B")
_WRAP = Alignment(wrap_text=True, vertical="top")
_WIDTHS = {"A": 20, "B": 20, "C": 14, "D": 60, "E": 46, "F": 30}
_HEAD = ("sheet", "column", "must be filled", "what it holds", "how it is written", "example")
_HOW = (
    "How to fill in this workbook",
    "One sheet a table, one row a thing. Leave out what you don't have: empty cells and empty "
    "sheets are fine. An empty cell means unknown, never 0.",
    "Columns with a dark heading must be filled. Point at a heading to read what it holds.",
    "The grey example row of each sheet is ignored: write below it, or delete it.",
    "Ids are your own short names, such as P-014. They link the sheets: the person_id of "
    "session_people is the one in people. Never use a phone number, e-mail address or "
    "identity-card number.",
    "Days are written YYYY-MM-DD, such as 2026-08-14. Several values in a cell are joined with ;",
    "Check first: mashal load FILE.xlsx --dry-run. Then load: mashal load FILE.xlsx. Or do both in "
    "the app, on the page Add data. You can correct a row and load again: what has not changed "
    "stays as it is.",
)


def fill_guide(sheet: Worksheet) -> None:
    """Write the guide into an empty sheet."""
    for line in (*_HOW, None):
        sheet.append([line])
    sheet.append(_HEAD)
    head = sheet.max_row
    for record in SHEETS.values():
        _add_table(sheet, record)
    _style(sheet, head)


def written(each: Column) -> str:
    """Say how a column's cells are written; a reference by what it points at."""
    return TARGETS[each.target].says if each.target else each.form.words


def _add_table(sheet: Worksheet, record: type[Record]) -> None:
    sheet.append([record.table, None, None, record.about])
    sheet.cell(sheet.max_row, 1).font = Font(bold=True)
    for each in columns(record):
        must = "yes" if each.required else None
        if each.name in record.instead:
            must = f"this or {record.instead[each.name]}"
        sheet.append([record.table, each.name, must, each.about, written(each), each.example])
    if record.table == "feedback":
        sheet.append(["feedback", "item_…", None, ITEM_ABOUT, "a number, or yes/no", 4])


def _style(sheet: Worksheet, head: int) -> None:
    sheet["A1"].font = Font(bold=True, size=14)
    for cell in sheet[head]:
        cell.font, cell.fill = HEADING, MUST
    for letter, width in _WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    for at in range(2, len(_HOW) + 1):
        sheet.merge_cells(start_row=at, end_row=at, start_column=1, end_column=len(_HEAD))
        sheet.cell(at, 1).alignment = _WRAP
        sheet.row_dimensions[at].height = 32
    for row in sheet.iter_rows(min_row=head + 1, min_col=4, max_col=5):
        for cell in row:
            cell.alignment = _WRAP
    sheet.sheet_view.showGridLines = False
