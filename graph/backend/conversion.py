"""Any graph of networkx's becomes a Network: its structure in arrays, attributes left in place."""

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
    csr, is_loop, order = _laid_out(nodes, rows, directed=graph.is_directed())
    arcs: Arcs = Parallels() if graph.is_multigraph() else Edges(rows, is_loop, order)
    loops = None if is_loop is None else _sources(rows)[is_loop]
    made = assembled(csr, arcs, loops=loops, parallels=graph.is_multigraph())
    made.nodes_list, made.plain = nodes, _shared(graph)
    return made


def _kind(graph: Any) -> type[Any]:
    return next(kind for kind in _KINDS if isinstance(graph, kind))


def _sources(rows: list[Any]) -> Ints:
    sizes = np.fromiter(map(len, rows), dtype=np.int64, count=len(rows))
    return np.repeat(np.arange(len(rows), dtype=np.int64), sizes)


def _laid_out(
    nodes: list[Any], rows: list[Any], *, directed: bool
) -> tuple[Csr, npt.NDArray[np.bool_] | None, Ints | None]:
    """Lay the rows out: the arcs, which edges are loops, the order that sorts what is left."""
    position = dict(zip(nodes, range(len(nodes)), strict=True))
    sources = _sources(rows)
    at = map(position.__getitem__, chain.from_iterable(rows))
    targets = np.fromiter(at, dtype=np.int32, count=len(sources))
    is_loop = sources == targets
    if is_loop.any():
        sources, targets = sources[~is_loop], targets[~is_loop]
    indptr = np.zeros(len(nodes) + 1, dtype=np.int64)
    np.cumsum(np.bincount(sources, minlength=len(nodes)), out=indptr[1:])
    rising = np.diff(targets) > 0
    order = None
    if not (rising | (np.diff(sources) > 0)).all():
        places = np.arange(len(targets), dtype=np.int64)
        sorted_rows = sparse.csr_array((places, targets, indptr), shape=(len(nodes),) * 2)
        sorted_rows.sort_indices()
        targets, order = sorted_rows.indices.astype(np.int32, copy=False), sorted_rows.data
    ids = pd.RangeIndex(len(nodes))
    csr = Csr(ids, indptr, targets, None, directed)
    return csr, is_loop if is_loop.any() else None, order


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
