"""Kernels are compiled once, beside the rest of set-up: no lead waits for it on a first click."""

import hashlib
import platform
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from typing import Any

from graph.kernels.compiling import IS_COMPILED, forget_older, key
from graph.settings import PROJECT, Settings


@contextmanager
def compiled(settings: Settings, say: Callable[[str], None]) -> Iterator[None]:
    """Compile in a process of its own while the block runs, and wait for its end after it.

    Done once for these kernels, this numba and this Python. Where it fails nothing is lost: what
    isn't compiled yet is when it is first used.
    """
    mark = settings.cache / f"kernels-{_key()}" if IS_COMPILED else None
    if mark is None or mark.exists():
        yield
        return
    command = [sys.executable, "-m", "graph.cli.warm"]
    work = subprocess.Popen(  # noqa: S603 - this very Python, a module of ours
        command, cwd=PROJECT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield
    except BaseException:
        work.terminate()
        raise
    if work.poll() is None:
        say("Compiling the measures, once")
    if work.wait() == 0:
        settings.cache.mkdir(parents=True, exist_ok=True)
        for older in settings.cache.glob("kernels-*"):
            older.unlink(missing_ok=True)
        mark.touch()


def use_every_kernel() -> None:
    """Run all that is compiled on networks of a few people, in each form that is asked for."""
    import networkx as nx

    from graph.bands import bands
    from graph.cascades import cascades
    from graph.measures import all_measures
    from graph.robustness import random_removal, robustness, single_losses, without, worst_loss
    from graph.snapshot import Snapshot
    from graph.spread import choose_seeds, expected_spread, groups_reached, reached

    ties = nx.gnm_random_graph(12, 30, seed=1).edges
    rows = [(f"p{one}", f"p{other}", 1 + one % 3) for one, other in ties]
    people = [{"person_id": f"p{at}", "campus": f"c{at % 3}"} for at in range(14)]
    for directed in (False, True):
        for kept in (rows, [row[:2] for row in rows]):
            snapshot = Snapshot.from_ties(kept, _table(people), directed=directed)
            snapshot.csr.arcs.renumbered(by_group=True)  # as in larger networks
            for measure in all_measures():
                measure(snapshot)
                if "weighted" in measure.options:
                    measure(snapshot, weighted=True)
            for model in ("ic", "lt"):
                for p in (0.1, "weighted_cascade"):
                    asked: dict[str, Any] = {"model": model, "p": p}
                    expected_spread(snapshot, ["p1"], runs=10, **asked)
                    reached(snapshot, ["p1"], runs=10, **asked)
                    groups_reached(snapshot, ["p1"], runs=10, **asked)
                    choose_seeds(snapshot, 2, **asked)
            expected_spread(snapshot, ["p1"], runs=10, acceptance=0.5)
            for fairness in ("maximin", "proportional"):
                choose_seeds(snapshot, 2, fairness=fairness)
    bands(snapshot, "degree", runs=2)
    bands(snapshot, "degree", runs=2, remove="ties")
    cascades(snapshot)
    robustness(snapshot)
    random_removal(snapshot, runs=2)
    worst_loss(snapshot, 2)
    single_losses(snapshot)
    without(snapshot, ["p1"])
    few = Snapshot.from_ties(rows[:8])
    for model in ("ic", "lt"):
        expected_spread(few, [rows[0][0]], model=model)


def _table(people: list[dict[str, str]]) -> object:
    import pandas as pd

    return pd.DataFrame(people)


def _key() -> str:
    """Name what compiled code depends on: the kernels, numba, Python and the machine's kind."""
    parts = (key(), version("numba"), platform.python_version(), platform.machine(), sys.executable)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


if __name__ == "__main__":
    use_every_kernel()
    forget_older()
