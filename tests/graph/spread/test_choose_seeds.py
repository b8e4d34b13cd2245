"""Whom to ask: against all choices of small networks, known optima of large ones, and greedy."""

import itertools
import os
from collections.abc import Iterable
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from graph.errors import QuestionError
from graph.kernels import threads
from graph.snapshot import Snapshot
from graph.spread import SeedChoice, choose_seeds, expected_spread
from tests.graph.networks import NETWORKS, snapshot_of
from tests.graph.spread.friends import friends

MODELS: list[dict[str, Any]] = [
    {"p": 0.1},
    {"p": 0.5},
    {"p": "weighted_cascade"},
    {"model": "lt"},
]


@pytest.fixture
def few_sets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw fewer sets: what is asked then doesn't hang on how good the choice is."""
    monkeypatch.setattr("graph.spread._search._KEPT", 1 << 14)
    monkeypatch.setattr("graph.spread._labelled._SETS", 1 << 11)


def best_of_all(
    snapshot: Snapshot, people: Iterable[str], k: int, include: tuple[str, ...], **asked: Any
) -> float:
    """Give the exact spread of the best of all choices."""
    return max(
        expected_spread(snapshot, [*include, *others], exact=True, **asked).mean
        for others in itertools.combinations(people, k - len(include))
    )


@pytest.mark.parametrize("asked", MODELS, ids=str)
@pytest.mark.parametrize("directed", [False, True])
@pytest.mark.parametrize("seed", range(3))
def test_small_networks_have_the_best_of_all_choices(
    asked: dict[str, Any], directed: bool, seed: int
) -> None:
    graph = nx.gnm_random_graph(8, 11 + 3 * seed, seed=seed, directed=directed)
    snapshot, ids = snapshot_of(graph), [str(node) for node in graph]
    for k in (1, 2, 3):
        choice = choose_seeds(snapshot, k, **asked)
        assert len(choice.people) == len(set(choice.people)) == k
        assert choice.spread.exact
        assert choice.bound == 1
        best = best_of_all(snapshot, ids, k, (), **asked)
        assert choice.spread.mean == pytest.approx(best)
        own = expected_spread(snapshot, choice.people, **asked)
        assert choice.spread.mean == pytest.approx(own.mean)


def test_small_networks_with_conditions() -> None:
    graph = nx.gnm_random_graph(8, 12, seed=4)
    snapshot = snapshot_of(graph)
    free = [one for one in "01234567" if one not in "27"]
    acceptance = {"0": 0.3, "3": 0.9, "2": 0.5}
    choice = choose_seeds(snapshot, 3, p=0.3, include=["2"], exclude=["7"], acceptance=acceptance)
    assert "2" in choice.people
    assert "7" not in choice.people
    best = best_of_all(snapshot, free, 3, ("2",), p=0.3, acceptance=acceptance)
    assert choice.spread.mean == pytest.approx(best)


def test_the_documentation_graph_of_celf() -> None:
    choice = choose_seeds(friends(), 3)
    assert set(choice.people) == {"Alice", "Ethan", "Michael"}
    assert choice.people[0] == "Alice"
    assert choice.spread.mean == pytest.approx(3.88710, abs=5e-6)
    assert choice.bound == 1


def stars(leaves: Iterable[int]) -> nx.Graph:
    """Give stars side by side; centres are named ``c0``, ``c1``, … and leaves after them."""
    graph = nx.Graph()
    for at, many in enumerate(leaves):
        graph.add_edges_from((f"c{at}", f"c{at}-{leaf}") for leaf in range(many))
    return graph


@pytest.mark.parametrize("seed", range(20))
def test_certificates_hold_where_the_best_is_known(seed: int) -> None:
    """The k largest centres are the best choice: each reaches 1 + p · leaves, apart from others."""
    graph, p, k = stars(range(1, 41)), 0.1, 6
    choice = choose_seeds(snapshot_of(graph), k, p=p, seed=seed)
    best = sum(1 + p * leaves for leaves in range(40, 40 - k, -1))
    own = sum(1 + p * (int(one[1:]) + 1) if "-" not in one else 1.0 for one in choice.people)
    assert choice.bound <= own / best + 1e-9
    assert choice.bound > 0.8
    assert own / best > 0.97
    assert choice.spread.low - 0.5 <= own <= choice.spread.high + 0.5


@pytest.mark.parametrize("asked", MODELS, ids=str)
def test_certificates_hold_in_all_models(asked: dict[str, Any]) -> None:
    """A network in twenty copies: the best k of twenty is the best person of each."""
    graph = nx.gnm_random_graph(7, 9, seed=8)
    one = choose_seeds(snapshot_of(graph), 1, **asked)
    many = snapshot_of(nx.disjoint_union_all([graph] * 20))
    for seed in range(3):
        choice = choose_seeds(many, 20, seed=seed, **asked)
        best = 20 * one.spread.mean
        true = expected_spread(many, choice.people, runs=100_000, seed=9, **asked)
        assert choice.bound <= true.high / best
        assert choice.bound > 0.8
        assert true.mean > 0.97 * best


@pytest.mark.usefixtures("few_sets")
@pytest.mark.parametrize("asked", [MODELS[0], MODELS[3]], ids=str)
def test_the_spread_is_of_fresh_runs(asked: dict[str, Any]) -> None:
    """A spread told from the samples that chose would lie too high, again and again."""
    snapshot = snapshot_of(nx.gnm_random_graph(60, 110, seed=9))
    off = []
    for seed in range(30):
        choice = choose_seeds(snapshot, 3, seed=seed, runs=1_000, **asked)
        true = expected_spread(snapshot, choice.people, runs=30_000, seed=seed + 99, **asked)
        error = ((choice.spread.high - choice.spread.low) / 2 / 1.96) + 1e-9
        off.append((choice.spread.mean - true.mean) / error)
        assert choice.spread.runs == 1_000
        assert not choice.spread.exact
    # Thirty standard scores: their mean has a standard error of 0.18.
    assert abs(np.mean(off)) < 4 * 0.19
    assert max(map(abs, off)) < 4.5


@pytest.mark.parametrize("asked", MODELS, ids=str)
def test_no_simpler_way_is_better(asked: dict[str, Any]) -> None:
    snapshot = snapshot_of(nx.barabasi_albert_graph(200, 3, seed=2))
    choice = choose_seeds(snapshot, 5, **asked)
    assert {"degree", "pagerank", "random", "greedy"} <= set(choice.baselines)
    for way, spread in choice.baselines.items():
        assert choice.spread.mean >= spread.mean * 0.99 - (spread.high - spread.low) / 2, way
        assert spread.low <= spread.mean <= spread.high
    assert choice.spread.mean > choice.baselines["random"].mean
    assert 0.6 < choice.bound <= 1


@pytest.mark.usefixtures("few_sets")
@pytest.mark.parametrize("name", NETWORKS)
@pytest.mark.parametrize("asked", [{}, {"model": "lt"}, {"p": (0.05, 0.2)}], ids=str)
def test_every_shape_has_a_choice(name: str, asked: dict[str, Any]) -> None:
    snapshot = snapshot_of(NETWORKS[name]())
    people = snapshot.people["person_id"].tolist()
    for k in (1, 3, len(people) + 2):
        choice = choose_seeds(snapshot, k, **asked)
        assert len(set(choice.people)) == min(k, len(people))
        assert set(choice.people) <= set(people)
        assert min(k, len(people)) - 1e-9 <= choice.spread.mean <= len(people) + 1e-9
        assert 0 <= choice.bound <= 1
    assert choice.spread.mean == pytest.approx(len(people))
    assert choice.bound == 1


def test_who_must_and_who_must_not() -> None:
    snapshot = snapshot_of(nx.barabasi_albert_graph(120, 2, seed=3))
    people = snapshot.people["person_id"].tolist()
    plain = choose_seeds(snapshot, 4)
    include, exclude = [people[-1], people[-2]], list(plain.people)
    choice = choose_seeds(snapshot, 4, include=include, exclude=exclude)
    assert choice.people[:2] == tuple(sorted(include))
    assert len(choice.people) == 4
    assert not set(choice.people) & set(exclude)
    assert choice.spread.mean < plain.spread.mean
    only = choose_seeds(snapshot, 2, include=include)
    assert set(only.people) == set(include)
    left = choose_seeds(snapshot, 5, exclude=people[3:])
    assert set(left.people) == set(people[:3])
    nobody = choose_seeds(snapshot, 5, exclude=people)
    assert nobody.people == ()
    assert (nobody.spread.mean, nobody.bound) == (0, 1)


def test_of_equals_the_first_ids() -> None:
    for many in (6, 40):
        alone = Snapshot.from_ties([], [f"p{at:02}" for at in range(many)][::-1])
        assert choose_seeds(alone, 3).people == ("p00", "p01", "p02")
    ring = Snapshot.from_ties([(f"p{at}", f"p{(at + 1) % 9}") for at in range(9)])
    assert choose_seeds(ring, 1).people == ("p0",)


def _told(choice: SeedChoice) -> tuple[Any, ...]:
    return choice.people, choice.spread, choice.bound, choice.baselines


@pytest.mark.usefixtures("few_sets")
@pytest.mark.parametrize("asked", [*MODELS, {"p": (0.05, 0.2)}], ids=str)
def test_the_same_question_has_the_same_answer(
    asked: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = nx.barabasi_albert_graph(80, 2, seed=5)
    rows, ids = list(graph.edges), list(graph)
    turned = [(other, one) for one, other in rows[::-1]]
    first = choose_seeds(Snapshot.from_ties(rows, ids), 4, **asked)
    monkeypatch.setattr(threads, "WORTH_A_THREAD", 1)
    for cores in (1, 2):
        monkeypatch.setattr(os, "cpu_count", lambda cores=cores: cores)
        again = choose_seeds(Snapshot.from_ties(turned, ids[::-1]), 4, **asked)
        assert _told(again) == _told(first)


def test_who_may_decline_counts_for_less() -> None:
    graph = stars([30, 20, 10])
    sure = choose_seeds(snapshot_of(graph), 1, p=0.2)
    assert sure.people == ("c0",)
    doubtful = choose_seeds(snapshot_of(graph), 1, p=0.2, acceptance={"c0": 0.3})
    assert doubtful.people == ("c1",)
    half = choose_seeds(snapshot_of(graph), 1, p=0.2, acceptance=0.5)
    assert half.people == ("c0",)
    assert half.spread.mean == pytest.approx(0.5 * (1 + 30 * 0.2), abs=0.2)


def _two_kinds() -> Snapshot:
    """Put a star that goes far at low chances beside a clique that does at high ones."""
    graph = stars([60])
    graph.add_edges_from(itertools.combinations([f"q{at:02}" for at in range(18)], 2))
    return snapshot_of(graph)


def test_a_range_of_p_has_the_choice_that_is_never_bad() -> None:
    snapshot = _two_kinds()
    low, high = (choose_seeds(snapshot, 1, p=p).people for p in (0.02, 0.2))
    assert (low[0], high[0][0]) == ("c0", "q")
    choice = choose_seeds(snapshot, 1, p=(0.02, 0.2))
    by_p = choice.by_p
    assert by_p is not None
    assert by_p["p"].iloc[[0, -1]].tolist() == pytest.approx([0.02, 0.2])

    def least(people: tuple[str, ...]) -> float:
        shares = []
        for p in by_p["p"]:
            reach = [
                expected_spread(snapshot, one, p=p, runs=20_000).mean
                for one in (people, ["c0"], ["q00"])
            ]
            shares.append(reach[0] / max(reach))
        return min(shares)

    assert least(choice.people) >= max(least(("c0",)), least(("q00",))) - 0.02
    assert choice.bound <= least(choice.people) + 0.01
    assert by_p["share_of_best"].min() == pytest.approx(least(choice.people), abs=0.05)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"k": 0}, "k:"),
        ({"k": 2.5}, "k:"),
        ({"k": 1, "include": ["p0", "p1"]}, "include: these are 2 people"),
        ({"include": ["p0"], "exclude": ["p0"]}, 'exclude: "p0" is included as well'),
        ({"include": ["nobody"]}, "nobody in the network"),
        ({"exclude": ["nobody"]}, "nobody in the network"),
        ({"model": "sir"}, "model:"),
        ({"p": (0.2, 0.1)}, "p:"),
        ({"p": (0.1, 0.2, 0.3)}, "p:"),
        ({"p": (0.1, 0.2), "model": "lt"}, "p:"),
        ({"epsilon": 2}, "epsilon:"),
        ({"fairness": "equal"}, 'fairness: there is no fairness "equal"'),
        ({"fairness": "maximin", "groups": "campsu"}, "groups:"),
        ({"fairness": "maximin"}, "groups: nobody's group is known"),
        ({"groups": "campus"}, "groups:"),
        ({"acceptance": 1.5}, "acceptance:"),
        ({"runs": 0}, "runs:"),
    ],
    ids=str,
)
def test_a_wrong_question_is_one_line(asked: dict[str, Any], said: str) -> None:
    snapshot = snapshot_of(NETWORKS["random"]())
    with pytest.raises(QuestionError) as fault:
        choose_seeds(snapshot, **{"k": 2, **asked})
    assert said in str(fault.value)
    assert "\n" not in str(fault.value)


def test_a_table_of_campuses_is_read_as_it_is() -> None:
    people = pd.DataFrame({"person_id": ["a", "b"], "campus": ["x", "y"]})
    snapshot = Snapshot.from_ties([("a", "b")], people)
    assert choose_seeds(snapshot, 2, fairness="maximin").people == ("a", "b")
