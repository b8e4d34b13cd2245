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
from ingest.too_wide import too_wide
from ingest.utf8 import Utf8, is_utf16

_SEP = re.compile(r'\s*"?sep=(.)"?\s*', re.IGNORECASE)
_EXACT = 10**15
_AGAIN = "Export the file again"

Cells = tuple[int, list[str]]
"""A row's number as a spreadsheet counts it, and its cells as text."""


def rows(given: Given, needed: Iterable[str]) -> Iterator[Cells | Event]:
    """Give a table's header, in lower case, then its rows; blank ones are left out.

    Cells that a row lacks at its end are empty; one with too many is set Aside, and so is the last
    one of a file that ends in it, which is noted. Raises InputError if no row has the ``needed``
    columns (lower case).
    """
    wanted, header, at, cut = frozenset(needed), 0, 0, False
    try:
        for at, cells, is_open in _all(given):
            if not header:
                names = [cell.strip().casefold() for cell in cells]
                if wanted <= set(names):
                    header = len(names)
                    yield at, names
            elif not any(cells):
                continue
            elif is_open and len(cells) < header:
                cut = True
                yield Aside(at, "", "", "is cut off", _AGAIN)
            else:
                missing = [""] * (header - len(cells))
                yield too_wide(at, cells, header) or (at, [*cells, *missing][:header])
    except csv.Error:
        cut = True
        yield Aside(at + 1, "", "", "can't be read, nor can what follows it", _AGAIN)
    if not header:
        what = f"has no row with the columns {', '.join(sorted(wanted))}"
        raise InputError(given.name, what, "Export it again, and don't delete its first row")
    if cut:
        yield Note(f"{given.name} is cut off or damaged at its end. {_AGAIN}")


def _all(given: Given) -> Iterator[tuple[int, list[str], bool]]:
    """Give every row of a CSV file, or of a workbook's sheets, and whether no line's end closes it.

    Raises csv.Error where the file can't be read on.
    """
    with given.open() as file:
        start = file.read(4)
    if start.startswith(b"PK\x03\x04"):
        for sheet in given.sheets:
            width = max((len(cells) for _, cells in sheet.rows), default=0)
            for number, row in sheet.rows:
                yield number, [*map(_text, row), *[""] * (width - len(row))], False
        return
    with given.open() as file:
        clean = io.BufferedReader(Utf8(file, utf16=is_utf16(start)))
        text = io.TextIOWrapper(clean, "utf-8", "replace", newline="")
        first = text.readline(limits.CELL_CHARACTERS)
        found = _SEP.fullmatch(first)
        delimiter = found[1] if found else max(DELIMITERS, key=first.count)
        csv.field_size_limit(10 * limits.CELL_CHARACTERS)
        below = text if found else chain([first], text)
        lines = _Lines(below)
        reader = csv.reader(lines, delimiter=delimiter)
        for number, cells in enumerate(reader, start=2 if found else 1):
            yield number, cells, not lines.last.endswith(("\n", "\r"))


class _Lines:
    """Lines of text, of which the last that was taken is known: it may be cut off."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self.last = ""

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        self.last = next(self._lines)
        return self.last


def _text(cell: Cell) -> str:
    """Write a workbook's cell as its CSV copy has it; a long number stays visibly mangled."""
    if cell is None:
        return ""
    if isinstance(cell, int | float) and abs(cell) >= _EXACT:
        return f"{cell:.5E}"
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
