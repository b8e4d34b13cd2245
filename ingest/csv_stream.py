"""A large CSV table row by row: never held as a whole, its damage told where it is."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from itertools import chain

from graph.errors import InputError
from ingest import limits
from ingest.fields.form import Cell
from ingest.files import Given
from ingest.head import DELIMITERS
from ingest.source import Aside, Event, Note
from ingest.utf8 import Utf8, is_utf16

_SEP = re.compile(r'\s*"?sep=(.)"?\s*', re.IGNORECASE)
_EXACT = 10**15
_AGAIN = "Export the file again"

Cells = tuple[int, list[str]]
"""A row's number as a spreadsheet counts it, and its cells as text."""


def rows(given: Given, needed: Iterable[str]) -> Iterator[Cells | Event]:
    """Give a table's header, in lower case, then its rows; blank ones are left out.

    A row with too many or too few cells is set Aside, an end that is cut off is noted. Raises
    InputError if no row has the ``needed`` columns (lower case).
    """
    wanted, header, at, short = frozenset(needed), 0, 0, False
    try:
        for at, cells in _all(given):
            short = 0 < header != len(cells) and any(cells)
            if not header:
                names = [cell.strip().casefold() for cell in cells]
                if wanted <= set(names):
                    header = len(names)
                    yield at, names
            elif short:
                problem = f"has {len(cells)} cells where the header has {header}"
                yield Aside(at, "", "", problem, _AGAIN)
            elif any(cells):
                yield at, cells
    except csv.Error:
        short = True
        yield Aside(at + 1, "", "", "can't be read, nor can what follows it", _AGAIN)
    if not header:
        what = f"has no row with the columns {', '.join(sorted(wanted))}"
        raise InputError(given.name, what, "Export it again, and don't delete its first row")
    if short:
        yield Note(f"{given.name} is cut off or damaged at its end. {_AGAIN}")


def _all(given: Given) -> Iterator[Cells]:
    """Give every row of a CSV file, or of a workbook's sheets; raises csv.Error where it ends."""
    with given.open() as file:
        start = file.read(4)
    if start.startswith(b"PK\x03\x04"):
        for sheet in given.sheets:
            width = max((len(cells) for _, cells in sheet.rows), default=0)
            for number, row in sheet.rows:
                yield number, [*map(_text, row), *[""] * (width - len(row))]
        return
    with given.open() as file:
        clean = io.BufferedReader(Utf8(file, utf16=is_utf16(start)))
        text = io.TextIOWrapper(clean, "utf-8", "replace", newline="")
        first = text.readline(limits.CELL_CHARACTERS)
        found = _SEP.fullmatch(first)
        delimiter = found[1] if found else max(DELIMITERS, key=first.count)
        csv.field_size_limit(10 * limits.CELL_CHARACTERS)
        below = text if found else chain([first], text)
        yield from enumerate(csv.reader(below, delimiter=delimiter), start=2 if found else 1)


def _text(cell: Cell) -> str:
    """Write a workbook's cell as its CSV copy has it; a long number stays visibly mangled."""
    if cell is None:
        return ""
    if isinstance(cell, int | float) and abs(cell) >= _EXACT:
        return f"{cell:.5E}"
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
