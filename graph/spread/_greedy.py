"""The people who are in the most sets, taken one by one."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from graph.kernels.cover import all_gains, gain_of, take, take_best
from graph.spread._arcs import Floats, Ints
from graph.spread._sets import Flags, Places, Sets

_NO_LABELS = np.empty(0, dtype=np.int32)


@dataclass(frozen=True, eq=False)
class Wanted:
    """Whom to choose: ``first`` are in any case, ``many`` more of those who are ``free``."""

    first: Ints
    many: int
    free: npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Worth:
    """What a set newly hit is worth, by its label: ``scale`` until ``room`` is full; ``beyond``."""

    scale: Floats
    room: Floats
    beyond: Floats
    labels: Places


def plain() -> Worth:
    """Let every set count alike."""
    return Worth(np.ones(1), np.full(1, np.inf), np.zeros(1), _NO_LABELS)


class Cover:
    """Sets being covered: ``people`` taken so far, ``gains`` of the others, ``hit`` sets."""

    def __init__(self, sets: Sets, wanted: Wanted, worth: Worth) -> None:
        """Take those who are in any case."""
        self._starts, self._sets = sets.of_people(len(wanted.free))
        self._worth, self._room = worth, worth.room.copy()
        self.hit = sets.hit.copy()
        self.people: list[int] = []
        for person in wanted.first:
            fresh = np.zeros(len(self._room), dtype=np.int64)
            gain_of(*self._arrays, int(person), fresh)
            take(self._starts, self._sets, self.hit, worth.scale, self._room, int(person), fresh)
            self.people.append(int(person))
        self.gains = np.where(wanted.free, 0.0, -1.0)
        self.gains[wanted.first] = -1.0
        self.renew()

    def renew(self) -> None:
        """Work out everybody's gain anew."""
        all_gains(*self._arrays, self.gains)

    def take(self, many: int) -> None:
        """Take so many more people, who add most; of equals the first."""
        chosen = np.empty(many, dtype=np.int64)
        take_best(*self._arrays, self.gains, chosen)
        self.people += chosen.tolist()

    @property
    def _arrays(self) -> tuple[Ints, Places, Places, Flags, Floats, Floats, Floats]:
        worth = self._worth
        return (
            self._starts, self._sets, worth.labels, self.hit, worth.scale, self._room, worth.beyond,
        )  # fmt: skip


def covering(sets: Sets, wanted: Wanted, worth: Worth) -> Ints:
    """Choose those whose sets are worth most."""
    cover = Cover(sets, wanted, worth)
    cover.take(wanted.many)
    return np.array(cover.people, dtype=np.int64)
