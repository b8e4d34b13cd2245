"""Ranks, yes and no, and many tests at once have the values that others publish."""

from math import isnan, nan

import pytest

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
    changes = [1, 1, 2, 1, -1, 3, 1, 1]
    without = moved([0] * 8, changes)
    beside_many = moved([0] * 28, [*changes, *[0] * 20])
    assert beside_many.same == 20
    assert without.p != beside_many.p
    assert (beside_many.improved, beside_many.worse) == (7, 1)


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
