"""Choices that weigh several goals at once: no group left behind, good whatever the chance is.

Each goal has sets of its own, told apart by a label. The least of the goals is raised as SATURATE
does (Krause et al. 2008, jmlr.org/papers/v9/krause08b.html): for a level, take people as long as
they bring any goal nearer to it; the highest level that all reach is looked for by halving.
"""

from dataclasses import dataclass

import numpy as np

from graph.spread._arcs import Floats, Ints
from graph.spread._greedy import Wanted, Worth, covering
from graph.spread._sets import Places, Sets, Source

# Sets a goal, people kept of all sets together, people looked at for a goal.
_SETS, _KEPT, _WORK, _PROBE = 1 << 16, 1 << 25, 1 << 24, 1 << 8
_HALVINGS = 12
# What a set is worth beyond its goal's level, against what it is worth below.
_BEYOND = 1e-4


@dataclass(frozen=True, eq=False)
class Goals:
    """Sets of all goals, the same number for each; ``labels``: the goal of each set."""

    sets: Sets
    labels: Places
    many: int

    @classmethod
    def drawn(cls, sources: list[Source], known: Ints) -> "Goals":
        """Draw the sets of each goal; of those that hold one of ``known`` nothing is kept."""
        probes = [source.draw(0, _PROBE, known) for source in sources]
        size = max(sum(probe.mean_size for probe in probes), 1.0)
        looked_at = max(probe.looked_at / _PROBE for probe in probes)
        many = max(int(min(_SETS, _KEPT / size, _WORK / max(looked_at, 1.0))), _PROBE)
        drawn = [source.draw(0, many, known) for source in sources]
        labels = np.repeat(np.arange(len(sources), dtype=np.int32), many)
        sets = drawn[0]
        for more in drawn[1:]:
            sets = sets.and_more(more)
        return cls(sets, labels, many)

    def shares(self, people: Ints) -> Floats:
        """Give the share of each goal's sets that the people hit."""
        flags = np.zeros(int(self.sets.members.max(initial=0)) + 1, dtype=bool)
        flags[people[people < len(flags)]] = True
        running = np.concatenate([[0], np.cumsum(flags[self.sets.members])])
        ends = self.sets.ends
        starts = np.concatenate([[0], ends[:-1]]) if len(ends) else ends
        hit = (running[ends] > running[starts]) | (self.sets.hit > 0)
        shares: Floats = (
            np.bincount(self.labels[hit], minlength=int(self.labels[-1]) + 1) / self.many
        )
        return shares

    def raised(self, wanted: Wanted, per: Floats, beyond: Floats) -> Ints:
        """Choose people so that the least of share ÷ ``per`` is as high as is found."""
        low, high = 0.0, float((1 / per).min())
        best, least = np.empty(0, dtype=np.int64), -1.0
        for level in [high, *[None] * _HALVINGS]:
            tried = (low + high) / 2 if level is None else level
            room = np.full(len(per), tried)
            people = covering(self.sets, wanted, self._worth(1 / per, room, _BEYOND * beyond))
            reached = float((self.shares(people) / per).min())
            if reached > least:
                best, least = people, reached
            low, high = (max(tried, low), high) if reached >= tried - 1e-12 else (low, tried)
            low = max(low, min(least, high))
        return best

    def beyond_floors(self, wanted: Wanted, floors: Floats, sizes: Floats) -> Ints | None:
        """Choose people who reach most, with no goal's share under its floor; None if none are.

        The weight of what is short of a floor is doubled until nothing is.
        """
        for weight in (0.0, *(2.0**power for power in range(-2, 13))):
            worth = self._worth(weight * sizes, weight * sizes * floors, sizes)
            people = covering(self.sets, wanted, worth)
            if (self.shares(people) >= floors - 1e-12).all():
                return people
        return None

    def _worth(self, scale: Floats, room: Floats, beyond: Floats) -> Worth:
        per_set = [
            np.ascontiguousarray(each / self.many, dtype=np.float64) for each in (scale, beyond)
        ]
        return Worth(per_set[0], room.astype(np.float64), per_set[1], self.labels)
