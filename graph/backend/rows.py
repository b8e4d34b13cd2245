"""The neighbours of a person as networkx keeps them, made when somebody asks."""

from collections.abc import Hashable, Iterator, Mapping
from typing import Any

import networkx as nx
import numpy as np
import numpy.typing as npt

from graph.csr import Csr
from graph.kernels.rows import turned_round

Node = Hashable


class TieData(dict[Any, Any]):
    """The attributes of one tie, to be read: its number stands in an array that kernels use.

    Copies of it, deep ones and those that networkx's ``copy`` makes too, are plain dictionaries.
    """

    __slots__ = ()

    def _refuse(self, *_: Any, **__: Any) -> Any:
        raise nx.NetworkXError("The ties of a frozen network can't be modified; copy it first")

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    def __copy__(self) -> dict[Any, Any]:
        return dict(self)

    def __deepcopy__(self, memo: dict[int, Any]) -> dict[Any, Any]:
        return dict(self)

    def __reduce__(self) -> tuple[Any, ...]:
        return dict, (tuple(self.items()),)


class Rows(Mapping[Node, dict[Node, TieData]]):
    """Person to neighbours to attributes; a row becomes Python objects when it is first read."""

    def __init__(
        self,
        nodes: list[Node],
        position: Mapping[Node, int],
        arcs: tuple[npt.NDArray[np.int64], npt.NDArray[np.int32]],
        columns: Mapping[str, npt.NDArray[np.float64]],
    ) -> None:
        """Take the arcs (``indptr, indices``) and the numbers that stand along them."""
        self._nodes, self._position, self._columns = nodes, position, columns
        self._indptr, self._indices = arcs
        self._made: dict[Node, dict[Node, TieData]] = {}
        self._twins: dict[Node, dict[Node, TieData]] = {}

    def share(self, others: "Rows") -> None:
        """Let rows that hold the same ties from their other end hold the same dictionaries."""
        self._twins, others._twins = others._made, self._made

    def __getitem__(self, node: Node) -> dict[Node, TieData]:
        made = self._made.get(node)
        if made is None:
            made = self._made[node] = self._row(node, self._position[node])
        return made

    def __iter__(self) -> Iterator[Node]:
        return iter(self._nodes)

    def __len__(self) -> int:
        return len(self._nodes)

    def __contains__(self, node: object) -> bool:
        return node in self._position

    def __repr__(self) -> str:
        return repr(dict(self))

    def _row(self, node: Node, at: int) -> dict[Node, TieData]:
        part = slice(self._indptr[at], self._indptr[at + 1])
        others = [self._nodes[other] for other in self._indices[part].tolist()]
        names = list(self._columns)
        values = zip(*(column[part].tolist() for column in self._columns.values()), strict=True)
        row: dict[Node, TieData] = {}
        for other, numbers in zip(others, values, strict=True):
            twin = self._twins.get(other)
            made = twin[node] if twin is not None else TieData(zip(names, numbers, strict=True))
            row[other] = made
        return row


def all_rows(
    nodes: list[Node], csr: Csr, columns: Mapping[str, npt.NDArray[np.float64]]
) -> tuple[dict[Node, dict[Node, TieData]], dict[Node, dict[Node, TieData]]]:
    """Make every row at once: the neighbours ahead, and those behind (undirected: the same)."""
    turned, sources, stood = turned_round(csr.indptr, csr.indices)
    if csr.directed:
        data = _data(columns, np.arange(len(stood)))
        ahead = _rows(nodes, csr.indptr, csr.indices, data)
        return ahead, _rows(nodes, turned, sources, data[stood])
    places = np.arange(len(stood))
    first = places < stood  # undirected, the arc the other way stands there
    rank = np.cumsum(first) - 1
    data = _data(columns, np.flatnonzero(first))[rank[np.minimum(places, stood)]]
    rows = _rows(nodes, csr.indptr, csr.indices, data)
    return rows, rows


def _data(
    columns: Mapping[str, npt.NDArray[np.float64]], at: npt.NDArray[np.int64]
) -> npt.NDArray[np.object_]:
    names = list(columns)
    numbers = zip(*(column[at].tolist() for column in columns.values()), strict=True)
    made = (TieData(zip(names, each, strict=True)) for each in numbers)
    empty = (TieData() for _ in at)
    return np.fromiter(made if names else empty, dtype=object, count=len(at))


def _rows(
    nodes: list[Node],
    indptr: npt.NDArray[np.int64],
    indices: npt.NDArray[np.int32],
    data: npt.NDArray[np.object_],
) -> dict[Node, dict[Node, TieData]]:
    others, each, ends = [nodes[at] for at in indices.tolist()], data.tolist(), indptr.tolist()
    return {
        node: dict(zip(others[start:end], each[start:end], strict=True))
        for node, start, end in zip(nodes, ends[:-1], ends[1:], strict=True)
    }
