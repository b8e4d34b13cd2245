"""The forecast is today's network with those who are gone cut out of it, and nothing else."""

from datetime import date

import networkx as nx
import pandas as pd
import pytest

from graph.history import History
from graph.reach import within_two_steps
from graph.snapshot import Snapshot
from graph.succession import coming_ends, forecast, known, leaving
from tests.graph.campaigns import campus, history_of, person, term
from tests.graph.networks import NETWORKS, snapshot_of
from tests.graph.succession.leavers import DAY, cut, drawn, studying


@pytest.mark.parametrize("seed", range(12))
def test_equal_to_the_same_measures_of_the_network_cut_by_hand(seed: int) -> None:
    snapshot = drawn(seed, p=[0.05, 0.12, 0.25][seed % 3]).at(DAY)
    leaves = leaving(snapshot)
    table = forecast(snapshot)
    assert len(table) > 2
    before = len(snapshot.people)
    for row in table.iloc[1:].itertuples():
        gone = set(leaves.loc[leaves["leaves_on"] <= row.term_end, "person_id"])
        left = cut(snapshot, gone)
        parts = nx.connected_components(nx.Graph(left.undirected.graph))
        assert row.people == len(left.people)
        assert row.leave == before - row.people
        assert row.largest_component == max(map(len, parts), default=0)
        assert row.ambassadors == left.people["current_ambassador"].sum()
        leaders = left.people.loc[left.people["current_ambassador"], "person_id"]
        near: set[str] = set(leaders)
        for one in leaders:
            near |= set(nx.single_source_shortest_path_length(left.graph, one, cutoff=2))
        assert row.near == len(near)
        assert within_two_steps(left)["within_two_steps"].sum() == len(
            near & set(left.people.dropna(subset=["campus"])["person_id"])
        )
        assert row.campuses == left.current_terms["university_id"].nunique()
        assert row.share_near == pytest.approx(len(near) / row.people)
        before = row.people


@pytest.mark.parametrize("seed", range(5))
def test_the_first_row_is_the_network_of_the_day(seed: int) -> None:
    snapshot = drawn(seed).at(DAY)
    first = forecast(snapshot).iloc[0]
    assert first["term_end"] == pd.Timestamp(DAY)
    assert (first["people"], first["leave"]) == (len(snapshot.people), 0)
    assert first["ambassadors"] == snapshot.people["current_ambassador"].sum()
    assert first["campuses"] == snapshot.current_terms["university_id"].nunique()
    assert (first["campuses_dark"], first["ambassadors_leave"]) == (0, 0)


def three() -> History:
    """Make a chain a-b-c: b's term ends with January, c graduates in June, of a nothing's known."""
    return history_of(
        people=[person(one) for one in "abc"],
        campuses=[campus("ned"), campus("ku")],
        terms=[term("a", "ned", "2026-01-01"), term("b", "ku", "2026-01-01", "2027-01-31")],
        studies=[studying("c", "ned", "2027-06-18")],
        reported_ties=[
            {"source": "a", "target": "b", "reported_on": "2026-09-01"},
            {"source": "b", "target": "c", "reported_on": "2026-09-01"},
        ],
    )


def test_who_leaves_when_and_what_is_left() -> None:
    table = forecast(three().at(DAY)).set_index("term_end")
    assert table.index.strftime("%Y-%m-%d").tolist() == ["2026-10-31", "2027-01-31", "2027-06-30"]
    assert table["term"].tolist() == ["Fall 2026", "Fall 2026", "Spring 2027"]
    assert table["people"].tolist() == [3, 2, 1]
    assert table["leave"].tolist() == [0, 1, 1]
    assert table["largest_component"].tolist() == [3, 1, 1]
    assert table["near"].tolist() == [3, 1, 1]
    assert table["share_near"].tolist() == [1, 0.5, 1]
    assert table["ambassadors"].tolist() == [2, 1, 1]
    assert table["ambassadors_leave"].tolist() == [0, 1, 0]
    assert table["campuses"].tolist() == [2, 1, 1]
    assert table["campuses_dark"].tolist() == [0, 1, 1]
    found = known(three().at(DAY))
    assert (found.dated, found.people, found.ambassadors_dated, found.ambassadors) == (2, 3, 1, 2)


def test_the_days_are_those_of_the_calendar_up_to_the_last_that_is_known() -> None:
    snapshot = three().at(DAY)
    assert coming_ends(snapshot) == [date(2027, 1, 31), date(2027, 6, 30)]
    assert coming_ends(snapshot, date(2027, 1, 31)) == [date(2027, 1, 31)]
    assert coming_ends(snapshot, date(2027, 1, 30)) == []
    assert len(forecast(snapshot, date(2027, 1, 30))) == 1
    on_the_end = three().at(date(2027, 1, 31))
    assert coming_ends(on_the_end) == [date(2027, 6, 30), date(2028, 1, 31)]
    nothing_known = history_of(people=[person("a")]).at(DAY)
    assert len(coming_ends(nothing_known)) == 4, "two years"


def test_ties_do_not_fade_further() -> None:
    snapshot = three().at(DAY)
    later = three().at(date(2027, 1, 31))
    assert later.ties["strength"].sum() < snapshot.ties["strength"].sum()
    left = cut(snapshot, {"b"})
    assert left.ties.empty
    assert set(snapshot.ties["strength"]) == {9.0}, "the one whole month since they were reported"
    assert forecast(snapshot)["largest_component"].tolist() == [3, 1, 1]


@pytest.mark.parametrize("network", NETWORKS)
def test_of_a_bare_network_nobody_leaves(network: str) -> None:
    snapshot = snapshot_of(NETWORKS[network]())
    table = forecast(snapshot)
    assert (table["leave"] == 0).all()
    assert (table["people"] == len(snapshot.people)).all()
    parts = nx.connected_components(nx.Graph(snapshot.undirected.graph))
    assert (table["largest_component"] == max(map(len, parts), default=0)).all()
    assert table["share_near"].isna().all() == snapshot.people.empty


def test_an_empty_network_has_nobody_to_leave() -> None:
    table = forecast(Snapshot.from_ties([]))
    assert (table[["people", "near", "largest_component"]] == 0).all(axis=None)
