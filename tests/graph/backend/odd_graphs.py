"""Graphs as any networkx user may have them: every shape and value that breaks assumptions."""

import math
import random
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import networkx as nx
import numpy as np

CLASSES = (nx.Graph, nx.DiGraph, nx.MultiGraph, nx.MultiDiGraph)


def _filled(kind: type[nx.Graph], seed: int, values: Any = (1, 2, 5)) -> nx.Graph:
    """Thirty nodes in several parts, mixed ids in no order, some edges without a weight."""
    draw = random.Random(seed)  # noqa: S311
    ids: list[Any] = [*range(10), *"abcdefg", (1, 2), ("x",), frozenset({3}), 2.5, -1, True + 99]
    draw.shuffle(ids)
    graph = kind()
    graph.add_nodes_from(ids)
    for _ in range(38):
        one, other = draw.sample(ids[:-4], 2)
        weight = {} if draw.random() < 0.2 else {"weight": draw.choice(values)}
        graph.add_edge(one, other, **weight)
    if graph.is_multigraph():
        graph.add_edge(*next(iter(graph.edges))[:2], weight=3)
    return graph


def _with_loops(kind: type[nx.Graph]) -> nx.Graph:
    graph = _filled(kind, 7)
    graph.add_edge("a", "a", weight=4)
    graph.add_edge(ids := next(iter(graph)), ids)
    return graph


def _view() -> nx.Graph:
    graph = _filled(nx.Graph, 11)
    return graph.subgraph(list(graph)[::-1][:20])


def _filtered() -> nx.Graph:
    graph = _filled(nx.DiGraph, 12)
    return nx.subgraph_view(graph, filter_edge=lambda one, other: str(one) < str(other))


def _connected() -> nx.Graph:
    graph = nx.connected_watts_strogatz_graph(24, 4, 0.3, seed=5)
    for at, (_, _, data) in enumerate(graph.edges(data=True)):
        data["weight"] = 0.5 + at % 7
    return nx.relabel_nodes(graph, {node: f"n{node}" for node in list(graph)[::2]})


class Loud(nx.Graph):
    """A subclass that changes nothing in how a graph reads."""

    def shout(self) -> str:
        return "!"


class Upside(nx.Graph):
    """A subclass that tells other neighbours than it holds, as networkx's complements do."""

    def __getitem__(self, node: Any) -> Any:
        return {other: {} for other in self._node if other not in self._adj[node] and other != node}

    def neighbors(self, node: Any) -> Any:
        return iter(self[node])


def _upside() -> nx.Graph:
    return Upside(_filled(nx.Graph, 3))


def _by_other_names() -> nx.Graph:
    """Make the nodes 0, 1, 2, 3, which edges call True, 2.0 and 3/1."""
    graph = nx.empty_graph(4)
    graph.add_edges_from([(0, True), (2.0, 1), (Fraction(3), 2), (0, np.int64(3)), (1, 3.0 + 0j)])
    return graph


VALUES: dict[str, tuple[Any, ...]] = {
    "whole weights": (1, 2, 5),
    "real weights": (0.1, 0.7, 3.25),
    "zero weights": (0, 1, 2),
    "negative weights": (-1, 2, 3),
    "no weights": (None, 1),
    "text weights": ("3", "7"),
    "a NaN": (math.nan, 1.0),
    "infinite weights": (math.inf, 1.0),
    "huge whole weights": (2**60 + 1, 3),
    "larger than any float": (10**400, 3),
    "fractions": (Fraction(1, 3), Fraction(2, 7)),
    "decimals": (Decimal("0.1"), Decimal("0.7")),
    "truths": (True, False, True),
    "numpy's": (np.float64(0.5), np.int64(2)),
    "numpy's small": (np.float32(0.1), np.int8(100)),
}

ODD: dict[str, Callable[[], nx.Graph]] = {
    **{
        f"{kind.__name__}, {name}": lambda kind=kind, values=values: _filled(kind, 2, values)
        for kind in CLASSES[:2]
        for name, values in VALUES.items()
    },
    **{kind.__name__: lambda kind=kind: _filled(kind, 1) for kind in CLASSES[2:]},
    **{f"{kind.__name__}, loops": lambda kind=kind: _with_loops(kind) for kind in CLASSES},
    **{f"{kind.__name__}, nobody": kind for kind in CLASSES},
    **{
        f"{kind.__name__}, alone": lambda kind=kind: nx.empty_graph(["a"], create_using=kind)
        for kind in CLASSES[:2]
    },
    "one edge": lambda: nx.Graph([("a", "b")]),
    "connected": _connected,
    "connected, directed": lambda: nx.DiGraph(_connected()),
    "a view of a part": _view,
    "a filtered view": _filtered,
    "turned round": lambda: _filled(nx.DiGraph, 4).reverse(copy=False),
    "frozen": lambda: nx.freeze(_filled(nx.Graph, 5)),
    "nodes by other names": _by_other_names,
    "a graph seen both ways": lambda: _filled(nx.DiGraph, 8).to_undirected(as_view=True),
    "a graph seen as directed": lambda: _filled(nx.Graph, 9).to_directed(as_view=True),
    "a subclass": lambda: Loud(_filled(nx.Graph, 6)),
    "a subclass that reads otherwise": _upside,
    "complete": lambda: nx.complete_graph(12),
    "a path": lambda: nx.path_graph(9),
    "two in a cycle": lambda: nx.DiGraph([(1, 2), (2, 1), (2, 3)]),
}
