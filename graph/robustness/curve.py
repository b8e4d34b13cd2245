"""The robustness curve: how much stays connected while people leave one after another."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from graph.errors import QuestionError
from graph.kernels.removal import by_degree, largest_left, largest_left_of
from graph.kernels.threads import in_blocks, threads_for
from graph.measures import measure_named
from graph.robustness._asked import People, places, ranks
from graph.snapshot import Snapshot

Floats = npt.NDArray[np.float64]
_RUNS, _FEWEST, _AFFORDABLE = 200, 20, 2e8
_BAND = (0.025, 0.975)


@dataclass(frozen=True, eq=False)
class Robustness:
    """How the network holds while people leave in some order.

    ``curve[q]`` is s(q), the people in the largest connected part once q have left ÷ the people at
    the start: so ``curve[0]`` is ``start`` and, if everybody leaves, ``curve[-1]`` is 0. ``r`` is
    the mean of s(1) to s(n), between 0 and 0.5 where everybody leaves, NaN where the order doesn't
    hold everybody or there is nobody. ``largest``: the same curve in people.
    """

    r: float
    start: float
    curve: Floats
    largest: People
    _ids: pd.Index
    _order: npt.NDArray[Any]

    @cached_property
    def order(self) -> tuple[str, ...]:
        """Who left, first to last."""
        return tuple(self._ids[self._order].tolist())

    @cached_property
    def half(self) -> int | None:
        """How many must leave until the largest part holds at most half of those at the start."""
        below = np.flatnonzero(self.curve <= 0.5)
        return int(below[0]) if len(below) else None


@dataclass(frozen=True, eq=False)
class RandomRemoval:
    """How the network holds while people leave in a random order: over ``runs`` such orders.

    ``curve`` is the mean of s(0) to s(n); 95 % of the runs lie between ``low`` and ``high`` at
    each point. ``r`` is the mean of R, ``r_low`` to ``r_high`` what 95 % of the runs have.
    """

    r: float
    r_low: float
    r_high: float
    curve: Floats
    low: Floats
    high: Floats
    runs: int


def robustness(snapshot: Snapshot, order: Any = None) -> Robustness:
    """Let people leave one after another, and follow the largest connected part.

    ``order``: None, whoever has most ties left goes next (recomputed after each; strength and
    direction aside); the name of a measure, everybody by its value today, highest first, unknown
    last; or ids, who leave in that order while the others stay. Equals go by id: ids are texts,
    compared sign by sign, so "10" goes before "2".

    Source: Schneider, Moreira, Andrade, Havlin & Herrmann (2011), Mitigation of malicious attacks
    on networks; doi:10.1073/pnas.1009440108. Raises QuestionError.
    """
    csr = snapshot.undirected.csr
    if order is None:
        leave, ends, others = by_degree(csr.indptr, csr.indices, ranks(csr.ids))
        return _followed(csr.ids, leave, largest_left_of(leave, ends, others))
    chosen = _by_measure(snapshot, order) if isinstance(order, str) else _listed(snapshot, order)
    return _followed(csr.ids, chosen, largest_left(csr.indptr, csr.indices, chosen))


def random_removal(snapshot: Snapshot, *, runs: int | None = None, seed: int = 0) -> RandomRemoval:
    """Let people leave in random orders, drawn with ``seed``, for comparison.

    ``runs``: by default 200, fewer (20 at least) where the network is large. Raises QuestionError.
    """
    csr = snapshot.undirected.csr
    people = len(csr.ids)
    if runs is None:
        size = max(people + len(csr.indices), 1)
        runs = int(min(max(_AFFORDABLE / size, _FEWEST), _RUNS))
    if runs < 1:
        raise QuestionError("runs", f"{runs} is too few", "Give 1 up")
    # People are drawn in the order of their ids, so that the order of rows doesn't matter.
    by_id = np.argsort(ranks(csr.ids)).astype(np.int32)

    def some(first: int, last: int) -> npt.NDArray[np.int32]:
        draws = (np.random.default_rng([seed, run]) for run in range(first, last))
        drawn = (by_id[draw.permutation(people)] for draw in draws)
        return np.array([largest_left(csr.indptr, csr.indices, one) for one in drawn])

    found = in_blocks(some, runs, threads=threads_for(len(csr.indices) * runs))
    return _summed_up(np.concatenate(found), people)


def curves(hubs: Robustness, random: RandomRemoval, points: int | None = None) -> pd.DataFrame:
    """Put both curves side by side, at every point or at so many that are evenly spaced.

    Columns ``people_gone``; ``most_tied_first, at_random``, shares still connected; ``low, high``.
    """
    last = len(hubs.curve) - 1
    steps = last if points is None else min(last, points)
    gone = np.unique(np.linspace(0, last, steps + 1).round().astype(int))
    return pd.DataFrame(
        {
            "people_gone": gone,
            "most_tied_first": hubs.curve[gone],
            "at_random": random.curve[gone],
            "low": random.low[gone],
            "high": random.high[gone],
        }
    )


def _summed_up(left: npt.NDArray[np.int32], people: int) -> RandomRemoval:
    if not people:
        nothing = np.array([np.nan])
        return RandomRemoval(np.nan, np.nan, np.nan, nothing, nothing, nothing, len(left))
    means = left[:, 1:].sum(axis=1, dtype=np.int64) / people**2
    r_low, r_high = np.quantile(means, _BAND)
    ends = [np.empty(people + 1), np.empty(people + 1)]
    step = max(1, int(1e7) // len(left))  # a large network's runs at once would fill the memory
    for first in range(0, people + 1, step):
        part = np.quantile(left[:, first : first + step], _BAND, axis=0) / people
        for end, values in zip(ends, part, strict=True):
            end[first : first + step] = values
    mean = left.mean(axis=0) / people
    return RandomRemoval(
        float(means.mean()), float(r_low), float(r_high), mean, ends[0], ends[1], len(left)
    )


def _followed(ids: pd.Index, order: npt.NDArray[Any], largest: People) -> Robustness:
    people = len(ids)
    if not people:
        nothing = np.array([np.nan])
        return Robustness(np.nan, np.nan, nothing, largest, ids, order)
    curve = largest / people
    everybody = len(order) == people
    r = int(largest[1:].sum(dtype=np.int64)) / people**2 if everybody else float("nan")
    return Robustness(r, float(curve[0]), curve, largest, ids, order)


def _by_measure(snapshot: Snapshot, name: str) -> People:
    """Put everybody in the order of a measure, highest first, equals by id."""
    found = measure_named(name)
    if found.subject != "person":
        raise QuestionError("order", f'"{name}" is no measure of people', "Give one that is")
    if not found.ordered:
        raise QuestionError("order", f'more of "{name}" is not more', "Give another measure")
    values = found(snapshot).set_index("person_id")[name].reindex(snapshot.ids)
    low = -values.to_numpy(dtype=np.float64)
    return np.lexsort((ranks(snapshot.ids), np.where(np.isnan(low), np.inf, low))).astype(np.int32)


def _listed(snapshot: Snapshot, order: Iterable[str]) -> People:
    named = [str(person) for person in order]
    if len(set(named)) < len(named):
        raise QuestionError("order", "somebody is in it twice", "Give everybody once")
    return places(snapshot, named, "order").astype(np.int32)
