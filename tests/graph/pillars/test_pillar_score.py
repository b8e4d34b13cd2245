"""How a month is scored: means, exact ranges, completeness and what is withheld."""

import itertools
from collections.abc import Iterable
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.anchors import HealthScale
from graph.pillars import headline, scored, unknown_because
from graph.pillars._score import Pair, highest, lowest, mean
from tests.graph.campaigns import history_of, person
from tests.graph.pillars.months_of import PAIRS, month_of_scores, scale_of

DAY = date(2026, 3, 31)
scores = st.floats(0, 100, allow_nan=False)
pairs = st.lists(st.tuples(st.floats(0.01, 10), scores), min_size=1, max_size=6)


def weighted(given_pairs: list[Pair], factors: Iterable[float]) -> float:
    return mean(
        [(weight * by, score) for by, (weight, score) in zip(factors, given_pairs, strict=True)]
    )


@settings(deadline=None)
@given(pairs)
def test_the_range_is_that_of_all_corners_of_the_weights(given_pairs: list[Pair]) -> None:
    corners = [
        mean(
            [(weight * by, score) for by, (weight, score) in zip(factors, given_pairs, strict=True)]
        )
        for factors in itertools.product((0.5, 1.5), repeat=len(given_pairs))
    ]
    assert highest(given_pairs) == pytest.approx(max(corners))
    assert lowest(given_pairs) == pytest.approx(min(corners))


@settings(deadline=None)
@given(pairs, st.integers(0, 2**32 - 1))
def test_no_weights_in_the_box_leave_the_range(given_pairs: list[Pair], seed: int) -> None:
    low, high = lowest(given_pairs), highest(given_pairs)
    assert low - 1e-9 <= mean(given_pairs) <= high + 1e-9
    for factors in np.random.default_rng(seed).uniform(0.5, 1.5, (20, len(given_pairs))):
        drawn = weighted(given_pairs, factors)
        assert low - 1e-9 <= drawn <= high + 1e-9


def test_range_by_hand() -> None:
    # Two scores of equal weight, 0 and 100, weigh at most three to one.
    halves = [(1.0, 0.0), (1.0, 100.0)]
    assert (lowest(halves), highest(halves)) == (25, 75)
    assert (lowest([(2, 40)]), highest([(2, 40)])) == (40, 40)


@settings(deadline=None)
@given(
    st.fixed_dictionaries(dict.fromkeys(PAIRS, scores)),
    st.fixed_dictionaries(dict.fromkeys(PAIRS, st.floats(0.1, 5))),
    st.integers(0, 2**32 - 1),
)
def test_the_whole_stays_in_its_range_whatever_all_weights(
    given_scores: dict[tuple[str, str], float],
    weights: dict[tuple[str, str], float],
    seed: int,
) -> None:
    def month(by: dict[tuple[str, str], float], pillars: dict[str, float]):  # type: ignore[no-untyped-def]
        return month_of_scores(dict(given_scores), scale_of(by, pillars), DAY)

    names = dict.fromkeys((pillar for pillar, _ in PAIRS), 1.0)
    found = month(weights, names)
    draw = np.random.default_rng(seed)
    for _ in range(3):
        drawn = month(
            {key: weight * draw.uniform(0.5, 1.5) for key, weight in weights.items()},
            {name: weight * draw.uniform(0.5, 1.5) for name, weight in names.items()},
        )
        assert found.low - 1e-6 <= drawn.score <= found.high + 1e-6
    corner = [
        (
            {
                (pillar, name): weight
                * (1.5 if (given_scores[pillar, name] > given_whole) == up else 0.5)
                for (pillar, name), weight in weights.items()
                for given_whole in [_pillar_of(found, pillar)]
            }
        )
        for up in (True, False)
    ]
    for by in corner:
        assert found.low - 1e-6 <= month(by, names).score <= found.high + 1e-6


def _pillar_of(month, name: str) -> float:  # type: ignore[no-untyped-def]
    return next(one.score for one in month.pillars if one.name == name)


def flat(score: float | None = 80) -> dict[tuple[str, str], float | None]:
    return dict.fromkeys(PAIRS, score)


EQUAL = scale_of(dict.fromkeys(PAIRS, 1), dict.fromkeys((pillar for pillar, _ in PAIRS), 1))


def test_what_is_unknown_is_left_out_with_its_weight_and_never_counts_as_0() -> None:
    given_scores = flat() | {("connectivity", "connected"): 20.0, ("succession", "lit"): None}
    month = month_of_scores(given_scores, EQUAL, DAY)
    by_name = {one.name: one for one in month.pillars}
    assert by_name["succession"].score == 80
    assert by_name["succession"].completeness == 0.75
    assert by_name["connectivity"].score == 60
    assert month.score == (80 * 4 + 60) / 5
    assert month.completeness == (4 + 0.75) / 5
    assert month.weakest is by_name["connectivity"]
    assert unknown_because(month) == "Campuses that keep an ambassador: unheard of"


def test_a_pillar_is_withheld_under_70_percent_and_the_whole_with_two() -> None:
    one_gone = flat() | {("activity", "active"): None, ("coverage", "met"): 30.0}
    month = month_of_scores(one_gone, EQUAL, DAY)
    activity = month.pillars[0]
    assert activity.completeness == pytest.approx(2 / 3)
    assert (activity.score, activity.low, activity.high) == (None, None, None)
    # Its weight counts as unknown, that of its known indicators too: nothing of it enters.
    assert month.completeness == pytest.approx(0.8)
    assert month.score == pytest.approx((80 * 3 + (80 * 2 + 30) / 3) / 4)
    two_gone = one_gone | {("connectivity", "reach"): None}
    month = month_of_scores(two_gone, EQUAL, DAY)
    assert month.completeness == pytest.approx(0.6)
    assert month.score is None
    assert month.low is None
    assert headline(month) == (
        "Health score withheld: it would rest on 60% of its weight, 70% needed "
        "(not validated against outcomes)."
    )


def test_exactly_70_percent_is_enough() -> None:
    weights = dict.fromkeys(PAIRS, 1.0) | {
        ("activity", "active"): 5.0,
        ("activity", "stayed"): 2.0,
        ("activity", "returning"): 3.0,
    }
    scale = scale_of(weights, dict.fromkeys((pillar for pillar, _ in PAIRS), 1))
    month = month_of_scores(flat() | {("activity", "returning"): None}, scale, DAY)
    assert month.pillars[0].score == 80


def test_headline_says_the_range_the_weakest_and_the_limit() -> None:
    said = headline(month_of_scores(flat() | {("coverage", "met"): 20.0}, EQUAL, DAY))
    assert said.startswith("Health 76 of 100 (")
    assert "weakest: Coverage, 60" in said
    assert said.endswith("Not validated against outcomes.")


def test_a_pillar_of_no_weight_is_never_the_weakest() -> None:
    weightless = dict.fromkeys((pillar for pillar, _ in PAIRS), 1.0) | {"coverage": 0.0}
    scale = scale_of(dict.fromkeys(PAIRS, 1), weightless)
    month = month_of_scores(flat() | {("coverage", "met"): 0.0}, scale, DAY)
    assert month.score == 80
    assert month.weakest is not None
    assert month.weakest.name != "coverage"


def test_of_an_empty_network_nothing_is_known_and_everything_says_why() -> None:
    month = scored(history_of(people=[person("a")]).at(DAY))
    assert month.score is None
    assert month.completeness == 0
    assert all(one.seen.value is None and one.seen.unknown for one in month.unknown)
    assert len(month.unknown) == len(PAIRS)


def test_the_scale_of_a_day_is_that_of_the_settings() -> None:
    assert history_of(people=[]).at(DAY).analysis.health == HealthScale()
