"""The search for the people who reach farthest: sets choose them, other sets prove it.

Sets are drawn until the choice is certified to reach the share of the best possible that was
asked for (OPIM-C: Tang, Tang, Xiao & Yuan 2018, doi:10.1145/3183713.3183749), and never fewer
than a least number: stopped as early as the certificate allows, the choice can reach less than
those with the most contact do. Where sets are large, those that hold one of the first people
chosen are counted and not kept (Guo et al. 2020, doi:10.1145/3318464.3389740).
"""

import math
from dataclasses import dataclass, replace

import numpy as np

from graph.spread._arcs import Arcs, Floats, Ints
from graph.spread._certificate import at_least, at_most
from graph.spread._covered import most_covering
from graph.spread._greedy import Wanted
from graph.spread._models import Spreading
from graph.spread._rivals import highest_pagerank, most_contact
from graph.spread._sets import Sets, Source, source_of, stream_of

# Sets drawn to choose at first: as many as hold so many people, within these numbers.
_KEPT, _FEWEST, _MOST = 1 << 22, 1 << 18, 1 << 20
# In small networks so many a person are enough; the least to judge, and how many hits tell well.
_A_PERSON, _JUDGED, _HITS = 26, 1 << 14, 5_000
# People kept of all sets: where they are large, and in the last round.
_KEPT_OF_LARGE, _KEPT_IN_ALL = 1 << 24, 1 << 27
# Sets that tell how large sets are, whose need not be kept; people looked at for these, for all.
_PROBE, _PILOT, _PILOT_WORK, _WORK = 1 << 5, 1 << 12, 1 << 22, 1 << 23
# How good a choice is worth another round to prove, and the rounds there are in all.
_GOOD, _ROUNDS = 0.8, 4
_PROMISE = 1 - 1 / math.e


@dataclass(frozen=True, eq=False)
class Choice:
    """People chosen by one way of choosing."""

    way: str
    people: Ints


@dataclass(frozen=True, eq=False)
class Found:
    """The best choice, what it is certified to reach of the best possible, all that were judged.

    ``most``: what no choice exceeds, with the same certainty. ``reach_of_one``: a person's mean
    reach; ``reach``: that of the best choice.
    """

    best: Choice
    bound: float
    most: float
    choices: list[Choice]
    sets: int
    reach_of_one: float
    reach: float


def farthest(
    spreading: Spreading, accepts: Floats, wanted: Wanted, epsilon: float, seed: int
) -> Found:
    """Choose the people who reach farthest."""
    chosen_by = source_of(spreading, accepts, stream_of(seed, 1))
    judged_by = source_of(spreading, accepts, stream_of(seed, 2))
    start = _start(source_of(spreading, accepts, stream_of(seed, 3)), spreading.arcs, wanted)
    known = start.known
    rivals = [
        Choice("degree", most_contact(spreading.arcs, wanted)),
        Choice("pagerank", highest_pagerank(spreading.arcs, wanted)),
    ]
    begun = replace(wanted, first=known, many=wanted.many - (len(known) - len(wanted.first)))
    sets = chosen_by.draw(0, start.sets, known)
    people, judged = len(wanted.free), 0
    doubt = min(1 / people, 0.01) / (_ROUNDS * (len(rivals) + 2))
    for done in range(1, _ROUNDS + 1):
        own = most_covering(sets, begun, wanted.many)
        choices = [Choice("sets", own.people), *rivals]
        judged = max(2 * judged, _to_judge(own.sets, len(sets.ends)))
        hits = judged_by.hits(0, judged, [one.people for one in choices])[:, 0]
        best = int(hits.argmax())
        least = max(
            at_least(hits[best], judged, doubt), taking_part(accepts, choices[best].people) / people
        )
        most = at_most(own.limit, len(sets.ends), doubt)
        bound = min(least / most, 1.0)
        enough = bound >= max(_PROMISE - epsilon, _GOOD)
        if enough or 2 * len(sets.members) > _KEPT_IN_ALL or done == _ROUNDS:
            break
        sets = sets.and_more(chosen_by.draw(len(sets.ends), 2 * len(sets.ends), known))
    reach = people * float(hits[best]) / judged
    size = start.size if len(known) else len(sets.members) / len(sets.ends)
    sets_drawn = len(sets.ends) + judged
    return Found(choices[best], bound, people * most, choices, sets_drawn, size, reach)


def _to_judge(hit: int, sets: int) -> int:
    """Say how many sets tell well what share is hit, given how many of those that chose were."""
    return max(min(max(_JUDGED, int(_HITS * sets / max(hit, 1))), sets), 1)


def taking_part(accepts: Floats, people: Ints) -> float:
    """Give how many of the people are expected to take part, whom they reach aside."""
    if len(accepts) == 1:
        return float(accepts[0]) * len(people)
    return float(accepts[people].sum())


@dataclass(frozen=True, eq=False)
class _Start:
    """Whose sets need not be kept, how many sets to draw at first, how large a set is."""

    known: Ints
    sets: int
    size: float


def _start(source: Source, arcs: Arcs, wanted: Wanted) -> _Start:
    """Look at a few sets.

    Where they are large, as many of the people chosen from them are ``known`` as it takes to keep
    memory and time in bounds; those who must be chosen always are.
    """
    nobody = wanted.first[:0]
    sets = source.draw(0, _PROBE, nobody)
    begun = max(min(_PILOT // 4, int(_PILOT_WORK / 64 / max(sets.mean_size, 1.0))), _PROBE)
    sets = sets.and_more(source.draw(_PROBE, begun, nobody))
    size = max(sets.mean_size, 1.0)
    fewest = min(_FEWEST, _A_PERSON * len(wanted.free))
    if fewest * size <= _KEPT_OF_LARGE:
        return _Start(wanted.first, min(max(int(_KEPT / size), fewest), _MOST), size)
    pilot = max(min(_PILOT, int(_PILOT_WORK / size)), begun + 1)
    sets = sets.and_more(source.draw(begun, pilot, nobody))
    known, left = _known(sets, arcs, wanted, _KEPT_OF_LARGE / fewest)
    probe = 8 * _PROBE
    looked_at = source.draw(pilot, pilot + probe, known).looked_at / probe
    many = min(fewest, _KEPT_OF_LARGE / max(left, 1.0), _WORK / max(looked_at, 1.0))
    return _Start(known, max(int(many), _PROBE), size)


def _known(pilot: Sets, arcs: Arcs, wanted: Wanted, bearable: float) -> tuple[Ints, float]:
    """Give the people chosen first, so many that sets without them keep a ``bearable`` size.

    Of those who are in as many sets, who has the most contact is met the soonest. Gives also the
    number of people that a set then keeps on average.
    """
    order = np.argsort(-arcs.out.strengths, kind="stable")
    place = np.empty(len(order), dtype=np.int32)
    place[order] = np.arange(len(order), dtype=np.int32)
    ranked = replace(wanted, first=place[wanted.first].astype(np.int64), free=wanted.free[order])
    found = most_covering(replace(pilot, members=place[pilot.members]), ranked, 0)
    people = order[found.people]
    turn = np.full(len(order), len(people))
    turn[people] = np.arange(len(people))
    sizes = np.diff(pilot.ends, prepend=0)
    met = np.minimum.reduceat(turn[pilot.members], pilot.ends - sizes)
    left = sizes.sum() - np.cumsum(np.bincount(met, sizes, len(people) + 1))[:-1]
    left = np.concatenate([[sizes.sum()], left]) / len(sizes)
    enough = max(int((left > bearable).sum()), len(wanted.first))
    known = min(enough, len(people))
    return people[:known], float(left[known])
