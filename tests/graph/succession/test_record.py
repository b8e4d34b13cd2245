"""The record of who stopped: counted where it could be known, with Wilson's interval."""

from datetime import date, timedelta
from typing import Any

import pytest

from graph.history import History
from graph.succession.record import quiet, record, recorded, term_days, terms_ahead
from tests.graph.campaigns import campus, history_of, person, session, sessions, term
from tests.graph.succession.leavers import studying

DAY = date(2026, 10, 31)
CALENDAR = history_of().at(DAY).analysis.calendar


def campaign(*rows: Any, acts: dict[str, list[str]]) -> History:
    """Make ambassadors who attended sessions on the days given."""
    held = [
        session(f"{one}-{day}", day, {one: "attended"})
        for one, days in acts.items()
        for day in days
    ]
    return history_of(
        people=[person(one) for one in "abcde"],
        campuses=[campus("ned")],
        terms=[row for row in rows if "appointed_on" in row],
        studies=[row for row in rows if "programme" in row],
        **sessions(*held),
    )


def taught(since: str, until: str) -> int:
    return CALENDAR.teaching_days(date.fromisoformat(since), date.fromisoformat(until))


@pytest.mark.parametrize(
    ("stopped", "terms", "low", "high"), [(8, 35, 0.1207, 0.3902), (0, 10, 0, 0.2775)]
)
def test_wilsons_interval(stopped: int, terms: int, low: float, high: float) -> None:
    found = recorded(stopped, terms, 5)
    assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)
    assert (found.stopped, found.terms) == (stopped, terms)


def test_a_small_record_gives_a_range_and_no_chance() -> None:
    few, enough, none = recorded(1, 19.9, 9), recorded(1, 20.0, 9), recorded(0, 0.9, 9)
    assert (few.terms, few.is_enough) == (19, False)
    assert few.rate != few.rate
    assert (few.least, few.high) == (0.0, pytest.approx(0.2464, abs=1e-4))
    assert (enough.rate, enough.least) == (0.05, enough.low)
    assert (none.terms, none.least, none.high) == (0, 0.0, 1.0)


def test_who_is_away_when_their_time_ends_had_stopped_with_the_last_act() -> None:
    history = campaign(
        term("a", "ned", "2025-09-01", "2026-06-30"),
        term("b", "ned", "2025-09-01", "2026-06-30"),
        acts={"a": ["2025-10-01"], "b": ["2025-10-01", "2026-06-01"]},
    )
    found = record(history.at(DAY))
    observed = taught("2025-09-01", "2026-06-30") - 120
    days = taught("2025-09-01", "2025-10-01") + observed
    assert (found.stopped, found.ambassadors) == (1, 2)
    assert found.terms == int(days / term_days(history.at(DAY)))


def test_the_limit_is_more_than_the_days_away_without_vacations() -> None:
    def stopped(last: date) -> int:
        history = campaign(
            term("a", "ned", "2025-09-01", "2026-06-30"), acts={"a": [last.isoformat()]}
        )
        return record(history.at(DAY)).stopped

    day = date(2026, 6, 30) - timedelta(days=120)
    assert taught(day.isoformat(), "2026-06-30") == 120
    assert stopped(day) == 0
    assert stopped(day - timedelta(days=1)) == 1


def test_what_could_not_be_known_yet_is_left_out() -> None:
    history = campaign(
        term("a", "ned", "2026-09-01"), term("b", "ned", "2025-09-01", "2025-10-31"), acts={"a": []}
        | {"b": ["2025-09-02"]},
    )  # fmt: skip
    found = record(history.at(DAY))
    assert (found.stopped, found.terms, found.ambassadors) == (0, 0, 0)
    assert found.high == 1.0


def test_acts_after_the_end_and_before_the_appointment_do_not_count() -> None:
    found = record(
        campaign(
            term("a", "ned", "2025-09-01", "2026-06-30"),
            term("b", "ned", "2025-09-01"), studying("b", "ned", "2026-06-18"),
            acts={"a": ["2025-08-01", "2026-09-01"], "b": ["2026-09-01"]},
        ).at(DAY)
    )  # fmt: skip
    assert (found.stopped, found.ambassadors) == (2, 2)


def test_of_whom_no_act_is_on_record_nothing_is_observed() -> None:
    terms = [term("a", "ned", "2025-09-01"), term("b", "ned", "2025-09-01")]
    assert record(campaign(*terms, acts={}).at(DAY)).terms == 0
    assert not quiet(campaign(*terms, acts={}).at(DAY)).any()
    found = record(campaign(*terms, acts={"b": ["2026-10-01"]}).at(DAY))
    assert (found.ambassadors, found.stopped) == (1, 0)


def test_who_is_away_today() -> None:
    snapshot = campaign(
        term("a", "ned", "2025-09-01"), term("b", "ned", "2025-09-01"),
        term("c", "ned", "2026-10-01"), term("d", "ned", "2025-09-01", "2026-06-30"),
        acts={"a": ["2026-04-01"], "b": ["2026-10-01"]},
    ).at(DAY)  # fmt: skip
    # Of c nothing is recorded.
    assert quiet(snapshot).to_dict() == {"a": True, "b": False, "c": False}


def test_terms_are_counted_in_teaching_days() -> None:
    snapshot = campaign(term("a", "ned", "2025-09-01"), acts={}).at(DAY)
    year = taught("2025-10-31", "2026-10-31")
    assert term_days(snapshot) == year / 2
    assert terms_ahead(snapshot, date(2027, 10, 31)) == pytest.approx(2)
    june, august = (
        terms_ahead(snapshot, date(2027, month, day)) for month, day in ((6, 30), (8, 31))
    )
    assert june == august, "nobody is expected in the vacation"
