"""The worst loss: every set tried by networkx, known answers, and what is only searched for."""

from itertools import combinations

import networkx as nx
import numpy as np
import pytest

from graph.errors import QuestionError
from graph.kernels.certificate import certificate
from graph.robustness import robustness, worst_loss
from graph.snapshot import Snapshot
from tests.graph.networks import NETWORKS, snapshot_of
from tests.graph.robustness.removals import largest, undirected, worst


@pytest.mark.parametrize("many", [1, 2, 3])
@pytest.mark.parametrize("network", NETWORKS)
def test_no_set_is_worse(network: str, many: int) -> None:
    graph = undirected(NETWORKS[network]())
    if len(graph) < many:
        with pytest.raises(QuestionError, match="people"):
            worst_loss(snapshot_of(graph), many)
        return
    found = worst_loss(snapshot_of(NETWORKS[network]()), many)
    assert ((found.people, found.left), found.exact) == (worst(graph, many), True)


@pytest.mark.parametrize("seed", range(40))
def test_no_set_is_worse_at_random(seed: int) -> None:
    graph = nx.gnp_random_graph(6 + seed % 9, [0.1, 0.2, 0.4][seed % 3], seed=seed)
    snapshot = Snapshot.from_ties(
        [(str(a), str(b)) for a, b in graph.edges], [str(one) for one in reversed(list(graph))]
    )
    for many in range(6):
        found = worst_loss(snapshot, many)
        assert (found.people, found.left) == worst(undirected(graph), many)
        assert found.exact


def test_karate() -> None:
    karate = Snapshot.from_ties(nx.karate_club_graph())
    one = worst_loss(karate)
    assert (one.people, one.left, one.exact) == (("0",), 27, True)
    for many in (2, 3):
        found = worst_loss(karate, many)
        assert (found.people, found.left) == worst(undirected(nx.karate_club_graph()), many)


def test_three_of_sixty_is_exact() -> None:
    graph = undirected(nx.random_geometric_graph(60, 0.2, seed=7))
    found = worst_loss(snapshot_of(graph), 3)
    assert found.exact
    assert largest(graph.subgraph(set(graph) - set(found.people))) == found.left
    rest = [worst_loss(snapshot_of(graph.subgraph(set(graph) - {one})), 2).left for one in graph]
    assert found.left == min(rest), "a set of three is somebody and two others"


@pytest.mark.parametrize("seed", range(30))
def test_few_ties_tell_what_stays_connected(seed: int) -> None:
    """Of every set of fewer people than ties are kept, all parts that are left are the same."""
    drawn = nx.gnp_random_graph(9 + seed % 6, [0.25, 0.5, 0.8][seed % 3], seed=seed)
    csr = snapshot_of(drawn).csr
    people = list(range(len(drawn)))
    graph = nx.Graph((a, int(b)) for a in people for b in csr.neighbours(a))
    graph.add_nodes_from(people)
    for forests in (1, 2, 3, 4):
        rows, arcs = certificate(csr.indptr, csr.indices, forests)
        kept = nx.Graph((a, int(b)) for a in people for b in arcs[rows[a] : rows[a + 1]])
        kept.add_nodes_from(people)
        assert kept.size() <= forests * len(people)
        assert set(map(frozenset, kept.edges)) <= set(map(frozenset, graph.edges))
        for many in range(forests):
            for gone in combinations(people, many):
                rest = set(people) - set(gone)
                one, other = (
                    sorted(map(sorted, nx.connected_components(of.subgraph(rest))))
                    for of in (graph, kept)
                )
                assert one == other


def test_one_person_is_exact_at_any_size_and_more_say_whether_they_are() -> None:
    graph = nx.barabasi_albert_graph(3_000, 2, seed=2)
    snapshot = snapshot_of(graph)
    assert worst_loss(snapshot).exact
    found = worst_loss(snapshot, 4)
    assert not found.exact
    rest = undirected(graph).subgraph({str(one) for one in graph} - set(found.people))
    assert found.left == largest(rest)
    assert len(set(found.people)) == 4
    assert list(found.people) == sorted(found.people)
    hubs = robustness(snapshot).order[:4]
    assert found.left <= robustness(snapshot, hubs).largest[-1], "at least as bad as the hubs"
    assert worst_loss(snapshot, 4) == found


def test_two_who_must_go_together_are_found_beyond_sixty_where_all_pairs_can_be_tried() -> None:
    """Two people hold two halves together: neither alone is missed, and both have few ties."""
    halves = nx.disjoint_union(
        nx.random_regular_graph(6, 300, seed=1), nx.random_regular_graph(6, 300, seed=2)
    )
    halves.add_edges_from([("!x", 0), ("!x", 300), ("!y", 1), ("!y", 301)])
    found = worst_loss(snapshot_of(halves), 2)
    assert (found.people, found.left, found.exact) == (("!x", "!y"), 300, True)


def test_everybody_and_nobody() -> None:
    snapshot = snapshot_of(nx.path_graph(4))
    assert worst_loss(snapshot, 4).left == 0
    assert (worst_loss(snapshot, 0).people, worst_loss(snapshot, 0).left) == ((), 4)


@pytest.mark.parametrize("many", [-1, 5, 1.5, True, "2"])
def test_no_number_of_people(many: object) -> None:
    with pytest.raises(QuestionError, match="number"):
        worst_loss(snapshot_of(nx.path_graph(4)), many)  # type: ignore[arg-type]


def test_numbers_of_numpy_are_numbers() -> None:
    assert worst_loss(snapshot_of(nx.path_graph(5)), np.int64(1)).people == ("2",)  # type: ignore[arg-type]
