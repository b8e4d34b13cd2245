"""Pairs in order become rows in one walk: each end's neighbours come up in ascending order."""

import numpy as np
import numpy.typing as npt

from graph.kernels.compiling import kernel


@kernel
def rows_of(
    source: npt.NDArray[np.int64],
    target: npt.NDArray[np.int64],
    strength: npt.NDArray[np.float64],
    people: int,
    both_ways: bool,
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int32], npt.NDArray[np.float64]]:
    """Lay out pairs that ascend by source, then target; give indptr, indices and strength.

    ``both_ways``: a pair stands in both rows, and its source comes before its target. A row then
    gets its smaller neighbours first, as targets of earlier pairs, and its larger ones after.
    """
    indptr = np.zeros(people + 1, dtype=np.int64)
    for at in range(len(source)):
        indptr[source[at] + 1] += 1
        if both_ways:
            indptr[target[at] + 1] += 1
    for person in range(people):
        indptr[person + 1] += indptr[person]
    place = indptr[:-1].copy()
    indices = np.empty(indptr[people], dtype=np.int32)
    values = np.empty(indptr[people], dtype=np.float64)
    for at in range(len(source)):
        one, other = source[at], target[at]
        indices[place[one]] = other
        values[place[one]] = strength[at]
        place[one] += 1
        if both_ways:
            indices[place[other]] = one
            values[place[other]] = strength[at]
            place[other] += 1
    return indptr, indices, values


@kernel
def turned_round(
    indptr: npt.NDArray[np.int64], indices: npt.NDArray[np.int32]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int32], npt.NDArray[np.int64]]:
    """See arcs from their targets: indptr, sources, and where each of these arcs stood."""
    people = len(indptr) - 1
    turned = np.zeros(people + 1, dtype=np.int64)
    for at in range(len(indices)):
        turned[indices[at] + 1] += 1
    for person in range(people):
        turned[person + 1] += turned[person]
    place = turned[:-1].copy()
    sources = np.empty(len(indices), dtype=np.int32)
    stood = np.empty(len(indices), dtype=np.int64)
    for person in range(people):
        for at in range(indptr[person], indptr[person + 1]):
            other = indices[at]
            sources[place[other]] = person
            stood[place[other]] = at
            place[other] += 1
    return turned, sources, stood
