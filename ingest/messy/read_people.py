"""Lists of people: ambassadors, panelists, participants; where they study, when they serve."""

from typing import Any

from ingest.fields.choices import as_yes_no
from ingest.fields.form import Cell
from ingest.loose.people import split_names
from ingest.loose.plainly import plainly
from ingest.loose.presence import present
from ingest.messy.book import Book, Said
from ingest.messy.kinds import roles_of
from ingest.messy.marked import says
from ingest.messy.naming import campus_of, name_of, one_written
from ingest.messy.pages import text
from ingest.messy.records import records, unread
from ingest.messy.related import by_number, nomination, sessions_of
from ingest.messy.roster import Person
from ingest.messy.serving import status_of, study
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
_LISTED = {
    "ambassador": "ambassadors",
    "panelist": "panelists",
    "staff": "staff",
    "influencer": "influencers",
}


def read_people(book: Book, table: Table) -> None:
    """Read a list of people."""
    roles = roles_of(table)
    rows = list(records(book, table, "name", "first_name"))
    people = {row: found for row in rows if (found := _person(book, table, row, roles))}
    numbered = by_number(table, people)
    signed = _signed_in(book, table)
    for row, person in people.items():
        said: list[Said] = [("people", person)]
        said += study(book, table, row, person, roles)
        said += accounts_of(book, table, row, person)
        said += nomination(book, table, row, person, numbered)
        said += sessions_of(book, table, row, person, roles)
        if signed and present(table.value(row, "mark")) != "absent":
            said.append(("session_people", {**signed, "person_id": person}))
        book.item(table, row, said)
        status_of(book, table, row)
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
    about = [one_written(table.value(row, each)) for each in names]
    found = {
        "name_ur": name_ur,
        "gender": gender_of(table.value(row, "gender")),
        "faith_group": one_written(table.value(row, "faith")),
        "expertise": ", ".join(filter(None, about)) or None,
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
