"""Cronbach's α has the values that others publish."""

from math import isnan, nan

import numpy as np
import pytest

from graph.attitude import cronbach_alpha

# The data of real-statistics.com that the Python package pingouin ships for its function
# cronbach_alpha: fifteen people, ten questions.
RATINGS = np.array(
    [
        [3, 5, 7, 2, 6, 1, 4, 2, 6, 5, 4, 4, 5, 6, 4],
        [2, 4, 3, 4, 5, 2, 3, 4, 5, 4, 3, 2, 5, 5, 3],
        [4, 6, 5, 3, 6, 3, 5, 4, 5, 6, 5, 3, 6, 5, 5],
        [1, 3, 5, 3, 5, 4, 3, 3, 5, 4, 2, 2, 2, 4, 5],
        [4, 5, 6, 2, 4, 2, 5, 7, 1, 3, 5, 5, 3, 2, 3],
        [5, 1, 4, 2, 4, 5, 2, 2, 6, 5, 3, 3, 3, 2, 1],
        [1, 2, 3, 2, 4, 2, 1, 2, 5, 3, 2, 4, 2, 1, 3],
        [4, 5, 3, 6, 6, 3, 2, 4, 2, 1, 3, 2, 4, 4, 2],
        [3, 5, 6, 6, 7, 5, 4, 6, 3, 7, 4, 3, 4, 6, 3],
        [2, 5, 5, 3, 5, 2, 3, 5, 2, 2, 1, 4, 5, 5, 4],
    ],
    dtype=float,
).T
# Likewise, in wide form with gaps (cronbach_wide_missing).
YES_NO = np.array(
    [
        [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
        [1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 0],
        [nan, 0, 1, 1, nan, 1, 1, 1, 1, 0, 0],
        [1, 1, 1, 0, 1, 1, 0, 1, 1, 0, 0],
        [1, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0],
        [0, 1, nan, 0, 1, 1, 1, 1, 0, 0, 0],
        [1, 1, 1, 1, 0, 0, 1, 0, 0, 0, 0],
        [1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0],
        [0, 1, 0, 1, 1, 0, 0, 0, 0, 1, 0],
        [1, 0, 0, 1, 0, 1, 0, 0, nan, 0, 0],
        [1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0],
        [1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0],
    ]
)


def test_as_pingouin_prints_it() -> None:
    """pingouin.cronbach_alpha: 0.592 [0.195, 0.840]."""
    found = cronbach_alpha(RATINGS)
    assert (found.n, found.items, found.left_out) == (15, 10, 0)
    assert found.alpha == pytest.approx(0.592, abs=5e-4)
    assert (found.low, found.high) == (
        pytest.approx(0.195, abs=5e-4),
        pytest.approx(0.840, abs=5e-4),
    )


def test_who_left_a_question_out_is_left_out() -> None:
    """R, ``psych::alpha(use = "complete.obs")``, as pingouin quotes it: 0.8016949152542373."""
    found = cronbach_alpha(YES_NO)
    assert (found.n, found.left_out) == (9, 3)
    assert found.alpha == pytest.approx(0.8016949152542373)


def test_a_reversed_question_that_was_not_turned_shows() -> None:
    wrong = RATINGS.copy()
    wrong[:, 0] = 8 - wrong[:, 0]
    assert cronbach_alpha(wrong).alpha < cronbach_alpha(RATINGS).alpha


def test_questions_answered_alike_go_together_wholly() -> None:
    same = np.repeat(np.arange(6.0)[:, None], 3, axis=1)
    assert cronbach_alpha(same).alpha == pytest.approx(1)


@pytest.mark.parametrize(
    "answers",
    [
        np.ones((10, 3)),
        np.array([[1.0], [2.0], [3.0]]),
        np.array([[1.0, 2.0], [2.0, 3.0]]),
        np.empty((0, 4)),
        np.full((5, 2), nan),
        np.array([[1.0, 3.0], [2.0, 2.0], [3.0, 1.0]]),
    ],
)
def test_nothing_to_tell(answers: np.ndarray) -> None:
    assert isnan(cronbach_alpha(answers).alpha)
    assert isnan(cronbach_alpha(answers).low)
