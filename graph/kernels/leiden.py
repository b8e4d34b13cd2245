"""Communities by the Leiden algorithm: groups tied among themselves more than chance would have it.

Traag, Waltman & van Eck (2019), doi:10.1038/s41598-019-41695-z. A person's gain from a community is
the strength of the ties into it less what their own and its strength would let one expect.
"""

import numpy as np
import numpy.typing as npt

from graph.kernels.compiling import kernel
from graph.kernels.draws import after, stream, uniform

Ints = npt.NDArray[np.int64]
Targets = npt.NDArray[np.uint32]
Floats = npt.NDArray[np.float64]
Truths = npt.NDArray[np.bool_]


@kernel
def leiden(
    indptr: Ints,
    indices: Targets,
    strength: Floats,
    resolution: float,
    seed: int,
    rounds: int,
    levels: int,
) -> Ints:
    """Give each person's community, numbered from 0, of a network whose ties go both ways.

    Every one of at most ``rounds`` starts from the communities found so far, moves people, merges
    what belongs together, and goes on with the merged, ``levels`` times at most, until nothing
    moves. The seed decides in which order they are taken.
    """
    people = len(indptr) - 1
    found = np.arange(people)
    degree = np.zeros(people)
    for one in range(people):
        for at in range(indptr[one], indptr[one + 1]):
            degree[one] += strength[at]
    per = resolution / max(np.sum(degree), 1e-300)
    for turn in range(rounds):
        ptr, ends, ties, weight = indptr, indices, strength, degree
        node, community, moved = np.arange(people), found.copy(), 0
        for level in range(levels):
            draws = seed * 1_000_003 + turn * 1009 + level
            moved += _move(ptr, ends, ties, weight, community, per, draws)
            _renumber(community)
            part = _refine(ptr, ends, ties, weight, community, per, draws + 500_009)
            parts = _renumber(part)
            found = community[node]
            if parts == len(part):
                break
            belongs = np.empty(parts, dtype=np.int64)
            for one in range(len(part)):
                belongs[part[one]] = community[one]
            ptr, ends, ties, weight = _merge(ptr, ends, ties, weight, part, parts)
            node, community = part[node], belongs
        if moved == 0:
            break
    return found


@kernel
def _move(
    ptr: Ints,
    ends: Targets,
    ties: Floats,
    weight: Floats,
    community: Ints,
    per: float,
    seed: int,
) -> int:
    """Move each to where they gain most until nobody gains; count the moves."""
    many = len(weight)
    total, members = np.zeros(many), np.zeros(many, dtype=np.int64)
    for one in range(many):
        total[community[one]] += weight[one]
        members[community[one]] += 1
    free = np.flatnonzero(members == 0)  # where who fits nowhere goes; taken from the end
    left = len(free)
    into, met = np.zeros(many), np.empty(many, dtype=np.int64)
    queue, waits = _shuffled(many, seed), np.ones(many, dtype=np.bool_)
    first, waiting, moves = 0, many, 0
    least = 1e-12 * np.sum(weight)  # less is rounding
    while waiting > 0:
        one = queue[first]
        first, waiting, waits[one] = (first + 1) % many, waiting - 1, False
        here = community[one]
        total[here] -= weight[one]
        members[here] -= 1
        seen = _ties_into(ptr, ends, ties, community, one, into, met)
        best, gain = _best(here, into, met, seen, total, per * weight[one], least)
        if gain < -least and left > 0:
            left -= 1
            best = free[left]
        total[best] += weight[one]
        members[best] += 1
        if best == here:
            continue
        community[one] = best
        moves += 1
        if members[here] == 0 and left < len(free):
            free[left] = here
            left += 1
        for at in range(ptr[one], ptr[one + 1]):
            other = ends[at]
            if not waits[other] and community[other] != best:
                queue[(first + waiting) % many] = other
                waiting += 1
                waits[other] = True
    return moves


@kernel
def _best(
    here: int, into: Floats, met: Ints, seen: int, total: Floats, per: float, least: float
) -> tuple[int, float]:
    """Choose where the gain is largest, ``here`` unless it is larger there; clears ``into``."""
    best, gain = here, into[here] - per * total[here]
    for at in range(seen):
        there = met[at]
        gained = into[there] - per * total[there]
        if gained > gain + least:
            best, gain = there, gained
        into[there] = 0
    return best, gain


@kernel
def _ties_into(
    ptr: Ints, ends: Targets, ties: Floats, group: Ints, one: int, into: Floats, met: Ints
) -> int:
    """Sum one's ties by group: ``into`` by group, the groups in ``met``, how many there are."""
    seen = 0
    for at in range(ptr[one], ptr[one + 1]):
        there = group[ends[at]]
        if into[there] == 0:
            met[seen] = there
            seen += 1
        into[there] += ties[at]
    return seen


@kernel
def _refine(
    ptr: Ints,
    ends: Targets,
    ties: Floats,
    weight: Floats,
    community: Ints,
    per: float,
    seed: int,
) -> Ints:
    """Split each community into parts that hold together: who is alone joins a part of theirs.

    Only who is tied well to the rest of the community, to a part that is so as well.
    """
    many = len(weight)
    part, of_part, alone = np.arange(many), weight.copy(), np.ones(many, dtype=np.bool_)
    total, outward = np.zeros(many), np.zeros(many)
    for one in range(many):
        total[community[one]] += weight[one]
        for at in range(ptr[one], ptr[one + 1]):
            if community[ends[at]] == community[one]:
                outward[one] += ties[at]
    into, met = np.zeros(many), np.empty(many, dtype=np.int64)
    for one in _shuffled(many, seed):
        whole = total[community[one]]
        if not alone[one] or outward[one] < per * weight[one] * (whole - weight[one]):
            continue
        seen = _ties_into(ptr, ends, ties, part, one, into, met)
        best, gain, tied = one, 0.0, 0.0
        for at in range(seen):
            there = met[at]
            gained = into[there] - per * weight[one] * of_part[there]
            held = outward[there] >= per * of_part[there] * (whole - of_part[there])
            if gained > gain and held and community[there] == community[one]:
                best, gain, tied = there, gained, into[there]
        for at in range(seen):
            into[met[at]] = 0
        if best != one:
            part[one] = best
            alone[one], alone[best] = False, False
            of_part[best] += weight[one]
            outward[best] += outward[one] - 2 * tied
    return part


@kernel
def _merge(
    ptr: Ints, ends: Targets, ties: Floats, weight: Floats, part: Ints, parts: int
) -> tuple[Ints, Targets, Floats, Floats]:
    """Make each part one, with the sums of its members' ties to others, and of their weights."""
    start = np.zeros(parts + 1, dtype=np.int64)
    merged = np.zeros(parts)
    for one in range(len(part)):
        start[part[one] + 1] += 1
        merged[part[one]] += weight[one]
    for at in range(parts):
        start[at + 1] += start[at]
    place, member = start[:parts].copy(), np.empty(len(part), dtype=np.int64)
    for one in range(len(part)):
        member[place[part[one]]] = one
        place[part[one]] += 1
    rows = np.zeros(parts + 1, dtype=np.int64)
    others, sums = np.empty(len(ends), dtype=np.uint32), np.empty(len(ends))
    where = np.full(parts, -1, dtype=np.int64)
    filled = 0
    for this in range(parts):
        row = filled
        for at in range(start[this], start[this + 1]):
            for arc in range(ptr[member[at]], ptr[member[at] + 1]):
                there = part[ends[arc]]
                if there == this:
                    continue
                if where[there] < row:
                    where[there] = filled
                    others[filled], sums[filled] = there, 0.0
                    filled += 1
                sums[where[there]] += ties[arc]
        rows[this + 1] = filled
    return rows, others[:filled].copy(), sums[:filled].copy(), merged


@kernel
def _renumber(group: Ints) -> int:
    """Give groups numbers from 0 in the order in which they come up; say how many there are."""
    number = np.full(len(group), -1, dtype=np.int64)
    many = 0
    for one in range(len(group)):
        if number[group[one]] < 0:
            number[group[one]] = many
            many += 1
        group[one] = number[group[one]]
    return many


@kernel
def _shuffled(many: int, seed: int) -> Ints:
    """Give 0 to ``many`` - 1 in an order that the seed decides (Fisher & Yates)."""
    order = np.arange(many)
    state = stream(seed, 0)
    for last in range(many - 1, 0, -1):
        other = int(uniform(state) * (last + 1))
        state = after(state)
        order[last], order[other] = order[other], order[last]
    return order
