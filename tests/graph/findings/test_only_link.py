"""The only link: whom each cut point of the largest part would cut off, and how it is said."""

import networkx as nx
import numpy as np
import pytest

from graph.csr import components
from graph.cuts import cuts, largest_without
from graph.findings import Severity, names_of
from graph.findings.only_link import only_link
from graph.robustness import single_losses
from graph.snapshot import Snapshot
from tests.graph.networks import NETWORKS, snapshot_of


def main_part(snapshot: Snapshot) -> set[str]:
    return set(snapshot.ids[np.flatnonzero(components(snapshot.csr) == 0)])


def by_removal(snapshot: Snapshot) -> dict[str, tuple[int, int]]:
    """Remove each person in turn: people cut off, and in how many groups, where there are any."""
    graph, main = snapshot.undirected.graph, main_part(snapshot)
    found = {}
    for person in main:
        rest = graph.subgraph(main - {person})
        parts = sorted(map(len, nx.connected_components(rest)), reverse=True)
        if len(parts) > 1:
            found[person] = (sum(parts[1:]), len(parts) - 1)
    return found


@pytest.mark.parametrize("seed", range(60))
def test_one_tree_says_what_removing_each_person_says(seed: int) -> None:
    graph = nx.gnp_random_graph(4 + seed % 23, [0.05, 0.1, 0.15][seed % 3], seed=seed)
    snapshot = snapshot_of(graph)
    said = {cut.person: (len(cut.people), len(cut.branches)) for cut in cuts(snapshot)}
    assert said == by_removal(snapshot)


@pytest.mark.parametrize("network", NETWORKS)
def test_who_is_cut_off_has_no_other_way(network: str) -> None:
    snapshot = snapshot_of(NETWORKS[network]())
    main = main_part(snapshot)
    for cut in cuts(snapshot):
        rest = snapshot.undirected.graph.subgraph(main - {cut.person})
        parts = [set(part) for part in nx.connected_components(rest)]
        assert all(set(branch) in parts for branch in cut.branches)
        assert cut.left == max(map(len, parts)) == len(main) - 1 - len(cut.people)


@pytest.mark.parametrize("seed", range(40))
def test_of_equal_groups_the_one_with_the_first_person_stays(seed: int) -> None:
    snapshot = snapshot_of(nx.random_labeled_tree(4 + seed % 5, seed=seed))
    graph, everybody = snapshot.graph, set(snapshot.ids)
    place = {person: at for at, person in enumerate(snapshot.ids)}
    for cut in cuts(snapshot):
        parts = list(nx.connected_components(graph.subgraph(everybody - {cut.person})))
        stays = max(parts, key=lambda part: (len(part), -min(place[one] for one in part)))
        assert set(cut.people) == everybody - {cut.person} - stays


def test_karate_worst_single_loss() -> None:
    snapshot = Snapshot.from_ties(nx.karate_club_graph())
    (cut,) = cuts(snapshot)
    assert (cut.person, cut.left) == ("0", 27)
    assert [set(branch) for branch in cut.branches] == [{"4", "5", "6", "10", "16"}, {"11"}]
    assert largest_without(snapshot.csr, np.array([0])) == 27
    left = single_losses(snapshot).set_index("person_id")["left"]
    assert (left.min(), left.idxmin()) == (27, "0")
    (finding,) = only_link(snapshot)
    assert (finding.subject, finding.size, finding.out_of) == ("0", 6, 33)
    assert finding.evidence["person_id"].tolist() == ["10", "16", "4", "5", "6", "11"]


def test_people_of_a_part_that_is_already_apart_are_not_counted() -> None:
    graph = nx.disjoint_union(nx.complete_graph(5), nx.path_graph(3))
    assert only_link(snapshot_of(graph)) == []


def test_deep_chains_need_no_deep_recursion() -> None:
    found = cuts(snapshot_of(nx.path_graph(3000)))
    assert len(found) == 2998
    assert len(found[0].people) == 1499


def test_campus_is_named_where_most_of_them_are() -> None:
    def said(campuses: list[str | None]) -> str:
        leaves = [f"leaf{at}" for at in range(len(campuses))]
        ties = [("hub", leaf) for leaf in leaves] + [("hub", "x"), ("x", "y"), ("y", "hub")]
        people = [(leaf, leaf, at) for leaf, at in zip(leaves, campuses, strict=True)]
        snapshot = Snapshot.from_ties(ties, people)
        (finding,) = only_link(snapshot)
        return finding.sentence(names_of(snapshot))

    assert said(["NED"]) == "hub is the only link to 1 person at NED."
    assert said(["NED", "NED"]) == "hub is the only link to 2 people at NED."
    assert said(["NED", "NED", "KU"]) == "hub is the only link to 3 people, 2 of them at NED."
    assert said(["NED", "KU"]) == "hub is the only link to 2 people."
    assert said([None, None, "KU"]) == "hub is the only link to 3 people."


@pytest.mark.parametrize(
    ("cut_off", "others", "severity"),
    [
        (2, 10, Severity.watch),
        (3, 10, Severity.act_now),
        (3, 100, Severity.watch),
        (5, 100, Severity.act_now),
        (9, 300, Severity.watch),
        (10, 300, Severity.act_now),
    ],
)
def test_act_now_where_many_or_much_of_the_network_hangs_on_one(
    cut_off: int, others: int, severity: Severity
) -> None:
    graph = nx.complete_graph(others - cut_off + 1)
    graph.add_edges_from((0, f"leaf{at}") for at in range(cut_off))
    found = {one.subject: one for one in only_link(snapshot_of(graph))}
    assert found["0"].severity is severity
