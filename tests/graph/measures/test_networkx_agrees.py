"""networkx on a graph of its own, made without a snapshot, says the same of every network."""

from collections.abc import Callable

import networkx as nx
import pytest

from graph.measures import all_measures, measure_named
from tests.graph.networks import NETWORKS, snapshot_of


def _two_steps(graph: nx.Graph) -> dict[str, float]:
    near = dict(nx.all_pairs_shortest_path_length(graph.to_undirected(), cutoff=2))
    return {node: len(near[node]) / len(graph) for node in graph}


def _closeness(graph: nx.Graph) -> dict[str, float]:
    others = len(graph) - 1
    summed = nx.harmonic_centrality(graph)
    return {node: value / others if others else float("nan") for node, value in summed.items()}


ORACLES: dict[str, Callable[[nx.Graph], dict[str, float]]] = {
    "degree": lambda graph: dict(graph.degree()),
    "strength": lambda graph: dict(graph.degree(weight="strength")),
    "betweenness": nx.betweenness_centrality,
    "harmonic_closeness": _closeness,
    "core_number": lambda graph: nx.core_number(graph.to_undirected()),
    "cut_points": lambda graph: {
        node: node in set(nx.articulation_points(graph.to_undirected())) for node in graph
    },
    "two_step_reach": _two_steps,
}


def test_every_measure_has_an_oracle() -> None:
    assert set(ORACLES) == {one.name for one in all_measures()}


@pytest.mark.parametrize("network", NETWORKS)
@pytest.mark.parametrize("name", ORACLES)
def test_same_as_networkx(name: str, network: str) -> None:
    graph = NETWORKS[network]()
    frame = measure_named(name)(snapshot_of(graph))
    measured = dict(zip(frame["person_id"], frame[name], strict=True))
    assert measured == pytest.approx(ORACLES[name](graph), nan_ok=True)


@pytest.mark.parametrize("network", ["random", "two parts and isolates", "directed"])
def test_weighted_ways_are_as_long_as_one_by_strength(network: str) -> None:
    graph = NETWORKS[network]()
    for _, _, data in graph.edges(data=True):
        data["length"] = 1 / data["strength"]
    frame = measure_named("betweenness")(snapshot_of(graph), weighted=True)
    measured = dict(zip(frame["person_id"], frame["betweenness"], strict=True))
    assert measured == pytest.approx(nx.betweenness_centrality(graph, weight="length"))
