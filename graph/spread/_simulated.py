"""Many runs of a spread, on as many threads as they are worth, the same on any number of them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

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
    counts = np.zeros(runs, dtype=np.int64)

    def block(first: int, last: int, runner: Runner) -> tuple[Ints, Ints]:
        hits = np.zeros(total if people else 0, dtype=np.int64)
        some = np.zeros(len(groups.names) if groups else 0, dtype=np.int64)
        of_people = groups.of_people if groups else _NOBODY
        runner(seeds, accepts, np.uint64(seed), first, last, of_people, counts, hits, some)
        return hits, some

    first = min(runs, BATCH)
    parts = [block(0, first, _one_by_one(spreading))]
    if runs > first:
        mean = float(counts[:first].mean())
        runner = _side_by_side(spreading) if _is_far(spreading, mean) else _one_by_one(spreading)
        batches = -(-runs // BATCH)

        def batch_block(start: int, end: int) -> tuple[Ints, Ints]:
            return block((start + 1) * BATCH, min((end + 1) * BATCH, runs), runner)

        threads = threads_for(int(runs * mean * _ARCS_A_VISIT))
        blocks = threads if threads == 1 else threads * _BLOCKS
        parts += in_blocks(batch_block, batches - 1, threads=blocks)
    return Runs(
        counts,
        np.sum([hits for hits, _ in parts], axis=0),
        np.sum([some for _, some in parts], axis=0),
    )


def _is_far(spreading: Spreading, mean: float) -> bool:
    """Say whether runs reach so many people that going through them side by side is faster."""
    return not spreading.picks_one and mean > _FAR * len(spreading.arcs.ids)


def _one_by_one(spreading: Spreading) -> Runner:
    rows = _rows(spreading)
    if spreading.picks_one:
        return partial(threshold_runs, rows.indptr, rows.indices, spreading.weights)
    return partial(cascades, rows.indptr, rows.indices, spreading.limits)


def _side_by_side(spreading: Spreading) -> Runner:
    rows = _rows(spreading)
    return partial(cascade_batches, rows.indptr, rows.indices, spreading.limits)


def _rows(spreading: Spreading) -> Rows:
    rows = spreading.arcs.out
    return rows if spreading.carries else without_arcs(rows)
