"""How well the questions of a scale go together: Cronbach's α."""

from dataclasses import dataclass
from math import nan

import numpy as np
import numpy.typing as npt
import pandas as pd

from graph.attitude.change import LEVEL, varies


@dataclass(frozen=True)
class Reliability:
    """Cronbach's ``alpha`` of ``items`` questions answered in full by ``n`` people, its interval.

    ``left_out``: people who left a question out.
    """

    alpha: float
    low: float
    high: float
    n: int
    items: int
    left_out: int = 0


def cronbach_alpha(answers: pd.DataFrame | npt.NDArray[np.float64]) -> Reliability:
    """Measure how well questions go together: a row a person, a column a question.

    Reversed questions must have been turned. Only people who answered all count. The interval is
    that of L. S. Feldt 1965 (doi:10.1007/BF02289499); it takes the questions as parallel, and with
    few people it is wide. NaN with fewer than two questions or three people, or if all people have
    the same sum.
    """
    table = np.asarray(answers, dtype=np.float64)
    known = ~np.isnan(table).any(axis=1)
    left_out, table = int((~known).sum()), table[known]
    n, items = table.shape
    unknown = Reliability(nan, nan, nan, n, items, left_out)
    if items < 2 or n < 3:
        return unknown
    total = table.sum(axis=1)
    if not varies(total.std(ddof=1), table):
        return unknown
    of_items = table.var(axis=0, ddof=1).sum()
    alpha = float(items / (items - 1) * (1 - of_items / total.var(ddof=1)))
    return Reliability(alpha, *alpha_interval(alpha, n, items), n, items, left_out)


def alpha_interval(alpha: float, n: int, items: int) -> tuple[float, float]:
    """Give Feldt's 95 % interval of an α found with ``n`` people and ``items`` questions."""
    from scipy import stats

    tail = (1 - LEVEL) / 2
    high, low = (
        1 - (1 - alpha) * float(stats.f.ppf(share, n - 1, (n - 1) * (items - 1)))
        for share in (tail, 1 - tail)
    )
    return low, high
