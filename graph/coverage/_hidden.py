"""Cells of a grid that few people stand behind stay hidden, and what would give them away."""

import itertools
from collections.abc import Hashable, Mapping

import numpy as np
import pandas as pd

from graph.suppression import SMALLEST, hidden_within


def hidden_cells(
    people: pd.DataFrame,
    smallest: int = SMALLEST,
    *,
    within: Mapping[str, str] | None = None,
    also: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Say which cells of a table of people to hide, so that no total tells one.

    ``people``: counts, a row and a column a group. Known are taken to be the totals of every row
    and column, and of those ``within`` one region (their name to its). What is hidden in one is
    never alone, and holds five people or more together; a cell of nobody is shown where that is so.
    ``also``: cells to hide in any case.
    """
    counts = people.fillna(0).astype("int64").to_numpy()
    down, across = (range(size) for size in counts.shape)
    cells = {(at, to): int(counts[at, to]) for at, to in itertools.product(down, across)}
    totals = [[(at, to) for to in some] for some in _lines(people.columns, within) for at in down]
    totals += [[(at, to) for at in some] for some in _lines(people.index, within) for to in across]
    forced = [] if also is None else np.argwhere(also.to_numpy(dtype=bool)).tolist()
    away = np.zeros(counts.shape, dtype=bool)
    for at, to in hidden_within(cells, totals, smallest, also=[(at, to) for at, to in forced]):
        away[at, to] = True
    return pd.DataFrame(away, index=people.index, columns=people.columns)


def _lines(names: pd.Index, within: Mapping[str, str] | None) -> list[list[int]]:
    """List what a total along one side goes over: all of it, and each region of several."""
    regions: dict[Hashable, list[int]] = {}
    for at, name in enumerate(names):
        if within is not None and name in within:
            regions.setdefault(within[name], []).append(at)
    return [list(range(len(names))), *(some for some in regions.values() if len(some) > 1)]
