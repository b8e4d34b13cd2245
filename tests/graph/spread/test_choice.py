"""Whom to ask: near the best of all choices, certified, fair where asked, whatever the order."""

import itertools
import math

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from graph.errors import QuestionError
from graph.snapshot import Snapshot
from graph.spread import choose_seeds, expected_spread, groups_reached
from graph.spread._certificate import at_least, at_most
from graph.spread._optimum import is_searchable
from tests.graph.networks import snapshot_of
from tests.graph.spread.test_spread_holds import MODELS, few_ties

PROMISE = 1 - 1 / math.e


@pytest.fixture(scope="module")
def karate() -> Snapshot:
    graph = nx.karate_club_graph()
    clubs = [(str(node), graph.nodes[node]["club"]) for node in graph]
    return Snapshot.from_ties(graph.edges, pd.DataFrame(clubs, columns=["person_id", "campus"]))


def best_of_all(network: Snapshot, k: int, **options: object) -> float:
    return max(
        expected_spread(network, people, **options).mean
        for people in itertools.combinations(network.ids, k)
    )


@pytest.mark.parametrize("model", MODELS, ids=str)
def test_small_networks_get_the_best_of_all_choices(model: dict[str, object]) -> None:
    network = snapshot_of(nx.relabel_nodes(nx.gnm_random_graph(9, 12, seed=3), str))
    choice = choose_seeds(network, 2, **model)
    assert choice.spread.mean == pytest.approx(best_of_all(network, 2, **model))
    assert (choice.bound, choice.certain, choice.way) == (1.0, True, "all choices")
    assert choice.spread == expected_spread(network, choice.people, **model)


@pytest.mark.parametrize("model", MODELS, ids=str)
def test_sets_come_near_the_best_and_say_how_near(
    model: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.spread.choice.is_searchable", lambda _: False)
    for seed in range(3):
        network = few_ties(seed)
        choice = choose_seeds(network, 2, seed=seed, **model)
        own, best = (
            expected_spread(network, choice.people, **model).mean,
            best_of_all(network, 2, **model),
        )
        assert own >= PROMISE * best
        assert own >= choice.bound * best
        assert choice.bound > 0.75
        assert own == pytest.approx(best, rel=0.02)
    assert is_searchable is not None


def test_karate(karate: Snapshot) -> None:
    choice = choose_seeds(karate, 3)
    assert set(choice.people) == {"33", "0", "32"}
    assert {"sets", "degree", "pagerank", "greedy", "random"} == set(choice.baselines)
    assert choice.baselines["random"].mean < choice.spread.mean
    assert choice.spread == choice.baselines[choice.way]
    assert 0.75 < choice.bound <= 1
    fresh = expected_spread(karate, choice.people, runs=50_000, seed=99)
    assert choice.spread.low < fresh.high
    assert fresh.low < choice.spread.high


@pytest.mark.parametrize("model", [{}, {"model": "lt"}, {"p": "weighted_cascade"}], ids=str)
def test_as_good_as_any_rival(model: dict[str, object]) -> None:
    graph = nx.relabel_nodes(nx.powerlaw_cluster_graph(400, 3, 0.3, seed=1), str)
    choice = choose_seeds(snapshot_of(graph), 10, runs=4000, **model)
    for way, spread in choice.baselines.items():
        assert choice.spread.high >= spread.low, way


def test_large_sets_are_counted_and_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = nx.relabel_nodes(nx.gnm_random_graph(300, 1500, seed=1), str)
    network = snapshot_of(graph)
    whole = choose_seeds(network, 5, p=0.3, runs=2000)
    monkeypatch.setattr("graph.spread._search._KEPT", 1 << 17)
    short = choose_seeds(network, 5, p=0.3, runs=2000)
    assert short.spread.mean == pytest.approx(whole.spread.mean, rel=0.02)
    assert 0.8 < short.bound <= 1


def test_include_and_exclude(karate: Snapshot) -> None:
    choice = choose_seeds(karate, 3, include=["11"], exclude=["33", "0"])
    assert choice.people[0] == "11"
    assert len(set(choice.people)) == 3
    assert not {"33", "0"} & set(choice.people)
    assert choose_seeds(karate, 1, include=["11"]).people == ("11",)
    small = few_ties(2)
    bound = choose_seeds(small, 3, include=["p13"], exclude=["p00"])
    assert bound.people[0] == "p13"
    assert bound.spread.mean == pytest.approx(
        max(
            expected_spread(small, ("p13", *two)).mean
            for two in itertools.combinations(set(small.ids) - {"p13", "p00"}, 2)
        )
    )


def test_more_people_than_there_are(karate: Snapshot) -> None:
    assert set(choose_seeds(karate, 99).people) == set(karate.ids)
    assert set(choose_seeds(few_ties(1), 99, exclude=["p03"]).people) == {
        *(set(few_ties(1).ids) - {"p03"})
    }


def test_nobody_there_and_nobody_tied() -> None:
    nobody = choose_seeds(Snapshot.from_ties([]), 2)
    assert (nobody.people, nobody.spread.mean) == ((), 0)
    untied = choose_seeds(Snapshot.from_ties([], ["c", "a", "b"]), 2)
    assert untied.people == ("a", "b"), "equals are settled by id"
    assert choose_seeds(Snapshot.from_ties([], ["one"]), 1).people == ("one",)


def test_same_people_whatever_the_order_of_rows(karate: Snapshot) -> None:
    turned = Snapshot.from_ties(
        karate.ties[["target", "source"]].iloc[::-1].set_axis(["source", "target"], axis=1),
        karate.people[["person_id", "campus"]].iloc[::-1],
    )
    for options in ({}, {"model": "lt"}, {"fairness": "maximin"}, {"p": (0.05, 0.2)}):
        first, second = (choose_seeds(one, 3, **options) for one in (karate, turned))
        assert (first.people, first.spread, first.bound) == (
            second.people,
            second.spread,
            second.bound,
        )


def test_who_may_decline_counts_for_less() -> None:
    # Two stars: the larger one's centre hardly ever takes part.
    ties = [("big", f"b{at}") for at in range(30)] + [("small", f"s{at}") for at in range(20)]
    network = Snapshot.from_ties(ties)
    assert choose_seeds(network, 1, p=0.5).people == ("big",)
    assert choose_seeds(network, 1, p=0.5, acceptance={"big": 0.1}).people == ("small",)


@pytest.fixture(scope="module")
def two_crowds() -> Snapshot:
    """Make a well-tied crowd of 40, and 10 people hardly tied to each other or to them."""
    ties = list(nx.gnm_random_graph(40, 160, seed=3).edges)
    ties += [(40 + at, 41 + at) for at in range(9)] + [(0, 40)]
    people = [(str(at), "large" if at < 40 else "small") for at in range(50)]
    return Snapshot.from_ties(ties, pd.DataFrame(people, columns=["person_id", "campus"]))


def least(network: Snapshot, people: tuple[str, ...]) -> float:
    return float(groups_reached(network, people, runs=20_000)["share"].min())


def test_maximin_serves_the_worst_served_better_at_a_price(two_crowds: Snapshot) -> None:
    plain = choose_seeds(two_crowds, 4)
    fair = choose_seeds(two_crowds, 4, fairness="maximin")
    assert least(two_crowds, fair.people) > 2 * least(two_crowds, plain.people)
    assert fair.spread.mean < plain.spread.mean
    assert fair.price == pytest.approx(1 - fair.spread.mean / plain.spread.mean)
    assert fair.bound < plain.bound
    assert fair.groups is not None
    assert fair.groups["asked"].sum() == 4
    assert fair.groups["share"].min() > fair.groups["share_otherwise"].min()
    everyone = itertools.combinations(range(40, 50), 3)
    tried = [("0", *(str(at) for at in three)) for three in itertools.islice(everyone, 0, None, 9)]
    best = max(groups_reached(two_crowds, one, runs=2000)["share"].min() for one in tried)
    assert least(two_crowds, fair.people) >= 0.9 * best


def test_proportional_gives_each_group_what_it_could_reach_alone(two_crowds: Snapshot) -> None:
    fair = choose_seeds(two_crowds, 5, fairness="proportional")
    assert fair.groups is not None
    # One of five people is the part of the ten; alone, the best one of a path reaches this.
    alone = Snapshot.from_ties([(str(40 + at), str(41 + at)) for at in range(9)])
    floor = choose_seeds(alone, 1).spread.mean
    expected = fair.groups.set_index("group")["expected"]["small"]
    assert expected >= floor - 0.06
    maximin = choose_seeds(two_crowds, 5, fairness="maximin")
    assert maximin.price >= fair.price - 0.01


def test_fairness_in_a_mapping_and_exactly(two_crowds: Snapshot) -> None:
    odd = {str(at): ("odd" if at % 2 else "even") for at in range(50)}
    assert choose_seeds(two_crowds, 2, fairness="maximin", groups=odd).groups["people"].sum() == 50  # type: ignore[index]
    small = few_ties(2)
    halves = {person: "ab"[at % 2] for at, person in enumerate(small.ids)}
    fair = choose_seeds(small, 2, fairness="maximin", groups=halves)
    told = groups_reached(small, fair.people, groups=halves)
    best = max(
        groups_reached(small, two, groups=halves)["share"].min()
        for two in itertools.combinations(small.ids, 2)
    )
    assert told["share"].min() >= 0.9 * best
    assert fair.spread.exact


def test_robust_over_a_range(karate: Snapshot) -> None:
    choice = choose_seeds(karate, 2, p=(0.05, 0.4))
    assert choice.by_p is not None
    assert choice.by_p["p"].tolist() == pytest.approx(np.geomspace(0.05, 0.4, 5).tolist())
    assert choice.by_p["mean"].is_monotonic_increasing
    worst = [
        min(
            expected_spread(karate, people, p=p, runs=4000).mean
            / choose_seeds(karate, 2, p=p, runs=4000).spread.mean
            for p in (0.05, 0.4)
        )
        for people in (choice.people,)
    ]
    assert worst[0] >= max(choice.bound, 0.93)
    assert 0.5 < choice.bound <= 1


def test_certificates_are_exact_bounds_of_a_share() -> None:
    draw = np.random.default_rng(1)
    for share in (0.02, 0.5, 0.97):
        hits = draw.binomial(400, share, 2000)
        too_high = np.mean([at_least(one, 400, 0.05) > share for one in hits])
        too_low = np.mean([at_most(one, 400, 0.05) < share for one in hits])
        assert max(too_high, too_low) < 0.065
    assert (at_least(0, 9, 0.05), at_most(9, 9, 0.05)) == (0, 1)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"k": 0}, 'k: "0" is too few'),
        ({"include": ["0", "1", "2", "3"]}, "include: these are 4 people, more than the 3"),
        ({"include": ["0"], "exclude": ["0"]}, 'exclude: "0" is included as well.'),
        ({"include": ["x"]}, 'include: nobody in the network has the id "x".'),
        ({"exclude": ["x"]}, 'exclude: nobody in the network has the id "x".'),
        ({"fairness": "equal"}, 'fairness: there is no fairness "equal".'),
        ({"groups": "campus"}, "groups: they are for a fair choice."),
        ({"p": (0.2, 0.1)}, "p: 0.2 to 0.1 is no range."),
        ({"p": (0.1,)}, "p: a range has two ends."),
        ({"p": (0.1, 0.2), "model": "lt"}, "p: a range does not go with this"),
        ({"p": (0.1, 0.2), "fairness": "maximin"}, "p: a range does not go with this"),
        ({"epsilon": 2}, 'epsilon: "2" is no chance.'),
    ],
)
def test_a_mistake_is_told(karate: Snapshot, options: dict[str, object], said: str) -> None:
    with pytest.raises(QuestionError) as told:
        choose_seeds(karate, **{"k": 3, **options})
    assert str(told.value).startswith(said)
