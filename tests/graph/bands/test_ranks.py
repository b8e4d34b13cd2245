"""Places: equal values share them, rounding of sums makes no order, and lists stretch."""

import numpy as np
import pytest

from graph.bands.ranks import places, quantile, scaled, tier

NAN = float("nan")


@pytest.mark.parametrize(
    ("values", "best", "worst"),
    [
        ([5, 3, 3, 1], [1, 2, 2, 4], [1, 3, 3, 4]),
        ([1, 5, NAN, 5], [3, 1, NAN, 1], [3, 2, NAN, 2]),
        ([0, 0, 0], [1, 1, 1], [3, 3, 3]),
        ([0.1 + 0.2, 0.3, 0.4], [2, 2, 1], [3, 3, 1]),
        ([1, 1e-17, 0], [1, 2, 2], [1, 3, 3]),
        ([1e-9, 2e-9, 3e-9], [3, 2, 1], [3, 2, 1]),
        ([-1, -2, -2], [1, 2, 2], [1, 3, 3]),
        ([float("inf"), float("inf"), 3], [1, 1, 3], [2, 2, 3]),
        ([NAN, NAN], [NAN, NAN], [NAN, NAN]),
        ([], [], []),
    ],
)
def test_equal_values_share_their_places(
    values: list[float], best: list[float], worst: list[float]
) -> None:
    found = places(np.array(values, dtype=float))
    np.testing.assert_array_equal(found[0], best)
    np.testing.assert_array_equal(found[1], worst)


def test_places_among_some_stretch_to_the_whole_list() -> None:
    some = np.array([1, 2, NAN, 3])
    np.testing.assert_allclose(scaled(some, some, 9)[0], [1, 5, NAN, 9])
    np.testing.assert_allclose(scaled(some, some, 3)[1], some)


def test_who_is_left_alone_could_stand_anywhere() -> None:
    low, high = scaled(np.array([NAN, 1]), np.array([NAN, 1]), 7)
    np.testing.assert_array_equal(low, [NAN, 1])
    np.testing.assert_array_equal(high, [NAN, 7])


def test_quantiles_of_the_runs_in_which_somebody_was_there() -> None:
    rows = np.array([[*range(21, 0, -1)], [NAN] * 20 + [4], [NAN] * 21], dtype=np.float32)
    np.testing.assert_array_equal(quantile(rows.copy(), 0.05, upper=False), [2, 4, NAN])
    np.testing.assert_array_equal(quantile(rows.copy(), 0.95, upper=True), [20, 4, NAN])
    np.testing.assert_array_equal(quantile(rows.copy(), 0.07, upper=False), [2, 4, NAN])
    np.testing.assert_array_equal(quantile(rows.copy(), 0.93, upper=True), [20, 4, NAN])


def test_tier_is_the_third_of_the_list_that_the_middle_place_is_in() -> None:
    at = np.arange(1.0, 10.0)
    thirds = tier(at, at, 9).tolist()
    assert thirds == ["top third"] * 3 + ["middle third"] * 3 + ["lower third"] * 3
    assert tier(np.array([1.0]), np.array([9.0]), 9).tolist() == ["middle third"]
