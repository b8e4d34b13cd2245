"""The heads of a table: the rows whose cells name columns, with the captions above them."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.fields.form import Cell
from ingest.loose.presence import present
from ingest.messy.headlike import CODE, Column, is_data, is_day, is_day_of_month, may_be_head
from ingest.messy.labels import Meaning, meaning
from ingest.messy.pages import Page, text

DEEPEST = 3
"""Rows of heads above each other."""


@dataclass(frozen=True)
class Heads:
    """The rows from ``first`` to ``last`` name these columns."""

    first: int
    last: int
    columns: Sequence[Column]

    @property
    def certain(self) -> int:
        """How many different fields are named by their very words, or nearly."""
        return len(
            {each.field for each in self.columns if each.sure > 1 and len(each.label) != 1} - {None}
        )

    def repeats(self, other: "Heads") -> bool:
        """Whether these are the other's heads again, as long lists repeat them on every page."""
        return [each.label for each in self.columns] == [each.label for each in other.columns]


def heads_at(page: Page, rows: Sequence[int], within: range, above: Heads | None) -> Heads | None:
    """Give the heads that begin with the first of these rows; None if it is no head.

    ``above`` are the heads of the table the row would otherwise belong to: then more is asked.
    """
    first = rows[0]
    if not _begins(page, first, within):
        return None
    best: Heads | None = None
    for depth in range(1, min(DEEPEST, len(rows)) + 1):
        last = rows[depth - 1]
        if last != first + depth - 1:
            break
        found = _heads(page, first, last, within)
        if found is None or (depth > 1 and not _adds(page, found, within)):
            break
        if best is None or found.certain >= best.certain:
            best = found
    if best is None:
        return None
    alone = above is None and best.certain == 1 and _marked_below(page, rows, best)
    return best if alone or _is_enough(best, above) else None


def _begins(page: Page, row: int, within: range) -> bool:
    """Whether a row is more than a title: several cells, or one that stands over some columns."""
    at = [each for each in within if page.cell(row, each) is not None]
    if len(at) != 1:
        return len(at) > 1
    span = page.span(row, at[0])
    return span is not None and at[0] > within.start and span[3] > span[1]


def _heads(page: Page, first: int, last: int, within: range) -> Heads | None:
    columns = [
        found for at in within if (found := _column(page, first, last, at, within)) is not None
    ]
    values = [page.cell(row, at) for row in range(first, last + 1) for at in within]
    if not all(may_be_head(cell) for cell in values if cell is not None):
        return None
    return Heads(first, last, columns)


def _column(page: Page, first: int, last: int, at: int, within: range) -> Column | None:
    """Put a column's head together: its lowest cell, and as caption what stands above that."""
    low = next((row for row in range(last, first - 1, -1) if page.cell(row, at) is not None), None)
    captions = []
    if low is None:
        span = page.span(last, at)
        if not span or span[1] != at:
            return None
        low = max(span[0], first)
    for row in range(first, low):
        caption = text(_caption(page, row, at, within))
        if caption and caption not in captions:
            captions.append(caption)
    head = page.joined(low, at)
    label, caption = text(head), " ".join(captions)
    found: Meaning | None = meaning(label, caption)
    return Column(
        *(at, label, caption, found.field if found else None, found.sure if found else 0, head)
    )


def _caption(page: Page, row: int, at: int, within: range) -> Cell:
    """Give what stands above a column: a merged range, or the last filled cell to its left."""
    if page.span(row, at):
        return page.joined(row, at)
    if page.merged:
        return page.cell(row, at)
    left = (page.cell(row, each) for each in range(at, within.start - 1, -1))
    return next((cell for cell in left if cell is not None), None)


def _adds(page: Page, heads: Heads, within: range) -> bool:
    """Whether the lowest row of heads is one: names of parts below captions, and no data."""
    cells = [page.cell(heads.last, at) for at in within]
    texts = [cell for cell in cells if cell is not None]
    if texts and all(
        map(is_day_of_month, [each for each in heads.columns if _is_low(page, heads, each)])
    ):
        return True
    named = [meaning(text(cell)) for cell in texts]
    known = sum(each is not None and each.sure > 1 for each in named)
    below = [
        at
        for at in within
        if page.cell(heads.last, at) is not None and _stands_under_caption(page, heads, at)
    ]
    if len(texts) < 2 or any(is_data(cell) for cell in texts):
        return False
    if len(below) < len(texts) / 2 and not _most_are_blank_above(page, heads, within):
        return False
    return known >= 2 or all(CODE.fullmatch(text(cell)) or is_day(cell) for cell in texts)


def _is_low(page: Page, heads: Heads, column: Column) -> bool:
    return page.cell(heads.last, column.at) is not None


def _stands_under_caption(page: Page, heads: Heads, at: int) -> bool:
    """Whether the cell above is part of a caption over several columns."""
    row = heads.last - 1
    span = page.span(row, at)
    if span:
        return span[3] > span[1]
    return page.cell(row, at) is None or page.cell(row, at + 1) is None


def _most_are_blank_above(page: Page, heads: Heads, within: range) -> bool:
    above = [at for at in within if page.cell(heads.last - 1, at) is not None]
    return len(above) * 2 <= len([at for at in within if page.cell(heads.last, at) is not None])


def _marked_below(page: Page, rows: Sequence[int], heads: Heads) -> bool:
    """Whether the row below is of an attendance sheet: then one named column is enough."""
    below = next((row for row in rows if row > heads.last), None)
    if below is None:
        return False
    cells = [page.cell(below, each.at) for each in heads.columns if each.field is None]
    known = [cell for cell in cells if cell is not None]
    return bool(known) and all(present(cell, "present") for cell in known)


def _is_enough(heads: Heads, above: Heads | None) -> bool:
    """Whether so many columns are named that the row can't be anything but heads."""
    named = heads.certain
    meetings = sum(
        CODE.fullmatch(each.label) is not None or is_day(each.head) for each in heads.columns
    )
    if above is None:
        return named >= 2 or (named == 1 and meetings >= 2)
    if not all(isinstance(each.head, str) and not is_data(each.head) for each in heads.columns):
        return False
    known = named + (meetings if meetings > 1 else 0)
    return named >= 1 and known >= 2 and known * 2 >= len(heads.columns)
