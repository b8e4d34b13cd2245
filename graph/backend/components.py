"""Which part of the network a node is in."""

from typing import Any

import numpy as np

from graph.backend.network import Network
from graph.backend.register import Refused, carried
from graph.csr import components


@carried(loops=True, parallels=True)
def connected_components(network: Network) -> Any:
    """Give the nodes of each part, parts in the order of their first node."""
    labels = components(network.csr)
    _, first = np.unique(labels, return_index=True)
    order = np.argsort(labels, kind="stable")
    parts = np.split(order, np.cumsum(np.bincount(labels))[:-1]) if len(labels) else []
    nodes = network.nodes_list
    in_order = sorted(zip(first.tolist(), parts, strict=True), key=lambda part: part[0])
    return iter([{nodes[at] for at in part.tolist()} for _, part in in_order])


@carried(loops=True, parallels=True)
def number_connected_components(network: Network) -> int:
    """Count the parts."""
    return int(components(network.csr).max(initial=-1)) + 1


@carried(loops=True, parallels=True)
def is_connected(network: Network) -> bool:
    """Tell whether there is one part."""
    if not len(network):
        raise Refused("networkx says what is wrong with a graph of no nodes")
    return not components(network.csr).any()
