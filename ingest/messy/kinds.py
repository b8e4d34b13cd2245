"""What a table lists: people, universities, sessions, attendance, feedback, trainings, content."""

import re
from typing import Literal

from graph.fold import fold
from ingest.messy.marked import (
    ABOUT_PEOPLE,
    ABOUT_PLACES,
    ABOUT_SESSIONS,
    attendees,
    items,
    marks,
    says,
)
from ingest.messy.pages import text
from ingest.messy.tables import Table

Kind = Literal[
    "people",
    "universities",
    "sessions",
    "matrix",
    "crosstab",
    "attendance",
    "feedback",
    "trainings",
    "content",
    "figures",
]

_ONLY_PEOPLE_HAVE = frozenset({"gender", "phone", "joined", "father", "id_card"})
_ROLES = {
    "ambassador": r"ambassador|سفیر|سفراء|safeer|fellows?\b",
    "panelist": r"panel+ist|speaker|expert|resource person|مقرر|ماہر|پینل|muqarrir|mehman",
    "staff": r"\bstaff|\bteam\b|عملہ|amla|employees|coordinators",
    "influencer": r"influencer|blogger|انفلوئنسر|بلاگر",
}
_PLACE = re.compile(r"universit|colleg|institut|school|academy|یونیورسٹی|جامعہ|کالج", re.I)


def kind_of(table: Table) -> Kind | None:
    """Tell what a table lists, by its heads, what its cells hold and what the sheet is called."""
    fields = table.fields()
    if "name" in fields or "first_name" in fields:
        return _of_people(table, fields)
    if _is_content(table, fields):
        return "content"
    if len(attendees(table)) >= 2:
        return "crosstab"
    asked = len(items(table)) >= 2 and bool({"session", "respondent"} & fields)
    if _are_meetings(fields) and not (asked and says(table, "feedback")):
        is_training = "training" in fields or says(table, "trainings")
        return "trainings" if is_training else "sessions"
    if asked or (len(items(table)) >= 2 and says(table, "feedback")):
        return "feedback"
    if "reach" in fields and {"link", "platform"} & fields:
        return "figures"
    return "universities" if _are_places(fields) else None


def roles_of(table: Table) -> tuple[str, ...]:
    """Give the roles of the people a table lists, as its heads or the sheet's name say."""
    named = table.column("name")
    for said in (fold(named.said) if named else "", fold(table.title), fold(table.page.name)):
        found = [role for role, words in _ROLES.items() if re.search(words, said)]
        if found:
            return tuple(found[:1])
    if table.column("sessions") and table.column("organisation"):
        return ("panelist",)
    return ("ambassador",) if table.column("joined") and table.column("university") else ()


def _of_people(table: Table, fields: set[str]) -> Kind | None:
    if len(marks(table)) >= 2 or (marks(table) and says(table, "attendance")):
        return "matrix"
    if _is_feedback_by_name(table, fields):
        return "feedback"
    if not fields & _ONLY_PEOPLE_HAVE:
        if _names_universities(table):
            return "universities" if _are_places(fields | {"university"}) else None
        if fields & {"latitude", "position", "students", "sector"}:
            # Cities, venues, schools: places of other kinds.
            return None
    if _is_content(table, fields):
        return "content"
    if _are_meetings(fields - {"title"}) and not fields & {"gender", "phone", "id_card", "email"}:
        return "sessions" if "session" in fields or "title" in fields else None
    if {"session", "date", "training"} & fields and not {"joined", "sessions"} & fields:
        return "attendance"
    told = fields & (ABOUT_PEOPLE - {"city", "province", "name_ur", "address"})
    return "people" if told or roles_of(table) or says(table, "attendance") else None


def _names_universities(table: Table) -> bool:
    """Whether what is called by name are universities, by the sheet's name or their own."""
    column = table.column("name")
    names = [text(cell) for cell in table.body(column)[:50] if cell] if column else []
    placed = sum(map(bool, map(_PLACE.search, names)))
    return placed * 2 > len(names) or (says(table, "universities") and placed * 5 > len(names))


def _is_feedback_by_name(table: Table, fields: set[str]) -> bool:
    if fields & {"joined", "nominated_by", "id_card", "sessions", "status"}:
        return False
    asked = items(table)
    return len(asked) >= 3 or (len(asked) >= 2 and says(table, "feedback"))


def _is_content(table: Table, fields: set[str]) -> bool:
    if "content" in fields and fields & {
        "link",
        "published",
        "content_kind",
        "format",
        "featuring",
    }:
        return True
    return bool(
        fields & {"title", "content", "name"}
        and says(table, "content")
        and fields & {"link", "published", "content_kind", "format", "date"}
    )


def _are_meetings(fields: set[str]) -> bool:
    if "date" not in fields:
        return False
    named = fields & {"session", "title", "topic", "training", "code"}
    return bool(named) and bool((fields - named) & ABOUT_SESSIONS or len(named) > 1)


def _are_places(fields: set[str]) -> bool:
    if "university" not in fields or fields & {"date", "session", "respondent"}:
        return False
    sums = fields & {"male", "female", "participants"}
    known = fields & ABOUT_PLACES
    if sums and not known & {"students", "position", "latitude", "sector"}:
        # Counts by university are a summary, not a list of universities.
        return False
    return bool(known) or (bool(fields & {"city", "province"}) and not sums)
