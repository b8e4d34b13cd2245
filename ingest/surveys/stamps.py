"""Timestamps of Google Forms: the download's own form with a zone, and a Sheet's in any locale."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Literal

from ingest.fields.form import Cell
from ingest.fields.numbers import western

Order = Literal["dmy", "mdy"]
_STAMP = re.compile(
    r"(\d{1,4})[/.\-](\d{1,2})[/.\-](\d{1,4})[,T]?\s+(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:\.\d+)?)?"
    r"\s*([AaPp]\.?[Mm]\.?)?\s*([A-Z]{2,5}(?:[+-]\d{1,2}(?::?\d{2})?)?|Z)?"
)
_ZONES = {
    "Z": 0,
    "UTC": 0,
    "GMT": 0,
    "WET": 0,
    "BST": 60,
    "CET": 60,
    "CEST": 120,
    "EET": 120,
    "EEST": 180,
    "MSK": 180,
    "GST": 240,
    "PKT": 300,
    "IST": 330,
    "NPT": 345,
    "SGT": 480,
    "EST": -300,
    "EDT": -240,
    "CST": -360,
    "CDT": -300,
    "MST": -420,
    "MDT": -360,
    "PST": -480,
    "PDT": -420,
    "AST": -240,
    "ADT": -180,
    "AEST": 600,
    "AEDT": 660,
}
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH_FIRST = re.compile(r"([A-Za-z]{3})[a-z]*\.? (\d{1,2}),? (\d{4}),? +(.+)")
_DAY_FIRST = re.compile(r"(\d{1,2}) ([A-Za-z]{3})[a-z]*\.?,? (\d{4}),? +(.+)")
_SERIAL_ZERO = datetime(1899, 12, 30)


def looks_like(cell: Cell) -> bool:
    """Whether a cell is a timestamp."""
    if isinstance(cell, str):
        return bool(_STAMP.fullmatch(western(cell.strip())))
    return isinstance(cell, datetime)


def has_zone(cell: Cell) -> bool:
    """Whether a timestamp says its zone, as those of the Forms download do."""
    found = _STAMP.fullmatch(western(cell.strip())) if isinstance(cell, str) else None
    return bool(found and found[8])


def numeric(cell: Cell) -> tuple[int, int, int] | None:
    """Give the three numbers of a day that does not begin with the year."""
    found = _STAMP.fullmatch(western(cell.strip())) if isinstance(cell, str) else None
    if found is None or len(found[1]) == 4:
        return None
    return int(found[1]), int(found[2]), int(found[3])


def is_ambiguous(cell: Cell) -> bool:
    """Whether a timestamp can be read as two different days."""
    found = numeric(cell)
    return bool(found and found[0] <= 12 and found[1] <= 12 and found[0] != found[1])


def read(cell: Cell, order: Order, zone: tzinfo) -> datetime | None:
    """Give a timestamp in UTC, read in ``zone`` if it names none; None if it is none."""
    if isinstance(cell, datetime):
        return _utc(cell, zone)
    if isinstance(cell, int | float) and not isinstance(cell, bool) and 30_000 < cell < 80_000:
        # Excel's serial number, to the second.
        return _utc(_SERIAL_ZERO + timedelta(seconds=round(cell * 86_400)), zone)
    if isinstance(cell, str) and (plain := _in_numbers(cell)):
        cell, order = plain, "mdy"
    found = _STAMP.fullmatch(western(cell.strip())) if isinstance(cell, str) else None
    if found is None:
        return None
    one, two, three = int(found[1]), int(found[2]), int(found[3])
    if len(found[1]) == 4:
        year, month, day = one, two, three
    else:
        year, month, day = (three, two, one) if order == "dmy" else (three, one, two)
    year += 2000 if year < 100 else 0
    named = _zone(found[8]) if found[8] else zone
    if named is None:
        return None
    try:
        moment = datetime(
            year, month, day, _hour(int(found[4]), found[7]), int(found[5]), int(found[6] or 0)
        )
        return _utc(moment, named)
    except (ValueError, OverflowError):
        return None


def _utc(moment: datetime, zone: tzinfo) -> datetime | None:
    try:
        return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _hour(hour: int, half: str | None) -> int:
    if half is None:
        return hour
    return hour % 12 + (12 if half[0] in "Pp" else 0)


def _zone(text: str) -> tzinfo | None:
    if found := re.fullmatch(r"(?:GMT|UTC)([+-])(\d{1,2})(?::?(\d{2}))?", text):
        minutes = int(found[2]) * 60 + int(found[3] or 0)
        minutes = -minutes if found[1] == "-" else minutes
    elif text in _ZONES:
        minutes = _ZONES[text]
    else:
        return None
    return timezone(timedelta(minutes=minutes)) if abs(minutes) < 1440 else None


def _in_numbers(text: str) -> str | None:
    """Write "Mar 22, 2025 19:13:27" and "22 March 2025, 7:13 PM" in numbers."""
    if found := _MONTH_FIRST.fullmatch(text.strip()):
        month, day, year, rest = found.groups()
    elif found := _DAY_FIRST.fullmatch(text.strip()):
        day, month, year, rest = found.groups()
    else:
        return None
    name = month.casefold()
    return f"{_MONTHS.index(name) + 1}/{day}/{year} {rest}" if name in _MONTHS else None
