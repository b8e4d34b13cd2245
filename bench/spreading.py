"""Spread and choice of seeds beside other libraries, on the same network with the same chances."""

import array
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

K = 50
RUNS = 1_000
CHANCES = ("0.01", "0.1", "weighted_cascade")
FEW = 20
"""Runs of a library that takes minutes for a thousand; its time is told per thousand."""
BY_CELF = 12_000
"""Ties up to which choosing by simulation ends within minutes."""

Ints = npt.NDArray[np.int64]


class Laid:
    """The network of a folder: arcs both ways, in rows, and each arc's chance."""

    def __init__(self, folder: Path, chance: str) -> None:
        held = np.load(folder / "network.npz")
        self.people = int(held["people"])
        self.source, self.target = held["source"].astype(np.int64), held["target"].astype(np.int64)
        self.chance = chance
        first = np.concatenate([self.source, self.target])
        second = np.concatenate([self.target, self.source])
        order = np.lexsort((second, first))
        self.tails, self.heads = first[order], second[order]
        self.degree = np.bincount(self.tails, minlength=self.people)
        self.starts = np.concatenate([[0], np.cumsum(self.degree)])
        if chance == "weighted_cascade":
            self.chances = 1.0 / self.degree[self.heads]
        else:
            self.chances = np.full(len(self.heads), float(chance))
        self.seeds: list[int] = np.argsort(-self.degree, kind="stable")[:K].tolist()

    @property
    def p(self) -> Any:
        """The chance as mashal takes it."""
        return self.chance if self.chance == "weighted_cascade" else float(self.chance)

    def snapshot(self) -> Any:
        """Make a snapshot of the ties, as a user would."""
        import pandas as pd

        from graph.snapshot import Snapshot

        ties = {"source": self.source.astype(str), "target": self.target.astype(str)}
        return Snapshot.from_ties(pd.DataFrame(ties), [str(at) for at in range(self.people)])

    def pynetim(self) -> Any:
        """Make pynetim's graph."""
        from pynetim import IMGraph

        edges = list(zip(self.tails.tolist(), self.heads.tolist(), strict=True))
        return IMGraph(edges, weights=self.chances.tolist(), directed=True, renumber=False)


Told = dict[str, Any]


def spread_by_mashal(laid: Laid) -> Told:
    from graph.spread import expected_spread

    snapshot = laid.snapshot()
    people = [str(one) for one in laid.seeds]
    expected_spread(snapshot, people, p=laid.p, runs=2)
    return _timed(lambda: expected_spread(snapshot, people, p=laid.p, runs=RUNS).mean, RUNS)


def spread_by_cynetdiff(laid: Laid) -> Told:
    from cynetdiff.models import IndependentCascadeModel

    starts = array.array("I", laid.starts[:-1].astype(np.uint32).tobytes())
    edges = array.array("I", laid.heads.astype(np.uint32).tobytes())
    chances = array.array("f", laid.chances.astype(np.float32).tobytes())
    rng = np.random.default_rng(1)
    model = IndependentCascadeModel(starts, edges, activation_probs=chances, rng=rng)
    model.set_seeds(laid.seeds)

    def run() -> float:
        reached = 0
        for _ in range(RUNS):
            model.reset_model()
            model.advance_until_completion()
            reached += model.get_num_activated_nodes()
        return reached / RUNS

    return _timed(run, RUNS)


def spread_by_pynetim(laid: Laid) -> Told:
    from pynetim import IndependentCascadeModel

    model = IndependentCascadeModel(laid.pynetim(), set(laid.seeds))
    asked = {"random_seed": 1, "use_multithread": True, "num_threads": 2}
    return _timed(lambda: float(model.run_monte_carlo_diffusion(RUNS, **asked)), RUNS)


def spread_by_ndlib(laid: Laid) -> Told:
    import networkx as nx
    from ndlib.models.epidemics import IndependentCascadesModel
    from ndlib.models.ModelConfig import Configuration

    graph = nx.DiGraph()
    graph.add_nodes_from(range(laid.people))
    graph.add_edges_from(zip(laid.tails.tolist(), laid.heads.tolist(), strict=True))
    chosen = Configuration()
    chosen.add_model_initial_configuration("Infected", laid.seeds)
    for tail, head, p in zip(laid.tails, laid.heads, laid.chances, strict=True):
        chosen.add_edge_configuration("threshold", (int(tail), int(head)), float(p))
    model = IndependentCascadesModel(graph)
    model.set_initial_status(chosen)

    def run() -> float:
        reached = 0
        for _ in range(FEW):
            model.reset(laid.seeds)
            while (counts := model.iteration()["node_count"])[1]:
                pass
            reached += counts[2]
        return reached / FEW

    return _timed(run, FEW)


def seeds_by_mashal(laid: Laid, runs: int | None = None) -> Told:
    from graph.spread import choose_seeds

    snapshot = laid.snapshot()
    choose_seeds(snapshot, 2, p=laid.p, runs=runs)
    began = time.perf_counter()
    chosen = choose_seeds(snapshot, K, p=laid.p, runs=runs)
    seconds = time.perf_counter() - began
    bound = {"bound": chosen.bound}
    return {"seconds": seconds, "seeds": [int(one) for one in chosen.people], **bound}


def seeds_searched_by_mashal(laid: Laid) -> Told:
    """Search alone, as the others do: hardly a fresh run to judge and compare the choice by."""
    return seeds_by_mashal(laid, runs=10)


def seeds_by_pynetim_imm(laid: Laid) -> Told:
    from pynetim import IMMAlgorithm

    return _chosen(lambda graph: IMMAlgorithm(graph, "IC", random_seed=1).run(K), laid)


def seeds_by_pynetim_opimc(laid: Laid) -> Told:
    from pynetim import OPIMCAlgorithm

    return _chosen(lambda graph: OPIMCAlgorithm(graph, "IC", random_seed=1).run(K, 0.05), laid)


def seeds_by_celf(laid: Laid) -> Told:
    from pynetim import CELFAlgorithm

    def run(graph: Any) -> Any:
        algorithm = CELFAlgorithm(graph, "IC")
        return algorithm.run(K, mc_rounds=1_000, show_progress=False, random_seed=1)

    return _chosen(run, laid)


def seeds_by_degree(laid: Laid) -> Told:
    return {"seconds": 0.0, "seeds": laid.seeds}


PARTS: dict[str, Callable[[Laid], Told]] = {
    f"{job}:{name}": function
    for job, functions in {
        "spread": {
            "mashal": spread_by_mashal,
            "cynetdiff": spread_by_cynetdiff,
            "pynetim": spread_by_pynetim,
            "ndlib": spread_by_ndlib,
        },
        "seeds": {
            "mashal": seeds_searched_by_mashal,
            "… and judged": seeds_by_mashal,
            "pynetim IMM": seeds_by_pynetim_imm,
            "pynetim OPIM-C": seeds_by_pynetim_opimc,
            "CELF": seeds_by_celf,
            "degree": seeds_by_degree,
        },
    }.items()
    for name, function in functions.items()
}


def part(kind: str, chance: str, folder: Path) -> Told:
    """Run one library's part in this process."""
    return PARTS[kind](Laid(folder, chance))


def compare_spread(folder: Path, measured: Callable[[list[str]], Told | None]) -> None:
    """Print a row a library: seconds for a thousand runs, and what they came to."""
    for chance in CHANCES:
        print(f"expected spread of the {K} best connected, p = {chance}, per {RUNS:,} runs")
        found = _all("spread", chance, folder, measured)
        ours = found["mashal"]
        for name, one in found.items():
            off = abs(one["mean"] - ours["mean"]) / max(ours["mean"], 1)
            print(
                f"  {name:12} {one['seconds']:10.3f} s  {one['seconds'] / ours['seconds']:8.1f}×  "
                f"{one['mean']:12,.1f} people ({off:.2%} from ours)",
                flush=True,
            )


def compare_seeds(folder: Path, measured: Callable[[list[str]], Told | None]) -> None:
    """Print a row a library: seconds to choose, and the spread of its choice on fresh runs."""
    from graph.spread import expected_spread

    for chance in CHANCES:
        print(f"{K} seeds, p = {chance}; the spread is of 10,000 fresh runs of ours")
        found = _all("seeds", chance, folder, measured)
        laid = Laid(folder, chance)
        snapshot = laid.snapshot()
        for name, one in found.items():
            told = expected_spread(snapshot, [str(at) for at in one["seeds"]], p=laid.p, seed=99)
            ratio = one["seconds"] / found["mashal"]["seconds"]
            bound = f", certified {one['bound']:.3f}" if one.get("bound") else ""
            print(
                f"  {name:15} {one['seconds']:10.3f} s  {ratio:8.1f}×  "
                f"{told.mean:12,.1f} people{bound}",
                flush=True,
            )


def _all(
    job: str, chance: str, folder: Path, measured: Callable[[list[str]], Told | None]
) -> dict[str, Told]:
    ties = len(np.load(folder / "network.npz")["source"])
    slow = {"seeds:CELF": BY_CELF, "spread:ndlib": 200_000}
    kinds = [kind for kind in PARTS if kind.startswith(f"{job}:") and ties <= slow.get(kind, ties)]
    found = {kind.split(":")[1]: measured(["--part", kind, chance, str(folder)]) for kind in kinds}
    return {
        name: one
        for name, one in found.items()
        if one and "seconds" in one and one["seconds"] < 1e9
    }


def _timed(run: Callable[[], float], runs: int) -> Told:
    """Take the least of three times, told per thousand runs."""
    seconds = []
    mean = 0.0
    while len(seconds) < 3 and sum(seconds) < 20:
        began = time.perf_counter()
        mean = run()
        seconds.append(time.perf_counter() - began)
    return {"seconds": min(seconds) * RUNS / runs, "mean": mean}


def _chosen(run: Callable[[Any], Any], laid: Laid) -> Told:
    graph = laid.pynetim()
    began = time.perf_counter()
    people = run(graph)
    return {"seconds": time.perf_counter() - began, "seeds": [int(one) for one in people]}
