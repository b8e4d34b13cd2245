"""A network's shape in numbers: what the rules ask for, and who stands behind them."""

import math
from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np
import numpy.typing as npt
from scipy import sparse

from graph.csr import Csr, components
from graph.maturity.clusters import Clusters, clusters_of, joined
from graph.maturity.core import Core, core_of
from graph.maturity.rules import DECIDING, FEWEST_PEOPLE, RULES
from graph.measures.community import community
from graph.snapshot import Snapshot

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Shape:
    """The evidence of a network: ``values`` by measure, of the people ``main`` in its largest part.

    ``main`` are positions in the network; ``first_hub``, ``clusters`` and ``core`` are by position
    in ``main``. ``part`` is the connected part of everybody, 0 the largest; ``tied`` have a tie.
    """

    tied: int
    part: npt.NDArray[np.int32]
    main: Ints
    values: dict[str, float]
    first_hub: int
    clusters: Clusters
    core: Core


def shape_of(network: Snapshot, *, deciding: bool = False) -> Shape | None:
    """Measure an undirected network's shape; None where too few people have a tie.

    ``deciding``: only what decides the stage; the rest is left missing.
    """
    csr = network.csr
    degree = np.diff(csr.indptr)
    tied = int((degree > 0).sum())
    if tied < FEWEST_PEOPLE:
        return None
    part = components(csr)
    main = np.flatnonzero(part == 0)
    source, target = _arcs(csr, part)
    ties = degree[main]
    clusters = clusters_of(source, target, ties, _communities(network)[main])
    core = core_of(source, target, ties)
    first = int(np.argmax(ties))
    values = {
        "largest_share": len(main) / tied,
        **_hub(source, target, ties, first),
        "hubs": float(len(clusters.hubs)),
        "hub_people": clusters.hub_people,
        "modularity": clusters.modularity,
        "core_fit": core.fit,
        "core_ties": core.ties,
        "held_twice": core.held_twice,
        "core_mixed": _mixed(core, clusters),
    }
    shape = Shape(tied, part, main, values, first, clusters, core)
    if not deciding:
        values.update(_shown(network, shape, source, target))
    return shape


def measures(*, deciding: bool = False) -> tuple[str, ...]:
    """Name the measures of a shape, in the order of the rules."""
    return DECIDING if deciding else tuple(rule.measure for rule in RULES)


def _arcs(csr: Csr, part: npt.NDArray[np.int32]) -> tuple[Ints, Ints]:
    """Give both ends of each tie of the largest part, from both sides, by position in it."""
    place = np.cumsum(part == 0) - 1
    source = np.repeat(np.arange(len(part)), np.diff(csr.indptr))
    inside = part[source] == 0
    return place[source[inside]], place[csr.indices[inside]]


def _communities(network: Snapshot) -> Ints:
    return community(network)["community"].to_numpy(dtype=np.int64)


def _hub(source: Ints, target: Ints, ties: Ints, first: int) -> dict[str, float]:
    """Say how far one person holds the largest part."""
    people, most = len(ties), int(ties[first])
    gathered = int((most - ties).sum())
    second = int(np.delete(ties, first).max(initial=0))
    kept = (source != first) & (target != first)
    ones = np.ones(int(kept.sum()), dtype=np.int8)
    rest = sparse.csr_array((ones, (source[kept], target[kept])), shape=(people, people))
    _, labels = sparse.csgraph.connected_components(rest, directed=False)
    left = int(np.bincount(np.delete(labels, first)).max(initial=0))
    return {
        "centralisation": gathered / ((people - 1) * (people - 2)) if people > 2 else math.nan,
        "ahead": 1 - second / most if most else math.nan,
        "lost_without_hub": 1 - left / (people - 1) if people > 1 else math.nan,
    }


def _mixed(core: Core, clusters: Clusters) -> float:
    if not core.people:
        return math.nan
    return 1 - float(np.bincount(clusters.label[core.members]).max()) / core.people


def _shown(network: Snapshot, shape: Shape, source: Ints, target: Ints) -> dict[str, float]:
    """Measure what is shown beside what decides."""
    people, arcs = len(shape.main), len(source)
    ones = np.ones(arcs, dtype=np.int64)
    pattern = sparse.csr_array((ones, (source, target)), shape=(people, people))
    closed: Any = nx.clustering(network.graph)
    mean = float(np.fromiter(closed.values(), np.float64, len(closed))[shape.main].mean())
    chance = arcs / (people * (people - 1)) if people > 1 else math.nan
    sizes = np.bincount(shape.part)
    return {
        "parts": float((sizes > 1).sum()),
        "ties_of_hub": 2 * float((source == shape.first_hub).sum()) / arcs,
        "joined_hubs": joined(shape.clusters.hubs, pattern),
        "knit": mean / chance if chance else math.nan,
        "core_people": float(shape.core.people),
    }
