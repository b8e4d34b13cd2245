"""Shared contacts: every three people tied to each other, met once, told to their three ties.

Constraint, effective size, clustering and triangles are sums over these
(``graph.backend.standing``). Each tie is kept at its end with fewer ties, which bounds the work by
ties · √ties (Chiba & Nishizeki 1985, doi:10.1137/0214017).
"""

import numpy as np
import numpy.typing as npt

from graph.kernels.compiling import kernel

Ints = npt.NDArray[np.int64]
Targets = npt.NDArray[np.uint32]
Floats = npt.NDArray[np.float64]


@kernel
def by_degree(indptr: Ints) -> tuple[Targets, Targets]:
    """Rank people by number of ties, fewest first: who has each rank, and each person's rank."""
    people = len(indptr) - 1
    most = 0
    for one in range(people):
        most = max(most, indptr[one + 1] - indptr[one])
    start = np.zeros(most + 2, dtype=np.int64)
    for one in range(people):
        start[indptr[one + 1] - indptr[one] + 1] += 1
    for ties in range(most + 1):
        start[ties + 1] += start[ties]
    person = np.empty(people, dtype=np.uint32)
    rank = np.empty(people, dtype=np.uint32)
    for one in range(people):
        ties = indptr[one + 1] - indptr[one]
        person[start[ties]] = one
        rank[one] = start[ties]
        start[ties] += 1
    return person, rank


@kernel
def ties_once(
    indptr: Ints, indices: Targets, strength: Floats, person: Targets, rank: Targets
) -> tuple[Ints, Targets, Floats]:
    """Lay each tie out once, at its end of lower rank: rows by rank, ends by rank, strengths.

    Without strengths all are 1.
    """
    people = len(rank)
    bare = len(strength) == 0
    ptr = np.zeros(people + 1, dtype=np.int64)
    ends = np.empty(len(indices) // 2, dtype=np.uint32)
    ties = np.ones(len(indices) // 2)
    filled = 0
    for low in range(people):
        one = person[low]
        for at in range(indptr[one], indptr[one + 1]):
            high = rank[indices[at]]
            if high > low:
                ends[filled] = high
                if not bare:
                    ties[filled] = strength[at]
                filled += 1
        ptr[low + 1] = filled
    return ptr, ends, ties


@kernel
def over_shared(ptr: Ints, ends: Targets, ties: Floats, factor: Floats) -> Floats:
    """Sum over the contacts that the ends of each tie share: product of both ties · their factor.

    ``ties`` are the strengths along ``ties_once``, ``factor`` is by rank.
    """
    people = len(ptr) - 1
    sums = np.zeros(len(ends))
    arc_to = np.zeros(people, dtype=np.uint32)  # 1 + where the tie to a rank stands in the row
    for low in range(people):
        first, last = ptr[low], ptr[low + 1]
        if last - first < 2:
            continue
        for at in range(first, last):
            arc_to[ends[at]] = at - first + 1
        for at in range(first, last):
            middle = ends[at]
            own, gathered = ties[at], 0.0
            for across in range(ptr[middle], ptr[middle + 1]):
                high = ends[across]
                if arc_to[high] == 0:
                    continue
                up = first + arc_to[high] - 1
                gathered += ties[across] * ties[up] * factor[high]
                sums[across] += own * ties[up] * factor[low]
                sums[up] += own * ties[across] * factor[middle]
            sums[at] += gathered
        for at in range(first, last):
            arc_to[ends[at]] = 0
    return sums


@kernel
def to_both_ends(
    ptr: Ints, ends: Targets, person: Targets, values: Floats, factor: Floats
) -> Floats:
    """Sum, over each person's ties, the tie's value · the factor (by rank) of its other end."""
    sums = np.zeros(len(person))
    for low in range(len(person)):
        own = 0.0
        for at in range(ptr[low], ptr[low + 1]):
            high = ends[at]
            own += values[at] * factor[high]
            sums[person[high]] += values[at] * factor[low]
        sums[person[low]] += own
    return sums


@kernel
def strongest(ptr: Ints, ends: Targets, ties: Floats, person: Targets) -> Floats:
    """Give each person's largest strength, 0 without ties."""
    most = np.zeros(len(person))
    for low in range(len(person)):
        for at in range(ptr[low], ptr[low + 1]):
            for one in (person[low], person[ends[at]]):
                most[one] = max(most[one], ties[at])
    return most
