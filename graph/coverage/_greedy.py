"""Taking one by one what adds most, within limits, and what no choice could exceed."""

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from graph.coverage._limits import ABOUT_EQUAL, SAME, Limits, Room, at_most, guaranteed, untaken
from graph.coverage._worth import Flags, Floats, Ints, Items, Standing, Worth

ONE_BY_ONE = float(1 - 1 / np.e)
"""Greedy's share of the best, F monotone and submodular (Nemhauser, Wolsey & Fisher 1978,
doi:10.1007/BF01588971)."""


Ended = Literal["number", "nothing", "money", "limits"]
"""Why a choice has no more items: it has as many as were asked for, nothing else adds anything,
what does is too dear, or the other limits leave nothing that does."""


@dataclass(frozen=True, eq=False)
class Taken:
    """Items in the order they were taken, what each added, and what no choice could add.

    ``guarantee``: the share of the best choice's worth that this one is proved to have, whatever
    the numbers; missing where nothing general is known (``bound`` holds in any case). ``kept_to``:
    a limit other than number and budget kept a better item out. ``ended``: why there are no more.
    """

    items: list[int]
    gains: list[float]
    bound: float
    guarantee: float
    kept_to: bool = False
    ended: Ended = "number"

    @property
    def value(self) -> float:
        """What they add together."""
        return float(sum(self.gains))


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
    worth, room = Worth(standing, items), Room(items, limits)
    taken: list[int] = []
    added: list[float] = []
    bound, kept_to = np.inf, False
    while True:
        gains = worth.gains()
        bound = min(bound, sum(added) + at_most(gains, items, limits, taken))
        allowed, value = room.allowed(), gains / items.cost if by_cost else gains
        wished = untaken(len(items), taken) & (items.cost <= room.budget + SAME) & (room.many > 0)
        wish = value[wished].max(initial=0.0)
        if wish <= SAME or not allowed.any():
            kept_to |= wish > SAME
            break
        best = _best(value, allowed, rank)
        kept_to |= bool(wish > value[best] + SAME)
        if gains[best] <= SAME:
            break
        if varied and taken and items.campus[best] == items.campus[taken[-1]]:
            best = _elsewhere(value, allowed, rank, items, best)
        worth.take(best)
        room.take(best)
        taken.append(best)
        added.append(float(gains[best]))
    guarantee = guaranteed(limits, items, kept_to, varied)
    ended = _ended(room, gains, untaken(len(items), taken))
    return Taken(taken, added, float(bound), guarantee, kept_to, ended)


def chosen(
    standing: Standing, items: Items, limits: Limits, rank: Floats, *, varied: bool = False
) -> Taken:
    """Choose within the limits: ``greedy``, under a budget the better of its two ways.

    Under a budget alone the better one has ½ (1 − 1/e) of the best (Leskovec et al. 2007,
    doi:10.1145/1281192.1281239); with other limits in force nothing is proved but ``bound``.
    """
    if not np.isfinite(limits.budget) or not len(items):
        return greedy(standing, items, limits, rank=rank, varied=varied)
    # In the cheapest item's price: what is told apart must not hang on the currency.
    price = items.cost.min()
    items = replace(items, cost=items.cost / price)
    limits = replace(limits, budget=limits.budget / price)
    if items.cost.max() <= 1:
        # At one price a budget is a number.
        affordable = int(min(limits.budget + SAME, limits.many))
        by_number = replace(limits, many=affordable, budget=np.inf)
        one = greedy(standing, items, by_number, rank=rank, varied=varied)
        short = one.ended == "number" and affordable < limits.many
        return replace(one, ended="money") if short else one
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
    room: Room,
    of_campus: list[Ints],
    chance: Floats,
    generator: np.random.Generator,
) -> float:
    """Give what a choice adds that draws campuses by ``chance``, and any item there.

    It keeps to what there is ``room`` for; ``of_campus``: the items of each campus (``by_campus``).
    """
    worth, room, cheapest = Worth(standing, room.items), room.copy(), room.items.cost.min(initial=0)
    before = worth.value()
    left = np.where([len(some) > 0 for some in of_campus], chance, 0.0)
    while room.many > 0 and cheapest <= room.budget + SAME and left.any():
        campus = int(generator.choice(len(left), p=left / left.sum()))
        allowed = room.allowed(of_campus[campus])
        if not allowed.any():
            # Nothing there will be allowed again: what is left of a limit never grows.
            left[campus] = 0.0
            continue
        item = int(generator.choice(of_campus[campus][allowed]))
        worth.take(item)
        room.take(item)
    return worth.value() - before


def by_campus(items: Items, campuses: int) -> list[Ints]:
    """Give the positions of each campus's items."""
    order = np.argsort(items.campus, kind="stable")
    ends = np.cumsum(np.bincount(items.campus, minlength=campuses))
    return np.split(order, ends[:-1]) if campuses else []


def _ended(room: Room, gains: Floats, left: Flags) -> Ended:
    if room.many <= 0:
        return "number"
    adds = left & (gains > SAME)
    if not adds.any():
        return "nothing"
    return "limits" if (room.items.cost[adds] <= room.budget + SAME).any() else "money"


def _best(value: Floats, allowed: Flags, rank: Floats) -> int:
    """Give the item of the highest value; of equals the one of the highest rank, then the first."""
    highest = value[allowed].max()
    equal = np.flatnonzero(allowed & (value >= highest - SAME))
    return int(equal[np.argmax(rank[equal])])


def _elsewhere(value: Floats, allowed: Flags, rank: Floats, items: Items, best: int) -> int:
    other = allowed & (items.campus != items.campus[best])
    if not other.any():
        return best
    found = _best(value, other, rank)
    return found if value[found] >= ABOUT_EQUAL * value[best] else best
