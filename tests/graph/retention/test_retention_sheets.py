"""The export's sheets of who stays: what few people are is withheld, and nothing tells it."""

import itertools
from datetime import date

import pandas as pd
import pytest

from graph.export.disguise import Disguise
from graph.export.retention import activity, hidden_in, level_flow, newcomers, retention
from graph.history import History
from graph.retention import level_flow as flow_of
from graph.suppression import SMALLEST, WITHHELD
from tests.graph.campaigns import campus, history_of, person, session, sessions, term

DAY = date(2026, 10, 31)


@pytest.fixture(scope="module")
def history() -> History:
    """Make 30 ambassadors of whom 8 and 2 stop, 3 graduate, and 12 participants come and go."""
    people = [f"a{at:02}" for at in range(30)] + [f"p{at:02}" for at in range(12)]
    ends = dict.fromkeys(people[:8], "2026-01-31") | dict.fromkeys(people[8:13], "2026-06-10")
    return history_of(
        people=[person(one) for one in people],
        campuses=[campus("NED")],
        terms=[term(one, "NED", "2025-09-05", ends.get(one)) for one in people[:30]],
        studies=[
            {"person_id": one, "university_id": "NED", "graduates_on": "2026-06-20"}
            for one in people[10:13]
        ]
        + [
            {"person_id": one, "university_id": "NED", "graduates_on": "2028-06-20"}
            for one in people[:10]
        ],
        **sessions(
            session("s1", "2025-10-01", dict.fromkeys(people[:36], "attended")),
            session("s2", "2026-03-01", dict.fromkeys(people[8:40], "attended")),
            session("s3", "2026-09-01", dict.fromkeys(people[15:30], "attended")),
            session(
                "s4", "2026-10-20", {**dict.fromkeys(people[36:], "attended"), "a29": "hosted"}
            ),
        ),
    )


def sheets(history: History, *, named: bool) -> dict[str, pd.DataFrame]:
    snapshot, disguise = history.at(DAY), Disguise.of(history, "salt", named=named)
    made = (one(snapshot, disguise) for one in (activity, retention, level_flow, newcomers))
    return {one.name: one.frame for one in made}


def test_with_names_every_count_is_shown(history: History) -> None:
    for frame in sheets(history, named=True).values():
        assert len(frame)
        assert not frame.eq(WITHHELD).any(axis=None)


def test_small_counts_are_withheld_and_unknown_stays_empty(history: History) -> None:
    whole, shown = sheets(history, named=True), sheets(history, named=False)
    some = 0
    for name, frame in shown.items():
        for column in frame.columns:
            if column in ("terms_after", "term_over", "share", "low", "high") or "kept" in column:
                continue
            for value, true in zip(frame[column], whole[name][column], strict=True):
                if isinstance(value, str) or not isinstance(true, int):
                    some += value == WITHHELD
                    continue
                assert value == true
                assert not 0 < value < SMALLEST, (name, column)
    assert some > 5
    assert (
        shown["newcomers"]["share"].isna().tolist() == whole["newcomers"]["share"].isna().tolist()
    )


def test_a_row_of_a_cohort_hides_two_or_nothing(history: History) -> None:
    whole, shown = (sheets(history, named=named)["retention"] for named in (True, False))
    parts = ["active", "quiet", "unrecorded", "graduated", "stopped", "left", "censored"]
    for at in range(len(shown)):
        away = [name for name in parts if shown.loc[at, name] == WITHHELD]
        assert len(away) != 1
        assert not away or whole.loc[at, away].sum() >= SMALLEST
        told = {"active", "graduated"} & set(away)
        assert (shown.loc[at, "kept_share"] == WITHHELD) == bool(told)
        assert (shown.loc[at, "share"] == WITHHELD) == ("active" in away)


def test_no_sum_over_levels_gives_a_step_away(history: History) -> None:
    whole, shown = (sheets(history, named=named)["level_flow"] for named in (True, False))
    away = shown["people"] == WITHHELD
    assert 0 < away.sum() < len(shown)
    flow = flow_of(history.at(DAY))
    into = {key: rows.index for key, rows in flow.groupby(["term", "to_level"])}
    out = {key: rows.index for key, rows in flow.groupby(["from_term", "from_level"])}
    whole_terms = [rows.index for _, rows in flow.groupby("term")]
    for index in itertools.chain(into.values(), out.values(), whole_terms):
        hidden = away.loc[index]
        others = whole.loc[index, "people"][~hidden]
        if hidden.any() and len(others):
            assert hidden.sum() > 1
            assert whole.loc[index, "people"][hidden].sum() >= SMALLEST
    for key in into.keys() & out.keys():
        assert away.loc[[*into[key], *out[key]]].sum() != 1


@pytest.mark.parametrize(
    ("counts", "groups", "hidden"),
    [
        ({"a": 9, "b": 3, "c": 20}, [["a", "b", "c"]], {"a", "b"}),
        ({"a": 9, "b": 3, "c": 20}, [], {"b"}),
        ({"a": 2, "b": 2, "c": 20, "d": 30}, [["a", "b", "c", "d"]], {"a", "b", "c"}),
        ({"a": 3, "b": 4, "c": 20}, [["a", "b", "c"]], {"a", "b"}),
        ({"a": 3, "b": 9, "c": 8, "d": 7}, [["a", "b"], ["b", "c"], ["d"]], {"a", "b", "c"}),
        ({"a": 0, "b": 7}, [["a", "b"]], set()),
    ],
)
def test_what_is_hidden_where_sums_may_be_known(
    counts: dict[str, int], groups: list[list[str]], hidden: set[str]
) -> None:
    assert hidden_in(counts, groups) == hidden


@pytest.mark.parametrize("stays", [1, 3])
def test_a_cohort_of_fewer_than_five_tells_nothing(stays: int) -> None:
    """All three may have done the same: then a nought beside the cohort's size would tell it."""
    people = ["a1", "a2", "a3"]
    small = history_of(
        people=[person(one) for one in people],
        campuses=[campus("NED")],
        terms=[term(one, "NED", "2025-09-05", None) for one in people],
        **sessions(session("s1", "2025-10-01", dict.fromkeys(people[:stays], "attended"))),
    )
    whole, shown = (sheets(small, named=named)["retention"] for named in (True, False))
    told = ["active", "quiet", "unrecorded", "graduated", "stopped", "left", "censored", "out_of"]
    assert (whole["out_of"] == 3).any()
    assert shown.loc[whole["out_of"] == 3, told].eq(WITHHELD).all(axis=None)


def test_nothing_recorded_is_empty_sheets() -> None:
    nobody = history_of()
    for frame in sheets(nobody, named=False).values():
        assert frame.empty
