"""Spreads that are known: by hand, published, or counted over every world by networkx."""

import itertools
import math

import networkx as nx
import pandas as pd
import pytest

from graph.snapshot import Snapshot
from graph.spread import choose_seeds, expected_spread, groups_reached, reached
from tests.graph.networks import snapshot_of

# The example of the CELF page of Neo4j's Graph Data Science library (10 people, 14 ties); its
# printed 3.76 is from 100 runs, the exact values are these.
GDS = [
    ("Jack", "Alice"),
    *(("Alice", other) for other in ("Jimmy", "Ethan", "Lara", "Amir", "Willie")),
    ("Ceri", "Ethan"),
    *(("Michael", other) for other in ("Mohammed", "Ethan")),
    *(("Ethan", other) for other in ("Jimmy", "Jack", "Lara", "Mohammed")),
    ("Lara", "Amir"),
]


def star(people: int) -> Snapshot:
    return Snapshot.from_ties(nx.star_graph(people - 1).edges)


def by_every_world(graph: nx.DiGraph, seeds: set, chance: dict, accepts: float = 1.0) -> float:
    """Count over all sets of live arcs and of seeds who take part, with networkx alone."""
    arcs, total = list(graph.edges), 0.0
    for live in itertools.product((False, True), repeat=len(arcs)):
        odds = math.prod(
            chance[arc] if is_live else 1 - chance[arc]
            for arc, is_live in zip(arcs, live, strict=True)
        )
        world = nx.DiGraph(arc for arc, is_live in zip(arcs, live, strict=True) if is_live)
        world.add_nodes_from(graph)
        for who in graph:
            heard = (nx.ancestors(world, who) | {who}) & seeds
            total += odds * (1 - (1 - accepts) ** len(heard))
    return total


@pytest.mark.parametrize("people", [2, 5, 21])
@pytest.mark.parametrize("p", [0.1, 0.5])
def test_star(people: int, p: float) -> None:
    centre, leaf = (expected_spread(star(people), [who], p=p) for who in ("0", "1"))
    assert centre.exact
    assert centre.mean == pytest.approx(1 + (people - 1) * p)
    assert leaf.mean == pytest.approx(1 + p + (people - 2) * p**2)
    assert (centre.low, centre.high, centre.runs) == (centre.mean, centre.mean, 0)


def test_triangle_and_path() -> None:
    triangle = Snapshot.from_ties(nx.cycle_graph(3).edges)
    assert expected_spread(triangle, ["0"]).mean == pytest.approx(1.218)
    path = Snapshot.from_ties(nx.path_graph(3).edges)
    spreads = [expected_spread(path, [who]).mean for who in ("0", "1", "2")]
    assert spreads == pytest.approx([1.11, 1.2, 1.11])


def test_linear_threshold() -> None:
    assert expected_spread(star(5), ["0"], model="lt").mean == pytest.approx(5)
    assert expected_spread(star(5), ["1"], model="lt").mean == pytest.approx(2)
    triangle = Snapshot.from_ties(nx.cycle_graph(3).edges)
    assert expected_spread(triangle, ["0"], model="lt").mean == pytest.approx(2.5)


def test_threshold_weights_are_shares_of_the_strength_into_a_person() -> None:
    ties = Snapshot.from_ties([("a", "c", 3), ("b", "c", 1)], directed=True)
    assert expected_spread(ties, ["a"], model="lt").mean == pytest.approx(1.75)
    assert expected_spread(ties, ["b"], model="lt").mean == pytest.approx(1.25)


def test_example_of_neo4j() -> None:
    network = Snapshot.from_ties(GDS, directed=True)
    spreads = [
        expected_spread(network, people).mean
        for people in (["Alice"], ["Alice", "Ethan"], ["Alice", "Ethan", "Michael"])
    ]
    gains = [spreads[0], spreads[1] - spreads[0], spreads[2] - spreads[1]]
    assert gains == pytest.approx([1.54781, 1.24929, 1.09])
    assert spreads[2] == pytest.approx(3.88710)
    choice = choose_seeds(network, 3)
    assert choice.people == ("Alice", "Ethan", "Michael")
    assert (choice.spread.mean, choice.bound) == (pytest.approx(3.88710), 1.0)


def test_karate() -> None:
    karate = Snapshot.from_ties(nx.karate_club_graph().edges)
    spread = expected_spread(karate, ["33"], runs=200_000)
    assert not spread.exact
    assert spread.low < 3.507
    assert spread.high > 3.493
    assert spread.mean == pytest.approx(3.5, abs=0.04)


def test_a_tie_of_several_interactions_is_as_many_tries() -> None:
    pair = Snapshot.from_ties([("a", "b", 3)])
    assert expected_spread(pair, ["a"], p=0.2).mean == pytest.approx(1 + 1 - 0.8**3)
    twice = Snapshot.from_ties([("a", "b"), ("b", "a")])
    assert expected_spread(twice, ["a"], p=0.2).mean == pytest.approx(1 + 1 - 0.8**2)


def test_weighted_cascade_is_one_by_in_degree() -> None:
    leaf = expected_spread(star(5), ["1"], p="weighted_cascade")
    assert leaf.mean == pytest.approx(1 + 1 / 4 + 3 / 4)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("accepts", [1.0, 0.4])
def test_same_as_counting_every_world(seed: int, accepts: float) -> None:
    graph = nx.gnm_random_graph(6, 10, seed=seed, directed=True)
    network = snapshot_of(nx.relabel_nodes(graph, str))
    ways = {0.3: dict.fromkeys(graph.edges, 0.3)}
    ways["weighted_cascade"] = {(u, v): 1 / graph.in_degree(v) for u, v in graph.edges}
    for p, chance in ways.items():
        for seeds in ({0}, {1, 4}):
            told = expected_spread(network, [str(who) for who in seeds], p=p, acceptance=accepts)
            assert told.mean == pytest.approx(by_every_world(graph, seeds, chance, accepts))


def test_a_group_is_reached_if_anybody_of_it_is() -> None:
    people = [("centre", "A"), *((f"leaf {at}", "B") for at in range(3)), ("alone", "C")]
    network = Snapshot.from_ties(
        [("centre", f"leaf {at}") for at in range(3)],
        pd.DataFrame(people, columns=["person_id", "campus"]),
    )
    for exact in (True, False):
        told = groups_reached(network, ["centre"], p=0.3, runs=100_000, exact=exact)
        assert told["group"].tolist() == ["A", "B", "C"]
        assert told["people"].tolist() == [1, 3, 1]
        assert told["chance"].tolist() == pytest.approx([1, 1 - 0.7**3, 0], abs=0.01)
        assert told["share"].tolist() == pytest.approx([1, 0.3, 0], abs=0.01)
        assert told["expected"].sum() == pytest.approx(
            reached(network, ["centre"], p=0.3, runs=100_000, exact=exact)["chance"].sum()
        )
