"""Whom the network would lose with each person: all single removals from one walk in depth.

The walk numbers people so that those behind a cut point stand in slices of its order: their number
is known at once, and they are only listed where somebody asks (Hopcroft & Tarjan 1973,
doi:10.1145/362248.362272).
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
from scipy import sparse

from graph.csr import Csr
from graph.snapshot import Snapshot
from graph.walk import Walk


@dataclass(frozen=True, eq=False)
class Cut:
    """A cut point of the largest part: who would lose every way to what is left of it.

    ``left`` counts who stays connected.
    """

    person: str
    left: int
    _walk: "Walk"
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
    walk = Walk.through(snapshot.undirected.csr)
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


def largest_without(csr: Csr, removed: npt.NDArray[np.int64]) -> int:
    """Count the people in the largest connected part once those at ``removed`` are gone."""
    kept = np.setdiff1d(np.arange(len(csr.ids)), removed)
    if not len(kept):
        return 0
    _, labels = sparse.csgraph.connected_components(csr.pattern[kept][:, kept], directed=False)
    return int(np.bincount(labels).max())
