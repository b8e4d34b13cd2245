"""No group of fewer than five people can be read off a table, nor reckoned from its total."""

import itertools
import random
from collections.abc import Collection, Hashable, Mapping

import numpy as np
import pandas as pd
import pytest

from graph.suppression import (
    SMALLEST,
    WITHHELD,
    hidden,
    hidden_nested,
    hidden_over_time,
    hidden_within,
    suppressed,
)


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


def worked_out(
    counts: Mapping[Hashable, int], away: set[Hashable], totals: Collection[Collection[Hashable]]
) -> set[Hashable]:
    """Solve the totals for what is hidden: name the groups that have one solution only."""
    unknown = sorted((one for one in away if counts[one]), key=str)
    rows = [[one in total for one in unknown] for total in totals]
    matrix = np.array(rows, dtype=float).reshape(len(rows), len(unknown))
    rank = np.linalg.matrix_rank(matrix) if matrix.size else 0
    return {
        one
        for at, one in enumerate(unknown)
        if np.linalg.matrix_rank(np.vstack([matrix, np.eye(len(unknown))[at]])) == rank
    }


def test_a_cell_between_two_blocks_does_not_come_out_of_rows_and_columns_together() -> None:
    counts: dict[Hashable, int] = dict.fromkeys(itertools.product(range(4), repeat=2), 40)
    blocks = [*itertools.product((0, 1), repeat=2), *itertools.product((2, 3), repeat=2)]
    counts |= dict.fromkeys(blocks, 3) | {(1, 2): 2}
    rows = [[(at, to) for to in range(4)] for at in range(4)]
    totals = rows + [[(at, to) for at in range(4)] for to in range(4)]
    small = {one for one, count in counts.items() if count < SMALLEST}
    assert worked_out(counts, small, totals) == {(1, 2)}, "two in each row and column don't do"
    away = hidden_within(counts, totals)
    assert small < away
    assert not worked_out(counts, away, totals)


def test_a_table_with_rows_columns_and_regions_tells_no_small_cell() -> None:
    draw = random.Random(11)  # noqa: S311 - a seeded draw of test cases
    checked = 0
    for _ in range(200):
        down, across = draw.randint(2, 6), draw.randint(2, 5)
        cells = list(itertools.product(range(down), range(across)))
        counts: dict[Hashable, int] = {one: draw.choice([0, 2, 4, 6, 9, 30, 40]) for one in cells}
        rows = [[(at, to) for to in range(across)] for at in range(down)]
        totals = [*rows, *([(at, to) for at in range(down)] for to in range(across)), cells[:5]]
        away = hidden_within(counts, totals)
        shown = [
            one
            for one in totals
            if len(hid := [at for at in one if at in away and counts[at]]) != 1
            and not 0 < sum(counts[at] for at in hid) < SMALLEST
        ]
        small = {one for one in worked_out(counts, away, shown) if counts[one] < SMALLEST}
        with_them = {one for total in shown if small & set(total) for one in total if counts[one]}
        assert with_them <= away, "told only where there is nothing left to hide"
        checked += not small
    assert checked > 100


def test_a_campus_comes_not_out_of_its_region_nor_a_region_out_of_its_campuses() -> None:
    region = {"KU": "Sindh", "NED": "Sindh", "PU": "Punjab", "UOP": "KP"}
    away = hidden_nested({"KU": 3, "NED": 9, "PU": 20, "UOP": 6}, region)
    assert away == ({"KU", "NED"}, set()), "what covers Karachi is in its own region"
    away = hidden_nested({"KU": 9, "NED": 9, "PU": 3, "UOP": 6}, region)
    assert away == ({"PU", "UOP"}, {"Punjab", "KP"})
    assert hidden_nested({"KU": 9, "NED": 0, "PU": 7}, region) == (set(), set())


def test_what_was_hidden_at_one_step_stays_hidden_at_the_next() -> None:
    counts = {"Feb": 20, "Mar": 3, "Apr": 6}
    steps = [["Feb"], ["Mar"], ["Apr"]]
    assert hidden_over_time(counts, steps, [set(counts)]) == {"Feb", "Mar"}
    assert hidden_over_time(counts, steps[:2], [set(counts)]) == {"Feb", "Mar"}
