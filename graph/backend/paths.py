"""How far people are from each other: closeness, efficiency, shortest path lengths."""

import math
from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

from graph.backend.network import Network
from graph.backend.register import Refused, carried
from graph.kernels.arcs import Arcs
from graph.kernels.searches import distance_sums
from graph.kernels.steps import steps_from
from graph.kernels.walks import lengths_from

Floats = npt.NDArray[np.float64]
People = npt.NDArray[np.int32]

# A search from one person costs as much as this many that share their way.
_SHARED = 16


def turned(arcs: Arcs) -> Arcs:
    """Give the arcs the other way round."""
    return Arcs(arcs.behind_rows, arcs.behind, arcs.ahead_rows, arcs.ahead)


def lengths_of(network: Network, weight: Any) -> Floats | None:
    """Give the lengths of the arcs, None if all are 1; raises Refused where one is negative."""
    if weight is None:
        return None
    if callable(weight):
        raise Refused("the weight is a function")
    values, loops = network.arc_values(weight), network.loop_values(weight)
    for some in (values, loops):
        if not ((some >= 0) & np.isfinite(some)).all():
            raise Refused(f"{weight} is negative or infinite")
    return values


def _place(network: Network, node: Any) -> int:
    if node not in network:
        raise Refused("there is no such node")
    return network.position[node]


@carried(loops=True, parallels=True)
def harmonic_centrality(
    network: Network, nbunch: Any = None, distance: Any = None, sources: Any = None
) -> dict[Any, float]:
    """Give nx.harmonic_centrality's answer: from ``sources``, to the nodes of ``nbunch``."""
    lengths = lengths_of(network, distance)
    if nbunch is None and sources is None:
        return network.by_node(distance_sums(network.csr.arcs, lengths=lengths).near)
    wanted = _places(network, nbunch)
    known = _places(network, sources)
    if len(wanted) * _SHARED < len(known):
        near = np.array([_nearness(network, one, known, lengths) for one in wanted])
    else:
        near = distance_sums(network.csr.arcs, known, lengths=lengths).near[wanted]
    nodes = network.nodes_list
    return {nodes[one]: value for one, value in zip(wanted, near.tolist(), strict=True)}


def _places(network: Network, bunch: Any) -> People:
    nodes = network.nodes_list if bunch is None else set(network.nbunch_iter(bunch))
    return np.array(sorted(network.position[node] for node in nodes), dtype=np.int32)


def _nearness(network: Network, one: int, sources: People, lengths: Floats | None) -> float:
    """Sum 1 ÷ distance from the sources to one person, found by a search from that person."""
    met, away = _towards(network, one, lengths)
    counted = np.zeros(len(network), dtype=np.bool_)
    counted[sources] = True
    away = away[counted[met] & (away > 0)]
    return float((1 / away).sum())


def _towards(network: Network, one: int, lengths: Floats | None) -> tuple[People, Floats]:
    """Give who can reach a person, and how far each is."""
    csr = network.csr
    behind = csr.reverse
    if lengths is None:
        met, steps = steps_from(behind.indptr, behind.indices, one, len(network))
        return met, steps.astype(np.float64)
    along = lengths[csr.turned] if csr.directed else lengths
    return lengths_from(behind.indptr, behind.indices, along, one)


@carried(loops=True, parallels=True)
def closeness_centrality(
    network: Network, u: Any = None, distance: Any = None, wf_improved: bool = True
) -> Any:
    """Give nx.closeness_centrality's answer, of all nodes or of ``u``."""
    lengths = lengths_of(network, distance)
    if u is None:
        sums = distance_sums(network.csr.arcs, lengths=lengths)
        reached, away = sums.reached, sums.steps.astype(np.float64)
    else:
        met, ways = _towards(network, _place(network, u), lengths)
        reached, away = np.array([len(met) - 1]), np.array([ways.sum()])
    close = np.divide(reached, away, out=np.zeros(len(away)), where=away > 0)
    if wf_improved and len(network) > 1:
        close *= reached / (len(network) - 1)
    return network.by_node(close) if u is None else float(close[0])


@carried(loops=True, parallels=True)
def global_efficiency(network: Network) -> float:
    """Give nx.global_efficiency's answer."""
    pairs = len(network) * (len(network) - 1)
    return float(distance_sums(network.csr.arcs).near.sum()) / pairs if pairs else 0


@carried(loops=True, parallels=True)
def average_shortest_path_length(network: Network, weight: Any = None, method: Any = None) -> float:
    """Give nx.average_shortest_path_length's answer."""
    people = len(network)
    if people < 2 or method not in (None, "unweighted" if weight is None else "dijkstra"):
        raise Refused("there are no ways, or another method is asked for")
    sums = distance_sums(network.csr.arcs, lengths=lengths_of(network, weight))
    if (sums.reached < people - 1).any():
        raise Refused("somebody can't be reached")
    return float(sums.steps.sum()) / (people * (people - 1))


@carried(loops=True, parallels=True)
def single_source_shortest_path_length(
    network: Network, source: Any, cutoff: float | None = None
) -> dict[Any, int]:
    """Give nx.single_source_shortest_path_length's answer."""
    return _steps(network, network.csr.arcs, _place(network, source), _depth(network, cutoff))


@carried(loops=True, parallels=True)
def single_target_shortest_path_length(
    network: Network, target: Any, cutoff: float | None = None
) -> dict[Any, int]:
    """Give nx.single_target_shortest_path_length's answer."""
    against = turned(network.csr.arcs)
    return _steps(network, against, _place(network, target), _depth(network, cutoff))


@carried(loops=True, parallels=True)
def all_pairs_shortest_path_length(
    network: Network, cutoff: float | None = None
) -> Iterator[tuple[Any, dict[Any, int]]]:
    """Give nx.all_pairs_shortest_path_length's answer, node by node."""
    arcs, depth = network.csr.arcs, _depth(network, cutoff)
    nodes = enumerate(network.nodes_list)
    return ((node, _steps(network, arcs, at, depth)) for at, node in nodes)


@carried(loops=True)
def single_source_dijkstra_path_length(
    network: Network, source: Any, cutoff: float | None = None, weight: Any = "weight"
) -> dict[Any, float]:
    """Give nx.single_source_dijkstra_path_length's answer."""
    at = _place(network, source)
    lengths = lengths_of(network, weight)
    whole = weight is None or network.numbers(weight).are_whole
    csr = network.csr
    if lengths is None:
        lengths = np.ones(len(csr.indices))
    met, away = lengths_from(csr.indptr, csr.indices, lengths, at)
    if cutoff is not None:
        met, away = met[away <= cutoff], away[away <= cutoff]
    if whole and len(away) and away[-1] > 2**53:
        raise Refused("a way is too long to be told exactly")
    nodes, values = network.nodes_list, (away.astype(np.int64) if whole else away).tolist()
    return {nodes[one]: value for one, value in zip(met.tolist(), values, strict=True)}


def _depth(network: Network, cutoff: Any) -> int:
    if cutoff is None or cutoff == math.inf:
        return len(network)
    if not isinstance(cutoff, int | float) or math.isnan(cutoff):
        raise Refused("the cutoff is no number")
    return min(max(math.ceil(cutoff), 0), len(network))


def _steps(network: Network, arcs: Arcs, source: int, depth: int) -> dict[Any, int]:
    met, steps = steps_from(arcs.ahead_rows, arcs.ahead, source, depth)
    nodes = network.nodes_list
    pairs = zip(met.tolist(), steps.tolist(), strict=True)
    return {nodes[one]: steps for one, steps in pairs}
