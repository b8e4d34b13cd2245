"""What a plan must keep to, what is left of it on the way, and what no plan could exceed."""

from dataclasses import dataclass

import numpy as np

from graph.coverage._worth import NONE, Flags, Floats, Ints, Items

ABOUT_EQUAL = 0.9
SAME = 1e-9


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


class Room:
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
        allowed = self.left & (self.items.cost <= self.budget + SAME)
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


def untaken(many: int, taken: list[int]) -> Flags:
    left = np.ones(many, dtype=bool)
    left[taken] = False
    return left


def at_most(gains: Floats, items: Items, limits: Limits, taken: list[int]) -> float:
    """Say what any choice within the limits could still add: the sum of the largest gains.

    F(best) ≤ F(S) + Σ of its items' gains at S, whatever S is, as F is monotone and submodular
    (Leskovec et al. 2007, doi:10.1145/1281192.1281239, section 3.2).
    """
    gains = np.where(untaken(len(gains), taken), gains, 0.0)
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


def guaranteed(limits: Limits, kept_to: bool, varied: bool) -> float:
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
