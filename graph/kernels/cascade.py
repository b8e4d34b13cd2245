"""Independent cascades: who is reached in each of many runs, every tie carrying or not in a run.

Whether an arc carries in a run is told by run and arc alone, not by who is asked or in which order
arcs are looked at: the same runs for whatever seeds, one by one (here) or 64 side by side
(``cascade_batches``). Chances are in 2 ** -32ths.
"""

import numpy as np
import numpy.typing as npt

from graph.kernels.compiling import kernel
from graph.kernels.draws import mixed, stream
from graph.kernels.live_arcs import agrees, odds_of

Ints = npt.NDArray[np.int64]
Places = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.uint8]
Limits = npt.NDArray[np.uint32]

# Odd and far from the step between draws: the draws of arcs don't meet in a run.
_ARC = np.uint64(0xD1342543DE82EF95)
_TOP = np.uint64(32)


@kernel
def carries(run: np.uint64, arc: int, limit: np.uint64) -> np.bool_:
    """Say whether an arc carries in the run that starts from ``run``: with (limit + 1) ÷ 2³²."""
    return mixed(run + np.uint64(arc) * _ARC) >> _TOP <= limit


@kernel
def cascades(
    indptr: Ints,
    indices: Places,
    limits: Limits,
    seeds: Ints,
    accepts: Floats,
    seed: np.uint64,
    first: int,
    last: int,
    groups: Places,
    counts: Ints,
    hits: Ints,
    some: Ints,
) -> None:
    """Run the runs ``first`` to ``last`` of a cascade from ``seeds``.

    ``limits`` holds each arc's chance, or one for all; ``accepts`` the chance to take part, of all
    or of each person. ``counts[run]`` becomes the number of people reached; to ``hits`` (if as long
    as there are people) is added who was, to ``some`` (with the people's ``groups``) which groups
    had somebody reached.
    """
    people = len(indptr) - 1
    reached = np.zeros(people, dtype=np.uint8)
    queue = np.empty(people, dtype=np.int32)
    lately = np.full(len(some), -1, dtype=np.int64)
    widest = widest_row(indptr)
    live, drawn = np.empty(widest + 1, dtype=np.int32), np.empty(widest + 1, dtype=np.uint8)
    for run in range(first, last):
        start = stream(seed, run)
        size = 0
        for person in seeds:
            if agrees(start, person, odds_of(accepts, person)):
                queue[size] = person
                reached[person] = 1
                size += 1
        done = 0
        while done < size:
            person = queue[done]
            done += 1
            row, end = indptr[person], indptr[person + 1]
            found = _live(row, end, limits, start, live, drawn)
            for at in range(found):
                other = indices[row + live[at]]
                if reached[other] == 0:
                    reached[other] = 1
                    queue[size] = other
                    size += 1
        counts[run] = size
        note(run, queue, size, groups, hits, some, lately)
        for at in range(size):
            reached[queue[at]] = 0


@kernel
def _live(
    first: int, end: int, limits: Limits, start: np.uint64, live: Places, drawn: Flags
) -> int:
    """Put the places in a row of its live arcs into ``live``; give how many.

    All draws first, then all places, neither with a branch: so several are made at once.
    """
    if len(limits) == 1:
        limit = np.uint64(limits[0])
        for at in range(end - first):
            drawn[at] = carries(start, first + at, limit)
    else:
        for at in range(end - first):
            drawn[at] = carries(start, first + at, np.uint64(limits[first + at]))
    found = 0
    for at in range(end - first):
        live[found] = at
        found += drawn[at]
    return found


@kernel
def widest_row(indptr: Ints) -> int:
    """Give the length of the longest row."""
    widest = 0
    for person in range(len(indptr) - 1):
        widest = max(widest, indptr[person + 1] - indptr[person])
    return widest


@kernel
def note(
    run: int, queue: Places, size: int, groups: Places, hits: Ints, some: Ints, lately: Ints
) -> None:
    """Add a run's people to ``hits``, and the groups that had any to ``some``, if these are asked.

    ``lately`` holds the last run that each group was counted in; a group below 0 is none.
    """
    if len(hits):
        for at in range(size):
            hits[queue[at]] += 1
    if len(some):
        for at in range(size):
            group = groups[queue[at]]
            if group >= 0 and lately[group] != run:
                lately[group] = run
                some[group] += 1
