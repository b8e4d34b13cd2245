"""Cover: the few people who are in the most sets, taken one by one.

Sets count by their label: what a label's sets bring ends at its room, so that a gain is the sum
over labels of min(scale · sets newly hit, room left) + beyond · sets newly hit. One label with
endless room is plain coverage.
"""

import numpy as np
import numpy.typing as npt

from graph.kernels.compiling import kernel

Ints = npt.NDArray[np.int64]
Places = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.uint8]


@kernel
def times_in(members: Places, people: int) -> Ints:
    """Count the sets that each person is in."""
    counts = np.zeros(people, dtype=np.int64)
    for person in members:
        counts[person] += 1
    return counts


@kernel
def sets_of_people(ends: Ints, members: Places, people: int) -> tuple[Ints, Places]:
    """Turn sets of people into ``(starts, sets)``: those of person i from ``starts[i]`` on."""
    starts = np.zeros(people + 1, dtype=np.int64)
    for person in members:
        starts[person + 1] += 1
    for person in range(people):
        starts[person + 1] += starts[person]
    free = starts[:-1].copy()
    sets = np.empty(len(members), dtype=np.int32)
    first = 0
    for at in range(len(ends)):
        for place in range(first, ends[at]):
            person = members[place]
            sets[free[person]] = at
            free[person] += 1
        first = ends[at]
    return starts, sets


@kernel
def gain_of(
    starts: Ints,
    sets: Places,
    labels: Places,
    hit: Flags,
    scale: Floats,
    room: Floats,
    beyond: Floats,
    person: int,
    fresh: Ints,
) -> float:
    """Give what a person would add; ``fresh`` (a place a label) is left with the sets newly hit."""
    fresh[:] = 0
    for place in range(starts[person], starts[person + 1]):
        if hit[sets[place]] == 0:
            fresh[labels[sets[place]] if len(labels) else 0] += 1
    gain = 0.0
    for label in range(len(fresh)):
        gain += min(scale[label] * fresh[label], room[label])
        gain += beyond[label] * fresh[label]
    return gain


@kernel
def take(
    starts: Ints, sets: Places, hit: Flags, scale: Floats, room: Floats, person: int, fresh: Ints
) -> None:
    """Mark a person's sets as hit and use up the room that they fill."""
    for place in range(starts[person], starts[person + 1]):
        hit[sets[place]] = 1
    for label in range(len(fresh)):
        room[label] -= min(scale[label] * fresh[label], room[label])


@kernel
def all_gains(
    starts: Ints,
    sets: Places,
    labels: Places,
    hit: Flags,
    scale: Floats,
    room: Floats,
    beyond: Floats,
    gains: Floats,
) -> None:
    """Put into ``gains`` what each person would add; who may not be taken (below 0) stays so."""
    fresh = np.zeros(len(room), dtype=np.int64)
    for person in range(len(gains)):
        if gains[person] >= 0:
            gains[person] = gain_of(starts, sets, labels, hit, scale, room, beyond, person, fresh)


@kernel
def take_best(
    starts: Ints,
    sets: Places,
    labels: Places,
    hit: Flags,
    scale: Floats,
    room: Floats,
    beyond: Floats,
    gains: Floats,
    chosen: Ints,
) -> None:
    """Fill ``chosen`` with the people who add most, each given those before; of equals the first.

    ``gains`` holds what each would add at most (below 0: may not be taken). A gain never grows, so
    only who looks best is worked out anew (Minoux 1978, doi:10.1007/BFb0006528).
    """
    fresh = np.zeros(len(room), dtype=np.int64)
    current = np.zeros(len(gains), dtype=np.uint8)
    for place in range(len(chosen)):
        current[:] = 0
        while True:
            best = int(np.argmax(gains))
            if current[best]:
                break
            gains[best] = gain_of(starts, sets, labels, hit, scale, room, beyond, best, fresh)
            current[best] = 1
        gain_of(starts, sets, labels, hit, scale, room, beyond, best, fresh)
        take(starts, sets, hit, scale, room, best, fresh)
        chosen[place] = best
        gains[best] = -1.0


@kernel
def narrowed(
    ends: Ints, members: Places, hit: Flags, place: Places, kept: int
) -> tuple[Ints, Places, int]:
    """Narrow sets down to the people who have a ``place`` (from 0 on), in so many places in all.

    Gives ``(ends, members, hit)`` of the sets that are left with anybody, and how many are hit:
    those that were, and those that hold somebody with the place -2.
    """
    new_ends = np.empty(len(ends), dtype=np.int64)
    new_members = np.empty(kept, dtype=np.int32)
    sets, size, covered, first = 0, 0, 0, 0
    for one in range(len(ends)):
        before = size
        is_hit = hit[one] != 0
        for at in range(first, ends[one]):
            person = place[members[at]]
            if person >= 0:
                new_members[size] = person
                size += 1
            is_hit = is_hit or person == -2
        first = ends[one]
        if is_hit:
            covered += 1
            size = before
        elif size > before:
            new_ends[sets] = size
            sets += 1
    return new_ends[:sets], new_members[:size], covered


@kernel
def take_most(
    starts: Ints, sets: Places, ends: Ints, members: Places, hit: Flags, gains: Ints, chosen: Ints
) -> int:
    """Fill ``chosen`` with who is in the most sets not hit yet, one by one; of equals the first.

    Gives the least gain of those chosen. A set is gone through once, when it is hit: all gains stay
    exact for what going through all sets twice costs.
    """
    least = 0
    for turn in range(len(chosen)):
        best = int(np.argmax(gains))
        chosen[turn], least = best, gains[best]
        for place in range(starts[best], starts[best + 1]):
            one = sets[place]
            if hit[one] == 0:
                hit[one] = 1
                for at in range(ends[one - 1] if one > 0 else 0, ends[one]):
                    gains[members[at]] -= 1
        gains[best] = -1
    return int(least)


@kernel
def weighed_gains(ends: Ints, members: Places, held: Floats, spare: float, gains: Floats) -> float:
    """Give up sets as far as they are held already; put into ``gains`` what people add to the rest.

    ``held`` says how many people hold each set (fractions of people add up); one that is held by
    1 − ``spare`` counts whole, one by 1 + ``spare`` not at all. Gives what was given up.
    """
    gains[:] = 0.0
    lost, first = 0.0, 0
    for one in range(len(ends)):
        weight = min(max((1.0 + spare - held[one]) / (2.0 * spare), 0.0), 1.0)
        lost += 1.0 - weight
        if weight > 0.0:
            for at in range(first, ends[one]):
                gains[members[at]] += weight
        first = ends[one]
    return lost


@kernel
def moved_to(
    ends: Ints, members: Places, people: Flags, held: Floats, spare: float, halvings: int
) -> None:
    """Move ``held`` towards the ``people`` by the step that covers most, smoothed by ``spare``."""
    way = np.empty(len(ends))
    first = 0
    for one in range(len(ends)):
        holders = 0
        for at in range(first, ends[one]):
            holders += people[members[at]]
        way[one] = holders - held[one]
        first = ends[one]
    low, high = 0.0, 1.0
    for _ in range(halvings):
        step = (low + high) / 2
        slope = 0.0
        for one in range(len(ends)):
            weight = (1.0 + spare - held[one] - step * way[one]) / (2.0 * spare)
            slope += min(max(weight, 0.0), 1.0) * way[one]
        if slope > 0:
            low = step
        else:
            high = step
    for one in range(len(ends)):
        held[one] += low * way[one]
