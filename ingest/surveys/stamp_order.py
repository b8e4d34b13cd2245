"""Whether the timestamps of a sheet begin with the day or the month: proven, or likely."""

import re
from collections.abc import Sequence
from datetime import UTC, timedelta
from itertools import pairwise

from ingest.fields.form import Cell
from ingest.surveys.stamps import Order, numeric, read

_PADDED = re.compile(r"\s*(?:0\d[/.-]\d|\d{1,2}[/.-]0\d)")
_CLOSER, _WEEK = 3, timedelta(days=7)


def order_of(cells: Sequence[Cell]) -> Order | None:
    """Decide over all timestamps whether day or month comes first; None if nothing proves it.

    A part over 12 is the day; else the order in which the answers came in tells, as they are
    written down one after another.
    """
    if found := proven(cells):
        return found
    parts = [part for cell in cells if (part := numeric(cell))]
    orders: tuple[tuple[Order, tuple[int, int, int]], ...] = (
        ("dmy", (2, 1, 0)),
        ("mdy", (2, 0, 1)),
    )
    rising = [
        order
        for order, key in orders
        if all(tuple(a[at] for at in key) <= tuple(b[at] for at in key) for a, b in pairwise(parts))
    ]
    return rising[0] if len(rising) == 1 else None


def proven(cells: Sequence[Cell]) -> Order | None:
    """Say which comes first where a part over 12 proves it; None if none does."""
    parts = [found for cell in cells if (found := numeric(cell))]
    if any(first > 12 for first, _, _ in parts):
        return "dmy"
    return "mdy" if any(second > 12 for _, second, _ in parts) else None


def likely(cells: Sequence[Cell]) -> Order:
    """Say which more likely comes first where nothing proves it.

    People answer a form within days or weeks of each other: an order that brings the answers much
    closer together is the right one. Else, Google's sheets write 04/05 where the day comes first,
    and 4/5 where the month does.
    """
    day, month = _span(cells, "dmy"), _span(cells, "mdy")
    if day * _CLOSER < month - _WEEK:
        return "dmy"
    if month * _CLOSER < day - _WEEK:
        return "mdy"
    return "dmy" if any(isinstance(cell, str) and _PADDED.match(cell) for cell in cells) else "mdy"


def _span(cells: Sequence[Cell], order: Order) -> timedelta:
    moments = [moment for cell in cells if (moment := read(cell, order, UTC))]
    return max(moments) - min(moments) if moments else timedelta()
