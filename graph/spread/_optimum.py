"""The best choice in a small network, found among all: each set of people with its exact spread."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from graph.spread._arcs import Floats, Ints
from graph.spread._exact import Part, is_small, parts_of
from graph.spread._greedy import Wanted
from graph.spread._models import Spreading

# Parts are put together one by one; with more people, most of them alone, that takes long.
_MOST_PEOPLE = 200
_ROUNDING = 1e-10


def is_searchable(spreading: Spreading) -> bool:
    """Say whether all choices can be gone through."""
    return is_small(spreading.arcs) and len(spreading.arcs.ids) <= _MOST_PEOPLE


@dataclass(frozen=True, eq=False)
class Table:
    """A part of the network, and the spread within it of each set of its people (bits)."""

    part: Part
    spread: Floats

    @cached_property
    def sizes(self) -> Ints:
        """How many people each set has."""
        sizes = np.zeros(1, dtype=np.int64)
        for _ in self.part.people:
            sizes = np.concatenate([sizes, sizes + 1])
        return sizes

    def bits(self, people: Ints) -> int:
        """Give those of the people who are in this part, as bits."""
        return int((1 << np.flatnonzero(np.isin(self.part.people, people))).sum())

    def best(self, wanted: Wanted) -> dict[int, int]:
        """Give the best set of each size there can be; of equals the one of the first ids."""
        must = self.bits(wanted.first)
        may = must | int((1 << np.flatnonzero(wanted.free[self.part.people])).sum())
        sets = np.arange(len(self.spread))
        sets = sets[((sets & must) == must) & ((sets | may) == may)]
        early = np.zeros(len(sets))
        for bit in range(len(self.part.people)):
            early += (sets >> bit & 1) * 2.0**-bit
        order = np.lexsort((-early, -np.round(self.spread[sets] / _ROUNDING), self.sizes[sets]))
        sizes, first = np.unique(self.sizes[sets][order], return_index=True)
        return dict(zip(sizes.tolist(), sets[order][first].tolist(), strict=True))


def tables_of(spreading: Spreading, accepts: Floats) -> list[Table]:
    """Give every part of the network with the spread of all sets of its people."""
    tables = []
    for part in parts_of(spreading):
        weights = np.zeros(1 << len(part.people))
        for bit in range(len(part.people)):
            weights += part.table(spreading, 1 << bit)
        for bit, person in enumerate(part.people):
            _thin(weights, bit, accepts[0] if len(accepts) == 1 else accepts[person])
        missed = weights
        for bit in range(len(part.people)):
            pairs = missed.reshape(-1, 2, 1 << bit)
            pairs[:, 1] += pairs[:, 0]
        tables.append(Table(part, missed[-1] - missed[::-1]))
    return tables


def _thin(weights: Floats, bit: int, accepts: float) -> None:
    """Let a person count in the sets they are in only with the chance that they take part."""
    pairs = weights.reshape(-1, 2, 1 << bit)
    pairs[:, 0] += (1 - accepts) * pairs[:, 1]
    pairs[:, 1] *= accepts


def spread_in(tables: list[Table], people: Ints) -> float:
    """Give the exact spread of people."""
    return float(sum(table.spread[table.bits(people)] for table in tables))


def optimum(tables: list[Table], wanted: Wanted) -> Ints:
    """Give the best of all choices, who adds most first."""
    many = len(wanted.first) + wanted.many
    reach: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for table in tables:
        longer: dict[int, tuple[float, tuple[int, ...]]] = {}
        for size, mask in table.best(wanted).items():
            more = float(table.spread[mask])
            for had, (value, masks) in reach.items():
                total = size + had
                known = longer.get(total, (-1.0, ()))[0]
                if total <= many and value + more > known + _ROUNDING:
                    longer[total] = (value + more, (*masks, mask))
        reach = longer
    masks = reach[many][1] if many in reach else ()
    chosen = [
        table.part.people[np.flatnonzero(mask >> np.arange(len(table.part.people)) & 1)]
        for table, mask in zip(tables, masks, strict=True)
    ]
    return _in_order(tables, wanted, np.concatenate([wanted.first[:0], *chosen]))


def greedy(tables: list[Table], wanted: Wanted) -> Ints:
    """Take who adds most, one by one."""
    return _in_order(tables, wanted, np.flatnonzero(wanted.free), wanted.many)


def _in_order(tables: list[Table], wanted: Wanted, people: Ints, many: int | None = None) -> Ints:
    table_of = {person: table for table in tables for person in table.part.people.tolist()}
    chosen = wanted.first.tolist()
    left = [int(person) for person in people if person not in set(chosen)]
    for _ in range(len(left) if many is None else many):
        own = np.array(chosen, dtype=np.int64)

        def gain(person: int, own: Ints = own) -> float:
            table = table_of[person]
            before, bit = table.bits(own), table.bits(np.array([person]))
            return float(np.round((table.spread[before | bit] - table.spread[before]) / _ROUNDING))

        chosen.append(max(left, key=gain))
        left.remove(chosen[-1])
    return np.array(chosen, dtype=np.int64)
