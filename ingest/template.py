"""An empty workbook to fill in: a guide, a sheet a table with drop-downs and an example row."""

from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from graph.errors import InputError
from ingest.fields.times import as_day
from ingest.guide import HEADING, ITEM_ABOUT, MUST, fill_guide, written
from ingest.records import SHEETS, TARGETS
from ingest.records.base import Record
from ingest.records.columns import Column, columns

_LAST = 5_000
"""The last row the drop-downs reach."""
_LIST_CHARACTERS = 255
"""Excel takes no longer list of words in a drop-down."""
_MAY = PatternFill("solid", fgColor="5B7C8D")
_EXAMPLE = Font(italic=True, color="6B6B6B")
_ITEMS = ("item_1", "item_2")


def write_template(path: Path, *, force: bool = False) -> None:
    """Write the workbook to ``path`` (.xlsx); ``force`` replaces a file that is there.

    Raises InputError if the file is there already, is no .xlsx, or can't be written.
    """
    if path.suffix.casefold() != ".xlsx":
        raise InputError(str(path), "is no .xlsx file", "Give a name such as campaign.xlsx")
    if path.exists() and not force:
        raise InputError(str(path), "is there already", "Give another name, or add --force")
    try:
        workbook().save(path)
    except OSError as fault:
        why = fault.strerror or str(fault)
        raise InputError(str(path), f"can't be written ({why})", "Choose another folder") from fault


def workbook() -> Workbook:
    """Make the workbook."""
    book = Workbook()
    guide = book.worksheets[0]
    guide.title = "guide"
    fill_guide(guide)
    for record in SHEETS.values():
        _fill_sheet(book.create_sheet(record.table), record)
    return book


def _fill_sheet(sheet: Worksheet, record: type[Record]) -> None:
    found = columns(record)
    names = [each.name for each in found]
    extra = list(_ITEMS) if record.table == "feedback" else []
    sheet.append([*names, *extra])
    sheet.append([*(_example(each) for each in found), *(4 for _ in extra)])
    for at, each in enumerate(found, start=1):
        _fill_column(sheet, at, each)
    for at in range(len(found) + 1, len(found) + len(extra) + 1):
        head = sheet.cell(1, at)
        head.font, head.fill = HEADING, _MAY
        head.comment = _comment(ITEM_ABOUT)
    for cell in sheet[2]:
        cell.font = _EXAMPLE
    sheet.cell(2, 1).comment = _comment("This row is an example. It is ignored when you load.")
    sheet.freeze_panes = "A2"


def _fill_column(sheet: Worksheet, at: int, each: Column) -> None:
    letter = get_column_letter(at)
    head = sheet.cell(1, at)
    head.font, head.fill = HEADING, MUST if each.required else _MAY
    must = "Must be filled. " if each.required else ""
    head.comment = _comment(f"{each.about}. {must}{written(each)}")
    dimension = sheet.column_dimensions[letter]
    dimension.width = max(14, len(each.name) + 4)
    dimension.number_format = each.form.excel
    sheet.cell(2, at).number_format = each.form.excel
    validation = _validation(each)
    if validation:
        sheet.add_data_validation(validation)
        validation.add(f"{letter}2:{letter}{_LAST}")


def _validation(each: Column) -> DataValidation | None:
    """Make a drop-down of words, or of the ids typed in the sheet a reference points at.

    An id that is in the store and not in the workbook is right too, so those only suggest.
    """
    words = ",".join(each.form.choices)
    if words and len(words) <= _LIST_CHARACTERS:
        chosen = DataValidation(type="list", formula1=f'"{words}"', allow_blank=True)
        chosen.showErrorMessage = True
        chosen.errorTitle = each.name
        chosen.error = f"Choose one of: {', '.join(each.form.choices)}"[:255]
        return chosen
    if each.target:
        record = SHEETS[TARGETS[each.target].tables[0]]
        at = [other.name for other in columns(record)].index(record.key_columns[-1])
        letter = get_column_letter(at + 1)
        where = f"{quote_sheetname(record.table)}!${letter}$2:${letter}${_LAST}"
        suggested = DataValidation(type="list", formula1=where, allow_blank=True)
        suggested.showErrorMessage = False
        return suggested
    return None


def _example(each: Column) -> object:
    if each.example is not None and each.form.excel == "yyyy-mm-dd":
        return as_day(each.example)
    return each.example


def _comment(text: str) -> Comment:
    comment = Comment(text, "mashal")
    comment.width, comment.height = 320, 90
    return comment
