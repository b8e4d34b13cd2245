"""How far the same people moved: mean change, its interval, and effect sizes.

D. Lakens 2013, Calculating and reporting effect sizes to facilitate cumulative science
(doi:10.3389/fpsyg.2013.00863); the interval of d_z by the noncentral t as in J. H. Steiger &
R. T. Fouladi 1997, Noncentrality interval estimation and the evaluation of statistical models.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, nan, sqrt

import numpy as np
import numpy.typing as npt
import pandas as pd

Values = Sequence[float | None] | npt.NDArray[np.float64] | pd.Series
Floats = npt.NDArray[np.float64]
LEVEL = 0.95
# Differences of decimals are not exact: what varies less than this does not vary.
_NOTHING = 1e-9


@dataclass(frozen=True)
class Change:
    """The change of ``n`` matched pairs, after minus before; NaN is what can't be known.

    ``low, high``: the 95 % interval of the mean ``change``. ``d_z``: the mean over the standard
    deviation of the changes, with its interval; ``d_av``: over the mean of both standard
    deviations. ``left_out``: pairs in which an answer is missing.
    """

    n: int
    change: float
    low: float
    high: float
    d_z: float
    d_z_low: float
    d_z_high: float
    d_av: float
    p: float = nan
    left_out: int = 0

    @property
    def hedges_j(self) -> float:
        """What corrects ``d_z`` and ``d_av`` for a small sample (Hedges 1981, exact)."""
        return _hedges_j(self.n - 1)

    @property
    def g_z(self) -> float:
        """Give ``d_z`` corrected for a small sample."""
        return self.d_z * self.hedges_j

    @property
    def g_av(self) -> float:
        """Give ``d_av`` corrected for a small sample."""
        return self.d_av * self.hedges_j


def matched_change(before: Values, after: Values) -> Change:
    """Measure the change from ``before`` to ``after``, two equally long sequences of answers.

    The answers at the same place are the same person's; pairs in which one is missing (None, NaN)
    are left out and counted. The interval is d̄ ± t·s/√n, ``p`` that of the paired t-test. Of fewer
    than two pairs, and where all changed by the same, there is no interval: it is NaN, and so is
    d_z. Raises ValueError if the lengths differ.
    """
    pairs, left_out = complete(before, after)
    n, difference = len(pairs), pairs[:, 1] - pairs[:, 0]
    if not n:
        return Change(0, nan, nan, nan, nan, nan, nan, nan, nan, left_out)
    mean = float(difference.mean())
    if n == 1:
        return Change(1, mean, nan, nan, nan, nan, nan, nan, nan, left_out)
    spread = pairs.std(axis=0, ddof=1).mean()
    d_av = float(mean / spread) if varies(spread, pairs) else nan
    deviation = difference.std(ddof=1)
    if not varies(deviation, pairs):
        return Change(n, mean, nan, nan, nan, nan, nan, d_av, nan, left_out)
    # scipy's statistics take half a second to import: only who asks for an interval pays it.
    from scipy import stats

    error = float(deviation) / sqrt(n)
    reach = float(stats.t.ppf((1 + LEVEL) / 2, n - 1)) * error
    t = mean / error
    low, high = _noncentral(t, n - 1)
    return Change(
        n=n,
        change=mean,
        low=mean - reach,
        high=mean + reach,
        d_z=float(mean / deviation),
        d_z_low=low / sqrt(n),
        d_z_high=high / sqrt(n),
        d_av=d_av,
        p=float(2 * stats.t.sf(abs(t), n - 1)),
        left_out=left_out,
    )


def complete(before: Values, after: Values) -> tuple[Floats, int]:
    """Put two sequences side by side without the pairs in which one is missing; count those.

    Raises ValueError if the lengths differ or an answer is no finite number.
    """
    one, other = as_numbers(before), as_numbers(after)
    if len(one) != len(other):
        raise ValueError(
            f"before has {len(one)} answers and after {len(other)}: give one of each for a person, "
            "None where it is missing"
        )
    pairs = np.column_stack([one, other])
    known = ~np.isnan(pairs).any(axis=1)
    return pairs[known], int((~known).sum())


def as_numbers(values: Values) -> Floats:
    """Give numbers, NaN where one is missing; raises ValueError for what is none."""
    if isinstance(values, pd.Series) and values.dtype == np.float64:
        numbers: Floats = values.to_numpy()
    else:
        whatever = pd.to_numeric(pd.Series(values, dtype=object))
        numbers = np.asarray(whatever.to_numpy(dtype=np.float64, na_value=nan))
    if np.isinf(numbers).any():
        raise ValueError("an answer can't be infinite")
    return numbers


def varies(deviation: float, values: Floats) -> bool:
    """Say whether a standard deviation is more than what rounding leaves of nothing."""
    return bool(deviation > _NOTHING * max(1.0, float(np.abs(values).max())))


def _noncentral(t: float, df: int) -> tuple[float, float]:
    """Give the noncentralities of which ``t`` is the 97.5th and the 2.5th percentile."""
    from scipy.special import nctdtrinc

    tail = (1 - LEVEL) / 2
    return float(nctdtrinc(df, 1 - tail, t)), float(nctdtrinc(df, tail, t))


def _hedges_j(df: int) -> float:
    from scipy.special import gammaln

    if df < 2:
        return nan
    return float(exp(gammaln(df / 2) - gammaln((df - 1) / 2)) / sqrt(df / 2))
