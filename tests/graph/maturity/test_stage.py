"""The stage of networks that are plainly one of the four, and how sure it is said to be."""

import random
from datetime import date

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from graph.errors import QuestionError
from graph.findings import names_of
from graph.history import History
from graph.maturity import FEWEST_PEOPLE, RULES, Stage, by_month, maturity, working
from graph.maturity.rules import decided, weights
from graph.snapshot import Snapshot
from tests.graph.campaigns import history_of, person, session, sessions
from tests.graph.networks import NETWORKS, snapshot_of


def stars(hubs: int, leaves: int) -> nx.Graph:
    """Join so many stars: each hub is tied to the next."""
    graph = nx.cycle_graph(hubs)
    graph.add_edges_from((hub, f"{hub}-{leaf}") for hub in range(hubs) for leaf in range(leaves))
    return graph


def core_with_ring(core: int, ring: int, ways: int) -> nx.Graph:
    """Surround a core in which all are tied by people with so many ties into it."""
    draw = random.Random(1)  # noqa: S311
    graph = nx.complete_graph(core)
    for at in range(ring):
        graph.add_edges_from((f"ring {at}", one) for one in draw.sample(range(core), ways))
    return graph


def coordinated(groups: int, size: int) -> nx.Graph:
    """Make groups in which all are tied, that know each other through one person only."""
    graph = nx.disjoint_union_all([nx.complete_graph(size)] * groups)
    graph.add_edges_from(("coordinator", one) for one in list(graph))
    return graph


PLAIN = {
    "a star": (nx.star_graph(30), Stage.hub_and_spoke),
    "groups round a coordinator": (coordinated(6, 8), Stage.hub_and_spoke),
    "groups apart": (nx.disjoint_union_all([nx.complete_graph(5)] * 6), Stage.scattered),
    "pairs": (nx.disjoint_union_all([nx.complete_graph(2)] * 9), Stage.scattered),
    "five joined stars": (stars(5, 10), Stage.multi_hub),
    "eight joined stars": (stars(8, 6), Stage.multi_hub),
    "groups with bridges": (nx.connected_caveman_graph(6, 8), Stage.multi_hub),
    "a core and a ring": (core_with_ring(10, 30, 2), Stage.core_periphery),
    "a larger core and ring": (core_with_ring(12, 60, 3), Stage.core_periphery),
    "a ring alone": (nx.cycle_graph(30), None),
    "a chain": (nx.path_graph(40), None),
    "everybody tied to everybody": (nx.complete_graph(20), None),
}


def shuffled(graph: nx.Graph, seed: int) -> Snapshot:
    """Give everybody another name and place."""
    draw = random.Random(seed)  # noqa: S311
    names = [f"p{at:03}" for at in range(len(graph))]
    draw.shuffle(names)
    renamed = nx.relabel_nodes(graph, dict(zip(graph, names, strict=True)))
    edges = [tuple(draw.sample(edge, 2)) for edge in renamed.edges]
    draw.shuffle(edges)
    people = list(renamed)
    draw.shuffle(people)
    return Snapshot.from_ties(edges, people)


@pytest.mark.parametrize("name", PLAIN)
@pytest.mark.parametrize("seed", range(3))
def test_what_is_plainly_one_is_told_so(name: str, seed: int) -> None:
    graph, stage = PLAIN[name]
    found = maturity(shuffled(graph, seed), draws=0)
    assert (found.stage, found.towards) == (stage, None), found.weights
    assert found.is_clear


@pytest.mark.parametrize("name", PLAIN)
def test_a_plain_stage_survives_a_fifth_less(name: str) -> None:
    graph, stage = PLAIN[name]
    if stage is None or name == "a star":  # a path or a ring falls apart, a star if its hub goes
        return
    found = maturity(snapshot_of(graph), draws=40)
    assert found.draws == 40
    assert found.same == found.in_draws[stage]
    assert found.same > 0.5


def test_a_star_is_as_sure_as_its_hub() -> None:
    found = maturity(snapshot_of(nx.star_graph(40)), draws=200)
    assert found.too_few == pytest.approx(0.2, abs=0.1), "without the hub there is no network left"
    assert found.same == pytest.approx(1 - found.too_few)
    assert "with too few people left to tell." in " ".join(found.sentences())


def test_two_joined_stars_lie_between() -> None:
    found = maturity(snapshot_of(stars(2, 10)), draws=0)
    assert found.in_words() == "between hub-and-spoke and multi-hub"
    assert not found.is_clear


def test_a_star_that_becomes_several_moves_on_step_by_step() -> None:
    found = [maturity(snapshot_of(stars(many, 12)), draws=0) for many in (1, 2, 3, 5, 8)]
    for stage, rising in ((Stage.hub_and_spoke, False), (Stage.multi_hub, True)):
        seen = [one.weights[stage] for one in found]
        assert seen == sorted(seen, reverse=not rising)


@pytest.mark.parametrize("network", NETWORKS)
def test_any_network_is_weighed_to_one_or_too_small(network: str) -> None:
    snapshot = snapshot_of(NETWORKS[network]())
    found = maturity(snapshot, draws=3)
    tied = sum(1 for _, degree in snapshot.undirected.graph.degree if degree)
    assert found.tied == tied
    assert found.is_known == (tied >= FEWEST_PEOPLE)
    for step in found.steps:
        text = step.sentence(lambda kind, one: f"<{kind} {one}>")
        assert text.endswith(".")
        assert "{" not in text
    if not found.is_known:
        assert (found.in_words(), found.draws) == ("not known", 0)
        return
    assert sum(found.weights.values()) == pytest.approx(1)
    assert found.evidence["measure"].tolist() == [rule.measure for rule in RULES]
    says = found.evidence["says"].dropna()
    assert says.between(0, 1).all()


def test_the_same_seed_gives_the_same_and_order_changes_nothing() -> None:
    graph = nx.relaxed_caveman_graph(6, 7, 0.2, seed=3)
    graph = nx.relabel_nodes(graph, {node: f"p{node:02}" for node in graph})
    turned = nx.Graph()
    turned.add_nodes_from(sorted(graph, reverse=True))
    turned.add_edges_from(list(graph.edges)[::-1])
    one, other = (maturity(snapshot_of(each), draws=20) for each in (graph, turned))
    assert one.weights == pytest.approx(other.weights)
    assert one.in_draws == other.in_draws
    columns = ["value", "low", "high"]
    pd.testing.assert_frame_equal(one.evidence[columns], other.evidence[columns])


def test_weights_and_words_follow_the_rules() -> None:
    at_most = {rule.measure: rule.fully for rule in RULES}
    nothing = {rule.measure: rule.nothing for rule in RULES}
    assert weights(at_most)[Stage.scattered] == 1
    assert weights(nothing)[None] == 1
    core = {**at_most, "largest_share": 1.0, "centralisation": 0, "ahead": 0, "lost_without_hub": 0}
    assert weights(core)[Stage.core_periphery] == 1
    assert weights({**core, "core_mixed": float("nan")})[Stage.multi_hub] == 1
    halfway = {**core, "held_twice": 0.375}
    assert weights(halfway)[Stage.core_periphery] == pytest.approx(0.5)
    assert decided(weights(halfway)) == (Stage.multi_hub, Stage.core_periphery)


def test_next_steps_name_the_hubs_that_do_not_know_each_other() -> None:
    snapshot = snapshot_of(stars(5, 10))
    found = maturity(snapshot, draws=0)
    named = [{one for _, one in step.mentions.values()} for step in found.steps[1:]]
    apart = [{"0", "2"}, {"0", "3"}, {"1", "3"}, {"1", "4"}, {"2", "4"}]
    assert len(named) == 3
    assert all(pair in apart for pair in named)
    assert "have no tie" in found.steps[1].sentence(names_of(snapshot))


def test_a_close_knit_group_is_told_to_look_beyond_itself() -> None:
    steps = maturity(snapshot_of(nx.complete_graph(20)), draws=0).steps
    assert len(steps) == 1
    assert "close-knit" in steps[0].statement
    ring = maturity(snapshot_of(nx.cycle_graph(20)), draws=0).steps
    assert "gathers the others" in ring[0].statement


def test_next_steps_of_the_other_stages() -> None:
    pieces = snapshot_of(nx.disjoint_union_all([nx.complete_graph(many) for many in (6, 4, 3)]))
    join = maturity(pieces, draws=0).steps
    assert [step.mentions["other"][1] for step in join[1:]] == ["6", "10"]
    star = maturity(snapshot_of(nx.star_graph(30)), draws=0).steps
    assert star[0].mentions["one"] == ("person", "0")
    core = core_with_ring(10, 30, 2)
    core.add_edge("late", 0)
    texts = [step.statement for step in maturity(snapshot_of(core), draws=0).steps]
    assert any(text.startswith("1 person hangs on the network by a single tie") for text in texts)


def once_and_again() -> History:
    """Make a campaign: thirty people met once, a dozen of them five times, two dealt online."""
    crowd = {f"p{at:02}": "attended" for at in range(30)}
    regular = dict(list(crowd.items())[:12])
    made = [session("s0", "2026-01-10", crowd)]
    made += [session(f"s{at}", f"2026-0{at + 1}-10", regular) for at in range(1, 5)]
    return history_of(
        people=[person(one) for one in crowd],
        reported_ties=[{"source": "p28", "target": "p29", "reported_on": "2026-02-01"}],
        **sessions(*made),
    )


def test_being_in_a_room_once_is_no_tie_that_counts() -> None:
    snapshot = once_and_again().at()
    assert len(snapshot.ties) == 30 * 29 // 2
    kept = working(snapshot).ties
    assert len(kept) == 12 * 11 // 2 + 1
    assert set(kept["source"]) | set(kept["target"]) == {
        *(f"p{at:02}" for at in range(12)), "p28", "p29"
    }  # fmt: skip
    assert working(Snapshot.from_ties([("a", "b")])).ties["source"].tolist() == ["a"]


def test_month_by_month() -> None:
    found = by_month(once_and_again(), draws=2).set_index("month")
    assert found.index.tolist() == ["2026-01", "2026-02", "2026-03", "2026-04", "2026-05"]
    assert found["tied"].tolist() == [0, 14, 14, 14, 14]
    assert found.loc["2026-01", "multi-hub":].isna().all()
    known = found.loc["2026-02":, "scattered":"none_of_them"]
    assert known.sum(axis=1).tolist() == pytest.approx([1] * 4)
    alone = maturity(once_and_again().at(date(2026, 3, 31)), draws=0)
    assert found.loc["2026-03", "hub-and-spoke"] == alone.weights[Stage.hub_and_spoke]
    assert by_month(once_and_again(), months=2).shape[0] == 2
    assert by_month(once_and_again(), until="2026-02").shape[0] == 2
    assert by_month(history_of()).empty


def test_nobody_and_wrong_numbers() -> None:
    assert not maturity(Snapshot.from_ties([])).is_known
    with pytest.raises(QuestionError, match="below 0"):
        maturity(snapshot_of(nx.star_graph(12)), draws=-1)
    heard: list[tuple[int, int]] = []
    maturity(snapshot_of(nx.star_graph(12)), draws=2, on_draw=lambda *at: heard.append(at))
    assert heard == [(1, 2), (2, 2)]
    assert np.isnan(maturity(snapshot_of(nx.star_graph(12)), draws=0).same)
