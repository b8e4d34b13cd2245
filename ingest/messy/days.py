"""Which day a cell of the workbook means, with all that the workbook says about its days."""

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Literal

from ingest.fields.form import Cell
from ingest.fields.numbers import western
from ingest.loose.days import loose_day, order_of, readings
from ingest.messy.headlike import Column
from ingest.messy.meetings import code, named_and_day
from ingest.messy.pages import Page
from ingest.messy.tables import Table
from ingest.source import Context

_DAY = re.compile(r"(?<![\d/.-])\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})(?![\d/-])")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_CELLS = 20_000
"""How many cells of a sheet are looked at for how days are written."""

Order = Literal["dmy", "mdy"]


class Days:
    """How a workbook writes its days: the order of day and month, the year left out."""

    def __init__(self, pages: Sequence[Page], name: str, context: Context) -> None:
        """Look at all that is written like a day, on each sheet and in the whole workbook."""
        found = {page.name: _written(page) for page in pages if not page.is_hidden}
        self._of_page = {page: order_of(texts) for page, texts in found.items()}
        self._of_all = order_of([text for texts in found.values() for text in texts])
        chosen = context.options.get("day_order")
        self._chosen: Order | None = chosen if chosen in ("dmy", "mdy") else None
        self._name = name
        self._of_columns: dict[tuple[int, int], Order | None] = {}
        self._hints: dict[tuple[str, int], set[tuple[int, int]]] = defaultdict(set)

    def hint(self, column: Column) -> None:
        """Take note of a day beside a session's id, such as the head "S-03" above "07-Mar"."""
        named, day = named_and_day(column, 2000)
        if day and (parts := code(named)):
            self._hints[parts].add((day.month, day.day))

    def day(self, table: Table, column: Column, row: int, session: Cell = None) -> date | None:
        """Give the day of a row; None if it is none or can be read in two ways.

        The column decides, then the sheet, the workbook, the settings, then what an attendance
        sheet says of the ``session``.
        """
        cell = table.at(row, column)
        found = loose_day(cell, self._order(table, column) or "auto", self.year(table))
        if found is None and (parts := code(session)):
            both = [day for day in readings(cell) if (day.month, day.day) in self._hints[parts]]
            found = both[0] if len(both) == 1 else None
        return found

    def _order(self, table: Table, column: Column) -> Order | None:
        key = (id(table), column.at)
        if key not in self._of_columns:
            self._of_columns[key] = (
                order_of(table.body(column))
                or self._of_page.get(table.page.name)
                or self._of_all
                or self._chosen
            )
        return self._of_columns[key]

    def year(self, table: Table) -> int | None:
        """Give the year that the sheet's name, its titles or the file's name name alone."""
        for said in (table.page.name, table.title, self._name):
            years = set(_YEAR.findall(western(said)))
            if len(years) == 1:
                return int(years.pop())
        return None


def why_no_day(cell: Cell) -> tuple[str, str]:
    """Say what is wrong with a cell that gives no day, and how to fix it."""
    both = readings(cell)
    if len(both) == 2:
        ways = " or ".join(f"{day.day} {day:%B %Y}" for day in both)
        return f"can be read as {ways}", "Write it as YYYY-MM-DD, or with the month's name"
    if cell is None:
        return "is empty, so the day is not known", "Fill it"
    return "is not a day that can be read", "Write it as YYYY-MM-DD, such as 2026-08-14"


def _written(page: Page) -> list[str]:
    """Give all that is written like 03/04/2024 on a sheet, in titles and notes too."""
    found: list[str] = []
    looked = 0
    for cells in page.rows.values():
        looked += len(cells)
        if looked > _CELLS:
            break
        for cell in cells:
            if isinstance(cell, str) and any(sign in cell for sign in "/-."):
                found += _DAY.findall(western(cell))
    return found
