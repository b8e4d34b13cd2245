"""Shortest ways from one source after the other, along ties of any length (Dijkstra).

Dijkstra (1959), A note on two problems in connexion with graphs; doi:10.1007/BF01386390. Lengths
must not be negative; where ways are counted, they must be above 0. Ways are equally long if their
sums are the same number, as networkx has it.
"""

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from graph.kernels.compiling import kernel

_CHILDREN = 4  # of each place in the heap: half the depth of a binary one, in one cache line
_UNSEEN = -1  # the place in the heap of who isn't in it yet


class Walk(NamedTuple):
    """What the search from a source works on."""

    away: npt.NDArray[np.float64]  # length of the shortest way, infinite for who is out of reach
    ways: npt.NDArray[np.float64]  # number of ways that are as short
    settled: npt.NDArray[np.int32]  # people, nearest first
    heap: npt.NDArray[np.int32]
    keys: npt.NDArray[np.float64]  # how far those in the heap are, beside them
    place: npt.NDArray[np.int32]  # of a person in the heap


@kernel
def a_walk(people: int) -> Walk:
    """Make room for searches."""
    return Walk(
        np.full(people, np.inf),
        np.zeros(people, np.float64),
        np.empty(people, np.int32),
        np.empty(people, np.int32),
        np.empty(people, np.float64),
        np.full(people, _UNSEEN, np.int32),
    )


@kernel
def walk_from(walk: Walk, rows: Any, columns: Any, lengths: Any, source: int) -> int:
    """Find everybody's distance from the source; give how many it reaches, itself included."""
    away, ways, heap, place = walk.away, walk.ways, walk.heap, walk.place
    away[source], ways[source] = 0.0, 1.0
    heap[0], place[source] = source, 0
    waiting, reached = 1, 0
    while waiting:
        one = heap[0]
        waiting -= 1
        if waiting:
            _sink(walk, heap[waiting], waiting)
        walk.settled[reached] = one
        reached += 1
        for arc in range(rows[one], rows[one + 1]):
            other = columns[arc]
            length = away[one] + lengths[arc]
            # Of those who left the heap, nobody can come nearer: lengths aren't negative.
            if length == away[other]:
                ways[other] += ways[one]
            elif length < away[other]:
                away[other], ways[other] = length, ways[one]
                if place[other] == _UNSEEN:
                    place[other] = waiting
                    waiting += 1
                _rise(walk, other, length)
    return reached


@kernel
def walk_evenly(walk: Walk, rows: Any, columns: Any, source: int) -> int:
    """Do as ``walk_from`` where every tie has the length 1."""
    away, ways, settled = walk.away, walk.ways, walk.settled
    away[source], ways[source] = 0.0, 1.0
    settled[0] = source
    read, reached = 0, 1
    while read < reached:
        one = settled[read]
        read += 1
        for arc in range(rows[one], rows[one + 1]):
            other = columns[arc]
            if away[other] == np.inf:
                away[other], ways[other] = away[one] + 1.0, ways[one]
                settled[reached] = other
                reached += 1
            elif away[other] == away[one] + 1.0:
                ways[other] += ways[one]
    return reached


@kernel
def lengths_from(rows: Any, columns: Any, lengths: Any, source: int) -> tuple[Any, Any]:
    """Give the people within reach of one source, nearest first, and how far each is."""
    walk = a_walk(len(rows) - 1)
    reached = walk_from(walk, rows, columns, lengths, source)
    met = walk.settled[:reached].copy()
    return met, walk.away[met]


@kernel
def forget(walk: Walk, reached: int) -> None:
    """Make the walk ready for the next source."""
    for at in range(reached):
        one = walk.settled[at]
        walk.away[one] = np.inf
        walk.place[one] = _UNSEEN


@kernel
def _sink(walk: Walk, one: int, size: int) -> None:
    """Put the last person in at the top and let them sink to where their distance belongs."""
    heap, keys, place = walk.heap, walk.keys, walk.place
    key = keys[size]
    at = 0
    while True:
        first = _CHILDREN * at + 1
        if first >= size:
            break
        least = first
        for child in range(first + 1, min(first + _CHILDREN, size)):
            if keys[child] < keys[least]:
                least = child
        if keys[least] >= key:
            break
        heap[at], keys[at] = heap[least], keys[least]
        place[heap[at]] = at
        at = least
    heap[at], keys[at] = one, key
    place[one] = at


@kernel
def _rise(walk: Walk, one: int, key: float) -> None:
    """Let a person who has come nearer rise in the heap."""
    heap, keys, place = walk.heap, walk.keys, walk.place
    at = place[one]
    while at > 0:
        parent = (at - 1) // _CHILDREN
        if keys[parent] <= key:
            break
        heap[at], keys[at] = heap[parent], keys[parent]
        place[heap[at]] = at
        at = parent
    heap[at], keys[at] = one, key
    place[one] = at
