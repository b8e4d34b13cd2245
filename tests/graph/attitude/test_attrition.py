"""Who did not answer again: counted, compared by their first answers, hidden where few."""

from math import isnan

import numpy as np
import pytest

from graph.attitude import Compared, answered, attrition
from graph.attitude.attrition import difference_of_means
from graph.snapshot import Snapshot
from tests.graph.campaigns import feedback, history_of, person, session, sessions

# Student 1908, R's data sleep: its first example, t.test(extra ~ group).
DRUG_1 = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
DRUG_2 = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]


def test_welch_as_r_prints_it() -> None:
    """R, ``t.test(extra ~ group, data = sleep)``: p = 0.07939, -3.3654832 to 0.2054832."""
    found = difference_of_means(DRUG_1, DRUG_2)
    assert found.difference == pytest.approx(-1.58)
    assert found.p == pytest.approx(0.07939, abs=5e-6)
    assert (found.low, found.high) == (
        pytest.approx(-3.3654832, abs=5e-8),
        pytest.approx(0.2054832, abs=5e-8),
    )


def test_no_false_certainty_of_a_difference() -> None:
    assert isnan(difference_of_means([], [1, 2]).difference)
    for found in (difference_of_means([1], [2, 3]), difference_of_means([1, 1], [2, 2])):
        assert found.difference < 0
        assert isnan(found.low)


def asked(stay: int, leave: int, come: int = 0) -> Snapshot:
    before = [4] * (stay - 1) + [5] + [2] * (leave - 1) + [1] * bool(leave)
    made = sessions(session("s", "2026-06-05", {}))
    late = enumerate(feedback("t", "after", [3] * come))
    more = [row | {"respondent_code": f"new{at}"} for at, row in late]
    answers = [*feedback("s", "before", before), *feedback("s", "after", [4] * stay), *more]
    return history_of(people=[person("a")], feedback=answers, **made).at()


def test_leavers_are_compared_by_what_they_said_before() -> None:
    snapshot = asked(10, 8)
    (row,) = attrition(snapshot).to_dict("records")
    assert (row["people"], row["stayed"], row["left"]) == (18, 10, 8)
    assert row["left_share"] == pytest.approx(8 / 18)
    assert row["left_low"] < 8 / 18 < row["left_high"]
    assert (row["stayed_before"], row["left_before"]) == (4.1, 1.875)
    known = difference_of_means([2] * 7 + [1], [4] * 9 + [5])
    assert (row["difference"], row["low"], row["high"]) == (
        known.difference,
        known.low,
        known.high,
    )
    assert known.difference == pytest.approx(np.mean([2] * 7 + [1]) - 4.1)


def test_few_leavers_are_not_told_of_nor_to_be_worked_out() -> None:
    (row,) = attrition(asked(10, 3)).to_dict("records")
    assert all(row[name] != row[name] or row[name] is None or str(row[name]) == "<NA>"
               for name in ("people", "stayed", "left", "left_share", "left_before"))  # fmt: skip
    counts = answered(asked(10, 3))
    assert (counts.before, counts.only_before, counts.both) == (None, None, 10)
    assert counts.after == 10


def test_nobody_left() -> None:
    (row,) = attrition(asked(10, 0)).to_dict("records")
    assert (row["people"], row["left"], row["left_share"]) == (10, 0, 0)
    assert isnan(row["difference"])


def test_everybody_is_counted_once() -> None:
    counts = answered(asked(10, 6, come=5))
    assert (counts.before, counts.after, counts.both) == (16, 15, 10)
    assert (counts.only_before, counts.only_after) == (6, 5)
    assert attrition(asked(10, 6), Compared.later).iloc[0]["left"] == 16
