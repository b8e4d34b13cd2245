"""The spread of a small network exactly: every way the ties can fall, each with its chance."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from graph.kernels.every_world import reverse_worlds
from graph.spread._arcs import Arcs, Floats, Ints
from graph.spread._asked import Groups
from graph.spread._models import Spreading

MOST_TIES = 20


@dataclass(frozen=True, eq=False)
class Part:
    """A connected part of the network: its people's positions, who points at whom in it as bits."""

    people: Ints
    chances: Floats

    @property
    def into(self) -> Ints:
        """Who points at each person, as bits."""
        bits = 1 << np.arange(len(self.people), dtype=np.int64)
        into: Ints = (bits[:, None] * (self.chances > 0)).sum(axis=0)
        return into

    def of(self, kept: Ints) -> "Part":
        """Give the part that these of its people make up."""
        return Part(self.people[kept], np.ascontiguousarray(self.chances[np.ix_(kept, kept)]))

    def table(self, spreading: Spreading, roots: int) -> Floats:
        """Give, by set of people (bits), the chance that just these reach one of ``roots``."""
        table = np.zeros(1 << len(self.people))
        reverse_worlds(self.into, self.chances, spreading.picks_one, roots, table)
        return table

    def hit(self, seeds: Ints, accepts: Floats) -> Floats:
        """Give, by set of people, the chance that a seed among them takes part."""
        declines = np.ones(len(self.people))
        own = np.isin(self.people, seeds)
        chance = accepts if len(accepts) == 1 else accepts[self.people[own]]
        declines[own] = 1 - chance
        miss = np.ones(1)
        for decline in declines:
            miss = np.concatenate([miss, miss * decline])
        return 1 - miss


def is_small(arcs: Arcs) -> bool:
    """Say whether the network is small enough for every way its ties can fall."""
    return arcs.ties <= MOST_TIES


def parts_of(spreading: Spreading) -> Iterator[Part]:
    """Give the connected parts of the network, in the order of their first people."""
    out, total = spreading.arcs.out, len(spreading.arcs.ids)
    if not total:
        return
    matrix = sparse.csr_array(
        (spreading.chances if spreading.carries else 0 * out.strength, out.indices, out.indptr),
        shape=(total, total),
    )
    _, labels = sparse.csgraph.connected_components(
        sparse.csr_array((np.ones(len(out.indices)), out.indices, out.indptr), shape=matrix.shape),
        directed=False,
    )
    for label in range(labels.max() + 1):
        people = np.flatnonzero(labels == label)
        chances = np.ascontiguousarray(matrix[people][:, people].toarray(), dtype=np.float64)
        yield Part(people, chances)


def reached_exactly(spreading: Spreading, seeds: Ints, accepts: Floats) -> Floats:
    """Give each person's chance of being reached."""
    chance = np.zeros(len(spreading.arcs.ids))
    for part in parts_of(spreading):
        if not np.isin(part.people, seeds).any():
            continue
        core, ends = _without_ends(part, seeds)
        hit = core.hit(seeds, accepts)
        for bit, person in enumerate(core.people):
            chance[person] = core.table(spreading, 1 << bit) @ hit
        for person, heard_from, carries in reversed(ends):
            chance[person] = chance[heard_from] * carries
    return chance


def _without_ends(part: Part, seeds: Ints) -> tuple[Part, list[tuple[int, int, float]]]:
    """Take off, as long as there are any, people with one contact who are no seeds.

    They pass nothing on, and hear only from that contact: listed, in the order they were taken
    off, with the contact and the chance that it carries to them.
    """
    tied = (part.chances > 0) | (part.chances.T > 0)
    kept = np.ones(len(part.people), dtype=bool)
    free = ~np.isin(part.people, seeds)
    ends = []
    while (ending := np.flatnonzero(kept & free & (tied[:, kept].sum(axis=1) <= 1))).size:
        person = ending[0]
        kept[person] = False
        for contact in np.flatnonzero(tied[person] & kept):
            carries = float(part.chances[contact, person])
            ends.append((int(part.people[person]), int(part.people[contact]), carries))
    return part.of(np.flatnonzero(kept)), ends


def groups_reached_exactly(
    spreading: Spreading, seeds: Ints, accepts: Floats, groups: Groups
) -> Floats:
    """Give the chance of each group to have at least one person reached."""
    missed = np.ones(len(groups.names))
    for part in parts_of(spreading):
        if not np.isin(part.people, seeds).any():
            continue
        hit = part.hit(seeds, accepts)
        own = groups.of_people[part.people]
        for group in np.unique(own[own >= 0]):
            roots = int((1 << np.flatnonzero(own == group)).sum())
            missed[group] *= 1 - part.table(spreading, roots) @ hit
    return 1 - missed
