"""The absence factor and the Gini coefficient of plain numbers, beside known answers."""

import itertools
import math
import random

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.carrying import absence_factor, gini, reached
from graph.errors import QuestionError

# CHAOSS, contributor absence factor: the example of its definition.
CHAOSS = [1000, 202, 90, 33, 332, 343, 42, 433]
amounts = st.lists(st.integers(0, 50), max_size=12)


def fewest(values: list[int]) -> int | None:
    """Try all groups, the smallest first, until one has half."""
    total = sum(values)
    for size in range(1, len(values) + 1):
        for group in itertools.combinations(values, size):
            if total and 2 * sum(group) >= total:
                return size
    return None


def test_known_answers() -> None:
    assert absence_factor(CHAOSS) == 2
    assert absence_factor([7] * 8) == 4, "half is enough"
    assert absence_factor([0.1] * 8) == 4, "whatever sums of fractions come to"
    assert absence_factor([0, 5, 0]) == 1
    assert absence_factor([1, 1, 1]) == 2
    assert absence_factor([]) is None
    assert absence_factor([0, 0]) is None


def test_davis_southern_women() -> None:
    # Davis, Gardner & Gardner 1941: 18 women at 14 events; a contribution is an event attended.
    graph = nx.davis_southern_women_graph()
    women = graph.graph["top"]
    attended = [graph.degree(woman) for woman in women]
    assert len(attended) == 18
    assert sum(attended) == 89
    assert absence_factor(attended) == 6


@given(amounts)
def test_no_smaller_group_has_half(values: list[int]) -> None:
    assert absence_factor(values) == fewest(values)


@given(amounts, st.randoms(use_true_random=False))
def test_order_zeros_and_scale_change_nothing(values: list[int], draw: random.Random) -> None:
    shuffled = [*values, 0, 0, 0]
    draw.shuffle(shuffled)
    assert absence_factor(shuffled) == absence_factor(values)
    assert absence_factor([value / 7 for value in values]) == absence_factor(values)


def test_who_ties_at_the_cut() -> None:
    found = reached([5, 3, 3, 3, 1, 1])
    assert found is not None
    assert (found.factor, found.at_cut, found.tied, found.tied_in) == (2, 3, 3, 1)
    assert found.share == 8 / 16
    assert (found.contributors, found.total) == (6, 16)


@given(st.lists(st.integers(0, 50), min_size=1, max_size=12))
def test_gini_is_half_the_mean_difference_over_the_mean(values: list[int]) -> None:
    array = np.array(values, dtype=float)
    if not array.sum():
        assert math.isnan(gini(values))
        return
    differences = np.abs(array[:, None] - array[None, :]).mean()
    assert gini(values) == pytest.approx(differences / (2 * array.mean()))


def test_gini_of_the_ends() -> None:
    assert gini([3, 3, 3]) == pytest.approx(0)
    assert gini([0, 0, 0, 9]) == pytest.approx(3 / 4)
    assert gini([*CHAOSS, 0, 0]) > gini(CHAOSS), "who did nothing makes it less equal"
    assert math.isnan(gini([]))


@pytest.mark.parametrize("wrong", [[1, -1], [math.nan], [math.inf, 1]])
def test_what_is_no_contribution_is_refused(wrong: list[float]) -> None:
    with pytest.raises(QuestionError, match="below 0 or not known"):
        absence_factor(wrong)
    with pytest.raises(QuestionError, match="below 0 or not known"):
        gini(wrong)


def test_a_generator_will_do() -> None:
    assert absence_factor(value for value in CHAOSS) == 2
    assert absence_factor(np.array(CHAOSS)) == 2
