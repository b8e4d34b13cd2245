"""Lists of sessions and trainings: day, place, topics, how many came, who spoke, who hosted."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from ingest.fields.form import Cell
from ingest.loose.numbers import loose_number
from ingest.loose.people import split_names
from ingest.messy.book import Book, Said
from ingest.messy.days import why_no_day
from ingest.messy.held import NOWHERE, count_of, id_of, place_of, title_of
from ingest.messy.meetings import Meetings
from ingest.messy.naming import one_written, written_name
from ingest.messy.pages import text
from ingest.messy.records import records, unread
from ingest.messy.tables import Table

_READ = {
    *("session", "code", "serial", "date", "title", "topic", "venue", "university", "city"),
    *("province", "format", "male", "female", "other_count", "participants", "panelists", "hosts"),
    *("training", "trainees", "name", "reach"),
}


def announce(book: Book, table: Table, meetings: Meetings) -> None:
    """Make the sessions of a list known, so that other sheets can refer to them."""
    for row in table.rows:
        day = _day(book, table, row)
        named = id_of(table, row, day)
        if named and (day or table.value(row, "date") is not None):
            meetings.add(named, day, (text(table.value(row, each)) for each in _TITLES))


def read_sessions(book: Book, table: Table) -> None:
    """Read a list of sessions."""
    for row in records(book, table, *_KEYS):
        day = _day(book, table, row)
        if day is None:
            _no_day(book, table, row)
            continue
        session = book.meetings.add(id_of(table, row, day), None, ())
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
        training = book.trainings.add(id_of(table, row, day), None, ())
        place = place_of(table, row)
        cells = {
            "training_id": training,
            "title": title_of(table, row) or f"Training {training}",
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


def _session(book: Book, table: Table, row: int, session: str, day: date) -> dict[str, Any]:
    place = place_of(table, row)
    if place is None:
        book.note(
            f"sheet {table.page.name} does not say where sessions were held: their place is "
            f'"{NOWHERE.text}"'
        )
    topics = [one_written(table.at(row, each)) for each in table.all("topic")]
    return {
        "session_id": session,
        "title": title_of(table, row) or f"Session {session}",
        "held_on": day,
        "venue_id": place or NOWHERE,
        "format": one_written(table.value(row, "format")),
        "topics": ";".join(each for each in topics if each) or None,
        "participants_count": count_of(book, table, row),
    }


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
