"""What a file's reader hands over: rows of the campaign's own tables, and what it could not use."""

from collections import Counter
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
    """One row of a table as it stood in the file; ``fault`` says why it can't be read at all.

    A record of a file may say several rows: ``record`` numbers it within the file (None: the row
    is a record of its own), and ``main`` is the row by whose fate it is counted.
    """

    table: str
    sheet: str
    number: int
    cells: Mapping[str, Any]
    fault: Problem | None = None
    record: int | None = None
    main: bool = True


@dataclass
class Reading:
    """One file, read: its kind, its rows in order, and what was named but not used.

    ``passed`` counts records that are passed over on purpose, ``lost`` what the format itself has
    lost, both by words for people; ``asides`` are records that can't be used at all, with the
    sheets and numbers they stand under. ``records`` counts what the rows were told by: a row
    without ``record`` is one of its own. ``read_with`` is a digest of what a user may change of how
    the file is read: its rows are not known from an earlier load if that has changed.
    """

    kind: str
    rows: list[Row] = field(default_factory=list)
    records: int = 0
    passed: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)
    asides: list[Problem] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    read_with: str = ""

    @property
    def ignored(self) -> int:
        """How many records were passed over on purpose."""
        return self.passed.total()

    @property
    def read(self) -> int:
        """How many records the file has."""
        own = sum(row.record is None for row in self.rows)
        return own + self.records + self.ignored + len(self.asides)

    def notes(self) -> list[str]:
        """Give the warnings, why records were passed over, and what the format has lost."""
        return [*self.warnings, *passed_over(self.passed), *lost(self.lost)]


def passed_over(why: Mapping[str, int]) -> list[str]:
    """Say how many records were passed over, and why."""
    return [
        f"{count:,} record{'s' * (count != 1)} ignored: {words}" for words, count in why.items()
    ]


def lost(what: Mapping[str, int]) -> list[str]:
    """Say what a file's format has lost, or can't be kept of it."""
    return [f"not in the file, or not kept: {count:,} × {words}" for words, count in what.items()]


def shown(value: Cell) -> str:
    """Write a cell's value for a report: one line, nothing invisible, cut to a readable length."""
    text = "" if value is None else one_line(without_controls(str(value)))
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
