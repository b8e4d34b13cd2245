"""What removals do, one subgraph after another as networkx sees it: the oracle of these tests."""

from collections.abc import Callable, Iterable
from itertools import combinations

import networkx as nx


def undirected(graph: nx.Graph) -> nx.Graph:
    """Leave direction aside; ids become text, as a snapshot has them."""
    return nx.relabel_nodes(nx.Graph(graph.to_undirected()), str)


def largest(graph: nx.Graph) -> int:
    return max(map(len, nx.connected_components(graph)), default=0)


def most_tied(graph: nx.Graph) -> str:
    return min(graph, key=lambda one: (-graph.degree(one), one))


def curve(
    graph: nx.Graph, following: Callable[[nx.Graph], str] | Iterable[str] = most_tied
) -> list[float]:
    """Give s(0) to s(n), everybody removed in the order that ``following`` gives."""
    graph, people = graph.copy(), len(graph)
    order = None if callable(following) else iter(following)
    found = [largest(graph) / people]
    for _ in range(people):
        graph.remove_node(following(graph) if order is None else next(order))  # type: ignore[operator]
        found.append(largest(graph) / people)
    return found


def worst(graph: nx.Graph, many: int) -> tuple[tuple[str, ...], int]:
    """Try every set; of equally bad ones the first in the order of ids."""
    tried = (
        (largest(graph.subgraph(set(graph) - set(gone))), gone)
        for gone in combinations(sorted(graph), many)
    )
    left, people = min(tried)
    return people, left
