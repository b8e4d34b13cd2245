"""Eigenvector centrality by repeated sums over the neighbours, stopped as networkx stops it."""

import numpy as np
import numpy.typing as npt

from graph.kernels.compiling import kernel
from graph.kernels.pagerank import row_sums

Ints = npt.NDArray[np.int64]
Targets = npt.NDArray[np.uint32]
Floats = npt.NDArray[np.float64]


@kernel
def leading(
    indptr: Ints,
    indices: Targets,
    strength: Floats,
    start: Floats,
    within: float,
    most: int,
) -> tuple[Floats, bool]:
    """Repeat x ← (x + Σ strength · x over who points here) ÷ its length, from ``start``.

    The person's own value in the sum keeps two-sided networks from swinging to and fro. Ends when
    the changes sum to less than ``within``; after ``most`` rounds it says that it failed.
    """
    values = start.copy()
    for _ in range(most):
        before = values
        sums = values + row_sums(indptr, indices, strength, values)
        length = np.sqrt(np.sum(sums * sums))
        values = sums / length if length > 0 else sums
        if np.sum(np.abs(values - before)) < within:
            return values, True
    return values, False
