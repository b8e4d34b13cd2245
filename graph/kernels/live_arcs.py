"""Which ties carry in a run: the next one that does, without a draw for each that doesn't.

Along a person's row the waits between live arcs are drawn (geometric where all chances are
equal, else exponential over the row's running total), so a row costs as many draws as it has
live arcs, and one. A row's draws depend on seed, run and person alone: the same arcs are live in
a run whoever is asked, and whichever way the run goes on (Guo et al. 2020, SUBSIM,
doi:10.1145/3318464.3389740, skip likewise).

Many rows are gone through side by side, an arc of each at a time, without a branch where it can be:
the waits of one then pass while the next is worked on.
"""

import math
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from graph.kernels.compiling import kernel
from graph.kernels.draws import after, mixed, uniform

Ints = npt.NDArray[np.int64]
Places = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.uint8]
Bits = npt.NDArray[np.uint64]

# Odd and far from the step between draws: streams of people don't meet in a run.
_PERSON = np.uint64(0xD1342543DE82EF95)
_ASKED = np.uint64(0x5851F42D4C957F2D)
# Rows side by side, and more than any row has arcs.
ROWS = 256
FAR = float(2**62)


class Front(NamedTuple):
    """Rows being gone through.

    Whose each is, where it stands and ends, its run's lane, its draws, the length of a wait in it,
    its live arc.
    """

    person: Ints
    at: Ints
    end: Ints
    lane: Ints
    state: Bits
    length: Floats
    arc: Ints


@kernel
def front() -> Front:
    """Make room for the rows that are gone through side by side."""
    person, at = np.empty(ROWS, dtype=np.int64), np.empty(ROWS, dtype=np.int64)
    end, lane = np.empty(ROWS, dtype=np.int64), np.empty(ROWS, dtype=np.int64)
    state, length = np.empty(ROWS, dtype=np.uint64), np.empty(ROWS, dtype=np.float64)
    return Front(person, at, end, lane, state, length, np.empty(ROWS, dtype=np.int64))


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
def next_by_weight(rows: Front, many: int, indptr: Ints, totals: Floats, pace: Floats) -> int:
    """Move each of ``many`` rows to its next live arc; give how many have one, put first.

    ``totals`` holds the running total of each row, ``pace[0]`` a wait's length in these.
    """
    person, at, lane, state, arc = rows.person, rows.at, rows.lane, rows.state, rows.arc
    live = 0
    for place in range(many):
        one, low, drawn = person[place], at[place], state[place]
        end = indptr[one + 1]
        if low >= end:
            continue
        goal = wait(drawn) * pace[0] + (totals[low - 1] if low > indptr[one] else 0.0)
        if not goal < totals[end - 1]:
            continue
        high = end - 1
        while low < high:
            middle = (low + high) // 2
            if totals[middle] > goal:
                high = middle
            else:
                low = middle + 1
        person[live], lane[live], state[live] = one, lane[place], after(drawn)
        arc[live], at[live] = low, low + 1
        live += 1
    return live


@kernel
def heeded(rows: Front, many: int, indptr: Ints, totals: Floats, pace: Floats) -> int:
    """Draw whom each person heeds: nobody, or one of those in the row; no other arc is live.

    All alike if there are no ``totals``, else each with a weight's share of ``pace[person]``.
    """
    person, at, lane, state, arc = rows.person, rows.at, rows.lane, rows.state, rows.arc
    live = 0
    for place in range(many):
        one, low = person[place], at[place]
        end = indptr[one + 1]
        if low > indptr[one] or low == end:
            continue
        drawn = uniform(state[place])
        if len(totals) == 0:
            low += np.int64(drawn * (end - low))
        else:
            goal = drawn * pace[one]
            if goal >= totals[end - 1]:
                continue
            high = end - 1
            while low < high:
                middle = (low + high) // 2
                if totals[middle] > goal:
                    high = middle
                else:
                    low = middle + 1
        person[live], lane[live], arc[live], at[live] = one, lane[place], low, low + 1
        live += 1
    return live


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
