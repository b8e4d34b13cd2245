"""Independent cascades: who is reached in each of many runs, every live tie carrying once."""

import numpy as np

from graph.kernels.compiling import kernel
from graph.kernels.draws import stream
from graph.kernels.live_arcs import agrees, follow, odds_of

_NO_FLAGS = np.zeros(0, dtype=np.uint8)


@kernel
def cascades(  # type: ignore[no-untyped-def]
    indptr, indices, totals, pace, seeds, accepts, seed, first, last, groups, counts, hits, some
):
    """Run the runs ``first`` to ``last`` of a cascade from ``seeds``.

    ``totals`` and ``pace`` say which arcs are live (``live_arcs.next_live``); ``accepts`` holds
    the chance to take part, of all or of each person. ``counts[run]`` becomes the number of people reached; to
    ``hits`` (if as long as there are people) is added who was, to ``some`` (with the people's
    ``groups``) which groups had somebody reached.
    """
    people = len(indptr) - 1
    reached = np.zeros(people, dtype=np.uint8)
    queue = np.empty(people, dtype=np.int32)
    lately = np.full(len(some), -1, dtype=np.int64)
    for run in range(first, last):
        start = stream(seed, run)
        size = 0
        for seed_person in seeds:
            if agrees(start, seed_person, odds_of(accepts, seed_person)):
                queue[size] = seed_person
                reached[seed_person] = 1
                size += 1
        size, _ = follow(
            indptr, indices, totals, pace, start, queue, reached, size, _NO_FLAGS, accepts, 0
        )
        counts[run] = size
        note(run, queue, size, groups, hits, some, lately)
        for at in range(size):
            reached[queue[at]] = 0


@kernel
def note(run, queue, size, groups, hits, some, lately):  # type: ignore[no-untyped-def]
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
