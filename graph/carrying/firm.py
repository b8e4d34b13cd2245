"""How firm an absence factor is: the same question with a fifth of the sessions left out.

As rank bands do (``graph.bands``), it is asked of what is on record less a share of it at random,
each session with all its people, each post by itself. The range says how far the number hangs on
which sessions happen to be on record; it is no confidence interval of what comes next.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

from graph.carrying.absence import HALF, Reached

LEVEL, LEFT_OUT = 0.9, 0.2
FEWEST_UNITS = 10
"""Of fewer sessions or posts no range is told: a fifth of so few says nothing."""
_DRAWS, _FEWEST_DRAWS = 400, 40
_NUMBERS = 4_000_000  # contributions, or contributors, looked at in all draws: a second or so
_BLOCK = 2_000_000

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Range:
    """Between ``low`` and ``high`` the factor was in 90 % of the ``draws``."""

    low: int
    high: int
    draws: int


def firm(known: pd.DataFrame, half: Reached | None, seed: int) -> Range | None:
    """Leave a fifth of the units of ``known`` (``unit, contributor``) out, draw after draw.

    The factor of all is always within. None where there are too few units. The same contributions
    and ``seed`` give the same range, in whatever order rows are.
    """
    if half is None:
        return None
    pairs = known.sort_values(["unit", "contributor"], kind="stable")
    unit = pd.factorize(pairs["unit"])[0]
    who = pd.factorize(pairs["contributor"], sort=True)[0]
    if unit.max() + 1 < FEWEST_UNITS:
        return None
    alone = len(unit) == unit.max() + 1  # each unit is of one contributor
    each = int(who.max()) + 1 if alone else len(unit)
    draws = min(_DRAWS, max(_NUMBERS // each, _FEWEST_DRAWS))
    factors = np.concatenate(list(_factors(unit, who, draws, seed)))
    low, high = np.quantile(factors, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return Range(min(int(np.floor(low)), half.factor), max(int(np.ceil(high)), half.factor), draws)


def _factors(unit: Ints, who: Ints, draws: int, seed: int) -> Iterator[Ints]:
    """Give the factors of the draws, block by block."""
    random = np.random.default_rng(seed)
    units, people = int(unit.max()) + 1, int(who.max()) + 1
    kept = units - max(round(LEFT_OUT * units), 1)
    alone = len(unit) == units  # then the numbers left of each contributor can be drawn at once
    whose = sparse.csr_array((np.ones(len(unit)), (unit, who)), shape=(units, people))
    block = max(_BLOCK // max(people, 1 if alone else units), 1)
    for first in range(0, draws, block):
        many = min(block, draws - first)
        if alone:
            left = random.multivariate_hypergeometric(np.bincount(who), kept, size=many)
        else:
            places = random.random((many, units)).argpartition(kept - 1, axis=1)[:, :kept]
            there = np.zeros((many, units))
            np.put_along_axis(there, places, 1.0, axis=1)
            left = np.asarray(there @ whose)
        yield _factor_of_each(np.asarray(left, dtype=np.float64))


def _factor_of_each(left: npt.NDArray[np.float64]) -> Ints:
    sums = np.cumsum(np.sort(left, axis=1)[:, ::-1], axis=1)
    short: Ints = (sums < HALF * sums[:, -1:]).sum(axis=1)
    return short + 1
