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

from graph.spread._arcs import Floats, Ints
from graph.spread._certificate import at_least, at_most
from graph.spread._greedy import Cover, Wanted, most_covering, plain
from graph.spread._models import Spreading
from graph.spread._rivals import highest_pagerank, most_contact
from graph.spread._sets import Sets, Source, source_of, stream_of

# The least sets drawn to choose, and to judge; people kept of them at first, and in all.
SETS, JUDGED = 1 << 18, 1 << 16
_KEPT, _KEPT_IN_ALL = 1 << 24, 1 << 27
# Enough sets a person for the choice among people who are nearly as good as each other.
_SETS_A_PERSON = 26
_PILOT, _PROBE = 1 << 12, 1 << 8
# In a small network people are nearly as good as each other, and sets hold few: many are cheap.
_SMALL, _CHEAP = 5_000, 1 << 20
# People looked at in the first round.
_WORK = 30_000_000
# How good a choice is worth another round to prove, and the rounds there are in all.
_GOOD, _EXTRA, _ROUNDS = 0.8, 1, 7
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
    known, many, size = _first_people(source_of(spreading, accepts, stream_of(seed, 3)), wanted)
    rivals = [
        Choice("degree", most_contact(spreading.arcs, wanted)),
        Choice("pagerank", highest_pagerank(spreading.arcs, wanted)),
    ]
    begun = replace(wanted, first=known, many=wanted.many - (len(known) - len(wanted.first)))
    sets = chosen_by.draw(0, many, known)
    judged = max(min(JUDGED, many), many // 4, 1)
    people = len(wanted.free)
    doubt = min(1 / people, 0.01) / (_ROUNDS * (len(rivals) + 2))
    for done in range(1, _ROUNDS + 1):
        own, limit = most_covering(sets, begun, wanted.many)
        choices = [Choice("sets", own), *rivals]
        hits = judged_by.hits(0, judged, [one.people for one in choices])[:, 0]
        best = int(hits.argmax())
        least = max(
            at_least(hits[best], judged, doubt), taking_part(accepts, choices[best].people) / people
        )
        most = at_most(limit, len(sets.ends), doubt)
        bound = min(least / most, 1.0)
        enough = bound >= _PROMISE - epsilon and (bound >= _GOOD or done > _EXTRA)
        if enough or 2 * len(sets.members) > _KEPT_IN_ALL or done == _ROUNDS:
            break
        sets = sets.and_more(chosen_by.draw(len(sets.ends), 2 * len(sets.ends), known))
        judged *= 2
    reach = people * float(hits[best]) / judged
    return Found(choices[best], bound, people * most, choices, len(sets.ends) + judged, size, reach)


def taking_part(accepts: Floats, people: Ints) -> float:
    """Give how many of the people are expected to take part, whom they reach aside."""
    if len(accepts) == 1:
        return float(accepts[0]) * len(people)
    return float(accepts[people].sum())


def _first_people(source: Source, wanted: Wanted) -> tuple[Ints, int, float]:
    """Say whose sets need not be kept, how many sets to draw, and how large a set is.

    Those who are chosen in any case are, and as many of the best of a pilot as it takes to keep
    memory in bounds.
    """
    people = len(wanted.free)
    sets = source.draw(0, _PROBE // 4, wanted.first[:0])
    pilot = max(min(_PILOT, int(_KEPT / max(sets.mean_size, 1))), len(sets.ends) + 1)
    sets = sets.and_more(source.draw(len(sets.ends), pilot, wanted.first[:0]))
    size = max(sets.mean_size, 1.0)
    if (many := int(_KEPT / size)) >= min(SETS, _SETS_A_PERSON * people):
        enough = max(SETS, int(_CHEAP / size)) if people <= _SMALL else SETS
        return wanted.first, min(enough, many), size
    cover = Cover(sets, wanted, plain())
    while len(cover.people) < len(wanted.first) + wanted.many:
        if _left(sets, cover) * SETS <= _KEPT:
            break
        cover.take(1)
    known = np.array(cover.people, dtype=np.int64)
    probe = source.draw(pilot, pilot + _PROBE, known)
    looked_at = max(probe.looked_at / _PROBE, 1.0)
    many = int(min(SETS, _KEPT / max(_left(sets, cover), _KEPT / SETS), _WORK / looked_at))
    return known, max(many, _PROBE), size


def _left(pilot: Sets, cover: Cover) -> float:
    """Give how many people a set still keeps, on average."""
    sizes = np.diff(pilot.ends, prepend=0)
    return float(sizes[cover.hit == 0].sum() / len(sizes))
