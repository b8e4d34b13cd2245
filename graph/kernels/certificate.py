"""The few ties that tell what stays connected: as good as all of them while few people leave.

People are visited one by one, next whoever has most ties to those visited; everybody keeps only the
first ``forests`` of these ties. Whoever has a way to somebody when fewer than ``forests`` people
are gone has one along the ties that are kept (Nagamochi & Ibaraki 1992, doi:10.1007/BF01758778;
for people who leave: Frank, Ibaraki & Nagamochi 1993, J. Graph Theory 17, 275–281).
"""

import numpy as np
import numpy.typing as npt

from graph.kernels.compiling import kernel

Ints = npt.NDArray[np.int64]
People = npt.NDArray[np.int32]


@kernel
def certificate(indptr: Ints, indices: People, forests: int) -> tuple[Ints, People]:
    """Give the rows of the ties kept, ``forests`` a person at most, of an undirected network.

    It takes people² steps: for where every set of people is to be gone through anyway.
    """
    people = len(indptr) - 1
    ties = np.zeros(people, np.int32)  # to those visited; -1 once visited oneself
    ones = np.empty(min(forests * people, len(indices) // 2), np.int32)
    others = np.empty_like(ones)
    kept = 0
    for _ in range(people):
        one = np.argmax(ties)
        ties[one] = -1
        for other in indices[indptr[one] : indptr[one + 1]]:
            if ties[other] < 0:
                continue
            ties[other] += 1
            if ties[other] <= forests:
                ones[kept], others[kept] = one, other
                kept += 1
    return _rows(ones[:kept], others[:kept], people)


@kernel
def _rows(ones: People, others: People, people: int) -> tuple[Ints, People]:
    """Lay out ties in both ends' rows."""
    indptr = np.zeros(people + 1, np.int64)
    for at in range(len(ones)):
        indptr[ones[at] + 1] += 1
        indptr[others[at] + 1] += 1
    indptr = np.cumsum(indptr)
    place = indptr[:-1].copy()
    indices = np.empty(2 * len(ones), np.int32)
    for at in range(len(ones)):
        one, other = ones[at], others[at]
        indices[place[one]], indices[place[other]] = other, one
        place[one] += 1
        place[other] += 1
    return indptr, indices
