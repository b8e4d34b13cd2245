"""What contacts have in common: constraint, effective size, triangles, clustering."""

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from scipy import sparse

from graph.backend.network import Network
from graph.backend.numbers import Columns
from graph.backend.register import Refused, carried
from graph.backend.standing import ALL_ONE, strengths
from graph.kernels.triangles import by_degree, over_shared, strongest, ties_once, to_both_ends

Floats = npt.NDArray[np.float64]
TINY = np.finfo(np.float64).tiny


class _Ties(NamedTuple):
    """Ties without direction, each once (``graph.kernels.triangles``), people by rank."""

    ptr: npt.NDArray[np.int64]
    ends: npt.NDArray[np.uint32]
    values: Floats
    person: npt.NDArray[np.uint32]

    def over_shared(self, factor: Floats) -> Floats:
        """Sum over the contacts shared by each tie's ends: product of both ties · factor."""
        return over_shared(self.ptr, self.ends, self.values, factor[self.person])

    def summed(self, values: Floats, factor: Floats | None = None) -> Floats:
        """Sum for each person their ties' values, · the factor of the contact."""
        factor = np.ones(len(self.person)) if factor is None else factor[self.person]
        return to_both_ends(self.ptr, self.ends, self.person, values, factor)


def _ties(network: Network, values: Floats) -> _Ties:
    """Leave direction aside; a tie each way has the sum of both values."""
    csr = network.csr
    indptr, indices = csr.indptr, csr.indices
    if csr.directed:
        values = values if len(values) else np.ones(len(indices))
        matrix = sparse.csr_array((values, indices, indptr), shape=(len(indptr) - 1,) * 2)
        both = (matrix + matrix.T).tocsr()
        indptr, indices, values = both.indptr.astype(np.int64), both.indices, both.data
    person, rank = by_degree(indptr)
    targets = indices.astype(np.int32, copy=False).view(np.uint32)
    return _Ties(*ties_once(indptr, targets, values, person, rank), person)


def _over(values: Floats) -> Floats:
    """Give 1 ÷ value, 0 for 0."""
    return np.divide(1, values, out=np.zeros(len(values)), where=values > 0)


def _check(network: Network, nodes: Any) -> None:
    if nodes is not None:
        raise Refused("only some nodes are asked for")
    if not network.nodes_list:
        raise Refused("there is nobody")


@carried()
def constraint(network: Network, nodes: Any = None, weight: Any = None) -> dict[Any, float]:
    """Give nx.constraint's answer: Burt's, NaN for those without ties."""
    _check(network, None)
    ties = _ties(network, strengths(network, weight, least=TINY))
    all_put_in = ties.summed(ties.values)
    through = ties.values + ties.over_shared(_over(all_put_in))
    sums = ties.summed(through * through) * _over(all_put_in) ** 2
    return _of(network, nodes, np.where(all_put_in > 0, sums, np.nan))


@carried()
def effective_size(network: Network, nodes: Any = None, weight: Any = None) -> dict[Any, float]:
    """Give Burt's effective size, NaN for those without ties.

    As nx.effective_size documents it, and computes it for ``nodes``. Of all nodes of a weighted or
    directed graph networkx 3.6 itself gives something else: it divides by the largest weight of the
    wrong one of two people (networkx pull request 8906). A user's own graph gets that from us too;
    a snapshot's gets what is documented.
    """
    _check(network, None)
    values = strengths(network, weight, least=TINY)
    plain = not network.csr.directed and not len(values)
    if nodes is None and not plain and not isinstance(network.arcs, Columns):
        raise Refused("networkx has its own answer")
    ties = _ties(network, values)
    all_put_in, contacts = ties.summed(ties.values), ties.summed(np.ones(len(ties.ends)))
    shared = ties.over_shared(np.ones(len(ties.person)))
    most = strongest(ties.ptr, ties.ends, ties.values, ties.person)
    redundant = ties.summed(shared, _over(most)) * _over(all_put_in)
    return _of(network, nodes, np.where(contacts > 0, contacts - redundant, np.nan))


def _of(network: Network, nodes: Any, values: Floats) -> dict[Any, float]:
    """Pick the values of ``nodes``, as networkx does: NaN for whoever has no tie of their own."""
    if nodes is None:
        return network.by_node(values)
    chosen = list(nodes)
    if not all(node in network for node in chosen):
        raise Refused("there is no such node")
    at = np.array([network.position[node] for node in chosen], dtype=np.int64)
    own = np.diff(network.csr.indptr)[at] > 0
    return dict(zip(chosen, np.where(own, values[at], np.nan).tolist(), strict=True))


@carried(loops=True, parallels=True)
def triangles(network: Network, nodes: Any = None) -> dict[Any, int]:
    """Give nx.triangles' answer of all nodes."""
    _check(network, nodes)
    return network.by_node(_triangles(_ties(network, ALL_ONE)).astype(np.int64))


@carried(loops=True)
def transitivity(network: Network) -> float:
    """Give nx.transitivity's answer: three times the triangles, by the pairs of contacts."""
    _check(network, None)
    if network.csr.directed:
        raise Refused("the network is directed")
    degree = np.diff(network.csr.indptr)
    found = 2 * _triangles(_ties(network, ALL_ONE)).sum()
    return float(found / (degree * (degree - 1)).sum()) if found else 0


@carried(loops=True)
def clustering(network: Network, nodes: Any = None, weight: Any = None) -> dict[Any, float]:
    """Give nx.clustering's answer of all nodes; directed and weighted too (Fagiolo, Onnela)."""
    _check(network, nodes)
    return network.by_node(_clustering(network, weight))


@carried(loops=True)
def average_clustering(
    network: Network, nodes: Any = None, weight: Any = None, count_zeros: bool = True
) -> float:
    """Give nx.average_clustering's answer of all nodes."""
    _check(network, nodes)
    values = _clustering(network, weight)
    values = values if count_zeros else values[np.abs(values) > 0]
    if not len(values):
        raise Refused("there is nothing to average")
    return float(values.mean())


def _clustering(network: Network, weight: Any) -> Floats:
    if weight is not None and len(network.loops):
        raise Refused("the largest weight may be that of a self-loop")
    values = strengths(network, weight)
    csr = network.csr
    largest = values.max() if len(values) else 1.0
    if not largest > 0:
        raise Refused("no weight is above 0")
    ties = _ties(network, np.cbrt(values / largest))
    found = ties.summed(ties.over_shared(np.ones(len(ties.person))) * ties.values)
    degree = np.diff(csr.indptr)
    pairs = degree * (degree - 1)
    if csr.directed:
        total = degree + np.diff(csr.reverse.indptr)
        # Not of the ties: where the weights are 0, a sum of matrices leaves them out.
        contacts = np.diff((csr.pattern + csr.pattern.T).tocsr().indptr)
        pairs = 2 * (total * (total - 1) - 2 * (total - contacts))
    shares: Floats = np.divide(found, pairs, out=np.zeros(len(found)), where=found != 0)
    return shares


def _triangles(ties: _Ties) -> Floats:
    return ties.summed(ties.over_shared(np.ones(len(ties.person)))) / 2
