"""The rows of a table that are records; totals, notes and headings between them are passed over."""

import re
from collections.abc import Collection, Iterator

from graph.fold import fold
from ingest.loose.plainly import is_nothing
from ingest.loose.provinces import province
from ingest.messy.book import Book
from ingest.messy.headlike import Column
from ingest.messy.pages import filled, text
from ingest.messy.tables import Table

TOTALS = "totals and averages"
NOTES = "titles, headings and notes around the rows"
NUMBERS = "rows with nothing but a serial number"
_TOTAL = re.compile(
    r"(?:grand|sub|overall)?[\s-]*(?:totals?|sum|average|avg|mean|count|percentage|total present)\b"
    r"|(?:کل|میزان|ٹوٹل|مجموعہ|مجموعی|اوسط|تعداد)(?:\s|$|[:۔])|(?:kul|meezan|majmua)\b"
)
_NOTE = re.compile(
    r"(?:note|notes|nb|n\.b|source|legend|key|prepared by|last updated|updated|signature|signed"
    r"|remarks|disclaimer|contact|نوٹ|تیار کردہ|دستخط)\b\s*[:.\-–]|[*†]"
)
_LONG = 60


def records(book: Book, table: Table, *keys: str) -> Iterator[int]:
    """Give the rows that are records; the others are passed over with the reason.

    ``keys`` are the fields one of which a record fills, such as its name.
    """
    for row in table.rows:
        why = _why_not(table, row, keys)
        if why is None:
            yield row
        else:
            book.passed(table.page, row, why)


def _why_not(table: Table, row: int, keys: tuple[str, ...]) -> str | None:
    at = filled(table.page.rows[row])
    own = [each for each in table.columns if each.at in at]
    cells = [text(table.page.cell(row, each)) for each in at]
    if any(_TOTAL.match(fold(cell)) for cell in cells[:3]):
        return TOTALS
    if len(at) <= 2 and any(_NOTE.match(fold(cell)) for cell in cells):
        return NOTES
    key = [text(table.value(row, name)) for name in keys]
    if len(at) == 1:
        lonely = len(cells[0]) > _LONG or cells[0].endswith(":") or province(cells[0])
        if not any(key) or (lonely and len(table.columns) > 2):
            return NOTES
    only_numbers = bool(own) and all(each.field == "serial" for each in own)
    if only_numbers or all(map(is_nothing, cells)):
        return NUMBERS
    return None


def unread(book: Book, table: Table, what: str, fields: set[str], at: Collection[int] = ()) -> None:
    """Say what a table was read as, and which of its filled columns were not read.

    ``fields`` were read, and the columns standing ``at`` these places.
    """
    left = [
        each.said
        for each in table.columns
        if each.field not in fields and each.at not in at and any(_filled(table, each))
    ]
    where = f"sheet {table.page.name}" if table.page.name else "the table"
    read = f"{where} was read as {what}"
    book.note(f"{read}; not read: {', '.join(filter(None, left))}" if any(left) else read)


def _filled(table: Table, column: Column) -> Iterator[bool]:
    return (cell is not None for cell in table.body(column))
