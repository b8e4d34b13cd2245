"""networkx's own answers for everything that shortest ways say, on graphs of every shape."""

import math
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from graph.backend.register import all_carried, original

ROOT = Path(__file__).parents[3]


def lengthen(graph: nx.Graph, seed: int) -> nx.Graph:
    """Give most edges a length, often the same, so that there are ways of one length; else 1."""
    draw = random.Random(seed)  # noqa: S311
    for _, _, data in graph.edges(data=True):
        if draw.random() < 0.9:
            data["length"] = draw.choice([0.5, 1, 1, 2, 3.25])
    return graph


def graphs(kind: type[nx.Graph]) -> Iterator[nx.Graph]:
    directed = kind is nx.DiGraph
    for seed in range(12):
        size, share = 2 + 9 * seed, [0.02, 0.05, 0.2][seed % 3]
        yield nx.gnp_random_graph(size, share, seed=seed, directed=directed)
    parts = nx.disjoint_union(nx.barabasi_albert_graph(80, 3, seed=1), nx.cycle_graph(5))
    parts = nx.disjoint_union(parts, nx.star_graph(30))
    parts.add_edge("alone", ("a", "tuple"))
    parts.add_edge("with themselves", "with themselves")
    parts.add_node(frozenset("also alone"))
    yield parts.to_directed() if directed else parts
    yield nx.path_graph(150, create_using=kind)
    yield nx.grid_2d_graph(9, 7, create_using=kind)
    yield nx.empty_graph(1, create_using=kind)
    yield nx.empty_graph(0, create_using=kind)


UNDIRECTED = [lengthen(graph, at) for at, graph in enumerate(graphs(nx.Graph))]
DIRECTED = [lengthen(graph, at) for at, graph in enumerate(graphs(nx.DiGraph))]
EITHER = pytest.mark.parametrize("graph", [*UNDIRECTED, *DIRECTED], ids=str)
EVEN_OR_LONG = pytest.mark.parametrize("length", [None, "length"])


@pytest.fixture(autouse=True)
def _no_other_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test pass because networkx's own code stood in for the kernel."""

    def refuse(name: str) -> Callable[..., Any]:
        raise AssertionError(f"networkx's own {name} was called")

    monkeypatch.setattr("graph.backend.register.original", refuse)


@pytest.fixture(params=["as it is", "in many small batches"])
def _sizes(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Cut the work as in large networks too: several batches, blocks, people renumbered."""
    if request.param == "in many small batches":
        for name, size in [
            ("_MOST_WORDS", 1),
            ("_LANES", 3),
            ("_WORTH_BLOCKS", 1),
            ("_WORTH_RENUMBERING", {"bits": 1, "lanes": 1}),
            ("_WORTH_GROUPING", {"bits": 0, "lanes": 0}),
            ("_LARGE", 0),
            ("_BITS_PER_WALK", 0),
        ]:
            monkeypatch.setattr(f"graph.kernels.searches.{name}", size)


def both(name: str, graph: nx.Graph, *args: Any, **options: Any) -> tuple[Any, Any]:
    """Ask the kernel and networkx."""
    return all_carried()[name](graph, *args, **options), original(name)(graph, *args, **options)


def some_of(graph: nx.Graph, count: int) -> list[Any]:
    return random.Random(1).sample(list(graph), min(count, len(graph)))  # noqa: S311


@EITHER
@EVEN_OR_LONG
@pytest.mark.usefixtures("_sizes")
@pytest.mark.parametrize("normalized", [True, False])
@pytest.mark.parametrize("endpoints", [True, False])
def test_betweenness(
    graph: nx.Graph, length: str | None, normalized: bool, endpoints: bool
) -> None:
    options = {"weight": length, "normalized": normalized, "endpoints": endpoints}
    ours, theirs = both("betweenness_centrality", graph, **options)
    assert list(ours) == list(theirs)
    assert ours == pytest.approx(theirs, rel=1e-9)


@pytest.mark.parametrize("graph", [one for one in [*UNDIRECTED, *DIRECTED] if one], ids=str)
@EVEN_OR_LONG
@pytest.mark.parametrize("k", [1, 2, 20])
@pytest.mark.parametrize("normalized", [True, False])
@pytest.mark.parametrize("endpoints", [True, False])
def test_betweenness_from_drawn_sources(
    graph: nx.Graph, length: str | None, k: int, normalized: bool, endpoints: bool
) -> None:
    options: dict[str, Any] = {"weight": length, "normalized": normalized, "endpoints": endpoints}
    options["k"] = min(k, len(graph))
    ours = all_carried()["betweenness_centrality"](graph, seed=random.Random(7), **options)  # noqa: S311
    theirs = original("betweenness_centrality")(graph, seed=random.Random(7), **options)  # noqa: S311
    assert ours == pytest.approx(theirs, rel=1e-9, nan_ok=True)


@pytest.mark.parametrize(
    "graph", [one for one in [*UNDIRECTED, *DIRECTED] if not nx.number_of_selfloops(one)], ids=str
)
@EVEN_OR_LONG
@pytest.mark.parametrize("normalized", [True, False])
def test_edge_betweenness(graph: nx.Graph, length: str | None, normalized: bool) -> None:
    name = "edge_betweenness_centrality"
    ours, theirs = both(name, graph, weight=length, normalized=normalized)
    assert ours == pytest.approx(theirs, rel=1e-9)
    if len(graph) > 2:
        ours = all_carried()[name](graph, k=2, seed=random.Random(3))  # noqa: S311
        theirs = original(name)(graph, k=2, seed=random.Random(3))  # noqa: S311
        assert ours == pytest.approx(theirs, rel=1e-9)


@EITHER
@EVEN_OR_LONG
@pytest.mark.usefixtures("_sizes")
def test_harmonic_centrality(graph: nx.Graph, length: str | None) -> None:
    name = "harmonic_centrality"
    ours, theirs = both(name, graph, distance=length)
    assert ours == pytest.approx(theirs, rel=1e-12)
    for few, many in [(1, 60), (20, 20), (60, 1)]:
        nbunch, sources = some_of(graph, few), some_of(graph, many)
        ours, theirs = both(name, graph, nbunch, length, sources)
        assert ours == pytest.approx(theirs, rel=1e-12)


@EITHER
@EVEN_OR_LONG
@pytest.mark.usefixtures("_sizes")
@pytest.mark.parametrize("improved", [True, False])
def test_closeness(graph: nx.Graph, length: str | None, improved: bool) -> None:
    name, options = "closeness_centrality", {"distance": length, "wf_improved": improved}
    ours, theirs = both(name, graph, **options)
    assert ours == pytest.approx(theirs, rel=1e-12)
    for node in some_of(graph, 3):
        ours, theirs = both(name, graph, node, **options)
        assert ours == pytest.approx(theirs, rel=1e-12)


@pytest.mark.parametrize("graph", UNDIRECTED, ids=str)
@pytest.mark.usefixtures("_sizes")
def test_global_efficiency(graph: nx.Graph) -> None:
    ours, theirs = both("global_efficiency", graph)
    assert ours == pytest.approx(theirs, rel=1e-12)


def test_efficiency_of_the_karate_club() -> None:
    karate = nx.karate_club_graph()
    assert nx.global_efficiency(karate, backend="mashal") == pytest.approx(0.492008, abs=1e-6)


@EVEN_OR_LONG
@pytest.mark.parametrize("directed", [False, True])
def test_average_shortest_path_length(length: str | None, directed: bool) -> None:
    graph = nx.connected_watts_strogatz_graph(70, 4, 0.3, seed=2)
    graph = lengthen(graph.to_directed() if directed else graph, 2)
    ours, theirs = both("average_shortest_path_length", graph, weight=length)
    assert ours == pytest.approx(theirs, rel=1e-12)


@EITHER
@pytest.mark.parametrize("cutoff", [None, -1, 0, 1, 2.5, math.inf])
def test_steps(graph: nx.Graph, cutoff: float | None) -> None:
    for node in some_of(graph, 4):
        for name in ("single_source_shortest_path_length", "single_target_shortest_path_length"):
            ours, theirs = both(name, graph, node, cutoff=cutoff)
            assert ours == theirs
    ours, theirs = both("all_pairs_shortest_path_length", graph, cutoff=cutoff)
    assert dict(ours) == dict(theirs)


@EITHER
@EVEN_OR_LONG
@pytest.mark.parametrize("cutoff", [None, 0, 2.5])
def test_lengths(graph: nx.Graph, length: str | None, cutoff: float | None) -> None:
    for node in some_of(graph, 4):
        name = "single_source_dijkstra_path_length"
        ours, theirs = both(name, graph, node, cutoff=cutoff, weight=length)
        assert ours == theirs


def test_whole_lengths_give_whole_sums() -> None:
    graph = nx.Graph()
    graph.add_weighted_edges_from([("a", "b", 2), ("b", "c", 3)])
    ours, _ = both("single_source_dijkstra_path_length", graph, "a")
    assert [type(value) for value in ours.values()] == [int] * 3


@pytest.mark.parametrize("weight", [-1, 0, math.inf, "far", 1e-30])
def test_lengths_that_ways_cannot_be_counted_along_are_networkxs(
    weight: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = nx.path_graph(4)
    nx.set_edge_attributes(graph, 1, "weight")
    graph.edges[1, 2]["weight"] = weight
    asked = []

    def theirs(name: str) -> Callable[..., Any]:
        asked.append(name)
        return lambda *_, **__: "theirs"

    monkeypatch.setattr("graph.backend.register.original", theirs)
    assert all_carried()["betweenness_centrality"](graph, weight="weight") == "theirs"
    assert asked == ["betweenness_centrality"]


def test_without_numba_the_same_code_says_the_same() -> None:
    code = """
import importlib.util
found = importlib.util.find_spec
importlib.util.find_spec = lambda name, *rest: None if name == "numba" else found(name, *rest)
import networkx as nx
from graph.kernels.compiling import IS_COMPILED
from graph.backend.register import all_carried, original
assert not IS_COMPILED
graph = nx.disjoint_union(nx.barabasi_albert_graph(40, 2, seed=1), nx.path_graph(4))
for at, (_, _, data) in enumerate(graph.edges(data=True)):
    data["length"] = 1 + at % 3
for name, option in [
    ("betweenness_centrality", "weight"),
    ("harmonic_centrality", "distance"),
    ("closeness_centrality", "distance"),
]:
    for length in (None, "length"):
        ours = all_carried()[name](graph, **{option: length})
        theirs = original(name)(graph, **{option: length})
        assert all(abs(ours[node] - theirs[node]) < 1e-9 for node in theirs), name
print("the same")
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert done.stdout == "the same\n", done.stderr


def test_numbers_of_people_and_threads_change_no_bit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.kernels.searches._WORTH_BLOCKS", 1)
    monkeypatch.setattr("graph.kernels.searches._MOST_WORDS", 1)
    graph = lengthen(nx.barabasi_albert_graph(700, 3, seed=3), 3)
    names = ["betweenness_centrality", "harmonic_centrality"]
    several = [all_carried()[name](graph) for name in names]
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    assert [all_carried()[name](graph) for name in names] == several
