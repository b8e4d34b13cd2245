"""One walk in depth tells what every single removal would do: cut points, bridges, blocks.

People are numbered in the order in which the walk meets them, so that everybody met after a person
and before the walk turns back from them stands in one slice: ``order[at : at + size[at]]``
(Hopcroft & Tarjan 1973, doi:10.1145/362248.362272).
"""

import numpy as np
import numpy.typing as npt

from graph.kernels.compiling import kernel

Ints = npt.NDArray[np.int64]
Targets = npt.NDArray[np.uint32]
Numbers = npt.NDArray[np.int32]


GONE = np.int32(2**31 - 1)
"""The number of somebody whom a walk passes by, as if they weren't there."""


@kernel
def depth_first(indptr: Ints, indices: Targets) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """Walk through an undirected network: ``order, above, low, size``, all by number in the walk.

    ``order``: the person. ``above``: the number of whom the walk came from; a part's first person
    has their own. ``low``: the lowest number that the people from here on are tied to, without the
    tie that the walk came by. ``size``: how many people the walk met from here on.
    """
    people = len(indptr) - 1
    number = np.full(people, -1, dtype=np.int32)
    order, above = np.empty(people, dtype=np.int32), np.empty(people, dtype=np.int32)
    low, size = np.empty(people, dtype=np.int32), np.empty(people, dtype=np.int32)
    walk_past(indptr, indices, number, order, above, low, size)
    return order, above, low, size


@kernel
def walk_past(
    indptr: Ints,
    indices: Targets,
    number: Numbers,
    order: Numbers,
    above: Numbers,
    low: Numbers,
    size: Numbers,
) -> np.int32:
    """Walk as ``depth_first`` past those whose ``number`` is GONE (the others' is -1).

    Fills the arrays up to the number of people met, which it gives back.
    """
    people = len(indptr) - 1
    cursor = np.empty(people, dtype=np.int64)
    met = np.int32(0)
    for start in range(people):
        if number[start] >= 0:
            continue
        at, up, lowest = met, met, met
        number[start], order[met], above[met], size[met] = met, start, met, 1
        met += np.int32(1)
        arc, last = indptr[start], indptr[start + 1]
        while True:
            if arc < last:
                other = indices[arc]
                arc += 1
                seen = number[other]
                if seen < 0:
                    cursor[at], low[at] = arc, lowest
                    up, at, lowest = at, met, met
                    number[other], order[met], above[met], size[met] = met, other, up, 1
                    met += np.int32(1)
                    arc, last = indptr[other], indptr[other + 1]
                elif seen < lowest and seen != up:
                    lowest = seen
            else:
                low[at] = lowest
                if up == at:
                    break
                size[up] += size[at]
                lowest = min(lowest, low[up])
                at, up = up, above[up]
                arc, last = cursor[at], indptr[order[at] + 1]
    return met


@kernel
def cut_off(above: Numbers, low: Numbers, size: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Say what comes off without each person: by number, ``branches, people, most``.

    How many groups have no way but through the person to those met before them (to each other, for
    a part's first person), how many people that is, and the largest such group.
    """
    met = len(above)
    branches = np.zeros(met, dtype=np.int32)
    people = np.zeros(met, dtype=np.int32)
    most = np.zeros(met, dtype=np.int32)
    for at in range(met):
        up = above[at]
        if up != at and low[at] >= up:
            branches[up] += 1
            people[up] += size[at]
            most[up] = max(most[up], size[at])
    return branches, people, most


@kernel
def left_without(above: Numbers, low: Numbers, size: Numbers) -> Numbers:
    """Count, by number, whom the largest connected part would hold if that person alone left."""
    met = len(above)
    _, people, most = cut_off(above, low, size)
    largest, second = np.int32(-1), np.int32(0)  # the number of one part's first, a size
    for at in range(met):
        if above[at] == at:
            if largest < 0:
                largest = np.int32(at)
            elif size[at] > size[largest]:
                second, largest = size[largest], np.int32(at)
            else:
                second = max(second, size[at])
    left = np.empty(met, dtype=np.int32)
    first = np.int32(0)
    for at in range(met):
        if above[at] == at:
            first = np.int32(at)
        elsewhere = second if first == largest else size[largest]
        left[at] = max(size[first] - 1 - people[at], most[at], elsewhere)
    return left


@kernel
def blocks(above: Numbers, low: Numbers) -> tuple[Numbers, Numbers]:
    """Sort everybody but each part's first person into blocks: ``block`` by number, ``heads``.

    A block is a largest group without a cut point of its own. It holds those whose ``block`` it is
    and its head (a number), by whom the walk came in. A part's first person has -1.
    """
    met = len(above)
    block = np.full(met, -1, dtype=np.int32)
    heads = np.empty(met, dtype=np.int32)
    many = np.int32(0)
    for at in range(met):
        up = above[at]
        if up == at:
            continue
        if low[at] >= up:
            heads[many] = up
            block[at] = many
            many += np.int32(1)
        else:
            block[at] = block[up]
    return block, heads[:many]
