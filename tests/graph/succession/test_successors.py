"""Who could take over: Jaccard's overlap beside networkx, of those who stay and may."""

from datetime import date

import networkx as nx
import pandas as pd
import pytest

from graph.history import History
from graph.snapshot import Snapshot
from graph.succession import coming_ends, leaving, risks, successors
from graph.succession.leaving import ambassador_ends
from graph.succession.reach_lost import reach_lost
from graph.succession.successors import MOST
from tests.graph.campaigns import campus, history_of, person, term
from tests.graph.succession.leavers import DAY, cut, drawn, studying


def able(snapshot: Snapshot, leaver: str, home: object, by: pd.Timestamp) -> list[tuple[str, bool]]:
    """List who could succeed somebody, person by person, and whether they are of the campus."""
    day = leaving(snapshot).set_index("person_id")["leaves_on"]
    found = []
    for one in snapshot.people.itertuples():
        same = one.campus == home
        stays = not day[one.person_id] <= by
        may = (one.current_ambassador or same) and not one.staff and not one.panelist
        if one.person_id != leaver and stays and may:
            found.append((one.person_id, same))
    return found


def jaccard(graph: "nx.Graph[str]", one: str, other: str) -> float:
    ((_, _, value),) = nx.jaccard_coefficient(graph, [(one, other)])
    return float(value)


@pytest.mark.parametrize("seed", range(9))
def test_ranked_as_networkx_overlaps_them(seed: int) -> None:
    snapshot = drawn(seed, p=[0.08, 0.2, 0.35][seed % 3]).at(DAY)
    graph = nx.Graph(snapshot.graph)
    ends = [pd.Timestamp(one) for one in coming_ends(snapshot)]
    table = successors(snapshot)
    going = ambassador_ends(snapshot)
    going = going[going["leaves_on"] <= ends[-1]]
    assert set(table["person_id"]) == set(going["person_id"])
    for leaver in going.itertuples():
        by = min(end for end in ends if end >= leaver.leaves_on)
        expected = [
            (not same, -jaccard(graph, leaver.person_id, one), one)
            for one, same in able(snapshot, leaver.person_id, leaver.university_id, by)
            if set(graph[leaver.person_id]) & set(graph[one])
        ]
        rows = table[table["person_id"] == leaver.person_id]
        assert (rows["term_end"] == by).all()
        assert (rows["ties"] == graph.degree(leaver.person_id)).all()
        found = rows.dropna(subset=["successor_id"])
        assert len(found) == min(len(expected), MOST)
        assert len(rows) == max(len(found), 1)
        best = sorted(expected)[: len(found)]
        assert found["overlap"].tolist() == pytest.approx([-row[1] for row in best])
        assert found["same_campus"].tolist() == [not row[0] for row in best]
        for row in found.itertuples():
            shared = set(graph[leaver.person_id]) & set(graph[row.successor_id])
            assert row.shared == len(shared)
            assert row.overlap == pytest.approx(jaccard(graph, leaver.person_id, row.successor_id))


@pytest.mark.parametrize("seed", range(9))
def test_regained_are_those_near_again_if_the_one_stayed(seed: int) -> None:
    snapshot = drawn(seed, p=0.08).at(DAY)
    leaves = leaving(snapshot)

    def near(left: Snapshot) -> set[str]:
        found: set[str] = set()
        for one in left.people.loc[left.people["current_ambassador"], "person_id"]:
            found |= set(nx.single_source_shortest_path_length(left.graph, one, cutoff=2))
        return found

    for row in successors(snapshot, most=1).itertuples():
        gone = set(leaves.loc[leaves["leaves_on"] <= row.term_end, "person_id"])
        without, stayed = cut(snapshot, gone), cut(snapshot, gone - {row.person_id})
        assert row.regained == len(near(stayed) - near(without) - {row.person_id})


@pytest.mark.parametrize("seed", range(6))
def test_risk_is_the_product_of_its_parts(seed: int) -> None:
    snapshot = drawn(seed, p=0.1).at(DAY)
    graph = nx.Graph(snapshot.graph)
    by = date(2027, 6, 30)
    table = risks(snapshot, by)
    lost = reach_lost(snapshot).set_index("person_id")["reach_lost"]
    assert set(table["person_id"]) == set(lost.index)
    for row in table.itertuples():
        others = able(snapshot, row.person_id, row.university_id, pd.Timestamp(by))
        ready = max((jaccard(graph, row.person_id, one) for one, _ in others), default=0.0)
        assert row.readiness == pytest.approx(ready)
        if pd.notna(row.successor_id):
            assert jaccard(graph, row.person_id, row.successor_id) == pytest.approx(ready)
        for risk, chance in (("risk", "chance"), ("risk_low", "low"), ("risk_high", "high")):
            expected = getattr(row, chance) * lost[row.person_id] * (1 - ready)
            assert getattr(row, risk) == pytest.approx(expected, nan_ok=True)
        if row.leaves_on <= pd.Timestamp(by):
            assert (row.chance, row.low, row.high) == (1, 1, 1)
        elif pd.isna(row.leaves_on):
            assert row.high == 1
    assert table["risk_high"].dropna().is_monotonic_decreasing


def office() -> History:
    """Let a of ned leave in January, tied to x and y; others share one or both of them."""
    ties = ["ax", "ay", "bx", "by", "cx", "dx", "dy", "ex", "ey", "fx", "fy", "gx", "gy"]
    return history_of(
        people=[person(one, staff=one == "e") for one in "abcdefgxy"],
        campuses=[campus("ned"), campus("ku")],
        terms=[
            term("a", "ned", "2026-01-01", "2026-12-31"),
            term("b", "ku", "2026-01-01", "2027-06-30"),
            term("f", "ned", "2026-01-01", "2027-01-31"),
        ],
        studies=[
            studying("c", "ned", None),
            studying("d", "ned", "2027-01-15"),
            studying("e", "ned", None),
            studying("g", "ku", None),
        ],
        reported_ties=[
            {"source": one, "target": other, "reported_on": "2026-09-01"} for one, other in ties
        ],
    )


def test_the_own_campus_comes_first_and_only_who_stays_and_may() -> None:
    table = successors(office().at(DAY))
    of_a = table[table["person_id"] == "a"]
    # d and f leave within the term, e is staff, g is of another campus and no ambassador.
    assert of_a["successor_id"].tolist() == ["c", "b"]
    assert of_a["same_campus"].tolist() == [True, False]
    assert of_a["ambassador"].tolist() == [False, True]
    assert of_a["overlap"].tolist() == [0.5, 1.0]
    assert of_a["shared"].tolist() == [1, 2]
    assert of_a["rank"].tolist() == [1, 2]
    assert pd.isna(of_a["successor_leaves_on"].iloc[0])
    assert table["term_end"].dt.strftime("%Y-%m").tolist() == ["2027-01"] * 4 + ["2027-06"]


def test_readiness_is_of_whoever_overlaps_most() -> None:
    row = risks(office().at(DAY), date(2027, 1, 31)).set_index("person_id").loc["a"]
    assert (row["readiness"], row["successor_id"]) == (1.0, "b")
    assert row["risk"] == 0


def test_who_shares_no_tie_has_no_successor() -> None:
    history = history_of(
        people=[person(one) for one in "ab"],
        campuses=[campus("ned")],
        terms=[term("a", "ned", "2026-01-01", "2026-12-31"), term("b", "ned", "2026-01-01")],
        reported_ties=[{"source": "a", "target": "b", "reported_on": "2026-09-01"}],
    )
    (row,) = successors(history.at(DAY)).itertuples()
    assert (row.person_id, row.ties) == ("a", 1)
    assert pd.isna(row.successor_id)
    assert pd.isna(row.rank)


def test_nobody_to_replace_is_a_table_without_rows() -> None:
    for nothing in (history_of().at(), Snapshot.from_ties([("a", "b")])):
        assert successors(nothing).empty
        assert risks(nothing).empty
    assert successors(office().at(DAY), date(2026, 11, 1)).empty
