"""Lists of universities: where they are, who runs them, how many study there."""

from typing import Any

from ingest.fields.form import Cell
from ingest.loose.numbers import is_approximate, loose_number
from ingest.loose.plainly import plainly
from ingest.loose.positions import angle, position
from ingest.loose.provinces import province
from ingest.messy.book import Book
from ingest.messy.naming import city_of, one_written, written_name
from ingest.messy.pages import text
from ingest.messy.records import records, unread
from ingest.messy.tables import Table
from ingest.named import Campus

_READ = {
    *("serial", "university", "name", "name_ur", "short_name", "city", "province", "sector"),
    *("students", "position", "latitude", "longitude"),
}
_SECTORS = {
    **dict.fromkeys(("public", "government", "govt", "state", "سرکاری", "sarkari"), "public"),
    **dict.fromkeys(("private", "نجی", "niji", "پرائیویٹ"), "private"),
}
_NORTH, _EAST = (23, 38), (60, 78)


def read_universities(book: Book, table: Table) -> None:
    """Read a list of universities."""
    for row in records(book, table, "university", "name"):
        name = one_written(table.value(row, "university") or table.value(row, "name"))
        if name is None:
            book.aside(
                *(table, row, "university", None),
                *("names no university", "Fill in the university's name"),
            )
            continue
        book.item(table, row, [("universities", _cells(book, table, row, name))])
    unread(book, table, "a list of universities", _READ)


def _cells(book: Book, table: Table, row: int, name: str) -> dict[str, Any]:
    city, where = city_of(table, row), province(table.value(row, "province"))
    short = text(table.value(row, "short_name")).split("/")[0]
    urdu = written_name(table.value(row, "name_ur"))
    found = _position(table, row)
    if found and not (_NORTH[0] <= found[0] <= _NORTH[1] and _EAST[0] <= found[1] <= _EAST[1]):
        book.lose("positions outside Pakistan")
        found = None
    return {
        "university_id": Campus(name, city, where),
        "name": name,
        "name_ur": urdu[1] if urdu else None,
        "short_name": one_written(short),
        "city": city,
        "province": where,
        "sector": _SECTORS.get(plainly(text(table.value(row, "sector"))).split(" ")[0]),
        "students": _students(book, table.value(row, "students")),
        "latitude": found[0] if found else None,
        "longitude": found[1] if found else None,
    }


def _students(book: Book, cell: Cell) -> int | None:
    number = loose_number(cell)
    if number is None or number < 0:
        return None
    if is_approximate(cell):
        book.note("some numbers of students are rough, as the file says (~13,000, 15k)")
    return int(number)


def _position(table: Table, row: int) -> tuple[float, float] | None:
    for column in table.all("position"):
        if found := position(table.at(row, column)):
            return found
    north, east = angle(table.value(row, "latitude")), angle(table.value(row, "longitude"))
    return (north, east) if north is not None and east is not None else None
