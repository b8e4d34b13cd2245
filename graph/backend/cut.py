"""What holds the network together: cut points, bridges, blocks, from one walk in depth."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from graph.backend.network import Network
from graph.backend.register import Refused, carried
from graph.kernels.depth_first import blocks, cut_off, depth_first

Numbers = npt.NDArray[np.int32]


class _Walk(NamedTuple):
    """A walk in depth (``graph.kernels.depth_first``), all by number in it."""

    order: Numbers
    above: Numbers
    low: Numbers
    size: Numbers

    @property
    def starts(self) -> npt.NDArray[np.bool_]:
        """Who is the first of their connected part."""
        starts: npt.NDArray[np.bool_] = self.above == np.arange(len(self.above))
        return starts


def _walk(network: Network) -> _Walk:
    if network.csr.directed:
        raise Refused("the network is directed")
    return _Walk(*depth_first(network.csr.indptr, network.csr.indices.view(np.uint32)))


@carried(loops=True)
def articulation_points(network: Network) -> Iterator[Any]:
    """Give the nodes that nx.articulation_points gives, in the order of the nodes."""
    walk = _walk(network)
    branches, _, _ = cut_off(walk.above, walk.low, walk.size)
    found = np.sort(walk.order[branches > walk.starts])
    return iter([network.nodes_list[at] for at in found.tolist()])


@carried()
def bridges(network: Network, root: Any = None) -> Iterator[tuple[Any, Any]]:
    """Give the edges that nx.bridges gives, the earlier node first."""
    nodes = network.nodes_list
    found = _bridges(network, root)
    return iter([(nodes[one], nodes[other]) for one, other in found.tolist()])


@carried()
def has_bridges(network: Network, root: Any = None) -> bool:
    """Say what nx.has_bridges says."""
    return bool(len(_bridges(network, root)))


@carried()
def biconnected_components(network: Network) -> Iterator[set[Any]]:
    """Give the sets of nodes that nx.biconnected_components gives."""
    walk = _walk(network)
    block, heads = blocks(walk.above, walk.low)
    members: list[set[Any]] = [{network.nodes_list[at]} for at in walk.order[heads].tolist()]
    for at, inside in zip(walk.order.tolist(), block.tolist(), strict=True):
        if inside >= 0:
            members[inside].add(network.nodes_list[at])
    return iter(members)


@carried()
def is_biconnected(network: Network) -> bool:
    """Say what nx.is_biconnected says: one block, that holds everybody."""
    walk = _walk(network)
    _, heads = blocks(walk.above, walk.low)
    return len(heads) == 1 and int(walk.starts.sum()) == 1


def _bridges(network: Network, root: Any) -> npt.NDArray[np.int64]:
    """List the bridges as pairs of positions, in the order of the edges."""
    walk = _walk(network)
    found = np.flatnonzero(~walk.starts & (walk.low > walk.above))
    if root is not None:
        at = network.position.get(root)
        if at is None:
            raise Refused("root isn't a node")
        part = np.cumsum(walk.starts)
        found = found[part[found] == part[walk.order == at]]
    ends = np.sort(np.column_stack([walk.order[walk.above[found]], walk.order[found]]), axis=1)
    return ends[np.lexsort((ends[:, 1], ends[:, 0]))].astype(np.int64)
