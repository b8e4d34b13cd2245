"""A kind of cell: how it is written, how Excel should show it, and how its faults are said."""

import datetime
from dataclasses import dataclass

from pydantic_core import PydanticCustomError

Cell = (
    str
    | int
    | float
    | bool
    | datetime.date
    | datetime.datetime
    | datetime.time
    | datetime.timedelta
    | None
)
"""What a file's reader hands over; None is a blank cell."""

DASHES = frozenset({"-", "–", "—", "n/a", "N/A"})
"""How people write "unknown" in columns of numbers and days."""


@dataclass(frozen=True)
class Form:
    """How a cell is written (``words``), its Excel number format, and the words it is chosen from.

    ``many`` cells hold several values joined with ``;``; in ``dash`` cells a dash means unknown.
    """

    words: str
    excel: str = "@"
    choices: tuple[str, ...] = ()
    many: bool = False
    dash: bool = False


@dataclass(frozen=True)
class Apart:
    """The column is no property of what the row makes: the Cypher statement deals with it."""


@dataclass(frozen=True)
class Refers(Apart):
    """The column names something of another table: a target of ``records.targets``."""

    target: str


@dataclass(frozen=True)
class Tags(Apart):
    """The column is a list of topics or hashtags, each a node with a folded key and a name."""


def fault(problem: str, fix: str, *, hide: bool = False) -> PydanticCustomError:
    """Make a cell's fault; ``hide`` keeps its value (a phone number, say) out of every report."""
    return PydanticCustomError("cell", "{problem}", {"problem": problem, "fix": fix, "hide": hide})


def row_fault(column: str, problem: str, fix: str) -> PydanticCustomError:
    """Make the fault of two cells that don't go together; ``column`` is the one to look at."""
    return PydanticCustomError(
        "row", "{problem}", {"problem": problem, "fix": fix, "hide": False, "column": column}
    )
