"""Whom the network would lose with each person: all single removals from one walk in depth.

The walk numbers people so that those behind a cut point stand in slices of its order: their number
is known at once, and they are only listed where somebody asks (Hopcroft & Tarjan 1973,
doi:10.1145/362248.362272).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Self

import numpy as np
import numpy.typing as npt
from scipy import sparse

from graph.csr import Csr
from graph.kernels.depth_first import cut_off, depth_first
from graph.snapshot import Snapshot

Numbers = npt.NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class Cut:
    """A cut point of the largest part: who would lose every way to what is left of it.

    ``left`` counts who stays connected.
    """

    person: str
    left: int
    _walk: "_Walk"
    _number: int

    @cached_property
    def branches(self) -> tuple[tuple[str, ...], ...]:
        """The groups cut off, largest first.

        Of equally large ones the one with the first person in the snapshot is what stays.
        """
        lost = self._walk.lost_with(self._number)
        named = [tuple(sorted(self._walk.ids[group].tolist())) for group in lost]
        return tuple(sorted(named, key=lambda branch: (-len(branch), branch)))

    @cached_property
    def people(self) -> tuple[str, ...]:
        """Everybody cut off."""
        return tuple(person for branch in self.branches for person in branch)


def cuts(snapshot: Snapshot) -> list[Cut]:
    """List the cut points of the largest connected part with whom each would cut off.

    Most people first, then by id. Direction is left aside.
    """
    walk = _Walk.through(snapshot.undirected.csr)
    if not len(walk.ids):
        return []
    first, size = walk.parts[np.argmax(walk.size[walk.parts])], walk.size[walk.parts].max()
    inside = np.arange(first, first + size)
    apart = walk.branches[inside] + (inside != first)  # the side the walk came from is one too
    found = [
        Cut(walk.ids[walk.order[number]], int(walk.left_of_part[number]), walk, int(number))
        for number in inside[apart > 1]
    ]
    return sorted(found, key=lambda cut: (cut.left, cut.person))


def left_without_each(csr: Csr) -> npt.NDArray[np.int64]:
    """Count, for each person, the people in the largest connected part if that person alone left.

    By position; all of them in one walk. ``csr`` must be undirected. One person alone leaves 0.
    """
    walk = _Walk.through(csr)
    left = np.zeros(len(csr.ids), dtype=np.int64)
    if not len(left):
        return left
    sizes = walk.size[walk.parts]
    largest = int(np.argmax(sizes))
    second = np.delete(sizes, largest).max(initial=0)
    elsewhere = np.full(len(left), sizes[largest])
    first = walk.parts[largest]
    elsewhere[first : first + sizes[largest]] = second
    left[walk.order] = np.maximum(walk.left_of_part, elsewhere)
    return left


def largest_without(csr: Csr, removed: npt.NDArray[np.int64]) -> int:
    """Count the people in the largest connected part once those at ``removed`` are gone."""
    kept = np.setdiff1d(np.arange(len(csr.ids)), removed)
    if not len(kept):
        return 0
    _, labels = sparse.csgraph.connected_components(csr.pattern[kept][:, kept], directed=False)
    return int(np.bincount(labels).max())


@dataclass(frozen=True, eq=False)
class _Walk:
    """A walk in depth through an undirected network (``graph.kernels.depth_first``), by number.

    ``parts``: the first number of each connected part. ``branches``: how many groups hang from each
    person. ``left_of_part``: the largest connected group of the person's part without them.
    """

    ids: npt.NDArray[np.object_]
    order: Numbers
    low: Numbers
    size: Numbers
    parts: npt.NDArray[np.int64]
    branches: Numbers
    left_of_part: npt.NDArray[np.int64]

    @classmethod
    def through(cls, csr: Csr) -> Self:
        order, above, low, size = depth_first(csr.indptr, csr.indices.view(np.uint32))
        branches, people, most = cut_off(above, low, size)
        parts = np.flatnonzero(above == np.arange(len(above)))
        together = np.repeat(size[parts], size[parts])
        left = np.maximum(together - 1 - people, most).astype(np.int64)
        ids = csr.ids.to_numpy(dtype=object)
        return cls(ids, order, low, size, parts, branches, left)

    def lost_with(self, number: int) -> list[Numbers]:
        """List the groups that come apart without somebody, but for the largest, as positions."""
        groups: list[Numbers] = []
        rest = [self.order[self._part_of(number) : number]]
        for child in self._children(number):
            behind = self.order[child : child + self.size[child]]
            (groups if self.low[child] >= number else rest).append(behind)
        last = self._part_of(number) + self.size[self._part_of(number)]
        rest.append(self.order[number + self.size[number] : last])
        largest = max(len(group) for group in groups)
        if sum(map(len, rest)) > largest:  # mostly so, and then nobody needs to be listed
            return groups
        if sum(map(len, rest)):
            groups.append(np.concatenate(rest))
        stays = max(groups, key=lambda group: (len(group), -int(group.min())))
        return [group for group in groups if group is not stays]

    def _part_of(self, number: int) -> int:
        return int(self.parts[np.searchsorted(self.parts, number, side="right") - 1])

    def _children(self, number: int) -> Iterator[int]:
        child, last = number + 1, number + int(self.size[number])
        while child < last:
            yield child
            child += int(self.size[child])
