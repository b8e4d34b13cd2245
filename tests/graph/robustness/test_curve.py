"""The robustness curve: known answers, networkx's removals one by one, and what may not matter."""

import networkx as nx
import numpy as np
import pytest

from graph.errors import QuestionError
from graph.kernels.removal import by_degree, largest_left, largest_left_of
from graph.measures import measure_named
from graph.robustness import global_efficiency, random_removal, robustness
from graph.snapshot import Snapshot
from tests.graph.networks import NETWORKS, snapshot_of
from tests.graph.robustness.removals import curve, undirected


@pytest.mark.parametrize(
    ("graph", "r"),
    [
        (nx.path_graph(10), 0.25),
        (nx.cycle_graph(10), 0.29),
        (nx.complete_graph(7), 6 / 14),
        (nx.star_graph(8), 8 / 81),
        (nx.empty_graph(9), 8 / 81),
    ],
    ids=["path", "cycle", "complete", "star", "empty"],
)
def test_known_answers(graph: nx.Graph, r: float) -> None:
    """Schneider et al. 2011 by hand: complete (n − 1) ÷ 2n; star and empty both (n − 1) ÷ n²."""
    assert robustness(snapshot_of(graph)).r == pytest.approx(r, abs=1e-12)


def test_karate_and_what_tells_a_star_from_nothing() -> None:
    karate = robustness(Snapshot.from_ties(nx.karate_club_graph()))
    assert karate.r == pytest.approx(0.131488, abs=5e-7)
    assert (karate.start, len(karate.curve), karate.curve[-1]) == (1.0, 35, 0.0)
    assert karate.order[0] == "33"
    assert robustness(snapshot_of(nx.star_graph(8))).start == 1
    assert robustness(snapshot_of(nx.empty_graph(9))).start == pytest.approx(1 / 9)


@pytest.mark.parametrize("network", [name for name in NETWORKS if name != "nobody"])
def test_networkx_removes_the_same_people(network: str) -> None:
    graph = NETWORKS[network]()
    found = robustness(snapshot_of(graph))
    assert found.curve == pytest.approx(curve(undirected(graph)))
    assert found.r == pytest.approx(np.mean(found.curve[1:]))


@pytest.mark.parametrize("seed", range(60))
def test_networkx_removes_the_same_people_at_random(seed: int) -> None:
    graph = nx.gnp_random_graph(2 + seed, [0.03, 0.1, 0.3][seed % 3], seed=seed)
    shuffled = list(graph)
    np.random.default_rng(seed).shuffle(shuffled)
    people = [str(one) for one in shuffled]
    snapshot = Snapshot.from_ties([(str(a), str(b)) for a, b in graph.edges], people)
    assert robustness(snapshot).curve == pytest.approx(curve(undirected(graph)))


def test_a_larger_network_too() -> None:
    graph = nx.barabasi_albert_graph(600, 3, seed=5)
    assert robustness(snapshot_of(graph)).curve == pytest.approx(curve(undirected(graph)))


def test_nobody_has_no_robustness() -> None:
    found = robustness(Snapshot.from_ties([]))
    assert np.isnan([found.r, found.start, *found.curve]).all()
    assert found.order == ()
    drawn = random_removal(Snapshot.from_ties([]))
    assert np.isnan([drawn.r, *drawn.curve]).all()


def test_equals_go_by_id_as_text_whatever_order_rows_came_in() -> None:
    ties = [("2", "3"), ("10", "11"), ("b", "a")]
    one = robustness(Snapshot.from_ties(ties))
    other = robustness(Snapshot.from_ties([(b, a) for a, b in reversed(ties)]))
    assert one.order == other.order == ("10", "2", "a", "11", "3", "b")


def test_strength_and_direction_do_not_matter() -> None:
    ties = [("a", "b", 9), ("b", "a", 1), ("b", "c", 1), ("d", "c", 5)]
    plain = [("a", "b"), ("b", "c"), ("c", "d")]
    found = robustness(Snapshot.from_ties(ties, directed=True))
    assert found.curve.tolist() == robustness(Snapshot.from_ties(plain)).curve.tolist()


@pytest.mark.parametrize("seed", range(20))
def test_a_fixed_order(seed: int) -> None:
    graph = undirected(nx.gnp_random_graph(25, 0.1, seed=seed))
    snapshot = snapshot_of(graph)
    drawn = [str(one) for one in np.random.default_rng(seed).permutation(25)]
    found = robustness(snapshot, drawn)
    assert found.curve == pytest.approx(curve(graph, drawn))
    assert found.order == tuple(drawn)
    some = robustness(snapshot, drawn[:7])
    assert some.curve == pytest.approx(curve(graph, drawn)[:8])
    assert np.isnan(some.r), "not everybody has left"


def test_the_order_of_a_measure_highest_first_then_by_id() -> None:
    graph = undirected(nx.gnp_random_graph(25, 0.12, seed=3))
    snapshot = snapshot_of(graph)
    values = measure_named("betweenness")(snapshot).set_index("person_id")["betweenness"]
    order = sorted(values.index, key=lambda one: (-values[one], one))
    assert robustness(snapshot, "betweenness").order == tuple(order)
    assert set(robustness(snapshot, "constraint").order) == set(graph), "isolates have none"


@pytest.mark.parametrize(
    ("order", "what"),
    [
        ("beauty", "there is no measure"),
        ("community", "more of"),
        (["a", "a"], "twice"),
        (["a", "x"], 'the id "x"'),
    ],
)
def test_an_order_that_is_none(order: object, what: str) -> None:
    with pytest.raises(QuestionError, match=what):
        robustness(Snapshot.from_ties([("a", "b")]), order)


def test_the_same_kernels_tell_the_same_two_ways() -> None:
    csr = snapshot_of(nx.barabasi_albert_graph(300, 2, seed=1)).csr
    rank = np.arange(300, dtype=np.int32)
    order, ends, others = by_degree(csr.indptr, csr.indices, rank)
    assert len(others) == len(csr.indices) // 2, "each tie goes once"
    one = largest_left(csr.indptr, csr.indices, order)
    assert one.tolist() == largest_left_of(order, ends, others).tolist()


def test_random_orders() -> None:
    snapshot = snapshot_of(nx.gnp_random_graph(40, 0.08, seed=2))
    found = random_removal(snapshot, runs=300, seed=1)
    assert found.runs == 300
    assert len(found.curve) == len(found.low) == len(found.high) == 41
    assert (found.low <= found.curve).all()
    assert (found.curve <= found.high).all()
    assert found.r_low < found.r < found.r_high
    assert found.r == pytest.approx(found.curve[1:].mean())
    assert found.r > robustness(snapshot).r, "an attack on hubs does more"
    # Of a complete network every order is the same.
    complete = random_removal(snapshot_of(nx.complete_graph(6)), runs=5)
    assert complete.low.tolist() == complete.high.tolist()
    assert complete.r == pytest.approx(5 / 12)


def test_random_orders_are_those_of_the_seed_and_the_people() -> None:
    ties = list(nx.gnp_random_graph(40, 0.08, seed=2).edges)
    one = random_removal(Snapshot.from_ties(ties, [str(at) for at in range(40)]), runs=9)
    turned = Snapshot.from_ties(ties[::-1], [str(39 - at) for at in range(40)])
    other = random_removal(turned, runs=9)
    assert one.curve.tolist() == other.curve.tolist()
    again = random_removal(Snapshot.from_ties(ties), runs=9, seed=5)
    assert again.curve.tolist() != one.curve.tolist()
    with pytest.raises(QuestionError):
        random_removal(Snapshot.from_ties(ties), runs=0)


@pytest.mark.parametrize("network", NETWORKS)
def test_efficiency_is_networkxs(network: str) -> None:
    graph = NETWORKS[network]()
    found = global_efficiency(snapshot_of(graph))
    if len(graph) < 2:
        assert np.isnan(found.value)
    else:
        assert found.value == pytest.approx(nx.global_efficiency(undirected(graph)))
    assert found.exact


def test_karates_efficiency() -> None:
    karate = Snapshot.from_ties(nx.karate_club_graph())
    assert global_efficiency(karate).value == pytest.approx(0.492008, abs=5e-7)
