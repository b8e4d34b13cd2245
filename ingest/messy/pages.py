"""A sheet as a grid: filled rows by number, what is hidden left out and counted, merges known."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from graph.fold import one_line
from ingest.csv_text import DELIMITERS, read_csv
from ingest.decode import decode
from ingest.fields.form import Cell
from ingest.fields.text import without_controls
from ingest.files import Given
from ingest.messy.hidden import Range, Veil, veils
from ingest.sheets import Sheet

_LOOKED_AT = 40
_WIDEST = 2_000
"""Columns right of this are beyond what a person types; they are left out."""


@dataclass(frozen=True)
class Page:
    """One sheet's filled and shown rows; ``hidden`` numbers the rows that are not shown.

    ``columns`` are the hidden columns that hold something. ``widths`` says of each row of a CSV
    file how many cells it has, filled or not: a workbook's rows can't be torn apart.
    """

    name: str
    rows: Mapping[int, Sequence[Cell]]
    is_hidden: bool = False
    hidden: tuple[int, ...] = ()
    columns: tuple[int, ...] = ()
    merged: tuple[Range, ...] = ()
    widths: Mapping[int, int] = field(default_factory=dict)
    _spans: dict[tuple[int, int], Range] = field(default_factory=dict, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Make the merged ranges findable by each of their cells."""
        for span in self.merged:
            first, left, last, right = span
            if (last - first + 1) * (right - left + 1) <= _WIDEST:
                for row in range(first, last + 1):
                    for column in range(left, right + 1):
                        self._spans[row, column] = span

    def cell(self, row: int, column: int) -> Cell:
        """Give a cell as it stands there; of merged cells only the first holds anything."""
        cells = self.rows.get(row, ())
        return cells[column] if 0 <= column < len(cells) else None

    def joined(self, row: int, column: int) -> Cell:
        """Give a cell, for a merged one what the whole range says."""
        span = self.span(row, column)
        return self.cell(span[0], span[1]) if span else self.cell(row, column)

    def span(self, row: int, column: int) -> Range | None:
        """Give the merged range a cell is part of, if any."""
        return self._spans.get((row, column))

    @property
    def width(self) -> int:
        """How many columns there are."""
        return max(map(len, self.rows.values()), default=0)


def pages(given: Given) -> tuple[list[Page], list[str]]:
    """Give the sheets of a workbook, or a CSV file as one, and what to warn of.

    Raises InputError if the file is damaged, too large or no table.
    """
    if given.data.startswith(b"PK\x03\x04"):
        sheets = given.sheets
        found = veils(given)
        while len(found) < len(sheets):
            found.append(Veil())
        return [page(each, veil) for each, veil in zip(sheets, found, strict=False)], []
    text, warnings = decode(given.name, given.data)
    stem = re.sub(r"\.\w{1,5}$", "", PurePosixPath(given.name).name)
    read = read_csv(given.name, _with_delimiter(text), frozenset())
    # A CSV file of a workbook's sheet is called "Workbook - Sheet.csv".
    shown = page(Sheet(stem.rpartition(" - ")[2], read.rows), Veil())
    widths = {number: len(cells) for number, cells in read.rows}
    return [replace(shown, widths=widths)], [*warnings, *read.notes]


def page(sheet: Sheet, veil: Veil) -> Page:
    """Make the grid of a sheet: what is hidden is left out, text is freed of invisible signs."""
    rows: dict[int, Sequence[Cell]] = {}
    hidden: list[int] = []
    columns: set[int] = set()
    for number, every in sheet.rows:
        cells = [_clean(cell) for cell in every[:_WIDEST]]
        filled = [at for at, cell in enumerate(cells) if cell is not None]
        columns.update(at for at in filled if at in veil.columns)
        shown = [at for at in filled if at not in veil.columns]
        if filled and number in veil.rows:
            hidden.append(number)
        elif shown:
            last = shown[-1] + 1
            rows[number] = [
                None if at in veil.columns else cell for at, cell in enumerate(cells[:last])
            ]
    return Page(*(sheet.name, rows, veil.sheet, tuple(hidden), tuple(sorted(columns)), veil.merged))


def text(cell: Cell) -> str:
    """Write a cell as text on one line; a number without its ``.0``, nothing as nothing."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return one_line(without_controls(str(cell)))


def filled(cells: Iterable[Cell]) -> list[int]:
    """Give the positions of the filled cells of a row."""
    return [at for at, cell in enumerate(cells) if cell is not None]


def _clean(cell: Cell) -> Cell:
    """Empty a cell of spaces, or of a formula typed as text or whose result is not kept."""
    if not isinstance(cell, str):
        return cell
    plain = without_controls(cell).strip()
    if not plain or (plain[0] == "=" and plain[:2] != '="'):
        return None
    return plain


def _with_delimiter(whole: str) -> str:
    """Name the delimiter in a first line, as Excel does: title rows would hide it otherwise."""
    if re.match(r'\s*"?sep=', whole, re.IGNORECASE):
        return whole
    lines = whole[:200_000].splitlines()[:_LOOKED_AT]

    def cells(delimiter: str) -> int:
        try:
            rows = list(csv.reader(io.StringIO("\n".join(lines)), delimiter=delimiter))
        except csv.Error:
            return 0
        return sum(len(filled([cell or None for cell in row])) - 1 for row in rows if row)

    return f"sep={max(DELIMITERS, key=cells)}\n{whole}"
