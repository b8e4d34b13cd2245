"""Counts, instants and days as Meta's exports, the APIs and spreadsheets write them."""

import re
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import cache
from pathlib import PurePosixPath
from typing import Any

from ingest.fields.numbers import western
from ingest.loose.numbers import loose_number

_PLAIN = 12
_GROUPS = re.compile(r"\d{1,3}(?:[.,'’\u00a0\u202f ]\d{3})+")
_DAYS = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MONTH_DAYS = re.compile(r"([A-Z][a-z]{2})-(\d{2})-(\d{4})")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def count(text: Any) -> int | None:
    """Give a count as Meta and spreadsheets write it (1,234 · 1.234 · 1,2K); None if it is none.

    Counts have no decimals, so a separator before three digits always groups them.
    """
    if isinstance(text, bool) or not isinstance(text, str | int | float):
        return None
    if isinstance(text, str):
        if len(text) <= _PLAIN and text.isdigit() and text.isascii():
            return int(text)
        text = western(text).strip()
        if _GROUPS.fullmatch(text):
            text = re.sub(r"\D", "", text)
    number = loose_number(text)
    if number is None or not 0 <= number <= 1e12:
        return None
    scaled = isinstance(text, str) and not text[-1:].isdigit()
    return round(number) if scaled or number == int(number) else None


def instant(value: Any) -> datetime | None:
    """Give an instant in UTC out of 2024-03-22T13:12:00+0000, or of seconds since 1970."""
    try:
        if type(value) is int:
            return datetime.fromtimestamp(value, UTC)
        if isinstance(value, str) and len(value) < 40:
            found = datetime.fromisoformat(value.strip())
            return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        pass
    return None


def day_in(moment: datetime, zone: tzinfo) -> date:
    """Give the day of an instant in a zone."""
    try:
        return moment.astimezone(zone).date()
    except OverflowError:
        return moment.date()


@cache
def days_in_name(name: str) -> tuple[date, ...]:
    """List the days in an export's own name: Mar-01-2024_Mar-31-2024_….csv, … 2024-03-31.csv."""
    base = PurePosixPath(name).name
    found = [(year, month, day) for year, month, day in _DAYS.findall(base)]
    for month, day, year in _MONTH_DAYS.findall(base):
        if month in _MONTHS:
            found.append((year, str(_MONTHS.index(month) + 1), day))
    days = []
    for parts in found:
        try:
            days.append(date(*map(int, parts)))
        except ValueError:
            continue
    return tuple(days)


def report_day(name: str, newest: date | None) -> date:
    """Give the last day of a report: as its file's name says, else that of its newest record.

    A name with an older day than the records is somebody's own; a report's last day in
    California may end on the next day of Karachi.
    """
    named = days_in_name(name)
    if named and (newest is None or named[-1] >= newest - timedelta(days=1)):
        return named[-1]
    return newest or date(2000, 1, 1)
