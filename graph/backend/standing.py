"""How people stand in the network: PageRank, eigenvector centrality, core number."""

from typing import Any

import networkx as nx
import numpy as np
import numpy.typing as npt

from graph.backend.network import Network
from graph.backend.register import Refused, carried
from graph.csr import Csr
from graph.kernels.cores import both_ways, core_numbers
from graph.kernels.eigenvector import leading
from graph.kernels.pagerank import solved_along, solved_both_ways

Floats = npt.NDArray[np.float64]
ALL_ONE = np.empty(0)  # what kernels take for strengths that are all 1


def strengths(network: Network, weight: Any, *, least: float = 0.0) -> Floats:
    """Give the weights along the arcs, or ``ALL_ONE``; raises Refused for any below ``least``."""
    if weight is None:
        return ALL_ONE
    values = network.arc_values(weight, 1.0)
    if not (np.isfinite(values) & (values >= least)).all():
        raise Refused(f"{weight} is negative, or no number")
    return ALL_ONE if (values == 1).all() else values


def arriving(csr: Csr, values: Floats) -> tuple[npt.NDArray[np.int64], npt.NDArray[Any], Floats]:
    """Give the arrays with, in each row, who points at the person."""
    values = values[csr.turned] if csr.directed and len(values) else values
    return csr.reverse.indptr, csr.reverse.indices.view(np.uint32), values


def sent(csr: Csr, values: Floats) -> Floats:
    """Sum what each person sends along their arcs."""
    counts = np.diff(csr.indptr)
    if not len(values):
        return counts.astype(np.float64)
    source = np.repeat(np.arange(len(counts)), counts)
    return np.bincount(source, weights=values, minlength=len(counts)).astype(np.float64)


@carried()
def pagerank(
    network: Network,
    alpha: float = 0.85,
    personalization: dict[Any, float] | None = None,
    max_iter: int = 100,
    tol: float = 1e-6,
    nstart: dict[Any, float] | None = None,
    weight: Any = "weight",
    dangling: dict[Any, float] | None = None,
) -> dict[Any, float]:
    """Give nx.pagerank's answer, at most as far from the exact one as ``tol`` lets networkx's be.

    Raises nx.PowerIterationFailedConvergence where ``max_iter`` rounds of the kernel don't do.
    """
    if not 0 <= alpha < 1:
        raise Refused("alpha is not between 0 and 1")
    people = len(network.nodes_list)
    if not people:
        return {}
    if nstart is not None:
        _shares(network, nstart)  # the answer doesn't depend on it, if networkx takes it at all
    values = strengths(network, weight)
    out = sent(network.csr, values)
    arrays = arriving(network.csr, values)
    solved = solved_along if network.csr.directed else solved_both_ways
    even = np.full(people, 1 / people)
    wanted = even if personalization is None else _shares(network, personalization)
    back = wanted if dangling is None else _shares(network, dangling)

    def answer(given: Floats) -> Floats:
        # Scaled to 1, what is left over counts double at most.
        solution, done = solved(*arrays, out, alpha, given, people * tol / 2, max_iter)
        if not done:
            raise nx.PowerIterationFailedConvergence(max_iter)
        return solution

    ranks = answer(wanted)
    if back is not wanted and (out == 0).any():
        # What people without ties out hold goes back in other shares than the rest.
        returned = answer(back)
        held, held_again = ranks[out == 0].sum(), returned[out == 0].sum()
        ranks = (1 - alpha) * (ranks + alpha * held / (1 - alpha * held_again) * returned)
    return network.by_node(ranks / ranks.sum())


@carried()
def eigenvector_centrality(
    network: Network,
    max_iter: int = 100,
    tol: float = 1e-6,
    nstart: dict[Any, float] | None = None,
    weight: Any = None,
) -> dict[Any, float]:
    """Give nx.eigenvector_centrality's answer, round by round as networkx comes to it."""
    people = len(network.nodes_list)
    if not people:
        raise Refused("there is nobody")
    start = np.full(people, 1 / people) if nstart is None else _shares(network, nstart)
    arrays = arriving(network.csr, strengths(network, weight))
    values, done = leading(*arrays, start, people * tol, max_iter)
    if not done:
        raise nx.PowerIterationFailedConvergence(max_iter)
    return network.by_node(values)


@carried()
def core_number(network: Network) -> dict[Any, int]:
    """Give nx.core_number's answer; directed, ties in and out both count."""
    indptr, targets = network.csr.indptr, network.csr.indices.view(np.uint32)
    if network.csr.directed:
        against = network.csr.reverse
        indptr, targets = both_ways(
            indptr, targets, against.indptr, against.indices.view(np.uint32)
        )
    return network.by_node(core_numbers(indptr, targets))


def _shares(network: Network, given: dict[Any, float]) -> Floats:
    """Scale what is given by node to a sum of 1, who isn't named having 0."""
    values = np.array([given.get(node, 0) for node in network.nodes_list], dtype=np.float64)
    if not (values >= 0).all() or not np.isfinite(values).all():
        raise Refused("a share is negative, or no number")
    if not values.sum():
        raise Refused("the shares are all 0")
    shares: Floats = values / values.sum()
    return shares
