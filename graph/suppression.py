"""Small groups stay hidden: counts under five people, and what would give them away."""

from collections.abc import Collection, Hashable, Mapping
from typing import TypeVar

import pandas as pd

SMALLEST = 5
WITHHELD = "withheld"
Group = TypeVar("Group", bound=Hashable)


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
    counts: Mapping[Group, int], totals: Collection[Collection[Group]], smallest: int = SMALLEST
) -> set[Group]:
    """Say which groups to hide where more than one total is shown, each over some of the groups.

    As :func:`hidden`, for every one of ``totals`` at once: what is hidden for the sake of one must
    not come out of another. Groups of ``counts`` that are in none are hidden if they are small.
    """
    found = {group for group, count in counts.items() if 0 < count < smallest}
    grown = bool(found)
    while grown:
        grown = False
        # The narrowest first: what has to go with a small group there serves the wider ones too.
        for total in sorted(totals, key=len):
            inside = {group: counts[group] for group in total if group in counts}
            away = _with_others(inside, {group for group in found if inside.get(group)}, smallest)
            grown = grown or not away <= found
            found |= away
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
