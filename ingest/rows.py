"""What a file's reader hands over: rows of the campaign's own tables, and what it could not use."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ingest.fields.form import Cell

SHOWN = 80
"""How much of a cell's value a report shows."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, where, and how to fix it; ``row`` is the row's number in the spreadsheet."""

    sheet: str
    table: str
    row: int | None
    column: str
    value: str
    problem: str
    fix: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table as it stood in the file; ``fault`` says why it can't be read at all."""

    table: str
    sheet: str
    number: int
    cells: Mapping[str, Any]
    fault: Problem | None = None


@dataclass
class Reading:
    """One file, read: its kind, its rows in order, and what was named but not used.

    ``ignored`` counts rows that were passed over on purpose; a warning says why.
    """

    kind: str
    rows: list[Row] = field(default_factory=list)
    ignored: int = 0
    problems: list[Problem] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def shown(value: Cell) -> str:
    """Write a cell's value for a report, cut to a readable length."""
    text = "" if value is None else str(value)
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
