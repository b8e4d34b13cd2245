"""Cells of a grid that few people stand behind stay hidden, and what would give them away."""

import itertools

import numpy as np
import pandas as pd

from graph.suppression import SMALLEST, hidden_within


def hidden_cells(people: pd.DataFrame, smallest: int = SMALLEST) -> pd.DataFrame:
    """Say which cells of a table of people to hide, so that no total of a row or column tells one.

    ``people``: counts, a row and a column a group. What is hidden in a row or column is never
    alone, and holds five people or more together; a cell of nobody is shown where that is so.
    """
    counts = people.fillna(0).astype("int64").to_numpy()
    down, across = (range(size) for size in counts.shape)
    cells = {(at, to): int(counts[at, to]) for at, to in itertools.product(down, across)}
    totals = [[(at, to) for to in across] for at in down]
    totals += [[(at, to) for at in down] for to in across]
    away = np.zeros(counts.shape, dtype=bool)
    for at, to in hidden_within(cells, totals, smallest):
        away[at, to] = True
    return pd.DataFrame(away, index=people.index, columns=people.columns)
