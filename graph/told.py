"""Which hidden numbers several totals tell together: what of them can be worked out by sums.

A number is told if taking it alone lies in the row space of the totals. Where no number is in more
than two of them (rows and columns of a table, and regions taken off what they are part of), the
totals are the nodes of a graph and the numbers its edges, those in one total leading out of it; a
number is then told just where its edge is a bridge (R. T. Rockafellar 1984, Network flows and
monotropic optimization, section 2: the row space of an incidence matrix is that of its cuts; D.
Gusfield 1988, doi:10.1137/0217032, for tables).
"""

from collections.abc import Collection, Hashable, Sequence
from collections.abc import Set as AbstractSet
from typing import TypeVar

import numpy as np

Group = TypeVar("Group", bound=Hashable)


def parts_of(totals: Sequence[Collection[Group]]) -> list[list[int]]:
    """Give of each total, the shortest first, those that it contains, the longest first."""
    sets = [set(total) for total in totals]
    return [
        [other for other in range(at - 1, -1, -1) if sets[other] <= whole]
        for at, whole in enumerate(sets)
    ]


def told_by(
    hidden: Sequence[AbstractSet[Group]], shown: Sequence[int], parts: Sequence[Sequence[int]]
) -> set[Group]:
    """Say which groups the totals ``shown`` tell; ``hidden`` are those hidden in every total.

    ``parts``: the totals that each contains (``parts_of``).
    """
    rows = _without_parts(hidden, shown, parts)
    holding: dict[Group, list[int]] = {}
    for at, row in enumerate(rows):
        for group in row:
            holding.setdefault(group, []).append(at)
    if any(len(ends) > 2 for ends in holding.values()):
        return _in_row_space([hidden[at] for at in shown])
    # Only who works out what is hidden needs it.
    import igraph

    inner = [tuple(ends) for ends in holding.values() if len(ends) == 2]
    if not igraph.Graph(len(rows), inner).is_bipartite():
        # Around an odd circle of totals each number is half of a sum: no bridge, and told.
        return _in_row_space([hidden[at] for at in shown])
    edges = [(ends[0], ends[1] if len(ends) == 2 else len(rows)) for ends in holding.values()]
    groups = list(holding)
    return {groups[edge] for edge in igraph.Graph(len(rows) + 1, edges).bridges()}


def _without_parts(
    hidden: Sequence[AbstractSet[Group]], shown: Sequence[int], parts: Sequence[Sequence[int]]
) -> list[set[Group]]:
    """Take off every total those that it contains and that share nothing: they tell as much."""
    there = set(shown)
    rows = []
    for at in shown:
        row = set(hidden[at])
        for part in parts[at]:
            if part in there and hidden[part] <= row:
                row -= hidden[part]
        rows.append(row)
    return rows


def _in_row_space(totals: Sequence[AbstractSet[Group]]) -> set[Group]:
    away = list(set().union(*totals))
    matrix = np.array([[group in total for group in away] for total in totals], float)
    # How much of each group lies in the row space: 1 says that sums of totals are it alone.
    weight = (matrix * (np.linalg.pinv(matrix @ matrix.T, 1e-9, hermitian=True) @ matrix)).sum(
        axis=0
    )
    return {group for group, one in zip(away, weight, strict=True) if one > 1 - 1e-6}
