"""Lists of sessions and trainings: day, place, topics, how many came, who spoke, who hosted."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from ingest.fields.form import Cell
from ingest.loose.numbers import is_approximate, loose_number
from ingest.loose.people import split_names
from ingest.loose.plainly import is_nothing
from ingest.loose.provinces import province
from ingest.messy.book import Book, Said
from ingest.messy.days import why_no_day
from ingest.messy.heads import Column
from ingest.messy.meetings import Meetings, code
from ingest.messy.naming import campus_of, city_of, one_written, written_name
from ingest.messy.pages import text
from ingest.messy.records import records, unread
from ingest.messy.tables import Table
from ingest.named import Campus
from ingest.surveys.naming import slug

_READ = {
    *("session", "code", "serial", "date", "title", "topic", "venue", "university", "city"),
    *("province", "format", "male", "female", "other_count", "participants", "panelists", "hosts"),
    *("training", "trainees", "name", "reach"),
}
NOWHERE = Campus("Place not recorded", venue=True)
"""Where sessions were held of which a workbook does not say where."""
_MOST = 1_000_000
_LOOKED_AT = 50


def announce(book: Book, table: Table, meetings: Meetings) -> None:
    """Make the sessions of a list known, so that other sheets can refer to them."""
    for row in table.rows:
        day = _day(book, table, row)
        named = _id(table, row, day)
        if named and (day or table.value(row, "date") is not None):
            meetings.add(named, day, (text(table.value(row, each)) for each in _TITLES))


def read_sessions(book: Book, table: Table) -> None:
    """Read a list of sessions."""
    for row in records(book, table, *_KEYS):
        day = _day(book, table, row)
        if day is None:
            _no_day(book, table, row)
            continue
        session = book.meetings.add(_id(table, row, day), None, ())
        said: list[Said] = [("sessions", _session(book, table, row, session, day))]
        said += _people(book, table, row, session, "panelists", "spoke")
        said += _people(book, table, row, session, "hosts", "hosted")
        book.item(table, row, said)
        for column in table.all("reach"):
            if loose_number(table.at(row, column)) is not None:
                book.lose(
                    "figures of a session (reach, views …): a figure is kept of a post, an "
                    "account, content or a campaign"
                )
    unread(book, table, "a list of sessions", _READ)


def read_trainings(book: Book, table: Table) -> None:
    """Read a list of trainings."""
    for row in records(book, table, *_KEYS):
        day = _day(book, table, row)
        if day is None:
            _no_day(book, table, row)
            continue
        training = book.trainings.add(_id(table, row, day), None, ())
        place = _place(table, row)
        cells = {
            "training_id": training,
            "title": _title(table, row) or f"Training {training}",
            "held_on": day,
            "venue_id": place,
        }
        said: list[Said] = [("trainings", cells)]
        trained = [
            person
            for column in table.all("trainees")
            for person in _named(book, table.at(row, column))
        ]
        said += [("training_people", {"training_id": training, "person_id": p}) for p in trained]
        book.item(table, row, said)
    unread(book, table, "a list of trainings", _READ)


_TITLES = ("title", "training", "topic", "name")
_KEYS = ("session", "training", "code", "title", "topic", "name", "date")


def _day(book: Book, table: Table, row: int) -> date | None:
    column = table.column("date")
    if column is None:
        return None
    named = table.value(row, "session") or table.value(row, "training") or table.value(row, "code")
    return book.days.day(table, column, row, named)


def _no_day(book: Book, table: Table, row: int) -> None:
    column = table.column("date")
    cell = table.at(row, column) if column else None
    book.aside(table, row, column.said if column else "date", cell, *why_no_day(cell))


def _id(table: Table, row: int, day: date | None) -> str:
    """Give the session's own id; one without is called after its day and title."""
    for name in ("session", "training", "code"):
        cell = table.value(row, name)
        if not is_nothing(cell) and not _is_title(table, name):
            return text(cell)
    serial = text(table.value(row, "serial"))
    if serial and not serial[0].isdigit() and code(serial):
        return serial
    title = _title(table, row)
    return "-".join(each for each in (day.isoformat() if day else "", slug(title or "")) if each)


def _is_title(table: Table, name: str) -> bool:
    """Whether a column called "session" or "training" holds titles: most have no number."""
    column = table.column(name)
    body = table.body(column)[:_LOOKED_AT] if column else []
    cells = [text(cell) for cell in body if cell is not None]
    without = [cell for cell in cells if not any(char.isdigit() for char in cell)]
    return 2 * len(without) > len(cells)


def _title(table: Table, row: int) -> str | None:
    for name in ("title", "training", "session", "topic", "name"):
        if name in ("training", "session") and not _is_title(table, name):
            continue
        if (found := one_written(table.value(row, name))) is not None:
            return found
    return None


def _session(book: Book, table: Table, row: int, session: str, day: date) -> dict[str, Any]:
    place = _place(table, row)
    if place is None:
        book.note(
            f"sheet {table.page.name} does not say where sessions were held: their place is "
            f'"{NOWHERE.text}"'
        )
    topics = [one_written(table.at(row, each)) for each in table.all("topic")]
    return {
        "session_id": session,
        "title": _title(table, row) or f"Session {session}",
        "held_on": day,
        "venue_id": place or NOWHERE,
        "format": one_written(table.value(row, "format")),
        "topics": ";".join(each for each in topics if each) or None,
        "participants_count": _count(book, table, row),
    }


def _place(table: Table, row: int) -> Campus | None:
    """Give where it was: the university, else the venue; at a university the hall is left out."""
    if (campus := campus_of(table, row, venue=True)) is not None:
        return campus
    venue = one_written(table.value(row, "venue"))
    if venue is None:
        return None
    return Campus(venue, city_of(table, row), province(table.value(row, "province")), venue=True)


def _count(book: Book, table: Table, row: int) -> int | None:
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


def _people(
    book: Book, table: Table, row: int, session: str, field: str, part: str
) -> Iterator[Said]:
    for column in table.all(field):
        for person in _named(book, table.at(row, column), "panelist" if part == "spoke" else None):
            yield (
                "session_people",
                {"session_id": session, "person_id": person, "part": part},
            )


def _named(book: Book, cell: Cell, role: str | None = None) -> Iterator[Any]:
    """Give the people a cell lists; their organisation is what they are asked about."""
    for each in split_names(cell):
        written = written_name(each.name)
        if written is None:
            continue
        person = book.roster.named(written[0])
        if person is None:
            book.lose("people named beside a session whose name several people of the list have")
            continue
        about = {"expertise": each.organisation} if each.organisation else {}
        urdu = {"name_ur": written[1]} if written[1] else {}
        person.tell({**urdu, **about}, (role,) if role else ())
        yield person
