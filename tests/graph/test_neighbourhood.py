"""Parts of the network to look at, with networkx as the oracle."""

import networkx as nx
import pandas as pd
import pytest

from graph.neighbourhood import around, best_connected, strongest
from graph.snapshot import Snapshot

EVERYBODY = 1_000


def snapshot_of(graph: nx.Graph) -> Snapshot:
    text = nx.relabel_nodes(graph, str)
    return Snapshot.from_ties(text, people=list(text))


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("steps", [0, 1, 2, 3])
def test_around_finds_whom_a_breadth_first_search_finds(seed: int, steps: int) -> None:
    graph = nx.relabel_nodes(nx.gnm_random_graph(60, 70, seed=seed), str)
    part = around(snapshot_of(graph), ["7", "8"], steps=steps, most=EVERYBODY)
    expected = nx.multi_source_dijkstra_path_length(graph, {"7", "8"}, cutoff=steps)
    found = dict(zip(part.people["person_id"], part.people["steps"], strict=True))
    assert found == expected
    assert part.out_of == len(expected)
    among = {frozenset(tie) for tie in graph.subgraph(expected).edges}
    assert {
        frozenset(tie) for tie in zip(part.ties["source"], part.ties["target"], strict=True)
    } == (among)


def test_of_too_many_the_nearest_stay_and_then_the_best_connected() -> None:
    graph = nx.star_graph(5)
    graph.add_edge(3, 4)
    graph.add_edge(5, 6)
    part = around(snapshot_of(graph), ["0"], steps=2, most=4)
    assert part.people["person_id"].tolist() == ["0", "3", "4", "5"]
    assert part.people["steps"].tolist() == [0, 1, 1, 1]
    assert part.out_of == 7


def test_direction_is_left_aside_and_unknown_ids_are_left_out() -> None:
    snapshot = Snapshot.from_ties([("a", "b"), ("c", "b")], directed=True)
    part = around(snapshot, ["b", "nobody"], steps=1, most=EVERYBODY)
    assert sorted(part.people["person_id"]) == ["a", "b", "c"]
    assert len(part.ties) == 2


def test_nobody_to_start_with() -> None:
    part = around(snapshot_of(nx.path_graph(3)), [], steps=2, most=EVERYBODY)
    assert part.people.empty
    assert part.ties.empty
    assert part.out_of == 0


def test_the_best_connected_have_most_ties() -> None:
    graph = nx.karate_club_graph()
    part = best_connected(snapshot_of(graph), most=3)
    assert part.people["person_id"].tolist() == ["33", "0", "32"]
    assert part.out_of == 34
    assert part.people["steps"].isna().all()


def test_people_without_a_tie_come_last_but_come() -> None:
    graph = nx.path_graph(3)
    graph.add_node(9)
    part = best_connected(snapshot_of(graph), most=EVERYBODY)
    assert part.people["person_id"].tolist() == ["1", "0", "2", "9"]


def test_an_empty_network() -> None:
    nobody = Snapshot.from_ties(pd.DataFrame(columns=["source", "target"]))
    assert best_connected(nobody, most=10).people.empty


@pytest.mark.parametrize("most", [0, 5, 40, 78, 1_000])
def test_the_strongest_ties_leave_nobody_alone(most: int) -> None:
    ties = snapshot_of(nx.karate_club_graph()).ties
    kept = strongest(ties, most=most)
    everybody = set(ties["source"]) | set(ties["target"])
    assert set(kept["source"]) | set(kept["target"]) == everybody
    assert len(kept) <= max(most, len(everybody))
    assert len(kept) == len(kept.drop_duplicates(["source", "target"]))
    for person in everybody:
        theirs = ties[(ties["source"] == person) | (ties["target"] == person)]
        still = kept[(kept["source"] == person) | (kept["target"] == person)]
        assert still["strength"].max() == theirs["strength"].max()
    if most >= len(ties):
        assert len(kept) == len(ties)


def test_no_ties_stay_no_ties() -> None:
    none = pd.DataFrame({"source": [], "target": [], "strength": []})
    assert strongest(none, most=3).empty
