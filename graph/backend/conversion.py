"""Any graph of networkx's becomes a Network: its structure in arrays, attributes left in place."""

from contextlib import suppress
from itertools import chain
from typing import Any

import networkx as nx
import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

from graph.backend.network import Network, assembled
from graph.backend.numbers import Arcs, Edges, Ints, Parallels
from graph.csr import Csr

# A graph whose class tells its neighbours in another way than these is networkx's to read.
_TELLING = ("adj", "adjacency", "neighbors", "edges", "degree", "nodes", "has_edge", "nbunch_iter")
_READ = {
    False: ("graph", "_node", "_adj", "degree"),
    True: ("graph", "_node", "_adj", "_pred", "degree", "in_degree", "out_degree"),
}
_KINDS = (nx.MultiDiGraph, nx.MultiGraph, nx.DiGraph, nx.Graph)


def is_ordinary(graph: Any) -> bool:
    """Tell whether a graph is one of networkx's four kinds, or a subclass that reads like one."""
    if not isinstance(graph, nx.Graph):
        return False
    given, kind = type(graph), _kind(graph)
    names = (*_TELLING, "__getitem__", "__iter__", "__len__", "__contains__")
    return given is kind or all(getattr(given, one) is getattr(kind, one) for one in names)


def network_of(graph: Any) -> Network:
    """Turn a graph into a Network (which is given back as it is); raises NotImplementedError.

    The rows stay networkx's own: a weight that is edited later is read as it stands then, while a
    change of structure makes networkx forget the conversion.
    """
    if isinstance(graph, Network):
        return graph
    if not is_ordinary(graph):
        raise NotImplementedError(f"a {type(graph).__name__} is not one of networkx's graphs")
    nodes = list(graph)
    rows = [graph._adj[node] for node in nodes]
    if hasattr(graph, "_graph"):
        rows = [dict(row.items()) for row in rows]  # a view filters anew at every look
        graph.__networkx_cache__ = None  # and does not hear of changes in what it shows
    parallels = graph.is_multigraph()
    csr, loops, arc_at, loop_at = _laid_out(nodes, rows, directed=graph.is_directed())
    arcs: Arcs = Parallels() if parallels else Edges(rows, csr, arc_at, loop_at)
    made = assembled(csr, arcs, loops=loops, parallels=parallels)
    made.nodes_list, made.plain = nodes, _shared(graph)
    if not parallels:  # it reads as the user's graph does, attributes, self-loops and all
        vars(made).update({name: getattr(made.plain, name) for name in _READ[graph.is_directed()]})
    return made


def _kind(graph: Any) -> type[Any]:
    return next(kind for kind in _KINDS if isinstance(graph, kind))


def _laid_out(nodes: list[Any], rows: list[Any], *, directed: bool) -> tuple[Csr, Ints, Ints, Ints]:
    """Give the arcs, the nodes with a self-loop, and where in the rows these and those stand."""
    sizes = np.fromiter(map(len, rows), dtype=np.int64, count=len(rows))
    sources = np.repeat(np.arange(len(rows), dtype=np.int64), sizes)
    targets = _positions(nodes, rows, len(sources))
    is_loop = sources == targets
    loop_at, arc_at = np.flatnonzero(is_loop), np.flatnonzero(~is_loop)
    loops, sources, targets = sources[loop_at], sources[arc_at], targets[arc_at]
    indptr = np.zeros(len(nodes) + 1, dtype=np.int64)
    np.cumsum(np.bincount(sources, minlength=len(nodes)), out=indptr[1:])
    if not ((np.diff(targets) > 0) | (np.diff(sources) > 0)).all():
        in_order = sparse.csr_array((arc_at, targets, indptr), shape=(len(nodes),) * 2)
        in_order.sort_indices()
        targets, arc_at = in_order.indices.astype(np.int32, copy=False), in_order.data
    csr = Csr(pd.RangeIndex(len(nodes)), indptr, targets, None, directed)
    return csr, loops, arc_at, loop_at


def _positions(nodes: list[Any], rows: list[Any], count: int) -> npt.NDArray[np.int32]:
    """Give the position of every node the rows name, one after the other."""
    if set(map(type, nodes)) == {int} and nodes == list(range(len(nodes))):
        # A node is its position; an edge may yet name it 1.0 or True, which is the same node.
        with suppress(TypeError, ValueError):
            return np.fromiter(chain.from_iterable(rows), dtype=np.int32, count=count)
    position = dict(zip(nodes, range(len(nodes)), strict=True))
    named = map(position.__getitem__, chain.from_iterable(rows))
    return np.fromiter(named, dtype=np.int32, count=count)


def _shared(graph: Any) -> Any:
    """Give a plain graph over the same dictionaries, so that the network holds no graph fast."""
    kind = _kind(graph)
    plain = object.__new__(kind)
    plain.graph, plain._node = graph.graph, graph._node
    if graph.is_directed():
        plain._succ, plain._pred = graph._succ, graph._pred
    else:
        plain._adj = graph._adj
    plain.__networkx_cache__ = None
    return plain
