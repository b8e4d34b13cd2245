"""Checkbox answers in one cell: which options were ticked, decided over the whole column."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from ingest.fields.form import Cell

_FEW = 30
_EVIDENCE = 3


def options_of(column: Sequence[Cell], joined: str) -> tuple[str, ...]:
    """Give the options of a column of checkbox answers joined with ``joined``; none if it is none.

    Options may hold the sign themselves ("Other, please specify"): pieces that only ever stand
    together are one option. A column counts as checkboxes if several answers hold more than one
    option and the options come back.
    """
    cells = [cell.strip() for cell in column if isinstance(cell, str) and cell.strip()]
    rows = [[part.strip() for part in cell.split(joined) if part.strip()] for cell in cells]
    if not any(len(row) > 1 for row in rows):
        return ()
    if joined.strip() == ",":
        rows = _rejoined(rows, joined)
    counted = Counter(part for row in rows for part in row)
    twice = any(len(set(row)) < len(row) for row in rows)
    again = sum(count > 1 for count in counted.values())
    if twice or len(counted) > _FEW or max(map(len, counted)) > 120:
        return ()
    enough = again >= max(1, len(counted) // 3) if joined.strip() == "," else True
    return tuple(counted) if enough else ()


def ticked(cell: Cell, options: Sequence[str], joined: str) -> tuple[str, ...] | None:
    """Part one answer into its options, the longest first; what is none of them stays whole."""
    if not isinstance(cell, str) or not cell.strip():
        return None
    rest, found = cell.strip(), []
    longest = sorted(options, key=len, reverse=True)
    while rest:
        option = next(
            (o for o in longest if rest == o or rest.startswith(o + joined.strip())), None
        )
        if option is None:
            # "Other" was filled in freely: it runs to the end, or to the next known option.
            option = _until_known(rest, longest, joined)
        found.append(option)
        rest = rest[len(option) :].lstrip().removeprefix(joined.strip()).strip()
    return tuple(dict.fromkeys(found))


def _until_known(rest: str, options: Sequence[str], joined: str) -> str:
    starts = [at for option in options if (at := rest.find(f"{joined}{option}")) > 0]
    return rest[: min(starts)].strip() if starts else rest


def _rejoined(rows: list[list[str]], joined: str) -> list[list[str]]:
    """Put pieces together that are one option with the sign within."""
    for _ in range(6):
        pair = _pair(rows)
        if pair is None:
            return rows
        rows = [_merged(row, pair, joined) for row in rows]
    return rows


def _pair(rows: Sequence[Sequence[str]]) -> tuple[str, str] | None:
    """Find two pieces that always stand next to each other and look like one option."""
    first = Counter(part for row in rows for part in row)
    following = Counter(pair for row in rows for pair in pairwise(row))
    for (one, two), count in following.items():
        # A piece in small letters, or an open bracket, goes on with what stands before it.
        goes_on = two[:1].islower() or one.count("(") > one.count(")")
        always = count == first[one] == first[two]
        if always and (goes_on or (count >= _EVIDENCE and _mixed(rows, one, two))):
            return one, two
    return None


def _mixed(rows: Sequence[Sequence[str]], one: str, two: str) -> bool:
    """Whether the two stand among other pieces too, so that it means something."""
    return len({tuple(row) for row in rows if one in row}) > 1 and bool(re.search(r"\w", two))


def _merged(row: list[str], pair: tuple[str, str], joined: str) -> list[str]:
    found: list[str] = []
    for part in row:
        if found and (found[-1], part) == pair:
            found[-1] = f"{found[-1]}{joined}{part}"
        else:
            found.append(part)
    return found
