"""Which part of a network a node is in: connected, and where ties have a direction, strongly so."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse

from graph.backend.network import Network
from graph.backend.register import Refused, carried
from graph.csr import components

Parts = npt.NDArray[np.int32]


@carried(loops=True, parallels=True)
def connected_components(network: Network) -> Iterator[set[Any]]:
    """Give the nodes of each part, parts in the order of their first node."""
    return _sets(network, components(network.csr))


@carried(loops=True, parallels=True)
def number_connected_components(network: Network) -> int:
    """Count the parts."""
    return _count(components(network.csr))


@carried(loops=True, parallels=True)
def is_connected(network: Network) -> bool:
    """Tell whether there is one part."""
    return _is_one(network, components(network.csr))


@carried(loops=True, parallels=True)
def node_connected_component(network: Network, n: Any) -> set[Any]:
    """Give the nodes of the part that holds ``n``."""
    if n not in network:
        raise Refused("there is no such node")
    labels = components(network.csr)
    part = np.flatnonzero(labels == labels[network.position[n]])
    return {network.nodes_list[at] for at in part.tolist()}


@carried(loops=True, parallels=True)
def weakly_connected_components(network: Network) -> Iterator[set[Any]]:
    """Give the nodes of each part, direction left aside."""
    return _sets(network, components(network.csr))


@carried(loops=True, parallels=True)
def number_weakly_connected_components(network: Network) -> int:
    """Count the parts, direction left aside."""
    return _count(components(network.csr))


@carried(loops=True, parallels=True)
def is_weakly_connected(network: Network) -> bool:
    """Tell whether there is one part, direction left aside."""
    return _is_one(network, components(network.csr))


@carried(loops=True, parallels=True)
def number_strongly_connected_components(network: Network) -> int:
    """Count the sets of nodes that can all reach each other."""
    return _count(_strong(network))


@carried(loops=True, parallels=True)
def is_strongly_connected(network: Network) -> bool:
    """Tell whether every node can reach every other."""
    return _is_one(network, _strong(network))


def _strong(network: Network) -> Parts:
    """Give each node the number of its strong part (Pearce's form of Tarjan's, in SciPy)."""
    _, labels = sparse.csgraph.connected_components(
        network.csr.pattern, directed=True, connection="strong"
    )
    strong: Parts = labels
    return strong


def _count(labels: Parts) -> int:
    return int(labels.max(initial=-1)) + 1


def _is_one(network: Network, labels: Parts) -> bool:
    if not len(network):
        raise Refused("networkx says what is wrong with a graph of no nodes")
    return not (labels != labels[0]).any()


def _sets(network: Network, labels: Parts) -> Iterator[set[Any]]:
    if not len(labels):
        return iter(())
    _, first = np.unique(labels, return_index=True)
    by_part = np.split(np.argsort(labels, kind="stable"), np.cumsum(np.bincount(labels))[:-1])
    nodes = network.nodes_list
    return iter([{nodes[at] for at in by_part[part].tolist()} for part in np.argsort(first)])
