"""The tables on a sheet: where each one's heads stand, its rows, and what stands around them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from graph.fold import fold
from ingest.fields.form import Cell
from ingest.messy.heads import DEEPEST, Column, Heads, heads_at
from ingest.messy.pages import Page, filled, text

_TITLES = 6
"""Rows above the heads that can say what a table is."""
_FIRST_WITHIN, _LOOKED_AT = 200, 2_000
"""The first heads stand in one of so many rows; so many are looked at in all."""
_SHARED = frozenset({"remarks", "reach", "percent"})
_OWN = frozenset({"serial", "name", "session", "title", "training", "content", "respondent"})
"""Fields with which a table begins: right of an empty column they begin another one."""


@dataclass(frozen=True, eq=False)
class Table:
    """A table: what it is called, its columns, and its rows by their number in the sheet."""

    page: Page
    title: str
    columns: Sequence[Column]
    rows: Sequence[int]
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
    """A sheet's tables, and the rows that belong to none: titles above, loose ones elsewhere."""

    tables: list[Table] = field(default_factory=list)
    titles: list[int] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    loose: list[int] = field(default_factory=list)


def tables_of(page: Page) -> Layout:
    """Find the tables of a sheet: one below the other, and side by side between empty columns."""
    whole = range(page.width)
    strips = [(strip, _stacked(page, strip)) for strip in _strips(page)]
    groups: list[tuple[range, Layout]] = []
    for strip, layout in strips:
        if groups and _goes_on(groups[-1][1], layout):
            joined = range(groups[-1][0].start, strip.stop)
            groups[-1] = (joined, _stacked(page, joined))
        else:
            groups.append((strip, layout))
    return _merged([layout for _, layout in groups]) if len(groups) > 1 else _stacked(page, whole)


def _goes_on(left: Layout, right: Layout) -> bool:
    """Whether what stands right of an empty column belongs to the table left of it."""
    if not left.tables or not right.tables:
        return True
    one, other = left.tables[0], right.tables[0]
    if one.first != other.first or len(left.tables) != len(right.tables):
        return False
    again = one.fields() & other.fields() - _SHARED
    own = other.fields() & _OWN
    rows = set(_records(one))
    return not again and not own and len(rows & set(_records(other))) > 0.6 * len(rows)


def _records(table: Table) -> list[int]:
    return [row for row in table.rows if len(filled(table.body_of(row))) > 1]


def _strips(page: Page) -> list[range]:
    """Part a sheet at columns that are empty wherever there is more than a title."""
    used: set[int] = set()
    for row, cells in page.rows.items():
        at = filled(cells)
        spans = page.span(row, at[0]) if len(at) == 1 else None
        if len(at) > 1 or not (spans and spans[3] > spans[1]):
            used.update(at)
    used.update(page.columns)
    strips: list[range] = []
    for column in sorted(used):
        if strips and strips[-1].stop == column:
            strips[-1] = range(strips[-1].start, column + 1)
        else:
            strips.append(range(column, column + 1))
    return strips


def _stacked(page: Page, within: range) -> Layout:
    """Find the tables within some columns, from top to bottom."""
    numbers = [row for row, cells in page.rows.items() if any(at in within for at in filled(cells))]
    layout = Layout()
    found = _all_heads(page, numbers, within)
    if not found:
        layout.loose = numbers
        return layout
    above = [row for row in numbers if row < found[0].first]
    layout.titles = list(above)
    for heads, following in zip(found, [*found[1:], None], strict=True):
        rows = [
            row for row in numbers if heads.last < row and (not following or row < following.first)
        ]
        layout.heads += [row for row in numbers if heads.first <= row <= heads.last]
        title = " | ".join(_said(page, row, within) for row in above[-_TITLES:])
        above = _own_titles(page, rows, within) if following else []
        again = [row for row in rows if _is_again(page, row, heads)]
        layout.heads += again
        layout.titles += above
        left = [row for row in rows if row not in above and row not in again]
        layout.tables.append(Table(page, title, heads.columns, left, heads.last))
    return layout


def _all_heads(page: Page, numbers: Sequence[int], within: range) -> list[Heads]:
    """Give every group of rows that are heads; below the first, only behind a gap or a title."""
    found: list[Heads] = []
    at = looked = 0
    while at < len(numbers):
        above = found[-1] if found else None
        heads = None
        parted = above is None or _is_parted(page, numbers[at - 1], numbers[at], within)
        if parted and looked < (_LOOKED_AT if above else _FIRST_WITHIN):
            looked += 1
            heads = heads_at(page, numbers[at : at + DEEPEST], within, above)
        if heads is None or (above and heads.repeats(above)):
            at += 1
            continue
        found.append(heads)
        while at < len(numbers) and numbers[at] <= heads.last:
            at += 1
    return found


def _is_parted(page: Page, before: int, row: int, within: range) -> bool:
    return row - before > 1 or len([at for at in filled(page.rows[before]) if at in within]) == 1


def _is_again(page: Page, row: int, heads: Heads) -> bool:
    """Whether a row repeats the heads, as long lists do on every page."""
    return all(text(page.cell(row, each.at)) == each.label for each in heads.columns if each.label)


def _said(page: Page, row: int, within: range) -> str:
    return " ".join(text(page.cell(row, at)) for at in within if page.cell(row, at) is not None)


def _own_titles(page: Page, rows: Sequence[int], within: range) -> list[int]:
    """Of the rows between two tables, the second's titles: single cells behind a gap."""
    titles: list[int] = []
    for row in reversed(rows):
        if len([at for at in filled(page.rows[row]) if at in within]) > 1:
            break
        titles.insert(0, row)
        if row - 1 not in page.rows:
            return titles
    return []


def _merged(parts: Sequence[Layout]) -> Layout:
    """Put the tables of strips together; a row is loose only if no strip's table has it."""
    layout = Layout()
    for part in parts:
        layout.tables += part.tables
        layout.titles += part.titles
        layout.heads += part.heads
        layout.loose += part.loose
    taken = {row for table in layout.tables for row in table.rows} | set(layout.heads)
    layout.titles = sorted(set(layout.titles) - taken)
    layout.heads = sorted(set(layout.heads))
    layout.loose = sorted(set(layout.loose) - taken - set(layout.titles) - set(layout.heads))
    return layout
