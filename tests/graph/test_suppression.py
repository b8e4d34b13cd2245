"""No group of fewer than five people can be read off a table, nor reckoned from its total."""

import random

import pandas as pd
import pytest

from graph.suppression import SMALLEST, WITHHELD, hidden, suppressed


@pytest.mark.parametrize(
    ("counts", "away"),
    [
        ({"NED": 12, "HU": 9}, set()),
        ({"NED": 12, "HU": 0}, set()),
        ({"NED": 12, "HU": 9, "KU": 3}, {"KU", "HU"}),
        ({"NED": 12, "HU": 9, "KU": 3, "PU": 4}, {"KU", "PU"}),
        ({"NED": 12, "HU": 9, "KU": 1, "PU": 2}, {"KU", "PU", "HU"}),
        ({"NED": 12, "KU": 1}, {"NED", "KU"}),
        ({"KU": 4, "PU": 0}, {"KU", "PU"}),
        ({}, set()),
    ],
)
def test_small_groups_are_hidden_and_so_is_what_gives_them_away(
    counts: dict[str, int], away: set[str]
) -> None:
    assert hidden(counts) == away


def test_the_total_leaves_at_least_five_people_in_at_least_two_hidden_groups() -> None:
    draw = random.Random(7)  # noqa: S311 - a seeded draw of test cases
    for _ in range(500):
        counts = {
            str(at): draw.choice([0, 1, 2, 3, 4, 5, 9, 30]) for at in range(draw.randint(1, 9))
        }
        away = hidden(counts)
        assert all(
            count == 0 or count >= SMALLEST for at, count in counts.items() if at not in away
        )
        if away and away != set(counts):
            assert len(away) >= 2
            assert sum(counts.values()) - sum(counts[at] for at in counts if at not in away) >= 5


def test_a_column_shows_the_word_in_place_of_the_number_and_keeps_gaps() -> None:
    column = suppressed(pd.Series([12, 3, None, 2, 0], index=list("abcde"), name="people"))
    assert column.to_dict() == {"a": 12, "b": WITHHELD, "c": None, "d": WITHHELD, "e": 0}
    assert column.name == "people"
