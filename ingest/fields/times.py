"""Days and instants: written one way, so that 3 April is never taken for 4 March."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, ValidationInfo

from ingest.fields.form import Cell, Form, fault
from ingest.fields.numbers import western

KARACHI = ZoneInfo("Asia/Karachi")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T]00:00(?::00(?:\.0+)?)?)?")
_YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{2}|\d{4})")
_NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]{3,9})\.?,?[ -](\d{4})")
_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}.*", re.DOTALL)
_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec"
_MONTHS = {name: number for number, name in enumerate(_NAMES.split(), start=1)}
_WRITE = "Write it as YYYY-MM-DD, such as 2026-08-14"
_WRITE_TIME = "Write it as 2026-08-14T18:30+05:00, or 2026-08-14 18:30"


@dataclass(frozen=True)
class Day:
    """A day not before ``first``'s year and at most ``ahead`` days from today."""

    first: int
    ahead: int

    def __call__(self, value: Cell) -> date:
        """Give the day; raises a cell's fault if it is unclear or implausible."""
        day = as_day(value)
        if day.year < self.first:
            raise fault(f"is before {self.first}", "Correct the year")
        if day > date.today() + timedelta(days=self.ahead):
            raise fault("lies too far in the future", "Correct the year")
        return day


def as_day(value: Cell) -> date:
    """Give the day a cell holds; raises a cell's fault if it is none, or could be two."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, bool) or not isinstance(value, str):
        raise fault("is a number, not a day", "Format the cell as a date, or type it as YYYY-MM-DD")
    text = western(value).strip()
    if _ISO_DAY.fullmatch(text):
        return _day(text[:4], text[5:7], text[8:])
    if found := _YEAR_FIRST.fullmatch(text):
        return _day(*found.groups())
    if (found := _NAMED.fullmatch(text)) and found[2][:3].casefold() in _MONTHS:
        return _day(found[3], _MONTHS[found[2][:3].casefold()], found[1])
    if found := _YEAR_LAST.fullmatch(text):
        raise fault("is a day that can be read in two ways", _both_ways(*found.groups()))
    raise fault("is not a day", _WRITE)


def as_instant(value: Cell, info: ValidationInfo) -> datetime:
    """Give an instant in UTC; without a zone it is read in the settings' zone.

    A day alone is its first minute there: the day stays right. Raises a cell's fault otherwise.
    """
    zone: tzinfo = (info.context or {}).get("zone", KARACHI)
    if isinstance(value, datetime):
        moment = value
    elif isinstance(value, str) and _INSTANT.fullmatch(western(value).strip()):
        try:
            moment = datetime.fromisoformat(western(value).strip())
        except ValueError:
            raise fault("is not a time", _WRITE_TIME) from None
    else:
        moment = datetime.combine(as_day(value), time())
    return _plausible(moment if moment.tzinfo else moment.replace(tzinfo=zone))


def _plausible(moment: datetime) -> datetime:
    try:
        instant = moment.astimezone(UTC)
    except OverflowError:
        raise fault("is not a time", "Correct the year") from None
    if instant.year < 2000:
        raise fault("is before 2000", "Correct the year")
    if instant > datetime.now(UTC) + timedelta(days=_YEAR):
        raise fault("lies too far in the future", "Correct the year")
    return instant


def _day(year: str, month: str | int, day: str) -> date:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise fault("is a day that does not exist", _WRITE) from None


def _both_ways(first: str, second: str, year: str) -> str:
    year = year if len(year) == 4 else f"20{year}"
    days = []
    for day, month in ((first, second), (second, first)):
        try:
            days.append(date(int(year), int(month), int(day)))
        except ValueError:
            continue
    readings = [f"{day.isoformat()} ({day.day} {day:%B})" for day in dict.fromkeys(days)]
    return "Write it as " + (" or ".join(readings) or "YYYY-MM-DD")


_YEAR = 366
_DAY_FORM = Form("a day, YYYY-MM-DD", "yyyy-mm-dd", dash=True)
Happened = Annotated[date, BeforeValidator(Day(2000, _YEAR)), _DAY_FORM]
"""The day of something that has happened, or is planned for the year to come."""
Planned = Annotated[date, BeforeValidator(Day(2000, 10 * _YEAR)), _DAY_FORM]
"""A day that may lie years ahead: the end of a term."""
InALife = Annotated[date, BeforeValidator(Day(1940, 10 * _YEAR)), _DAY_FORM]
"""A day in somebody's life: when studies began or end."""
Instant = Annotated[
    datetime,
    BeforeValidator(as_instant),
    Form(
        "a day and time, 2026-08-14T18:30+05:00 (no zone: Karachi)", "yyyy-mm-dd hh:mm", dash=True
    ),
]
