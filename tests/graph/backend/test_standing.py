"""networkx's own answers, on seeded random graphs of every shape, for what the kernels say."""

import random
from collections.abc import Callable, Iterator
from typing import Any

import networkx as nx
import pytest

from graph.backend.conversion import network_of
from graph.backend.network import over
from graph.backend.register import all_carried, original
from tests.graph.networks import effective_sizes


def weigh(graph: nx.Graph, seed: int) -> nx.Graph:
    """Give some edges a weight; who has none counts 1."""
    draw = random.Random(seed)  # noqa: S311
    for _, _, data in graph.edges(data=True):
        if draw.random() < 0.8:
            data["weight"] = draw.choice([0.5, 1, 2, 3.25, 10])
    return graph


def graphs(*, directed: bool) -> Iterator[nx.Graph]:
    """Make sparse and thick random graphs, with isolates, in several parts, of one and two."""
    for seed in range(12):
        size, share = 2 + 4 * seed, [0.04, 0.1, 0.3][seed % 3]
        yield weigh(nx.gnp_random_graph(size, share, seed=seed, directed=directed), seed)
    parts = nx.disjoint_union(nx.barabasi_albert_graph(40, 3, seed=1), nx.cycle_graph(5))
    parts.add_nodes_from(["alone", ("a", "tuple")])
    parts.add_edge("alone", ("a", "tuple"))
    parts.add_node(frozenset("also alone"))
    yield weigh(parts.to_directed() if directed else parts, 3)
    yield nx.empty_graph(1, create_using=nx.DiGraph if directed else nx.Graph)


UNDIRECTED, DIRECTED = list(graphs(directed=False)), list(graphs(directed=True))
EITHER = pytest.mark.parametrize("graph", [*UNDIRECTED, *DIRECTED], ids=str)
ONE_WAY = pytest.mark.parametrize("graph", UNDIRECTED, ids=str)


@pytest.fixture(autouse=True)
def _no_other_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test pass because networkx's own code stood in for the kernel."""

    def refuse(name: str) -> Callable[..., Any]:
        raise AssertionError(f"networkx's own {name} was called")

    monkeypatch.setattr("graph.backend.register.original", refuse)


def both(name: str, graph: nx.Graph, **options: Any) -> tuple[Any, Any]:
    """Ask the kernel and networkx."""
    return all_carried()[name](graph, **options), original(name)(graph, **options)


def exactly(graph: nx.Graph) -> dict[str, Any]:
    return {"tol": 1e-13 / len(graph), "max_iter": 20_000}


@EITHER
@pytest.mark.parametrize("weight", [None, "weight"])
@pytest.mark.parametrize("alpha", [0, 0.5, 0.85, 0.99])
def test_pagerank(graph: nx.Graph, weight: str | None, alpha: float) -> None:
    ours, theirs = both("pagerank", graph, weight=weight, alpha=alpha, **exactly(graph))
    assert list(ours) == list(theirs)
    assert ours == pytest.approx(theirs, abs=2e-12 / (1 - alpha))


@EITHER
def test_pagerank_of_somebodys_own(graph: nx.Graph) -> None:
    nodes = list(graph)
    own, back = {nodes[0]: 2, nodes[-1]: 1}, {nodes[len(nodes) // 2]: 1, "not in it": 5}
    for options in ({"personalization": own}, {"dangling": back}):
        ours, theirs = both("pagerank", graph, **options, **exactly(graph))
        assert ours == pytest.approx(theirs, abs=1e-11)
    ours, theirs = both("pagerank", graph, personalization=own, dangling=back, **exactly(graph))
    assert ours == pytest.approx(theirs, abs=1e-11)


@EITHER
def test_pagerank_is_never_further_off_than_networkx_may_be(graph: nx.Graph) -> None:
    exact = original("pagerank")(graph, **exactly(graph))
    for tol in (1e-3, 1e-6):
        ours = all_carried()["pagerank"](graph, tol=tol)
        off = sum(abs(ours[node] - exact[node]) for node in graph)
        # Leaving e over puts the answer off by e ÷ (1 - alpha) at most.
        assert off <= tol * len(graph) / (1 - 0.85)


def test_too_few_rounds_are_said() -> None:
    for graph in (nx.path_graph(9), nx.path_graph(9, create_using=nx.DiGraph)):
        for rounds in (0, 1):
            with pytest.raises(nx.PowerIterationFailedConvergence):
                all_carried()["pagerank"](graph, max_iter=rounds, tol=1e-15)
            with pytest.raises(nx.PowerIterationFailedConvergence):
                all_carried()["eigenvector_centrality"](graph, max_iter=rounds, tol=1e-15)


@EITHER
@pytest.mark.parametrize("weight", [None, "weight"])
def test_eigenvector_centrality(graph: nx.Graph, weight: str | None) -> None:
    ours, theirs = both("eigenvector_centrality", graph, weight=weight, max_iter=5000)
    assert ours == pytest.approx(theirs, abs=1e-12)


@EITHER
def test_core_number(graph: nx.Graph) -> None:
    ours, theirs = both("core_number", graph)
    assert ours == theirs


@EITHER
@pytest.mark.parametrize("weight", [None, "weight"])
def test_brokerage(graph: nx.Graph, weight: str | None) -> None:
    for name in ("constraint", "effective_size"):
        for nodes in (None, list(graph)[::5]):
            if name == "effective_size" and nodes is None and (weight or graph.is_directed()):
                continue  # networkx 3.6 answers; the next test
            ours, theirs = both(name, graph, nodes=nodes, weight=weight)
            assert ours == pytest.approx(theirs, nan_ok=True)


@EITHER
@pytest.mark.parametrize("weight", [None, "weight"])
def test_effective_size_of_all_is_what_networkx_documents(
    graph: nx.Graph, weight: str | None
) -> None:
    whole = network_of(graph)
    values = {"weight": whole.arc_values("weight")}
    sizes = nx.effective_size(over(whole.csr, values), weight=weight)
    by_position = dict(zip(graph, sizes.values(), strict=True))
    assert by_position == pytest.approx(effective_sizes(graph, weight), nan_ok=True)


@EITHER
@pytest.mark.parametrize("weight", [None, "weight"])
def test_clustering(graph: nx.Graph, weight: str | None) -> None:
    ours, theirs = both("clustering", graph, weight=weight)
    assert ours == pytest.approx(theirs)
    ours, theirs = both("average_clustering", graph, weight=weight)
    assert ours == pytest.approx(theirs)


@ONE_WAY
def test_triangles(graph: nx.Graph) -> None:
    ours, theirs = both("triangles", graph)
    assert ours == theirs
    ours, theirs = both("transitivity", graph)
    assert ours == pytest.approx(theirs)


@ONE_WAY
def test_what_holds_it_together(graph: nx.Graph) -> None:
    ours, theirs = both("articulation_points", graph)
    assert set(ours) == set(theirs)
    for roots in ({}, {"root": next(iter(graph))}):
        ours, theirs = both("bridges", graph, **roots)
        assert set(map(frozenset, ours)) == set(map(frozenset, theirs))
        ours, theirs = both("has_bridges", graph, **roots)
        assert ours is theirs
    ours, theirs = both("biconnected_components", graph)
    found = list(ours)
    assert set(map(frozenset, found)) == set(map(frozenset, theirs))
    assert all(isinstance(one, set) for one in found)
    ours, theirs = both("is_biconnected", graph)
    assert ours is theirs


def test_self_loops_that_change_nothing() -> None:
    graph = nx.barbell_graph(4, 2)
    graph.add_edge(0, 0)
    for name in ("triangles", "clustering", "articulation_points"):
        ours, theirs = both(name, graph)
        assert (ours if isinstance(ours, dict) else set(ours)) == (
            theirs if isinstance(theirs, dict) else set(theirs)
        )
