"""The campaign's own tables: the rows of a sheet whose layout is known."""

from collections.abc import Iterator
from difflib import get_close_matches
from operator import itemgetter

from ingest.fields.choices import key, listed
from ingest.fields.form import DASHES, Cell
from ingest.layouts import ITEM, Layout
from ingest.records.base import Record
from ingest.records.columns import columns
from ingest.rows import Problem, Reading, Row, shown
from ingest.sheets import Cells, Sheet

GUIDE = "guide"
EXAMPLE = ("EXAMPLE-", "EXAMPLE ")
EXAMPLES = "example rows of the template"


def rows(where: Layout, sheet: Sheet, reading: Reading) -> None:
    """Add a sheet's rows to ``reading``; its example row is ignored, unknown columns are named."""
    number, first = sheet.rows[0]
    filled = {at for _, row in sheet.rows[1:] for at in where.unknown if _at(row, at) is not None}
    for at, name in where.unknown.items():
        if at in filled or first[at] is not None:
            reading.problems.append(_unknown_column(where, sheet.name, number, name))
    for row in _rows(where, sheet):
        if _is_example(where.record, row):
            reading.passed[EXAMPLES] += 1
        else:
            reading.rows.append(row)


def _rows(where: Layout, sheet: Sheet) -> Iterator[Row]:
    own = [(at, name) for at, name in enumerate(where.names) if name and at not in where.unknown]
    items = [(at, name) for at, name in own if ITEM.fullmatch(name)]
    plain = [(at, name) for at, name in own if not ITEM.fullmatch(name)]
    dashes = {each.name for each in columns(where.record) if each.form.dash}
    for number, row in sheet.rows[1:]:
        size = len(row)
        cells: dict[str, object] = {name: row[at] if at < size else None for at, name in plain}
        for name in dashes:
            if cells.get(name) in DASHES:
                cells[name] = None
        if items:
            cells["items"] = {
                name: _score(_at(row, at)) for at, name in sorted(items, key=itemgetter(1))
            }
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
        *(sheet, where.table, number, name, ""),
        "is no column of this table; nothing in it was loaded",
        f"{hint}{extra}The columns are {listed(known)}",
    )


def _is_example(record: type[Record], row: Row) -> bool:
    value = row.cells.get(record.example_in)
    return isinstance(value, str) and value.startswith(EXAMPLE)


def _score(cell: Cell) -> Cell:
    return None if cell in DASHES else cell


def _at(row: Cells, at: int) -> Cell:
    return row[at] if at < len(row) else None
