"""How far choices reach, in runs that had no part in making them, the same runs for all."""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from graph.spread._arcs import Floats, Ints
from graph.spread._certificate import at_least
from graph.spread._exact import is_small, reached_exactly
from graph.spread._greedy import Wanted
from graph.spread._models import Spreading
from graph.spread._optimum import Table, greedy, spread_in
from graph.spread._rivals import (
    by_chance,
    by_simulation,
    highest_pagerank,
    is_affordable,
    most_contact,
)
from graph.spread._search import Found
from graph.spread._sets import source_of, stream_of
from graph.spread._simulated import counted, simulated
from graph.spread.spread import Spread, certain, spread_of

# Runs a choice is judged by, and people reached in all of them together: the mean of more is known
# to within a few thousandths.
_MOST, _LEAST, _REACHED = 10_000, 128, 4_000_000
# Sets a certificate rests on.
_JUDGED = 1 << 16


@dataclass(frozen=True, eq=False)
class Judge:
    """A model with who takes part, and the runs it is tried in (None: as many as are cheap)."""

    spreading: Spreading
    accepts: Floats
    runs: int | None
    seed: int

    def within(self, reach: float) -> "Judge":
        """Settle the number of runs, given how many people one reaches."""
        if self.runs is not None:
            return self
        cheap = int(_REACHED / max(reach, 1.0))
        return replace(self, runs=max(_LEAST, min(_MOST, cheap)))

    def of(self, people: Ints) -> Spread:
        """Give the spread of people."""
        if is_small(self.spreading.arcs):
            return certain(float(reached_exactly(self.spreading, people, self.accepts).sum()))
        counts = simulated(self.spreading, people, self.accepts, self._runs, self._stream).counts
        return spread_of(counts, len(self.spreading.arcs.ids))

    def of_all(self, choices: list[Ints], reach: float) -> list[Spread]:
        """Give the spread of each of several choices, which reach about as many people."""
        if is_small(self.spreading.arcs):
            return [self.of(people) for people in choices]
        runs, total = self._runs, len(self.spreading.arcs.ids)
        counts = counted(self.spreading, choices, self.accepts, runs, self._stream, reach)
        return [spread_of(one, total) for one in counts]

    def certified(self, people: Ints, most: float) -> float:
        """Give the share of ``most`` that people are certified to reach, as the search does."""
        total = len(self.spreading.arcs.ids)
        if is_small(self.spreading.arcs):
            return min(self.of(people).mean / most, 1.0)
        sets = source_of(self.spreading, self.accepts, stream_of(self.seed, 5))
        hits = int(sets.hits(0, _JUDGED, [people])[0, 0])
        return min(at_least(hits, _JUDGED, min(1 / total, 0.01) / 2) * total / most, 1.0)

    def chances(self, people: Ints) -> Floats:
        """Give everybody's chance of being reached by people."""
        if is_small(self.spreading.arcs):
            return reached_exactly(self.spreading, people, self.accepts)
        done = simulated(
            self.spreading, people, self.accepts, self._runs, self._stream, people=True
        )
        chances: Floats = done.hits / self._runs
        return chances

    def names(self, people: Ints) -> tuple[str, ...]:
        """Give the ids of people, in their order."""
        return tuple(self.spreading.arcs.ids[people].tolist())

    def places(self, names: tuple[str, ...]) -> Ints:
        """Give the positions of ids, in their order."""
        return self.spreading.arcs.ids.get_indexer(pd.Index(names)).astype(np.int64)

    @property
    def _runs(self) -> int:
        return self.runs or 1_000

    @property
    def _stream(self) -> int:
        return stream_of(self.seed, 4)


@dataclass(frozen=True, eq=False)
class Rivals:
    """The other ways to choose, judged."""

    judge: Judge
    wanted: Wanted

    def exactly(self, tables: list[Table]) -> dict[str, Spread]:
        """Give the exact spread of each."""
        arcs, wanted = self.judge.spreading.arcs, self.wanted
        drawn = [spread_in(tables, people) for people in by_chance(wanted, self.judge.seed)]
        return {
            "greedy": certain(spread_in(tables, greedy(tables, wanted))),
            "degree": certain(spread_in(tables, most_contact(arcs, wanted))),
            "pagerank": certain(spread_in(tables, highest_pagerank(arcs, wanted))),
            "random": _mean([certain(value) for value in drawn]),
        }

    def simulated(self, found: Found) -> dict[str, Spread]:
        """Give what each way found reaches, with random people and, where cheap, greedy by runs."""
        spreads = self.judge.of_all([one.people for one in found.choices], found.reach)
        told = {one.way: spread for one, spread in zip(found.choices, spreads, strict=True)}
        if is_affordable(self.judge.spreading.arcs, self.wanted, found.reach_of_one, found.reach):
            spreading, accepts = self.judge.spreading, self.judge.accepts
            chosen = by_simulation(spreading, accepts, self.wanted, self.judge.seed)
            told["greedy"] = self.judge.of(chosen)
        return told | {"random": self._random()}

    def usual(self) -> dict[str, Spread]:
        """Give what those with most contact, the highest PageRank, random people reach."""
        arcs = self.judge.spreading.arcs
        return {
            "degree": self.judge.of(most_contact(arcs, self.wanted)),
            "pagerank": self.judge.of(highest_pagerank(arcs, self.wanted)),
            "random": self._random(),
        }

    def _random(self) -> Spread:
        drawn = by_chance(self.wanted, self.judge.seed)
        few = replace(self.judge, runs=max((self.judge.runs or 1_000) // len(drawn), 20))
        first = few.of(drawn[0])
        others = few.of_all(drawn[1:], first.mean)
        return _mean([first, *others])


def _mean(drawn: list[Spread]) -> Spread:
    """Take several draws of people together: their mean, ± 1.96 standard errors between them."""
    means = np.array([one.mean for one in drawn])
    spare = 1.96 * float(means.std(ddof=1)) / len(means) ** 0.5
    mean = float(means.mean())
    return Spread(mean, max(mean - spare, 0.0), mean + spare, sum(one.runs for one in drawn))
