"""Sums over shortest ways from many sources, on several threads: closeness and betweenness.

The work is cut in the same blocks on every machine, so that sums come out the same to the last bit
whatever the number of threads.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from graph.kernels.arcs import Arcs, People
from graph.kernels.balls import Tally, search_batches
from graph.kernels.brandes import Between, between_batches
from graph.kernels.steps import within_two
from graph.kernels.threads import in_blocks
from graph.kernels.walk_sums import between_walks, walk_sums

Floats = npt.NDArray[np.float64]
T = TypeVar("T")

_BLOCKS = 8
_WORTH_BLOCKS = 10_000_000  # arcs passed over in all; below, one thread is done before two wake
# From how many sources on renumbering pays, and from how many arcs passed over grouping does too.
_WORTH_RENUMBERING = {"bits": 2048, "lanes": 64}
_WORTH_GROUPING = {"bits": 1e11, "lanes": 1e9}
_BITS_PER_WALK = 700  # arcs that a batch's bits pass over in the time of one step of a walk
_MOST_WORDS = 16
_LANES = 16
_LARGE = 30_000  # people whose rows no longer lie in the fast memory of one core
_MANY_PEOPLE = 400_000  # from here on fewer at once, for memory


@dataclass(frozen=True, eq=False)
class _Numbered:
    """The arcs as the searches have them, the sources among them, and who has each number."""

    arcs: Arcs
    sources: People
    order: People | None

    @classmethod
    def of(cls, arcs: Arcs, sources: People | None, kind: str) -> "_Numbered":
        wanted = np.arange(len(arcs), dtype=np.int32) if sources is None else sources
        if len(wanted) < _WORTH_RENUMBERING[kind]:
            return cls(arcs, wanted, None)
        worth_grouping = len(wanted) * len(arcs.ahead) >= _WORTH_GROUPING[kind]
        near, order = arcs.renumbered(by_group=len(arcs) >= _LARGE and worth_grouping)
        place = np.empty(len(order), dtype=np.int32)
        place[order] = np.arange(len(order), dtype=np.int32)
        return cls(near, np.sort(place[wanted]), order)

    def given_back(self, values: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """Put values in the order in which people were given."""
        if self.order is None:
            return values
        back = np.empty_like(values)
        back[self.order] = values
        return back


def distance_sums(
    arcs: Arcs,
    sources: People | None = None,
    *,
    lengths: Floats | None = None,
    depth: int | None = None,
) -> Tally:
    """Sum over the ``sources`` (default: everybody) how far each person is from them.

    ``lengths`` of the arcs ahead make it distances instead of steps; ``depth`` is the most steps
    that count (only without ``lengths``). Who is out of a source's reach, and the source itself,
    add nothing.
    """
    if lengths is not None:
        everyone = np.arange(len(arcs), dtype=np.int32) if sources is None else sources
        parts = _parts(
            lambda some: walk_sums(arcs.ahead_rows, arcs.ahead, lengths, some), everyone, arcs, 1
        )
        return Tally(*_added(parts))
    numbered = _Numbered.of(arcs, sources, "bits")
    near, words = numbered.arcs, _words(len(arcs), len(numbered.sources))
    rows = (near.ahead_rows, near.ahead, near.behind_rows, near.behind)
    most = len(arcs) if depth is None else depth
    parts = _parts(
        lambda some: search_batches(*rows, some, words, most), numbered.sources, near, 64 * words
    )
    return Tally(*map(numbered.given_back, _added(parts)))


def betweenness_sums(
    arcs: Arcs, sources: People | None = None, *, lengths: Floats | None = None
) -> Between:
    """Sum over the ``sources`` (default: everybody) the dependency of each on every person.

    ``lengths`` of the arcs ahead, all above 0, make ways that are short; else every tie is a step.
    """
    if lengths is not None:
        return arc_betweenness_sums(arcs, sources, lengths=lengths, by_arc=False)[0]
    numbered = _Numbered.of(arcs, sources, "lanes")
    near = numbered.arcs
    # Wide rows are read faster than many, once they come from slow memory anyway.
    lanes = _LANES if len(arcs) < _LARGE else 2 * _LANES
    rows = (near.ahead_rows, near.ahead, near.behind_rows, near.behind)
    parts = _parts(lambda some: between_batches(*rows, some, lanes), numbered.sources, near, lanes)
    return Between(*map(numbered.given_back, _added(parts)))


def arc_betweenness_sums(
    arcs: Arcs,
    sources: People | None = None,
    *,
    lengths: Floats | None = None,
    by_arc: bool = True,
) -> tuple[Between, Floats]:
    """Give ``betweenness_sums`` and, ``by_arc``, the same for each arc ahead."""
    everyone = np.arange(len(arcs), dtype=np.int32) if sources is None else sources
    even = lengths is None
    along = np.ones(len(arcs.ahead)) if lengths is None else lengths
    parts = _parts(
        lambda some: between_walks(arcs.ahead_rows, arcs.ahead, along, even, some, by_arc),
        everyone,
        arcs,
        1,
    )
    between = Between(*_added([people for people, _ in parts]))
    return between, _added([[along_arcs] for _, along_arcs in parts])[0]


def counts_within(arcs: Arcs, depth: int) -> npt.NDArray[np.int64]:
    """Count the people within so many steps of each, oneself among them."""
    ties = np.diff(arcs.ahead_rows)
    # Two steps are short walks, unless hubs make them long.
    if depth == 2 and ties[arcs.ahead].sum() * _BITS_PER_WALK < len(arcs) * len(arcs.ahead):
        blocks = _BLOCKS if len(arcs.ahead) >= _WORTH_BLOCKS // 100 else 1
        rows = (arcs.ahead_rows, arcs.ahead)
        parts = in_blocks(
            lambda first, last: within_two(*rows, first, last), len(arcs), threads=blocks
        )
        return np.concatenate(parts)
    against = Arcs(arcs.behind_rows, arcs.behind, arcs.ahead_rows, arcs.ahead)
    return distance_sums(against, depth=depth).reached + 1


def _words(people: int, sources: int) -> int:
    """Say how many words of bits a row has: few sources are two batches, for two threads."""
    most = _MOST_WORDS if people < _MANY_PEOPLE else _MOST_WORDS // 2
    return max(min(most, -(-sources // 128)), 1)


def _parts(work: Callable[[People], T], sources: People, arcs: Arcs, batch: int) -> list[T]:
    """Do the work for blocks of whole batches of the sources."""
    batches = -(-len(sources) // batch)
    blocks = _BLOCKS if len(arcs) < _MANY_PEOPLE else _BLOCKS // 2
    if len(sources) * len(arcs.ahead) < _WORTH_BLOCKS:
        blocks = 1
    return in_blocks(
        lambda first, last: work(sources[first * batch : last * batch]), batches, threads=blocks
    )


def _added(parts: list[Any]) -> list[npt.NDArray[Any]]:
    """Add up the blocks' arrays, in their order."""
    first, *others = parts
    for part in others:
        for total, more in zip(first, part, strict=True):
            total += more
    return list(first)
