"""networkx on a graph of its own, made without a snapshot, says the same of every network."""

from collections.abc import Callable

import networkx as nx
import pytest

from graph.measures import all_measures, measure_named
from tests.graph.networks import NETWORKS, effective_sizes, snapshot_of


def _within(graph: nx.Graph, steps: int) -> dict[str, float]:
    near = dict(nx.all_pairs_shortest_path_length(graph.to_undirected(), cutoff=steps))
    return {node: len(near[node]) / len(graph) for node in graph}


def _closeness(graph: nx.Graph) -> dict[str, float]:
    others = len(graph) - 1
    summed = nx.harmonic_centrality(graph)
    return {node: value / others if others else float("nan") for node, value in summed.items()}


def _in_degrees(graph: nx.Graph) -> dict[str, int]:
    return dict(graph.in_degree() if graph.is_directed() else graph.degree())


def _out_degrees(graph: nx.Graph) -> dict[str, int]:
    return dict(graph.out_degree() if graph.is_directed() else graph.degree())


def _pagerank(graph: nx.Graph, weight: str | None = None) -> dict[str, float]:
    exact = 1e-13 / max(len(graph), 1)
    return nx.pagerank(graph, weight=weight, tol=exact, max_iter=1000)


def _rim_of_two(graph: nx.Graph) -> dict[str, int]:
    """Give collective influence as its definition says, person by person."""
    graph = graph.to_undirected()
    influence = {}
    for one in graph:
        steps = nx.single_source_shortest_path_length(graph, one, cutoff=2)
        rim = sum(graph.degree(other) - 1 for other, away in steps.items() if away == 2)
        influence[one] = (graph.degree(one) - 1) * rim
    return influence


ORACLES: dict[str, Callable[[nx.Graph], dict[str, float]]] = {
    "degree": lambda graph: dict(graph.degree()),
    "strength": lambda graph: dict(graph.degree(weight="strength")),
    "betweenness": nx.betweenness_centrality,
    "harmonic_closeness": _closeness,
    "core_number": lambda graph: nx.core_number(graph.to_undirected()),
    "cut_points": lambda graph: {
        node: node in set(nx.articulation_points(graph.to_undirected())) for node in graph
    },
    "two_step_reach": lambda graph: _within(graph, 2),
    "three_step_reach": lambda graph: _within(graph, 3),
    "in_degree": _in_degrees,
    "out_degree": _out_degrees,
    "pagerank": _pagerank,
    "collective_influence": _rim_of_two,
    "constraint": lambda graph: nx.constraint(graph) if len(graph) else {},
    "effective_size": effective_sizes,
    # A bare table has no posts.
    "amplification": lambda graph: dict.fromkeys(graph, float("nan")),
}


def test_every_measure_has_an_oracle() -> None:
    # Communities have no one right answer: tests/graph/backend/test_communities.py.
    assert set(ORACLES) | {"community"} == {one.name for one in all_measures()}


@pytest.mark.parametrize("network", NETWORKS)
@pytest.mark.parametrize("name", ORACLES)
def test_same_as_networkx(name: str, network: str) -> None:
    graph = NETWORKS[network]()
    frame = measure_named(name)(snapshot_of(graph))
    measured = dict(zip(frame["person_id"], frame[name], strict=True))
    assert measured == pytest.approx(ORACLES[name](graph), nan_ok=True)


WEIGHTED: dict[str, Callable[[nx.Graph], dict[str, float]]] = {
    "pagerank": lambda graph: _pagerank(graph, "strength"),
    "constraint": lambda graph: nx.constraint(graph, weight="strength"),
    "effective_size": lambda graph: effective_sizes(graph, "strength"),
    "in_degree": lambda graph: dict(
        graph.in_degree(weight="strength")
        if graph.is_directed()
        else graph.degree(None, "strength")
    ),
    "out_degree": lambda graph: dict(
        graph.out_degree(weight="strength")
        if graph.is_directed()
        else graph.degree(None, "strength")
    ),
}


@pytest.mark.parametrize("network", ["random", "two parts and isolates", "a star", "directed"])
@pytest.mark.parametrize("name", WEIGHTED)
def test_weighted_is_networkx_with_strength_as_weight(name: str, network: str) -> None:
    graph = NETWORKS[network]()
    frame = measure_named(name)(snapshot_of(graph), weighted=True)
    measured = dict(zip(frame["person_id"], frame[name], strict=True))
    assert measured == pytest.approx(WEIGHTED[name](graph), nan_ok=True)


@pytest.mark.parametrize("network", ["random", "two parts and isolates", "directed"])
def test_weighted_ways_are_as_long_as_one_by_strength(network: str) -> None:
    graph = NETWORKS[network]()
    for _, _, data in graph.edges(data=True):
        data["length"] = 1 / data["strength"]
    frame = measure_named("betweenness")(snapshot_of(graph), weighted=True)
    measured = dict(zip(frame["person_id"], frame["betweenness"], strict=True))
    assert measured == pytest.approx(nx.betweenness_centrality(graph, weight="length"))
