"""Which columns of a table hold marks of attendance, and which hold answers on a scale."""

import re

from graph.fold import fold
from ingest.loose.people import plain_name
from ingest.loose.plainly import is_nothing, plainly
from ingest.loose.presence import crosses, present
from ingest.loose.words import scale_of
from ingest.messy.headlike import Column
from ingest.messy.meetings import heads_a_meeting
from ingest.messy.pages import text
from ingest.messy.tables import Table

ABOUT_PEOPLE = frozenset(
    {"gender", "id_card", "phone", "email", "father", "joined", "x", "facebook", "instagram"}
    | {"status", "nominated_by", "faith", "born", "cohort", "programme", "sessions", "contact"}
    | {"social", "graduates", "semester", "first_name", "organisation", "designation", "expertise"}
    | {"university", "address", "left", "name_ur", "consent", "city", "province"}
)
ABOUT_PLACES = frozenset(
    {"students", "position", "latitude", "longitude", "sector", "short_name", "focal"}
)
ABOUT_SESSIONS = frozenset(
    {"participants", "male", "female", "venue", "panelists", "reach", "topic", "hosts", "title"}
    | {"university", "format"}
)
_NEVER_ASKED = frozenset({"serial", "session", "date", "respondent", "remarks", "wave", "code"})
_ASKED_AT_TIMES = frozenset({"content", "name", "trainer", "training", "time", "mark"})
_SAYS = {
    "feedback": r"feedback|evaluation|survey|assessment|pre[\s/-]*(?:and[\s-]*)?post|pre-?test"
    r"|post-?test|رائے|جائزہ|فیڈ ?بیک|tassurat|تاثرات",
    "attendance": r"attend\w*|حاضری|hazri|haazri|register|sign[\s-]*in|شرکت|participants? list",
    "trainings": r"training|workshop|تربیت|tarbiyat|\btot\b|capacity",
    "content": r"content|videos?\b|media (?:products|list|log)|publication|مواد|ویڈیو|recordings?",
    "universities": r"universit|campus|institut|جامعات|یونیورسٹی|جامعہ|partners?\b",
    "figures": r"social media|analytics|insights|posts?\b|سوشل میڈیا",
}
_MARKED = 0.6
_SIGNED = re.compile(r"sign|thumb|initials|دستخط|remark|note")
_LETTERS = frozenset(("p", "a", "l", "ab", "pr", "✓", "✗", "✔", "حاضر", "غیر حاضر", "ح", "غ"))


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
    known = ABOUT_PEOPLE | ABOUT_PLACES | _NEVER_ASKED
    if not says(table, "feedback"):
        known |= ABOUT_SESSIONS | _ASKED_AT_TIMES
    return [
        column
        for column in table.columns
        if not (column.field in known and column.sure > 1)
        and scale_of(table.body(column), column.said) is not None
    ]


def says(table: Table, what: str) -> bool:
    """Whether the sheet's name or titles speak of feedback, attendance, trainings and so on."""
    return re.search(_SAYS[what], table.words) is not None
