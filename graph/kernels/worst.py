"""The worst that losing a few people can do: every set of them, the last from one walk in depth."""

import numpy as np
import numpy.typing as npt

from graph.kernels.compiling import kernel
from graph.kernels.depth_first import GONE, left_without, walk_past

Ints = npt.NDArray[np.int64]
Targets = npt.NDArray[np.uint32]
Numbers = npt.NDArray[np.int32]


@kernel
def worst_next(indptr: Ints, indices: Targets, gone: Numbers, first: int) -> tuple[int, int]:
    """Say who leaves least behind once ``gone`` have left, of those from ``first`` on, and what.

    ``left, person``: the largest connected part's people. Of equals the first; nobody is -1.
    """
    people = len(indptr) - 1
    number = np.full(people, -1, dtype=np.int32)
    for one in gone:
        number[one] = GONE
    order, above = np.empty(people, dtype=np.int32), np.empty(people, dtype=np.int32)
    low, size = np.empty(people, dtype=np.int32), np.empty(people, dtype=np.int32)
    met = walk_past(indptr, indices, number, order, above, low, size)
    left = left_without(above[:met], low[:met], size[:met])
    least, person = people + 1, -1
    for at in range(met):
        one = order[at]
        if one >= first and (left[at] < least or (left[at] == least and one < person)):
            least, person = left[at], one
    return least, person


@kernel
def worst_of_all(indptr: Ints, indices: Targets, many: int) -> tuple[int, Numbers]:
    """Go through all sets of ``many`` people; give the least left, and the first set to do so.

    All but the last person of a set are tried one set after another, in order; who does worst as
    the last is found at once.
    """
    people = len(indptr) - 1
    gone = np.arange(many - 1).astype(np.int32)
    worst = np.arange(many).astype(np.int32)
    least = people + 1
    nothing = 1 if people > many else 0
    while least > nothing:
        first = gone[-1] + 1 if many > 1 else 0
        left, person = worst_next(indptr, indices, gone, first)
        if person >= 0 and left < least:
            least = left
            worst[: many - 1] = gone
            worst[many - 1] = person
        at = many - 2
        # The last place but one may go up to the last person but one, and so on.
        while at >= 0 and gone[at] == people - many + at:
            at -= 1
        if at < 0:
            break
        gone[at] += 1
        for following in range(at + 1, many - 1):
            gone[following] = gone[following - 1] + 1
    return least, worst
