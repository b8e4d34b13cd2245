"""Reverse-reachable sets of a spread: drawn, counted, indexed by the people in them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from graph.kernels.cover import sets_of_people
from graph.kernels.reverse_reachable import Arcs, Asked, reverse_hits, reverse_sets
from graph.kernels.threads import in_blocks, threads_for
from graph.spread._arcs import Floats, Ints
from graph.spread._models import Live, Spreading, without_arcs

Places = npt.NDArray[np.int32]
Flags = npt.NDArray[np.uint8]
Drawn = tuple[Ints, Places, Flags, int]
_BLOCKS = 8


@dataclass(frozen=True, eq=False)
class Source:
    """Where sets come from: arcs back, the people they start from, who takes part if asked.

    ``seed`` numbers the stream: sets of different streams are independent of each other.
    """

    live: Live
    picks_one: bool
    roots: Places
    accepts: Floats
    seed: int

    def draw(self, first: int, last: int, known: Ints) -> "Sets":
        """Draw sets ``first`` to ``last``; those that hold one of ``known`` are only counted."""
        flags = np.zeros(len(self.live.rows.degree), dtype=np.uint8)
        flags[known] = 1
        asked = self._asked(flags, int(len(known) > 0))

        def block(start: int, end: int) -> Drawn:
            drawn: Drawn = reverse_sets(*asked, np.uint64(self.seed), first + start, first + end)
            return drawn

        return Sets.joined(in_blocks(block, last - first, threads=self._blocks(last - first)))

    def hits(
        self, first: int, last: int, choices: Sequence[Ints], groups: Places | None = None
    ) -> Ints:
        """Draw sets ``first`` to ``last``, keep none; count by choice (and root's group) the hit.

        ``choices`` are at most eight, each of at least one person.
        """
        flags = np.zeros(len(self.live.rows.degree), dtype=np.uint8)
        for bit, choice in enumerate(choices):
            flags[choice] |= 1 << bit
        of_people = np.empty(0, dtype=np.int32) if groups is None else groups
        wide = 1 if groups is None else int(groups.max()) + 1
        asked = self._asked(flags, (1 << len(choices)) - 1)

        def block(start: int, end: int) -> Ints:
            hits = np.zeros((len(choices), wide), dtype=np.int64)
            numbers = first + start, first + end
            reverse_hits(*asked, np.uint64(self.seed), *numbers, of_people, hits)
            return hits

        blocks = in_blocks(block, last - first, threads=self._blocks(last - first))
        counted: Ints = np.sum(blocks, axis=0)
        return counted

    def _asked(self, flags: Flags, wanted: int) -> tuple[Arcs, Asked]:
        live = self.live
        rows = live.rows.indptr, live.rows.indices
        return (
            Arcs(*rows, live.totals, live.pace, self.picks_one),
            Asked(self.roots, self.accepts, flags, wanted),
        )

    @staticmethod
    def _blocks(sets: int) -> int:
        threads = threads_for(sets * 10)
        return threads if threads == 1 else threads * _BLOCKS


@dataclass(frozen=True, eq=False)
class Sets:
    """Sets drawn: where each ends in ``members``; ``hit``: those of people known before.

    ``looked_at``: how many people it took to draw them.
    """

    ends: Ints
    members: Places
    hit: Flags
    looked_at: int
    _index: dict[int, tuple[Ints, Places]] = field(default_factory=dict, repr=False)

    @classmethod
    def joined(cls, blocks: Sequence[Drawn]) -> "Sets":
        """Put blocks of sets one after the other."""
        before = np.cumsum([0, *(len(block[1]) for block in blocks[:-1])])
        return cls(
            np.concatenate([block[0] + start for block, start in zip(blocks, before, strict=True)]),
            np.concatenate([block[1] for block in blocks]),
            np.concatenate([block[2] for block in blocks]),
            sum(block[3] for block in blocks),
        )

    def and_more(self, more: "Sets") -> "Sets":
        """Give these sets with more of them after."""
        return Sets.joined([self._drawn, more._drawn])

    @property
    def _drawn(self) -> Drawn:
        return self.ends, self.members, self.hit, self.looked_at

    def of_people(self, people: int) -> tuple[Ints, Places]:
        """Give ``(starts, sets)``: the sets that person i is in stand from ``starts[i]`` on."""
        if people not in self._index:
            self._index[people] = sets_of_people(self.ends, self.members, people)
        return self._index[people]

    @property
    def mean_size(self) -> float:
        """How many people a set holds, on average."""
        return len(self.members) / max(len(self.ends), 1)


def source_of(
    spreading: Spreading, accepts: Floats, stream: int, roots: Places | None = None
) -> Source:
    """Make the source of sets of a spread, from all people or from ``roots``."""
    live = spreading.back
    if not spreading.carries:
        live = Live(without_arcs(live.rows), live.totals[:0], np.ones(1))
    everybody = np.arange(len(live.rows.degree), dtype=np.int32)
    return Source(live, spreading.picks_one, everybody if roots is None else roots, accepts, stream)


def stream_of(seed: int, *purpose: int) -> int:
    """Give the number of a stream for one purpose; purposes don't share draws."""
    state = np.random.SeedSequence([seed % 2**64, *purpose]).generate_state(1, np.uint64)
    return int(state[0])
