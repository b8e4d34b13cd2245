"""Where the tables of a sheet stand: one below the other, side by side, or both."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.messy.heads import DEEPEST, Heads, heads_at
from ingest.messy.pages import Page, filled, text
from ingest.messy.tables import Layout, Table

_TITLES = 6
"""Rows above the heads that can say what a table is."""
_FIRST_WITHIN, _LOOKED_AT = 200, 2_000
"""The first heads stand in one of so many rows; so many are looked at in all."""
_SHARED = frozenset({"remarks", "reach", "percent"})
_OWN = frozenset({"serial", "name", "session", "title", "training", "content", "respondent"})
"""Fields with which a table begins: right of an empty column they begin another one."""


def tables_of(page: Page) -> Layout:
    """Find the tables of a sheet: one below the other, and side by side between empty columns."""
    rows = list(page.rows)
    if beside := _beside(page, rows):
        return beside
    whole = _below(page, range(page.width), rows)
    return _parted(page, whole) if len(whole.tables) > 1 else whole


def _beside(page: Page, rows: Sequence[int]) -> Layout | None:
    """Find the tables that stand side by side in some rows; None if they hold one alone."""
    groups: list[tuple[range, Layout]] = []
    for strip in _strips(page, rows):
        layout = _below(page, strip, rows)
        if groups and _goes_on(groups[-1][1], layout):
            joined = range(groups[-1][0].start, strip.stop)
            groups[-1] = (joined, _below(page, joined, rows))
        else:
            groups.append((strip, layout))
    return _merged([layout for _, layout in groups]) if len(groups) > 1 else None


def _parted(page: Page, whole: Layout) -> Layout:
    """Part those of several tables below each other that are two side by side."""
    parts = [Layout(titles=whole.titles, loose=whole.loose)]
    for table in whole.tables:
        beside = _beside(page, sorted({*table.heads, *table.rows}))
        if beside is None:
            parts.append(Layout([table], heads=list(table.heads)))
        else:
            named = [replace(each, title=each.title or table.title) for each in beside.tables]
            parts.append(replace(beside, tables=named))
    return _merged(parts)


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


def _strips(page: Page, rows: Sequence[int]) -> list[range]:
    """Part a sheet at columns that are empty wherever there is more than a title."""
    used: set[int] = set()
    for row in rows:
        at = filled(page.rows[row])
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


def _below(page: Page, within: range, rows: Sequence[int]) -> Layout:
    """Find the tables within some columns, from top to bottom."""
    numbers = [row for row in rows if any(at in within for at in filled(page.rows[row]))]
    layout = Layout()
    found = _all_heads(page, numbers, within)
    if not found:
        layout.loose = numbers
        return layout
    above = [row for row in numbers if row < found[0].first]
    layout.titles = list(above)
    for heads, following in zip(found, [*found[1:], None], strict=True):
        body = [
            row for row in numbers if heads.last < row and (not following or row < following.first)
        ]
        title = " | ".join(_said(page, row, within) for row in above[-_TITLES:])
        above = _own_titles(page, body, within) if following else []
        layout.titles += above
        said = [row for row in numbers if heads.first <= row <= heads.last]
        said += [row for row in body if _is_again(page, row, heads)]
        layout.heads += said
        left = [row for row in body if row not in above and row not in said]
        layout.tables.append(Table(page, title, heads.columns, left, said, heads.last))
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
            heads = heads_at(page, numbers[at : at + DEEPEST + 1], within, above)
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
