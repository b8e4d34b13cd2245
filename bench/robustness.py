"""What removals cost beside the libraries a user could pick: seconds, ratios, equality.

Two questions: how much stays connected while whoever has most ties left goes next (``curve``), and
how much would without each person alone (``singles``). The others remove, and look for connected
parts, one removal after another. Where that would take hours a sample of the people is removed and
the time scaled up, which ~ marks. What is found is compared in the same run.

    python bench/robustness.py --size M

Each library runs in a process of its own, on one thread; seconds are the processor's, so that what
else the machine does matters less. The least of several runs of ours counts.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from networks import SIZES, invented
from peers import Mashal

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

Ints = npt.NDArray[np.int64]
Ends = tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]
RUNS, ENOUGH_SECONDS = 20, 2.0
"""Ours is asked so often, or for so many seconds: a millisecond is easily disturbed."""
SAMPLED = 50
"""How many people are removed where all would take hours."""
MANY = {"networkx": 500, "igraph": 2_000, "networkit": 20_000}
"""Up to so many people a library removes each alone."""
CURVE = {"networkx": 10_000, "igraph": 20_000, "networkit": 20_000}
"""… and all of them one after another."""
ENOUGH = 200_000
"""Larger networks only we are asked about."""
GIVE_UP = 1_200.0


class Networkx:
    """networkx, plain."""

    def __init__(self, ends: Ends, people: int) -> None:
        import networkx as nx

        self.nx, self.graph = nx, nx.Graph()
        self.graph.add_nodes_from(range(people))
        self.graph.add_edges_from(zip(ends[0].tolist(), ends[1].tolist(), strict=True))

    def neighbours(self, one: int) -> list[int]:
        return list(self.graph[one])

    def remove(self, one: int) -> None:
        self.graph.remove_node(one)

    def restore(self, one: int, neighbours: list[int]) -> None:
        self.graph.add_edges_from((one, other) for other in neighbours)

    def largest(self) -> int:
        return max(map(len, self.nx.connected_components(self.graph)), default=0)


class Igraph:
    """igraph; who is gone stays as somebody without ties, or everybody would be renumbered."""

    def __init__(self, ends: Ends, people: int) -> None:
        import igraph

        self.graph = igraph.Graph(people, np.column_stack(ends))

    def neighbours(self, one: int) -> list[int]:
        return list(self.graph.neighbors(one))

    def remove(self, one: int) -> None:
        self.graph.delete_edges(self.graph.incident(one))

    def restore(self, one: int, neighbours: list[int]) -> None:
        self.graph.add_edges([(one, other) for other in neighbours])

    def largest(self) -> int:
        return int(max(self.graph.connected_components().sizes()))


class Networkit:
    """networkit; who is gone stays as somebody without ties, as in igraph."""

    def __init__(self, ends: Ends, people: int) -> None:
        import networkit

        networkit.setNumberOfThreads(1)
        self.kit, self.graph = networkit, networkit.GraphFromCoo(ends, n=people)

    def neighbours(self, one: int) -> list[int]:
        return list(self.graph.iterNeighbors(one))

    def remove(self, one: int) -> None:
        for other in self.neighbours(one):
            self.graph.removeEdge(one, other)

    def restore(self, one: int, neighbours: list[int]) -> None:
        for other in neighbours:
            self.graph.addEdge(one, other)

    def largest(self) -> int:
        found = self.kit.components.ConnectedComponents(self.graph)
        return int(max(found.run().getComponentSizes().values()))


OTHERS: dict[str, Callable[[Ends, int], Any]] = {
    "networkx": Networkx,
    "igraph": Igraph,
    "networkit": Networkit,
}


def one_after_another(library: Any, ends: Ends, people: int) -> Ints:
    """Remove whoever has most ties left, of equals the first, until nobody is left."""
    ties = np.bincount(np.concatenate(ends), minlength=people)
    left = [library.largest()]
    for gone in range(1, people + 1):
        one = int(ties.argmax())
        for other in library.neighbours(one):
            ties[other] -= 1
        ties[one] = -people
        library.remove(one)
        left.append(library.largest() if gone < people else 0)
    return np.array(left)


def each_alone(library: Any, some: Ints) -> Ints:
    """Remove each person, look, and bring them back."""
    left = []
    for one in some.tolist():
        neighbours = library.neighbours(one)
        library.remove(one)
        left.append(library.largest())
        library.restore(one, neighbours)
    return np.array(left)


def part(engine: str, what: str, folder: Path) -> dict[str, Any]:
    """Answer one question with one library; what it found stays in the folder."""
    held = np.load(folder / "network.npz")
    ends, people = (held["source"], held["target"]), int(held["people"])
    if engine == "mashal":
        seconds, found = _ours(what, ends, people)
        np.save(folder / f"{what}-mashal.npy", found)
        return {"seconds": seconds, "scaled": False}
    library = OTHERS[engine](ends, people)
    some = np.arange(people)
    if what == "singles" and people > MANY[engine]:
        some = np.sort(np.random.default_rng(1).choice(people, SAMPLED, replace=False))
    began = time.process_time()
    found = (
        one_after_another(library, ends, people) if what == "curve" else each_alone(library, some)
    )
    seconds = (time.process_time() - began) * people / len(some)
    np.save(folder / f"{what}-{engine}.npy", found)
    np.save(folder / f"{what}-{engine}-of.npy", some)
    return {"seconds": seconds, "scaled": len(some) < people}


def _ours(what: str, ends: Ends, people: int) -> tuple[float, Ints]:
    from graph.cuts import left_without_each
    from graph.robustness import robustness

    def ask(snapshot: Any) -> Ints:
        if what == "curve":
            return robustness(snapshot).largest
        return left_without_each(snapshot.csr)

    ask(Mashal(invented(SIZES["S"]), SIZES["S"].people).snapshot)  # loads what is compiled
    snapshot = Mashal(ends, people).snapshot
    seconds: list[float] = []
    while len(seconds) < RUNS and sum(seconds) < ENOUGH_SECONDS:
        began = time.process_time()
        found = ask(snapshot)
        seconds.append(time.process_time() - began)
    return min(seconds), found


def measured(engine: str, what: str, folder: Path) -> dict[str, Any] | None:
    """Run a part in a process of its own; None if it takes too long or isn't installed."""
    words = [sys.executable, __file__, "--part", engine, what, str(folder)]
    try:
        done = subprocess.run(words, capture_output=True, timeout=GIVE_UP, check=True)
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as fault:
        told = (getattr(fault, "stderr", None) or b"took too long").decode()[-160:].strip()
        print(f"  {engine} {what}: {told}")
        return None
    return dict(json.loads(done.stdout.splitlines()[-1]))


def compared(what: str, folder: Path, people: int) -> None:
    """Print a row, and say which library found something else."""
    ours = measured("mashal", what, folder)
    if ours is None:
        return
    cells = [f"{ours['seconds']:.4g} s"]
    found = np.load(folder / f"{what}-mashal.npy")
    for engine in OTHERS:
        hopeless = people > ENOUGH or (what == "curve" and people > CURVE[engine])
        theirs = None if hopeless else measured(engine, what, folder)
        if theirs is None:
            cells.append("–")
            continue
        about = "~" if theirs["scaled"] else ""
        ratio = theirs["seconds"] / ours["seconds"]
        cells.append(f"{about}{theirs['seconds']:.4g} s ({about}{ratio:,.0f}×)")
        others = np.load(folder / f"{what}-{engine}.npy")
        mine = found if what == "curve" else found[np.load(folder / f"{what}-{engine}-of.npy")]
        if not np.array_equal(mine, others):
            raise SystemExit(f"{engine} finds another {what}")
    print(f"{what:10}" + "".join(f"{cell:>26}" for cell in cells), flush=True)


def main(size: str) -> None:
    """Print both rows for networks of a size."""
    of = SIZES[size]
    print(f"{size}: {of.people:,} people, {of.ties:,} ties; seconds (times ours), results equal")
    print(f"{'':10}" + "".join(f"{name:>26}" for name in ("mashal", *OTHERS)))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source, target = invented(of)
        np.savez(folder / "network.npz", source=source, target=target, people=of.people)
        for what in ("curve", "singles"):
            compared(what, folder, of.people)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--size", choices=SIZES, default="M")
    parser.add_argument("--part", nargs=3, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.part:
        engine, what, where = chosen.part
        print(json.dumps(part(engine, what, Path(where))))
    else:
        main(chosen.size)
