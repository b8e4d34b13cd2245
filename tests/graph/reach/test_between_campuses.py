"""Who reaches whom across campuses, and who is near an ambassador, beside networkx."""

from dataclasses import replace

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import QuestionError
from graph.history import History
from graph.reach import campus_flow, campuses_reached, within_two_steps
from graph.snapshot import Snapshot
from graph.view import View
from tests.graph.campaigns import campus, history_of, person, term
from tests.graph.online import act, post

PEOPLE = {"a": "ned", "b": "ned", "c": "ku", "d": "ku", "e": "ku", "x": None}
TIES = [("a", "b", 2), ("a", "c", 3), ("b", "c", 5), ("c", "d", 7), ("e", "x", 11)]


def bare(directed: bool = False) -> Snapshot:
    people = pd.DataFrame({"person_id": list(PEOPLE), "campus": list(PEOPLE.values())})
    return Snapshot.from_ties(TIES, people, directed=directed)


def test_ties_between_and_within_campuses() -> None:
    flow = campus_flow(bare()).set_index(["source", "target"])
    assert flow["ties"].to_dict() == {
        ("ku", "ku"): 1, ("ku", "ned"): 2, ("ned", "ku"): 2, ("ned", "ned"): 1
    }  # fmt: skip
    assert flow["strength"].tolist() == [7, 8, 8, 2]
    # ned reaches one of the three of ku; ku reaches both of ned.
    assert flow["people_tied"].tolist() == [2, 2, 1, 2]
    assert flow["people_target"].tolist() == [3, 2, 3, 2]
    assert flow.loc[("ned", "ku"), "share_tied"] == pytest.approx(1 / 3)
    assert flow[["amplified", "amplifiers"]].isna().all(axis=None)


def test_a_directed_table_tells_who_carries_on_whom() -> None:
    flow = campus_flow(bare(directed=True)).set_index(["source", "target"])
    # a and b of ned point at c of ku: ned carries on ku.
    assert flow.loc[("ku", "ned"), ["amplified", "amplifiers"]].tolist() == [2, 2]
    assert flow.loc[("ned", "ku"), "amplified"] == 0


def online() -> History:
    return history_of(
        people=[person("a"), person("b"), person("c")],
        campuses=[campus("ned"), campus("ku"), campus("empty")],
        terms=[term("a", "ned", "2026-01-01"), term("b", "ku", "2026-01-01"),
               term("c", "ku", "2026-01-01", "2026-02-01")],
        studies=[{"person_id": "c", "university_id": "ku", "programme": None}],
        posts=[post("p", "A", 0, person_id="a"), post("q", "B", 1, person_id="b")],
        interactions=[
            {**act(kind, "B", "q", "A", "p", 1), "source": "b", "target": "a"}
            for kind in ("repost", "mention", "reaction")
        ],
    )  # fmt: skip


def test_whose_word_is_carried_on_is_counted_act_by_act() -> None:
    flow = campus_flow(online().at()).set_index(["source", "target"])
    reached = flow.loc[("ned", "ku")]
    assert reached[["amplified", "amplifiers", "ties"]].tolist() == [2, 1, 1]
    assert flow.loc[("ku", "ned"), "amplified"] == 0
    assert "empty" not in flow.index.get_level_values("source")


def test_a_view_without_online_ties_has_nothing_carried_on() -> None:
    flow = campus_flow(online().at(None, View(kinds="co_attendance")))
    assert flow[["amplified", "ties"]].sum().tolist() == [0, 0]


def test_share_within_two_steps_of_a_current_ambassador() -> None:
    table = within_two_steps(online().at()).set_index("university_id")
    # a (ned) and b (ku) are ambassadors now; c's term is over, and nobody is tied to c.
    assert table.loc["ned"].tolist() == [1, 1, 1, 1.0]
    assert table.loc["ku"].tolist() == [1, 2, 1, 0.5]
    assert table.loc["empty", ["ambassadors", "people", "within_two_steps"]].tolist() == [0, 0, 0]
    assert pd.isna(table.loc["empty", "share"])


def test_campuses_that_given_people_reach() -> None:
    reached = campuses_reached(bare(), ["a"]).set_index("university_id")
    assert reached["reached"].to_dict() == {"ned": 2, "ku": 2}
    near = campuses_reached(bare(), ["x"], steps=0)
    assert near["reached"].sum() == 0
    with pytest.raises(QuestionError, match='"nobody" is not in the network'):
        campuses_reached(bare(), ["nobody"])


@pytest.mark.parametrize("nothing", [history_of().at(), Snapshot.from_ties([])])
def test_an_empty_network_has_no_row(nothing: Snapshot) -> None:
    assert campus_flow(nothing).empty
    assert within_two_steps(nothing).empty
    assert campuses_reached(nothing, []).empty


def test_a_bare_table_without_campuses_has_no_row() -> None:
    assert campus_flow(Snapshot.from_ties([("a", "b")])).empty
    assert within_two_steps(Snapshot.from_ties([("a", "b")])).empty


networks = st.builds(
    lambda size, p, seed: nx.gnp_random_graph(size, p, seed=seed),
    st.integers(1, 14),
    st.floats(0, 0.6),
    st.integers(0, 99),
)


@settings(deadline=None, max_examples=40)
@given(networks, st.integers(0, 99))
def test_networkx_counts_the_same(graph: nx.Graph, seed: int) -> None:
    draw = np.random.default_rng(seed)
    names = {node: f"p{node}" for node in graph}
    graph = nx.relabel_nodes(graph, names)
    homes = {node: str(draw.choice(["ned", "ku", "giki"])) for node in graph}
    people = pd.DataFrame({"person_id": list(graph), "campus": [homes[node] for node in graph]})
    leading = draw.random(len(graph)) < 0.2
    shown = Snapshot.from_ties(graph, people)
    shown = replace(shown, people=shown.people.assign(current_ambassador=leading))
    leaders = people.loc[leading, "person_id"]
    near = set()
    for one in leaders:
        near |= set(nx.single_source_shortest_path_length(graph, one, cutoff=2))
    table = within_two_steps(shown).set_index("university_id")
    reached = campuses_reached(shown, leaders).set_index("university_id")
    for home, row in table.iterrows():
        own = {node for node in graph if homes[node] == home}
        assert (row["people"], row["within_two_steps"]) == (len(own), len(own & near))
        assert reached.loc[home, "reached"] == len(own & near)
    for row in campus_flow(shown).itertuples():
        crossing = [
            pair for pair in graph.edges
            if sorted(homes[node] for node in pair) == sorted((row.source, row.target))
        ]  # fmt: skip
        assert row.ties == len(crossing)
        targets = {node for node in graph if homes[node] == row.target}
        tied = {node for node in targets if any(homes[n] == row.source for n in graph[node])}
        assert row.people_tied == len(tied)
