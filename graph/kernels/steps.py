"""Breadth-first steps from one person: who is how far, and how many are within two."""

from typing import Any

import numpy as np
import numpy.typing as npt

from graph.kernels.compiling import kernel


@kernel
def steps_from(
    rows: Any, columns: Any, source: int, depth: int
) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]:
    """Give the people within ``depth`` steps, nearest first, and how many steps each is away."""
    people = len(rows) - 1
    met = np.zeros(people, np.bool_)
    order = np.empty(people, np.int32)
    steps = np.zeros(people, np.int32)
    met[source] = True
    order[0] = source
    read, end = 0, 1
    while read < end and steps[read] < depth:
        one = order[read]
        for arc in range(rows[one], rows[one + 1]):
            other = columns[arc]
            if not met[other]:
                met[other] = True
                order[end] = other
                steps[end] = steps[read] + 1
                end += 1
        read += 1
    return order[:end], steps[:end]


@kernel
def within_two(rows: Any, columns: Any, first: int, last: int) -> npt.NDArray[np.int64]:
    """Count whom each person from ``first`` up to ``last`` reaches in two steps, themselves too."""
    seen_by = np.full(len(rows) - 1, -1, np.int32)
    counts = np.empty(last - first, np.int64)
    for one in range(first, last):
        seen_by[one] = one
        count = 1
        for arc in range(rows[one], rows[one + 1]):
            other = columns[arc]
            if seen_by[other] != one:
                seen_by[other] = one
                count += 1
            for further in range(rows[other], rows[other + 1]):
                third = columns[further]
                if seen_by[third] != one:
                    seen_by[third] = one
                    count += 1
        counts[one - first] = count
    return counts
