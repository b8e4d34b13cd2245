"""The change of matched pairs has the values that R and its packages publish."""

from math import isnan, nan

import numpy as np
import pandas as pd
import pytest

from graph.attitude import matched_change

# Student 1908, The probable error of a mean: extra hours of sleep with two drugs, the data "sleep"
# of R.
DRUG_1 = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
DRUG_2 = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]


def test_students_sleep_as_r_prints_it() -> None:
    """R, ``t.test(…, paired = TRUE)``: t = 4.0621, p = 0.002833, 1.58 [.7001142, 2.4598858]."""
    found = matched_change(DRUG_1, DRUG_2)
    assert found.n == 10
    assert found.change == pytest.approx(1.58)
    assert (found.low, found.high) == (
        pytest.approx(0.7001142, abs=5e-8),
        pytest.approx(2.4598858, abs=5e-8),
    )
    assert found.p == pytest.approx(0.002833, abs=5e-7)
    assert found.d_z == pytest.approx(4.0621 / np.sqrt(10), abs=1e-4)


def test_students_sleep_as_effectsize_prints_it() -> None:
    """R package effectsize, help of ``cohens_d``: d = 1.28 [0.41, 2.12]; ``hedges_g``: 1.17."""
    found = matched_change(DRUG_1, DRUG_2)
    assert found.d_z == pytest.approx(1.28, abs=0.005)
    assert (found.d_z_low, found.d_z_high) == (
        pytest.approx(0.41, abs=0.005),
        pytest.approx(2.12, abs=0.005),
    )
    assert found.g_z == pytest.approx(1.17, abs=0.005)


def test_the_noncentral_interval_as_mbess_prints_it() -> None:
    """R package MBESS, ``conf.limits.nct(ncp = 2.83, df = 126)``: 0.8337502 and 4.8153594."""
    t, n = 2.83, 127
    spread = np.random.default_rng(1).normal(size=n)
    unit = (spread - spread.mean()) / spread.std(ddof=1)
    found = matched_change(np.zeros(n), unit + t / np.sqrt(n))
    assert found.d_z_low * np.sqrt(n) == pytest.approx(0.8337502, abs=5e-6)
    assert found.d_z_high * np.sqrt(n) == pytest.approx(4.8153594, abs=5e-6)


def test_d_av_by_hand() -> None:
    """Lakens 2013, formula 10: the mean difference over the mean of both standard deviations."""
    found = matched_change(DRUG_1, DRUG_2)
    deviations = np.std(DRUG_1, ddof=1), np.std(DRUG_2, ddof=1)
    assert found.d_av == pytest.approx(1.58 / np.mean(deviations))
    # Hedges & Olkin's approximation 1 - 3 / (4 df - 1) is close to the exact J.
    assert found.hedges_j == pytest.approx(1 - 3 / (4 * 9 - 1), abs=5e-4)
    assert found.g_av == pytest.approx(found.d_av * found.hedges_j)


def test_pairs_with_a_missing_answer_are_left_out_and_counted() -> None:
    found = matched_change([*DRUG_1, None, 3, nan], [*DRUG_2, 2, None, nan])
    assert found.left_out == 3
    assert found.change == matched_change(DRUG_1, DRUG_2).change
    assert found.n == 10


def test_what_is_given_may_be_any_sequence() -> None:
    plain = matched_change([1, 2, 2], [2, 2, 4])
    assert matched_change(np.array([1, 2, 2]), pd.Series([2, 2, 4])) == plain
    assert matched_change(pd.Series([1, 2, 2], dtype="Int64"), (2, 2, 4)) == plain


def test_the_same_backwards_is_the_same_with_the_other_sign() -> None:
    there, back = matched_change(DRUG_1, DRUG_2), matched_change(DRUG_2, DRUG_1)
    assert back.change == -there.change
    assert (back.low, back.high) == (-there.high, -there.low)
    assert back.d_z_low == pytest.approx(-there.d_z_high)
    assert back.p == there.p


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ([3], [5], 2.0),
        ([1, 2, 3], [2, 3, 4], 1.0),
        ([3, 3, 3], [3, 3, 3], 0.0),
        ([1.1, 2.2, 3.3], [1.3, 2.4, 3.5], 0.2),
    ],
)
def test_no_false_certainty(before: list[float], after: list[float], change: float) -> None:
    found = matched_change(before, after)
    assert found.change == pytest.approx(change)
    assert all(
        map(isnan, (found.low, found.high, found.d_z, found.d_z_low, found.d_z_high, found.p))
    )


def test_nobody() -> None:
    for found in (matched_change([], []), matched_change([None, 2], [1, None])):
        assert found.n == 0
        assert isnan(found.change)
        assert isnan(found.d_av)


def test_all_alike_before_and_after_have_no_d_av() -> None:
    assert isnan(matched_change([2, 2, 2], [4, 4, 4]).d_av)


def test_what_is_no_pair_is_refused() -> None:
    with pytest.raises(ValueError, match="before has 2 answers and after 1"):
        matched_change([1, 2], [1])
    with pytest.raises(ValueError, match="often"):
        matched_change([1, 2], [1, "often"])  # type: ignore[list-item]
    with pytest.raises(ValueError, match="infinite"):
        matched_change([1, 2], [1, float("inf")])


def test_the_interval_covers_the_true_change() -> None:
    rng = np.random.default_rng(20260401)
    covered = 0
    for _ in range(1000):
        before = rng.normal(3.3, 0.8, 30)
        found = matched_change(before, before + rng.normal(0.3, 0.6, 30))
        covered += found.low <= 0.3 <= found.high
    assert 930 <= covered <= 970
