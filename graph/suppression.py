"""Small groups stay hidden: counts under five people, and what would give them away."""

from collections.abc import Collection, Hashable, Mapping, Sequence
from typing import TypeVar

import numpy as np
import pandas as pd

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
    found = {group for group, count in counts.items() if 0 < count < smallest}
    found |= {group for group in also if counts.get(group)}
    ordered = sorted((list(total) for total in totals), key=len)
    grown = bool(found)
    while grown:
        grown = False
        # The narrowest first: what has to go with a small group there serves the wider ones too.
        for total in ordered:
            inside = {group: counts[group] for group in total if group in counts}
            away = _with_others(inside, {group for group in found if inside.get(group)}, smallest)
            grown = grown or not away <= found
            found |= away
        if not grown:
            more = _for_what_is_told(counts, found, ordered, smallest)
            grown = not more <= found
            found |= more
    return found


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


def _for_what_is_told(
    counts: Mapping[Group, int],
    found: set[Group],
    totals: Sequence[Sequence[Group]],
    smallest: int,
) -> set[Group]:
    """Give one group more to hide if the totals together would still tell a small one.

    Two totals may share hidden groups so that their difference is one of them: what can be worked
    out is in the row space of the totals. Totals that nothing can cover are not shown.
    """
    away = [group for group in found if counts[group]]
    shown = [
        total
        for total in ([group for group in total if group in counts] for total in totals)
        if _covered(counts, found & set(total), smallest)
    ]
    if not away or not shown:
        return set()
    matrix = np.array([[group in total for group in away] for total in map(set, shown)], float)
    # How much of each group lies in the row space: 1 says that sums of totals are it alone.
    weight = (matrix * (np.linalg.pinv(matrix @ matrix.T, 1e-9, hermitian=True) @ matrix)).sum(
        axis=0
    )
    told = {group for group, one in zip(away, weight, strict=True) if one > 1 - 1e-6}
    rest = {
        group
        for total in shown
        if any(counts[group] < smallest for group in told & set(total))
        for group in total
        if counts[group] and group not in found
    }
    return {min(rest, key=lambda group: (counts[group], str(group)))} if rest else set()
