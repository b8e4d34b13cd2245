"""A graph object over one CSR: networkx's in every respect, without a Python dictionary a tie."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from functools import cached_property
from typing import Any

import networkx as nx
import numpy as np
import numpy.typing as npt

from graph.backend.degrees import Degrees, InDegrees, OutDegrees
from graph.backend.numbers import Arcs, Columns, Floats, Ints, Numbers
from graph.backend.rows import Rows, all_rows
from graph.csr import Csr


def _refuse(*_: Any, **__: Any) -> Any:
    raise nx.NetworkXError("Frozen graph can't be modified")  # networkx's own words


class Network(nx.Graph):  # type: ignore[type-arg]
    """An undirected network, frozen: arrays for kernels, networkx's Python objects made when asked.

    ``csr`` leaves out self-loops and holds parallel edges once: ``loops`` are the positions of the
    nodes with a self-loop, ``parallels`` says whether it was made of a multigraph.
    """

    __networkx_backend__ = "mashal"
    frozen = True
    add_node = add_nodes_from = remove_node = remove_nodes_from = _refuse
    add_edge = add_edges_from = add_weighted_edges_from = _refuse
    remove_edge = remove_edges_from = clear = clear_edges = _refuse

    csr: Csr
    arcs: Arcs
    loops: Ints
    parallels: bool

    def __new__(cls, *args: Any, **kwargs: Any) -> Any:
        """Give a plain graph: networkx calls a graph's class when it wants one it can fill."""
        return (nx.DiGraph if issubclass(cls, nx.DiGraph) else nx.Graph)(*args, **kwargs)

    @cached_property
    def nodes_list(self) -> list[Any]:
        """The node at each position."""
        nodes: list[Any] = self.csr.ids.tolist()
        return nodes

    @cached_property
    def position(self) -> dict[Any, int]:
        """The position of each node, in order."""
        return dict(zip(self.nodes_list, range(len(self.nodes_list)), strict=True))

    def numbers(self, attribute: Hashable, default: float = 1) -> Numbers:
        """Give an edge attribute along ``csr.indices``, ``default`` where an edge has none.

        Without an attribute (None) every arc counts 1. Raises Refused where anything stands there
        that a float can't tell exactly.
        """
        if attribute is None:
            return Numbers(np.ones(len(self.csr.indices)), are_whole=True)
        return self.arcs.numbers(attribute, default)

    def arc_values(self, attribute: Hashable, default: float = 1) -> Floats:
        """Give the values of ``numbers`` alone."""
        return self.numbers(attribute, default).values

    def loop_values(self, attribute: Hashable, default: float = 1) -> Floats:
        """Give an edge attribute of the self-loops, along ``loops``; raises Refused."""
        if attribute is None:
            return np.ones(len(self.loops))
        return self.arcs.at_loops(attribute, default).values

    def by_node(self, values: npt.NDArray[Any]) -> dict[Any, Any]:
        """Give values in the order of the nodes as networkx does: by node, Python's numbers."""
        return dict(zip(self.nodes_list, values.tolist(), strict=True))

    @cached_property
    def plain(self) -> "nx.Graph[Any]":
        """The same as a graph of networkx's own, for what we don't carry; frozen as well."""
        whole: Any = (nx.DiGraph if self.is_directed() else nx.Graph)()
        whole.graph, whole._node = self.graph, self._node
        ahead, behind = all_rows(self.nodes_list, self.csr, self._columns)
        if self.is_directed():
            whole._succ, whole._pred = ahead, behind
        else:
            whole._adj = ahead
        frozen: nx.Graph[Any] = nx.freeze(whole)
        return frozen

    @cached_property
    def _columns(self) -> Mapping[str, Floats]:
        arcs = self.arcs
        return {one: arcs.column(one) for one in arcs.named} if isinstance(arcs, Columns) else {}

    @cached_property
    def _adj(self) -> Any:
        arcs = (self.csr.indptr, self.csr.indices)
        rows = Rows(self.nodes_list, self.position, arcs, self._columns)
        if not self.csr.directed:
            rows.share(rows)
        return rows

    @cached_property
    def _node(self) -> dict[Any, dict[Any, Any]]:
        return {node: {} for node in self.nodes_list}

    @cached_property
    def degree(self) -> Any:
        """What networkx's ``degree`` is, counted from the arrays."""
        return Degrees(self)

    def __iter__(self) -> Iterator[Any]:
        return iter(self.nodes_list)

    def __len__(self) -> int:
        return len(self.csr.ids)

    def __contains__(self, n: object) -> bool:
        try:
            return n in self.position
        except TypeError:  # networkx answers no for what can't be a node
            return False

    def has_node(self, n: object) -> bool:
        """Tell whether it is one of the nodes."""
        return n in self

    number_of_nodes = order = __len__

    def __reduce__(self) -> tuple[Any, ...]:
        from graph.backend.conversion import network_of

        if isinstance(self.arcs, Columns):
            given = {name: vars(self)[name] for name in ("_node", "graph") if name in vars(self)}
            return over, (self.csr, dict(self.arcs.named)), given
        return network_of, (self.plain,)


class DirectedNetwork(Network, nx.DiGraph):  # type: ignore[type-arg]
    """A directed network; as ``Network`` otherwise."""

    @property
    def _succ(self) -> Any:
        return self._adj

    @cached_property
    def _pred(self) -> Any:
        reverse = self.csr.reverse
        arcs, columns = (reverse.indptr, reverse.indices), self._turned
        rows = Rows(self.nodes_list, self.position, arcs, columns)
        rows.share(self._adj)
        return rows

    @cached_property
    def _turned(self) -> Mapping[str, Floats]:
        """The numbers along the arcs of ``csr.reverse``."""
        order = self.csr.turned
        return {name: column[order] for name, column in self._columns.items()}

    @cached_property
    def in_degree(self) -> Any:
        """What networkx's ``in_degree`` is, counted from the arrays."""
        return InDegrees(self)

    @cached_property
    def out_degree(self) -> Any:
        """What networkx's ``out_degree`` is, counted from the arrays."""
        return OutDegrees(self)


def over(csr: Csr, columns: Mapping[str, Floats | Callable[[], Floats]]) -> Network:
    """Make a network of the people in ``csr``, with an edge attribute for each column.

    A column is an array along ``csr.indices``, or what gives one.
    """
    return assembled(csr, Columns(columns, len(csr.indices)))


def assembled(
    csr: Csr, arcs: Arcs, *, loops: Ints | None = None, parallels: bool = False
) -> Network:
    """Put a network together from its parts; see ``Network``."""
    made: Network = object.__new__(DirectedNetwork if csr.directed else Network)
    made.csr, made.arcs, made.parallels = csr, arcs, parallels
    made.loops = np.empty(0, dtype=np.int64) if loops is None else loops
    made.graph = {}
    vars(made)["__networkx_cache__"] = None  # networkx would warn of it; ``plain`` is kept here
    return made
