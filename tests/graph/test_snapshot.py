"""A snapshot of a bare table: what counts as a tie, who is in it, and what is refused."""

from datetime import date, datetime
from typing import Any

import networkx as nx
import pandas as pd
import pytest

from graph.errors import QuestionError
from graph.settings import Analysis
from graph.snapshot import Snapshot


def ties(snapshot: Snapshot) -> dict[tuple[str, str], float]:
    frame = snapshot.ties
    return {(a, b): w for a, b, w in frame[["source", "target", "strength"]].to_numpy()}


def test_self_ties_are_dropped_and_parallel_ties_are_one() -> None:
    snapshot = Snapshot.from_ties([("a", "b", 2), ("b", "a", 3), ("a", "a", 9), ("c", "c", 1)])
    assert ties(snapshot) == {("a", "b"): 5}
    assert snapshot.people["person_id"].tolist() == ["a", "b", "c"]
    assert snapshot.graph.number_of_edges() == 1


def test_directed_ties_keep_their_way() -> None:
    snapshot = Snapshot.from_ties([("a", "b"), ("b", "a"), ("a", "b")], directed=True)
    assert ties(snapshot) == {("a", "b"): 2, ("b", "a"): 1}
    assert isinstance(snapshot.graph, nx.DiGraph)
    assert ties(snapshot.undirected) == {("a", "b"): 3}
    assert not snapshot.undirected.directed
    assert snapshot.undirected.undirected is snapshot.undirected


def test_people_given_come_first_and_isolates_keep_their_row() -> None:
    people = pd.DataFrame({"person_id": [9, 1], "name": ["Nine", None], "campus": ["NED", None]})
    snapshot = Snapshot.from_ties([(1, 2)], people)
    assert snapshot.people["person_id"].tolist() == ["9", "1", "2"]
    assert snapshot.people["name"].tolist() == ["Nine", "1", "2"]
    assert snapshot.campuses["university_id"].tolist() == ["NED"]
    assert set(snapshot.graph) == {"9", "1", "2"}


def test_further_columns_of_people_are_kept() -> None:
    snapshot = Snapshot.from_ties([("a", "b")], [("a", "A", "X"), ("b", "B", "Y")])
    assert snapshot.people["campus"].tolist() == ["X", "Y"]
    frame = pd.DataFrame({"person_id": ["a"], "shoe_size": [43]})
    assert Snapshot.from_ties([], frame).people["shoe_size"].tolist() == [43]


@pytest.mark.parametrize(
    "given",
    [
        [("0", "1"), ("1", "2")],
        [(0, 1), (1, 2)],
        iter([(0, 1), (1, 2)]),
        pd.DataFrame({"source": [0, 1], "target": [1, 2]}),
        pd.DataFrame({"target": [1, 2], "source": [0, 1], "strength": [1, 1]}),
        {"source": [0, 1], "target": [1, 2]},
        nx.path_graph(3),
        nx.path_graph(3).edges,
        nx.path_graph(3).edges(data=True),
        nx.path_graph(3).edges(data="weight", default=1),
    ],
)
def test_any_form_of_the_same_ties_is_the_same_network(given: Any) -> None:
    snapshot = Snapshot.from_ties(given)
    assert ties(snapshot) == {("0", "1"): 1, ("1", "2"): 1}


def test_a_graph_brings_its_isolates() -> None:
    graph = nx.Graph([("a", "b")])
    graph.add_node("c")
    assert Snapshot.from_ties(graph).people["person_id"].tolist() == ["a", "b", "c"]


def test_later_ties_are_left_out_and_earlier_ones_fade_by_whole_months() -> None:
    rows = [("a", "b", 7, "2026-01-15"), ("a", "c", 1, "2026-04-16"), ("a", "d", 2, None)]
    snapshot = Snapshot.from_ties(rows, as_of=date(2026, 4, 15))
    assert ties(snapshot) == {("a", "b"): pytest.approx(5.103), ("a", "d"): 2}
    assert set(snapshot.people["person_id"]) == {"a", "b", "c", "d"}
    day_before = Snapshot.from_ties(rows, as_of=date(2026, 4, 14))
    assert ties(day_before)[("a", "b")] == pytest.approx(7 * 0.9**2)
    assert Snapshot.from_ties(rows).as_of == date(2026, 4, 16)


def test_other_decay_and_no_decay() -> None:
    rows = [("a", "b", 8, date(2026, 1, 1))]
    half = Snapshot.from_ties(rows, as_of=date(2026, 4, 1), analysis=Analysis(decay_per_month=0.5))
    assert ties(half) == {("a", "b"): 1}
    assert ties(Snapshot.from_ties([("a", "b", 8)], as_of=date(2026, 4, 1))) == {("a", "b"): 8}


def test_instants_fall_on_days_in_karachi() -> None:
    # 20:00 in UTC is the next day in Karachi; a time without zone is Karachi's own.
    late = datetime.fromisoformat("2026-03-31T20:00:00+00:00")
    assert Snapshot.from_ties([("a", "b", 1, late)]).as_of == date(2026, 4, 1)
    assert Snapshot.from_ties([("a", "b", 1, "2026-03-31T23:00")]).as_of == date(2026, 3, 31)


def test_a_tie_of_no_strength_is_no_tie() -> None:
    snapshot = Snapshot.from_ties([("a", "b", 0)])
    assert snapshot.ties.empty
    assert snapshot.people["person_id"].tolist() == ["a", "b"]


@pytest.mark.parametrize("none", [[], pd.DataFrame(), nx.Graph()])
def test_nobody(none: Any) -> None:
    snapshot = Snapshot.from_ties(none)
    assert snapshot.people.empty
    assert snapshot.ties.dtypes["strength"] == "float64"
    assert len(snapshot.graph) == len(snapshot.csr.ids) == 0


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (pd.DataFrame({"source": ["a"], "to": ["b"]}), 'no column "target"'),
        (pd.DataFrame({"source": ["a"], "target": ["b"], "kind": [1]}), 'unknown column "kind"'),
        ([("a", "b", 1, "2026-01-01", 5)], "rows have 5 values"),
        ([("a", "b"), ("a", None)], 'row 2 has no "target"'),
        ([("a", "b", -1)], 'row 1: strength "-1"'),
        ([("a", "b", "much")], 'strength "much"'),
        ([("a", "b", float("nan"))], "strength"),
        ([("a", "b", 1, "15/01/2026")], 'happened_at "15/01/2026"'),
        ([("a", "b", 1, "2026-01-01"), ("a", "b", 1, "soon")], 'happened_at "soon"'),
        ([("a", "b", 1, 20260101)], 'happened_at "20260101"'),
    ],
)
def test_what_is_not_a_table_of_ties_is_refused_in_a_line(given: Any, says: str) -> None:
    with pytest.raises(QuestionError) as fault:
        Snapshot.from_ties(given)
    assert says in str(fault.value)
    assert "\n" not in str(fault.value)


def test_a_person_given_twice_is_refused() -> None:
    with pytest.raises(QuestionError, match="stands twice"):
        Snapshot.from_ties([], ["a", "b", "a"])


def test_graph_is_frozen_and_knows_strength_and_distance() -> None:
    graph = Snapshot.from_ties([("a", "b", 4)]).graph
    assert graph.edges["a", "b"] == {"strength": 4, "distance": 0.25}
    with pytest.raises(nx.NetworkXError, match="rozen"):
        graph.add_node("z")


def test_csr_lists_the_same_neighbours_as_the_graph() -> None:
    given = nx.gnp_random_graph(40, 0.1, seed=3)
    snapshot = Snapshot.from_ties(given)
    for at, person in enumerate(snapshot.ids):
        near = {snapshot.ids[other] for other in snapshot.csr.neighbours(at)}
        assert near == set(snapshot.graph[person])
