"""Shortest ways through each person, from many sources at once: Brandes' sums in lanes.

Brandes (2001), A faster algorithm for betweenness centrality; doi:10.1080/0022250X.2001.9990249.
The sources of a batch have a lane each (``graph.kernels.lanes``).
"""

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from graph.kernels.compiling import kernel
from graph.kernels.lanes import Lanes, arcs_of, gather, mark, pull, push

Rows = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

# As in graph.kernels.balls; the rows are added to, not only read, either way.
_PUSH_COST = 2


class Between(NamedTuple):
    """Over the sources: Σ of a person's dependencies, of their squares, and who comes to whom."""

    total: Rows
    squares: Rows
    heard: Ints  # sources that reach the person, themselves not counted
    told: Ints  # people whom the person reaches as a source


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
        np.empty((people, lanes), np.float64),
        np.empty((people, lanes), np.float64),
        np.empty((people, lanes), np.float64),
        np.zeros(people, np.bool_),
        np.empty(people, np.int64),
        np.empty(people * lanes, np.int32),
        np.empty(people * lanes, np.int64),
        np.zeros(people + 2, np.int64),
        np.empty(people, np.int32),
        np.empty(people, np.int32),
    )
    for first in range(0, len(sources), lanes):
        batch = sources[first : first + lanes]
        last = _set_out(work, batch, ahead_rows, ahead, behind_rows, behind)
        _come_back(work, between, last, ahead_rows, ahead, behind_rows, behind)
        _count_met(work, between, batch)
    return between


@kernel
def _set_out(
    work: Lanes, batch: Any, ahead_rows: Any, ahead: Any, behind_rows: Any, behind: Any
) -> int:
    """Count the shortest ways from the batch to everybody; give how many steps the longest has."""
    work.met[:] = 0
    work.stamp[:] = 0
    front, sums = work.one_row, work.other_row
    for lane in range(len(batch)):
        source = batch[lane]
        front[source] = 0.0
        front[source, lane] = work.ways[source, lane] = 1.0
        work.met[source] = work.news[lane] = np.int64(1) << lane
        work.levels[lane] = source
    work.starts[1] = len(batch)
    everyone: Any = (np.int64(1) << len(batch)) - 1
    waiting = len(behind)  # arcs to people whom some source has still to come to
    step = 0
    while work.starts[step + 1] > work.starts[step]:
        mark(work, step, True)
        if arcs_of(work, step, ahead_rows) * _PUSH_COST < waiting:
            touched = push(work, front, sums, step, ahead_rows, ahead, everyone, step + 1)
        else:
            touched = pull(work, front, sums, behind_rows, behind, everyone)
        mark(work, step, False)
        step += 1
        waiting -= _arrive(work, sums, step, touched, behind_rows, everyone)
        front, sums = sums, front
    return step - 1


@kernel
def _arrive(
    work: Lanes, sums: Any, step: int, touched: int, behind_rows: Any, everyone: int
) -> int:
    """List who is met for the first time and in how many ways; give arcs no longer asked.

    What is left in ``sums`` is what they pass on.
    """
    ways = work.ways
    end = work.starts[step]
    settled = 0
    for at in range(touched):
        one = work.touched[at]
        met = work.met[one]
        news = np.int64(0)
        for lane in range(sums.shape[1]):
            is_new = sums[one, lane] > 0.0 and (met >> lane) & 1 == 0
            ways[one, lane] = sums[one, lane] if is_new else ways[one, lane]
            sums[one, lane] = sums[one, lane] if is_new else 0.0
            news |= np.int64(is_new) << lane
        if news:
            work.met[one] = met | news
            work.levels[end] = one
            work.news[end] = news
            end += 1
            if met | news == everyone:
                settled += behind_rows[one + 1] - behind_rows[one]
    work.starts[step + 1] = end
    return settled


@kernel
def _come_back(
    work: Lanes,
    between: Between,
    last: int,
    ahead_rows: Any,
    ahead: Any,
    behind_rows: Any,
    behind: Any,
) -> None:
    """Sum the dependencies from the farthest people back to the sources' own contacts."""
    front, sums = work.one_row, work.other_row
    for at in range(work.starts[last], work.starts[last + 1]):
        front[work.levels[at]] = 0.0
        _depend(work, between, front, at)
    for step in range(last, 1, -1):
        mark(work, step, True)
        if arcs_of(work, step, behind_rows) < arcs_of(work, step - 1, ahead_rows):
            push(work, front, sums, step, behind_rows, behind, -1, -step)
            for at in range(work.starts[step - 1], work.starts[step]):
                if work.stamp[work.levels[at]] != -step:
                    sums[work.levels[at]] = 0.0
                _depend(work, between, sums, at)
        else:
            for at in range(work.starts[step - 1], work.starts[step]):
                if not gather(work, front, sums, work.levels[at], ahead_rows, ahead):
                    sums[work.levels[at]] = 0.0
                _depend(work, between, sums, at)
        mark(work, step, False)
        front, sums = sums, front


@kernel
def _depend(work: Lanes, between: Between, sums: Any, at: int) -> None:
    """Turn what came back to a person at a step into their dependency, and into what they pass on.

    In Brandes' words: of those behind came Σ (1 + δ) ÷ σ, so δ is σ times that, and the person's
    own (1 + δ) ÷ σ is 1 ÷ σ more.
    """
    one, news, ways = work.levels[at], work.news[at], work.ways
    total = squares = 0.0
    if at >= work.starts[1]:
        for lane in range(sums.shape[1]):
            here = (news >> lane) & 1 == 1
            share = ways[one, lane] * sums[one, lane] if here else 0.0
            total += share
            squares += share * share
            sums[one, lane] = 1.0 / ways[one, lane] + sums[one, lane] if here else 0.0
    between.total[one] += total
    between.squares[one] += squares


@kernel
def _count_met(work: Lanes, between: Between, batch: Any) -> None:
    """Count the sources that have come to each person, and the people each source has come to."""
    told = np.zeros(len(batch), np.int64)
    for one in range(len(work.met)):
        met = work.met[one]
        for lane in range(len(batch)):
            told[lane] += (met >> lane) & 1
            between.heard[one] += (met >> lane) & 1
    for lane in range(len(batch)):
        between.told[batch[lane]] += told[lane] - 1
        between.heard[batch[lane]] -= 1
