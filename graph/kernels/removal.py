"""People leave one after another: in which order, and what stays connected after each.

Who has most ties comes from a row sorted by ties that is mended after each removal (Batagelj &
Zaveršnik 2003, arXiv:cs/0310049). What stays connected is found from the end, where people come
back and parts only ever grow together (Newman & Ziff 2000, doi:10.1103/PhysRevLett.85.4104).
"""

import numpy as np
import numpy.typing as npt

from graph.kernels.compiling import kernel

Ints = npt.NDArray[np.int64]
People = npt.NDArray[np.int32]

_AWAY = np.int32(2**31 - 1)
_DENSE = 16
"""From one in so many on, marking people and reading the marks in order beats sorting them."""


@kernel
def by_degree(indptr: Ints, indices: People, rank: People) -> tuple[People, Ints, People]:
    """List everybody in the order in which whoever has most ties left goes next.

    Of equals the one with the lowest ``rank`` (0 to people - 1) goes first. ``order, ends,
    others``: ``others[ends[at]:ends[at + 1]]`` are the contacts that ``order[at]`` had left.
    """
    people = len(indptr) - 1
    ties = (indptr[1:] - indptr[:-1]).astype(np.int32)
    most = ties.max() if people else 0
    ranked = np.empty(people, np.int32)
    for one in range(people):
        ranked[rank[one]] = one
    # row[begins[d]:begins[d + 1]] are those with d ties left, removed people among the last.
    begins = np.zeros(most + 2, np.int64)
    for one in range(people):
        begins[ties[one] + 1] += 1
    begins = np.cumsum(begins)
    row, place = _rows_by_ties(ties, begins[:-1].copy())
    marks = np.zeros(people, np.bool_)
    order, ends = np.empty(people, np.int32), np.zeros(people + 1, np.int64)
    others = np.empty(len(indices) // 2 + most + 1, np.int32)
    gone, end, told = 0, people, 0
    while end > 0:
        while begins[most] >= end:
            most -= 1
        # Ties only get fewer: whoever may go with so many is here now, or has fewer by then.
        for one in _by_rank(row[begins[most] : end], rank, ranked, marks):
            if ties[one] != most:
                continue
            ties[one] = -1
            order[gone] = one
            gone += 1
            before = told
            # Written first and counted after: which contacts are left no processor can guess.
            for arc in range(indptr[one], indptr[one + 1]):
                others[told] = indices[arc]
                told += ties[indices[arc]] >= 0
            ends[gone] = told
            for other in others[before:told]:
                _one_less(other, ties, begins, row, place)
        end = begins[most]
    return order, ends, others[:told]


@kernel
def _one_less(other: int, ties: People, begins: Ints, row: People, place: People) -> None:
    """Take a tie from somebody, and put them in the row among those with one less."""
    had = ties[other]
    ties[other] = had - 1
    first = begins[had]
    begins[had] = first + 1
    here, moved = place[other], row[first]
    row[here], place[moved] = moved, here
    row[first], place[other] = other, first


@kernel
def _rows_by_ties(ties: People, places: Ints) -> tuple[People, People]:
    """Put people in a row by their ties, and say where each stands."""
    row, place = np.empty(len(ties), np.int32), np.empty(len(ties), np.int32)
    for one in range(len(ties)):
        at = places[ties[one]]
        row[at], place[one] = one, at
        places[ties[one]] = at + 1
    return row, place


@kernel
def _by_rank(some: People, rank: People, ranked: People, marks: npt.NDArray[np.bool_]) -> People:
    """Give some people in the order of their ranks; ``marks`` are all unset, before and after."""
    many, people = len(some), len(rank)
    ranks = np.empty(many, np.int32)
    if many * _DENSE > people:
        for one in some:
            marks[rank[one]] = True
        at = 0
        for place in range(people):
            if marks[place]:
                marks[place] = False
                ranks[at] = place
                at += 1
    else:
        for at in range(many):
            ranks[at] = rank[some[at]]
        ranks.sort()
    for at in range(many):
        ranks[at] = ranked[ranks[at]]
    return ranks


@kernel
def largest_left(indptr: Ints, indices: People, order: People) -> People:
    """Count the largest connected part's people after 0, 1, … all of ``order`` have left.

    Who is not in ``order`` stays. ``indptr, indices`` are of an undirected network.
    """
    people = len(indptr) - 1
    # Of a part's head: minus its size; of the others: somebody nearer to the head.
    heads = np.full(people, -1, np.int32)
    for one in order:
        heads[one] = _AWAY
    largest = np.int32(0)
    there = np.empty(people, np.int32)
    for one in range(people):
        if heads[one] != _AWAY:
            known = _there(indices[indptr[one] : indptr[one + 1]], heads, there)
            largest = max(largest, _join(there[:known], heads, one))
    left = np.empty(len(order) + 1, np.int32)
    left[len(order)] = largest
    for at in range(len(order) - 1, -1, -1):
        one = order[at]
        heads[one] = -1
        known = _there(indices[indptr[one] : indptr[one + 1]], heads, there)
        largest = max(largest, _join(there[:known], heads, one))
        left[at] = largest
    return left


@kernel
def largest_left_of(order: People, ends: Ints, others: People) -> People:
    """Count as ``largest_left``, from what ``by_degree`` gives."""
    heads = np.full(len(order), -1, np.int32)
    largest = np.int32(0)
    left = np.zeros(len(order) + 1, np.int32)
    for at in range(len(order) - 1, -1, -1):
        met = others[ends[at] : ends[at + 1]]
        largest = max(largest, _join(met, heads, order[at]))
        left[at] = largest
    return left


@kernel
def _there(some: People, heads: People, there: People) -> int:
    """Write down those of some people who are there, and say how many."""
    known = 0
    for one in some:
        there[known] = one
        known += heads[one] != _AWAY
    return known


@kernel
def _join(others: People, heads: People, one: int) -> np.int32:
    """Join the part of somebody with those of contacts; give the size of what comes of it."""
    head = one
    while heads[head] >= 0:
        head = heads[head]
    for contact in others:
        other = contact
        above = heads[other]
        while above >= 0:
            further = heads[above]
            if further >= 0:
                heads[other] = further  # half as far for whoever comes this way again
            other, above = above, further
        if other != head:
            if above < heads[head]:
                other, head = head, other
            heads[head] += heads[other]
            heads[other] = head
    joined: np.int32 = -heads[head]
    return joined


@kernel
def near_pairs(
    indptr: Ints, indices: People, stay: npt.NDArray[np.bool_]
) -> tuple[np.int64, np.int64]:
    """Count, over those who stay, whom of them each has within two ties, oneself among them.

    First by way of anybody, then by way of those who stay.
    """
    seen = np.full(len(stay), -1, np.int64)
    before = after = np.int64(0)
    for one in range(len(stay)):
        if not stay[one]:
            continue
        seen[one] = one
        near = 1
        for arc in range(indptr[one], indptr[one + 1]):
            near += _news(indices[arc], one, stay, seen)
            if stay[indices[arc]]:
                for step in range(indptr[indices[arc]], indptr[indices[arc] + 1]):
                    near += _news(indices[step], one, stay, seen)
        after += near
        for arc in range(indptr[one], indptr[one + 1]):
            if not stay[indices[arc]]:
                for step in range(indptr[indices[arc]], indptr[indices[arc] + 1]):
                    near += _news(indices[step], one, stay, seen)
        before += near
    return before, after


@kernel
def _news(other: int, one: int, stay: npt.NDArray[np.bool_], seen: Ints) -> int:
    """Say 1 of somebody who stays and was not met from ``one`` yet, else 0."""
    if not stay[other] or seen[other] == one:
        return 0
    seen[other] = one
    return 1
