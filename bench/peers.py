"""What each library calls a measure: a network of its own, and one function a measure.

An engine makes its network from two arrays of numbers (``graph``) and answers for the measures it
has (``MEASURES``). Values come back one a person, in their order; ``None`` where a measure has no
values to compare (a partition).
"""

import os
from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int32]
Ends = tuple[Ints, Ints]
Answer = npt.NDArray[np.float64] | None
DAMPING = 0.85
SOURCES = 64
TIGHT = 1e-10
"""networkx stops at this times the number of people."""
THREADS = min(os.cpu_count() or 1, 2)


class Networkx:
    """networkx, plain."""

    def __init__(self, ends: Ends, people: int) -> None:
        import networkx as nx

        self.nx, self.people = nx, people
        self.graph = nx.Graph()
        self.graph.add_nodes_from(range(people))
        self.graph.add_edges_from(zip(ends[0].tolist(), ends[1].tolist(), strict=True))

    def _values(self, found: Any) -> npt.NDArray[np.float64]:
        return np.fromiter((found[at] for at in range(self.people)), np.float64, self.people)

    def pagerank(self) -> Answer:
        """As close as the others: networkx's own tolerance grows with the network."""
        return self._values(self.nx.pagerank(self.graph, tol=1e-6 / self.people, max_iter=500))

    def core_number(self) -> Answer:
        return self._values(self.nx.core_number(self.graph))

    def cut_points(self) -> Answer:
        return _marked(list(self.nx.articulation_points(self.graph)), self.people)

    def bridges(self) -> Answer:
        return _how_many(list(self.nx.bridges(self.graph)))

    def eigenvector(self) -> Answer:
        return _unit(
            self._values(self.nx.eigenvector_centrality(self.graph, max_iter=2_000, tol=TIGHT))
        )

    def constraint(self) -> Answer:
        return self._values(self.nx.constraint(self.graph))

    def effective_size(self) -> Answer:
        return self._values(self.nx.effective_size(self.graph))

    def harmonic_closeness(self) -> Answer:
        return self._values(self.nx.harmonic_centrality(self.graph)) / (self.people - 1)

    def betweenness(self) -> Answer:
        return self._values(self.nx.betweenness_centrality(self.graph))

    def betweenness_sampled(self) -> Answer:
        self.nx.betweenness_centrality(self.graph, k=min(SOURCES, self.people), seed=1)
        return None


class Mashal:
    """mashal's measures over ready arrays: networkx's functions, carried by its backend."""

    def __init__(self, ends: Ends, people: int) -> None:
        import pandas as pd

        from graph.csr import csr_of
        from graph.snapshot import Snapshot

        self.people = people
        ids = pd.RangeIndex(people)
        ties = pd.DataFrame({"source": ends[0], "target": ends[1], "strength": 1.0})
        table = pd.DataFrame({"person_id": ids, "name": "", "campus": None})
        self.snapshot = Snapshot(date(2026, 1, 1), table, ties, is_bare=True)
        self.snapshot.__dict__["csr"] = csr_of(ids, ties, directed=False)

    def _measure(self, name: str, **options: Any) -> Answer:
        from graph.measures import measure_named

        return measure_named(name)(self.snapshot, **options)[name].to_numpy(dtype=np.float64)

    def pagerank(self) -> Answer:
        return self._measure("pagerank")

    def core_number(self) -> Answer:
        return self._measure("core_number")

    def cut_points(self) -> Answer:
        return self._measure("cut_points")

    def bridges(self) -> Answer:
        import networkx as nx

        return _how_many(list(nx.bridges(self.snapshot.graph)))

    def eigenvector(self) -> Answer:
        import networkx as nx

        found = nx.eigenvector_centrality(self.snapshot.graph, max_iter=2_000, tol=TIGHT)
        return _unit(np.fromiter(found.values(), np.float64, self.people))

    def constraint(self) -> Answer:
        return self._measure("constraint")

    def effective_size(self) -> Answer:
        return self._measure("effective_size")

    def harmonic_closeness(self) -> Answer:
        return self._measure("harmonic_closeness", exact=True)

    def harmonic_sampled(self) -> Answer:
        self._measure("harmonic_closeness", exact=False)
        return None

    def betweenness(self) -> Answer:
        return self._measure("betweenness", exact=True)

    def betweenness_sampled(self) -> Answer:
        import networkx as nx

        nx.betweenness_centrality(self.snapshot.graph, k=min(SOURCES, self.people), seed=1)
        return None

    def two_step_reach(self) -> Answer:
        return self._measure("two_step_reach")

    def three_step_reach(self) -> Answer:
        return self._measure("three_step_reach")

    def community(self) -> Answer:
        self._measure("community")
        return None


class Igraph:
    """igraph's Python interface."""

    def __init__(self, ends: Ends, people: int) -> None:
        import igraph

        self.igraph, self.people = igraph, people
        self.graph = igraph.Graph(people, np.column_stack(ends))

    def pagerank(self) -> Answer:
        return np.array(self.graph.pagerank(damping=DAMPING))

    def core_number(self) -> Answer:
        return np.array(self.graph.coreness(), dtype=np.float64)

    def cut_points(self) -> Answer:
        return _marked(self.graph.articulation_points(), self.people)

    def bridges(self) -> Answer:
        return _how_many(self.graph.bridges())

    def eigenvector(self) -> Answer:
        return _unit(np.array(self.graph.eigenvector_centrality()))

    def constraint(self) -> Answer:
        return np.array(self.graph.constraint(), dtype=np.float64)

    def harmonic_closeness(self) -> Answer:
        return np.array(self.graph.harmonic_centrality())

    def betweenness(self) -> Answer:
        pairs = (self.people - 1) * (self.people - 2) / 2
        return np.array(self.graph.betweenness()) / pairs

    def betweenness_sampled(self) -> Answer:
        sources = np.random.default_rng(1).choice(self.people, SOURCES, replace=False)
        self.graph.betweenness(sources=sources.tolist())
        return None

    def two_step_reach(self) -> Answer:
        return np.array(self.graph.neighborhood_size(order=2)) / self.people

    def three_step_reach(self) -> Answer:
        return np.array(self.graph.neighborhood_size(order=3)) / self.people

    def community(self) -> Answer:
        self.graph.community_leiden(objective_function="modularity", n_iterations=2)
        return None


class Networkit:
    """networkit, on as many threads as mashal may use."""

    def __init__(self, ends: Ends, people: int) -> None:
        import networkit

        networkit.setNumberOfThreads(THREADS)
        self.kit, self.people = networkit, people
        self.graph = networkit.GraphFromCoo((ends[0], ends[1]), n=people)

    def _run(self, algorithm: Any) -> npt.NDArray[np.float64]:
        return np.array(algorithm.run().scores(), dtype=np.float64)

    def pagerank(self) -> Answer:
        found = self._run(
            self.kit.centrality.PageRank(self.graph, damp=DAMPING, tol=1e-6 / self.people)
        )
        return found / found.sum()

    def core_number(self) -> Answer:
        return self._run(self.kit.centrality.CoreDecomposition(self.graph))

    def cut_points(self) -> Answer:
        parts = self.kit.components.BiconnectedComponents(self.graph).run()
        if self.people > 200_000:  # asking person by person would be the interpreter's time
            return None
        of = [len(parts.getComponentsOfNode(at)) for at in range(self.people)]
        return (np.array(of) > 1).astype(np.float64)

    def eigenvector(self) -> Answer:
        return _unit(self._run(self.kit.centrality.EigenvectorCentrality(self.graph, tol=1e-10)))

    def harmonic_closeness(self) -> Answer:
        return self._run(self.kit.centrality.HarmonicCloseness(self.graph, normalized=True))

    def betweenness(self) -> Answer:
        return self._run(self.kit.centrality.Betweenness(self.graph, normalized=True))

    def betweenness_sampled(self) -> Answer:
        self.kit.centrality.EstimateBetweenness(self.graph, SOURCES, parallel=True).run()
        return None

    def community(self) -> Answer:
        self.kit.community.ParallelLeiden(self.graph).run()
        return None


class Rustworkx:
    """rustworkx."""

    def __init__(self, ends: Ends, people: int) -> None:
        import rustworkx

        self.rx, self.people = rustworkx, people
        self.graph = rustworkx.PyGraph(multigraph=False)
        self.graph.add_nodes_from(range(people))
        pairs = zip(ends[0].tolist(), ends[1].tolist(), strict=True)
        self.graph.extend_from_edge_list(list(pairs))

    def _values(self, found: Any) -> npt.NDArray[np.float64]:
        return np.fromiter((found[at] for at in range(self.people)), np.float64, self.people)

    def core_number(self) -> Answer:
        return self._values(self.rx.core_number(self.graph))

    def cut_points(self) -> Answer:
        return _marked(list(self.rx.articulation_points(self.graph)), self.people)

    def bridges(self) -> Answer:
        return _how_many(list(self.rx.bridges(self.graph)))

    def eigenvector(self) -> Answer:
        return _unit(self._values(self.rx.eigenvector_centrality(self.graph)))

    def betweenness(self) -> Answer:
        return self._values(self.rx.betweenness_centrality(self.graph))


ENGINES: dict[str, Callable[[Ends, int], Any]] = {
    "mashal": Mashal,
    "networkx": Networkx,
    "igraph": Igraph,
    "networkit": Networkit,
    "rustworkx": Rustworkx,
}
MEASURES = (
    *("pagerank", "core_number", "cut_points", "bridges", "eigenvector", "constraint"),
    *("effective_size", "two_step_reach", "three_step_reach", "harmonic_closeness"),
    *("harmonic_sampled", "betweenness", "betweenness_sampled", "community"),
)


def _marked(chosen: list[int], people: int) -> npt.NDArray[np.float64]:
    marks = np.zeros(people)
    marks[np.array(chosen, dtype=np.int64)] = 1
    return marks


def _how_many(found: list[Any]) -> npt.NDArray[np.float64]:
    return np.array([float(len(found))])


def _unit(values: Answer) -> Answer:
    """Libraries scale eigenvectors differently; the direction is what they tell."""
    return None if values is None else values / np.linalg.norm(values)
