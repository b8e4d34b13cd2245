"""A part of the network small enough to look at: who is near somebody, or who has most ties."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from graph.snapshot import Snapshot

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Part:
    """People of a network and the ties among them; ``out_of`` is how many there were to show.

    ``people`` has ``person_id, steps`` (from those it started with; missing for the whole
    network); ``ties`` is cut from the snapshot's.
    """

    people: pd.DataFrame
    ties: pd.DataFrame
    out_of: int


def around(snapshot: Snapshot, start: Collection[str], *, steps: int, most: int) -> Part:
    """Cut out the people within ``steps`` ties of those it starts with, direction left aside.

    Of more than ``most`` people the nearest stay, and of equally near ones those with most ties.
    Ids nobody has are left out.
    """
    network = snapshot.undirected
    distance = _distances(
        network, network.ids.get_indexer(pd.Index(list(start), dtype=object)), steps
    )
    near = np.flatnonzero(distance >= 0)
    return _cut(snapshot, near, distance, most)


def best_connected(snapshot: Snapshot, *, most: int) -> Part:
    """Cut out the ``most`` people with most ties, of equals those with the strongest."""
    everyone = np.arange(len(snapshot.ids))
    return _cut(snapshot, everyone, None, most)


def strongest(ties: pd.DataFrame, *, most: int) -> pd.DataFrame:
    """Keep the ``most`` strongest ties, and everybody's strongest so that nobody looks alone.

    Everybody's come first: where they alone are more than ``most``, they are all kept.
    """
    ranked = ties.sort_values("strength", ascending=False, kind="stable", ignore_index=True)
    ends = pd.concat([ranked["source"], ranked["target"]])
    firsts = ends.index.to_series().groupby(ends.to_numpy()).min().unique()
    room = max(most - len(firsts), 0)
    others = np.setdiff1d(np.arange(len(ranked)), firsts)[:room]
    return ranked.iloc[np.sort(np.concatenate([firsts, others]))].reset_index(drop=True)


def _distances(network: Snapshot, start: Ints, steps: int) -> Ints:
    """Count the ties from the start to each person, breadth first; -1 beyond ``steps``."""
    distance = np.full(len(network.ids), -1, dtype=np.int64)
    frontier: Ints = np.unique(start[start >= 0])
    distance[frontier] = 0
    for step in range(1, steps + 1):
        reached = [network.csr.neighbours(int(at)) for at in frontier]
        if not reached:
            break
        found = np.unique(np.concatenate(reached)).astype(np.int64)
        frontier = found[distance[found] < 0]
        distance[frontier] = step
    return distance


def _cut(snapshot: Snapshot, chosen: Ints, distance: Ints | None, most: int) -> Part:
    csr = snapshot.undirected.csr
    ties = np.diff(csr.indptr)
    strength = np.add.reduceat(np.append(csr.strength, 0.0), csr.indptr[:-1]) * (ties > 0)
    steps = np.zeros(len(ties), dtype=np.int64) if distance is None else distance
    # Ids settle what is left equal, so the same data shows the same people.
    order = np.lexsort((chosen, -strength[chosen], -ties[chosen], steps[chosen]))
    kept = chosen[order[:most]]
    people = pd.DataFrame({"person_id": snapshot.ids[kept]})
    people["steps"] = pd.array([pd.NA] * len(kept) if distance is None else distance[kept], "Int64")
    present = set(people["person_id"])
    within = snapshot.ties["source"].isin(present) & snapshot.ties["target"].isin(present)
    return Part(people, snapshot.ties[within].reset_index(drop=True), len(chosen))
