"""Terms follow each other over the new year; vacations are left out of days that are counted."""

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from graph.academic import Span, TermCalendar, Yearly
from graph.errors import StoreError
from graph.settings import Settings

CALENDAR = TermCalendar()
DAYS = st.dates(date(2020, 1, 1), date(2031, 12, 31))


def test_a_term_that_begins_in_autumn_ends_in_the_next_year() -> None:
    fall = CALENDAR.term_of(date(2026, 12, 31))
    assert (fall.name, fall.begins, fall.ends) == ("Fall 2026", date(2026, 9, 1), date(2027, 1, 31))
    assert CALENDAR.term_of(date(2027, 1, 31)) == fall
    assert CALENDAR.term_of(date(2027, 2, 1)).name == "Spring 2027"
    assert CALENDAR.term_of(date(2026, 8, 15)).name == "Spring 2026"


def test_ends_are_listed_after_a_day_and_up_to_another() -> None:
    ends = [date(2027, 1, 31), date(2027, 6, 30), date(2028, 1, 31)]
    assert CALENDAR.term_ends(date(2026, 10, 31), date(2028, 1, 31)) == ends
    assert CALENDAR.term_ends(date(2027, 1, 31), date(2028, 1, 30)) == [date(2027, 6, 30)]
    assert CALENDAR.term_ends(date(2027, 2, 1), date(2027, 3, 1)) == []


@given(DAYS, DAYS)
def test_teaching_days_are_the_days_that_are_in_no_vacation(one: date, other: date) -> None:
    since, until = min(one, other), min(max(one, other), min(one, other) + timedelta(days=800))
    days = [since + timedelta(days=at + 1) for at in range((until - since).days)]
    taught = [day for day in days if day.month not in (7, 8) and (day.month, day.day) not in WINTER]
    assert CALENDAR.teaching_days(since, until) == len(taught)
    assert CALENDAR.teaching_days(until, since) == 0


WINTER = {(12, day) for day in range(25, 32)} | {(1, day) for day in range(1, 6)}


def test_unknown_days_stay_unknown_and_old_ones_count() -> None:
    days = pd.Series(pd.to_datetime(["2026-06-30", None, "1950-01-01"]), index=[5, 6, 7])
    counted = CALENDAR.teaching_days_of(days, date(2026, 9, 3))
    assert counted.index.tolist() == [5, 6, 7]
    assert counted[5] == 3
    assert np.isnan(counted[6])
    assert counted[7] > 15_000


def test_a_vacation_may_happen_once() -> None:
    eid = Span(name="Eid", begins="2027-03-10", ends="2027-03-14")
    calendar = TermCalendar(vacations=(eid,))
    assert calendar.teaching_days(date(2027, 3, 9), date(2027, 3, 15)) == 1
    assert calendar.teaching_days(date(2028, 3, 9), date(2028, 3, 15)) == 6
    assert calendar.teaching_days(date(2027, 3, 11), date(2027, 3, 12)) == 0
    assert calendar.teaching_days(date(2027, 7, 11), date(2027, 7, 12)) == 1


def test_spans_overlap_without_being_counted_twice() -> None:
    spans = (
        Span(name="a", begins="07-01", ends="08-31"),
        Span(name="b", begins="2026-08-20", ends="2026-09-02"),
    )
    calendar = TermCalendar(vacations=spans)
    assert calendar.teaching_days(date(2026, 6, 30), date(2026, 9, 3)) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[calendar.terms]]\nname="A"\nbegins="13-01"\nends="01-31"', "MM-DD"),
        ('[[calendar.vacations]]\nname="A"\nbegins="2026-02-01"\nends="03-01"', "neither"),
        ('[[calendar.vacations]]\nname="A"\nbegins="2026-02-01"\nends="2026-01-01"', "before"),
        ("[calendar]\nterms = []", "at least 1"),
        ("[calendar]\nholidays = []", "holidays"),
    ],
)
def test_a_wrong_calendar_is_refused_in_one_line(settings: Settings, text: str, said: str) -> None:
    folder = settings.home.parent / "of-a-wrong-calendar"
    folder.mkdir(exist_ok=True)
    (folder / "settings.toml").write_text(text, "utf-8")
    with pytest.raises(StoreError, match=said) as caught:
        _ = settings.model_copy(update={"home": folder}).analysis
    assert "\n" not in str(caught.value)


def test_terms_that_overlap_are_refused() -> None:
    terms = (
        Yearly(name="Fall", begins="09-01", ends="02-15"),
        Yearly(name="Spring", begins="02-01", ends="06-30"),
    )
    with pytest.raises(ValidationError, match="not over"):
        TermCalendar(terms=terms)
