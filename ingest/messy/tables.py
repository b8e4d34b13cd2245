"""A table on a sheet: its columns, its rows, and what is said above it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from graph.fold import fold
from ingest.fields.form import Cell
from ingest.messy.headlike import Column
from ingest.messy.pages import Page
from ingest.source import Aside


@dataclass(frozen=True, eq=False)
class Table:
    """A table: what it is called, its columns, and its rows by their number in the sheet."""

    page: Page
    title: str
    columns: Sequence[Column]
    rows: Sequence[int]
    heads: Sequence[int]
    first: int
    _bodies: dict[int, list[Cell]] = field(default_factory=dict, repr=False)

    def fields(self) -> set[str]:
        """Name the fields its columns are."""
        return {each.field for each in self.columns if each.field}

    def column(self, name: str) -> Column | None:
        """Give the first column that is a field."""
        return next((each for each in self.columns if each.field == name), None)

    def all(self, name: str) -> list[Column]:
        """Give every column that is a field."""
        return [each for each in self.columns if each.field == name]

    def value(self, row: int, name: str) -> Cell:
        """Give the first filled cell of a field in a row; a cell merged downwards holds in each."""
        for each in self.all(name):
            if (cell := self.at(row, each)) is not None:
                return cell
        return None

    def at(self, row: int, column: Column) -> Cell:
        """Give a cell of a row; a cell merged over several rows holds for each of them."""
        span = self.page.span(row, column.at)
        if span and span[0] > self.first:
            return self.page.cell(span[0], span[1]) if span[1] == column.at else None
        return self.page.cell(row, column.at)

    def body_of(self, row: int) -> list[Cell]:
        """Give a row's cells in the table's columns."""
        return [self.at(row, each) for each in self.columns]

    def body(self, column: Column) -> list[Cell]:
        """Give all cells of a column."""
        if column.at not in self._bodies:
            self._bodies[column.at] = [self.at(row, column) for row in self.rows]
        return self._bodies[column.at]

    @property
    def words(self) -> str:
        """What is said of the table as a whole: the sheet's name and the titles above it."""
        return fold(f"{self.page.name} | {self.title}")


@dataclass
class Layout:
    """A sheet's tables, and the rows that belong to none: titles above, loose ones elsewhere.

    ``wide`` are rows of a CSV file that have more cells than their table's heads.
    """

    tables: list[Table] = field(default_factory=list)
    titles: list[int] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    loose: list[int] = field(default_factory=list)
    wide: list[Aside] = field(default_factory=list)
