"""What a row says of a session or training: its id and title, its place, how many came."""

from datetime import date

from ingest.fields.form import Cell
from ingest.loose.numbers import is_approximate, loose_number
from ingest.loose.plainly import is_nothing
from ingest.loose.provinces import province
from ingest.messy.book import Book
from ingest.messy.headlike import Column
from ingest.messy.meetings import code
from ingest.messy.naming import campus_of, city_of, one_written
from ingest.messy.pages import text
from ingest.messy.tables import Table
from ingest.named import Campus
from ingest.surveys.naming import slug

NOWHERE = Campus("Place not recorded", venue=True)
"""Where sessions were held of which a workbook does not say where."""
_MOST = 1_000_000
_LOOKED_AT = 50


def id_of(table: Table, row: int, day: date | None) -> str:
    """Give the session's own id; one without is called after its day and title."""
    for name in ("session", "training", "code"):
        cell = table.value(row, name)
        if not is_nothing(cell) and not _is_title(table, name):
            return text(cell)
    serial = text(table.value(row, "serial"))
    if serial and not serial[0].isdigit() and code(serial):
        return serial
    title = title_of(table, row)
    return "-".join(each for each in (day.isoformat() if day else "", slug(title or "")) if each)


def _is_title(table: Table, name: str) -> bool:
    """Whether a column called "session" or "training" holds titles: most have no number."""
    column = table.column(name)
    body = table.body(column)[:_LOOKED_AT] if column else []
    cells = [text(cell) for cell in body if cell is not None]
    without = [cell for cell in cells if not any(char.isdigit() for char in cell)]
    return 2 * len(without) > len(cells)


def title_of(table: Table, row: int) -> str | None:
    """Give what it is called: its title, else its topic."""
    for name in ("title", "training", "session", "topic", "name"):
        if name in ("training", "session") and not _is_title(table, name):
            continue
        if (found := one_written(table.value(row, name))) is not None:
            return found
    return None


def place_of(table: Table, row: int) -> Campus | None:
    """Give where it was: the university, else the venue; at a university the hall is left out."""
    if (campus := campus_of(table, row, venue=True)) is not None:
        return campus
    venue = one_written(table.value(row, "venue"))
    if venue is None:
        return None
    return Campus(venue, city_of(table, row), province(table.value(row, "province")), venue=True)


def count_of(book: Book, table: Table, row: int) -> int | None:
    """Give how many took part: the total, else men, women and others together."""
    totals = sorted(table.all("participants"), key=_is_total, reverse=True)
    counted = [found for each in totals if (found := _whole(table.at(row, each))) is not None]
    parts = [_whole(table.value(row, each)) for each in ("male", "female", "other_count")]
    known = [each for each in parts if each is not None]
    if any(is_approximate(table.at(row, each)) for each in totals):
        book.note(f"sheet {table.page.name}: some numbers of participants are rough")
    if counted:
        if None not in parts[:2] and sum(known) != counted[0]:
            book.note(
                f"sheet {table.page.name}, row {row}: men and women are {sum(known)}, the total "
                f"says {counted[0]}; the total was taken"
            )
        return counted[0]
    # Of men alone nobody knows how many came.
    return sum(known) if None not in parts[:2] else None


def _is_total(column: Column) -> bool:
    return "total" in column.label.casefold() or "کل" in column.label


def _whole(cell: Cell) -> int | None:
    number = loose_number(cell)
    return int(number) if number is not None and 0 <= number <= _MOST else None
