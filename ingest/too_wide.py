"""A row of a CSV file with more cells than its header: its cells stand in the wrong columns."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.fields.form import Cell
from ingest.sheets import Sheet
from ingest.source import Aside

_FIX = "Export it again, or correct the row"


def too_wide(
    number: int, cells: Sequence[Cell], width: int, in_all: int | None = None
) -> Aside | None:
    """Set a row aside that has a filled cell right of a header of ``width`` cells, else None.

    Empty cells there are what spreadsheets leave behind. No cell is shown: which of them is the
    one that was torn apart can't be known, and it may hold anything. ``in_all`` says how many
    cells the row has, if those at its end that are empty are not given.
    """
    if not any(cell not in (None, "") for cell in cells[width:]):
        return None
    problem = (
        f"has {in_all or len(cells):,} cells where the header has {width:,}: a separator or "
        "quotation mark inside a cell is not marked as such"
    )
    return Aside(number, "", "", problem, _FIX)


def without_wide(sheet: Sheet) -> tuple[Sheet, list[Aside]]:
    """Take the rows that are wider than the first, the header, out of a CSV file's sheet."""
    wide: dict[int, Aside] = {}
    for number, cells in sheet.rows[1:]:
        if found := too_wide(number, cells, len(sheet.rows[0][1])):
            wide[number] = found
    kept = [row for row in sheet.rows if row[0] not in wide]
    return (replace(sheet, rows=kept) if wide else sheet), list(wide.values())
