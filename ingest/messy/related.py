"""What a row of a list of people says of ties: who nominated them, where they were."""

from collections.abc import Iterator

from ingest.loose.people import split_names
from ingest.loose.plainly import is_nothing, plainly
from ingest.messy.book import Book, Said
from ingest.messy.meetings import listed
from ingest.messy.pages import text
from ingest.messy.roster import Person
from ingest.messy.tables import Table


def by_number(table: Table, people: dict[int, Person]) -> dict[str, Person]:
    """Give the people by the serial numbers and codes that other rows name them by."""
    found: dict[str, Person] = {}
    for row, person in people.items():
        for name in ("serial", "code"):
            if number := text(table.value(row, name)).casefold().strip(" .#"):
                found.setdefault(number, person)
    return found


def nomination(
    book: Book, table: Table, row: int, person: Person, by_number: dict[str, Person]
) -> Iterator[Said]:
    """Say who nominated somebody: a tie that was reported, without a day."""
    cell = table.value(row, "nominated_by")
    if is_nothing(cell):
        return
    number = text(cell).casefold().strip(" .#")
    by = by_number.get(number)
    if by is None and not any(char.isdigit() for char in number) and (names := split_names(cell)):
        by = book.roster.named(names[0].name)
    if by is None:
        book.lose("nominations by a number or name that is nobody's on the list")
    elif by is person:
        book.lose("nominations of people by themselves")
    else:
        yield "reported_ties", {"person_id": by, "knows_person_id": person, "source": "nomination"}


def sessions_of(
    book: Book, table: Table, row: int, person: Person, roles: tuple[str, ...]
) -> Iterator[Said]:
    """Say in which sessions somebody was: panelists spoke, others attended."""
    part = "spoke" if "panelist" in roles else "attended"
    for name in ("sessions", "session"):
        for each in listed(table.value(row, name)):
            if is_nothing(each):
                continue
            found = book.meetings.known(each)
            if found is None and plainly(each).isdigit() and name == "sessions":
                book.lose("numbers of sessions that are no session's on the list")
                continue
            said = {"session_id": found or each, "person_id": person, "part": part}
            yield "session_people", said
