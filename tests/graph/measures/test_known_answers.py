"""Published and exact answers: Zachary's karate club, and what stars and paths must give.

Karate club: Zachary (1977), as networkx ships it (34 people, 78 ties).
"""

import networkx as nx
import pandas as pd
import pytest

from graph.measures import measure_named
from graph.snapshot import Snapshot
from tests.graph.networks import snapshot_of


@pytest.fixture(scope="module")
def karate() -> Snapshot:
    return Snapshot.from_ties(nx.karate_club_graph().edges)


def column(snapshot: Snapshot, name: str) -> pd.Series:
    return measure_named(name)(snapshot).set_index("person_id")[name]


def test_karate_betweenness(karate: Snapshot) -> None:
    values = column(karate, "betweenness")
    assert values["0"] == pytest.approx(0.437635, abs=1e-6)
    assert values["33"] == pytest.approx(0.304075, abs=1e-6)


def test_karate_core_and_cut_point(karate: Snapshot) -> None:
    cores = column(karate, "core_number")
    assert cores.max() == 4
    cuts = column(karate, "cut_points")
    assert cuts[cuts].index.tolist() == ["0"]


def test_karate_two_step_reach(karate: Snapshot) -> None:
    # 33 of 34 people: the person and the 32 within two ties.
    assert column(karate, "two_step_reach")["31"] == pytest.approx(0.9706, abs=5e-5)


def test_karate_pagerank_and_collective_influence(karate: Snapshot) -> None:
    shares = column(karate, "pagerank")
    # .100918 is where networkx stops by default; the value it comes to is .1009192.
    assert shares["33"] == pytest.approx(0.100918, abs=2e-6)
    assert shares["33"] == pytest.approx(0.1009191823, abs=1e-9)
    assert (shares.idxmax(), shares.sum()) == ("33", pytest.approx(1))
    influence = column(karate, "collective_influence")
    assert influence[["33", "0"]].tolist() == [656, 615]
    assert influence.nlargest(2).index.tolist() == ["33", "0"]


def test_karate_brokerage(karate: Snapshot) -> None:
    # Person 11 has the one contact 0: all of their ties in one place.
    assert column(karate, "constraint")["11"] == 1
    assert column(karate, "effective_size")["11"] == 1
    # Person 0: 16 contacts, 18 ties among them; 16 − 2 · 18 ÷ 16 (Borgatti 1997).
    assert column(karate, "effective_size")["0"] == pytest.approx(13.75)
    assert column(karate, "constraint").idxmin() == "0"


def test_karate_communities(karate: Snapshot) -> None:
    numbers = column(karate, "community")
    assert numbers.value_counts(sort=False).sort_index().tolist() == [12, 11, 6, 5]
    # The two leaders are of the two large ones, which is where the club split.
    assert sorted(numbers[["0", "33"]]) == [1, 2]


def test_communities_are_numbered_by_size_then_first_id() -> None:
    squares = nx.disjoint_union_all([nx.complete_graph(size) for size in (3, 4, 3)])
    squares.add_node("alone")
    numbers = column(snapshot_of(nx.relabel_nodes(squares, {0: "z"})), "community")
    assert numbers.groupby(numbers).size().tolist() == [4, 3, 3, 1]
    assert numbers[["3", "1", "z", "7", "alone"]].tolist() == [1, 2, 2, 3, 4]


def test_borgattis_own_example() -> None:
    # Borgatti (1997), figure 1: G's 6 contacts, of whom three pairs are tied to each other.
    ties = ["AB", "AF", "AG", "AE", "EG", "FG", "BG", "BD", "DG", "CG"]
    assert column(Snapshot.from_ties([tuple(tie) for tie in ties]), "effective_size")[
        "G"
    ] == pytest.approx(4.67, abs=5e-3)


def test_karate_degrees_and_closeness(karate: Snapshot) -> None:
    assert column(karate, "degree")[["0", "33", "11"]].tolist() == [16, 17, 1]
    assert column(karate, "strength").sum() == 2 * 78
    assert column(karate, "harmonic_closeness")["0"] == pytest.approx(23.166666667 / 33)


def test_karate_given_as_a_graph_has_its_weights_as_strength() -> None:
    graph = nx.karate_club_graph()
    weights = dict(graph.degree(weight="weight"))
    strength = column(Snapshot.from_ties(graph), "strength")
    assert strength.to_dict() == {str(node): weights[node] for node in graph}


def test_star() -> None:
    star = snapshot_of(nx.star_graph(5))
    assert column(star, "betweenness").tolist() == [1, 0, 0, 0, 0, 0]
    assert column(star, "harmonic_closeness").tolist() == pytest.approx([1, *[(1 + 4 / 2) / 5] * 5])
    assert column(star, "two_step_reach").tolist() == [1.0] * 6
    assert column(star, "cut_points").tolist() == [True, *[False] * 5]


def test_path_of_five_reaches_two_and_three_steps_each_way() -> None:
    path = snapshot_of(nx.path_graph(5))
    assert column(path, "two_step_reach").tolist() == [3 / 5, 4 / 5, 1, 4 / 5, 3 / 5]
    assert column(path, "three_step_reach").tolist() == [4 / 5, 1, 1, 1, 4 / 5]


def test_alone_in_the_network() -> None:
    alone = Snapshot.from_ties([], ["somebody"])
    assert column(alone, "harmonic_closeness").isna().all(), "nobody to be near to: undefined"
    assert column(alone, "degree").tolist() == [0]
    assert column(alone, "two_step_reach").tolist() == [1.0]
    assert column(alone, "pagerank").tolist() == [1.0]
    assert column(alone, "collective_influence").tolist() == [0]
    assert column(alone, "constraint").isna().all()
    assert column(alone, "effective_size").isna().all()
    assert column(alone, "amplification").isna().all(), "no posts"


def test_strong_ties_are_short_ways() -> None:
    # From a to c: straight is 1 ÷ 1, by b twice 1 ÷ 10.
    ties = [("a", "b", 10), ("b", "c", 10), ("a", "c", 1)]
    snapshot = Snapshot.from_ties(ties)
    weighted = measure_named("betweenness")(snapshot, weighted=True)
    assert weighted["betweenness"].tolist() == [0, 1, 0]
    assert column(snapshot, "betweenness").tolist() == [0, 0, 0]
    near = measure_named("harmonic_closeness")(snapshot, weighted=True)["harmonic_closeness"]
    assert near.tolist() == pytest.approx([(10 + 5) / 2, 10, (10 + 5) / 2])
