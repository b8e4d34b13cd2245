"""The numbers along a network's arcs: a snapshot's columns, or what a user's edges hold just now.

Only numbers that a float tells exactly go to a kernel. Anything else is networkx's to add up, in
whatever way its own code does (``Refused``).
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

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


@dataclass(frozen=True)
class Edges:
    """A user's edges: read anew at every call, so that an edited attribute counts at once.

    ``rows`` are networkx's own rows in the order of the nodes; ``is_loop`` and ``order`` bring
    what stands in them to the order of the arcs (None: nothing to leave out, in order already).
    """

    rows: list[Mapping[Any, Any]]
    is_loop: npt.NDArray[np.bool_] | None
    order: Ints | None

    def numbers(self, attribute: Hashable, default: float) -> Numbers:
        """Read the attribute off every edge; raises Refused if one holds anything but a number."""
        read = self._read(attribute, default)
        values = read.values if self.is_loop is None else read.values[~self.is_loop]
        return Numbers(values if self.order is None else values[self.order], read.are_whole)

    def at_loops(self, attribute: Hashable, default: float) -> Numbers:
        """Read the attribute off every self-loop, in the order of the nodes."""
        if self.is_loop is None:
            return Numbers(np.empty(0), are_whole=True)
        read = self._read(attribute, default)
        return Numbers(read.values[self.is_loop], read.are_whole)

    def _read(self, attribute: Hashable, default: float) -> Numbers:
        return told([data.get(attribute, default) for row in self.rows for data in row.values()])


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
