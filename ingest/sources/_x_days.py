"""When a file was told, and the day its figures are of: if it does not say, its newest post's."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from functools import cached_property

from ingest.files import Given
from ingest.limits import MEGABYTE
from ingest.sources._x import instant

_TIME = re.compile(
    rb'"created_at"\s*:\s*"'
    rb"(?:(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)|\w{3} (\w{3} \d\d) (\d\d:\d\d:\d\d) \+0000( \d{4}))"
)
_LONGEST = 80


@dataclass(frozen=True)
class Days:
    """The days of instants in a zone, and the last day a file proves."""

    given: Given
    zone: tzinfo

    def of(self, at: datetime) -> date:
        """Give the day of an instant."""
        return at.astimezone(self.zone).date()

    @cached_property
    def newest(self) -> datetime | None:
        """The newest time in the file, which was told then or later; None if it holds none.

        Times are looked for without reading the JSON: an account is older than what it posts.
        """
        newest, by_day = b"", dict[bytes, bytes]()
        with self.given.open() as file:
            rest = b""
            while piece := file.read(MEGABYTE):
                piece = rest + piece
                for iso, day, time, year in _TIME.findall(piece):
                    newest = max(newest, iso)
                    if day:
                        by_day[day + year] = max(by_day.get(day + year, b""), time)
                rest = piece[-_LONGEST:]
        times = [instant(newest.decode())]
        times += [_named(day.decode(), time.decode()) for day, time in by_day.items()]
        found = [time for time in times if time is not None]
        return max(found, default=None)


@dataclass(frozen=True, slots=True)
class Made:
    """When a table was told, and which day that is where the campaign is."""

    at: datetime
    day: date

    @classmethod
    def of(cls, at: datetime, zone: tzinfo) -> "Made":
        """Take an instant, to the minute, and its day in a zone."""
        return cls(told_at(at), at.astimezone(zone).date())


def told_at(at: datetime, *, streamed: bool = False) -> datetime:
    """Give when something was told, to the minute; of a stream, which tells at once, to the day.

    Finer, an account would be told anew by every answer that names it.
    """
    to_the_minute = at.replace(second=0, microsecond=0)
    return to_the_minute.replace(hour=0, minute=0) if streamed else to_the_minute


def _named(day: str, time: str) -> datetime | None:
    try:
        return datetime.strptime(f"{day} {time}", "%b %d %Y %H:%M:%S").replace(tzinfo=UTC)
    except ValueError:
        return None
