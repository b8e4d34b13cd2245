"""Times without a zone, month or day first: decided over a whole column of a Meta export."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from graph.errors import InputError
from ingest.fields.numbers import western

_TIME = re.compile(
    r"(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})"
    r"(?:[\sT,]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:\.\d+)?)?\s*([AaPpصم])?\.?\s*[Mm]?\.?)?"
    r"\s*(Z|[+-]\d{2}:?\d{2})?"
)
_SIGNS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
PACIFIC = "America/Los_Angeles"
_DAY_FIRST = frozenset({"pt"})
_MONTH_FIRST = frozenset({"en", "sv"})

Parts = tuple[int, int, int]


def zone_of(name: str) -> ZoneInfo:
    """Give a zone by its name; raises InputError if there is none."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as fault:
        raise InputError(
            "settings.toml", f'"{name}" is no time zone', "Write one such as America/Los_Angeles"
        ) from fault


def zone_note(zone: ZoneInfo) -> str:
    """Say in which zone times were read, and how to change it."""
    where = "Pacific time, as Meta writes them" if zone.key == PACIFIC else zone.key
    return (
        f"its times have no zone; they were read as {where}. If they are in another zone, write "
        'meta_timezone = "Asia/Karachi" (or yours) under [loading] in settings.toml and load again'
    )


class Reader:
    """Reads a column's times: which of two numbers is the day is decided once, over all cells.

    ``between`` are the first and last day the file's name promises; ``language`` is that of the
    column names, ``local`` whether the file is written as that language's spreadsheets write.
    ``unsure`` tells whether nothing but the language decided.
    """

    def __init__(
        self,
        cells: Sequence[str],
        zone: ZoneInfo,
        *,
        between: Sequence[date] = (),
        language: str = "en",
        local: bool = False,
    ) -> None:
        self._zone = zone
        parts = [found for cell in cells if (found := _numbers(cell)) and found[0] <= 31]
        proved = _proved(parts)
        if proved is None and len(between) > 1:
            proved = _within(parts, between[0], between[-1])
        self.unsure = proved is None and any(one != two for one, two, _ in parts)
        by_language = language in _DAY_FIRST or (local and language not in _MONTH_FIRST)
        self.day_first = by_language if proved is None else proved

    def moment(self, cell: str) -> datetime | None:
        """Give the instant in UTC; None if the cell holds none."""
        found = _TIME.fullmatch(_SIGNS.sub("", western(cell)).strip())
        if found is None:
            return None
        day = self.day(cell)
        hour, minute = int(found[4] or 0), int(found[5] or 0)
        if found[7]:
            hour = hour % 12 + 12 * (found[7] in "Ppم")
        try:
            if day is None:
                return None
            naive = datetime(day.year, day.month, day.day, hour, minute, int(found[6] or 0))
            if found[8]:
                shift = "+00:00" if found[8] == "Z" else found[8]
                return datetime.fromisoformat(naive.isoformat() + shift).astimezone(UTC)
            return naive.replace(tzinfo=self._zone).astimezone(UTC)
        except (ValueError, OverflowError):
            return None

    def day(self, cell: str) -> date | None:
        """Give the day a cell holds, with or without a time; None if it holds none."""
        parts = _numbers(cell)
        if parts is None:
            return None
        if parts[0] > 31:
            return _date(*parts)
        one, two, year = parts
        day_first, month_first = _date(year, two, one), _date(year, one, two)
        return (day_first or month_first) if self.day_first else (month_first or day_first)


def _numbers(cell: str) -> Parts | None:
    found = _TIME.fullmatch(_SIGNS.sub("", western(cell)).strip())
    if found is None:
        return None
    one, two, three = int(found[1]), int(found[2]), int(found[3])
    return one, two, three + 2000 if one <= 31 and three < 100 else three


def _proved(parts: Sequence[Parts]) -> bool | None:
    """Say whether days come first, where a number over 12 proves it; None if nothing does."""
    found = {one > 12 for one, two, _ in parts if (one > 12) != (two > 12)}
    return found.pop() if len(found) == 1 else None


def _within(parts: Sequence[Parts], first: date, last: date) -> bool | None:
    """Say which order puts more of the days between those of the file's name."""
    by_day = [_date(year, two, one) for one, two, year in parts]
    by_month = [_date(year, one, two) for one, two, year in parts]
    inside = [
        sum(1 for day in days if day is not None and first <= day <= last)
        for days in (by_day, by_month)
    ]
    return None if inside[0] == inside[1] else inside[0] > inside[1]


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
