"""The network's arcs seen from both ends, people renumbered so that who is near stands near."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from graph.kernels.compiling import kernel

Ints = npt.NDArray[np.int64]
People = npt.NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class Arcs:
    """Whom each person points at (``ahead``) and who points at them (``behind``), as CSR rows.

    On a network without direction both are the same arrays.
    """

    ahead_rows: Ints
    ahead: People
    behind_rows: Ints
    behind: People

    def __len__(self) -> int:
        return len(self.ahead_rows) - 1

    def renumbered(self) -> tuple["Arcs", People]:
        """Give the arcs with people numbered as a search meets them, and who has each number.

        Searches from people with near numbers then share most of their way, and read memory
        that lies together.
        """
        order = met_order(self.ahead_rows, self.ahead, self.behind_rows, self.behind)
        ahead_rows, ahead = renumbered_rows(self.behind_rows, self.behind, order)
        if self.ahead is self.behind:
            return Arcs(ahead_rows, ahead, ahead_rows, ahead), order
        behind_rows, behind = renumbered_rows(self.ahead_rows, self.ahead, order)
        return Arcs(ahead_rows, ahead, behind_rows, behind), order


@kernel
def met_order(ahead_rows: Ints, ahead: People, behind_rows: Ints, behind: People) -> People:
    """List everybody as breadth-first searches meet them, each from the best-tied one left.

    Direction is left aside. Part by part: a part of the network is a stretch of the list.
    """
    people = len(ahead_rows) - 1
    ties = ahead_rows[1:] - ahead_rows[:-1] + behind_rows[1:] - behind_rows[:-1]
    met = np.zeros(people, np.bool_)
    order = np.empty(people, np.int32)
    read = end = 0
    for root in np.argsort(-ties, kind="mergesort"):
        if met[root]:
            continue
        met[root] = True
        order[end] = root
        end += 1
        while read < end:
            at = order[read]
            read += 1
            end = _meet(ahead[ahead_rows[at] : ahead_rows[at + 1]], met, order, end)
            end = _meet(behind[behind_rows[at] : behind_rows[at + 1]], met, order, end)
    return order


@kernel
def _meet(people: People, met: npt.NDArray[np.bool_], order: People, end: int) -> int:
    """Put those who weren't met yet at the end of the list; give its new end."""
    for one in people:
        if not met[one]:
            met[one] = True
            order[end] = one
            end += 1
    return end


@kernel
def renumbered_rows(rows: Ints, columns: People, order: People) -> tuple[Ints, People]:
    """Turn the arcs round, and number people by their place in ``order``; rows come out sorted."""
    people = len(order)
    place = np.empty(people, np.int32)
    for at in range(people):
        place[order[at]] = at
    fill = np.zeros(people + 1, np.int64)
    for one in columns:
        fill[place[one] + 1] += 1
    for at in range(people):
        fill[at + 1] += fill[at]
    starts = fill.copy()
    turned = np.empty(len(columns), np.int32)
    for at in range(people):
        for one in columns[rows[order[at]] : rows[order[at] + 1]]:
            turned[fill[place[one]]] = at
            fill[place[one]] += 1
    return starts, turned
