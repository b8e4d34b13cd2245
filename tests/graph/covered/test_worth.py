"""The worth of a plan: monotone, submodular, equal to thinness; greedy beside the best there is."""

import itertools
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.coverage._greedy import by_campus, chosen, drawn, greedy
from graph.coverage._limits import ABOUT_EQUAL, Limits, Room
from graph.coverage._worth import NONE, Items, Standing, Worth

CAMPUSES, TOPICS, GROUPS, LEADS = 3, 3, 2, 2


def case(seed: int, many: int = 9, *, ambassadors: bool = True) -> tuple[Standing, Items]:
    """Draw what stands at three campuses in two regions, and items that could be placed."""
    rng = np.random.default_rng(seed)
    at = [rng.random((CAMPUSES, size)) < 0.3 for size in (TOPICS, GROUPS, LEADS)]
    weights = rng.integers(0, 3, (CAMPUSES, 5)).astype(float) + 0.01
    counts = rng.integers(0, 3, (CAMPUSES, 5)).astype(float)
    for part, there in zip((2, 4, 3), at, strict=True):
        counts[:, part] += there.sum(axis=1)
    standing = Standing(
        region=np.array([0, 0, 1]),
        counts=counts,
        topic_at=at[0],
        group_at=at[1],
        panelist_at=at[2],
        topic_in=rng.random((2, TOPICS)) < 0.3,
        group_in=rng.random((2, GROUPS)) < 0.3,
        wanted=rng.integers(1, 6, (CAMPUSES, 5)).astype(float),
        weights=weights / weights.sum(axis=1, keepdims=True),
        region_weight=0.25,
    )
    is_session = np.ones(many, dtype=bool)
    if ambassadors:
        is_session = rng.random(many) < 0.7
    pick = [np.where(is_session, rng.integers(NONE, size, many), NONE)
            for size in (TOPICS, GROUPS, LEADS)]  # fmt: skip
    items = Items(
        is_session=is_session,
        campus=rng.integers(0, CAMPUSES, many),
        topic=pick[0],
        group=pick[1],
        panelist=pick[2],
        cost=rng.integers(1, 4, many).astype(float),
        lead=pick[2],
    )
    return standing, items


def limits(items: Items, **given: Any) -> Limits:
    plain: dict[str, Any] = {
        "many": 3,
        "budget": np.inf,
        "once": False,
        "minority": np.zeros(len(items), dtype=bool),
        "floor": 0,
        "free": np.full(LEADS, 99),
    }
    return Limits(**{**plain, **given})


def worth_of(standing: Standing, items: Items, some: Any) -> float:
    worth = Worth(standing, items)
    before = worth.value()
    for item in some:
        worth.take(int(item))
    return worth.value() - before


seeds = st.integers(0, 10_000)
sets = st.sets(st.integers(0, 8))


@given(seeds, sets, sets, st.integers(0, 8))
@settings(max_examples=300, deadline=None)
def test_it_is_monotone_and_submodular(
    seed: int, one: set[int], other: set[int], item: int
) -> None:
    standing, items = case(seed)
    small, large = one & other, one | other
    if item in large:
        return
    added = [
        worth_of(standing, items, [*some, item]) - worth_of(standing, items, some)
        for some in (small, large)
    ]
    assert added[1] >= -1e-12, "more never makes it less"
    assert added[0] >= added[1] - 1e-12, "the more there is, the less is added"


@given(seeds, sets)
@settings(max_examples=100, deadline=None)
def test_gains_are_what_taking_adds_in_any_order(seed: int, some: set[int]) -> None:
    standing, items = case(seed)
    worth = Worth(standing, items)
    for item in some:
        gains, before = worth.gains(), worth.value()
        worth.take(item)
        assert worth.value() - before == pytest.approx(gains[item], abs=1e-12)
    assert worth.value() == pytest.approx(
        worth_of(standing, items, sorted(some, reverse=True)) + Worth(standing, items).value()
    )


def test_nothing_is_added_where_nothing_is_missing() -> None:
    standing, items = case(3)
    full = Standing(**{**vars(standing), "counts": standing.wanted + 9, "region_weight": 0.0})
    assert Worth(full, items).gains() == pytest.approx(0)
    assert (Worth(full, items).thinness() == pytest.approx(0)) is True


def allowed(items: Items, some: tuple[int, ...], within: Limits) -> bool:
    """Say whether a choice keeps to limits: written another way than the search does."""
    campuses = [items.campus[one] for one in some]
    leads = [items.lead[one] for one in some if items.lead[one] != NONE]
    return (
        len(some) <= within.many
        and sum(items.cost[one] for one in some) <= within.budget + 1e-9
        and (not within.once or len(set(campuses)) == len(campuses))
        and sum(not within.minority[one] for one in some) <= max(0, within.many - within.floor)
        and all(leads.count(one) <= within.free[one] for one in set(leads))
    )


def best_of_all(standing: Standing, items: Items, within: Limits) -> float:
    choices = itertools.chain.from_iterable(
        itertools.combinations(range(len(items)), size) for size in range(within.many + 1)
    )
    return max(worth_of(standing, items, some) for some in choices if allowed(items, some, within))


WITHIN: list[dict[str, Any]] = [
    {},
    {"many": 5},
    {"once": True},
    {"budget": 4.0, "many": 9},
    {"budget": 5.0, "many": 3, "once": True},
    {"minority": np.arange(9) % 3 == 0, "floor": 2},
    {"minority": np.arange(9) % 3 == 0, "floor": 2, "budget": 5.0, "many": 4},
    {"free": np.array([1, 0])},
    {"many": 4, "once": True, "minority": np.arange(9) % 2 == 0, "floor": 2},
]


@pytest.mark.parametrize("given_limits", WITHIN)
def test_greedy_keeps_to_limits_and_its_proofs_hold_beside_the_best(
    given_limits: dict[str, Any],
) -> None:
    for seed in range(25):
        standing, items = case(seed, ambassadors=seed % 2 == 0)
        within = limits(items, **given_limits)
        best = best_of_all(standing, items, within)
        taken = chosen(standing, items, within, np.zeros(len(items)))
        assert allowed(items, tuple(taken.items), within)
        assert taken.value == pytest.approx(worth_of(standing, items, taken.items))
        assert taken.value <= best + 1e-9
        assert taken.bound >= best - 1e-9, "no choice adds more than the bound"
        if not np.isnan(taken.guarantee):
            assert taken.value >= taken.guarantee * best - 1e-9


def test_without_other_limits_greedy_is_proved_to_reach_its_share() -> None:
    standing, items = case(1)
    assert chosen(standing, items, limits(items), np.zeros(9)).guarantee == pytest.approx(
        1 - 1 / np.e
    )
    costly = chosen(standing, items, limits(items, budget=6.0, many=9), np.zeros(9))
    assert costly.guarantee == pytest.approx((1 - 1 / np.e) / 2)


def test_one_price_makes_a_budget_a_number() -> None:
    standing, items = case(2)
    same = Items(**{**vars(items), "cost": np.full(9, 2.0)})
    by_budget = chosen(standing, same, limits(same, budget=5.0, many=9), np.zeros(9))
    assert by_budget.items == chosen(standing, same, limits(same, many=2), np.zeros(9)).items


def test_equals_are_settled_by_rank_then_order() -> None:
    standing, items = case(5, ambassadors=False)
    one = Items(**{name: column[:1].repeat(3) for name, column in vars(items).items()})
    rank = np.array([0.0, 2.0, 1.0])
    assert greedy(standing, one, limits(one, many=1), rank=rank).items == [1]
    assert greedy(standing, one, limits(one, many=1), rank=np.zeros(3)).items == [0]


def test_varied_leaves_a_campus_for_one_about_as_good() -> None:
    for seed in range(30):
        standing, items = case(seed, ambassadors=False)
        taken = greedy(standing, items, limits(items, many=6), rank=np.zeros(9), varied=True)
        worth = Worth(standing, items)
        for before, item in zip([None, *taken.items], taken.items, strict=False):
            gains, left = worth.gains(), np.ones(9, dtype=bool)
            left[taken.items[: taken.items.index(item)]] = False
            best = gains[left].max()
            assert gains[item] >= ABOUT_EQUAL * best - 1e-9
            if before is not None and items.campus[item] == items.campus[before]:
                elsewhere = gains[left & (items.campus != items.campus[item])].max(initial=0)
                assert elsewhere < ABOUT_EQUAL * gains[item] + 1e-9
            worth.take(item)


def test_draws_keep_to_limits_and_never_beat_the_best() -> None:
    standing, items = case(7)
    within = limits(items, once=True, budget=5.0)
    best = best_of_all(standing, items, within)
    rng = np.random.default_rng(0)
    of_campus = by_campus(items, CAMPUSES)
    found = [
        drawn(standing, Room(items, within), of_campus, np.ones(CAMPUSES), rng) for _ in range(50)
    ]
    assert min(found) >= 0
    assert max(found) <= best + 1e-9
    only = np.array([0.0, 0.0, 1.0])
    there = [drawn(standing, Room(items, limits(items)), of_campus, only, rng) for _ in range(5)]
    most = worth_of(standing, items, np.flatnonzero(items.campus == 2))
    assert max(there) <= most + 1e-9


def test_draws_are_as_likely_as_they_are_said_to_be() -> None:
    standing, items = case(11, ambassadors=False)
    within, of_campus = limits(items, many=1), by_campus(items, CAMPUSES)
    rng, chance = np.random.default_rng(3), np.array([1.0, 2.0, 5.0])
    found = [drawn(standing, Room(items, within), of_campus, chance, rng) for _ in range(4_000)]
    gains = Worth(standing, items).gains()
    expected = sum(
        share * gains[some].mean()
        for some, share in zip(of_campus, chance / chance.sum(), strict=True)
    )
    assert all(len(some) for some in of_campus)
    assert np.mean(found) == pytest.approx(expected, abs=4 * np.std(found) / 4_000**0.5)


def any_limits(seed: int, many_items: int) -> dict[str, Any]:
    """Draw limits of every kind, together or alone."""
    rng = np.random.default_rng(seed)
    many = int(rng.integers(1, 5))
    given_limits: dict[str, Any] = {"many": many}
    if rng.random() < 0.5:
        given_limits["budget"] = float(rng.integers(1, 9))
    if rng.random() < 0.5:
        given_limits["once"] = True
    if rng.random() < 0.5:
        given_limits["minority"] = rng.random(many_items) < 0.4
        given_limits["floor"] = int(rng.integers(1, many + 1))
    if rng.random() < 0.5:
        given_limits["free"] = rng.integers(0, 3, LEADS)
    return given_limits


@given(seeds, st.booleans(), st.sampled_from([1.0, 1e6, 1e-3]))
@settings(max_examples=150, deadline=None)
def test_bound_and_share_hold_beside_the_best_under_any_limits(
    seed: int, varied: bool, price: float
) -> None:
    standing, items = case(seed, many=8, ambassadors=seed % 3 == 0)
    items = Items(**{**vars(items), "cost": items.cost * price})
    given_limits = any_limits(seed, 8)
    given_limits["budget"] = given_limits.get("budget", np.inf) * price
    within = limits(items, **given_limits)
    best = best_of_all(standing, items, within)
    taken = chosen(standing, items, within, np.zeros(8), varied=varied)
    assert allowed(items, tuple(taken.items), within)
    assert taken.value <= best + 1e-9 <= taken.bound + 2e-9
    if not np.isnan(taken.guarantee):
        assert taken.value >= taken.guarantee * best - 1e-9


@given(seeds)
@settings(max_examples=150, deadline=None)
def test_a_minimum_is_met_within_a_budget_that_allows_it(seed: int) -> None:
    standing, items = case(seed, many=8)
    # Sessions always add something here, so nothing but money and number can end a choice.
    standing = Standing(**{**vars(standing), "wanted": np.full((CAMPUSES, 5), 99.0)})
    rng = np.random.default_rng(seed)
    minority = rng.random(8) < 0.5
    within = limits(items, many=4, budget=float(rng.integers(1, 9)), minority=minority, floor=2)
    prices = np.sort(items.cost[minority])[:2]
    most = int((np.cumsum(prices) <= within.budget).sum())
    taken = chosen(standing, items, within, np.zeros(8))
    assert minority[taken.items].sum() >= most


def test_a_budget_at_one_price_keeps_the_minimum() -> None:
    standing, items = case(4, ambassadors=False)
    same = Items(**{**vars(items), "cost": np.full(9, 3.0)})
    minority = np.arange(9) % 3 == 0
    within = limits(same, many=4, budget=6.0, minority=minority, floor=2)
    taken = chosen(standing, same, within, np.zeros(9))
    assert len(taken.items) == 2
    assert minority[taken.items].all()
    assert taken.ended == "money"


def test_the_currency_changes_nothing() -> None:
    for seed in range(20):
        standing, items = case(seed)
        dear = Items(**{**vars(items), "cost": items.cost * 1e8})
        one = chosen(standing, items, limits(items, budget=6.0, many=9), np.zeros(9))
        other = chosen(standing, dear, limits(dear, budget=6e8, many=9), np.zeros(9))
        assert one.items == other.items
        assert one.bound == pytest.approx(other.bound)


def test_why_there_are_no_more_is_said() -> None:
    standing, items = case(6, ambassadors=False)

    def ended(**given_limits: Any) -> str:
        return chosen(standing, items, limits(items, **given_limits), np.zeros(9)).ended

    assert ended(many=1) == "number"
    assert ended(many=99) == "nothing"
    assert ended(many=99, budget=2.0) == "money"
    assert ended(many=99, free=np.zeros(LEADS, dtype=int)) in ("limits", "nothing")
    assert ended(many=99, once=True) == "limits"


def test_only_limits_that_can_keep_something_out_lower_the_share() -> None:
    standing, items = case(2, ambassadors=False)
    people = Items(**{**vars(items), "lead": np.full(9, NONE)})
    one = chosen(standing, people, limits(people, many=3, once=True), np.zeros(9))
    assert one.kept_to
    assert one.guarantee == pytest.approx(1 / 2)
    busy = chosen(standing, items, limits(items, many=3, once=True, free=np.ones(LEADS, int)),
                  np.zeros(9))  # fmt: skip
    assert busy.guarantee == pytest.approx(1 / 3)
