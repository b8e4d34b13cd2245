"""The numbers along a network's arcs: a snapshot's columns, or what a user's edges hold just now.

Only numbers that a float tells exactly go to a kernel. Anything else is networkx's to add up, in
whatever way its own code does (``Refused``).
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from operator import is_
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from graph.csr import Csr
from graph.kernels.rows import turned_round

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
EXACT = 2**53  # up to here a float tells every whole number from the next
_WHOLE = (bool, int, np.int64)
_NUMBERS = (*_WHOLE, float, np.float64)


class Refused(Exception):  # noqa: N818 - no fault of anybody's
    """A kernel can't vouch for this graph or these arguments; networkx's own function answers."""


@dataclass(frozen=True)
class Numbers:
    """The values of one attribute, arc by arc; ``are_whole`` if all were integers."""

    values: Floats
    are_whole: bool


class Arcs(Protocol):
    """Where the numbers along the arcs come from."""

    def numbers(self, attribute: Hashable, default: float, /) -> Numbers:
        """Give an attribute's value on every arc, self-loops left out; raises Refused."""
        ...

    def at_loops(self, attribute: Hashable, default: float, /) -> Numbers:
        """Give an attribute's value on every self-loop; raises Refused."""
        ...


@dataclass(frozen=True)
class Columns:
    """Arrays along the arcs, by name, or what makes one when it is asked for.

    What has no name here has the default everywhere.
    """

    named: Mapping[str, Floats | Callable[[], Floats]]
    count: int

    def column(self, name: str) -> Floats:
        """Give the array of that name."""
        known = self.named[name]
        return known() if callable(known) else known

    def numbers(self, attribute: Hashable, default: float) -> Numbers:
        """Give the column, or the default on every arc."""
        if isinstance(attribute, str) and attribute in self.named:
            return Numbers(self.column(attribute), are_whole=False)
        one = told([default])
        return Numbers(np.repeat(one.values, self.count), one.are_whole)

    def at_loops(self, _: Hashable, __: float) -> Numbers:
        """Nobody is tied to themselves in a snapshot."""
        return Numbers(np.empty(0), are_whole=True)


@dataclass(frozen=True, eq=False)
class Edges:
    """A user's edges: read anew at every call, so that an edited attribute counts at once.

    ``rows`` are networkx's own, in the order of the nodes; ``arc_at`` and ``loop_at`` say which of
    what stands in them, one after the other, is which arc of ``csr`` and which self-loop.
    """

    rows: list[Mapping[Any, Any]]
    csr: Csr
    arc_at: Ints
    loop_at: Ints

    def numbers(self, attribute: Hashable, default: float) -> Numbers:
        """Read the attribute off every edge; raises Refused if one holds anything but a number."""
        once, place = self._once
        read = told([data.get(attribute, default) for data in once])
        if place is not None:
            return Numbers(read.values[place], read.are_whole)
        if not self.csr.directed and (read.values != read.values[self._mirror]).any():
            raise Refused("an edge has another weight each way")
        return read

    def at_loops(self, attribute: Hashable, default: float) -> Numbers:
        """Read the attribute off every self-loop, in the order of the nodes."""
        return told([data.get(attribute, default) for data in self._every[self.loop_at]])

    @property
    def _every(self) -> npt.NDArray[np.object_]:
        """The dictionaries of attributes that stand in the rows."""
        each = chain.from_iterable(row.values() for row in self.rows)
        return np.fromiter(each, dtype=object, count=len(self.arc_at) + len(self.loop_at))

    @cached_property
    def _mirror(self) -> Ints:
        """Where the arc the other way stands."""
        mirror: Ints = turned_round(self.csr.indptr, self.csr.indices)[2]
        return mirror

    @cached_property
    def _once(self) -> tuple[list[Mapping[Any, Any]], Ints | None]:
        """Give each edge's attributes once, and for each arc which of them are its own.

        Both ends of an undirected edge hold the same dictionary; a view may hold two.
        """
        arcs = self._every[self.arc_at]
        if self.csr.directed or not all(map(is_, arcs, arcs[self._mirror])):
            return arcs.tolist(), None
        places = np.arange(len(arcs))
        first = places < self._mirror
        rank = np.cumsum(first) - 1
        return arcs[first].tolist(), rank[np.minimum(places, self._mirror)]


@dataclass(frozen=True)
class Parallels:
    """A multigraph's edges, where every arc may be several: their number for an arc is not one."""

    def numbers(self, _: Hashable, __: float) -> Numbers:
        """Raise Refused."""
        raise Refused("an arc of a multigraph has several numbers")

    at_loops = numbers


def told(values: list[Any]) -> Numbers:
    """Turn Python's numbers into floats; raises Refused where a float would tell another number."""
    kinds = set(map(type, values))
    strange = kinds.difference(_NUMBERS)
    if strange:
        raise Refused(f"a weight is a {strange.pop().__name__}")
    whole = kinds.issubset(_WHOLE)
    try:
        floats = np.array(values, dtype=np.float64)
    except OverflowError as fault:
        raise Refused("a weight is too large for a float") from fault
    if np.isnan(floats).any():
        raise Refused("a weight is NaN")
    if not kinds.isdisjoint(_WHOLE) and len(floats) and np.abs(floats).max() > EXACT:
        raise Refused("a whole weight is too large to be told exactly by a float")
    return Numbers(floats, whole)
