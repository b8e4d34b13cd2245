"""What is estimated from people drawn says so, and lies within its error of the exact value."""

import random

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from graph.errors import QuestionError
from graph.measures import measure_named
from graph.measures._pivots import AFFORDABLE, Pivots, pivots
from graph.snapshot import Snapshot
from tests.graph.networks import snapshot_of

SAMPLED = pytest.mark.parametrize("name", ["betweenness", "harmonic_closeness"])
WEIGHTED = pytest.mark.parametrize("weighted", [False, True])


def network(*, directed: bool = False) -> nx.Graph:
    graph = nx.disjoint_union(nx.barabasi_albert_graph(260, 2, seed=8), nx.path_graph(30))
    graph.add_nodes_from(["alone", "also alone"])
    graph = graph.to_directed() if directed else graph
    draw = random.Random(8)  # noqa: S311
    graph.remove_edges_from(draw.sample(list(graph.edges), 60))
    for _, _, data in graph.edges(data=True):
        data["strength"] = draw.choice([0.5, 1, 2, 3])
    return nx.relabel_nodes(graph, str)


def values(snapshot: Snapshot, name: str, **options: object) -> pd.Series:
    return measure_named(name)(snapshot, **options).set_index("person_id")[name]


@SAMPLED
def test_small_networks_are_exact_and_say_so(name: str) -> None:
    snapshot = snapshot_of(network())
    frame = measure_named(name)(snapshot)
    assert frame.attrs == {"exact": True, "sampled_from": len(frame), "error": 0.0}
    asked = measure_named(name)(snapshot, exact=True)
    assert asked.equals(frame)


@SAMPLED
def test_a_sample_says_from_how_many_and_how_far_off(name: str) -> None:
    frame = measure_named(name)(snapshot_of(network()), exact=False, sample=40)
    assert frame.attrs["exact"] is False
    assert frame.attrs["sampled_from"] == 40
    assert frame.attrs["error"] > 0
    assert "from 40 of 292 people" in frame.attrs["note"]


@SAMPLED
def test_a_network_too_large_to_be_exact_is_sampled(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.measures._pivots.AFFORDABLE", 1e-9)
    snapshot = snapshot_of(network())
    assert not measure_named(name)(snapshot, sample=40).attrs["exact"]
    assert measure_named(name)(snapshot, exact=True, sample=40).attrs["exact"]
    assert measure_named(name)(snapshot, sample=1024).attrs["exact"], "everybody would be drawn"


@SAMPLED
@WEIGHTED
@pytest.mark.parametrize("directed", [False, True])
def test_means_of_many_samples_are_the_exact_values(
    name: str, weighted: bool, directed: bool
) -> None:
    snapshot = snapshot_of(network(directed=directed))
    exact = values(snapshot, name, weighted=weighted)
    runs = [
        values(snapshot, name, weighted=weighted, exact=False, sample=60, seed=seed)
        for seed in range(150)
    ]
    table = pd.concat(runs, axis=1)
    # Of who is hardly on any way, hardly any sample knows: their runs are far from normal.
    first = exact.nlargest(60).index
    off = (table.mean(axis=1) - exact).abs()[first]
    assert (off <= 4.5 * table.std(axis=1)[first] / np.sqrt(len(runs))).all()
    assert table.mean(axis=1).sum() == pytest.approx(exact.sum(), rel=0.02)


@SAMPLED
@WEIGHTED
def test_the_stated_error_is_how_far_samples_are_off(name: str, weighted: bool) -> None:
    snapshot = snapshot_of(network())
    exact = values(snapshot, name, weighted=weighted)
    worst = []
    for seed in range(100):
        frame = measure_named(name)(snapshot, weighted=weighted, exact=False, sample=100, seed=seed)
        off = (frame.set_index("person_id")[name] - exact).abs()
        worst.append((off / frame.attrs["error"]).mean())
        assert off.max() <= 5 * frame.attrs["error"]
    # The largest error stands for all: on average people are nearer than it.
    assert np.mean(worst) < 1


def test_intervals_of_single_people_hold_the_mean_as_often_as_they_say() -> None:
    draw = np.random.default_rng(5)
    everybody = draw.gamma(2.0, size=400)
    held = 0
    for _ in range(1000):
        drawn = draw.choice(400, 80, replace=False).astype(np.int32)
        total, squares = np.zeros(400), np.zeros(400)
        total[0] = everybody[drawn[drawn != 0]].sum()
        squares[0] = (everybody[drawn[drawn != 0]] ** 2).sum()
        mean, error = Pivots(drawn, 400).mean(total, squares)
        held += abs(mean[0] - np.delete(everybody, 0).mean()) <= 1.96 * error[0]
    assert held / 1000 == pytest.approx(0.95, abs=0.02)


@SAMPLED
def test_the_draw_goes_by_people_not_by_rows(name: str) -> None:
    given = network()
    people, ties = list(given.nodes), list(given.edges(data=True))
    random.Random(2).shuffle(people)  # noqa: S311
    shuffled = nx.Graph()
    shuffled.add_nodes_from(people)
    shuffled.add_edges_from(ties)
    options = {"exact": False, "sample": 30, "seed": 4}
    one, other = (
        values(snapshot_of(given), name, **options),
        values(snapshot_of(shuffled), name, **options),
    )
    assert other.to_dict() == pytest.approx(one.to_dict())
    again = values(snapshot_of(given), name, **options)
    assert again.equals(one)
    assert not values(snapshot_of(given), name, **{**options, "seed": 5}).equals(one)


def test_what_is_exact_is_a_matter_of_people_and_arcs() -> None:
    csr = snapshot_of(network()).csr
    work = len(csr.ids) * len(csr.indices)
    options = {"exact": None, "wanted": 10, "seed": 0, "measure": "betweenness"}
    assert pivots(csr, AFFORDABLE / work, **options) is None
    assert pivots(csr, 1.01 * AFFORDABLE / work, **options) is not None


@SAMPLED
def test_no_error_can_be_told_from_two_people(name: str) -> None:
    with pytest.raises(QuestionError, match="under 3 people"):
        measure_named(name)(snapshot_of(network()), exact=False, sample=2)
