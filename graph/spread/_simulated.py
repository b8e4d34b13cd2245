"""Many runs of a spread, on as many threads as they are worth, the same on any number of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from graph.kernels.cascade import cascades
from graph.kernels.cascade_batches import BATCH, cascade_batches
from graph.kernels.threads import in_blocks, threads_for
from graph.kernels.thresholds import threshold_runs
from graph.spread._arcs import Floats, Ints, Rows
from graph.spread._asked import Groups
from graph.spread._models import Spreading, without_arcs

_NOBODY: npt.NDArray[np.int32] = np.empty(0, dtype=np.int32)
Runner = Callable[..., None]
T = TypeVar("T")
# Runs that tell which way to go through them is the faster.
_PILOT = 4
# Blocks a thread: runs are uneven.
_BLOCKS = 8
_ARCS_A_VISIT = 10
# The share of people reached above which runs are gone through side by side.
_FAR = 0.15


@dataclass(frozen=True, eq=False)
class Runs:
    """What came of the runs: people reached in each; how often each person, each group was."""

    counts: Ints
    hits: Ints
    some: Ints


def simulated(
    spreading: Spreading,
    seeds: Ints,
    accepts: Floats,
    runs: int,
    seed: int,
    *,
    people: bool = False,
    groups: Groups | None = None,
) -> Runs:
    """Run a spread ``runs`` times; ``people`` and ``groups`` ask for who and which were reached."""
    total = len(spreading.arcs.ids)
    counts = np.zeros((1, runs), dtype=np.int64)
    of_people = groups.of_people if groups else _NOBODY

    def block(first: int, last: int, runner: Runner) -> tuple[Ints, Ints]:
        hits = np.zeros(total if people else 0, dtype=np.int64)
        some = np.zeros(len(groups.names) if groups else 0, dtype=np.int64)
        runner(accepts, np.uint64(seed), first, last, of_people, counts, hits, some)
        return hits, some

    slow = _one_by_one(spreading, seeds)
    block(0, few := min(runs, _PILOT), slow)
    mean = float(counts[0, :few].mean())
    runner = _side_by_side(spreading, [seeds]) if _is_far(spreading, mean) else slow
    parts = _in_batches(lambda first, last: block(first, last, runner), runs, mean)
    return Runs(
        counts[0],
        np.sum([hits for hits, _ in parts], axis=0),
        np.sum([some for _, some in parts], axis=0),
    )


def counted(
    spreading: Spreading,
    choices: Sequence[Ints],
    accepts: Floats,
    runs: int,
    seed: int,
    reach: float,
) -> list[Ints]:
    """Give what ``simulated`` counts, for each of several choices that reach about as many."""
    if not _is_far(spreading, reach):
        return [simulated(spreading, one, accepts, runs, seed).counts for one in choices]
    counts = np.zeros((len(choices), runs), dtype=np.int64)
    none = np.zeros(0, dtype=np.int64)
    runner = _side_by_side(spreading, choices)

    def block(first: int, last: int) -> None:
        runner(accepts, np.uint64(seed), first, last, _NOBODY, counts, none, none)

    _in_batches(block, runs, reach * len(choices))
    return list(counts)


def _in_batches(block: Callable[[int, int], T], runs: int, mean: float) -> list[T]:
    """Do whole batches of the runs, on as many threads as people reached in them are worth."""

    def batch_block(start: int, end: int) -> T:
        return block(start * BATCH, min(end * BATCH, runs))

    threads = threads_for(int(runs * mean * _ARCS_A_VISIT))
    return in_blocks(
        batch_block, -(-runs // BATCH), threads=threads if threads == 1 else threads * _BLOCKS
    )


def _is_far(spreading: Spreading, mean: float) -> bool:
    """Say whether runs reach so many people that going through them side by side is faster."""
    return not spreading.picks_one and mean > _FAR * len(spreading.arcs.ids)


def _one_by_one(spreading: Spreading, seeds: Ints) -> Runner:
    rows = _rows(spreading)
    if spreading.picks_one:
        run = partial(threshold_runs, rows.indptr, rows.indices, spreading.weights, seeds)
    else:
        run = partial(cascades, rows.indptr, rows.indices, spreading.limits, seeds)

    def runner(
        accepts: Floats,
        seed: np.uint64,
        first: int,
        last: int,
        groups: Any,
        counts: Ints,
        *asked: Any,
    ) -> None:
        run(accepts, seed, first, last, groups, counts[0], *asked)

    return runner


def _side_by_side(spreading: Spreading, choices: Sequence[Ints]) -> Runner:
    rows = _rows(spreading)
    ends = np.cumsum([len(one) for one in choices], dtype=np.int64)
    people = np.concatenate(choices)
    return partial(cascade_batches, rows.indptr, rows.indices, spreading.limits, people, ends)


def _rows(spreading: Spreading) -> Rows:
    rows = spreading.arcs.out
    return rows if spreading.carries else without_arcs(rows)
