"""What hangs on one person or one tie: networkx removes each in turn and finds the same."""

from datetime import date

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from graph.cuts import cuts
from graph.robustness import bridge_told, bridges, cut_told, single_losses
from graph.snapshot import Snapshot
from tests.graph.networks import NETWORKS, snapshot_of
from tests.graph.robustness.removals import largest, undirected

RANDOM = {
    f"seed {seed}": nx.gnp_random_graph(4 + seed % 23, [0.05, 0.1, 0.15][seed % 3], seed=seed)
    for seed in range(40)
}
GRAPHS = {name: made() for name, made in NETWORKS.items()} | RANDOM


def naming(_: str, one: str) -> str:
    return f"<{one}>"


@pytest.mark.parametrize("network", GRAPHS)
def test_each_person_removed_in_turn(network: str) -> None:
    snapshot, graph = snapshot_of(GRAPHS[network]), undirected(GRAPHS[network])
    found = single_losses(snapshot)
    assert found["person_id"].tolist() == list(snapshot.ids)
    for row in found.itertuples():
        part = nx.node_connected_component(graph, row.person_id)
        rest = graph.subgraph(part - {row.person_id})
        assert row.part == len(part)
        assert row.groups == nx.number_connected_components(rest)
        assert row.cut_off == len(rest) - largest(rest)
        assert row.left == largest(graph.subgraph(set(graph) - {row.person_id}))


@pytest.mark.parametrize("network", GRAPHS)
def test_each_tie_removed_in_turn(network: str) -> None:
    snapshot, graph = snapshot_of(GRAPHS[network]), undirected(GRAPHS[network])
    found = bridges(snapshot)
    assert {frozenset((one.source, one.target)) for one in found} == set(
        map(frozenset, nx.bridges(graph))
    )
    for one in found:
        cut = graph.copy()
        cut.remove_edge(one.source, one.target)
        behind = nx.node_connected_component(cut, one.target)
        assert set(one.people) == behind
        assert (one.behind, one.others) == (
            len(behind),
            len(nx.node_connected_component(cut, one.source)),
        )
        assert one.behind <= one.others
    sizes = [one.behind for one in found]
    assert sizes == sorted(sizes, reverse=True)


@pytest.mark.parametrize("seed", range(20))
def test_of_equal_groups_the_one_without_the_first_person_is_behind(seed: int) -> None:
    snapshot = snapshot_of(nx.random_labeled_tree(8, seed=seed))
    for one in bridges(snapshot):
        if one.behind == one.others:
            assert snapshot.ids[0] not in one.people


def test_a_bridge_has_its_ties_strength_and_day() -> None:
    ties = [
        ("b", "a", 2, "2026-01-02"),
        ("b", "c", 1, None),
        ("c", "d", 1, None),
        ("d", "b", 1, None),
    ]
    rows = pd.DataFrame(ties, columns=["source", "target", "strength", "happened_at"])
    snapshot = Snapshot.from_ties(rows, directed=True, as_of=date(2026, 1, 2))
    (one,) = bridges(snapshot)
    assert (one.source, one.target, one.strength) == ("b", "a", 2)
    assert one.last_on == date(2026, 1, 2)
    (undated,) = bridges(Snapshot.from_ties([("a", "b")]))
    assert undated.last_on is None


def test_they_are_told() -> None:
    ties = [("x", "y"), ("y", "z"), ("z", "x"), ("x", "a"), ("a", "b"), ("z", "w")]
    people = [("a", "a", "NED"), ("b", "b", "NED"), ("w", "w", None)]
    snapshot = Snapshot.from_ties(ties, people)
    campus = snapshot.people.set_index("person_id")["campus"]
    assert [cut_told(one, campus, naming) for one in cuts(snapshot)] == [
        "If <x> leaves, 2 people at <NED> lose their only link.",
        "If <a> leaves, 1 person at <NED> loses their only link.",
        "If <z> leaves, 1 person loses their only link.",
    ]
    assert [bridge_told(one, campus, naming) for one in bridges(snapshot)] == [
        "Only the tie between <x> and <a> joins 2 people at <NED> to 4 others.",
        "Only the tie between <a> and <b> joins 1 person at <NED> to 5 others.",
        "Only the tie between <z> and <w> joins 1 person to 5 others.",
    ]


def test_deep_chains_need_no_deep_recursion() -> None:
    snapshot = snapshot_of(nx.path_graph(3_000))
    assert len(bridges(snapshot)) == 2_999
    found = single_losses(snapshot)
    assert int(found["cut_off"].max()) == 1_499
    assert np.array_equal(found["groups"].sort_values().unique(), [1, 2])
