"""Who stands on the shortest ways between others: of nodes and of edges."""

import math
from typing import Any

import numpy as np

from graph.backend.network import Network
from graph.backend.paths import Floats, People, lengths_of
from graph.backend.register import Refused, carried
from graph.kernels.searches import arc_betweenness_sums, betweenness_sums


def lengths_of_ways(network: Network, weight: Any) -> Floats | None:
    """Give the lengths along which shortest ways can be counted; raises Refused.

    A tie of no length, or too short to change the sum of a way, makes the count depend on the
    order in which the graph is searched.
    """
    values = lengths_of(network, weight)
    if values is not None and len(values):
        longest = values.max() * len(network)
        if not values.min() > longest * np.finfo(np.float64).eps:
            raise Refused(f"{weight} is 0 somewhere, or far too small beside the largest")
    return values


def _sources(network: Network, k: int | None, seed: Any) -> People | None:
    """Draw the sources as networkx does; None for everybody."""
    if k is None or k == len(network):
        return None
    if not isinstance(k, int) or not 0 < k < len(network):
        raise Refused("k is no number of nodes")
    drawn = seed.sample(network.nodes_list, k)
    return np.array([network.position[node] for node in drawn], dtype=np.int32)


@carried(loops=True, parallels=True)
def betweenness_centrality(
    network: Network,
    k: int | None = None,
    normalized: bool = True,
    weight: Any = None,
    endpoints: bool = False,
    seed: Any = None,
) -> dict[Any, float]:
    """Give nx.betweenness_centrality's answer (``graph.kernels.brandes``, ``…walk_sums``)."""
    lengths = lengths_of_ways(network, weight)
    sources = _sources(network, k, seed)
    between = betweenness_sums(network.csr.arcs, sources, lengths=lengths)
    values = between.total
    if endpoints:
        values = values + between.heard + between.told
    people = len(network) if endpoints else len(network) - 1
    if people >= 2:
        own = not endpoints
        values = values * _scale(network, people, sources, normalized=normalized, own=own)
    return network.by_node(values)


@carried()
def edge_betweenness_centrality(
    network: Network,
    k: int | None = None,
    normalized: bool = True,
    weight: Any = None,
    seed: Any = None,
) -> dict[tuple[Any, Any], float]:
    """Give nx.edge_betweenness_centrality's answer."""
    lengths = lengths_of_ways(network, weight)
    sources = None if k is None else _sources(network, k, seed)
    _, values = arc_betweenness_sums(network.csr.arcs, sources, lengths=lengths)
    if len(network) >= 2:
        scale = _scale(network, len(network), sources, normalized=normalized, own=False)
        values = values * scale
    csr, nodes = network.csr, network.nodes_list
    ahead = csr.indices
    source = np.repeat(np.arange(len(nodes), dtype=np.int32), np.diff(csr.indptr))
    if not csr.directed:
        # The way back stands where its ends, swapped, are sorted to: as the arcs themselves are.
        values = values + values[np.lexsort((source, ahead))]
        once = source < ahead
        source, ahead, values = source[once], ahead[once], values[once]
    pairs = zip(source.tolist(), ahead.tolist(), values.tolist(), strict=True)
    return {(nodes[one], nodes[other]): value for one, other, value in pairs}


def _scale(
    network: Network, people: int, sources: People | None, *, normalized: bool, own: bool
) -> Any:
    """Give what networkx multiplies the sums by: the same for all, or by node.

    ``people`` may be at the end of a way through a node. Where a way doesn't pass through its own
    source (``own``), a node that was drawn as one was looked at from one source fewer.
    """
    passes = np.full(len(network) if own else 1, people if sources is None else len(sources), float)
    if sources is not None and own:
        passes[sources] -= 1
    once = 1.0 if network.csr.directed else 2.0
    with np.errstate(divide="ignore", invalid="ignore"):
        scale = 1 / (passes * (people - 1)) if normalized else people / (passes * once)
    return np.where(passes > 0, scale, math.nan)
