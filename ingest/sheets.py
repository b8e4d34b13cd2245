"""A sheet is rows of cells, whatever file it comes from; its first filled row is its header."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.fields.choices import key
from ingest.fields.form import Cell

Cells = Sequence[Cell]


@dataclass(frozen=True)
class Sheet:
    """A sheet: its name (a CSV file has none), its numbered filled rows, blank cells None.

    ``notes`` complete "The file …": what is to be warned of.
    """

    name: str
    rows: Sequence[tuple[int, Cells]]
    notes: tuple[str, ...] = ()


def sheet(name: str, rows: Iterable[Cells]) -> Sheet:
    """Make a sheet of rows; the first is row 1. Blank rows keep their number and are left out."""
    numbered = []
    for number, cells in enumerate(rows, start=1):
        kept = [_filled(cell) for cell in cells]
        if any(cell is not None for cell in kept):
            numbered.append((number, kept))
    return Sheet(name, numbered)


def header(cells: Cells) -> list[str]:
    """Write a header's cells as column names: lower case, ``_`` for spaces; blank stays blank."""
    return [key(str(cell).rstrip("* ")) if cell is not None else "" for cell in cells]


def _filled(cell: Cell) -> Cell:
    """Blank cells, and those of spaces alone, are None."""
    if type(cell) is not str:
        return cell
    return cell.strip() or None
