"""Exact spreads against every world gone through one by one, and simulated ones against exact."""

import networkx as nx
import pandas as pd
import pytest

from graph.spread import Spread, expected_spread, groups_reached, reached
from tests.graph.networks import NETWORKS, snapshot_of
from tests.graph.spread.worlds import (
    cascade_worlds,
    in_worlds,
    per_interaction,
    spread_in_worlds,
    threshold_worlds,
    weighted_cascade,
)


def small(ties: int, *, directed: bool, seed: int) -> nx.Graph:
    graph = nx.gnm_random_graph(7, ties, seed=seed, directed=directed)
    for at, (_, _, data) in enumerate(graph.edges(data=True)):
        data["strength"] = (1, 0.5, 2, 3)[(at + seed) % 4]
    return nx.relabel_nodes(graph, {node: f"p{node}" for node in graph})


SMALL = [small(ties, directed=False, seed=seed) for seed, ties in enumerate((5, 6, 4))]
SMALL += [small(ties, directed=True, seed=seed) for seed, ties in enumerate((9, 12))]
SEEDS: list[list[str]] = [["p0"], ["p3"], ["p1", "p4"], ["p0", "p2", "p6"]]


@pytest.mark.parametrize("graph", SMALL, ids=str)
@pytest.mark.parametrize("p", [0.1, 0.5, 1.0])
def test_cascades_are_exact(graph: nx.Graph, p: float) -> None:
    for seeds in SEEDS:
        found = expected_spread(snapshot_of(graph), seeds, p=p)
        worlds = cascade_worlds(graph, per_interaction(graph, p))
        true = spread_in_worlds(graph, seeds, worlds)
        assert found == Spread(pytest.approx(true), found.mean, found.mean, 0, exact=True)


@pytest.mark.parametrize("graph", SMALL, ids=str)
def test_weighted_cascades_and_thresholds_are_exact(graph: nx.Graph) -> None:
    for seeds in SEEDS:
        true = spread_in_worlds(graph, seeds, cascade_worlds(graph, weighted_cascade(graph)))
        found = expected_spread(snapshot_of(graph), seeds, p="weighted_cascade")
        assert found.mean == pytest.approx(true)
        true = spread_in_worlds(graph, seeds, threshold_worlds(graph))
        assert expected_spread(snapshot_of(graph), seeds, model="lt").mean == pytest.approx(true)


@pytest.mark.parametrize("acceptance", [0.4, {"p0": 0.0, "p1": 0.3, "p5": 0.1}])
def test_who_declines_can_still_be_reached(acceptance: float | dict[str, float]) -> None:
    for graph in SMALL:
        worlds = cascade_worlds(graph, per_interaction(graph, 0.3))
        true = spread_in_worlds(graph, ["p0", "p1", "p4"], worlds, acceptance)
        found = expected_spread(
            snapshot_of(graph), ["p0", "p1", "p4"], p=0.3, acceptance=acceptance
        )
        assert found.mean == pytest.approx(true)


@pytest.mark.parametrize("exact", [True, False])
@pytest.mark.parametrize("model", ["ic", "lt"])
def test_each_person_and_each_group(model: str, exact: bool) -> None:
    graph, seeds = SMALL[4], ["p0", "p4"]
    groups = {"p0": "x", "p1": "x", "p2": "y", "p3": "y", "p6": "z"}
    worlds = (
        threshold_worlds(graph)
        if model == "lt"
        else cascade_worlds(graph, per_interaction(graph, 0.3))
    )
    person, some = dict.fromkeys(graph, 0.0), dict.fromkeys("xyz", 0.0)
    for odds, who in in_worlds(graph, seeds, worlds, 0.8):
        for one in who:
            person[one] += odds
        for name in {groups[one] for one in who if one in groups}:
            some[name] += odds
    asked = {"model": model, "p": 0.3, "acceptance": 0.8, "exact": exact, "runs": 40_000}
    within = 1e-9 if exact else 4 * 0.5 / 200
    by_person = reached(snapshot_of(graph), seeds, **asked).set_index("person_id")["chance"]
    assert by_person.to_dict() == pytest.approx(person, abs=within)
    found = groups_reached(snapshot_of(graph), seeds, groups=groups, **asked)
    assert found["group"].tolist() == ["x", "y", "z"]
    assert found["people"].tolist() == [2, 2, 1]
    assert found["chance"].tolist() == pytest.approx([some[name] for name in "xyz"], abs=within)
    sums = [sum(person[one] for one, name in groups.items() if name == of) for of in "xyz"]
    assert found["expected"].tolist() == pytest.approx(sums, abs=2 * within)
    assert (found["share"] * found["people"]).tolist() == pytest.approx(found["expected"].tolist())


def _error(found: Spread) -> float:
    return (found.high - found.low) / 2 / 1.96


@pytest.mark.parametrize("graph", SMALL, ids=str)
@pytest.mark.parametrize("model", ["ic", "lt"])
@pytest.mark.parametrize("p", [0.1, 0.6, "weighted_cascade"])
@pytest.mark.parametrize("acceptance", [1.0, 0.6])
def test_simulated_within_four_errors_of_exact(
    graph: nx.Graph, model: str, p: float | str, acceptance: float
) -> None:
    snapshot = snapshot_of(graph)
    asked = {"model": model, "p": p, "acceptance": acceptance, "seed": 5}
    for seeds in SEEDS:
        true = expected_spread(snapshot, seeds, **asked)
        found = expected_spread(snapshot, seeds, exact=False, runs=20_000, **asked)
        assert true.exact
        assert not found.exact
        assert found.runs == 20_000
        assert abs(found.mean - true.mean) <= 4 * _error(found) + 1e-9


@pytest.mark.parametrize("copies", [1, 40])
@pytest.mark.parametrize("p", [0.05, 0.5, "weighted_cascade"])
def test_simulated_far_and_near_alike(copies: int, p: float | str) -> None:
    """Many copies of a network: together the spread is that of one, times their number."""
    graph = SMALL[1]
    many = nx.disjoint_union_all([graph] * copies)
    people = list(many)
    seeds = [str(people[at]) for at in range(0, len(people), len(graph))]
    one = expected_spread(snapshot_of(graph), [next(iter(graph))], p=p)
    found = expected_spread(snapshot_of(many), seeds, p=p, exact=False, runs=20_000)
    assert abs(found.mean - copies * one.mean) <= 4 * _error(found)


@pytest.mark.parametrize("name", NETWORKS)
@pytest.mark.parametrize("model", ["ic", "lt"])
def test_every_shape_has_an_answer(name: str, model: str) -> None:
    snapshot = snapshot_of(NETWORKS[name]())
    ids = snapshot.people["person_id"].tolist()
    for seeds in ([], ids[:1], ids[:3], ids):
        found = expected_spread(snapshot, seeds, model=model, runs=500, exact=None)
        assert len(seeds) <= found.low + 1e-9 or not found.exact
        assert len(seeds) - 1e-9 <= found.mean <= len(ids) + 1e-9
        assert found.low <= found.mean <= found.high
        chances = reached(snapshot, seeds, model=model, runs=500)
        assert chances["person_id"].tolist() == ids
        assert chances["chance"].sum() == pytest.approx(found.mean)
        assert isinstance(chances["chance"].dtype, type(pd.Series([0.5]).dtype))
