"""The choices that sets are compared with: most contact, PageRank, chance, greedy by simulation."""

import heapq

import numpy as np

from graph.kernels.pagerank import solved_along
from graph.spread._arcs import Arcs, Floats, Ints
from graph.spread._greedy import Wanted
from graph.spread._models import Spreading
from graph.spread._sets import stream_of
from graph.spread._simulated import simulated

# What PageRank may be off by, as a share of all: it is to tell who is high, not how high.
_DAMPING, _LEFT_OVER = 0.85, 1e-3
_DRAWS = 10
# People reached, all simulated runs together, that greedy by simulation may cost.
_AFFORDABLE = 30_000_000
_RUNS = 500
# Going through an arc in runs side by side costs as much as such a part of a person reached.
_ARCS_A_PERSON = 150


def most_contact(arcs: Arcs, wanted: Wanted) -> Ints:
    """Take those with the most strength out of them."""
    return _highest(arcs.out.strengths, wanted)


def highest_pagerank(arcs: Arcs, wanted: Wanted) -> Ints:
    """Take those with the highest PageRank where each person ranks whom they hear from."""
    out, into = arcs.out, arcs.into
    ones = np.ones(len(out.degree))
    strength, total = out.strength, into.strengths
    if arcs.alike:
        strength, total = strength[:0], into.degree.astype(np.float64)
    values, _ = solved_along(
        out.indptr, out.indices.view(np.uint32), strength, total,
        _DAMPING, ones, _LEFT_OVER * len(ones), 200,
    )  # fmt: skip
    return _highest(values, wanted)


def by_chance(wanted: Wanted, seed: int) -> list[Ints]:
    """Draw people at random, several times."""
    free = np.flatnonzero(wanted.free)
    draw = np.random.default_rng(stream_of(seed, 31))
    return [
        np.concatenate([wanted.first, draw.choice(free, wanted.many, replace=False)])
        for _ in range(_DRAWS)
    ]


def is_affordable(arcs: Arcs, wanted: Wanted, reach_of_one: float, reach_of_all: float) -> bool:
    """Say whether greedy by simulation is, given how many people one and all choices reach."""

    def cost(reach: float) -> float:
        return min(reach, reach / 8 + len(arcs.out.indices) / _ARCS_A_PERSON)

    first = float(wanted.free.sum()) * cost(reach_of_one)
    return _RUNS * (first + wanted.many * 20 * cost(reach_of_all)) <= _AFFORDABLE


def by_simulation(spreading: Spreading, accepts: Floats, wanted: Wanted, seed: int) -> Ints:
    """Take who adds most in simulated runs, the same runs for all, looking again only where needed.

    Source: Leskovec et al. (2007), CELF, doi:10.1145/1281192.1281239.
    """
    stream = stream_of(seed, 32)

    def reach(people: list[int]) -> float:
        runs = simulated(spreading, np.array(people, dtype=np.int64), accepts, _RUNS, stream)
        return float(runs.counts.sum())

    chosen: list[int] = wanted.first.tolist()
    so_far = reach(chosen)
    queue = [
        (so_far - reach([*chosen, person]), person, len(chosen))
        for person in np.flatnonzero(wanted.free).tolist()
    ]
    heapq.heapify(queue)
    while len(chosen) < len(wanted.first) + wanted.many:
        loss, person, looked_at = heapq.heappop(queue)
        if looked_at == len(chosen):
            chosen.append(person)
            so_far -= loss
        else:
            again = so_far - reach([*chosen, person])
            heapq.heappush(queue, (again, person, len(chosen)))
    return np.array(chosen, dtype=np.int64)


def _highest(values: Floats, wanted: Wanted) -> Ints:
    """Take the highest of those who are free; of equals the first."""
    order = np.argsort(-np.where(wanted.free, values, -np.inf), kind="stable")
    return np.concatenate([wanted.first, order[: wanted.many]]).astype(np.int64)
