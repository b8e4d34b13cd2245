"""What holds of any spread: runs are right on average, more people reach more, order is moot."""

import itertools
import random

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from graph.errors import QuestionError
from graph.kernels import threads
from graph.snapshot import Snapshot
from graph.spread import expected_spread, groups_reached, reached, spread_range
from tests.graph.networks import NETWORKS, snapshot_of

MODELS = [
    {"p": 0.1},
    {"p": 0.6},
    {"p": "weighted_cascade"},
    {"model": "lt"},
    {"p": 0.3, "acceptance": 0.5},
    {"model": "lt", "acceptance": 0.5},
]


def few_ties(seed: int, *, directed: bool = False) -> Snapshot:
    """Make a network of 20 ties of different strengths, in parts, with isolates."""
    graph = nx.gnm_random_graph(14, 20, seed=seed, directed=directed)
    draw = random.Random(seed)  # noqa: S311
    for _, _, data in graph.edges(data=True):
        data["strength"] = draw.choice([0.5, 1, 2])
    return snapshot_of(nx.relabel_nodes(graph, lambda node: f"p{node:02}"))


@pytest.mark.parametrize("model", MODELS, ids=str)
@pytest.mark.parametrize("directed", [False, True])
def test_runs_agree_with_every_world(model: dict[str, object], directed: bool) -> None:
    for seed in range(3):
        network = few_ties(seed, directed=directed)
        seeds = ["p00", "p05", "p11"]
        exact = expected_spread(network, seeds, **model)
        simulated = expected_spread(network, seeds, runs=20_000, exact=False, seed=seed, **model)
        assert exact.exact
        assert not simulated.exact
        error = (simulated.high - simulated.low) / 2 / 1.96
        assert abs(simulated.mean - exact.mean) < 4 * error + 1e-9
        one, other = (
            reached(network, seeds, runs=20_000, exact=how, seed=seed, **model)["chance"]
            for how in (True, False)
        )
        assert np.abs(one - other).max() < 4 * 0.5 / 20_000**0.5


@pytest.mark.parametrize("model", [{}, {"model": "lt"}], ids=str)
def test_intervals_cover_the_truth_as_often_as_they_say(model: dict[str, object]) -> None:
    network, covered = few_ties(5), 0
    truth = expected_spread(network, ["p00", "p03"], **model).mean
    for seed in range(1000):
        told = expected_spread(network, ["p00", "p03"], runs=1000, seed=seed, exact=False, **model)
        covered += told.low <= truth <= told.high
    assert 930 <= covered <= 970


@pytest.mark.parametrize("model", MODELS, ids=str)
@pytest.mark.parametrize("exact", [True, False])
def test_more_people_reach_more_and_add_less(model: dict[str, object], exact: bool) -> None:
    network = few_ties(7)
    options = {**model, "exact": exact, "runs": 500}

    def spread(people: tuple[str, ...]) -> float:
        return expected_spread(network, people, **options).mean

    people = ["p00", "p03", "p04", "p09"]
    for size in (0, 1, 2):
        for few in itertools.combinations(people, size):
            for more in (tuple(set(people[:3]) | set(few)),):
                for new in set(people) - set(more):
                    gain, less = (spread((*own, new)) - spread(own) for own in (few, more))
                    assert less >= -1e-9
                    if exact or model.get("model") != "lt":
                        assert gain >= less - 1e-9


def test_a_higher_chance_reaches_more_in_the_same_runs() -> None:
    network = snapshot_of(NETWORKS["random, thicker"]())
    spreads = [expected_spread(network, ["p0"], p=p, runs=300).mean for p in (0, 0.05, 0.1, 0.4, 1)]
    assert spreads == sorted(spreads)
    told = spread_range(network, ["p0"], 0.05, 0.4, runs=300)
    assert (told.low.mean, told.high.mean) == (spreads[1], spreads[3])
    assert (told.p_low, told.p_high) == (0.05, 0.4)


@pytest.mark.parametrize("name", NETWORKS)
@pytest.mark.parametrize("model", MODELS[:4], ids=str)
def test_nobody_and_everybody(name: str, model: dict[str, object]) -> None:
    network = snapshot_of(NETWORKS[name]())
    everybody = network.people["person_id"]
    assert expected_spread(network, [], runs=200, **model).mean == 0
    assert expected_spread(network, everybody, runs=200, **model).mean == pytest.approx(
        len(everybody)
    )
    assert len(reached(network, everybody, runs=100, **model)) == len(everybody)


def test_isolates_and_other_parts_are_not_reached() -> None:
    network = snapshot_of(NETWORKS["two parts and isolates"]())
    parts = list(nx.connected_components(NETWORKS["two parts and isolates"]()))
    first = next(part for part in parts if "p0" in part)
    chance = reached(network, ["p0"], p=1, runs=100).set_index("person_id")["chance"]
    assert set(chance.index[chance > 0]) == first
    assert expected_spread(network, ["palone"], runs=100).mean == 1


def test_one_person() -> None:
    network = Snapshot.from_ties([], ["somebody"])
    assert expected_spread(network, "somebody").mean == 1
    assert expected_spread(network, "somebody", acceptance=0.25).mean == 0.25


@pytest.mark.parametrize("exact", [True, False])
@pytest.mark.parametrize("model", MODELS, ids=str)
def test_order_of_rows_is_moot(model: dict[str, object], exact: bool) -> None:
    network = few_ties(3)
    turned = Snapshot.from_ties(
        network.ties[["source", "target", "strength"]].iloc[::-1],
        network.people["person_id"].tolist()[::-1],
    )
    first, second = (
        expected_spread(one, ["p01", "p02"], runs=300, exact=exact, **model)
        for one in (network, turned)
    )
    assert first == second


def test_names_are_moot() -> None:
    network = few_ties(3)
    other = {person: f"q{97 * at % 41:02}" for at, person in enumerate(network.ids)}
    ties = network.ties.assign(
        source=network.ties["source"].map(other), target=network.ties["target"].map(other)
    )
    renamed = Snapshot.from_ties(ties[["source", "target", "strength"]], list(other.values()))
    for model in MODELS:
        told = [
            expected_spread(network, ["p01", "p02"], **model).mean,
            expected_spread(renamed, [other["p01"], other["p02"]], **model).mean,
        ]
        assert told[0] == pytest.approx(told[1], abs=1e-12)


@pytest.mark.parametrize("model", [*MODELS, {"p": 0.9}], ids=str)
def test_threads_do_not_matter(model: dict[str, object], monkeypatch: pytest.MonkeyPatch) -> None:
    network = snapshot_of(nx.relabel_nodes(nx.gnm_random_graph(60, 150, seed=2), str))
    told = []
    for many in (1, 3):
        monkeypatch.setattr("graph.spread._simulated.threads_for", lambda _, many=many: many)
        told.append(
            groups_reached(network, ["0", "1"], groups=_halves(network), runs=1000, **model)
        )
    pd.testing.assert_frame_equal(*told)
    assert threads.threads_for(1) == 1


@pytest.mark.parametrize("p", [0.1, 0.4, "weighted_cascade"])
def test_runs_side_by_side_are_the_same_runs(p: object, monkeypatch: pytest.MonkeyPatch) -> None:
    network = snapshot_of(NETWORKS["directed"]())
    told = []
    for share in (0.0, 1.0):
        monkeypatch.setattr("graph.spread._simulated._FAR", share)
        options = {"p": p, "runs": 1000, "acceptance": 0.7, "exact": False}
        told.append(
            (
                expected_spread(network, ["p0", "p3"], **options),
                reached(network, ["p0", "p3"], **options)["chance"].tolist(),
                groups_reached(network, ["p0", "p3"], groups=_halves(network), **options).to_dict(),
            )
        )
    assert told[0] == told[1]


def _halves(network: Snapshot) -> dict[str, str]:
    return {person: "ab"[at % 2] for at, person in enumerate(network.ids)}


def test_acceptance_may_be_each_persons_own() -> None:
    network = few_ties(4)
    own = expected_spread(network, ["p00", "p05"], acceptance={"p00": 0.0})
    assert own.mean == pytest.approx(expected_spread(network, ["p05"]).mean)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"seeds": ["nobody"]}, 'seeds: nobody in the network has the id "nobody".'),
        ({"p": 1.5}, 'p: "1.5" is no chance. Give a number from 0 to 1 or "weighted_cascade".'),
        ({"p": "often"}, 'p: "often" is no chance.'),
        ({"p": float("nan")}, 'p: "nan" is no chance.'),
        ({"model": "sir"}, 'model: there is no model "sir". Give "ic" or "lt".'),
        ({"acceptance": -0.1}, 'acceptance: "-0.1" is no chance.'),
        ({"acceptance": {"p99": 0.5}}, 'acceptance: nobody in the network has the id "p99".'),
        ({"runs": 0}, 'runs: "0" is too few or no whole number. Give 1 up.'),
    ],
)
def test_a_mistake_is_told(options: dict[str, object], said: str) -> None:
    with pytest.raises(QuestionError) as told:
        expected_spread(few_ties(1), **{"seeds": ["p00"], **options})
    assert str(told.value).startswith(said)


def test_exact_is_refused_where_it_would_take_for_ever() -> None:
    with pytest.raises(QuestionError, match="more than the 20"):
        expected_spread(snapshot_of(nx.complete_graph(8)), ["0"], exact=True)
    with pytest.raises(QuestionError, match="is no range"):
        spread_range(few_ties(1), ["p00"], 0.2, 0.1)
    with pytest.raises(QuestionError, match='no column "club"'):
        groups_reached(few_ties(1), ["p00"], groups="club")
