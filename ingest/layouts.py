"""Which of our tables a sheet is, told by its columns; its name is a hint and no more."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from graph.errors import InputError
from ingest.fields.choices import key, listed
from ingest.records import SHEETS
from ingest.records.base import Record
from ingest.records.columns import columns, required
from ingest.rows import shown
from ingest.sheets import Sheet, header

KNOWN_COLUMNS = frozenset(column.name for record in SHEETS.values() for column in columns(record))
ITEM = re.compile(r"item_[a-z0-9_]{1,60}")
"""What the columns of feedback's items are called."""


@dataclass(frozen=True)
class Layout:
    """Which table a sheet is, and which column of it each cell of a row belongs to."""

    table: str
    names: Sequence[str]
    unknown: Mapping[int, str]

    @property
    def record(self) -> type[Record]:
        """The record a row becomes."""
        return SHEETS[self.table]


def layout(where: str, name: str, sheet: Sheet, table: str | None = None) -> Layout | None:
    """Tell which table a sheet is by its columns, with ``name`` as a hint; None if it is none.

    ``table`` says which it is meant to be. Raises InputError if a sheet is named (or meant) as a
    table but lacks columns it must have, or holds a column twice.
    """
    cells = sheet.rows[0][1] if sheet.rows else []
    names = header(cells)
    named = table or table_named(name)
    fitting = [each for each in SHEETS if not lacking(each, names)]
    if named in SHEETS and (table or named in fitting or not fitting):
        if missing := lacking(named, names):
            raise InputError(where, _lacks(named, missing, names), "Add them to its first row")
        chosen = named
    elif fitting:
        chosen = _best(where, fitting, names)
    else:
        return None
    own = {each.name for each in columns(SHEETS[chosen])}
    _refuse_twice(where, [name for name in names if _is_own(chosen, name, own)])
    unknown = {
        at: shown(cell) or f"column {at + 1}"
        for at, cell in enumerate(cells)
        if not _is_own(chosen, names[at], own)
    }
    return Layout(chosen, names, unknown)


def table_named(name: str) -> str | None:
    """Give the table a sheet or file is named after: ``Session people``, ``sessions (2).csv``."""
    wanted = key(re.sub(r"[\d()\s_-]+$", "", name))
    return wanted if wanted in SHEETS else None


def lacking(table: str, names: Sequence[str]) -> list[str]:
    """Name the columns a table must have that are not among ``names``, in their order."""
    record = SHEETS[table]
    must = required(record) - {column for column, other in record.instead.items() if other in names}
    return [each.name for each in columns(record) if each.name in must and each.name not in names]


def nearest(names: Sequence[str]) -> tuple[str, list[str]] | None:
    """Give the table most of whose required columns are there, and those that are not."""
    counted = [(table, lacking(table, names)) for table in SHEETS]
    table, missing = min(counted, key=lambda each: len(each[1]) / len(required(SHEETS[each[0]])))
    return (table, missing) if 2 * len(missing) <= len(required(SHEETS[table])) else None


def _best(where: str, fitting: Sequence[str], names: Sequence[str]) -> str:
    """Of several tables a header fits, the one that leaves fewest columns over."""
    given = {name for name in names if name}

    def left_over(table: str) -> int:
        return len(given - {each.name for each in columns(SHEETS[table])})

    fewest = min(map(left_over, fitting))
    best = [table for table in fitting if left_over(table) == fewest]
    if len(best) > 1:
        raise InputError(
            where,
            f"could be the table {listed(best)}",
            f"Name the file or sheet after one of them, or load it with --as {best[0]}",
        )
    return best[0]


def _refuse_twice(where: str, names: Sequence[str]) -> None:
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        raise InputError(where, f'has the column "{twice}" twice', "Remove or rename one of them")


def _lacks(table: str, missing: Sequence[str], names: Sequence[str]) -> str:
    many = "s" * (len(missing) > 1)
    text = f"as the table {table} it lacks the column{many} {', '.join(missing)}"
    near = {
        found[0]: column
        for column in missing
        if (found := get_close_matches(column, [n for n in names if n not in KNOWN_COLUMNS], n=1))
    }
    hints = [f'is "{shown(name)}" meant as {column}?' for name, column in near.items()]
    return f"{text} ({' '.join(hints)})" if hints else text


def _is_own(table: str, name: str, own: set[str]) -> bool:
    return name in own or (table == "feedback" and bool(ITEM.fullmatch(name)))
