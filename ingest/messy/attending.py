"""Whom a row of an attendance sheet means, of the people the workbook lists."""

from collections.abc import Mapping

from ingest.loose.people import split_names
from ingest.messy.book import Book, Said
from ingest.messy.naming import campus_of, name_of
from ingest.messy.pages import text
from ingest.messy.roster import Person
from ingest.messy.tables import Table
from ingest.named import Campus
from ingest.surveys.sessions import campuses


def attending(book: Book, table: Table, row: int, numbers: Mapping[int, str]) -> Person | None:
    """Give the person of a row; None, and the row set aside, if nobody or several are meant."""
    written = name_of(table, row)
    if written is None:
        book.aside(
            *(table, row, "name", table.value(row, "name")),
            *("names nobody", "Fill in the person's name"),
        )
        return None
    campus = campus_of(table, row)
    person = book.roster.named(written[0], campus or _beside(table, row), numbers.get(row))
    if person is not None and not person.listed:
        person.campus = person.campus or campus
    if person is None:
        book.aside(
            *(table, row, "name", written[0]),
            "is the name of several people of the list",
            "Add a column with their universities, or write the names apart",
        )
    return person


def _beside(table: Table, row: int) -> Campus | None:
    """Give the campus in brackets behind a name: "Imran Khan (BUITEMS)"."""
    named = split_names(table.value(row, "name"))
    said = named[0].organisation if len(named) == 1 else None
    return Campus(said) if said and campuses().match(said).university_id else None


def numbers_of(book: Book, table: Table) -> dict[int, str]:
    """Give the serial numbers by row, if they are those of the list of people; else none."""
    found = {row: number for row in table.rows if (number := text(table.value(row, "serial")))}
    names = {row: written[0] for row in found if (written := name_of(table, row))}
    agree = [book.roster.numbers(name, found[row]) for row, name in names.items()]
    return found if True in agree and False not in agree else {}


def study_of(table: Table, row: int, person: Person) -> list[Said]:
    """Say where somebody studies of whom only the attendance sheet says it."""
    campus = campus_of(table, row)
    if campus is None or person.listed:
        return []
    return [("studies", {"person_id": person, "university_id": campus})]
