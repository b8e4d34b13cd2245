"""The sample's network: campuses hold together, one hangs by one person, two people by nobody."""

from itertools import combinations

import networkx as nx
import pytest

Tables = dict[str, list[dict[str, str]]]


@pytest.fixture(scope="module")
def network(tables: Tables) -> "nx.Graph[str]":
    """Derive who is tied to whom, as docs/graph-model.md says it, without strengths."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(row["person_id"] for row in tables["people"])
    together: dict[str, set[str]] = {}
    for row in tables["session_people"]:
        together.setdefault(row["session_id"], set()).add(row["person_id"])
    for people in together.values():
        graph.add_edges_from(combinations(sorted(people), 2))
    owner = {(row["platform"], row["handle"]): row["person_id"] for row in tables["accounts"]}
    for row in tables["interactions"]:
        source = owner[row["platform"], row["source"]]
        target = owner[row["platform"], row["target"]]
        if row["type"] != "reaction" and source and target and source != target:
            graph.add_edge(source, target)
    graph.add_edges_from(
        (row["person_id"], row["knows_person_id"]) for row in tables["reported_ties"]
    )
    return graph


@pytest.fixture(scope="module")
def campus(tables: Tables) -> dict[str, str]:
    return {row["person_id"]: row["university_id"] for row in tables["studies"]}


def test_one_giant_component_and_two_isolated_ambassadors(
    network: "nx.Graph[str]", tables: Tables
) -> None:
    alone = set(nx.isolates(network))
    ambassadors = {row["person_id"] for row in tables["ambassador_terms"]}
    assert len(alone) == 2
    assert alone <= ambassadors
    assert sorted(map(len, nx.connected_components(network))) == [1, 1, len(network) - 2]


def test_one_campus_hangs_by_one_person(
    network: "nx.Graph[str]", campus: dict[str, str], tables: Tables
) -> None:
    behind = {person for person, where in campus.items() if where == "KIU"}
    outside = {
        person for person in behind if any(campus.get(other) != "KIU" for other in network[person])
    }
    assert len(outside) == 1
    link = outside.pop()
    assert link in {row["person_id"] for row in tables["ambassador_terms"]}
    assert link in set(nx.articulation_points(network))
    without = network.copy()
    without.remove_node(link)
    giant = max(nx.connected_components(without), key=len)
    assert len(behind) - 1 >= 0.05 * len(network), "as many as call for action"
    assert not giant & behind


def test_no_other_person_cuts_the_network(network: "nx.Graph[str]") -> None:
    assert len(list(nx.articulation_points(network))) == 1


def test_the_link_is_about_to_leave(network: "nx.Graph[str]", tables: Tables) -> None:
    (link,) = nx.articulation_points(network)
    (term,) = [row for row in tables["ambassador_terms"] if row["person_id"] == link]
    assert "2026-10-31" < term["ends_on"] <= "2026-12-31"


def test_campuses_are_communities(network: "nx.Graph[str]", campus: dict[str, str]) -> None:
    groups: dict[str, set[str]] = {}
    for person in network:
        groups.setdefault(campus.get(person, "none"), set()).add(person)
    assert nx.community.modularity(network, groups.values()) > 0.2


def test_a_few_people_stand_between_campuses(network: "nx.Graph[str]", tables: Tables) -> None:
    between = nx.betweenness_centrality(network)
    top = sorted(between, key=lambda person: -between[person])[:6]
    assert len({row["person_id"] for row in tables["ambassador_terms"]} & set(top)) >= 3
    assert sum(between[person] for person in top) > 0.25 * sum(between.values())
