"""What no choice of people could do for the group it serves worst.

The least of the groups' shares is no more than any weighted mean of them, and a weighted mean is a
coverage of sets that count by their group: it has the limit of ``_covered``, whatever weights the
groups and the sets are given. Both are looked for by conditional gradients over fractions of
people (Frank & Wolfe 1956, doi:10.1002/nav.3800030109), from a choice that is known.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

from graph.spread._arcs import Floats, Ints
from graph.spread._greedy import Wanted
from graph.spread._labelled import Goals

# How a set's weight falls as in ``_covered``; steps; lengths of a step that are tried.
_SPARE, _STEPS, _FEWEST_STEPS = 0.2, 60, 8
# Members of sets that all steps together may go through.
_WORK = 200_000_000
_LENGTHS = np.concatenate([[0.0], 0.5 ** np.arange(9)])
# How sharply the worst-served group outweighs the others.
_SHARPNESS = 40.0


def least_at_most(goals: Goals, wanted: Wanted, people: Ints) -> float:
    """Give the share of each group's sets, of its worst-served group, that no choice exceeds.

    ``people`` is a choice; the nearer to the best it is, the sooner the limit is found.
    """
    held = _Held.of(goals, wanted)
    holders = held.by(people)
    limit = 1.0
    steps = int(_WORK / max(held.sets.nnz, 1))
    for _ in range(max(min(steps, _STEPS), _FEWEST_STEPS)):
        weights, of_groups = held.weights(holders), held.of_groups(holders)
        counts = of_groups[held.labels] * weights
        gains = np.where(held.free, held.sets.T @ counts, 0.0)
        top = np.argsort(-gains, kind="stable")[: wanted.many]
        lost = of_groups @ (held.hit + np.bincount(held.labels, 1 - weights, len(held.hit)))
        limit = min(limit, float(lost + gains[top].sum()) / goals.many)
        way = held.by(top) - holders
        worth = [held.worth(holders + length * way) for length in _LENGTHS]
        holders = holders + _LENGTHS[int(np.argmax(worth))] * way
    return limit


@dataclass(frozen=True, eq=False)
class _Held:
    """The sets that those chosen in any case don't hit: who is in them, whose they are.

    ``hit``: how many of each group's they do; ``many``: a group's sets in all.
    """

    sets: sparse.csr_array
    labels: npt.NDArray[np.int32]
    hit: Floats
    free: npt.NDArray[np.bool_]
    many: int

    @classmethod
    def of(cls, goals: Goals, wanted: Wanted) -> "_Held":
        sets, people = goals.sets, len(wanted.free)
        starts = np.concatenate([[0], sets.ends]).astype(np.int64)
        matrix = sparse.csr_array(
            (np.ones(len(sets.members)), sets.members, starts), shape=(len(sets.ends), people)
        )
        first = np.zeros(people)
        first[wanted.first] = 1.0
        held = np.asarray(matrix @ first)
        hit = (sets.hit > 0) | (held > 0)
        total = int(goals.labels[-1]) + 1
        free = wanted.free.copy()
        free[wanted.first] = False
        hits = np.bincount(goals.labels[hit], minlength=total).astype(float)
        return cls(matrix[~hit], goals.labels[~hit], hits, free, goals.many)

    def by(self, people: Ints) -> Floats:
        """Count how many of the people each set holds."""
        chosen = np.zeros(len(self.free))
        chosen[people] = 1.0
        counted: Floats = self.sets @ chosen
        return counted

    def weights(self, holders: Floats) -> Floats:
        """Give each set's weight: 1 while nobody holds it, 0 once it is held for sure."""
        weights: Floats = np.clip((1 + _SPARE - holders) / (2 * _SPARE), 0, 1)
        return weights

    def shares(self, holders: Floats) -> Floats:
        """Give the share of each group's sets that is held, smoothed as ``weights`` falls."""
        over = np.clip(holders - 1 + _SPARE, 0, 2 * _SPARE)
        held = np.minimum(holders, 1 + _SPARE) - over**2 / (4 * _SPARE)
        shares: Floats = (self.hit + np.bincount(self.labels, held, len(self.hit))) / self.many
        return shares

    def of_groups(self, holders: Floats) -> Floats:
        """Give each group's weight, the worst-served the highest; together they are 1."""
        shares = self.shares(holders)
        least = max(float(shares.min()), 1e-12)
        weights = np.exp(-_SHARPNESS * (shares - shares.min()) / least)
        given: Floats = weights / weights.sum()
        return given

    def worth(self, holders: Floats) -> float:
        """Give the smoothed least of the groups' shares."""
        shares = self.shares(holders)
        scale = _SHARPNESS / max(float(shares.min()), 1e-12)
        least = float(shares.min())
        return least - float(np.log(np.exp(-scale * (shares - least)).sum())) / scale
