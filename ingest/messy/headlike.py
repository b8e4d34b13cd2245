"""Which cells can head a column: words, a session's id, a day; never data."""

import datetime
import re
from dataclasses import dataclass

from ingest.fields.form import Cell
from ingest.loose.contacts import find
from ingest.loose.days import loose_day
from ingest.loose.numbers import loose_number
from ingest.messy.labels import is_label

CODE = re.compile(r"\s*[A-Za-z؀-ۿ]{1,12}[\s.#:-]*\d{1,4}\b.*", re.DOTALL)


@dataclass(frozen=True)
class Column:
    """One column: where it stands, its head, the caption above it, the field it is."""

    at: int
    label: str
    caption: str
    field: str | None
    sure: int
    head: Cell

    @property
    def said(self) -> str:
        """The head with the caption above it, as a report shows it."""
        return f"{self.caption} / {self.label}" if self.caption else self.label


def may_be_head(cell: Cell) -> bool:
    """Whether a cell can be a head: short text that is no contact, a day, a small number."""
    if isinstance(cell, datetime.date | datetime.datetime):
        return True
    if isinstance(cell, bool):
        return False
    if isinstance(cell, int | float):
        return 0 < cell <= 200 and float(cell).is_integer()
    return is_label(cell) and not find(cell)


def is_day_of_month(column: Column) -> bool:
    """Whether a head is a number under a month: 5 under "March 2024"."""
    day = f"{column.label} {column.caption}"
    return column.label.isdecimal() and loose_day(day, year=2000) is not None


def is_data(cell: Cell) -> bool:
    """Whether a cell is a number, which heads nothing; a day may."""
    if isinstance(cell, str):
        return loose_number(cell) is not None
    return not isinstance(cell, datetime.date) or isinstance(cell, bool)


def is_day(cell: Cell) -> bool:
    """Whether a cell is a day, with or without its year."""
    return loose_day(cell, "dmy", year=2000) is not None
