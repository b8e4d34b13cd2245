"""What a file's reader hands over: rows of the campaign's own tables, and what it could not use."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.fold import one_line
from ingest.fields.form import Cell
from ingest.fields.text import without_controls

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

    ``examples`` counts the template's example rows, ``unknown`` the rows of sheets that are none
    of ours: both are passed over.
    """

    kind: str
    rows: list[Row] = field(default_factory=list)
    examples: int = 0
    unknown: int = 0
    problems: list[Problem] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    @property
    def ignored(self) -> int:
        """How many rows were passed over on purpose."""
        return self.examples + self.unknown

    def notes(self) -> list[str]:
        """Give the warnings, and why rows were passed over."""
        why = [
            (self.examples, "example row", "of the template"),
            (self.unknown, "row", "of sheets that are none of the campaign's tables"),
        ]
        passed_over = [
            f"{count} {what}{'s' * (count > 1)} {where} ignored"
            for count, what, where in why
            if count
        ]
        return [*self.warnings, *passed_over]


def shown(value: Cell) -> str:
    """Write a cell's value for a report: one line, nothing invisible, cut to a readable length."""
    text = "" if value is None else one_line(without_controls(str(value)))
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
