"""Whether a mark on an attendance sheet says that somebody came."""

import re

from graph.fold import fold
from ingest.fields.form import Cell
from ingest.loose.plainly import is_nothing
from ingest.loose.presence import Presence, present
from ingest.messy.book import Book
from ingest.messy.tables import Table

_L = r"\bl\b\s*[=:–-]\s*[^,;)]*"
_OR = r"\s*(?:/|or|&)\s*"
_LATE_OR_LEAVE = re.compile(rf"{_L}(?:late{_OR}leave|leave{_OR}late)")
_LEAVE = re.compile(r"\bl\b\s*[=:–-]\s*(?:on\s+)?(?:leave|رخصت|چھٹی)")


def late_is_present(table: Table) -> bool | None:
    """Say whether L is late (came), leave (did not), or, as the sheet says, either: None."""
    if _LATE_OR_LEAVE.search(table.words):
        return None
    return not _LEAVE.search(table.words)


def came(book: Book, cell: Cell, cross: Presence | None, late: bool | None) -> bool:
    """Say it of one cell; ``late`` is what L means: present, absent, or (None) nobody knows."""
    mark = present(cell, cross)
    if mark == "late" and isinstance(cell, str) and fold(cell).strip(" .") == "l":
        if late is None:
            book.lose("marks L, which the sheet calls late or leave: not counted as attended")
            return False
        if late:
            book.note("L was read as late, and late as attended")
        return late
    if mark == "late":
        book.note("people who came late are counted as attended")
    if mark is None and not is_nothing(cell):
        book.lose("marks of attendance that are not understood")
    return mark in ("present", "late")
