"""Shortest ways through each person, from many sources at once: Brandes' sums in lanes.

Brandes (2001), A faster algorithm for betweenness centrality; doi:10.1080/0022250X.2001.9990249.
A row holds a number for each of the sources under way, so that a step along an arc is one sum of
rows. How many sources that is comes in as an argument, never as a constant: the compiler then
makes vector code of the sums (a constant it unrolls first, and loses that: three times slower).
"""

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from graph.kernels.compiling import kernel

Rows = npt.NDArray[np.float64]
Many = npt.NDArray[np.int32]

# As in graph.kernels.balls; the rows are added to, not only read, either way.
_PUSH_COST = 2


class Lanes(NamedTuple):
    """What a batch of sources works on; a row a person, a column a source."""

    steps: Many  # how far from the source, -1 for not come to
    ways: Rows  # number of shortest ways from the source
    front: Rows  # what is passed on in this step; 0 for who passes nothing on
    sums: Rows  # … and what comes of it; 0 between steps
    share: Rows  # Brandes' dependency: ways on to others through the person
    met: Many  # how many of the sources have come to the person
    passes: npt.NDArray[np.bool_]  # whether the row of ``front`` holds anything
    levels: Many  # the people of every step one after the other
    starts: npt.NDArray[np.int64]  # where each step's people start in it
    touched: Many
    stamp: Many


class Between(NamedTuple):
    """Over the sources: Σ of a person's dependencies, of their squares, and who comes to whom."""

    total: Rows
    squares: Rows
    heard: npt.NDArray[np.int64]  # sources that reach the person, themselves not counted
    told: npt.NDArray[np.int64]  # people whom the person reaches as a source


@kernel
def between_batches(
    ahead_rows: Any, ahead: Any, behind_rows: Any, behind: Any, sources: Any, lanes: int
) -> Between:
    """Sum the dependencies on each person of the shortest ways from each source."""
    people = len(ahead_rows) - 1
    between = Between(
        np.zeros(people, np.float64),
        np.zeros(people, np.float64),
        np.zeros(people, np.int64),
        np.zeros(people, np.int64),
    )
    work = Lanes(
        np.empty((people, lanes), np.int32),
        np.empty((people, lanes), np.float64),
        np.zeros((people, lanes), np.float64),
        np.zeros((people, lanes), np.float64),
        np.empty((people, lanes), np.float64),
        np.empty(people, np.int32),
        np.zeros(people, np.bool_),
        np.empty(people * lanes, np.int32),
        np.zeros(people + 2, np.int64),
        np.empty(people, np.int32),
        np.empty(people, np.int32),
    )
    for first in range(0, len(sources), lanes):
        batch = sources[first : first + lanes]
        _set_out(work, batch)
        waiting = len(behind)
        step = 0
        while work.starts[step + 1] > work.starts[step]:
            step += 1
            leaving = _arcs_of(work, step - 1, ahead_rows)
            if leaving * _PUSH_COST < waiting:
                touched = _push(work, step - 1, ahead_rows, ahead, len(batch), step)
            else:
                touched = _pull(work, behind_rows, behind, len(batch))
            _rest(work, step - 1)
            waiting -= _arrive(work, step, touched, behind_rows, len(batch))
        for back in range(step - 1, 1, -1):
            _hand_back(work, back, ahead_rows, ahead, behind_rows, behind)
        _add_up(work, between, batch)
    return between


@kernel
def _set_out(work: Lanes, batch: Any) -> None:
    work.steps[:] = -1
    work.ways[:] = 0.0
    work.share[:] = 0.0
    work.met[:] = 0
    work.stamp[:] = 0
    for lane in range(len(batch)):
        one = batch[lane]
        work.steps[one, lane] = 0
        work.ways[one, lane] = 1.0
        work.front[one, lane] = 1.0
        work.passes[one] = True
        work.met[one] = 1
        work.levels[lane] = one
    work.starts[1] = len(batch)


@kernel
def _arcs_of(work: Lanes, step: int, rows: Any) -> int:
    """Count the arcs of the people who are ``step`` steps from a source."""
    arcs = 0
    for at in range(work.starts[step], work.starts[step + 1]):
        one = work.levels[at]
        arcs += rows[one + 1] - rows[one]
    return arcs


@kernel
def _push(work: Lanes, step: int, rows: Any, columns: Any, most: int, mark: int) -> int:
    """Add the front rows of a step's people to those along their arcs; give how many those are.

    Who has been met by ``most`` sources is passed over.
    """
    front, sums, stamp, touched = work.front, work.sums, work.stamp, work.touched
    lanes = front.shape[1]
    count = 0
    for at in range(work.starts[step], work.starts[step + 1]):
        one = work.levels[at]
        for arc in range(rows[one], rows[one + 1]):
            other = columns[arc]
            if work.met[other] == most:
                continue
            if stamp[other] != mark:
                stamp[other] = mark
                touched[count] = other
                count += 1
            for lane in range(lanes):
                sums[other, lane] += front[one, lane]
    return count


@kernel
def _pull(work: Lanes, rows: Any, columns: Any, most: int) -> int:
    """Have everybody whom a source still has to meet add up the front rows along their arcs."""
    count = 0
    for one in range(len(work.met)):
        if work.met[one] < most and _gather(work, one, rows, columns):
            work.touched[count] = one
            count += 1
    return count


@kernel
def _gather(work: Lanes, one: int, rows: Any, columns: Any) -> bool:
    front, sums, passes = work.front, work.sums, work.passes
    lanes = front.shape[1]
    found = False
    for arc in range(rows[one], rows[one + 1]):
        other = columns[arc]
        if passes[other]:
            found = True
            for lane in range(lanes):
                sums[one, lane] += front[other, lane]
    return found


@kernel
def _rest(work: Lanes, step: int) -> None:
    """Empty the front rows of a step's people: they have passed them on."""
    for at in range(work.starts[step], work.starts[step + 1]):
        one = work.levels[at]
        work.passes[one] = False
        for lane in range(work.front.shape[1]):
            work.front[one, lane] = 0.0


@kernel
def _arrive(work: Lanes, step: int, touched: int, behind_rows: Any, most: int) -> int:
    """List who is met for the first time and in how many ways; give arcs no longer asked."""
    steps, ways, front, sums = work.steps, work.ways, work.front, work.sums
    lanes = front.shape[1]
    end = work.starts[step]
    settled = 0
    for at in range(touched):
        one = work.touched[at]
        news = 0
        for lane in range(lanes):
            is_new = steps[one, lane] < 0 and sums[one, lane] > 0.0
            front[one, lane] = sums[one, lane] if is_new else 0.0
            ways[one, lane] = sums[one, lane] if is_new else ways[one, lane]
            steps[one, lane] = step if is_new else steps[one, lane]
            news += is_new
            sums[one, lane] = 0.0
        if news:
            work.passes[one] = True
            work.met[one] += news
            work.levels[end] = one
            end += 1
            if work.met[one] == most:
                settled += behind_rows[one + 1] - behind_rows[one]
    work.starts[step + 1] = end
    return settled


@kernel
def _hand_back(
    work: Lanes, step: int, ahead_rows: Any, ahead: Any, behind_rows: Any, behind: Any
) -> None:
    """Hand the dependencies of a step's people on to those one step nearer to the sources."""
    steps, ways, front, share = work.steps, work.ways, work.front, work.share
    for at in range(work.starts[step], work.starts[step + 1]):
        one = work.levels[at]
        work.passes[one] = True
        for lane in range(front.shape[1]):
            here = steps[one, lane] == step
            front[one, lane] = (1.0 + share[one, lane]) / ways[one, lane] if here else 0.0
    if _arcs_of(work, step, behind_rows) < _arcs_of(work, step - 1, ahead_rows):
        touched = _push(work, step, behind_rows, behind, -1, -step)
        for at in range(touched):
            _take(work, work.touched[at], step - 1)
    else:
        for at in range(work.starts[step - 1], work.starts[step]):
            _gather(work, work.levels[at], ahead_rows, ahead)
            _take(work, work.levels[at], step - 1)
    _rest(work, step)


@kernel
def _take(work: Lanes, one: int, step: int) -> None:
    """Turn what was handed back to a person ``step`` steps away into their dependency."""
    steps, ways, sums, share = work.steps, work.ways, work.sums, work.share
    for lane in range(sums.shape[1]):
        here = steps[one, lane] == step
        share[one, lane] += ways[one, lane] * sums[one, lane] if here else 0.0
        sums[one, lane] = 0.0


@kernel
def _add_up(work: Lanes, between: Between, batch: Any) -> None:
    """Add a batch's dependencies to the sums."""
    steps, share = work.steps, work.share
    lanes = share.shape[1]
    told = np.zeros(lanes, np.int64)
    for one in range(len(share)):
        total = squares = 0.0
        for lane in range(lanes):
            total += share[one, lane]
            squares += share[one, lane] * share[one, lane]
            told[lane] += steps[one, lane] > 0
        between.total[one] += total
        between.squares[one] += squares
        between.heard[one] += work.met[one]
    for lane in range(len(batch)):
        between.told[batch[lane]] += told[lane]
        between.heard[batch[lane]] -= 1
