"""Many runs of a spread, on as many threads as they are worth, the same on any number of them."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from graph.kernels.cascade import cascades
from graph.kernels.threads import in_blocks, threads_for
from graph.kernels.thresholds import threshold_runs
from graph.spread._arcs import Floats, Ints
from graph.spread._asked import Groups
from graph.spread._models import Spreading, without_arcs

_NOBODY: npt.NDArray[np.int32] = np.empty(0, dtype=np.int32)
# Blocks a thread: runs are uneven.
_BLOCKS = 8


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

    def block(first: int, last: int) -> tuple[Ints, Ints]:
        hits = np.zeros(total if people else 0, dtype=np.int64)
        some = np.zeros(len(groups.names) if groups else 0, dtype=np.int64)
        of_people = groups.of_people if groups else _NOBODY
        _run(spreading, seeds, accepts, (seed, first, last), (of_people, counts, hits, some))
        return hits, some

    threads = threads_for(runs * max(len(seeds), 1) * 10)
    parts = in_blocks(block, runs, threads=threads if threads == 1 else threads * _BLOCKS)
    return Runs(
        counts,
        np.sum([hits for hits, _ in parts], axis=0),
        np.sum([some for _, some in parts], axis=0),
    )


def _run(
    spreading: Spreading,
    seeds: Ints,
    accepts: Floats,
    part: tuple[int, int, int],
    out: tuple[npt.NDArray[np.int32], Ints, Ints, Ints],
) -> None:
    live = spreading.out
    rows = live.rows if spreading.carries else without_arcs(live.rows)
    seed, first, last = np.uint64(part[0]), part[1], part[2]
    if spreading.picks_one:
        threshold_runs(
            rows.indptr, rows.indices, live.totals, seeds, accepts, seed, first, last, *out
        )
    else:
        cascades(
            *(rows.indptr, rows.indices, live.totals, live.pace),
            *(seeds, accepts, seed, first, last, *out),
        )
