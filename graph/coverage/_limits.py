"""What a plan must keep to, what is left of it on the way, and what no plan could exceed."""

from copy import copy
from dataclasses import dataclass

import numpy as np

from graph.coverage._worth import NONE, Flags, Floats, Ints, Items

ABOUT_EQUAL = 0.9
SAME = 1e-9


@dataclass(frozen=True, eq=False)
class Limits:
    """What a choice must keep to. ``free``: how often each lead can still lead.

    ``minority`` are the items for one, ``floor`` how many of them there must be at least: so no
    more than ``many − floor`` others.
    """

    many: int
    budget: float
    once: bool
    minority: Flags
    floor: int
    free: Ints

    @property
    def others(self) -> int:
        """Say how many items at most are for no minority."""
        return max(0, self.many - self.floor)


class Room:
    """What is left of the limits after some items."""

    def __init__(self, items: Items, limits: Limits) -> None:
        self.items, self.limits = items, limits
        self.left = np.ones(len(items), dtype=bool)
        self.budget, self.many = limits.budget, limits.many
        self.others, self.free = limits.others, limits.free.copy()
        self.due = limits.floor if np.isfinite(self.budget) else 0
        for_them = np.flatnonzero(limits.minority) if self.due else np.empty(0, dtype=np.int64)
        self._cheapest = for_them[np.argsort(items.cost[for_them], kind="stable")]
        self._keep_back()

    def copy(self) -> "Room":
        """Give the same room, to fill another way."""
        other = copy(self)
        other.left, other.free = self.left.copy(), self.free.copy()
        return other

    def allowed(self, some: Ints | None = None) -> Flags:
        """Say which items, or of ``some``, can still be taken."""
        at: Ints | slice = slice(None) if some is None else some
        cost, lead, minority = self.items.cost[at], self.items.lead[at], self.limits.minority[at]
        if self.many <= 0:
            return np.zeros(len(cost), dtype=bool)
        least = cost + np.where(minority, self._but_one, self._kept)
        allowed = self.left[at] & (np.maximum(least, self._kept) <= self.budget + SAME)
        if len(self.free):
            allowed &= (lead == NONE) | (self.free[np.maximum(lead, 0)] > 0)
        return np.asarray(allowed & (minority | (self.others > 0)))

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
        self.due -= bool(self.limits.minority[item])
        self._keep_back()

    def _keep_back(self) -> None:
        """Say what the minimum for minorities still costs at least, and all of it but one."""
        self._kept = self._but_one = 0.0
        if self.due <= 0:
            return
        first = self._cheapest[self.left[self._cheapest]][: self.due]
        costs = np.cumsum(self.items.cost[first])
        self.due = int((costs <= self.budget + SAME).sum())
        if self.due:
            self._kept = float(costs[self.due - 1])
            self._but_one = float(costs[self.due - 2]) if self.due > 1 else 0.0


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
    if many <= 0:
        return 0.0
    if many < len(gains):
        gains = np.partition(gains, len(gains) - many)[len(gains) - many :]
    return float(gains.sum())


def guaranteed(limits: Limits, items: Items, kept_to: bool, varied: bool) -> float:
    """Say which share of the best is proved.

    Where no limit but the number ever kept greedy from its best item, it chose as if there were
    none. Else each of campuses once, minorities and leads' time is a partition matroid (the number
    makes no further one: a matroid cut at a size is one): of p, 1 ÷ (p + 1) (Fisher, Nemhauser &
    Wolsey 1978, doi:10.1007/BFb0121195). Items no worse than α of the best give 1 − exp(−α) and
    α ÷ (p + α) (Goundan & Schulz 2007, Revisiting the greedy approach to submodular set function
    maximization).
    """
    factor = ABOUT_EQUAL if varied else 1.0
    if not kept_to:
        return float(1 - np.exp(-factor))
    who = items.lead[items.lead != NONE]
    busy = bool(len(who)) and bool((limits.free[who] < limits.many).any())
    in_force = limits.once + (limits.floor > 0) + busy
    return factor / (factor + in_force)
