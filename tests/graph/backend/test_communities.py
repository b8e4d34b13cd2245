"""Leiden communities: as good as networkx's Louvain, connected, and the same every time."""

import igraph
import networkx as nx
import pytest

from graph.backend.register import all_carried

leiden = all_carried()["leiden_communities"]


def planted(seed: int) -> nx.Graph:
    return nx.planted_partition_graph(6, 20, 0.5, 0.02, seed=seed)


def test_karate_has_the_partition_of_highest_modularity() -> None:
    graph = nx.karate_club_graph()
    # An exact search over all partitions: .4197896.
    largest = igraph.Graph.from_networkx(graph).community_optimal_modularity().modularity
    assert largest == pytest.approx(0.4197896, abs=1e-7)
    for seed in range(20):
        found = leiden(graph, weight=None, seed=seed)
        assert nx.community.modularity(graph, found, weight=None) == pytest.approx(largest)
        assert list(map(len, found)) == [12, 11, 6, 5]


@pytest.mark.parametrize("seed", range(10))
def test_planted_communities_are_found(seed: int) -> None:
    found = leiden(planted(seed), seed=seed)
    assert sorted(map(sorted, found)) == [list(range(at, at + 20)) for at in range(0, 120, 20)]


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("weight", [None, "weight"])
def test_every_one_is_connected_and_as_good_as_louvain(seed: int, weight: str | None) -> None:
    graph = nx.gnp_random_graph(10 + 6 * seed, 0.06, seed=seed)
    for at, (_, _, data) in enumerate(graph.edges(data=True)):
        data["weight"] = [0.5, 1, 3][at % 3]
    found = leiden(graph, weight=weight, seed=seed)
    assert sorted(node for one in found for node in one) == list(graph)
    assert all(nx.is_connected(graph.subgraph(one)) for one in found)
    assert list(map(len, found)) == sorted(map(len, found), reverse=True)
    louvain = nx.community.louvain_communities(graph, weight=weight, seed=seed)
    quality = nx.community.modularity(graph, found, weight=weight)
    assert quality > nx.community.modularity(graph, louvain, weight=weight) - 0.01


def test_nobody_gains_by_moving() -> None:
    graph = nx.barabasi_albert_graph(60, 2, seed=5)
    found = leiden(graph, weight=None, seed=1)
    best = nx.community.modularity(graph, found)
    for node in graph:
        for target in range(len(found)):
            moved = [
                one - {node} | ({node} if at == target else set()) for at, one in enumerate(found)
            ]
            moved = [one for one in moved if one]
            assert nx.community.modularity(graph, moved) <= best + 1e-12


def test_resolution_decides_how_fine_they_are() -> None:
    graph = planted(1)
    coarse, fine = (len(leiden(graph, resolution=value, seed=0)) for value in (0.1, 3))
    assert coarse < 6 < fine
    assert len(leiden(graph, resolution=0, seed=0)) == nx.number_connected_components(graph)


def test_same_seed_same_sets() -> None:
    graph = nx.gnp_random_graph(300, 0.02, seed=3)
    assert leiden(graph, seed=7) == leiden(graph, seed=7)
    assert nx.community.leiden_communities(graph, seed=7, backend="mashal")


@pytest.mark.parametrize("people", [0, 1, 4])
def test_without_ties_everybody_is_alone(people: int) -> None:
    assert leiden(nx.empty_graph(people)) == [{at} for at in range(people)]
