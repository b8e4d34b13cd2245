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
def take_one(
    starts: Ints,
    sets: Places,
    ends: Ints,
    members: Places,
    hit: Flags,
    gains: Floats,
    person: int,
) -> None:
    """Take a person where every set counts alike, and lower the gains of who is in their sets.

    A set is gone through once, when it is hit: all gains stay exact for what going through all
    sets twice costs.
    """
    for place in range(starts[person], starts[person + 1]):
        one = sets[place]
        if hit[one] == 0:
            hit[one] = 1
            for at in range(ends[one - 1] if one > 0 else 0, ends[one]):
                gains[members[at]] -= 1.0
    gains[person] = -1.0
