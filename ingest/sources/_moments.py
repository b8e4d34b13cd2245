"""Times in a column people typed or copied: their order and zone, checked by the posts' ids."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, timezone, tzinfo
from typing import Literal

from ingest.fields.numbers import western
from ingest.fields.times import KARACHI
from ingest.loose.days import loose_day, order_of
from ingest.sources._x import instant, moment

Order = Literal["auto", "dmy", "mdy"]
_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*([AaPp])?\.?(?(4)[Mm]\.?)")
_ZONE = re.compile(r"(?:\b|\s)(Z|UTC|GMT|PKT|PST)\s*$|([+-])(\d{2}):?(\d{2})\s*$")
_SAYS_ZONE = re.compile(r"[A-Z][a-z]{2} .*|\d{4}-\d\d-\d\d[T ]\d\d:\d\d.*(?:Z|[+-]\d\d:?\d\d)")
_SERIAL = re.compile(r"\d{5}\.\d+")
_FAR = timedelta(hours=38)
"""A day without a zone, and an instant in it, are never further apart."""


@dataclass(frozen=True)
class Moments:
    """How a column's times are read.

    ``by_id``: the posts' ids agree with the column, so they tell the times to the second.
    """

    order: Order
    zone: tzinfo
    by_id: bool

    @classmethod
    def of(cls, column: Sequence[tuple[str, str | None]], zone: tzinfo) -> "Moments":
        """Decide over all cells, each with its post's id where that is whole."""
        texts = [text for text, _ in column]
        proved = order_of(texts)
        orders: tuple[Order, ...] = (proved,) if proved else ("auto", "dmy", "mdy")
        known = [(text, at) for text, found in column if text and found and (at := moment(found))]
        best, agree = max(
            ((order, _agreeing(known, order, zone)) for order in orders), key=lambda each: each[1]
        )
        if known and 2 * agree > len(known):
            return cls(best, zone, by_id=True)
        return cls(proved or "auto", zone, by_id=not any(texts))

    def at(self, text: str, post_id: str) -> datetime | None:
        """Give when a post was made; None if it can't be known, or could be two days."""
        held = moment(post_id)
        if self.by_id and held is not None:
            return held.replace(microsecond=0)
        return read(text, self.order, self.zone)

    def contradicts(self, text: str, post_id: str) -> bool:
        """Whether a cell says another day than the post's id."""
        held, said = moment(post_id), read(text, self.order, self.zone)
        return bool(self.by_id and held and said and abs(held - said) > _FAR)


def read(text: str, order: Order, zone: tzinfo) -> datetime | None:
    """Read one time; without a time of day it is the day's first minute in ``zone``."""
    text = western(text).strip()
    if not text or len(text) > 80:
        return None
    if _SAYS_ZONE.fullmatch(text) and (found := instant(text)):
        return found
    if _SERIAL.fullmatch(text):
        return _from_serial(float(text), zone)
    said = _zone_in(text) or zone
    bare = _ZONE.sub("", text).strip()
    day = loose_day(bare, order)
    try:
        clock = _clock(bare)
        return datetime.combine(day, clock, said).astimezone(UTC) if day else None
    except (ValueError, OverflowError):
        return None


def _agreeing(known: Iterable[tuple[str, datetime]], order: Order, zone: tzinfo) -> int:
    return sum(
        (said := read(text, order, zone)) is not None and abs(said - at) <= _FAR
        for text, at in known
    )


def _clock(text: str) -> time:
    found = _TIME.search(text)
    if found is None:
        return time()
    hour, half = int(found[1]), (found[4] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, int(found[2]), int(found[3] or 0))


def _zone_in(text: str) -> tzinfo | None:
    found = _ZONE.search(text)
    if found is None or not _TIME.search(text):
        return None
    if found[1]:
        # In Pakistan PST is Pakistan Standard Time.
        return KARACHI if found[1] in ("PKT", "PST") else UTC
    offset = timedelta(hours=int(found[3]), minutes=int(found[4]))
    return timezone(offset if found[2] == "+" else -offset) if offset < timedelta(days=1) else None


def _from_serial(number: float, zone: tzinfo) -> datetime | None:
    day = loose_day(number)
    if day is None:
        return None
    seconds = round(number % 1 * 86_400)
    return (datetime.combine(day, time(), zone) + timedelta(seconds=seconds)).astimezone(UTC)
