"""Collective influence: the ties at the rim of what a person reaches in two steps."""

import numpy as np
import numpy.typing as npt

from graph.kernels.compiling import kernel

Ints = npt.NDArray[np.int64]
Targets = npt.NDArray[np.uint32]


@kernel
def rim_of_two(indptr: Ints, indices: Targets, first: int, last: int) -> Ints:
    """Sum (ties - 1) over the people exactly two steps from each of ``range(first, last)``."""
    people = len(indptr) - 1
    sums = np.zeros(last - first, dtype=np.int64)
    seen_by = np.full(people, -1, dtype=np.int32)
    further = np.empty(people, dtype=np.int64)
    for one in range(people):
        further[one] = indptr[one + 1] - indptr[one] - 1
    for one in range(first, last):
        seen_by[one] = one
        for at in range(indptr[one], indptr[one + 1]):
            seen_by[indices[at]] = one
        total = 0
        for at in range(indptr[one], indptr[one + 1]):
            near = indices[at]
            for beyond in range(indptr[near], indptr[near + 1]):
                other = indices[beyond]
                if seen_by[other] != one:
                    seen_by[other] = one
                    total += further[other]
        sums[one - first] = total
    return sums
