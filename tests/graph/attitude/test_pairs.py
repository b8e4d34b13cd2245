"""Answers before and after are matched by person and session; what has no match counts nowhere."""

import pandas as pd
import pytest

from graph.attitude import matched_pairs
from graph.columns import TABLES, typed


def answers(*rows: tuple[str, str, str, str, str, object]) -> pd.DataFrame:
    """Rows of session, code, wave, day, item, score."""
    frame = pd.DataFrame(
        rows,
        columns=["session_id", "respondent_code", "wave", "answered_on", "item", "score"],
        dtype=object,
    )
    return typed("feedback", frame.reindex(columns=list(TABLES["feedback"].columns)))


def test_the_mean_over_the_items_answered_both_times() -> None:
    pairs = matched_pairs(
        answers(
            ("s", "p", "before", "2026-01-01", "item_a", "2"),
            ("s", "p", "before", "2026-01-01", "item_b", "4"),
            ("s", "p", "after", "2026-01-02", "item_a", "5"),
            ("s", "p", "after", "2026-01-02", "item_b", "5"),
            ("s", "p", "after", "2026-01-02", "item_only_after", "1"),
        )
    )
    (row,) = pairs.itertuples()
    assert (row.before, row.after) == (3, 5)
    assert row.answered_on == pd.Timestamp("2026-01-02")


@pytest.mark.parametrize(
    "other",
    [
        ("other", "p", "after", "2026-01-02", "item_a", "5"),
        ("s", "q", "after", "2026-01-02", "item_a", "5"),
        ("s", "p", "follow_up", "2026-01-02", "item_a", "5"),
        ("s", "p", "after", "2026-01-02", "item_a", "often"),
        ("s", "p", "after", "2026-01-02", "item_a", None),
    ],
)
def test_no_match_no_pair(other: tuple[str, str, str, str, str, object]) -> None:
    before = ("s", "p", "before", "2026-01-01", "item_a", "2")
    assert matched_pairs(answers(before, other)).empty


def test_a_remembered_before_is_no_before() -> None:
    rows = answers(
        ("s", "p", "remembered_before", "2026-01-02", "item_a", "1"),
        ("s", "p", "after", "2026-01-02", "item_a", "5"),
    )
    assert matched_pairs(rows).empty


def test_the_first_before_and_the_last_after_count() -> None:
    pairs = matched_pairs(
        answers(
            ("s", "p", "before", "2026-01-02", "item_a", "3"),
            ("s", "p", "before", "2026-01-01", "item_a", "2"),
            ("s", "p", "after", "2026-01-03", "item_a", "4"),
            ("s", "p", "after", "2026-01-04", "item_a", "5"),
        )
    )
    assert pairs[["before", "after"]].to_numpy().tolist() == [[2, 5]]


def test_no_answers_no_pairs() -> None:
    assert matched_pairs(answers()).empty
