"""Spreads that are known: by a formula, by hand, or from somebody else's documentation."""

import networkx as nx
import pytest

from graph.snapshot import Snapshot
from graph.spread import expected_spread
from tests.graph.networks import snapshot_of
from tests.graph.spread.friends import friends


def spread(graph: nx.Graph, *seeds: object, **asked: object) -> float:
    return expected_spread(snapshot_of(graph), [str(one) for one in seeds], **asked).mean


@pytest.mark.parametrize("people", [2, 3, 5, 12, 21])
@pytest.mark.parametrize("p", [0.0, 0.1, 0.37, 1.0])
def test_a_star(people: int, p: float) -> None:
    star = nx.star_graph(people - 1)
    assert spread(star, 0, p=p) == pytest.approx(1 + (people - 1) * p)
    assert spread(star, 1, p=p) == pytest.approx(1 + p + (people - 2) * p * p)


def test_a_star_too_large_to_be_exact() -> None:
    found = expected_spread(snapshot_of(nx.star_graph(400)), ["0"], p=0.1, runs=20_000)
    assert not found.exact
    error = (400 * 0.1 * 0.9 / 20_000) ** 0.5
    assert found.mean == pytest.approx(1 + 400 * 0.1, abs=4 * error)
    assert (found.high - found.low) / 2 == pytest.approx(1.96 * error, rel=0.05)


def test_a_triangle_and_a_path() -> None:
    assert spread(nx.complete_graph(3), 0) == pytest.approx(1.218)
    assert spread(nx.path_graph(3), 0) == pytest.approx(1.11)
    assert spread(nx.path_graph(3), 1) == pytest.approx(1.2)
    assert spread(nx.path_graph(21), 0, p=0.5) == pytest.approx(2 - 0.5**20)


def test_the_karate_club() -> None:
    club = nx.Graph(nx.karate_club_graph().edges)
    found = expected_spread(snapshot_of(club), ["33"], runs=1_000_000, seed=3)
    assert found.mean == pytest.approx(3.500, abs=0.007)


def test_the_documentation_graph_of_celf() -> None:
    snapshot = friends()
    alone = expected_spread(snapshot, ["Alice"])
    assert alone.exact
    assert alone.mean == pytest.approx(1.54781, abs=5e-6)
    both = expected_spread(snapshot, ["Alice", "Ethan"])
    assert both.mean - alone.mean == pytest.approx(1.24929, abs=5e-6)
    three = expected_spread(snapshot, ["Alice", "Ethan", "Michael"])
    assert three.mean - both.mean == pytest.approx(1.09, abs=5e-6)
    assert three.mean == pytest.approx(3.88710, abs=5e-6)


def test_linear_thresholds() -> None:
    star = nx.star_graph(4)
    assert spread(star, 0, model="lt") == pytest.approx(5)
    assert spread(star, 1, model="lt") == pytest.approx(2)
    assert spread(nx.complete_graph(3), 0, model="lt") == pytest.approx(2.5)


def test_strength_counts_interactions() -> None:
    three = Snapshot.from_ties([("a", "b", 3)])
    assert expected_spread(three, ["a"], p=0.2).mean == pytest.approx(1 + 1 - 0.8**3)
    thrice = Snapshot.from_ties([("a", "b"), ("b", "a"), ("a", "b")])
    assert expected_spread(thrice, ["a"], p=0.2).mean == pytest.approx(1 + 1 - 0.8**3)
    half = Snapshot.from_ties([("a", "b", 0.5)])
    assert expected_spread(half, ["a"], p=0.2).mean == pytest.approx(1 + 1 - 0.8**0.5)


def test_weighted_cascade_is_one_by_in_degree() -> None:
    star = nx.star_graph(8)
    assert spread(star, 0, p="weighted_cascade") == pytest.approx(9)
    assert spread(star, 1, p="weighted_cascade") == pytest.approx(1 + 1 / 8 + 7 / 8)
