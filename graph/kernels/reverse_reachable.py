"""Reverse-reachable sets: who could have reached a person drawn at random, each set one world.

The share of sets that a group of people hits is the share of the network it is expected to reach
(Borgs et al. 2014, doi:10.1137/1.9781611973402.70). Arcs are those of ``indptr, indices`` turned
round: a row holds who points at its person. Under the independent cascade ``totals`` and ``pace``
say which are live (``live_arcs.next_by_weight``): without totals the arcs of a row are alike, and
``pace`` is a wait's length in arcs, one for all or one a person. Under linear thresholds
(``picks_one``) each person heeds one of those who point at them, or nobody (``live_arcs.heeded``).
Who would not take part if asked (``accepts``) is in no set, yet passes on.

Up to 64 sets are drawn side by side, a bit each. A set depends on seed and number alone.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from graph.kernels.compiling import kernel
from graph.kernels.draws import after, mixed, stream, uniform
from graph.kernels.live_arcs import (
    FAR,
    ROWS,
    Front,
    agrees,
    front,
    heeded,
    next_by_weight,
    odds_of,
    row_of,
    wait,
)

Ints = npt.NDArray[np.int64]
Places = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.uint8]
Bits = npt.NDArray[np.uint64]

_ROOT = np.uint64(0x2545F4914F6CDD1D)
_ONE, _NONE = np.uint64(1), np.uint64(0)
LANES = 64
# An entry of the queue is a person and a lane.
_LANE_BITS, _LANE = 6, 63


class Arcs(NamedTuple):
    """The arcs back, and which are live."""

    indptr: Ints
    indices: Places
    totals: Floats
    pace: Floats
    picks_one: bool


class Asked(NamedTuple):
    """Where sets start, who takes part, and the ``flags`` that end a set once all are met."""

    roots: Places
    accepts: Floats
    flags: Flags
    wanted: int


class Lanes(NamedTuple):
    """The sets drawn side by side: where their draws start, their roots, the flags they met."""

    starts: Bits
    roots: Ints
    met: Ints
    reached: Bits


@kernel
def reverse_sets(
    arcs: Arcs, asked: Asked, seed: np.uint64, first: int, last: int
) -> tuple[Ints, Places, Flags, int]:
    """Draw the sets ``first`` to ``last``, each of a root drawn from the roots.

    Gives ``(ends, members, hit, looked_at)``: set i has the members ``members[ends[i-1]:ends[i]]``;
    one that met all the flags that are wanted is only marked in ``hit``, and none of its members
    are kept (if none are wanted, all are). So many people were looked at in all.
    """
    lanes, rows, queue = _lanes(len(arcs.indptr) - 1), front(), np.empty(4 * ROWS, dtype=np.int64)
    ends = np.empty(last - first, dtype=np.int64)
    hit = np.zeros(last - first, dtype=np.uint8)
    members = np.empty(max(16 * (last - first), 1024), dtype=np.int32)
    kept, looked_at = 0, 0
    for run in range(first, last, LANES):
        many = min(LANES, last - run)
        queue, size = _drawn(arcs, asked, seed, run, many, lanes, rows, queue)
        looked_at += size
        if kept + size > len(members):
            larger = np.empty(2 * (kept + size), dtype=np.int32)
            larger[:kept] = members[:kept]
            members = larger
        place = run - first
        kept = _keep(asked, queue, size, lanes, many, members, kept, ends[place:], hit[place:])
    return ends, members[:kept].copy(), hit, looked_at


@kernel
def reverse_hits(
    arcs: Arcs, asked: Asked, seed: np.uint64, first: int, last: int, groups: Places, hits: Ints
) -> None:
    """Draw the sets ``first`` to ``last``, keep none, and count which flags they met.

    The flags have a bit for each choice of people that somebody is in; ``hits[bit, group of the
    root]`` grows by one for each set that has one of the choice.
    """
    lanes, rows, queue = _lanes(len(arcs.indptr) - 1), front(), np.empty(4 * ROWS, dtype=np.int64)
    for run in range(first, last, LANES):
        many = min(LANES, last - run)
        queue, size = _drawn(arcs, asked, seed, run, many, lanes, rows, queue)
        for at in range(size):
            lanes.reached[queue[at] >> _LANE_BITS] = _NONE
        for lane in range(many):
            group = groups[lanes.roots[lane]] if len(groups) else 0
            for bit in range(len(hits)):
                hits[bit, group] += lanes.met[lane] >> bit & 1


@kernel
def _lanes(people: int) -> Lanes:
    starts, roots = np.empty(LANES, dtype=np.uint64), np.empty(LANES, dtype=np.int64)
    met, reached = np.empty(LANES, dtype=np.int64), np.zeros(people, dtype=np.uint64)
    return Lanes(starts, roots, met, reached)


@kernel
def _drawn(
    arcs: Arcs,
    asked: Asked,
    seed: np.uint64,
    run: int,
    many: int,
    lanes: Lanes,
    rows: Front,
    queue: Ints,
) -> tuple[Ints, int]:
    """Put who could have reached the roots in the queue, as entries; give it and how many."""
    size = 0
    for lane in range(many):
        start = stream(seed, run + lane)
        root = np.int64(asked.roots[int(uniform(mixed(start ^ _ROOT)) * len(asked.roots))])
        lanes.starts[lane], lanes.roots[lane], lanes.met[lane] = start, root, 0
        lanes.reached[root] |= _ONE << np.uint64(lane)
        queue[size] = root << _LANE_BITS | lane
        size += 1
    _meet(asked, lanes, queue, 0, size)
    done = 0
    while done < size:
        queue, done, size = _passed_on(arcs, asked, lanes, rows, queue, done, size)
    return queue, size


@kernel
def _passed_on(
    arcs: Arcs, asked: Asked, lanes: Lanes, rows: Front, queue: Ints, done: int, size: int
) -> tuple[Ints, int, int]:
    """Go through the rows of who waits first in the queue, and put who is new at its end.

    Sets that met all that is wanted are passed over. In one body: a call costs as much as a few
    rows.
    """
    indptr, indices, pace, wanted = arcs.indptr, arcs.indices, arcs.pace, asked.wanted
    person, at, lane, state, arc = rows.person, rows.at, rows.lane, rows.state, rows.arc
    end, length = rows.end, rows.length
    starts, met, reached = lanes.starts, lanes.met, lanes.reached
    alike, same = not arcs.picks_one and len(arcs.totals) == 0, len(pace) == 1
    last = min(done + ROWS, size)
    ready = 0
    for place in range(done, last):
        one, own = queue[place] >> _LANE_BITS, queue[place] & _LANE
        person[ready], lane[ready], at[ready] = one, own, indptr[one]
        end[ready] = indptr[one + 1]
        if alike:
            length[ready] = pace[0] if same else pace[one]
        state[ready] = row_of(starts[own], one)
        ready += wanted == 0 or met[own] != wanted
    while ready:
        if size + ROWS > len(queue):
            larger = np.empty(2 * len(queue), dtype=np.int64)
            larger[:size] = queue[:size]
            queue = larger
        live = 0
        if alike:
            for place in range(ready):
                now, stop, drawn, per = at[place], end[place], state[place], length[place]
                jump = wait(drawn) * per
                carries = jump < stop - now
                now += np.int64(min(jump, FAR)) if carries else 0
                lane[live], end[live], length[live] = lane[place], stop, per
                arc[live], at[live], state[live] = now, now + 1, after(drawn)
                live += carries
        elif arcs.picks_one:
            live = heeded(rows, ready, indptr, arcs.totals, pace)
        else:
            live = next_by_weight(rows, ready, indptr, arcs.totals, pace)
        ready, before = live, size
        for place in range(ready):
            other, own = np.int64(indices[arc[place]]), lane[place]
            had, bit = reached[other], _ONE << np.uint64(own)
            reached[other] = had | bit
            queue[size] = other << _LANE_BITS | own
            size += had & bit == _NONE
        if wanted:
            _meet(asked, lanes, queue, before, size)
    return queue, last, size


@kernel
def _meet(asked: Asked, lanes: Lanes, queue: Ints, first: int, last: int) -> None:
    """Note the flags of those of the entries who take part."""
    if asked.wanted == 0:
        return
    flags, accepts, met, starts = asked.flags, asked.accepts, lanes.met, lanes.starts
    for at in range(first, last):
        one, own = queue[at] >> _LANE_BITS, queue[at] & _LANE
        if flags[one] and agrees(starts[own], one, odds_of(accepts, one)):
            met[own] |= flags[one]


@kernel
def _keep(
    asked: Asked,
    queue: Ints,
    size: int,
    lanes: Lanes,
    many: int,
    members: Places,
    kept: int,
    ends: Ints,
    hit: Flags,
) -> int:
    """Lay the members of the sets one set after the other; give how many are kept then."""
    accepts, wanted, starts = asked.accepts, asked.wanted, lanes.starts
    sure = len(accepts) == 1 and accepts[0] >= 1.0
    free = np.zeros(LANES + 1, dtype=np.int64)
    for lane in range(many):
        hit[lane] = wanted != 0 and lanes.met[lane] == wanted
    for at in range(size):
        one, own = queue[at] >> _LANE_BITS, queue[at] & _LANE
        lanes.reached[one] = _NONE
        if hit[own] or not (sure or agrees(starts[own], one, odds_of(accepts, one))):
            queue[at] = -1
        else:
            free[own + 1] += 1
    free[0] = kept
    for lane in range(many):
        free[lane + 1] += free[lane]
        ends[lane] = free[lane + 1]
    for at in range(size):
        if queue[at] >= 0:
            own = queue[at] & _LANE
            members[free[own]] = queue[at] >> _LANE_BITS
            free[own] += 1
    return int(ends[many - 1]) if many else kept
