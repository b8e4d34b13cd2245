"""The chance that a campus goes dark: known ends are sure, the rest is the record's."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from graph.history import History
from graph.succession import Record, campuses_dark
from graph.succession import dark as module
from graph.succession.leaving import ambassador_ends
from graph.succession.record import quiet, recorded, terms_ahead
from tests.graph.campaigns import campus, history_of, person, session, sessions, term
from tests.graph.succession.leavers import DAY, drawn

JANUARY, JUNE = pd.Timestamp("2027-01-31"), pd.Timestamp("2027-06-30")


def campaign(*terms: Any, away: str = "") -> History:
    """Make ambassadors who acted once, and all but ``away`` lately."""
    acts = {one: "attended" for one in "abcde" if one not in away}
    once = session("old", "2025-09-05", dict.fromkeys("abcde", "attended"))
    return history_of(
        people=[person(one) for one in "abcde"],
        campuses=[campus("ned"), campus("ku"), campus("far")],
        terms=list(terms),
        **sessions(once, session("s", "2026-10-30", acts)),
    )


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> Record:
    """Take a record of 8 stopped in 40 ambassador-terms, whatever the small campaign's own is."""
    found = recorded(8, 40, 20)
    monkeypatch.setattr(module, "record", lambda _: found)
    return found


def at(history: History, end: pd.Timestamp, day: date = DAY) -> pd.DataFrame:
    table = campuses_dark(history.at(day))
    return table[table["term_end"] == end].set_index("university_id")


def test_the_product_over_the_ambassadors_of_one_less_stay(known: Record) -> None:
    history = campaign(
        term("a", "ned", "2026-09-01", "2028-06-30"),
        term("b", "ned", "2026-09-01", "2027-06-30"),
        term("c", "ku", "2026-09-01", "2027-01-31"),
    )
    terms = terms_ahead(history.at(DAY), JANUARY.date())
    first = at(history, JANUARY)
    assert first.loc["ned", "chance"] == pytest.approx((1 - 0.8**terms) ** 2)
    assert first.loc["ned", "low"] == pytest.approx((1 - (1 - known.low) ** terms) ** 2)
    assert first.loc["ned", "high"] == pytest.approx((1 - (1 - known.high) ** terms) ** 2)
    assert first.loc["ku", ["chance", "low", "high"]].tolist() == [1, 1, 1]
    then = at(history, JUNE)
    later = terms_ahead(history.at(DAY), JUNE.date())
    assert then.loc["ned", "chance"] == pytest.approx(1 - 0.8**later), "b is gone for sure"
    assert then["ambassadors"].to_dict() == {"ku": 0, "ned": 1}
    assert then["leave"].to_dict() == {"ku": 0, "ned": 1}
    assert then["now"].to_dict() == {"ku": 1, "ned": 2}


def test_an_unknown_end_is_a_range_and_counted(known: Record) -> None:
    first = at(campaign(term("a", "ned", "2026-09-01")), JANUARY).loc["ned"]
    assert (first["unknown"], first["ambassadors"]) == (1, 1)
    assert first["low"] < first["chance"] < first["high"] == 1


def test_who_is_away_today_may_be_gone(known: Record) -> None:
    terms = [
        term("a", "ned", "2025-09-01", "2028-06-30"),
        term("b", "ku", "2025-09-01", "2028-06-30"),
    ]
    first = at(campaign(*terms, away="a"), JANUARY)
    assert first["quiet"].to_dict() == {"ku": 0, "ned": 1}
    assert first.loc["ned", "high"] == 1
    assert first.loc["ku", "high"] < 1
    assert first.loc["ned", "low"] == first.loc["ku", "low"]


def test_a_record_too_small_gives_the_range_from_nobody_to_its_upper_bound() -> None:
    history = campaign(
        term("a", "ned", "2025-09-01", "2027-01-31"), term("b", "ku", "2025-09-01", "2028-06-30")
    )
    first = at(history, JANUARY)
    assert first.loc["ned", ["chance", "low", "high"]].tolist() == [1, 1, 1], (
        "sure whatever happens"
    )
    assert first.loc["ku", "low"] == 0
    assert 0 < first.loc["ku", "high"] < 1
    assert pd.isna(first.loc["ku", "chance"])


def test_dark_now_is_dark_then_and_who_never_had_one_is_not_in_it(known: Record) -> None:
    history = campaign(term("a", "ned", "2025-09-01", "2026-06-30"), term("b", "ku", "2025-09-01"))
    first = at(history, JANUARY)
    assert set(first.index) == {"ned", "ku"}
    assert first.loc["ned", ["now", "chance", "low", "high"]].tolist() == [0, 1, 1, 1]


@pytest.mark.parametrize("seed", range(6))
def test_counted_person_by_person(seed: int, known: Record) -> None:
    snapshot = drawn(seed).at(DAY)
    serving, away = ambassador_ends(snapshot), quiet(snapshot)
    assert away.any(), "else nobody is away here"
    for row in campuses_dark(snapshot).itertuples():
        own = serving[serving["university_id"] == row.university_id]
        terms = terms_ahead(snapshot, row.term_end.date())
        expected = {"chance": 1.0, "low": 1.0, "high": 1.0}
        for one in own.itertuples():
            gone = one.leaves_on <= row.term_end
            unsure = pd.isna(one.leaves_on) or away[one.person_id]
            for name, rate in (("chance", 0.2), ("low", known.low), ("high", known.high)):
                stay = 0.0 if gone or (name == "high" and unsure) else (1 - rate) ** terms
                expected[name] *= 1 - stay
        found = {name: getattr(row, name) for name in expected}
        assert found == pytest.approx(expected)
        assert row.low - 1e-12 <= row.chance <= row.high + 1e-12
        left = own[~(own["leaves_on"] <= row.term_end)]
        assert row.ambassadors == len(left)
        assert row.unknown == left["leaves_on"].isna().sum()
        assert row.quiet == away.reindex(left["person_id"]).sum()
        assert (row.low < row.high) == (not left.empty)


def test_a_campus_without_any_record_of_ambassadors_has_no_row() -> None:
    assert campuses_dark(campaign().at(DAY)).empty
    assert campuses_dark(history_of().at()).empty
