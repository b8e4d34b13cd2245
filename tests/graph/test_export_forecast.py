"""The forecast in the monthly export: pseudonyms, and no small number that could be worked out."""

import numpy as np
import pandas as pd
import pytest

from graph.export.disguise import Disguise
from graph.export.forecast import OUTLOOKS, campuses_at_risk, forecast, successions
from graph.history import History
from graph.succession import campuses_dark, successors
from graph.succession import forecast as forecast_of
from graph.suppression import SMALLEST, WITHHELD
from tests.graph.campaigns import campus, history_of, person, term
from tests.graph.succession.leavers import DAY, drawn, studying

SHEETS = (forecast, campuses_at_risk, successions)


def disguise(history: History, *, named: bool = False) -> Disguise:
    return Disguise.of(history, "salt", named=named)


def growing() -> History:
    """Six leave in January and two in June, of ambassadors as many again, tied to somebody."""
    people = [f"p{at:02d}" for at in range(20)]
    january, june = "2027-01-15", "2027-06-15"
    ends = [january] * 6 + [june] * 2 + [None] * 2
    return history_of(
        people=[person(one) for one in [*people, "hub"]],
        campuses=[campus("ned"), campus("ku")],
        terms=[term(one, "ned", "2026-01-01", end) for one, end in zip(people, ends, strict=False)],
        studies=[studying(one, "ku", end) for one, end in zip(people[10:], ends, strict=True)],
        reported_ties=[
            {"source": one, "target": "hub", "reported_on": "2026-09-01"} for one in people
        ],
    )


def test_how_many_leave_can_not_be_worked_out_where_they_are_few() -> None:
    history = growing()
    frame = forecast(history.at(DAY), disguise(history)).frame
    exact = forecast_of(history.at(DAY))
    assert exact["leave"].tolist() == [0, 12, 4]
    assert frame["leave"].tolist() == [0, WITHHELD, WITHHELD]
    assert frame["people"].tolist() == [21, WITHHELD, WITHHELD]
    assert frame["ambassadors_leave"].tolist() == [0, WITHHELD, WITHHELD]
    assert frame["ambassadors"].tolist() == [10, WITHHELD, WITHHELD]
    assert frame["campuses_dark"].tolist() == exact["campuses_dark"].tolist()


@pytest.mark.parametrize("seed", range(8))
def test_no_small_number_stands_in_it_or_between_two_rows(seed: int) -> None:
    history = drawn(seed, people=40)
    frame = forecast(history.at(DAY), disguise(history)).frame
    counts = ["people", "leave", "ambassadors", "ambassadors_leave", "largest_component", "near"]
    for name in counts:
        shown = [value for value in frame[name] if value != WITHHELD]
        assert not [value for value in shown if 0 < value < SMALLEST]
    for left in ("people", "ambassadors"):
        known = [value for value in frame[left] if value != WITHHELD]
        gone = -np.diff(known)
        assert not [value for value in gone if 0 < value < SMALLEST]


def test_with_names_everything_is_told() -> None:
    history = growing()
    snapshot, named = history.at(DAY), disguise(history, named=True)
    table = forecast(snapshot, named).frame
    pd.testing.assert_frame_equal(table, forecast_of(snapshot)[list(table.columns)])
    rows = successions(snapshot, named).frame
    assert len(rows) == len(successors(snapshot))
    assert rows["name"].iloc[0] == "P00"
    assert rows["leaves_on"].notna().all()
    risk = campuses_at_risk(snapshot, named).frame
    exact = campuses_dark(snapshot).sort_values(["university_id", "term_end"])
    assert risk["high"].tolist() == exact["high"].tolist()


def test_successions_stand_under_pseudonyms_without_campus_and_day() -> None:
    history = growing()
    hide = disguise(history)
    rows = successions(history.at(DAY), hide).frame
    assert set(rows["person_id"]) <= set(hide.shown.values())
    assert set(rows["successor_id"].dropna()) <= set(hide.shown.values())
    assert "campus" not in rows
    assert "leaves_on" not in rows
    # Two leave in spring, and six in fall would tell of those.
    assert set(rows["term"]) == {WITHHELD}


def test_a_campus_has_an_outlook_in_words_and_no_chance() -> None:
    history = history_of(
        people=[person(one) for one in "abcd"],
        campuses=[campus(one) for one in ("gone", "ned", "open", "ku")],
        terms=[
            term("a", "gone", "2026-01-01", "2026-06-30"),
            term("b", "ned", "2026-01-01", "2027-01-31"),
            term("c", "open", "2026-01-01"),
        ],
    )
    frame = campuses_at_risk(history.at(DAY), disguise(history)).frame
    first = frame.drop_duplicates("university_id").set_index("university_id")["outlook"]
    # Nothing is on record: of the one whose end isn't known everything is possible.
    assert first.to_dict() == {"gone": "dark now", "ned": "dark", "open": "at risk"}
    assert list(frame.columns) == ["university_id", "campus", "term_end", "outlook"]
    assert set(frame["outlook"]) <= set(OUTLOOKS)


@pytest.mark.parametrize("make", SHEETS)
@pytest.mark.parametrize("named", [True, False])
def test_a_campaign_without_ambassadors_has_its_sheets(make: object, named: bool) -> None:
    history = history_of(people=[person("a")], campuses=[campus("ned")])
    made = make(history.at(DAY), disguise(history, named=named))  # type: ignore[operator]
    assert all(column.meaning for column in made.columns)
