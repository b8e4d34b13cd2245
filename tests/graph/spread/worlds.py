"""Spread worked out the long way, over every world of a small network: the oracle of the tests.

Nothing here comes from the package: arcs are networkx's, worlds are gone through one by one.
"""

import itertools
import math
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

import networkx as nx

World = list[tuple[Any, Any]]
Chance = Callable[[Any, Any], float]


def per_interaction(graph: nx.Graph, p: float) -> Chance:
    """Let w interactions carry with 1 − (1 − p)^w."""
    return lambda one, other: 1 - (1 - p) ** graph[one][other].get("strength", 1)


def weighted_cascade(graph: nx.Graph) -> Chance:
    """Let an arc carry with 1 ÷ how many point at its receiver."""
    into = graph.in_degree if graph.is_directed() else graph.degree
    return lambda _, other: 1 / into[other]


def cascade_worlds(graph: nx.Graph, chance: Chance) -> Iterator[tuple[float, World]]:
    """Give every set of arcs that may carry, with its chance."""
    arcs = list(graph.to_directed().edges)
    assert len(arcs) <= 14, "this would take long"
    for live in itertools.product((False, True), repeat=len(arcs)):
        odds = [
            chance(*arc) if on else 1 - chance(*arc) for arc, on in zip(arcs, live, strict=True)
        ]
        yield math.prod(odds), [arc for arc, on in zip(arcs, live, strict=True) if on]


def threshold_worlds(graph: nx.Graph) -> Iterator[tuple[float, World]]:
    """Let each person heed one of those who point at them, by strength (Kempe et al. 2003)."""
    arcs = graph.to_directed()
    heeded = []
    for person in arcs:
        into = [(other, data.get("strength", 1)) for other, _, data in arcs.in_edges(person, True)]
        total = sum(strength for _, strength in into)
        heeded.append([((other, person), strength / total) for other, strength in into] or [None])
    for choice in itertools.product(*heeded):
        live = [one for one in choice if one is not None]
        yield math.prod(share for _, share in live), [arc for arc, _ in live]


def in_worlds(
    graph: nx.Graph,
    seeds: Collection[Any],
    worlds: Iterator[tuple[float, World]],
    accepts: Mapping[Any, float] | float = 1.0,
) -> Iterator[tuple[float, set[Any]]]:
    """Give who is reached in every world and for all who may take part, with its chance."""
    seeds = list(seeds)
    for weight, live in worlds:
        world = nx.DiGraph(live)
        world.add_nodes_from(graph)
        reach = {one: {one} | nx.descendants(world, one) for one in seeds}
        for agree in itertools.product((False, True), repeat=len(seeds)):
            odds = 1.0
            reached: set[Any] = set()
            for one, does in zip(seeds, agree, strict=True):
                q = accepts if isinstance(accepts, float) else accepts.get(one, 1.0)
                odds *= q if does else 1 - q
                reached |= reach[one] if does else set()
            if odds:
                yield weight * odds, reached


def spread_in_worlds(
    graph: nx.Graph,
    seeds: Collection[Any],
    worlds: Iterator[tuple[float, World]],
    accepts: Mapping[Any, float] | float = 1.0,
) -> float:
    """Give the expected number of people reached."""
    return sum(odds * len(who) for odds, who in in_worlds(graph, seeds, worlds, accepts))
