"""Which ties carry in a run: the next one that does, without a draw for each that doesn't.

Along a person's row the waits between live arcs are drawn (geometric where all chances are
equal, else exponential over the row's running total), so a row costs as many draws as it has
live arcs, and one. A row's draws depend on seed, run and person alone: the same arcs are live in
a run whoever is asked, and whichever way the run goes on (Guo et al. 2020, SUBSIM,
doi:10.1145/3318464.3389740, skip likewise).
"""

import math

import numpy as np
import numpy.typing as npt

from graph.kernels.compiling import kernel
from graph.kernels.draws import after, mixed, uniform

Ints = npt.NDArray[np.int64]
Places = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.uint8]

# Odd and far from the step between draws: streams of people don't meet in a run.
_PERSON = np.uint64(0xD1342543DE82EF95)
_ASKED = np.uint64(0x5851F42D4C957F2D)


@kernel
def row_of(run: np.uint64, person: int) -> np.uint64:
    """Give the state of the draws along a person's row in the run that starts from ``run``."""
    return run + np.uint64(person) * _PERSON


@kernel
def agrees(run: np.uint64, person: int, chance: float) -> bool:
    """Say whether a person who is asked takes part in the run."""
    if chance >= 1.0:
        return True
    return uniform(row_of(mixed(run ^ _ASKED), person)) < chance


@kernel
def wait(state: np.uint64) -> float:
    """Draw an exponential wait with mean 1."""
    return -math.log(1.0 - uniform(state))


@kernel
def next_live(
    totals: Floats, pace: Floats, row: int, first: int, at: int, end: int, waited: float
) -> int:
    """Give the first live arc of a row from ``at`` on, ``end`` if there is none.

    ``totals`` holds the running total of each row's weights, ``pace[0]`` the wait's length in
    these. Without totals the row's arcs are alike, and ``pace`` is a wait's length in arcs: one
    for all, or one a row.
    """
    if len(totals) == 0:
        jump = waited * (pace[0] if len(pace) == 1 else pace[row])
        return end if jump >= end - at else at + int(jump)
    goal = waited * pace[0] + (totals[at - 1] if at > first else 0.0)
    if not goal < totals[end - 1]:
        return end
    low, high = at, end - 1
    while low < high:
        middle = (low + high) // 2
        if totals[middle] > goal:
            high = middle
        else:
            low = middle + 1
    return low


@kernel
def follow(
    indptr: Ints,
    indices: Places,
    totals: Floats,
    pace: Floats,
    run: np.uint64,
    queue: Places,
    reached: Flags,
    size: int,
    flags: Flags,
    accepts: Floats,
    wanted: int,
) -> tuple[int, int]:
    """Follow the run's live arcs from everybody in the queue until nobody is new.

    Gives how many the queue then holds, and which ``flags`` those of them have who take part: the
    search ends once it has met all those ``wanted``, and looks for none if that is 0.
    """
    met = 0
    if wanted:
        for at in range(size):
            met |= flagged(run, queue[at], flags, accepts)
    done = 0
    while done < size and (wanted == 0 or met != wanted):
        person = queue[done]
        done += 1
        row, end = indptr[person], indptr[person + 1]
        at = row
        state = row_of(run, person)
        while at < end:
            at = next_live(totals, pace, person, row, at, end, wait(state))
            state = after(state)
            if at >= end:
                break
            other = indices[at]
            at += 1
            if reached[other] == 0:
                reached[other] = 1
                queue[size] = other
                size += 1
                if wanted:
                    met |= flagged(run, other, flags, accepts)
    return size, met


@kernel
def flagged(run: np.uint64, person: int, flags: Flags, accepts: Floats) -> int:
    """Give a person's flags, none if they would not take part in the run."""
    if flags[person] == 0:
        return 0
    return int(flags[person]) if agrees(run, person, odds_of(accepts, person)) else 0


@kernel
def odds_of(accepts: Floats, person: int) -> float:
    """Read a person's chance to take part from a table of one for all, or one a person."""
    return float(accepts[0] if len(accepts) == 1 else accepts[person])


@kernel
def running_totals(indptr: Ints, weights: Floats, totals: Floats) -> None:
    """Put the running total of each row's weights into ``totals``."""
    for row in range(len(indptr) - 1):
        total = 0.0
        for at in range(indptr[row], indptr[row + 1]):
            total += weights[at]
            totals[at] = total
