"""The name and campus in a row of a table, whichever columns hold them."""

import re

from graph.fold import one_line
from ingest.fields.form import Cell
from ingest.loose.contacts import masked
from ingest.loose.people import plain_name, split_names
from ingest.loose.plainly import is_nothing
from ingest.loose.provinces import province
from ingest.messy.pages import text
from ingest.messy.tables import Table
from ingest.named import Campus

_URDU = re.compile(r"[؀-ۿݐ-ݿﭐ-﻿]")
_LATIN = re.compile(r"[A-Za-z]")


def name_of(table: Table, row: int) -> tuple[str, str | None] | None:
    """Give a person's name and its Urdu writing; None if the row names nobody.

    A name written in both scripts ("Usman Ali عثمان علی") is parted; one in Urdu alone is both.
    """
    whole = table.value(row, "name")
    if whole is None:
        whole = " ".join(text(table.value(row, each)) for each in ("first_name", "last_name"))
    both = table.all("name")
    written = [written_name(each) for each in (table.at(row, column) for column in both)]
    urdu = next((name[1] for name in written if name and name[1]), None)
    latin = next((name[0] for name in written if name and _LATIN.search(name[0])), None)
    found = written_name(whole)
    if found is None:
        return None
    stated = plain_name(table.value(row, "name_ur"))
    return latin or found[0], stated or urdu or found[1]


def written_name(cell: Cell) -> tuple[str, str | None] | None:
    """Part a written name into the one to show and its Urdu writing; None if it names nobody."""
    people = split_names(cell) if isinstance(cell, str) else []
    name = plain_name(people[0].name if len(people) == 1 else cell)
    if name is None:
        return None
    if not _URDU.search(name):
        return name, None
    if not _LATIN.search(name):
        return name, name
    words = name.split()
    latin = " ".join(word for word in words if not _URDU.search(word)).strip(" ()/-|,")
    urdu = " ".join(word for word in words if _URDU.search(word)).strip(" ()/-|،,")
    return latin or name, urdu or None


def campus_of(table: Table, row: int, *, venue: bool = False) -> Campus | None:
    """Give the campus a row names, with the city and province beside it."""
    name = one_written(table.value(row, "university"))
    if name is None:
        return None
    return Campus(name, city_of(table, row), province(table.value(row, "province")), venue)


def city_of(table: Table, row: int) -> str | None:
    """Give the city a row names."""
    return one_written(table.value(row, "city"))


def one_written(cell: Cell) -> str | None:
    """Give a short text on one line, without contacts; None if it says nothing."""
    if cell is None or is_nothing(cell):
        return None
    return one_line(masked(text(cell)))[:200] or None
