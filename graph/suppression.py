"""Small groups stay hidden: counts under five people, and what would give them away."""

from collections.abc import Collection, Hashable, Mapping, Sequence
from functools import cached_property
from typing import Generic, TypeVar

import pandas as pd

from graph.told import parts_of, told_by

SMALLEST = 5
WITHHELD = "withheld"
Group = TypeVar("Group", bound=Hashable)
Whole = TypeVar("Whole", bound=Hashable)


def hidden(counts: Mapping[Group, int], smallest: int = SMALLEST) -> set[Group]:
    """Say which groups of people to hide so that neither they nor a total gives a small one away.

    Groups of 1 to ``smallest - 1`` people are hidden. Where the total is known it would tell what
    all hidden groups hold together; so the next smallest groups are hidden too, until there are at
    least two and they hold ``smallest`` people or more. If that can't be had, every group is
    hidden. Groups of nobody are shown: there is nobody to protect.
    """
    found = {group for group, count in counts.items() if 0 < count < smallest}
    if not found:
        return found
    return _with_others(counts, found, smallest)


def hidden_within(
    counts: Mapping[Group, int],
    totals: Collection[Collection[Group]],
    smallest: int = SMALLEST,
    *,
    also: Collection[Group] = (),
) -> set[Group]:
    """Say which groups to hide where more than one total is shown, each over some of the groups.

    As :func:`hidden`, for every one of ``totals`` at once: what is hidden for the sake of one must
    not come out of another, nor out of several together. Groups of ``counts`` that are in none are
    hidden if they are small. ``also``: groups to hide in any case, as something else tells of them.
    A total that holds nobody but hidden groups and can't cover them must not be shown either.
    """
    within = _Within(counts, totals, smallest)
    within.hide({group for group, count in counts.items() if 0 < count < smallest})
    within.hide({group for group in also if counts.get(group)})
    grown = bool(within.found)
    while grown:
        grown = within.cover()
        if not grown:
            grown = within.hide(within.for_what_is_told())
    return within.found


def hidden_nested(
    counts: Mapping[Group, int], wholes: Mapping[Group, Whole], smallest: int = SMALLEST
) -> tuple[set[Group], set[Whole]]:
    """Say which groups and which wholes to hide where both are shown, each group in one whole.

    A campus must not come out of its region, nor a region out of its campuses: of a hidden whole no
    group with anybody is shown, and in every other whole what is hidden covers itself.
    """
    inside: dict[Whole, dict[Group, int]] = {}
    for group, count in counts.items():
        inside.setdefault(wholes[group], {})[group] = count
    sums = {whole: sum(groups.values()) for whole, groups in inside.items()}
    away = hidden(sums, smallest)
    found: set[Group] = set()
    for whole, groups in inside.items():
        if whole in away:
            found |= {group for group, count in groups.items() if count}
        else:
            found |= hidden(groups, smallest)
    return found, away


def hidden_over_time(
    counts: Mapping[Group, int],
    steps: Sequence[Collection[Group]],
    totals: Collection[Collection[Group]],
    smallest: int = SMALLEST,
) -> set[Group]:
    """Say which groups to hide in a table to which every export adds a step, such as a month.

    As :func:`hidden_within`, and whatever an earlier export had to hide stays hidden: else the
    later one would show what the earlier one hid to cover something else.
    """
    found: set[Group] = set()
    known: set[Group] = set()
    for step in steps:
        known |= set(step)
        sofar = {group: count for group, count in counts.items() if group in known}
        found |= hidden_within(sofar, totals, smallest, also=found)
    return found


def suppressed(column: pd.Series, smallest: int = SMALLEST) -> pd.Series:
    """Replace the counts of ``column`` to be hidden by the word ``withheld``; unknown stays so."""
    known = {at: int(value) for at, value in column.items() if pd.notna(value)}
    away = hidden(known, smallest)
    shown = [WITHHELD if at in away else known.get(at) for at in column.index]
    return pd.Series(shown, index=column.index, name=column.name, dtype=object)


def _covered(counts: Mapping[Group, int], found: set[Group], smallest: int) -> bool:
    return len(found) >= 2 and sum(counts[group] for group in found) >= smallest


def _with_others(counts: Mapping[Group, int], found: set[Group], smallest: int) -> set[Group]:
    """Add the next smallest groups to those to be hidden, until a total gives none of them away."""
    if not found:
        return found
    away = set(found)
    rest = sorted(
        (group for group, count in counts.items() if count >= smallest and group not in away),
        key=lambda group: (counts[group], str(group)),
    )
    while rest and not _covered(counts, away, smallest):
        away.add(rest.pop(0))
    return away if _covered(counts, away, smallest) else set(counts)


class _Within(Generic[Group]):
    """What is hidden of groups, and in each of the totals that are shown, the narrowest first."""

    def __init__(
        self, counts: Mapping[Group, int], totals: Collection[Collection[Group]], smallest: int
    ) -> None:
        ordered = sorted((list(total) for total in totals), key=len)
        self.counts, self.smallest = counts, smallest
        self.totals = [{one: counts[one] for one in total if one in counts} for total in ordered]
        self.found: set[Group] = set()
        self._hidden: list[set[Group]] = [set() for _ in ordered]
        # A total that nothing more was hidden in since it was looked at is covered as it was.
        self._looked_at = [False] * len(ordered)
        self._of: dict[Group, list[int]] = {}
        for at, total in enumerate(self.totals):
            for group in total:
                self._of.setdefault(group, []).append(at)

    def hide(self, groups: set[Group]) -> bool:
        """Hide groups; say whether any of them was not hidden before."""
        more = groups - self.found
        self.found |= more
        for group in more:
            for at in self._of.get(group, ()):
                self._hidden[at].add(group)
                self._looked_at[at] = False
        return bool(more)

    def cover(self) -> bool:
        """Hide in every total what it takes to cover the others; say whether that was anything.

        The narrowest first: what has to go with a small group there serves the wider ones too.
        """
        grown = False
        for at, total in enumerate(self.totals):
            if not self._looked_at[at]:
                away = {group for group in self._hidden[at] if total[group]}
                grown |= self.hide(_with_others(total, away, self.smallest))
                self._looked_at[at] = True
        return grown

    def for_what_is_told(self) -> set[Group]:
        """Give one group more to hide if the totals together would still tell a small one.

        Two totals may share hidden groups so that their difference is one of them: what can be
        worked out is in the row space of the totals. Totals that nothing can cover are not shown.
        """
        shown = [
            at
            for at, total in enumerate(self.totals)
            if _covered(total, self._hidden[at], self.smallest)
        ]
        away = [{group for group in held if self.counts[group]} for held in self._hidden]
        if not shown or not any(away):
            return set()
        told = told_by(away, shown, self._parts)
        few = {group for group in told if self.counts[group] < self.smallest}
        rest = {
            group
            for at in shown
            if not few.isdisjoint(self.totals[at])
            for group, count in self.totals[at].items()
            if count and group not in self.found
        }
        return {min(rest, key=lambda group: (self.counts[group], str(group)))} if rest else set()

    @cached_property
    def _parts(self) -> list[list[int]]:
        return parts_of(self.totals)
