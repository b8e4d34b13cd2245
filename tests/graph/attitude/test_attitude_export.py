"""The export of attitude: described, withheld where few, the same with and without names."""

import pandas as pd
import pytest

from graph.attitude import attitude_change
from graph.export.attitude import attitude, attitude_exposure, attitude_groups
from graph.export.disguise import Disguise
from graph.history import History
from graph.suppression import WITHHELD
from tests.graph.campaigns import campus, feedback, history_of, person, session, sessions

BEFORE = [3, 2, 4, 3, 2, 5, 3, 3, 4, 2, 3, 1]
AFTER = [4, 3, 4, 5, 2, 5, 4, 2, 5, 3, 4, 3]


@pytest.fixture(scope="module")
def history() -> History:
    """Make twelve people who answered about s and three others about t."""
    others = [
        row | {"respondent_code": f"x{row['respondent_code']}"}
        for wave in ("before", "after")
        for row in feedback("t", wave, [2, 3, 4])
    ]
    return history_of(
        people=[person("p", name="Parveen Shah")],
        campuses=[campus("NED"), campus("KU")],
        feedback=[*feedback("s", "before", BEFORE), *feedback("s", "after", AFTER), *others],
        **sessions(
            session("s", "2026-06-04", {}, university_id="NED", title="Parveen Shah speaks"),
            session("t", "2026-06-04", {}, university_id="KU", title="Faiths"),
        ),
    )


@pytest.fixture(scope="module")
def disguise(history: History) -> Disguise:
    return Disguise.of(history, "salt", named=False)


def test_the_numbers_are_those_of_the_page(history: History, disguise: Disguise) -> None:
    frame = attitude(history.at(), disguise).frame
    (row,) = frame.to_dict("records")
    known = attitude_change(history.at()).iloc[0]
    assert (row["compared"], row["people"]) == ("after", 15)
    for name in ("before", "after", "change", "low", "high", "d_z", "p_corrected"):
        assert row[name] == known[name]
    assert (row["answered_before"], row["left"]) == (15, 0)
    assert pd.isna(row["alpha"])


def test_few_people_are_withheld_in_words(history: History, disguise: Disguise) -> None:
    frame = attitude_groups(history.at(), disguise).frame.set_index(["by", "group_id"])
    for at in (("campus", "KU"), ("campus", "NED"), ("session", "t")):
        row = frame.loc[at]
        assert row["people"] == WITHHELD, at
        assert pd.isna(row["change"])
    assert frame.loc[("gender", "unknown"), "people"] == 15
    assert frame.loc[("gender", "unknown"), "worse"] == WITHHELD


def test_a_sessions_title_is_told_where_people_are_named_alone(
    history: History, disguise: Disguise
) -> None:
    named = Disguise.of(history, "salt", named=True)
    hidden, shown = (attitude_groups(history.at(), one).frame for one in (disguise, named))
    assert set(hidden.loc[hidden["by"] == "session", "group"]) == {"s", "t"}
    assert any("Parveen" in group for group in shown["group"])
    same = [name for name in shown if name != "group"]
    pd.testing.assert_frame_equal(hidden[same], shown[same])


def test_exposure_carries_its_caveat(history: History, disguise: Disguise) -> None:
    frame = attitude_exposure(history.at(), disguise).frame
    assert frame["exposure"].tolist() == ["sessions_answered"]
    assert frame["n"].tolist() == [15]
    assert frame["caveat"].str.startswith("Not causal").all()


def test_without_answers_the_sheets_are_empty(disguise: Disguise) -> None:
    snapshot = history_of().at()
    for make in (attitude, attitude_groups, attitude_exposure):
        assert make(snapshot, disguise).frame.empty
