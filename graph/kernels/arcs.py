"""The network's arcs seen from both ends, people renumbered so that who is near stands near."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from graph.kernels.compiling import kernel

Ints = npt.NDArray[np.int64]
People = npt.NDArray[np.int32]

_ROUNDS = 4


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

    def renumbered(self, *, by_group: bool = False) -> tuple["Arcs", People]:
        """Give the arcs with people numbered as a search meets them, and who has each number.

        Searches from people with near numbers then share most of their way, and read memory that
        lies together. ``by_group``: people of a closely tied group have numbers in a row as well,
        which takes as long as some searches, and shortens each.
        """
        order = met_order(self.ahead_rows, self.ahead, self.behind_rows, self.behind)
        if by_group:
            order = self._by_group(order)
        ahead_rows, ahead = renumbered_rows(self.behind_rows, self.behind, order)
        if self.ahead is self.behind:
            return Arcs(ahead_rows, ahead, ahead_rows, ahead), order
        behind_rows, behind = renumbered_rows(self.ahead_rows, self.ahead, order)
        return Arcs(ahead_rows, ahead, behind_rows, behind), order

    def _by_group(self, order: People) -> People:
        """Put groups in the order in which each is first met, and their people in ``order``."""
        behind_rows = (
            np.zeros_like(self.ahead_rows) if self.ahead is self.behind else self.behind_rows
        )
        groups = settled_groups(self.ahead_rows, self.ahead, behind_rows, self.behind, order)
        of_group = groups[order]
        named, first = np.unique(of_group, return_index=True)
        met = np.empty(len(order), dtype=np.int64)
        met[named] = first
        grouped: People = order[np.argsort(met[of_group], kind="stable")]
        return grouped


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
def settled_groups(
    ahead_rows: Ints, ahead: People, behind_rows: Ints, behind: People, order: People
) -> People:
    """Give everybody a group: a few rounds in which each joins the group of most of their contacts.

    Raghavan, Albert & Kumara (2007), Near linear time algorithm to detect community structures in
    large-scale networks; doi:10.1103/PhysRevE.76.036106. Those met last choose first, so that
    hubs don't gather everybody.
    """
    people = len(order)
    groups = np.arange(people).astype(np.int32)
    counts = np.zeros(people, np.int32)
    for _ in range(_ROUNDS):
        for at in range(people - 1, -1, -1):
            one = order[at]
            here = groups[one]
            best = _most(ahead[ahead_rows[one] : ahead_rows[one + 1]], groups, counts, here)
            best = _most(behind[behind_rows[one] : behind_rows[one + 1]], groups, counts, best)
            _clear(ahead[ahead_rows[one] : ahead_rows[one + 1]], groups, counts)
            _clear(behind[behind_rows[one] : behind_rows[one + 1]], groups, counts)
            groups[one] = best
    return groups


@kernel
def _most(people: People, groups: People, counts: People, best: int) -> int:
    for other in people:
        group = groups[other]
        counts[group] += 1
        if counts[group] > counts[best]:
            best = group
    return best


@kernel
def _clear(people: People, groups: People, counts: People) -> None:
    for other in people:
        counts[groups[other]] = 0


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
