"""The people who are in the most sets, with what no choice of people could exceed.

Nobody adds more sets than hold them. So once each of those chosen adds more than hold anybody left
out, only the few who are in many sets need be looked at.

What no choice exceeds: whatever weights from 0 to 1 the sets are given, it covers no more than what
is given up (1 − weight, summed) and the highest sums of weights that as many people have together.
That is the dual of the linear programme of coverage. The weights that OPIM-C looks at are 0 for
what those chosen first cover and 1 for the rest (Tang, Tang, Xiao & Yuan 2018,
doi:10.1145/3183713.3183749), and stay a fifth above what is covered. Weights between, found by
conditional gradients (Frank & Wolfe 1956, doi:10.1002/nav.3800030109) over fractions of people,
come to within a hundredth of it.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from graph.kernels.cover import (
    moved_to,
    narrowed,
    sets_of_people,
    take_most,
    times_in,
    weighed_gains,
)
from graph.spread._arcs import Floats, Ints
from graph.spread._greedy import Wanted
from graph.spread._sets import Flags, Places, Sets

# People looked at first for each to choose, at least; how many more each further time.
_A_CHOICE, _LEAST, _MORE = 20, 1_000, 8
# How far from one person's hold a set's weight falls from 1 to 0; steps; halvings of a step.
_SPARE, _STEPS, _HALVINGS = 0.2, 30, 7
# As close as this part of what chance moves a count by is close enough; two steps that each bring
# it nearer by less than this share of what is left are the last.
_CLOSE, _SLOW = 0.25, 0.04


@dataclass(frozen=True, eq=False)
class Covered:
    """People who cover most; how many sets they cover; more than ``limit`` nobody could."""

    people: Ints
    sets: int
    limit: float


def most_covering(sets: Sets, wanted: Wanted, others: int) -> Covered:
    """Choose those in the most sets; ``others`` people may be chosen freely to exceed them."""
    free = wanted.free.copy()
    free[wanted.first] = False
    counts = np.where(free, times_in(sets.members, len(free)), -1)
    looked_at = max(_A_CHOICE * max(wanted.many, others), _LEAST)
    while True:
        few = _Few.of(sets, wanted, counts, looked_at)
        chosen, hit, least = few.most(wanted.many)
        if least > few.outside or len(few.people) == int(free.sum()):
            break
        looked_at *= _MORE
    people = np.concatenate([wanted.first, few.people[chosen]])
    covered = few.hit + int(hit.sum())
    limit = few.limit(chosen, others, covered)
    return Covered(people, covered, min(limit, float(len(sets.ends))))


@dataclass(frozen=True, eq=False)
class _Few:
    """Sets with the few people who are in many; of the others nobody is in more than ``outside``.

    ``hit``: how many more sets those who are chosen in any case cover.
    """

    ends: Ints
    members: Places
    hit: int
    people: Ints
    outside: int

    @classmethod
    def of(cls, sets: Sets, wanted: Wanted, counts: Ints, many: int) -> "_Few":
        free = np.flatnonzero(counts >= 0)
        if many < len(free):
            bar = int(np.partition(counts, len(counts) - many)[len(counts) - many])
            people, outside = np.flatnonzero(counts > bar), bar
            if len(people) < many // 2:  # nearly all alike
                people, outside = free, 0
        else:
            people, outside = free, 0
        place = np.full(len(counts), -1, dtype=np.int32)
        place[people] = np.arange(len(people), dtype=np.int32)
        place[wanted.first] = -2
        kept = int(np.maximum(counts[people], 0).sum())
        ends, members, hit = narrowed(sets.ends, sets.members, sets.hit, place, kept)
        return cls(ends, members, hit, people, outside)

    def most(self, many: int) -> tuple[Ints, Flags, int]:
        """Choose so many; give their places, the sets they hit, the least that one of them adds."""
        starts, held = sets_of_people(self.ends, self.members, len(self.people))
        hit = np.zeros(len(self.ends), dtype=np.uint8)
        chosen = np.empty(many, dtype=np.int64)
        least = take_most(starts, held, self.ends, self.members, hit, np.diff(starts), chosen)
        return chosen, hit, least if many else self.outside + 1

    def limit(self, chosen: Ints, others: int, covered: int) -> float:
        """Say what ``others`` people could cover at most; it is looked for from ``chosen`` on."""
        people = np.zeros(len(self.people), dtype=np.uint8)
        people[chosen] = 1
        held = np.zeros(len(self.ends))
        moved_to(self.ends, self.members, people, held, _SPARE, _HALVINGS)
        gains, best, slow = np.empty(len(self.people)), np.inf, 0
        close = covered + _CLOSE * covered**0.5
        for _ in range(_STEPS):
            lost = weighed_gains(self.ends, self.members, held, _SPARE, gains)
            top = _highest(gains, others)
            # Whoever is left out could take the place of who adds less.
            most = np.maximum(gains[top], self.outside).sum() + self.outside * (others - len(top))
            before, best = best, min(best, self.hit + lost + float(most))
            slow = slow + 1 if before - best < _SLOW * (best - covered) else 0
            if best <= close or slow == 2 or not others:
                break
            people[:] = 0
            people[top] = 1
            moved_to(self.ends, self.members, people, held, _SPARE, _HALVINGS)
        return best


def _highest(gains: Floats, many: int) -> npt.NDArray[np.intp]:
    rest = len(gains) - many
    if rest <= 0 or not many:
        return np.arange(len(gains))[:many]
    return np.argpartition(gains, rest)[rest:]
