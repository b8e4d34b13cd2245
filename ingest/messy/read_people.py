"""Lists of people: ambassadors, panelists, participants; where they study, when they serve."""

import re
from collections.abc import Iterator
from typing import Any

from ingest.fields.choices import as_yes_no
from ingest.fields.form import Cell
from ingest.loose.people import split_names
from ingest.loose.plainly import is_nothing, plainly
from ingest.loose.presence import present
from ingest.messy.book import Book, Said
from ingest.messy.days import why_no_day
from ingest.messy.kinds import roles_of, says
from ingest.messy.meetings import listed
from ingest.messy.naming import campus_of, name_of, one_written
from ingest.messy.pages import text
from ingest.messy.records import records, unread
from ingest.messy.roster import Person
from ingest.messy.signs import accounts_of, signs_of
from ingest.messy.tables import Table

_READ = {
    *("serial", "code", "name", "first_name", "last_name", "name_ur", "gender", "id_card", "phone"),
    *("email", "contact", "university", "organisation", "designation", "expertise", "city"),
    *("province", "x", "facebook", "instagram", "youtube", "tiktok", "social", "joined", "left"),
    *("status", "nominated_by", "programme", "graduates", "faith", "consent", "sessions"),
    *("cohort", "session"),
}
_GENDERS = {
    **dict.fromkeys(
        ("f", "female", "woman", "w", "girl", "lady", "خاتون", "عورت", "لڑکی"), "female"
    ),
    **dict.fromkeys(("m", "male", "man", "boy", "مرد", "لڑکا"), "male"),
    **dict.fromkeys(("other", "transgender", "non binary", "x", "خواجہ سرا", "دیگر"), "other"),
    **dict.fromkeys(("aurat", "khatoon", "larki"), "female"),
    **dict.fromkeys(("mard", "larka"), "male"),
}
_ACTIVE = re.compile(r"active|current|yes|ongoing|serving|continuing|فعال|سرگرم|جاری|faal|faaal")
_ENDED = re.compile(
    r"in-?active|left|on leave|leave|graduated|alumn\w*|resigned|dropped|drop out|former|ex\b|ended"
    r"|suspended|terminated|not responding|no|غیر ?فعال|چھوڑ|رخصت|فارغ|ghair faal|chutti"
)
_LISTED = {
    "ambassador": "ambassadors",
    "panelist": "panelists",
    "staff": "staff",
    "influencer": "influencers",
}
_DOUBLE = re.compile(r"dup\w*|double|repeat\w*|same as.*|دہرا\w*|مکرر")


def read_people(book: Book, table: Table) -> None:
    """Read a list of people."""
    roles = roles_of(table)
    rows = list(records(book, table, "name", "first_name"))
    people = {row: found for row in rows if (found := _person(book, table, row, roles))}
    by_number = _by_number(table, people)
    signed = _signed_in(book, table)
    for row, person in people.items():
        said: list[Said] = [("people", person)]
        said += _study(book, table, row, person, roles)
        said += accounts_of(book, table, row, person)
        said += _nomination(book, table, row, person, by_number)
        said += _sessions(book, table, row, person, roles)
        if signed and present(table.value(row, "mark")) != "absent":
            said.append(("session_people", {**signed, "person_id": person}))
        book.item(table, row, said)
        _status(book, table, row)
    unread(book, table, f"a list of {_LISTED[roles[0]] if roles else 'people'}", _READ)


def _signed_in(book: Book, table: Table) -> dict[str, Any] | None:
    """Give the session whose attendance sheet a list is, as its title says; None if it is none."""
    if not says(table, "attendance") or table.fields() & {"joined", "sessions", "session"}:
        return None
    session = book.meetings.told_by(f"{table.page.name} | {table.title}")
    if session is None:
        book.note(
            f"sheet {table.page.name} looks like an attendance sheet, but its title names no "
            "session of the workbook's list: only its people were read"
        )
        return None
    return {"session_id": session, "part": "attended"}


def gender_of(cell: Cell) -> str | None:
    """Give a gender as our tables write it; None if the cell says none."""
    return _GENDERS.get(plainly(text(cell))) if cell is not None else None


def _person(book: Book, table: Table, row: int, roles: tuple[str, ...]) -> Person | None:
    written = name_of(table, row)
    if written is None:
        column = table.column("name") or table.column("first_name")
        cell = table.value(row, "name")
        book.aside(
            *(table, row, column.said if column else "name", cell),
            *("names nobody", "Fill in the person's name"),
        )
        return None
    name, name_ur = written
    # A panelist's university is where they work: expertise, no campus of the programme.
    campus = None if "panelist" in roles else campus_of(table, row)
    label = text(table.value(row, "code")) or text(table.value(row, "serial")) or f"row {row}"
    person = book.roster.listed(
        tuple(filter(None, (name, name_ur))), campus, signs_of(book, table, row), label
    )
    if again := person.tell(_cells(table, row, name_ur, roles), roles):
        book.note(
            f"people who stand twice in sheet {table.page.name} with another {' or '.join(again)}: "
            "what stands first was taken"
        )
    return person


def _cells(table: Table, row: int, name_ur: str | None, roles: tuple[str, ...]) -> dict[str, Any]:
    consent = table.value(row, "consent")
    names = ["expertise", "designation", "organisation"]
    names += ["university"] if "panelist" in roles else []
    about = [text(table.value(row, each)) for each in names]
    found = {
        "name_ur": name_ur,
        "gender": gender_of(table.value(row, "gender")),
        "faith_group": one_written(table.value(row, "faith")),
        "expertise": ", ".join(each for each in about if each and not is_nothing(each)) or None,
        "consent": _yes(consent),
    }
    if found["expertise"] is None and (named := split_names(table.value(row, "name"))):
        found["expertise"] = named[0].organisation
    return {name: cell for name, cell in found.items() if cell is not None}


def _yes(cell: Cell) -> bool | None:
    try:
        return as_yes_no(cell) if cell is not None else None
    except ValueError:
        return None


def _study(
    book: Book, table: Table, row: int, person: Person, roles: tuple[str, ...]
) -> Iterator[Said]:
    """Say where somebody studies and, of an ambassador, which campus they serve since when."""
    campus = campus_of(table, row)
    if campus is None or "panelist" in roles:
        return
    programme = one_written(table.value(row, "programme"))
    column = table.column("graduates")
    graduates = book.days.day(table, column, row) if column else None
    if "staff" not in roles:
        yield (
            "studies",
            {
                "person_id": person,
                "university_id": campus,
                "programme": programme,
                "graduates_on": graduates,
            },
        )
    if "ambassador" in roles and (joined := table.column("joined")):
        yield from _term(book, table, row, person, joined)


def _term(book: Book, table: Table, row: int, person: Person, joined: Any) -> Iterator[Said]:
    day = book.days.day(table, joined, row)
    if day is None:
        why, _ = why_no_day(table.at(row, joined))
        book.lose(f"terms of ambassadors, as the day they joined {why}")
        return
    left = table.column("left")
    ends = book.days.day(table, left, row) if left else None
    if ends is not None and ends < day:
        book.lose("last days of terms that lie before the first day")
        ends = None
    yield (
        "ambassador_terms",
        {
            "person_id": person,
            "university_id": campus_of(table, row),
            "appointed_on": day,
            "ends_on": ends,
            "cohort": one_written(table.value(row, "cohort")),
        },
    )


def _by_number(table: Table, people: dict[int, Person]) -> dict[str, Person]:
    """Give the people by the serial numbers and codes that other rows name them by."""
    found: dict[str, Person] = {}
    for row, person in people.items():
        for name in ("serial", "code"):
            if number := text(table.value(row, name)).casefold().strip(" .#"):
                found.setdefault(number, person)
    return found


def _nomination(
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


def _sessions(
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


def _status(book: Book, table: Table, row: int) -> None:
    status = plainly(text(table.value(row, "status")))
    where = f"sheet {table.page.name}"
    if not status:
        return
    if _DOUBLE.fullmatch(status):
        book.note(f'{where}, row {row} is marked "{status}": compare it with the other row')
    elif _ENDED.match(status):
        ended = table.value(row, "left") is None and table.column("joined") is not None
        if ended:
            book.lose(
                f'last days of terms of people marked "{status}": the file does not say when they '
                "ended, so they are left open"
            )
    elif not _ACTIVE.match(status):
        book.note(f'{where}: the status "{status}" is not known and was not read')
