"""Reach lost with each ambassador, beside networkx with that person taken out."""

from dataclasses import replace

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.snapshot import Snapshot
from graph.succession.reach_lost import reach_lost
from tests.graph.networks import NETWORKS, snapshot_of


def led(snapshot: Snapshot, ambassadors: set[str]) -> Snapshot:
    people = snapshot.people
    leads = people["person_id"].isin(ambassadors)
    return replace(snapshot, people=people.assign(current_ambassador=leads))


def near(graph: "nx.Graph[str]", ambassadors: set[str]) -> set[str]:
    found: set[str] = set()
    for one in ambassadors:
        found |= set(nx.single_source_shortest_path_length(graph, one, cutoff=2))
    return found


def by_removal(graph: "nx.Graph[str]", ambassadors: set[str]) -> dict[str, tuple[int, int]]:
    today = near(graph, ambassadors)
    told = {}
    for one in ambassadors:
        rest = graph.subgraph(set(graph) - {one})
        lost = today - {one} - near(rest, ambassadors - {one})
        told[one] = (len(lost), len(today) - 1)
    return told


def told(snapshot: Snapshot) -> dict[str, tuple[int, int]]:
    frame = reach_lost(snapshot)
    return {row.person_id: (row.only_through, row.near) for row in frame.itertuples()}


@settings(deadline=None, max_examples=60)
@given(st.integers(1, 16), st.floats(0, 0.5), st.integers(0, 999), st.floats(0, 0.6))
def test_as_if_the_person_were_taken_out(size: int, p: float, seed: int, share: float) -> None:
    graph = nx.relabel_nodes(nx.gnp_random_graph(size, p, seed=seed), str)
    draw = np.random.default_rng(seed)
    ambassadors = {one for one in graph if draw.random() < share}
    assert told(led(snapshot_of(graph), ambassadors)) == by_removal(graph, ambassadors)


@pytest.mark.parametrize("network", NETWORKS)
def test_in_every_kind_of_network(network: str) -> None:
    graph = NETWORKS[network]()
    ambassadors = {one for at, one in enumerate(sorted(graph)) if at % 3 == 0}
    undirected = graph.to_undirected() if graph.is_directed() else graph
    assert told(led(snapshot_of(graph), ambassadors)) == by_removal(undirected, ambassadors)


def test_a_chain_hangs_by_its_one_ambassador() -> None:
    snapshot = led(Snapshot.from_ties([("a", "b"), ("b", "c"), ("c", "d")]), {"a"})
    (row,) = reach_lost(snapshot).itertuples()
    assert (row.person_id, row.only_through, row.near, row.reach_lost) == ("a", 2, 2, 1.0)


def test_without_anybody_near_the_share_is_unknown() -> None:
    alone = led(Snapshot.from_ties([("b", "c")], ["a"]), {"a"})
    frame = reach_lost(alone)
    assert frame["only_through"].tolist() == [0]
    assert frame["reach_lost"].isna().all()
    assert reach_lost(Snapshot.from_ties([("a", "b")])).empty
