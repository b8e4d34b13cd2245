"""Taking one by one what adds most, within limits, and what no choice could exceed."""

from dataclasses import dataclass, replace

import numpy as np

from graph.coverage._worth import NONE, Flags, Floats, Ints, Items, Standing, Worth

ONE_BY_ONE = float(1 - 1 / np.e)
"""Greedy's share of the best, F monotone and submodular (Nemhauser, Wolsey & Fisher 1978,
doi:10.1007/BF01588971)."""
ABOUT_EQUAL = 0.9
_SAME = 1e-9


@dataclass(frozen=True, eq=False)
class Limits:
    """What a choice must keep to. ``free``: how often each lead can still lead.

    ``other_than_minority``: so many items at most that are for no minority.
    """

    many: int
    budget: float
    once: bool
    minority: Flags
    other_than_minority: int
    free: Ints


@dataclass(frozen=True, eq=False)
class Taken:
    """Items in the order they were taken, what each added, and what no choice could add.

    ``guarantee``: the share of the best choice's worth that this one is proved to have, whatever
    the numbers; missing where nothing general is known (``bound`` holds in any case). ``kept_to``:
    a limit other than number and budget kept a better item out.
    """

    items: list[int]
    gains: list[float]
    bound: float
    guarantee: float
    kept_to: bool = False

    @property
    def value(self) -> float:
        """What they add together."""
        return float(sum(self.gains))


class _Room:
    """What is left of the limits after some items."""

    def __init__(self, items: Items, limits: Limits) -> None:
        self.items, self.limits = items, limits
        self.left = np.ones(len(items), dtype=bool)
        self.budget, self.many = limits.budget, limits.many
        self.others, self.free = limits.other_than_minority, limits.free.copy()

    def allowed(self) -> Flags:
        """Say which items can still be taken."""
        if self.many <= 0:
            return np.zeros(len(self.items), dtype=bool)
        allowed = self.left & (self.items.cost <= self.budget + _SAME)
        if len(self.free):
            allowed &= (self.items.lead == NONE) | (self.free[np.maximum(self.items.lead, 0)] > 0)
        return allowed & (self.limits.minority | (self.others > 0))

    def take(self, item: int) -> None:
        """Count an item."""
        self.left[item] = False
        self.many -= 1
        self.budget -= self.items.cost[item]
        self.others -= not self.limits.minority[item]
        if self.items.lead[item] != NONE:
            self.free[self.items.lead[item]] -= 1
        if self.limits.once:
            self.left[self.items.campus == self.items.campus[item]] = False


def greedy(
    standing: Standing,
    items: Items,
    limits: Limits,
    *,
    rank: Floats,
    by_cost: bool = False,
    varied: bool = False,
) -> Taken:
    """Take the items that add most, one by one; ``rank`` settles equals, the higher first.

    ``by_cost``: most for what it costs. ``varied``: not the campus of the item before, if another
    adds nine tenths as much.
    """
    worth, room = Worth(standing, items), _Room(items, limits)
    taken: list[int] = []
    added: list[float] = []
    bound, kept_to = np.inf, False
    while True:
        gains = worth.gains()
        bound = min(bound, sum(added) + _at_most(gains, items, limits, taken))
        allowed, value = room.allowed(), gains / items.cost if by_cost else gains
        wished = _untaken(len(items), taken) & (items.cost <= room.budget + _SAME) & (room.many > 0)
        wish = value[wished].max(initial=0.0)
        if wish <= _SAME or not allowed.any():
            kept_to |= wish > _SAME
            break
        best = _best(value, allowed, rank)
        kept_to |= bool(wish > value[best] + _SAME)
        if gains[best] <= _SAME:
            break
        if varied and taken and items.campus[best] == items.campus[taken[-1]]:
            best = _elsewhere(value, allowed, rank, items, best)
        worth.take(best)
        room.take(best)
        taken.append(best)
        added.append(float(gains[best]))
    guarantee = _guarantee(limits, kept_to, varied)
    return Taken(taken, added, float(bound), guarantee, kept_to)


def chosen(
    standing: Standing, items: Items, limits: Limits, rank: Floats, *, varied: bool = False
) -> Taken:
    """Choose within the limits: ``greedy``, under a budget the better of its two ways.

    Under a budget alone the better one has ½ (1 − 1/e) of the best (Leskovec et al. 2007,
    doi:10.1145/1281192.1281239); with other limits in force nothing is proved but ``bound``.
    """
    if np.isfinite(limits.budget) and len(items) and np.ptp(items.cost) == 0:
        # At one price a budget is a number.
        affordable = int((limits.budget + _SAME) / items.cost[0])
        limits = replace(limits, many=min(limits.many, affordable), budget=np.inf)
    if not np.isfinite(limits.budget):
        return greedy(standing, items, limits, rank=rank, varied=varied)
    ways = [greedy(standing, items, limits, rank=rank, by_cost=way) for way in (False, True)]
    better = max(ways, key=lambda one: one.value)
    others = any(one.kept_to or len(one.items) == limits.many for one in ways)
    return replace(
        better,
        bound=min(one.bound for one in ways),
        guarantee=float("nan") if others else ONE_BY_ONE / 2,
    )


def drawn(
    standing: Standing,
    items: Items,
    limits: Limits,
    chance: Floats,
    generator: np.random.Generator,
) -> float:
    """Give what a choice adds that draws campuses by ``chance``, and any item there, in limits."""
    worth, room = Worth(standing, items), _Room(items, limits)
    before = worth.value()
    while True:
        allowed = room.allowed() & (chance[items.campus] > 0)
        if not allowed.any():
            return worth.value() - before
        campuses = np.unique(items.campus[allowed])
        weights = chance[campuses] / chance[campuses].sum()
        campus = generator.choice(campuses, p=weights)
        item = int(generator.choice(np.flatnonzero(allowed & (items.campus == campus))))
        worth.take(item)
        room.take(item)


def _best(value: Floats, allowed: Flags, rank: Floats) -> int:
    """Give the item of the highest value; of equals the one of the highest rank, then the first."""
    highest = value[allowed].max()
    equal = np.flatnonzero(allowed & (value >= highest - _SAME))
    return int(equal[np.argmax(rank[equal])])


def _elsewhere(value: Floats, allowed: Flags, rank: Floats, items: Items, best: int) -> int:
    other = allowed & (items.campus != items.campus[best])
    if not other.any():
        return best
    found = _best(value, other, rank)
    return found if value[found] >= ABOUT_EQUAL * value[best] else best


def _untaken(many: int, taken: list[int]) -> Flags:
    left = np.ones(many, dtype=bool)
    left[taken] = False
    return left


def _at_most(gains: Floats, items: Items, limits: Limits, taken: list[int]) -> float:
    """Say what any choice within the limits could still add: the sum of the largest gains.

    F(best) ≤ F(S) + Σ of its items' gains at S, whatever S is, as F is monotone and submodular
    (Leskovec et al. 2007, doi:10.1145/1281192.1281239, section 3.2).
    """
    gains = np.where(_untaken(len(gains), taken), gains, 0.0)
    cost = items.cost
    if limits.once:
        gains, cost = _best_of_each(gains, items)
    most = _largest(gains, limits.many)
    if not np.isfinite(limits.budget):
        return most
    order = np.argsort(-gains / cost, kind="stable")
    spent = np.cumsum(cost[order])
    part = np.clip(1 - (spent - limits.budget) / cost[order], 0, 1)
    return min(most, float((gains[order] * part).sum()))


def _best_of_each(gains: Floats, items: Items) -> tuple[Floats, Floats]:
    """Give each campus's largest gain, and its smallest cost."""
    campuses = int(items.campus.max(initial=-1)) + 1
    most, least = np.zeros(campuses), np.full(campuses, np.inf)
    np.maximum.at(most, items.campus, gains)
    np.minimum.at(least, items.campus, items.cost)
    there = np.isfinite(least)
    return most[there], least[there]


def _largest(gains: Floats, many: int) -> float:
    return float(np.sort(gains)[::-1][:many].sum())


def _guarantee(limits: Limits, kept_to: bool, varied: bool) -> float:
    """Say which share of the best is proved.

    Where no limit but the number ever kept greedy from its best item, it chose as if there were
    none. Else each of campuses once, minorities and leads' time is a partition matroid: of p, 1 ÷
    (p + 1) (Fisher, Nemhauser & Wolsey 1978, doi:10.1007/BFb0121195). Taking items nine tenths as
    good as the best lowers both.
    """
    factor = ABOUT_EQUAL if varied else 1.0
    if not kept_to:
        return float(1 - np.exp(-factor))
    in_force = limits.once + (limits.other_than_minority < limits.many) + 1
    return factor / (factor + in_force)
