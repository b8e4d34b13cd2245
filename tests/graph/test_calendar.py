"""Months have ends, instants fall on days in Karachi, and whole months are whole."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from graph.calendar import (
    day_from,
    day_in_words,
    days_of,
    last_day,
    month_after,
    month_in_words,
    months_between,
    whole_months,
)
from graph.errors import QuestionError
from graph.settings import Analysis


def test_ends_of_months() -> None:
    assert last_day("2026-10") == date(2026, 10, 31)
    assert last_day("2028-02") == date(2028, 2, 29)
    assert last_day("2026-12") == date(2026, 12, 31)
    assert day_from("2026-02") == date(2026, 2, 28)
    assert day_from("2026-02-03") == date(2026, 2, 3)


@pytest.mark.parametrize("text", ["", "2026", "2026-13", "2026-02-30", "03/02/2026", "today"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(QuestionError):
        day_from(text)


def test_months_in_a_row() -> None:
    assert month_after("2026-12") == "2027-01"
    assert month_after("2026-01", -2) == "2025-11"
    assert months_between("2025-11", "2026-02") == ["2025-11", "2025-12", "2026-01", "2026-02"]
    assert months_between("2026-02", "2026-01") == []
    assert month_in_words("2026-05") == "May 2026"
    assert day_in_words(date(2026, 5, 3)) == "3 May 2026"


@pytest.mark.parametrize(
    ("then", "at", "months"),
    [
        ("2026-01-15", "2026-01-15", 0),
        ("2026-01-15", "2026-02-14", 0),
        ("2026-01-15", "2026-02-15", 1),
        ("2026-01-31", "2026-02-28", 0),
        ("2026-01-31", "2026-03-31", 2),
        ("2025-12-01", "2026-12-01", 12),
    ],
)
def test_whole_months(then: str, at: str, months: int) -> None:
    days = np.array([then], dtype="datetime64[D]")
    assert whole_months(days, date.fromisoformat(at)).tolist() == [months]


def test_an_evening_in_utc_is_the_next_day_in_karachi() -> None:
    instants = pd.Series(pd.to_datetime(["2026-03-31T18:59Z", "2026-03-31T19:00Z", None]))
    days = days_of(instants, Analysis().zone)
    assert [None if pd.isna(day) else day.date() for day in days] == [
        date(2026, 3, 31),
        date(2026, 4, 1),
        None,
    ]
