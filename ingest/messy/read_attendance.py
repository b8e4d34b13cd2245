"""Attendance: names by sessions with P, A, ✓ or 1, or one line for each who came."""

import re

from ingest.loose.plainly import is_nothing
from ingest.loose.presence import crosses
from ingest.messy.attending import attending, numbers_of, study_of
from ingest.messy.book import Book, Said
from ingest.messy.came import came, late_is_present
from ingest.messy.headlike import Column
from ingest.messy.held import NOWHERE
from ingest.messy.marked import attendees, marks
from ingest.messy.meetings import Meetings, code, named_and_day
from ingest.messy.naming import written_name
from ingest.messy.pages import text
from ingest.messy.records import records, unread
from ingest.messy.roster import Person
from ingest.messy.tables import Table

ABSENT = "people who attended none of the sessions"
_READ = {"serial", "name", "first_name", "last_name", "code", "university", "city", "province"}
_LISTED = {*_READ, "session", "date", "training", "mark"}


def read_matrix(book: Book, table: Table) -> None:
    """Read a sheet of names by sessions."""
    columns = marks(table)
    heads = {column.at: _headed(book, table, column) for column in columns}
    cross = crosses(cell for column in columns for cell in table.body(column))
    late = late_is_present(table)
    numbers = numbers_of(book, table)
    for row in records(book, table, "name", "first_name"):
        person = attending(book, table, row, numbers)
        if person is None:
            continue
        said: list[Said] = []
        for column in columns:
            cell = table.at(row, column)
            head = heads[column.at]
            if head and came(book, cell, cross, late):
                said.append(_attended(head, person))
        if said:
            book.item(table, row, [*said, *study_of(table, row, person)])
        else:
            book.passed(table.page, row, ABSENT)
    used = {each.at for each in columns if heads[each.at]}
    unread(book, table, "attendance by session", _READ, used)


def read_crosstab(book: Book, table: Table) -> None:
    """Read a sheet turned round: a row a session, a column a person."""
    columns = attendees(table)
    people: dict[int, Person] = {}
    for column in columns:
        name = written_name(column.label)
        if name and (person := book.roster.named(name[0])):
            people[column.at] = person
    cross = crosses(cell for column in columns for cell in table.body(column))
    late = late_is_present(table)
    for row in records(book, table, "session", "date", "training"):
        head = _session(book, table, row)
        if head is None:
            _no_session(book, table, row)
            continue
        said = [
            _attended(head, people[column.at])
            for column in columns
            if column.at in people and came(book, table.at(row, column), cross, late)
        ]
        if said:
            book.item(table, row, said)
        else:
            book.passed(table.page, row, "sessions to which nobody of the sheet came")
    unread(book, table, "attendance, a row a session", _LISTED, set(people))


def read_attendance(book: Book, table: Table) -> None:
    """Read a list with one line for each person and session."""
    marked = [cell for column in table.all("mark") for cell in table.body(column)]
    cross, late = crosses(marked), late_is_present(table)
    numbers = numbers_of(book, table)
    for row in records(book, table, "name", "first_name"):
        person = attending(book, table, row, numbers)
        if person is None:
            continue
        cell = table.value(row, "mark")
        if not is_nothing(cell) and not came(book, cell, cross, late):
            book.passed(table.page, row, "people marked as absent")
        elif head := _session(book, table, row):
            book.item(table, row, [_attended(head, person), *study_of(table, row, person)])
        else:
            _no_session(book, table, row)
    unread(book, table, "attendance, a line each", _LISTED)


def _no_session(book: Book, table: Table, row: int) -> None:
    cell = table.value(row, "session") or table.value(row, "date")
    book.aside(
        *(table, row, "session", cell),
        *("is no session of the workbook's list", "Write the session's id, such as S-01"),
    )


def _headed(book: Book, table: Table, column: Column) -> tuple[str, str] | None:
    """Give the table and id of what a column's head names; None (and a note) if nobody knows."""
    if not book.meetings.ids and not book.trainings.ids and (made := _made(book, table, column)):
        return made
    kinds: list[tuple[str, Meetings]] = [("session", book.meetings), ("training", book.trainings)]
    if re.search(r"training|workshop|تربیت", table.words):
        kinds.reverse()
    for kind, meetings in kinds:
        if found := meetings.headed(column):
            return kind, found
    named, _ = named_and_day(column, 2000)
    if named and code(named):
        # It may be a session that was loaded before: the load sets it aside if not.
        return kinds[0][0], named
    marked = sum(not is_nothing(cell) for cell in table.body(column))
    book.note(
        f"sheet {table.page.name}: no session of the workbook is meant by the column "
        f'"{column.label}", so its {marked} marks were not read'
    )
    return None


def _made(book: Book, table: Table, column: Column) -> tuple[str, str] | None:
    """Make a session of a head that is a whole day, in a workbook that lists no sessions."""
    named, day = named_and_day(column, book.days.year(table))
    if named or day is None:
        return None
    session = f"{book.scope}-{day.isoformat()}"
    cells = {
        "session_id": session,
        "title": f"Session of {day.day} {day:%B %Y}",
        "held_on": day,
        "venue_id": NOWHERE,
    }
    book.make("sessions", session, cells)
    book.note(
        f"sheet {table.page.name}: the workbook lists no sessions, so one was made of each day "
        f'that heads a column; their place is "{NOWHERE.text}"'
    )
    return "session", session


def _session(book: Book, table: Table, row: int) -> tuple[str, str] | None:
    for kind, meetings in (("session", book.meetings), ("training", book.trainings)):
        cell = table.value(row, kind)
        if not is_nothing(cell):
            found = meetings.known(cell)
            if found or code(cell):
                return kind, found or text(cell)
    column = table.column("date")
    on = book.meetings.on(book.days.day(table, column, row)) if column else None
    return ("session", on) if on else None


def _attended(head: tuple[str, str], person: Person) -> Said:
    kind, found = head
    if kind == "training":
        return "training_people", {"training_id": found, "person_id": person}
    return "session_people", {"session_id": found, "person_id": person, "part": "attended"}
