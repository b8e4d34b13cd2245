"""A line through exposure and change: right by hand, and as sure as it says."""

from math import isnan

import numpy as np
import pytest

from graph.attitude import exposure_response


def test_the_line_is_that_of_least_squares() -> None:
    rng = np.random.default_rng(5)
    x = rng.integers(1, 6, 40).astype(float)
    y = 0.1 + 0.2 * x + rng.normal(0, 0.5, 40)
    found = exposure_response(x, y)
    slope, at_zero = np.polyfit(x, y, 1)
    assert found.slope == pytest.approx(slope)
    assert found.at_zero == pytest.approx(at_zero)
    assert found.low < found.slope < found.high


def test_the_interval_by_matrices() -> None:
    """HC2 and Bell and McCaffrey's freedom, written out as Imbens & Kolesár 2016 define them."""
    from scipy import stats

    rng = np.random.default_rng(6)
    x = rng.integers(1, 5, 25).astype(float)
    y = 0.3 * x + rng.normal(0, x)
    design = np.column_stack([np.ones(25), x])
    inverse = np.linalg.inv(design.T @ design)
    rest = np.eye(25) - design @ inverse @ design.T
    residual = rest @ y
    weight = (inverse @ design.T)[1] / np.sqrt(np.diag(rest))
    error = np.sqrt(np.sum((weight * residual) ** 2))
    form = rest @ np.diag(weight**2) @ rest
    df = np.trace(form) ** 2 / np.trace(form @ form)
    reach = stats.t.ppf(0.975, df) * error
    found = exposure_response(x, y)
    assert found.high - found.slope == pytest.approx(reach)
    assert found.p == pytest.approx(2 * stats.t.sf(abs(found.slope) / error, df))


@pytest.mark.parametrize("grows", [False, True])
@pytest.mark.parametrize("people", [60, 212])
def test_the_interval_covers_the_true_slope(people: int, *, grows: bool) -> None:
    """In 95 % ± 2 % of 1,000 runs, though few have much, and vary more where ``grows``."""
    rng = np.random.default_rng(20261031)
    covered = 0
    for _ in range(1000):
        dose = rng.choice([1, 2, 3, 4], people, p=[0.45, 0.3, 0.15, 0.1])
        spread = 0.3 + 0.15 * dose if grows else 0.6
        change = 0.2 + 0.15 * dose + rng.normal(0, spread, people)
        found = exposure_response(dose, change)
        covered += found.low <= 0.15 <= found.high
    assert 930 <= covered <= 970


@pytest.mark.parametrize(
    ("exposure", "change"),
    [
        ([1, 2], [1, 3]),
        ([2, 2, 2, 2], [1, 2, 3, 4]),
        ([1, 2, 3, 4], [1, 2, 3, 4]),
        ([1, 1, 1, 1, 5], [1, 2, 3, 4, 9]),
        ([], []),
        ([1, None, 3], [None, 2, 1]),
    ],
)
def test_no_false_certainty(exposure: list[float], change: list[float]) -> None:
    found = exposure_response(exposure, change)
    assert isnan(found.low)
    assert isnan(found.high)
    assert isnan(found.p)


def test_missing_points_are_counted() -> None:
    assert exposure_response([1, 2, 3, None], [1, 3, 2, 5]).left_out == 1
