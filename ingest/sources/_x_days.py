"""The day a file's figures are of: where it does not say when it was made, its newest post's."""

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
    def last(self) -> date | None:
        """The day of the newest time in the file; None if it holds none.

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
        return self.of(max(found)) if found else None


def _named(day: str, time: str) -> datetime | None:
    try:
        return datetime.strptime(f"{day} {time}", "%b %d %Y %H:%M:%S").replace(tzinfo=UTC)
    except ValueError:
        return None
