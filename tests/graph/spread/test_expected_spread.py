"""What holds of every spread: its bounds, its interval, what may and may not change it."""

import os
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from graph.errors import QuestionError
from graph.kernels import threads
from graph.snapshot import Snapshot
from graph.spread import expected_spread, groups_reached, reached, spread_range
from tests.graph.networks import NETWORKS, snapshot_of

MODELS: list[dict[str, Any]] = [
    {"p": 0.1},
    {"p": 0.6},
    {"p": "weighted_cascade"},
    {"model": "lt"},
]
# Thick enough to be gone through side by side, and thin enough to go one by one.
LARGE = nx.barabasi_albert_graph(300, 3, seed=1)


@pytest.mark.parametrize("asked", MODELS, ids=str)
@pytest.mark.parametrize("name", NETWORKS)
def test_nobody_reaches_nobody_and_everybody_everybody(name: str, asked: dict[str, Any]) -> None:
    snapshot = snapshot_of(NETWORKS[name]())
    everybody = snapshot.people["person_id"]
    for exact in (None, False):
        none = expected_spread(snapshot, [], runs=100, exact=exact, **asked)
        assert (none.mean, none.low, none.high) == (0, 0, 0)
        every = expected_spread(snapshot, everybody, runs=100, exact=exact, **asked)
        assert every.mean == pytest.approx(len(everybody))
        assert every.low == pytest.approx(every.high)


@pytest.mark.parametrize("asked", MODELS[:3], ids=str)
def test_in_the_same_runs_more_people_add_and_ever_less(asked: dict[str, Any]) -> None:
    snapshot = snapshot_of(LARGE)
    draw = np.random.default_rng(1)
    for _ in range(20):
        one, *more = (str(at) for at in draw.choice(300, 6, replace=False))
        few, many = more[:2], more

        def spread(seeds: list[str]) -> float:
            return expected_spread(snapshot, seeds, runs=200, seed=7, **asked).mean

        small, large = spread([*few, one]) - spread(few), spread([*many, one]) - spread(many)
        assert small >= large - 1e-9
        assert large >= 0


@pytest.mark.parametrize("asked", MODELS, ids=str)
def test_exactly_too_more_people_add_and_ever_less(asked: dict[str, Any]) -> None:
    graph = nx.gnm_random_graph(9, 17, seed=2)
    snapshot = snapshot_of(graph)
    draw = np.random.default_rng(2)
    for _ in range(20):
        one, *more = (str(at) for at in draw.choice(9, 5, replace=False))

        def spread(seeds: list[str]) -> float:
            return expected_spread(snapshot, seeds, exact=True, **asked).mean

        small = spread([*more[:2], one]) - spread(more[:2])
        large = spread([*more, one]) - spread(more)
        assert small >= large - 1e-9
        assert large >= -1e-9


@pytest.mark.parametrize("ties", [18, 60])
@pytest.mark.parametrize("asked", MODELS, ids=str)
def test_the_order_of_rows_changes_nothing(ties: int, asked: dict[str, Any]) -> None:
    graph = nx.gnm_random_graph(25, ties, seed=3)
    rows = [(f"p{one}", f"p{other}", 1 + one % 3) for one, other in graph.edges]
    ids = [f"p{at}" for at in range(25)]
    draw = np.random.default_rng(3)
    shuffled = [ids[at] for at in draw.permutation(len(ids))]
    turned = [(rows[at][1], rows[at][0], rows[at][2]) for at in draw.permutation(len(rows))]
    first, second = Snapshot.from_ties(rows, ids), Snapshot.from_ties(turned, shuffled)
    seeds = ["p3", "p8", "p1"]
    found = [
        expected_spread(snapshot, people, runs=500, **asked)
        for snapshot, people in ((first, seeds), (second, seeds[::-1]))
    ]
    assert found[0].exact == (ties <= 20)
    one, other = ((told.mean, told.low, told.high) for told in found)
    assert one == pytest.approx(other, abs=1e-12)


def test_who_has_which_id_changes_the_draws_and_not_the_answer() -> None:
    names = {at: f"q{(at * 7) % 300:03}" for at in LARGE}
    renamed = nx.relabel_nodes(LARGE, names)
    one = expected_spread(snapshot_of(LARGE), ["0", "5"], runs=20_000)
    other = expected_spread(snapshot_of(renamed), [names[0], names[5]], runs=20_000)
    assert one.mean != other.mean
    error = ((one.high - one.low) ** 2 + (other.high - other.low) ** 2) ** 0.5 / 2 / 1.96
    assert abs(one.mean - other.mean) <= 4 * error


@pytest.mark.parametrize("asked", MODELS, ids=str)
def test_on_any_number_of_threads_the_runs_are_the_same(
    asked: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    snapshot = snapshot_of(LARGE)
    monkeypatch.setattr(threads, "WORTH_A_THREAD", 1)
    found = []
    for cores in (1, 2, 5):
        monkeypatch.setattr(os, "cpu_count", lambda cores=cores: cores)
        spread = expected_spread(snapshot, ["0", "7"], runs=3_001, acceptance=0.7, **asked)
        chances = reached(snapshot, ["0", "7"], runs=3_001, acceptance=0.7, **asked)
        found.append((spread, chances["chance"].tolist()))
    assert found[0] == found[1] == found[2]


def test_another_seed_is_other_runs() -> None:
    snapshot = snapshot_of(LARGE)
    first = expected_spread(snapshot, ["0"], runs=500)
    assert expected_spread(snapshot, ["0"], runs=500) == first
    assert expected_spread(snapshot, ["0"], runs=500, seed=1) != first


@pytest.mark.parametrize("asked", MODELS[:3], ids=str)
def test_the_interval_holds_the_truth_as_often_as_it_says(asked: dict[str, Any]) -> None:
    snapshot = snapshot_of(nx.gnm_random_graph(14, 20, seed=6))
    true = expected_spread(snapshot, ["0", "4"], **asked).mean
    held = 0
    for seed in range(1_000):
        found = expected_spread(snapshot, ["0", "4"], runs=400, seed=seed, exact=False, **asked)
        held += found.low <= true <= found.high
    assert 930 <= held <= 970


def test_direction_is_kept() -> None:
    line = Snapshot.from_ties([("a", "b"), ("b", "c")], directed=True)
    assert expected_spread(line, ["a"], p=0.5).mean == pytest.approx(1.75)
    assert expected_spread(line, ["c"], p=0.5).mean == 1
    for exact in (None, False):
        chances = reached(line, ["b"], p=1.0, exact=exact, runs=10)
        assert chances["chance"].tolist() == [0, 1, 1]


def test_ends_of_p() -> None:
    snapshot = snapshot_of(NETWORKS["two parts and isolates"]())
    for exact in (None, False):
        asked: dict[str, Any] = {"runs": 50, "exact": exact}
        assert expected_spread(snapshot, ["p0", "palone"], p=0, **asked).mean == 2
        assert expected_spread(snapshot, ["p0", "palone"], p=1, **asked).mean == 15 + 1
        assert expected_spread(snapshot, ["p0"], acceptance=0, p=1, **asked).mean == 0


def test_a_range_of_p_is_told_by_its_ends() -> None:
    snapshot = snapshot_of(LARGE)
    told = spread_range(snapshot, ["0"], runs=2_000)
    assert (told.p_low, told.p_high) == (0.05, 0.2)
    assert told.low == expected_spread(snapshot, ["0"], p=0.05, runs=2_000)
    assert told.high == expected_spread(snapshot, ["0"], p=0.2, runs=2_000)
    middle = expected_spread(snapshot, ["0"], p=0.1, runs=2_000)
    assert told.low.mean <= middle.mean <= told.high.mean


def test_people_are_named_in_any_way_and_count_once() -> None:
    snapshot = snapshot_of(nx.star_graph(5))
    once = expected_spread(snapshot, ["0"])
    for named in ("0", 0, [0, "0", 0], ("0",), pd.Series(["0"]), np.array([0]), {0}):
        assert expected_spread(snapshot, named) == once


def test_campuses_are_the_groups_unless_others_are_given() -> None:
    people = pd.DataFrame({"person_id": list("abcd"), "campus": ["north", "north", "south", None]})
    snapshot = Snapshot.from_ties([("a", "b"), ("b", "c"), ("c", "d")], people)
    found = groups_reached(snapshot, ["a"], p=0.5)
    assert found["group"].tolist() == ["north", "south"]
    assert found["expected"].tolist() == pytest.approx([1.5, 0.25])
    assert found["share"].tolist() == pytest.approx([0.75, 0.25])
    assert found["chance"].tolist() == pytest.approx([1, 0.25])
    other = groups_reached(snapshot, ["a"], p=0.5, groups={"d": 1, "b": 1, "a": 2})
    assert other["group"].tolist() == ["1", "2"]
    assert other["chance"].tolist() == pytest.approx([0.5, 1])


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"seeds": ["nobody"]}, 'seeds: nobody in the network has the id "nobody"'),
        ({"seeds": ["p1O"]}, "Did you mean"),
        ({"model": "sir"}, 'model: there is no model "sir". Give "ic" or "lt".'),
        ({"p": 1.2}, 'p: "1.2" is no chance'),
        ({"p": float("nan")}, "is no chance"),
        ({"p": "often"}, "weighted_cascade"),
        ({"p": True}, "is no chance"),
        ({"acceptance": -0.1}, "acceptance:"),
        ({"acceptance": {"p0": 2}}, "acceptance:"),
        ({"acceptance": {"somebody": 0.5}}, "nobody in the network"),
        ({"runs": 0}, "runs:"),
        ({"runs": 2.5}, "runs:"),
        ({"exact": True}, "more than the 20"),
    ],
    ids=str,
)
def test_a_wrong_question_is_one_line(asked: dict[str, Any], said: str) -> None:
    snapshot = snapshot_of(NETWORKS["random"]())
    with pytest.raises(QuestionError, match=r"^\w+: .+\.|\?$") as fault:
        expected_spread(snapshot, **{"seeds": ["p0"], **asked})
    assert said in str(fault.value)
    assert "\n" not in str(fault.value)


def test_wrong_groups_and_ranges() -> None:
    snapshot = snapshot_of(NETWORKS["random"]())
    for groups in ("campsu", {}, "campus"):
        with pytest.raises(QuestionError, match="groups"):
            groups_reached(snapshot, ["p0"], groups=groups)
    for low, high in ((0.3, 0.2), (-0.1, 0.2), (0.1, 1.1), ("a", 0.2)):
        with pytest.raises(QuestionError, match="p: "):
            spread_range(snapshot, ["p0"], low, high)
