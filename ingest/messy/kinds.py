"""What a table lists: people, universities, sessions, attendance, feedback, trainings, content."""

import re
from typing import Literal

from graph.fold import fold
from ingest.loose.people import plain_name
from ingest.loose.plainly import is_nothing, plainly
from ingest.loose.presence import crosses, present
from ingest.loose.words import scale_of
from ingest.messy.heads import Column
from ingest.messy.meetings import heads_a_meeting
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

_ABOUT_PEOPLE = frozenset(
    {"gender", "id_card", "phone", "email", "father", "joined", "x", "facebook", "instagram"}
    | {"status", "nominated_by", "faith", "born", "cohort", "programme", "sessions", "contact"}
    | {"social", "graduates", "semester", "first_name", "organisation", "designation", "expertise"}
    | {"university", "address", "left", "name_ur", "consent", "city", "province"}
)
_ABOUT_PLACES = frozenset(
    {"students", "position", "latitude", "longitude", "sector", "short_name", "focal"}
)
_ABOUT_SESSIONS = frozenset(
    {"participants", "male", "female", "venue", "panelists", "reach", "topic", "hosts", "title"}
    | {"university", "format"}
)
_NEVER_ASKED = frozenset({"serial", "session", "date", "respondent", "remarks", "wave", "code"})
_ASKED_AT_TIMES = frozenset({"content", "name", "trainer", "training", "time", "mark"})
_ONLY_PEOPLE_HAVE = frozenset({"gender", "phone", "joined", "father", "id_card"})
_SAYS = {
    "feedback": r"feedback|evaluation|survey|assessment|pre[\s/-]*(?:and[\s-]*)?post|pre-?test"
    r"|post-?test|رائے|جائزہ|فیڈ ?بیک|tassurat|تاثرات",
    "attendance": r"attend\w*|حاضری|hazri|haazri|register|sign[\s-]*in|شرکت|participants? list",
    "trainings": r"training|workshop|تربیت|tarbiyat|\btot\b|capacity",
    "content": r"content|videos?\b|media (?:products|list|log)|publication|مواد|ویڈیو|recordings?",
    "universities": r"universit|campus|institut|جامعات|یونیورسٹی|جامعہ|partners?\b",
    "figures": r"social media|analytics|insights|posts?\b|سوشل میڈیا",
}
_ROLES = {
    "ambassador": r"ambassador|سفیر|سفراء|safeer|fellows?\b",
    "panelist": r"panel+ist|speaker|expert|resource person|مقرر|ماہر|پینل|muqarrir|mehman",
    "staff": r"\bstaff|\bteam\b|عملہ|amla|employees|coordinators",
    "influencer": r"influencer|blogger|انفلوئنسر|بلاگر",
}
_MARKED = 0.6
_PLACE = re.compile(r"universit|colleg|institut|school|academy|یونیورسٹی|جامعہ|کالج", re.I)
_SIGNED = re.compile(r"sign|thumb|initials|دستخط|remark|note")
_LETTERS = frozenset(("p", "a", "l", "ab", "pr", "✓", "✗", "✔", "حاضر", "غیر حاضر", "ح", "غ"))


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


def marks(table: Table) -> list[Column]:
    """Give the columns of an attendance matrix: headed by a session or day, filled with marks."""
    found = []
    unsure = says(table, "attendance") or says(table, "trainings")
    for column in table.columns:
        if column.field not in (None, "date", "session", "training", "mark"):
            continue
        headed = heads_a_meeting(column)
        if headed or (unsure and column.field is None and not _SIGNED.search(fold(column.label))):
            cells = [cell for cell in table.body(column) if not is_nothing(cell)]
            cross = crosses(cells)
            marked = sum(present(cell, cross) is not None for cell in cells)
            if marked >= _MARKED * len(cells) and (cells or headed):
                found.append(column)
    return found


def attendees(table: Table) -> list[Column]:
    """Give the columns of an attendance sheet turned round: headed by names, a row a session."""
    if not {"session", "date", "training"} & table.fields():
        return []
    found = []
    for column in table.columns:
        if column.field is None and not heads_a_meeting(column) and plain_name(column.label):
            cells = [cell for cell in table.body(column) if not is_nothing(cell)]
            marked = sum(present(cell, "present") is not None for cell in cells)
            if cells and marked >= _MARKED * len(cells):
                found.append(column)
    said = {plainly(text(cell)) for column in found for cell in table.body(column)}
    return found if said & _LETTERS or says(table, "attendance") else []


def items(table: Table) -> list[Column]:
    """Give the columns of a feedback sheet that hold answers on a scale.

    Where a sheet says it is feedback, "Content", "Speaker" and "Venue" may be asked about too.
    """
    known = _ABOUT_PEOPLE | _ABOUT_PLACES | _NEVER_ASKED
    if not says(table, "feedback"):
        known |= _ABOUT_SESSIONS | _ASKED_AT_TIMES
    return [
        column
        for column in table.columns
        if not (column.field in known and column.sure > 1)
        and scale_of(table.body(column), column.said) is not None
    ]


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
    told = fields & (_ABOUT_PEOPLE - {"city", "province", "name_ur", "address"})
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
    return bool(named) and bool((fields - named) & _ABOUT_SESSIONS or len(named) > 1)


def _are_places(fields: set[str]) -> bool:
    if "university" not in fields or fields & {"date", "session", "respondent"}:
        return False
    sums = fields & {"male", "female", "participants"}
    known = fields & _ABOUT_PLACES
    if sums and not known & {"students", "position", "latitude", "sector"}:
        # Counts by university are a summary, not a list of universities.
        return False
    return bool(known) or (bool(fields & {"city", "province"}) and not sums)


def says(table: Table, what: str) -> bool:
    """Whether the sheet's name or titles speak of feedback, attendance, trainings and so on."""
    return re.search(_SAYS[what], table.words) is not None
