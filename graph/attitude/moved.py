"""Who moved which way: improved, same and worse, and the tests for ranks and for yes and no."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import nan, sqrt

import numpy as np

from graph.attitude.change import Floats, Values, complete
from graph.intervals import wilson

_EXACT = 50


@dataclass(frozen=True)
class Moved:
    """How many of ``n`` people answered higher, the same and lower afterwards.

    ``p``: Wilcoxon's signed-rank test that up and down are alike; NaN where nobody moved.
    """

    n: int
    improved: int
    same: int
    worse: int
    p: float
    left_out: int = 0

    @property
    def shares(self) -> tuple[tuple[float, float, float], ...]:
        """The shares improved, same and worse, each with Wilson's 95 % interval."""
        counts = (self.improved, self.same, self.worse)
        ends = wilson(counts, self.n)
        return tuple(
            (count / self.n if self.n else nan, float(low), float(high))
            for count, (low, high) in zip(counts, ends, strict=True)
        )


def moved(before: Values, after: Values) -> Moved:
    """Count who answered higher, the same and lower, and test whether up and down are alike.

    Differences of 0 are ranked with the others and then left out (J. W. Pratt 1959,
    doi:10.1080/01621459.1959.10501526): answers on five steps are often the same, and dropping them
    beforehand would make few changes look surer. The p-value is exact while up to 50 people moved,
    whatever is tied: answers on five steps nearly always are, and the normal approximation then
    finds five people who all rose by one surer (.037) than they can be (2 ÷ 2⁵ = .063). Above, it
    is that approximation with a correction for continuity. Raises ValueError if the lengths differ.
    """
    pairs, left_out = complete(before, after)
    # Means over several answers differ by what rounding leaves: 1e-9 is the same.
    difference = np.round(pairs[:, 1] - pairs[:, 0], 9)
    up, down = int((difference > 0).sum()), int((difference < 0).sum())
    p = _signed_rank(difference) if up or down else nan
    return Moved(len(pairs), up, len(pairs) - up - down, down, p, left_out)


@dataclass(frozen=True)
class PairedShares:
    """The shares of ``n`` people who said yes before and after, and the difference.

    ``low, high``: Newcombe's 95 % interval of ``change``; ``to_yes``, ``to_no``: who changed;
    ``p``: McNemar's test, mid-p.
    """

    n: int
    before: float
    after: float
    change: float
    low: float
    high: float
    to_yes: int
    to_no: int
    p: float
    left_out: int = 0


def paired_shares(before: Values, after: Values) -> PairedShares:
    """Measure the change of a yes/no answer, yes being 1 and no 0.

    The interval is method 10 of R. G. Newcombe 1998, Improved confidence intervals for the
    difference between binomial proportions based on paired data
    (doi:10.1002/(SICI)1097-0258(19981130)17:22<2635::AID-SIM954>3.0.CO;2-C). The test is McNemar's
    with mid-p (M. W. Fagerland, S. Lydersen & P. Laake 2013, doi:10.1186/1471-2288-13-91). Raises
    ValueError if the lengths differ, or for an answer that is neither 0 nor 1.
    """
    pairs, left_out = complete(before, after)
    if not np.isin(pairs, (0, 1)).all():
        raise ValueError("a yes/no answer is 1 or 0")
    said_yes = pairs.astype(bool)
    kept = int(said_yes.all(axis=1).sum())
    to_no = int((said_yes[:, 0] & ~said_yes[:, 1]).sum())
    to_yes = int((~said_yes[:, 0] & said_yes[:, 1]).sum())
    n = len(pairs)
    if not n:
        return PairedShares(0, nan, nan, nan, nan, nan, 0, 0, nan, left_out)
    low, high = _newcombe(kept, to_yes, to_no, n)
    was, now = (kept + to_no) / n, (kept + to_yes) / n
    p = _mid_p(to_yes, to_no)
    return PairedShares(n, was, now, now - was, low, high, to_yes, to_no, p, left_out)


def holm(p_values: Sequence[float]) -> list[float]:
    """Correct the p-values of one family of tests by Holm's step-down method; NaN stays NaN.

    S. Holm 1979, A simple sequentially rejective multiple test procedure (Scandinavian Journal of
    Statistics 6): the smallest of m is multiplied by m, the next by m − 1 and so on, never below
    the one before, never above 1. A test that could not be made doesn't count in m.
    """
    known = sorted((p, at) for at, p in enumerate(p_values) if p == p)
    corrected, highest = [nan] * len(p_values), 0.0
    for rank, (p, at) in enumerate(known):
        highest = max(highest, min(1.0, p * (len(known) - rank)))
        corrected[at] = highest
    return corrected


def _signed_rank(difference: Floats) -> float:
    from scipy import stats

    ranks = stats.rankdata(np.abs(difference))
    moved_up, moved_down = difference > 0, difference < 0
    if np.count_nonzero(difference) <= _EXACT:
        return _exact_p(ranks[moved_up], ranks[moved_down])
    test = stats.wilcoxon(  # type: ignore[call-overload]  # "asymptotic"
        difference, zero_method="pratt", correction=True, method="asymptotic"
    )
    return float(test.pvalue)


def _exact_p(up: Floats, down: Floats) -> float:
    """Give how often chance alone sets the ranks' signs so one-sidedly, both sides taken together.

    The sums of all 2ⁿ ways to set them are counted up rank by rank (the shift algorithm of
    B. Streitberg & J. Röhmel 1986, Exact distributions for permutation and rank tests, Statistical
    Software Newsletter 12); scipy has it for ranks without ties alone. Twice a rank is whole.
    """
    doubled = np.rint(2 * np.concatenate([up, down])).astype(int)
    ways = np.ones(1)
    for rank in doubled:
        shifted = np.zeros(len(ways) + rank)
        shifted[: len(ways)] = ways / 2
        shifted[rank:] += ways / 2
        ways = shifted
    fewer = int(min(np.rint(2 * up.sum()), np.rint(2 * down.sum())))
    return float(min(1.0, 2 * ways[: fewer + 1].sum()))


def _newcombe(kept: int, to_yes: int, to_no: int, n: int) -> tuple[float, float]:
    """Give the interval of (share yes after) − (share yes before)."""
    neither = n - kept - to_yes - to_no
    after, before = kept + to_yes, kept + to_no
    (after_low, after_high), (before_low, before_high) = wilson((after, before), n)
    p_after, p_before = after / n, before / n
    phi = _phi(kept, to_yes, to_no, neither)
    down = (p_after - after_low, before_high - p_before)
    up = (after_high - p_after, p_before - before_low)
    change = p_after - p_before
    return change - _joined(*down, phi), change + _joined(*up, phi)


def _phi(kept: int, to_yes: int, to_no: int, neither: int) -> float:
    """Give the correlation of both answers, pulled towards 0 where it is positive (Newcombe)."""
    n = kept + to_yes + to_no + neither
    margins = (kept + to_yes) * (to_no + neither) * (kept + to_no) * (to_yes + neither)
    if not margins:
        return 0.0
    product = kept * neither - to_yes * to_no
    corrected = max(product - n / 2, 0) if product > 0 else product
    return corrected / sqrt(margins)


def _joined(one: float, other: float, phi: float) -> float:
    return sqrt(max(one**2 - 2 * phi * one * other + other**2, 0.0))


def _mid_p(to_yes: int, to_no: int) -> float:
    """Test whether as many changed one way as the other; NaN if nobody changed."""
    changed = to_yes + to_no
    if not changed:
        return nan
    from scipy import stats

    few = min(to_yes, to_no)
    exact = 2 * stats.binom.cdf(few, changed, 0.5) - stats.binom.pmf(few, changed, 0.5)
    return float(min(1.0, exact))
