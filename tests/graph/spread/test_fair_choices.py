"""Fair choices, and what they cost."""

import itertools

import networkx as nx
import pandas as pd
import pytest

from graph.snapshot import Snapshot
from graph.spread import choose_seeds, groups_reached
from tests.graph.networks import snapshot_of


@pytest.fixture(scope="module")
def karate() -> Snapshot:
    graph = nx.karate_club_graph()
    clubs = [(str(node), graph.nodes[node]["club"]) for node in graph]
    return Snapshot.from_ties(graph.edges, pd.DataFrame(clubs, columns=["person_id", "campus"]))


def test_large_sets_are_counted_and_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = nx.relabel_nodes(nx.gnm_random_graph(120, 600, seed=1), str)
    network = snapshot_of(graph)
    whole = choose_seeds(network, 5, p=0.3, runs=1000)
    monkeypatch.setattr("graph.spread._search._KEPT_OF_LARGE", 1 << 16)
    short = choose_seeds(network, 5, p=0.3, runs=1000)
    assert short.sets < whole.sets
    assert short.spread.mean == pytest.approx(whole.spread.mean, rel=0.02)
    assert 0.8 < short.bound <= 1


def test_same_people_whatever_the_order_of_rows(
    karate: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.spread._search._KEPT", 1 << 14)
    monkeypatch.setattr("graph.spread._labelled._SETS", 1 << 11)
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
    small = snapshot_of(nx.relabel_nodes(nx.gnm_random_graph(14, 20, seed=2), str))
    halves = {person: "ab"[at % 2] for at, person in enumerate(small.ids)}
    fair = choose_seeds(small, 2, fairness="maximin", groups=halves)
    told = groups_reached(small, fair.people, groups=halves)
    best = max(
        groups_reached(small, two, groups=halves)["share"].min()
        for two in itertools.combinations(small.ids, 2)
    )
    assert told["share"].min() >= 0.9 * best
    assert fair.spread.exact
