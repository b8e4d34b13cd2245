"""Searches side by side: a row of numbers a person, one for each source under way.

A step along an arc is then one sum of rows. How many sources that is comes in as an argument, never
as a constant: the compiler makes vector code of the sums (a constant it unrolls first, and loses
that: three times slower). It is 62 at most, the bits of a whole number that say which are meant.
"""

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from graph.kernels.compiling import kernel

Rows = npt.NDArray[np.float64]
Many = npt.NDArray[np.int32]
Ints = npt.NDArray[np.int64]


class Lanes(NamedTuple):
    """What a batch of sources works on; a row a person, a column a source."""

    ways: Rows  # number of shortest ways from the source
    one_row: Rows  # what is passed on, and what comes of it: they change places every step,
    other_row: Rows  # and hold nothing of use but for whom the step is about
    passes: npt.NDArray[np.bool_]  # whether the person passes anything on in this step
    met: Ints  # which sources have come to the person
    levels: Many  # the people of every step one after the other
    news: Ints  # … and from which sources they are that many steps away
    starts: Ints  # where each step's people start
    touched: Many
    stamp: Many


@kernel
def mark(work: Lanes, step: int, passes: bool) -> None:
    """Say whether the people of a step pass anything on."""
    for at in range(work.starts[step], work.starts[step + 1]):
        work.passes[work.levels[at]] = passes


@kernel
def arcs_of(work: Lanes, step: int, rows: Any) -> int:
    """Count the arcs of the people who are ``step`` steps from a source."""
    arcs = 0
    for at in range(work.starts[step], work.starts[step + 1]):
        one = work.levels[at]
        arcs += rows[one + 1] - rows[one]
    return arcs


@kernel
def push(
    work: Lanes, front: Any, sums: Any, step: int, rows: Any, columns: Any, done: int, mark: int
) -> int:
    """Add the front rows of a step's people to those along their arcs; give how many those are.

    Whom the sources ``done`` have come to is passed over.
    """
    stamp, touched = work.stamp, work.touched
    lanes = front.shape[1]
    count = 0
    for at in range(work.starts[step], work.starts[step + 1]):
        one = work.levels[at]
        for arc in range(rows[one], rows[one + 1]):
            other = columns[arc]
            if stamp[other] == mark:
                for lane in range(lanes):
                    sums[other, lane] += front[one, lane]
            elif work.met[other] != done:
                stamp[other] = mark
                touched[count] = other
                count += 1
                for lane in range(lanes):
                    sums[other, lane] = front[one, lane]
    return count


@kernel
def pull(work: Lanes, front: Any, sums: Any, rows: Any, columns: Any, done: int) -> int:
    """Have everybody whom a source still has to come to add up the front rows along their arcs."""
    count = 0
    for one in range(len(work.met)):
        if work.met[one] != done and gather(work, front, sums, one, rows, columns):
            work.touched[count] = one
            count += 1
    return count


@kernel
def gather(work: Lanes, front: Any, sums: Any, one: int, rows: Any, columns: Any) -> bool:
    """Add up the front rows along a person's arcs; tell whether there was any."""
    passes = work.passes
    lanes = front.shape[1]
    found = False
    for arc in range(rows[one], rows[one + 1]):
        other = columns[arc]
        if not passes[other]:
            continue
        if found:
            for lane in range(lanes):
                sums[one, lane] += front[other, lane]
        else:
            found = True
            for lane in range(lanes):
                sums[one, lane] = front[other, lane]
    return found
