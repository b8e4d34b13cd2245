"""The evidence of a network's shape, beside networkx and by trying every core."""

import itertools
import math

import networkx as nx
import numpy as np
import pytest

from graph.maturity.clusters import clusters_of, joined
from graph.maturity.core import core_of
from graph.maturity.shape import shape_of
from tests.graph.networks import snapshot_of

NAMES = ("karate", "miserables", "florentine", "random", "random, thinner", "two parts")


def network(name: str) -> nx.Graph:
    made = {
        "karate": nx.karate_club_graph,
        "miserables": nx.les_miserables_graph,
        "florentine": nx.florentine_families_graph,
        "random": lambda: nx.gnp_random_graph(40, 0.15, seed=1),
        "random, thinner": lambda: nx.gnp_random_graph(60, 0.05, seed=2),
        "two parts": lambda: nx.disjoint_union(nx.barabasi_albert_graph(30, 2, seed=3),
                                               nx.cycle_graph(8)),
    }  # fmt: skip
    graph = nx.Graph(made[name]().edges)
    return nx.relabel_nodes(graph, {node: str(node) for node in graph})


def arrays(graph: nx.Graph) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    place = {node: at for at, node in enumerate(graph)}
    ends = np.array([(place[one], place[other]) for one, other in graph.edges], dtype=int)
    ends = ends.reshape(-1, 2)
    degree = np.array([graph.degree(node) for node in graph])
    return np.r_[ends[:, 0], ends[:, 1]], np.r_[ends[:, 1], ends[:, 0]], degree


@pytest.mark.parametrize("name", NAMES)
def test_networkx_measures_the_same(name: str) -> None:
    graph = network(name)
    found = shape_of(snapshot_of(graph))
    assert found is not None
    part = max(nx.connected_components(graph), key=len)
    main, values = graph.subgraph(part), found.values
    degrees = sorted((degree for _, degree in main.degree), reverse=True)
    people = len(main)
    assert values["largest_share"] == people / len(graph)
    assert values["parts"] == nx.number_connected_components(graph)
    central = nx.degree_centrality(main)
    gathered = sum(max(central.values()) - one for one in central.values())
    assert values["centralisation"] == pytest.approx(gathered / (people - 2))
    assert values["ahead"] == pytest.approx(1 - degrees[1] / degrees[0])
    ids = list(graph)
    hub = ids[found.main[found.first_hub]]
    assert main.degree[hub] == degrees[0]
    rest = main.subgraph(part - {hub})
    left = max(map(len, nx.connected_components(rest)))
    assert values["lost_without_hub"] == pytest.approx(1 - left / (people - 1))
    assert values["ties_of_hub"] == pytest.approx(degrees[0] / main.number_of_edges())
    chance = nx.density(main)
    assert values["knit"] == pytest.approx(nx.average_clustering(main) / chance)
    groups: dict[int, set[str]] = {}
    for at, label in enumerate(found.clusters.label):
        groups.setdefault(int(label), set()).add(ids[found.main[at]])
    wanted = nx.community.modularity(main, groups.values(), weight=None)
    assert values["modularity"] == pytest.approx(wanted)
    core = {ids[at] for at in found.main[found.core.members]}
    assert values["core_people"] == len(core)
    touching = [edge for edge in main.edges if core & set(edge)]
    assert values["core_ties"] == pytest.approx(len(touching) / main.number_of_edges())
    others = part - core
    twice = [one for one in others if len(core & set(main[one])) >= 2]
    assert values["held_twice"] == pytest.approx(len(twice) / len(others))
    most = max(len(core & group) for group in groups.values())
    assert values["core_mixed"] == pytest.approx(1 - most / len(core))


@pytest.mark.parametrize("seed", range(30))
def test_no_other_core_fits_better(seed: int) -> None:
    graph = nx.gnp_random_graph(4 + seed % 7, 0.2 + 0.1 * (seed % 6), seed=seed)
    source, target, degree = arrays(graph)
    found = core_of(source, target, degree)

    def misfits(core: set[int]) -> int:
        missing = sum(not graph.has_edge(*pair) for pair in itertools.combinations(core, 2))
        return missing + graph.subgraph(set(graph) - core).number_of_edges()

    groups = [set(group) for size in range(len(graph) + 1)
              for group in itertools.combinations(graph, size)]  # fmt: skip
    assert misfits(set(np.flatnonzero(found.members))) == min(map(misfits, groups))


@pytest.mark.parametrize("seed", range(20))
def test_the_fit_is_a_correlation_of_pairs(seed: int) -> None:
    graph = nx.gnp_random_graph(14, 0.1 + 0.03 * (seed % 9), seed=seed)
    found = core_of(*arrays(graph))
    core = set(np.flatnonzero(found.members))
    pairs = [pair for pair in itertools.combinations(graph, 2) if len(core & set(pair)) != 1]
    ideal = np.array([set(pair) <= core for pair in pairs], dtype=float)
    tied = np.array([graph.has_edge(*pair) for pair in pairs], dtype=float)
    if ideal.std() == 0 or tied.std() == 0:
        assert math.isnan(found.fit)
    else:
        assert found.fit == pytest.approx(np.corrcoef(ideal, tied)[0, 1])


def test_a_perfect_core() -> None:
    graph = nx.complete_graph(5)
    graph.add_edges_from((at, f"ring {at} {other}") for at in range(5) for other in range(3))
    found = core_of(*arrays(graph))
    assert np.flatnonzero(found.members).tolist() == [0, 1, 2, 3, 4]
    assert (found.fit, found.ties, found.held_twice) == (1, 1, 0)


def test_the_hub_of_a_community() -> None:
    # A star of six, a close-knit four, and a ring of six in which nobody stands out.
    graph = nx.star_graph(5)
    graph = nx.disjoint_union_all([graph, nx.complete_graph(4), nx.cycle_graph(6)])
    graph.add_edges_from([(0, 6), (7, 10)])
    label = np.array([5] * 6 + [2] * 4 + [9] * 6)
    found = clusters_of(*arrays(graph), label)
    assert found.size.tolist() == [4, 6, 6]
    assert found.hub.tolist() == [6, 0, -1], "of the four, one with a tie outside; none of the ring"
    assert found.hub_people == 10 / 16
    assert found.hubs.tolist() == [0, 6]
    assert joined(found.hubs, snapshot_of(graph).csr.pattern) == 1
    assert math.isnan(joined(found.hubs[:1], snapshot_of(graph).csr.pattern))
    assert joined(np.array([1, 12]), snapshot_of(graph).csr.pattern) == 0


def test_too_few_have_no_shape() -> None:
    assert shape_of(snapshot_of(nx.star_graph(8))) is None
    assert shape_of(snapshot_of(nx.star_graph(9))) is not None
    assert shape_of(snapshot_of(nx.empty_graph(30))) is None
