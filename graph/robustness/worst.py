"""The worst loss: which few people the network could least do without, together."""

from dataclasses import dataclass
from math import comb

import numpy as np
import numpy.typing as npt

from graph.csr import Csr
from graph.errors import QuestionError
from graph.kernels.arcs import renumbered_rows
from graph.kernels.certificate import certificate
from graph.kernels.removal import by_degree, largest_left
from graph.kernels.worst import worst_next, worst_of_all
from graph.robustness._asked import Ints, ranks
from graph.snapshot import Snapshot

SMALL, FEW = 60, 3
"""Up to so many people, every set of so few is gone through whatever it takes."""
_AFFORDABLE = 8e8
"""People and arcs walked past, all sets together, that take a laptop about a second or two."""
_WALKED = 150_000_000
"""The same, for beginnings of a search, and again for what betters it."""


@dataclass(frozen=True)
class WorstLoss:
    """The people whose leaving together leaves the smallest largest connected part.

    ``people``: their ids, in ascending order. ``left``: the people in the largest part then.
    ``exact``: no other so many leave fewer; else they were looked for greedily, and others may.
    """

    people: tuple[str, ...]
    left: int
    exact: bool


def worst_loss(snapshot: Snapshot, n: int = 1) -> WorstLoss:
    """Find the ``n`` people whose leaving together would leave least connected.

    Exact for one person at any size, for two and three up to 60 people, and wherever all sets can
    be gone through in a second or two. Beyond it is searched for: whoever does worst next, one
    after another, begun with nobody and with each of those with most ties, and the worst of these
    sets is bettered by exchanging one person as long as that helps. Equally bad sets are settled by
    their ids, the lowest first (texts, sign by sign). Direction is left aside. Raises QuestionError
    where there are not so many people.
    """
    csr = snapshot.undirected.csr
    people = len(csr.ids)
    if isinstance(n, bool) or not isinstance(n, int | np.integer) or not 0 <= n <= people:
        raise QuestionError("n", f'"{n}" is no number of its {people:,} people', "Give fewer")
    order = np.argsort(ranks(csr.ids)).astype(np.int32)
    rows, arcs = renumbered_rows(csr.indptr, csr.indices, order)
    network = _Network(rows, arcs)
    exact = is_exact(csr, int(n))
    worst = network.of_all(int(n)) if exact else network.searched(int(n))
    left, chosen = worst
    return WorstLoss(tuple(csr.ids[order[np.sort(chosen)]].tolist()), left, exact)


def is_exact(csr: Csr, n: int) -> bool:
    """Say whether every set of ``n`` people is gone through."""
    people = len(csr.ids)
    if n <= 1 or n == people or (people <= SMALL and n <= FEW):
        return True
    arcs = min(len(csr.indices), 2 * (n + 1) * people)  # of the ties that then need a look
    return comb(people - 1, n - 1) * (people + arcs) <= _AFFORDABLE


@dataclass(frozen=True, eq=False)
class _Network:
    """An undirected network of people numbered in the order of their ids."""

    rows: Ints
    arcs: npt.NDArray[np.int32]

    @property
    def size(self) -> int:
        return len(self.rows) - 1

    def of_all(self, many: int) -> tuple[int, Ints]:
        """Go through all sets."""
        if many in (0, self.size):  # nothing to choose
            gone = list(range(many))
            return self.left(gone), np.array(gone, dtype=np.int64)
        if many == 1:
            left, person = self.next([])
            return left, np.array([person])
        rows, arcs = certificate(self.rows, self.arcs, many + 1)
        left, worst = worst_of_all(rows, arcs.view(np.uint32), many)
        return int(left), worst.astype(np.int64)

    def searched(self, many: int) -> tuple[int, Ints]:
        """Search from several beginnings; give the worst set, of equals the lowest ids."""
        hubs = by_degree(self.rows, self.arcs, np.arange(self.size, dtype=np.int32))[0].tolist()
        walks = _WALKED // (self.size + len(self.arcs))
        begun = [self.filled([], many), sorted(hubs[:many])]
        begun += [self.filled([hub], many) for hub in hubs[: walks // many]]
        left, gone = min((self.left(one), one) for one in begun)
        return self.bettered(gone, left, walks)

    def filled(self, gone: list[int], many: int) -> list[int]:
        """Add whoever does worst next until there are so many."""
        while len(gone) < many:
            gone = [*gone, self.next(gone)[1]]
        return sorted(gone)

    def bettered(self, gone: list[int], left: int, tries: int) -> tuple[int, Ints]:
        """Exchange one person for another as long as less is left."""
        at = since = 0
        while since < len(gone) and tries > 0:
            others = gone[:at] + gone[at + 1 :]
            found, person = self.next(others)
            if found < left:
                left, gone, since = found, sorted([*others, person]), 0
            else:
                since += 1
            at = (at + 1) % len(gone)
            tries -= 1
        return left, np.array(gone, dtype=np.int64)

    def next(self, gone: list[int]) -> tuple[int, int]:
        """Say what is left if one more leaves whose leaving is worst, and who that is."""
        arcs = self.arcs.view(np.uint32)
        left, person = worst_next(self.rows, arcs, np.array(gone, dtype=np.int32), 0)
        return int(left), int(person)

    def left(self, gone: list[int]) -> int:
        """Count the largest part's people without those who are gone."""
        order = np.array(gone, dtype=np.int32)
        return int(largest_left(self.rows, self.arcs, order)[-1])
