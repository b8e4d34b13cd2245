"""Wilson's interval: its published values, its ends, and what is unknown."""

import numpy as np
import pandas as pd
import pytest
from scipy.stats import norm

from graph.intervals import wilson, with_share


@pytest.mark.parametrize(
    ("count", "out_of", "low", "high"), [(8, 35, 0.1207, 0.3902), (0, 10, 0, 0.2775)]
)
def test_known_answers(count: int, out_of: int, low: float, high: float) -> None:
    ((found_low, found_high),) = wilson([count], [out_of])
    assert (found_low, found_high) == pytest.approx((low, high), abs=5e-5)


def test_it_is_the_formula_for_whole_columns() -> None:
    out_of = np.repeat([1, 2, 7, 40], 5)
    count = np.minimum(np.tile([0, 1, 2, 5, 40], 4), out_of)
    z = norm.ppf(0.975)
    centre = (count + z**2 / 2) / (out_of + z**2)
    half = z / (out_of + z**2) * np.sqrt(count * (out_of - count) / out_of + z**2 / 4)
    assert wilson(count, out_of) == pytest.approx(np.column_stack([centre - half, centre + half]))


def test_nobody_to_be_counted_and_unknown_have_none() -> None:
    assert np.isnan(wilson([0, np.nan, 3], [0, 5, np.nan])).all()
    assert wilson([], []).shape == (0, 2)


def test_a_share_stands_beside_its_interval_and_unknown_stays_so() -> None:
    frame = pd.DataFrame({"kept": pd.array([8, 0, None], dtype="Int64"), "people": [35, 0, 4]})
    table = with_share(frame, "kept", "people")
    assert table["share"].tolist()[0] == 8 / 35
    assert table.loc[1:, ["share", "low", "high"]].isna().all(axis=None)
    assert list(frame.columns) == ["kept", "people"], "the frame given is left as it is"
