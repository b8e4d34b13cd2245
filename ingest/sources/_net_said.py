"""What one tie of a network says: between whom, what kind, how strong, and on which days."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from ingest.loose.numbers import loose_number
from ingest.sources._net import Link, day_of
from ingest.sources._net_names import kind_in
from ingest.sources._net_table import WEIGHTS
from ingest.sources._nodexl import INHERITED
from ingest.sources._ties import Tie
from ingest.sources._x_tools import utc

NO_WEIGHT = ("is no weight of a tie", "Write a number above 0, or leave it out")
_ALONE = "ties of an account with itself"
_ACTIVITY = "posts towards nobody, whose id and time are not told"
_WHEN = ("relationship date utc", "tweet date utc", "date", "day", "time", "timestamp")


class Said(NamedTuple):
    """What a tie says: its kind, its ties a day, or why it is none."""

    kind: str | None
    ties: Sequence[Tie]
    why: str = ""


def said(link: Link, source: str, target: str) -> Said:
    """Read a tie of two accounts: once for each day it began; an undated one is told once."""
    kind = kind_in(link)
    if kind == "inherited":
        return Said(kind, (), INHERITED)
    if source == target:
        return Said(kind, (), _ACTIVITY if kind == "post" else _ALONE)
    weight = _weight(link)
    if weight is None or weight < 0:
        return Said(kind, (), NO_WEIGHT[0])
    if weight == 0:
        return Said(kind, (), "ties of weight 0")
    kind = {"within": "mention", "post": None}.get(kind or "", kind)
    tie = Tie(source, target, weight, kind, link.directed)
    days = dict.fromkeys(day for text in times_of(link) if (day := day_of(text)))
    return Said(kind, [replace(tie, day=day) for day in days] or [tie])


def times_of(link: Link) -> list[str]:
    """Give the times a tie began, as the file writes them."""
    if link.times or not link.cells:
        return list(link.times)
    found = next((link.cells[name] for name in _WHEN if link.cells.get(name)), "")
    at = utc(found) if found else None
    return [at.isoformat() if isinstance(at, datetime) else found] if found else []


def written(link: Link) -> str:
    """Give a tie's weight as the file writes it; empty if it has none."""
    if link.weight or not link.cells:
        return link.weight
    return next((link.cells[name] for name in WEIGHTS if link.cells.get(name)), "")


def _weight(link: Link) -> float | None:
    """Give a tie's weight: 1 where none is written, None where it is no number."""
    text = written(link)
    if not text:
        return 1.0
    try:
        number = float(text)
    except ValueError:
        return loose_number(text)
    return number if abs(number) < 1e300 else None
