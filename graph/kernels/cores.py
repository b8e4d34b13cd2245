"""Core numbers: people with the fewest ties left are taken off, level by level.

Batagelj & Zaversnik (2003), arXiv:cs/0310049. Instead of keeping people sorted by the ties they
have left, those not yet taken off are looked through once a level: few remain at high levels, so
that all looks together cost less than moving people from bin to bin.
"""

import numpy as np
import numpy.typing as npt

from graph.kernels.compiling import kernel

Ints = npt.NDArray[np.int64]
Targets = npt.NDArray[np.uint32]
Counts = npt.NDArray[np.int32]


@kernel
def core_numbers(indptr: Ints, indices: Targets) -> Counts:
    """Give each person's core number; every row must hold the ties of both ways."""
    people = len(indptr) - 1
    left = np.empty(people, dtype=np.int32)
    for one in range(people):
        left[one] = indptr[one + 1] - indptr[one]
    remaining = np.arange(people).astype(np.uint32)
    queue = np.empty(people, dtype=np.uint32)
    many, level = people, -1
    while many > 0:
        many, level = _still_there(remaining, many, left, level)
        waiting = 0
        for at in range(many):
            if left[remaining[at]] == level:
                queue[waiting] = remaining[at]
                waiting += 1
        _take_off(indptr, indices, left, level, queue, waiting)
    return left


@kernel
def _still_there(remaining: Targets, many: int, left: Counts, level: int) -> tuple[int, int]:
    """Keep in ``remaining`` who has more ties left than ``level``: how many, and the fewest."""
    kept, least = 0, 2147483647
    for at in range(many):
        one = remaining[at]
        ties = left[one]
        if ties > level:
            remaining[kept] = one
            kept += 1
            if ties < least:
                least = int(ties)
    return kept, least


@kernel
def _take_off(
    indptr: Ints, indices: Targets, left: Counts, level: int, queue: Targets, waiting: int
) -> None:
    """Take the first ``waiting`` of the queue off, and whoever thereby sinks to the level."""
    taken = 0
    while taken < waiting:
        one = queue[taken]
        taken += 1
        for arc in range(indptr[one], indptr[one + 1]):
            other = indices[arc]
            ties = left[other]
            if ties > level:  # who is at the level is in the queue, or was
                left[other] = ties - 1
                if ties - 1 == level:
                    queue[waiting] = other
                    waiting += 1


@kernel
def both_ways(
    indptr: Ints, indices: Targets, against: Ints, sources: Targets
) -> tuple[Ints, Targets]:
    """Lay arcs out and in side by side in one row; a tie each way stands there twice."""
    rows = indptr + against
    ends = np.empty(len(indices) + len(sources), dtype=np.uint32)
    for one in range(len(indptr) - 1):
        middle = rows[one] + indptr[one + 1] - indptr[one]
        ends[rows[one] : middle] = indices[indptr[one] : indptr[one + 1]]
        ends[middle : rows[one + 1]] = sources[against[one] : against[one + 1]]
    return rows, ends
