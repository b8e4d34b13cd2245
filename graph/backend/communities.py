"""Communities: nx.community.leiden_communities, which networkx has without code of its own."""

from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse

from graph.backend.network import Network
from graph.backend.register import Refused, carried
from graph.backend.standing import strengths
from graph.csr import Csr
from graph.kernels.leiden import leiden

# Later rounds add .0001 to the modularity of a network of 100,000 ties, .00001 with a million.
ROUNDS, ROUNDS_OF_LARGE, LARGE = 10, 2, 100_000
MOST_LEVELS = 100


@carried(loops=False)
def leiden_communities(
    network: Network,
    weight: Any = "weight",
    resolution: float = 1,
    max_level: int | None = None,
    seed: Any = None,
) -> list[set[Any]]:
    """Give disjoint sets of nodes of high modularity, the largest first, every one connected.

    The same seed gives the same sets, of the same nodes in the same order. Equally large ones stand
    in the order of their first nodes. Without seed, 0.
    """
    if network.csr.directed:
        raise Refused("the network is directed")
    if not 0 <= resolution < np.inf or (max_level is not None and max_level < 1):
        raise Refused("resolution or max_level is out of range")
    values = strengths(network, weight)
    values = values if len(values) else np.ones(len(network.csr.indices))
    large = len(network.csr.indices) > LARGE
    number = leiden(
        network.csr.indptr,
        network.csr.indices.view(np.uint32),
        values,
        float(resolution),
        seed.getrandbits(32) if hasattr(seed, "getrandbits") else int(seed or 0),
        ROUNDS_OF_LARGE if large else ROUNDS,
        max_level or MOST_LEVELS,
    )
    return _sets(network, _connected(network.csr, values, number))


def _connected(csr: Csr, values: npt.NDArray[np.float64], number: Any) -> npt.NDArray[np.int64]:
    """Tell connected parts of a community apart, which only gains: the last moves may part some."""
    source = np.repeat(np.arange(len(number)), np.diff(csr.indptr))
    inside = (number[source] == number[csr.indices]) & (values > 0)
    arcs = (np.ones(int(inside.sum()), dtype=np.int8), (source[inside], csr.indices[inside]))
    within = sparse.coo_array(arcs, shape=(len(number),) * 2)
    _, parts = sparse.csgraph.connected_components(within.tocsr(), directed=False)
    return parts.astype(np.int64)


def _sets(network: Network, parts: npt.NDArray[np.int64]) -> list[set[Any]]:
    """Make sets of nodes; parts are numbered by first nodes, so a stable sort settles ties."""
    sets: list[set[Any]] = [set() for _ in range(int(parts.max(initial=-1)) + 1)]
    for node, at in zip(network.nodes_list, parts.tolist(), strict=True):
        sets[at].add(node)
    return sorted(sets, key=len, reverse=True)
