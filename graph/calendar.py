"""Days and months as the campaign lives them: a day is a day in the settings' zone (Karachi)."""

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt
import pandas as pd

from graph.errors import QuestionError

Days = npt.NDArray[np.datetime64]
# Not calendar.month_name: that follows the machine's language.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def first_day(month: str) -> date:
    """Give the first day of a month written ``YYYY-MM``; raises QuestionError if it is none."""
    if not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", month) or month < "0001":
        raise QuestionError("month", f'"{month}" is not a month', "Write it as YYYY-MM")
    return date(int(month[:4]), int(month[5:]), 1)


def last_day(month: str) -> date:
    """Give the last day of a month written ``YYYY-MM``; raises QuestionError if it is none."""
    return first_day(month_after(month)) - timedelta(days=1)


def month_after(month: str, steps: int = 1) -> str:
    """Give the month ``steps`` later (earlier if negative), as ``YYYY-MM``."""
    first = first_day(month)
    count = first.year * 12 + first.month - 1 + steps
    return f"{count // 12:04d}-{count % 12 + 1:02d}"


def month_of(day: date) -> str:
    """Give the month a day is in, as ``YYYY-MM``."""
    return f"{day.year:04d}-{day.month:02d}"


def months_between(first: str, last: str) -> list[str]:
    """List the months from ``first`` to ``last``, both included; empty if ``last`` is earlier."""
    months = []
    while first <= last:
        months.append(first)
        first = month_after(first)
    return months


def same_day_before(day: date, months: int) -> date:
    """Give the same day some months earlier, or that month's last day if it has no such day."""
    first = first_day(month_after(month_of(day), -months))
    return first.replace(day=min(day.day, last_day(month_of(first)).day))


def day_from(text: str) -> date:
    """Read ``YYYY-MM-DD``, or ``YYYY-MM`` as that month's last day; raises QuestionError."""
    if re.fullmatch(r"\d{4}-\d{2}", text):
        return last_day(text)
    try:
        return date.fromisoformat(text)
    except ValueError as fault:
        raise QuestionError(
            "date", f'"{text}" is not a day', "Write it as YYYY-MM-DD, or YYYY-MM for a month's end"
        ) from fault


def day_in_words(day: date) -> str:
    """Write a day for reading: ``3 May 2026``."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def month_in_words(month: str) -> str:
    """Write a month for reading: ``May 2026``."""
    first = first_day(month)
    return f"{_MONTHS[first.month - 1]} {first.year}"


def today(zone: ZoneInfo) -> date:
    """Give the day it is in ``zone``."""
    return datetime.now(UTC).astimezone(zone).date()


def days_of(instants: pd.Series, zone: ZoneInfo) -> pd.Series:
    """Turn instants (UTC) into the days they fall on in ``zone``; missing stays missing."""
    local: pd.Series = instants.dt.tz_convert(zone).dt.tz_localize(None)
    days: pd.Series = local.dt.normalize().astype("datetime64[s]")
    return days


def whole_months(days: Days, at: date) -> npt.NDArray[np.int64]:
    """Count the whole calendar months from each day to ``at``: 31 January to 28 February is none.

    Days must be known and not after ``at``.
    """
    months = days.astype("datetime64[M]")
    day_of_month = (days.astype("datetime64[D]") - months.astype("datetime64[D]")).astype(int) + 1
    counted = (np.datetime64(at, "M") - months).astype(np.int64)
    return np.asarray(counted - (day_of_month > at.day), dtype=np.int64)
