"""The neighbours of a person as networkx keeps them, made when somebody asks."""

from collections.abc import Hashable, Iterator, Mapping
from typing import Any

import networkx as nx
import numpy as np
import numpy.typing as npt

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
