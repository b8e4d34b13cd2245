"""Whom the network would lose with each person: all single removals from one block-cut tree.

The network's blocks (parts without a cut point) and its cut points form a tree; the part that each
branch at a cut point holds is counted once for all (Hopcroft & Tarjan 1973,
doi:10.1145/362248.362272).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import cast

import networkx as nx
import numpy as np
import numpy.typing as npt
from scipy import sparse

from graph.csr import Csr, components
from graph.snapshot import Snapshot


@dataclass(frozen=True)
class Cut:
    """A cut point of the largest part: who would lose every way to what is left of it.

    ``branches`` are the groups cut off, largest first; ``left`` counts who stays connected.
    """

    person: str
    branches: tuple[tuple[str, ...], ...]
    left: int

    @property
    def people(self) -> tuple[str, ...]:
        """Everybody cut off."""
        return tuple(person for branch in self.branches for person in branch)


def cuts(snapshot: Snapshot) -> list[Cut]:
    """List the cut points of the largest connected part with whom each would cut off.

    Most people first, then by id. Direction is left aside. Of equal branches the one with the
    first person stays.
    """
    graph = snapshot.undirected.graph
    parts = components(snapshot.undirected.csr)
    main = set(snapshot.ids[np.flatnonzero(parts == 0)])
    tree = _BlockTree(graph, main)
    order = {person: at for at, person in enumerate(snapshot.ids)}
    found = [_cut(graph, tree, person, len(main), order) for person in tree.cut_points]
    return sorted(found, key=lambda cut: (cut.left, cut.person))


def largest_without(csr: Csr, removed: npt.NDArray[np.int64]) -> int:
    """Count the people in the largest connected part once those at ``removed`` are gone."""
    kept = np.setdiff1d(np.arange(len(csr.ids)), removed)
    if not len(kept):
        return 0
    _, labels = sparse.csgraph.connected_components(csr.pattern[kept][:, kept], directed=False)
    return int(np.bincount(labels).max())


def _cut(
    graph: "nx.Graph[str]", tree: "_BlockTree", person: str, total: int, order: dict[str, int]
) -> Cut:
    sizes = dict(tree.branches(person, total))
    first = {block: min(order[one] for one in tree.blocks[block] - {person}) for block in sizes}
    stays = max(sizes, key=lambda block: (sizes[block], -first[block]))
    lost = [tree.blocks[block] for block in sizes if block != stays]
    branches = [tuple(sorted(_beyond(graph, person, block))) for block in lost]
    return Cut(person, tuple(sorted(branches, key=lambda b: (-len(b), b))), sizes[stays])


def _beyond(graph: "nx.Graph[str]", person: str, block: set[str]) -> set[str]:
    """Collect who is behind ``person`` in the direction of a block."""
    seen = {person}
    queue = [one for one in block if one != person]
    seen.update(queue)
    while queue:
        for other in graph[queue.pop()]:
            if other not in seen:
                seen.add(other)
                queue.append(other)
    return seen - {person}


class _BlockTree:
    """The tree of blocks and cut points of one connected part, with how many people hang below."""

    def __init__(self, graph: "nx.Graph[str]", main: set[str]) -> None:
        # networkx yields sets; its type stubs say lists of sets.
        blocks = cast(Iterable[set[str]], nx.biconnected_components(graph))
        self.blocks = [set(block) for block in blocks if not main.isdisjoint(block)]
        self._of: dict[str, list[int]] = {}
        for at, block in enumerate(self.blocks):
            for person in block:
                self._of.setdefault(person, []).append(at)
        self.cut_points = [person for person, blocks in self._of.items() if len(blocks) > 1]
        self._parent: dict[str, int] = {}
        self._below = [len(block) for block in self.blocks]
        self._count()

    def branches(self, person: str, total: int) -> Iterator[tuple[int, int]]:
        """Give each block at a cut point with the number of people in its direction."""
        up = self._parent[person]
        down = [block for block in self._of[person] if block != up]
        yield up, total - 1 - sum(self._below[block] for block in down)
        for block in down:
            yield block, self._below[block]

    def _count(self) -> None:
        """Root the tree at the first block; ``_below`` becomes the people under each block.

        A block's count leaves out the cut point it hangs from.
        """
        order: list[tuple[int, str | None]] = [(0, None)] if self.blocks else []
        for block, above in order:
            for person in self.blocks[block]:
                if person != above and len(self._of[person]) > 1:
                    self._parent[person] = block
                    order.extend((child, person) for child in self._of[person] if child != block)
        for block, above in reversed(order):
            self._below[block] -= above is not None
            if above is not None:
                self._below[self._parent[above]] += self._below[block]
