"""A choice that is good whatever the chance to carry turns out to be within a range.

The people are chosen for the highest share of the best possible reach at the chance where that
share is lowest (He & Kempe 2016, doi:10.1145/2939672.2939760), looked at at five chances.
"""

from dataclasses import dataclass, replace

import numpy as np

from graph.spread._arcs import Floats, Ints
from graph.spread._certificate import at_least, at_most
from graph.spread._covered import most_covering
from graph.spread._greedy import Wanted
from graph.spread._labelled import Goals
from graph.spread._models import Spreading
from graph.spread._rivals import highest_pagerank, most_contact
from graph.spread._search import taking_part
from graph.spread._sets import Source, source_of, stream_of

LEVELS = 5
_JUDGED = 1 << 16


@dataclass(frozen=True, eq=False)
class Robust:
    """The choice; the lowest share of the best possible that is certified; by chance its share."""

    way: str
    people: Ints
    bound: float
    shares: Floats


def levels(low: float, high: float) -> Floats:
    """Give chances from ``low`` to ``high``, each as many times the one before."""
    if low == high:
        return np.array([low])
    return np.linspace(low, high, LEVELS) if low == 0 else np.geomspace(low, high, LEVELS)


def most_robust(
    spreading: Spreading, chances: Floats, accepts: Floats, wanted: Wanted, seed: int
) -> Robust:
    """Choose for the highest least share of the best possible."""
    sources = _sources(spreading, chances, accepts, seed, 51)
    goals = Goals.drawn(sources, wanted.first)
    singles = [
        most_covering(source.draw(0, goals.many, wanted.first), wanted, wanted.many)
        for source in sources
    ]
    per = np.maximum([goals.shares(one.people)[at] for at, one in enumerate(singles)], 1e-300)
    raised = goals.raised(wanted, per, np.full(len(per), 1 / len(per)) / per)
    ways = {"sets": raised} | {
        f"p = {p:.3g}": one.people for p, one in zip(chances, singles, strict=True)
    }
    rivals = {
        "degree": most_contact(spreading.arcs, wanted),
        "pagerank": highest_pagerank(spreading.arcs, wanted),
    }
    choices = [*ways.values(), *rivals.values()]
    judged = min(_JUDGED, goals.many)
    judges = _sources(spreading, chances, accepts, seed, 52)
    hits = np.array([judge.hits(0, judged, choices)[:, 0] for judge in judges]).T
    shares = hits / np.maximum(hits.max(axis=0), 1)
    best = int(shares.min(axis=1).argmax())
    doubt = min(1 / len(wanted.free), 0.01) / (len(chances) * (len(choices) + 1))
    own = taking_part(accepts, choices[best]) / len(wanted.free)
    bound = min(
        max(at_least(hits[best, at], judged, doubt), own) / at_most(one.limit, goals.many, doubt)
        for at, one in enumerate(singles)
    )
    return Robust([*ways, *rivals][best], choices[best], min(bound, 1.0), shares[best])


def _sources(
    spreading: Spreading, chances: Floats, accepts: Floats, seed: int, purpose: int
) -> list[Source]:
    return [
        source_of(replace(spreading, p=float(p)), accepts, stream_of(seed, purpose, at))
        for at, p in enumerate(chances)
    ]
