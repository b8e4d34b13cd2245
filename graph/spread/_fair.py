"""Fair choices: no group of people is left out of a message's reach for the sake of the others.

Maximin: the share reached of the worst-served group is as high as can be. Proportional: every
group is reached at least as well as it could by itself, with its part of the people asked (the
diversity constraint). Source: Tsang et al. (2019), doi:10.24963/ijcai.2019/831.
"""

from dataclasses import dataclass

import numpy as np

from graph.spread._arcs import Floats, Ints, Rows
from graph.spread._asked import Groups
from graph.spread._certificate import at_least, at_most
from graph.spread._covered import most_covering
from graph.spread._greedy import Wanted
from graph.spread._labelled import Goals
from graph.spread._least import least_at_most
from graph.spread._models import Live, Spreading
from graph.spread._sets import Places, Source, source_of, stream_of

_JUDGED = 1 << 15


@dataclass(frozen=True, eq=False)
class Fair:
    """What a fair choice is made from: the model, its groups, whom to choose."""

    spreading: Spreading
    accepts: Floats
    groups: Groups
    wanted: Wanted
    seed: int

    def maximin(self, others: list[Ints]) -> tuple[Ints, float]:
        """Choose so that the worst-served group is served best; ``others`` compete.

        Gives also the share of what the best choice could do for its worst-served group that this
        one is certified to do: the best reaches each group at most as often as all its hits allow,
        whatever weights the groups are given then.
        """
        goals = Goals.drawn(self._sources(41), self.wanted.first)
        even = np.ones(len(self.groups.names))
        raised = goals.raised(self.wanted, even, self._sizes / self._sizes.sum())
        choices = [raised, *others]
        judged = self._judged(choices)
        best = int(judged.min(axis=1).argmax())
        doubt = min(1 / len(self.wanted.free), 0.01) / (len(even) * (len(choices) + 1))
        least = at_least(float(judged[best].min()) * _JUDGED, _JUDGED, doubt)
        limit = least_at_most(goals, self.wanted, raised)
        most = at_most(limit * goals.many, goals.many, doubt)
        return choices[best], min(least / most, 1.0)

    def proportional(self, plain: Ints) -> Ints:
        """Choose for the farthest reach that leaves no group below what it could reach alone."""
        own, floors = self._alone()
        goals = Goals.drawn(self._sources(41), self.wanted.first)
        best = goals.beyond_floors(self.wanted, floors, self._sizes)
        choices = [plain, *([] if best is None else [best])]
        for people, shares in zip(choices, self._judged(choices), strict=True):
            if (shares >= floors).all():
                return people
        return own if best is None else best

    def _alone(self) -> tuple[Ints, Floats]:
        """Let each group choose its part of the people; give them, and the shares it reaches.

        The parts are in proportion to size, whole by largest remainders. Only ties within a group
        carry.
        """
        exact = self.wanted.many * self._sizes / self._sizes.sum()
        parts = np.floor(exact).astype(int)
        parts[np.argsort(-(exact - parts), kind="stable")[: self.wanted.many - parts.sum()]] += 1
        chosen, floors = [self.wanted.first], np.zeros(len(parts))
        for group, (drawn, judge) in enumerate(
            zip(self._within(42), self._within(43), strict=True)
        ):
            members = self.groups.of_people == group
            first = self.wanted.first[members[self.wanted.first]]
            free = self.wanted.free & members
            many = min(int(parts[group]), int(free.sum()))
            sets = drawn.draw(0, _JUDGED, first)
            people = most_covering(sets, Wanted(first, many, free), many).people
            chosen.append(people[len(first) :])
            if len(people):
                floors[group] = judge.hits(0, _JUDGED, [people])[0, 0] / _JUDGED
        return self._filled(np.concatenate(chosen)), floors

    def _filled(self, people: Ints) -> Ints:
        """Add the first of those who are free where groups were too small for their part."""
        free = self.wanted.free.copy()
        free[people] = False
        missing = len(self.wanted.first) + self.wanted.many - len(people)
        return np.concatenate([people, np.flatnonzero(free)[:missing]])

    def _judged(self, choices: list[Ints]) -> Floats:
        """Give the share of each group that each choice reaches, from sets that chose nobody."""
        counted = [source.hits(0, _JUDGED, choices)[:, 0] for source in self._sources(44)]
        return np.array(counted).T / _JUDGED

    def _sources(self, purpose: int) -> list[Source]:
        return [
            source_of(self.spreading, self.accepts, stream_of(self.seed, purpose, group), members)
            for group, members in enumerate(self._members)
        ]

    def _within(self, purpose: int) -> list[Source]:
        live = _within_groups(self.spreading, self.groups)
        return [
            Source(
                live,
                self.spreading.picks_one,
                members,
                self.accepts,
                stream_of(self.seed, purpose, group),
            )
            for group, members in enumerate(self._members)
        ]

    @property
    def _members(self) -> list[Places]:
        every = range(len(self.groups.names))
        return [np.flatnonzero(self.groups.of_people == at).astype(np.int32) for at in every]

    @property
    def _sizes(self) -> Floats:
        return self.groups.sizes.astype(np.float64)


def _within_groups(spreading: Spreading, groups: Groups) -> Live:
    """Keep the arcs between people of one group, each with the chance it has among all."""
    into = spreading.arcs.into
    row = into.row_of_arcs
    kept = groups.of_people[row] == groups.of_people[into.indices]
    kept &= spreading.carries
    indptr = np.concatenate([[0], np.cumsum(np.bincount(row[kept], minlength=len(into.degree)))])
    weights = into.strength[kept]
    pace = spreading.back.pace if not spreading.picks_one else np.maximum(into.strengths, 1e-300)
    if spreading.p == "weighted_cascade" and not spreading.picks_one:
        return Live(Rows(indptr.astype(np.int64), into.indices[kept], weights), np.empty(0), pace)
    rows = Rows(indptr.astype(np.int64), into.indices[kept], weights)
    if spreading.picks_one or not spreading.arcs.alike:
        return Live(rows, rows.totals, pace)
    return Live(rows, np.empty(0), pace)
