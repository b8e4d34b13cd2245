"""The campaign's own tables, told by their columns: which table a sheet is, and its rows."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from graph.errors import InputError
from ingest.fields.choices import key, listed
from ingest.fields.form import DASHES, Cell
from ingest.records import TABLES
from ingest.records.base import Record, columns, required
from ingest.rows import Problem, Reading, Row, shown
from ingest.sheets import Cells, Sheet, header

GUIDE = "guide"
EXAMPLE = ("EXAMPLE-", "EXAMPLE ")
KNOWN_COLUMNS = frozenset(column.name for record in TABLES.values() for column in columns(record))
_ITEM = re.compile(r"item_[a-z0-9_]{1,60}")


@dataclass(frozen=True)
class Layout:
    """Which table a sheet is, and which column of it each cell of a row belongs to."""

    table: str
    names: Sequence[str]
    unknown: Mapping[int, str]

    @property
    def record(self) -> type[Record]:
        """The record a row becomes."""
        return TABLES[self.table]


def layout(where: str, name: str, sheet: Sheet, table: str | None = None) -> Layout | None:
    """Tell which table a sheet is by its columns, with ``name`` as a hint; None if it is none.

    ``table`` says which it is meant to be. Raises InputError if a sheet is named (or meant) as a
    table but lacks columns it must have, or holds a column twice.
    """
    cells = sheet.rows[0][1] if sheet.rows else []
    names = header(cells)
    named = table or table_named(name)
    fitting = [each for each in TABLES if not lacking(each, names)]
    if named in TABLES and (table or named in fitting or not fitting):
        if missing := lacking(named, names):
            raise InputError(where, _lacks(named, missing, names), "Add them to its first row")
        chosen = named
    elif fitting:
        chosen = _best(where, fitting, names)
    else:
        return None
    own = {each.name for each in columns(TABLES[chosen])}
    _refuse_twice(where, [name for name in names if _is_own(chosen, name, own)])
    unknown = {
        at: str(cells[at]) if at < len(cells) and cells[at] is not None else f"column {at + 1}"
        for at in range(max((len(row) for _, row in sheet.rows), default=0))
        if not _is_own(chosen, names[at] if at < len(names) else "", own)
    }
    return Layout(chosen, names, unknown)


def rows(where: Layout, sheet: Sheet, reading: Reading) -> None:
    """Add a sheet's rows to ``reading``; its example row is ignored, unknown columns are named."""
    number, first = sheet.rows[0]
    filled = {at for _, row in sheet.rows[1:] for at in where.unknown if _at(row, at) is not None}
    for at, name in where.unknown.items():
        if at in filled or (at < len(first) and first[at] is not None):
            reading.problems.append(_unknown_column(where, sheet.name, number, name))
    for row in _rows(where, sheet):
        if _is_example(where.record, row):
            reading.examples += 1
        else:
            reading.rows.append(row)


def table_named(name: str) -> str | None:
    """Give the table a sheet or file is named after: ``Session people``, ``sessions (2).csv``."""
    wanted = key(re.sub(r"[\d()\s_-]+$", "", name))
    return wanted if wanted in TABLES else None


def lacking(table: str, names: Sequence[str]) -> list[str]:
    """Name the columns a table must have that are not among ``names``, in their order."""
    record = TABLES[table]
    must = required(record) - {column for column, other in record.instead.items() if other in names}
    return [each.name for each in columns(record) if each.name in must and each.name not in names]


def nearest(names: Sequence[str]) -> tuple[str, list[str]] | None:
    """Give the table most of whose required columns are there, and those that are not."""
    counted = [(table, lacking(table, names)) for table in TABLES]
    table, missing = min(counted, key=lambda each: len(each[1]) / len(required(TABLES[each[0]])))
    return (table, missing) if 2 * len(missing) <= len(required(TABLES[table])) else None


def _rows(where: Layout, sheet: Sheet) -> Iterator[Row]:
    own = [(at, name) for at, name in enumerate(where.names) if name and at not in where.unknown]
    items = [(at, name) for at, name in own if _ITEM.fullmatch(name)]
    plain = [(at, name) for at, name in own if not _ITEM.fullmatch(name)]
    dashes = {each.name for each in columns(where.record) if each.form.dash}
    for number, row in sheet.rows[1:]:
        size = len(row)
        cells: dict[str, object] = {name: row[at] if at < size else None for at, name in plain}
        for name in dashes:
            if cells.get(name) in DASHES:
                cells[name] = None
        if items:
            cells["items"] = {name: _score(_at(row, at)) for at, name in sorted(items, key=_name)}
        yield Row(where.table, sheet.name, number, cells, _too_wide(where, sheet.name, number, row))


def _too_wide(where: Layout, sheet: str, number: int, row: Cells) -> Problem | None:
    """Find a cell right of the header: most often an unquoted comma has moved the row's cells."""
    width = len(where.names)
    surplus = next((cell for cell in row[width:] if cell is not None), None)
    if surplus is None:
        return None
    return Problem(
        *(sheet, where.table, number, f"column {width + 1}", shown(surplus)),
        "the row has more cells than the header has columns",
        "Put a cell that holds the separator in quotation marks, or give the column a name",
    )


def _unknown_column(where: Layout, sheet: str, number: int, name: str) -> Problem:
    known = [each.name for each in columns(where.record)]
    near = get_close_matches(key(name), known, n=1)
    hint = f'Did you mean "{near[0]}"? ' if near else ""
    extra = "item_… columns hold letters, digits and _ only. " if key(name)[:5] == "item_" else ""
    return Problem(
        *(sheet, where.table, number, shown(name), ""),
        "is no column of this table; nothing in it was loaded",
        f"{hint}{extra}The columns are {listed(known)}",
    )


def _best(where: str, fitting: Sequence[str], names: Sequence[str]) -> str:
    """Of several tables a header fits, the one that leaves fewest columns over."""
    given = {name for name in names if name}

    def left_over(table: str) -> int:
        return len(given - {each.name for each in columns(TABLES[table])})

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
    return name in own or (table == "feedback" and bool(_ITEM.fullmatch(name)))


def _is_example(record: type[Record], row: Row) -> bool:
    value = row.cells.get(record.example_in)
    return isinstance(value, str) and value.startswith(EXAMPLE)


def _score(cell: Cell) -> Cell:
    return None if cell in DASHES else cell


def _at(row: Cells, at: int) -> Cell:
    return row[at] if at < len(row) else None


def _name(item: tuple[int, str]) -> str:
    return item[1]
