"""Cascades 64 runs at a time, a bit each: for messages that reach a good part of the network.

The runs are those of ``graph/kernels/cascade.py``: an arc carries in a run or doesn't, however they
are gone through. Several choices of people are tried in the same runs, and each arc is drawn once.
"""

import numpy as np
import numpy.typing as npt

from graph.kernels.cascade import carries
from graph.kernels.compiling import kernel
from graph.kernels.draws import stream
from graph.kernels.live_arcs import agrees, odds_of

Ints = npt.NDArray[np.int64]
Places = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.uint8]
Bits = npt.NDArray[np.uint64]
Limits = npt.NDArray[np.uint32]

_NONE, _ONE = np.uint64(0), np.uint64(1)
BATCH = 64


@kernel
def cascade_batches(
    indptr: Ints,
    indices: Places,
    limits: Limits,
    seeds: Ints,
    ends: Ints,
    accepts: Floats,
    seed: np.uint64,
    first: int,
    last: int,
    groups: Places,
    counts: Ints,
    hits: Ints,
    some: Ints,
) -> None:
    """Run the runs ``first`` to ``last``, as ``cascade.cascades`` does, for each of the choices.

    Choice i is ``seeds[ends[i-1]:ends[i]]``, and has the row ``counts[i]``; what is asked of people
    and groups is added up over all choices.
    """
    people = len(indptr) - 1
    reached, news = np.zeros(people, dtype=np.uint64), np.zeros(people, dtype=np.uint64)
    live, looked_up = np.empty(len(indices), dtype=np.uint64), np.zeros(people, dtype=np.uint8)
    queue, waits = np.empty(people, dtype=np.int32), np.zeros(people, dtype=np.uint8)
    starts = np.empty(BATCH, dtype=np.uint64)
    batch = first
    while batch < last:
        runs = min(BATCH, last - batch)
        for at in range(BATCH):
            starts[at] = stream(seed, batch + at)
        looked_up[:] = 0
        for one in range(len(ends)):
            own = seeds[ends[one - 1] if one > 0 else 0 : ends[one]]
            size = _ask(own, accepts, starts, runs, reached, news, queue, waits)
            _pass_on(
                indptr, indices, limits, starts, reached, news, live, looked_up, queue, waits, size
            )
            _count(reached, runs, counts[one, batch : batch + runs], groups, hits, some)
            reached[:] = _NONE
        batch += runs


@kernel
def _ask(
    seeds: Ints,
    accepts: Floats,
    starts: Bits,
    runs: int,
    reached: Bits,
    news: Bits,
    queue: Places,
    waits: Flags,
) -> int:
    """Put the seeds who take part in any run in the queue; give how many there are."""
    size = 0
    for person in seeds:
        agreed = _NONE
        for at in range(runs):
            if agrees(starts[at], person, odds_of(accepts, person)):
                agreed |= _ONE << np.uint64(at)
        if agreed:
            reached[person] = news[person] = agreed
            queue[size] = person
            waits[person] = 1
            size += 1
    return size


@kernel
def _pass_on(
    indptr: Ints,
    indices: Places,
    limits: Limits,
    starts: Bits,
    reached: Bits,
    news: Bits,
    live: Bits,
    looked_up: Flags,
    queue: Places,
    waits: Flags,
    size: int,
) -> None:
    """Pass on what is new at whoever waits, going round the queue until nobody does."""
    people = len(reached)
    head = 0
    while size:
        person = queue[head]
        head = head + 1 if head + 1 < people else 0
        size -= 1
        waits[person] = 0
        new, news[person] = news[person], _NONE
        row, end = indptr[person], indptr[person + 1]
        if not looked_up[person]:
            looked_up[person] = 1
            for arc in range(row, end):
                limit = limits[0] if len(limits) == 1 else limits[arc]
                live[arc] = _runs_that_carry(starts, arc, np.uint64(limit))
        for arc in range(row, end):
            other = indices[arc]
            more = new & live[arc] & ~reached[other]
            if more:
                reached[other] |= more
                news[other] |= more
                if not waits[other]:
                    waits[other] = 1
                    tail = head + size
                    queue[tail if tail < people else tail - people] = other
                    size += 1


@kernel
def _runs_that_carry(starts: Bits, arc: int, limit: np.uint64) -> np.uint64:
    runs = _NONE
    for at in range(BATCH):
        runs |= np.uint64(carries(starts[at], arc, limit)) << np.uint64(at)
    return runs


@kernel
def _count(reached: Bits, runs: int, counts: Ints, groups: Places, hits: Ints, some: Ints) -> None:
    """Count the people reached by run; add up who was, and which groups had somebody."""
    sums = np.zeros(BATCH, dtype=np.int64)
    for person in range(len(reached)):
        of_person = reached[person]
        if of_person:
            for at in range(BATCH):
                sums[at] += np.int64((of_person >> np.uint64(at)) & _ONE)
            if len(hits):
                hits[person] += _ones(of_person)
    counts[:] = sums[:runs]
    if len(some):
        any_of = np.zeros(len(some), dtype=np.uint64)
        for person in range(len(reached)):
            if groups[person] >= 0:
                any_of[groups[person]] |= reached[person]
        for group in range(len(some)):
            some[group] += _ones(any_of[group])


@kernel
def _ones(bits: np.uint64) -> int:
    """Count the ones among 64 bits."""
    left, ones = bits, 0
    while left:
        left &= left - _ONE
        ones += 1
    return ones
