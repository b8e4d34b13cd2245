"""Ranks, yes and no, and many tests at once have the values that others publish."""

from itertools import product
from math import isnan, nan

import numpy as np
import pytest
from scipy import stats

from graph.attitude import holm, moved, paired_shares
from graph.attitude.moved import PairedShares

# M. Hollander & D. A. Wolfe 1973, p. 29f: a depression scale before and after a tranquillizer.
FIRST_VISIT = [1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30]
SECOND_VISIT = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29]


def table(both: int, first: int, second: int, neither: int) -> PairedShares:
    """Measure a fourfold table: yes both times, only before, only after, never."""
    before = [1] * (both + first) + [0] * (second + neither)
    after = [1] * both + [0] * first + [1] * second + [0] * neither
    return paired_shares(before, after)


def test_signed_ranks_as_r_prints_them() -> None:
    """R, help of ``wilcox.test``: V = 40, one-sided p = 0.01953; exact, so two-sided 20/512."""
    found = moved(FIRST_VISIT, SECOND_VISIT)
    assert (found.improved, found.same, found.worse) == (2, 0, 7)
    assert found.p == pytest.approx(20 / 512)


def test_who_stays_the_same_is_ranked_and_makes_it_less_sure() -> None:
    """By hand: of 2⁷ signs 4 are as one-sided; with the zeros ranked first, 9 (Pratt 1959)."""
    changes = [3, 3, 3, 3, 3, -1, -1]
    beside_many = moved([0] * 27, [*changes, *[0] * 20])
    assert (beside_many.improved, beside_many.same, beside_many.worse) == (5, 20, 2)
    assert moved([0] * 7, changes).p == pytest.approx(2 * 4 / 2**7)
    assert beside_many.p == pytest.approx(2 * 9 / 2**7)


@pytest.mark.parametrize("same", [0, 3])
def test_few_who_all_rose_by_one_are_no_surer_than_they_can_be(same: int) -> None:
    """Five: 2 ÷ 2⁵, where the normal approximation with its corrections says .037."""
    assert moved([3] * (5 + same), [4] * 5 + [3] * same).p == pytest.approx(2 / 2**5)


def test_ties_are_exact_as_every_setting_of_the_signs_counted_out() -> None:
    rng = np.random.default_rng(20261123)
    for _ in range(40):
        changes = rng.integers(-3, 4, 9)
        ranks = stats.rankdata(np.abs(changes)) * (changes != 0)
        known = ranks[ranks > 0]
        if not len(known):
            continue
        signs = np.array(list(product([0, 1], repeat=len(known))))
        sums, up = signs @ known, ranks[changes > 0].sum()
        p = min(1.0, 2 * min(np.mean(sums >= up - 1e-9), np.mean(sums <= up + 1e-9)))
        assert moved([0] * 9, changes.astype(float)).p == pytest.approx(p), changes


def test_without_ties_it_is_scipys_exact_test_and_of_many_its_approximation() -> None:
    rng = np.random.default_rng(20261124)
    changes = rng.normal(0.3, 1, 40)
    assert moved([0] * 40, changes).p == pytest.approx(stats.wilcoxon(changes, method="exact")[1])
    many = rng.integers(-2, 4, 300)
    approximated = stats.wilcoxon(  # type: ignore[call-overload]  # "asymptotic"
        many, zero_method="pratt", correction=True, method="asymptotic"
    ).pvalue
    assert moved([0] * 300, many.astype(float)).p == approximated


def test_shares_are_of_all_and_carry_wilsons_interval() -> None:
    """Wilson 8 of 35: .1207 to .3902 (R. G. Newcombe 1998, Statistics in Medicine 17:857)."""
    found = moved([3] * 35, [4] * 8 + [3] * 20 + [2] * 7)
    (share, low, high), *_ = found.shares
    assert share == 8 / 35
    assert (round(low, 4), round(high, 4)) == (0.1207, 0.3902)
    assert sum(one[0] for one in found.shares) == pytest.approx(1)


def test_nobody_moved_is_no_test() -> None:
    found = moved([1, 2, 3], [1, 2, 3])
    assert (found.same, isnan(found.p)) == (3, True)
    assert moved([], []).n == 0
    assert all(isnan(number) for share in moved([], []).shares for number in share)


def test_means_that_differ_by_rounding_are_the_same() -> None:
    assert moved([0.1 + 0.2, 1.0], [0.3, 2.0]).same == 1


@pytest.mark.parametrize(
    ("cells", "low", "high"),
    [
        # R. G. Newcombe 1998, Statistics in Medicine 17:2635, method 10.
        ((36, 12, 2, 0), 0.0569, 0.3404),
        # M. W. Fagerland, S. Lydersen & P. Laake, Statistical analysis of contingency tables, ch. 8
        # (their R package contingencytables): complete response, Cavo et al. 2012.
        ((59, 6, 16, 80), -0.1186, -0.0046),
    ],
)
def test_newcombes_interval(cells: tuple[int, int, int, int], low: float, high: float) -> None:
    found = table(*cells)
    # They take the first less the second.
    assert (round(-found.high, 4), round(-found.low, 4)) == (low, high)
    n = sum(cells)
    assert found.change == pytest.approx((cells[2] - cells[1]) / n)
    assert (found.to_yes, found.to_no) == (cells[2], cells[1])


def test_mcnemars_mid_p() -> None:
    """Fagerland, Lydersen & Laake 2013, airway reactivity (1, 1, 7, 12): mid-p .039."""
    assert table(1, 1, 7, 12).p == pytest.approx(0.0390625)


def test_an_interval_stays_among_the_possible() -> None:
    for cells in ((0, 0, 10, 0), (0, 10, 0, 0), (10, 0, 0, 0), (0, 0, 0, 10), (5, 0, 0, 5)):
        found = table(*cells)
        assert -1 <= found.low <= found.change <= found.high <= 1
        assert found.low < found.high


def test_yes_and_no_alone() -> None:
    with pytest.raises(ValueError, match="1 or 0"):
        paired_shares([1, 2], [0, 1])
    assert isnan(paired_shares([], []).change)
    assert isnan(table(3, 0, 0, 4).p)


def test_holm_by_hand() -> None:
    """5·.01, 4·.02, then never below the one before; R's ``p.adjust`` gives the same."""
    assert holm([0.04, 0.01, 0.03, 0.02, 0.05]) == pytest.approx([0.09, 0.05, 0.09, 0.08, 0.09])
    assert holm([0.5, 0.6]) == [1.0, 1.0]
    assert holm([]) == []


def test_a_test_that_could_not_be_made_does_not_count() -> None:
    first, second, third = holm([0.01, nan, 0.02])
    assert (first, third) == (0.02, 0.02)
    assert isnan(second)
