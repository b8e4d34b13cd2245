"""What of many tables may be told: nothing of few people that others add up or subtract to."""

from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import combinations, permutations

import numpy as np

from graph.attitude.change import Floats

Node = tuple[str, str]
"""What numbers are told of: a grouping (campus, topic, session) and a group of it."""
Parts = frozenset[str]
Sets = Mapping[Node, Parts]
Few = Callable[[Parts], bool]

_NOTHING, _USED = 1e-7, 1e-6
# Of more sums than this not every two are put together: it would take too long.
_MANY = 60


def given_away(
    groups: Sets, sizes: Mapping[Node, int], few: Few, also: Collection[Node] = ()
) -> set[Node]:
    """Say which groups to hide so that nothing told adds up to a few people, nor subtracts.

    ``groups``: the parts (sessions, say) that each is made of; a session is one part, a campus
    several, a topic others, across the campuses. The numbers of all parts together are told too.
    ``few`` says of parts whether they hold few people. Hidden are groups of few, those ``also``
    given, and the smallest (``sizes``) of those from which a few could be worked out: a vector of
    parts can be if it lies in the row space of what is told (the linear audit of L. H. Cox 1980,
    Suppression methodology and statistical disclosure control, Journal of the American Statistical
    Association 75). Looked for are
    the groups of few, what two groups share or differ in, and what is left over of a group.
    """
    away = {group for group, parts in groups.items() if few(parts)} | set(also)
    shared = _shared(groups, few)
    if not away and not shared:
        return away
    whole = _together(groups.values())
    if few(whole):
        return set(groups)
    always = [parts for parts in groups.values() if few(parts)] + shared
    while True:
        told = {group: parts for group, parts in groups.items() if group not in away}
        suspects = {*always, *(rest for rest in _rests(groups, told, whole) if few(rest))}
        found = _smallest_behind(told, sizes, whole, suspects, few)
        if not found:
            return away
        away |= found


def _shared(groups: Sets, few: Few) -> list[Parts]:
    """Give what two groups share or differ in, where that is a few."""
    several = {parts for parts in groups.values() if len(parts) > 1}
    found = {
        part
        for one, other in combinations(sorted(several, key=sorted), 2)
        if one & other
        for part in (one & other, one - other, other - one)
    }
    return [part for part in found if part and few(part)]


def _rests(groups: Sets, told: Sets, whole: Parts) -> Iterable[Parts]:
    """Give what is left of the whole by each grouping, and of each group by what is told singly."""
    for kind in {kind for kind, _ in groups}:
        yield whole - _together(parts for (of, _), parts in told.items() if of == kind)
    single = _together(parts for parts in told.values() if len(parts) == 1)
    for parts in told.values():
        yield parts - single


def _smallest_behind(
    told: Sets, sizes: Mapping[Node, int], whole: Parts, suspects: Collection[Parts], few: Few
) -> set[Node]:
    """Give, of every few people who can be worked out, the smallest group by which they can."""
    single = _together(parts for parts in told.values() if len(parts) == 1)
    at = {part: place for place, part in enumerate([*sorted(whole - single), *sorted(single)])}
    open_ = len(whole - single)
    wide = [group for group, parts in told.items() if len(parts) > 1]
    rows = _matrix([whole, *(told[group] for group in wide)], at)
    asked = _matrix([parts for parts in sorted(suspects, key=sorted) if parts - single], at)
    # What is told singly can be taken off any sum: only the rest has to be reached.
    unknown = rows[:, :open_]
    inverse = np.linalg.pinv(unknown @ unknown.T, 1e-9, hermitian=True)
    held = _of_few(unknown, list(at)[:open_], few)
    wanted = np.vstack([asked, np.pad(held, ((0, 0), (0, len(single))))])
    weights = wanted[:, :open_] @ unknown.T @ inverse
    missed = np.abs(weights @ unknown - wanted[:, :open_]).max(axis=1, initial=0)
    found = set()
    for place in np.flatnonzero(missed < _NOTHING):
        # One group less what is told singly tells more plainly than a sum of many: the smallest.
        alone = np.flatnonzero((np.abs(unknown - wanted[place, :open_]) < _NOTHING).all(axis=1))
        by = weights[place]
        if len(alone):
            by = np.eye(len(rows))[min(alone, key=lambda row: rows[row].sum())]
        taken_off = np.abs(by @ rows - wanted[place]) > _USED
        used = [group for group, one in zip(wide, by[1:], strict=True) if abs(one) > _USED]
        used += [
            group
            for group, parts in told.items()
            if len(parts) == 1 and taken_off[at[next(iter(parts))]]
        ]
        found |= {min(used, key=lambda group: (sizes[group], group))} if used else set()
    return found


def _of_few(rows: Floats, parts: list[str], few: Few) -> Floats:
    """Give sums of the rows that hold nothing but parts of few people, and few in all.

    By Gauss and Jordan's elimination, the parts of few people last.
    """
    order = sorted(range(len(parts)), key=lambda at: few(frozenset([parts[at]])))
    left, done = rows[:, order].copy(), 0
    for column in range(left.shape[1]):
        if done == len(left):
            break
        pivot = done + int(np.abs(left[done:, column]).argmax())
        if abs(left[pivot, column]) < _NOTHING:
            continue
        left[[done, pivot]] = left[[pivot, done]]
        left[done] /= left[done, column]
        others = np.arange(len(left)) != done
        left[others] -= np.outer(left[others, column], left[done])
        done += 1
    left[np.abs(left) < _NOTHING] = 0
    small = np.array([few(frozenset([parts[at]])) for at in order])
    of_small = [row for row in left[:done] if not row[~small].any()]
    back = np.zeros((len(of_small), len(parts)))
    for at, row in enumerate(of_small):
        back[at, order] = row
    # Two of them that share parts can be put together to one that lacks these.
    pairs = [
        row - other * share
        for row, other in permutations(back[:_MANY], 2)
        for share in np.unique((row / np.where(other, other, np.nan))[(row != 0) & (other != 0)])
    ]
    sums = [np.where(np.abs(row) < _NOTHING, 0, row) for row in [*back, *pairs]]
    held = [frozenset(parts[at] for at in np.flatnonzero(row)) for row in sums]
    told = [row for row, of in zip(sums, held, strict=True) if of and few(of)]
    return np.array(told) if told else np.zeros((0, len(parts)))


def _together(sets: Iterable[Parts]) -> Parts:
    return Parts().union(*sets)


def _matrix(sets: Collection[Parts], at: Mapping[str, int]) -> Floats:
    matrix = np.zeros((len(sets), len(at)))
    for row, parts in enumerate(sets):
        matrix[row, [at[part] for part in parts if part in at]] = 1
    return matrix
