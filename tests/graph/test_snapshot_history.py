"""The network of any day is cut from what was read once: who, where, and tied how strongly."""

from datetime import date

import networkx as nx
import numpy as np
import pytest

from graph.history import History
from graph.settings import Analysis, TieWeights
from graph.snapshot import Snapshot
from tests.graph.campaigns import campus, history_of, person, session, sessions, term


def strengths(snapshot: Snapshot, part: str = "strength") -> dict[tuple[str, str], float]:
    rows = snapshot.ties[["source", "target", part]].to_numpy()
    return {(a, b): value for a, b, value in rows}


@pytest.fixture(scope="module")
def davis() -> History:
    """Davis, Gardner & Gardner (1941): 18 women at 14 events, as networkx ships it."""
    graph = nx.davis_southern_women_graph()
    events = [
        session(event, "1936-01-01", dict.fromkeys(graph[event], "attended"))
        for event in graph.graph["bottom"]
    ]
    return history_of(people=[person(one) for one in graph.graph["top"]], **sessions(*events))


def test_davis_women_who_were_at_the_same_events(davis: History) -> None:
    snapshot = davis.at()
    assert len(snapshot.people) == 18
    assert len(snapshot.ties) == 139
    parts = snapshot.session_people
    assert (parts["session_id"] == "E8").sum() == 14
    seen = parts.groupby("person_id")["session_id"].agg(set)
    assert len(seen["Evelyn Jefferson"] & seen["Theresa Anderson"]) == 7


def test_davis_ties_are_the_sum_of_shared_events(davis: History) -> None:
    graph = nx.davis_southern_women_graph()
    names, events = davis.at().ids, graph.graph["bottom"]
    # The two-mode matrix, each event weighing 1 ÷ (women there - 1), times its transpose.
    was = np.array([[graph.has_edge(one, event) for event in events] for one in names], dtype=float)
    weights = 1 / (was.sum(axis=0) - 1)
    expected = (was * weights) @ was.T
    at = {one: position for position, one in enumerate(names)}
    for (a, b), strength in strengths(davis.at()).items():
        assert strength == pytest.approx(expected[at[a], at[b]])


def test_davis_as_a_bare_table_has_the_same_ties(davis: History) -> None:
    graph = nx.davis_southern_women_graph()
    shared = nx.bipartite.weighted_projected_graph(graph, graph.graph["top"])
    snapshot = Snapshot.from_ties(shared)
    assert len(snapshot.ties) == 139
    assert strengths(snapshot)[("Evelyn Jefferson", "Theresa Anderson")] == 7
    assert set(snapshot.ids) == set(davis.at().ids)


def test_size_of_a_session_is_the_larger_count_and_one_person_ties_nobody() -> None:
    history = history_of(
        people=[person(one) for one in "abc"],
        **sessions(
            session("big", "2026-01-01", {"a": "hosted", "b": "attended"}, participants_count=51),
            session("few", "2026-01-01", {"b": "hosted", "c": "attended"}, participants_count=1),
            session("one", "2026-01-01", {"a": "hosted"}, participants_count=1),
        ),
    )
    assert strengths(history.at()) == {("a", "b"): pytest.approx(1 / 50), ("b", "c"): 1}


def test_a_tie_is_its_parts_and_every_part_fades() -> None:
    history = history_of(
        Analysis(tie_weights=TieWeights(reply=4)),
        people=[person("a"), person("b")],
        reported_ties=[{"source": "b", "target": "a", "reported_on": "2026-01-31"}],
        interactions=[
            {"kind": kind, "source": "a", "target": "b", "day": day, "platform": "x"}
            for kind, day in [("reply", "2026-02-28"), ("reaction", "2026-03-01")]
        ],
        **sessions(session("s", "2026-03-31", {"a": "hosted", "b": "attended"})),
    )
    tie = history.at(date(2026, 3, 31)).ties.iloc[0]
    assert (tie["source"], tie["target"]) == ("a", "b")
    assert tie["reported"] == pytest.approx(10 * 0.9**2)
    assert tie["online"] == pytest.approx(4 * 0.9)
    assert tie["co_attendance"] == 1
    assert tie["strength"] == pytest.approx(tie[["reported", "online", "co_attendance"]].sum())
    assert tie["last_on"].date() == date(2026, 3, 31)
    # On 28 February the reply is new and 31 January is no whole month ago.
    assert strengths(history.at(date(2026, 2, 28))) == {("a", "b"): 14}


def test_interactions_of_accounts_nobody_owns_and_of_oneself_tie_nobody() -> None:
    history = history_of(
        people=[person("a"), person("b")],
        interactions=[
            {"kind": "reply", "source": "a", "target": None, "day": "2026-01-01"},
            {"kind": "quote", "source": "a", "target": "a", "day": "2026-01-01"},
        ],
    )
    assert history.at().ties.empty
    assert history.at().data_up_to == date(2026, 1, 1)


def test_people_are_there_from_their_first_record_and_always_if_none_is_dated() -> None:
    history = history_of(
        people=[person(one) for one in "abcd"],
        terms=[term("a", "NED", "2026-02-01")],
        studies=[{"person_id": "b", "university_id": "NED", "from_on": "2022-01-01"}],
        campuses=[campus("NED")],
        **sessions(session("s", "2026-03-05", {"b": "hosted", "c": "attended"})),
    )
    there = {day: set(history.at(day).people["person_id"]) for day in map(date.fromisoformat, (
        "2026-01-31", "2026-02-01", "2026-03-05"))}  # fmt: skip
    assert list(there.values()) == [{"d"}, {"a", "d"}, {"a", "b", "c", "d"}]


def test_campus_is_of_the_current_term_else_of_current_studies() -> None:
    study = {"person_id": "a", "university_id": "KU", "from_on": "2024-01-01"}
    history = history_of(
        people=[person("a"), person("b")],
        campuses=[campus("KU"), campus("NED")],
        studies=[study | {"graduates_on": "2026-12-31"}],
        terms=[term("a", "NED", "2026-02-01", "2026-06-30"), term("b", "NED", "2026-02-01")],
    )
    days = [date(2026, 6, 30), date(2026, 7, 1), date(2027, 1, 1)]
    of_a = [history.at(day).people.set_index("person_id").loc["a"] for day in days]
    assert [one["campus"] for one in of_a[:2]] == ["NED", "KU"]
    assert of_a[2].isna()["campus"], "graduated: no campus any more"
    assert [one["current_ambassador"] for one in of_a] == [True, False, False]
    assert history.at(days[1]).current_terms["person_id"].tolist() == ["b"]


def test_data_goes_up_to_what_happened_not_to_what_is_planned() -> None:
    history = history_of(
        people=[person("a")],
        terms=[term("a", "NED", "2026-01-10", "2027-06-30")],
        measurements=[{"metric": "views", "value": 5, "measured_on": "2026-03-04"}],
        **sessions(session("s", "2026-02-01", {"a": "hosted"}), session("plan", "2026-09-01", {})),
    )
    assert history.data_up_to == history.at().as_of == date(2026, 3, 4)
    assert history.months == ["2026-01", "2026-02", "2026-03"]
    assert history.at().sessions["session_id"].tolist() == ["s"]


def test_measurements_and_acts_stop_at_the_day() -> None:
    history = history_of(
        people=[person("a")],
        posts=[{"platform": "x", "post_id": "1", "person_id": "a", "day": "2026-02-02"}],
        trainings=[{"training_id": "t", "person_id": "a", "held_on": "2026-01-02"}],
        measurements=[
            {"metric": "views", "value": value, "measured_on": day, "of": "content", "of_id": "k"}
            for value, day in [(5, "2026-01-05"), (9, "2026-02-05")]
        ],
    )
    snapshot = history.at(date(2026, 1, 31))
    assert snapshot.measurements["value"].tolist() == [5]
    assert snapshot.acts["kind"].tolist() == ["trained"]
    assert history.at().acts["kind"].tolist() == ["trained", "posted"]


def test_a_post_of_an_account_nobody_owns_is_data_too() -> None:
    assert history_of(posts=[{"post_id": "1", "day": "2026-02-02"}]).months == ["2026-02"]


def test_a_day_is_cut_once() -> None:
    history = history_of(people=[person("a")])
    assert history.at(date(2026, 1, 1)) is history.at(date(2026, 1, 1))
