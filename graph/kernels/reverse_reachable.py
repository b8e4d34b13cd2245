"""Reverse-reachable sets: who could have reached a person drawn at random, each set one world.

The share of sets that a group of people hits is the share of the network it is expected to reach
(Borgs et al. 2014, doi:10.1137/1.9781611973402.70). Arcs are those of ``indptr, indices`` turned
round: a row holds who points at its person. Under the independent cascade ``totals`` and ``pace``
say which are live (``live_arcs.next_live``); under linear thresholds (``picks_one``) each person
heeds one of those who point at them, alike if ``totals`` is empty, else with a weight's share of
``pace[person]`` as its chance, or nobody. Who would not take part if asked (``accepts``) is in no
set, yet passes on.
"""

import numpy as np
import numpy.typing as npt

from graph.kernels.compiling import kernel
from graph.kernels.draws import mixed, stream, uniform
from graph.kernels.live_arcs import agrees, flagged, follow, odds_of, row_of

Ints = npt.NDArray[np.int64]
Places = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.uint8]

_ROOT = np.uint64(0x2545F4914F6CDD1D)


@kernel
def reverse_sets(
    indptr: Ints,
    indices: Places,
    totals: Floats,
    pace: Floats,
    picks_one: bool,
    roots: Places,
    accepts: Floats,
    flags: Flags,
    wanted: int,
    seed: np.uint64,
    first: int,
    last: int,
) -> tuple[Ints, Places, Flags, int]:
    """Draw the sets ``first`` to ``last``, each of a root drawn from ``roots``.

    Gives ``(ends, members, hit, looked_at)``: set i has the members ``members[ends[i-1]:ends[i]]``;
    one that met all the ``flags`` that are ``wanted`` is only marked in ``hit``, and none of its
    members are kept (for ``wanted`` 0 all are). So many people were looked at in all.
    """
    reached = np.zeros(len(indptr) - 1, dtype=np.uint8)
    queue = np.empty(len(indptr) - 1, dtype=np.int32)
    ends = np.empty(last - first, dtype=np.int64)
    hit = np.zeros(last - first, dtype=np.uint8)
    members = np.empty(max(16 * (last - first), 1024), dtype=np.int32)
    kept, looked_at = 0, 0
    for run in range(first, last):
        start = stream(seed, run)
        root = roots[int(uniform(mixed(start ^ _ROOT)) * len(roots))]
        size, met = _back(
            indptr, indices, totals, pace, picks_one, start, root, queue, reached,
            flags, accepts, wanted,
        )  # fmt: skip
        for at in range(size):
            reached[queue[at]] = 0
        looked_at += size
        if wanted and met == wanted:
            hit[run - first] = 1
            size = 0
        if kept + size > len(members):
            larger = np.empty(2 * (kept + size), dtype=np.int32)
            larger[:kept] = members[:kept]
            members = larger
        for at in range(size):
            person = queue[at]
            if agrees(start, person, odds_of(accepts, person)):
                members[kept] = person
                kept += 1
        ends[run - first] = kept
    return ends, members[:kept].copy(), hit, looked_at


@kernel
def reverse_hits(
    indptr: Ints,
    indices: Places,
    totals: Floats,
    pace: Floats,
    picks_one: bool,
    roots: Places,
    accepts: Floats,
    flags: Flags,
    wanted: int,
    seed: np.uint64,
    first: int,
    last: int,
    groups: Places,
    hits: Ints,
) -> None:
    """Draw the sets ``first`` to ``last``, keep none, and count which flags they met.

    ``flags`` has a bit for each choice of people that somebody is in; ``hits[bit, group of the
    root]`` grows by one for each set that has one of the choice.
    """
    reached = np.zeros(len(indptr) - 1, dtype=np.uint8)
    queue = np.empty(len(indptr) - 1, dtype=np.int32)
    for run in range(first, last):
        start = stream(seed, run)
        root = roots[int(uniform(mixed(start ^ _ROOT)) * len(roots))]
        size, met = _back(
            indptr, indices, totals, pace, picks_one, start, root, queue, reached,
            flags, accepts, wanted,
        )  # fmt: skip
        for at in range(size):
            reached[queue[at]] = 0
        group = groups[root] if len(groups) else 0
        for bit in range(len(hits)):
            if met >> bit & 1:
                hits[bit, group] += 1


@kernel
def _back(
    indptr: Ints,
    indices: Places,
    totals: Floats,
    pace: Floats,
    picks_one: bool,
    start: np.uint64,
    root: int,
    queue: Places,
    reached: Flags,
    flags: Flags,
    accepts: Floats,
    wanted: int,
) -> tuple[int, int]:
    """Put who could have reached the root in the queue; give how many, and the flags met."""
    queue[0] = root
    reached[root] = 1
    if not picks_one:
        return follow(
            indptr, indices, totals, pace, start, queue, reached, 1, flags, accepts, wanted
        )
    met = flagged(start, root, flags, accepts) if wanted else 0
    size = 1
    while wanted == 0 or met != wanted:
        other = _heeded(indptr, indices, totals, pace, start, queue[size - 1])
        if other < 0 or reached[other]:
            break
        reached[other] = 1
        queue[size] = other
        size += 1
        if wanted:
            met |= flagged(start, other, flags, accepts)
    return size, met


@kernel
def _heeded(
    indptr: Ints, indices: Places, totals: Floats, pace: Floats, start: np.uint64, person: int
) -> int:
    """Draw whom a person heeds, -1 for nobody."""
    first, end = indptr[person], indptr[person + 1]
    if first == end:
        return -1
    drawn = uniform(row_of(start, person))
    if len(totals) == 0:
        return int(indices[first + int(drawn * (end - first))])
    goal = drawn * pace[person]
    if goal >= totals[end - 1]:
        return -1
    low, high = first, end - 1
    while low < high:
        middle = (low + high) // 2
        if totals[middle] > goal:
            high = middle
        else:
            low = middle + 1
    return int(indices[low])
