"""Networks for tests: seeded random ones with every shape that breaks things, and known ones."""

import random
from collections.abc import Callable
from typing import Any

import networkx as nx

from graph.snapshot import Snapshot


def snapshot_of(graph: nx.Graph) -> Snapshot:
    """Make a snapshot of a networkx graph, isolates included; ``strength`` is kept."""
    rows = [(a, b, data.get("strength", 1)) for a, b, data in graph.edges(data=True)]
    return Snapshot.from_ties(rows, list(graph.nodes), directed=graph.is_directed())


def effective_sizes(graph: nx.Graph, weight: str | None = None) -> dict[Any, float]:
    """Give networkx's effective size, asked node by node of the ties with direction left aside.

    Asked of all at once, networkx 3.6 divides by the largest weight of the wrong of two people
    where there are weights or directions (networkx pull request 8906).
    """
    mutual = nx.Graph()
    mutual.add_nodes_from(graph)
    for one, other, value in graph.edges(data=weight, default=1):
        known = mutual.get_edge_data(one, other, {"weight": 0})["weight"]
        mutual.add_edge(one, other, weight=known + (1 if weight is None else value))
    sizes: dict[Any, float] = nx.effective_size(mutual, nodes=list(mutual), weight="weight")
    return sizes


def _weighted(graph: nx.Graph, seed: int) -> nx.Graph:
    draw = random.Random(seed)  # noqa: S311
    for _, _, data in graph.edges(data=True):
        data["strength"] = draw.choice([0.5, 1, 2, 5, 10])
    return nx.relabel_nodes(graph, {node: f"p{node}" for node in graph})


def _random(seed: int) -> nx.Graph:
    return _weighted(nx.gnp_random_graph(30, 0.08 + 0.04 * (seed % 3), seed=seed), seed)


def _two_parts() -> nx.Graph:
    graph = nx.disjoint_union(nx.barabasi_albert_graph(15, 2, seed=4), nx.path_graph(6))
    graph.add_nodes_from(["alone", "also alone"])
    return _weighted(graph, 4)


def _directed() -> nx.DiGraph:
    graph = nx.gnp_random_graph(20, 0.1, seed=5, directed=True)
    graph.add_node("alone")
    return _weighted(graph, 5)


NETWORKS: dict[str, Callable[[], nx.Graph]] = {
    "random": lambda: _random(1),
    "random, thicker": lambda: _random(2),
    "random, thin, with isolates": lambda: _random(3),
    "two parts and isolates": _two_parts,
    "a star": lambda: _weighted(nx.star_graph(7), 6),
    "a tie": lambda: _weighted(nx.path_graph(2), 7),
    "one person": lambda: nx.empty_graph(["p0"]),
    "nobody is tied": lambda: nx.empty_graph([f"p{at}" for at in range(5)]),
    "nobody": lambda: nx.empty_graph(0),
    "directed": _directed,
}
