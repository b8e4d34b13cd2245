"""The people who are in the most sets, taken one by one, with what no choice can exceed."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from graph.kernels.cover import all_gains, gain_of, take, take_best, take_one
from graph.spread._arcs import Floats, Ints
from graph.spread._sets import Flags, Places, Sets

# How often on the way what no choice can exceed is worked out.
_LOOKS = 64
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

    def take_best_of(self, sets: Sets) -> None:
        """Take who adds most where every set counts alike; all gains stay renewed."""
        best = int(self.gains.argmax())
        take_one(self._starts, self._sets, sets.ends, sets.members, self.hit, self.gains, best)
        self.people.append(best)

    def at_most(self, many: int) -> float:
        """Say what ``many`` people could cover at most: no one adds more than to these (renewed).

        Source: Tang, Tang, Xiao & Yuan (2018), OPIM-C, doi:10.1145/3183713.3183749.
        """
        rest = len(self.gains) - many
        best = np.partition(self.gains, rest)[rest:] if 0 < rest < len(self.gains) else self.gains
        best = best if many else best[:0]
        return float(self.hit.sum() + np.maximum(best, 0).sum())

    @property
    def _arrays(self) -> tuple[Ints, Places, Places, Flags, Floats, Floats, Floats]:
        worth = self._worth
        return (
            self._starts, self._sets, worth.labels, self.hit, worth.scale, self._room, worth.beyond,
        )  # fmt: skip


def most_covering(sets: Sets, wanted: Wanted, others: int) -> tuple[Ints, float]:
    """Choose those in the most sets; give them, and what any choice could cover at most.

    ``others`` people may be chosen freely by such a choice.
    """
    cover = Cover(sets, wanted, plain())
    limit = cover.at_most(others)
    # Somewhere on the way the limit is lowest.
    looks = set(np.linspace(1, wanted.many, min(wanted.many, _LOOKS)).astype(int).tolist())
    for taken in range(1, wanted.many + 1):
        cover.take_best_of(sets)
        if taken in looks:
            limit = min(limit, cover.at_most(others))
    return np.array(cover.people, dtype=np.int64), min(limit, float(len(sets.ends)))


def covering(sets: Sets, wanted: Wanted, worth: Worth) -> Ints:
    """Choose those whose sets are worth most."""
    cover = Cover(sets, wanted, worth)
    cover.take(wanted.many)
    return np.array(cover.people, dtype=np.int64)
