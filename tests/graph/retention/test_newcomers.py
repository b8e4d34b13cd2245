"""Newcomers: when somebody came, how, who brought them, and whether they came back."""

from datetime import date
from typing import Any

import networkx as nx
import pandas as pd
import pytest

from graph.errors import QuestionError
from graph.history import History
from graph.retention import brought, newcomers, newcomers_by_term, who_brought
from graph.settings import Analysis
from graph.snapshot import Snapshot
from tests.graph.campaigns import campus, history_of, person, session, sessions, term


def campaign(*held: Any, analysis: Analysis | None = None, **tables: Any) -> History:
    """Make a campaign of the sessions given; everybody in them, and a to h, are people."""
    return history_of(
        analysis,
        people=tables.pop("people", [person(one) for one in "abcdefgh"]),
        campuses=[campus("NED")],
        **sessions(*held),
        **tables,
    )


def interaction(source: str, target: str, day: str, kind: str = "repost", at: int = 0) -> Any:
    return {
        "platform": "x",
        "post_id": f"{source}-{target}-{day}-{at}",
        "source": source,
        "target": target,
        "kind": kind,
        "day": day,
        "happened_at": pd.Timestamp(day).timestamp() + at * 3600,
    }


def by(history: History) -> dict[str, tuple[str, list[str], float]]:
    """Say of each newcomer who brought them: how, the ids, and the credit each has."""
    table = brought(history.at())
    return {
        one: (rows["via"].iloc[0], sorted(rows["by"]), rows["credit"].iloc[0])
        for one, rows in table.groupby("person_id")
    }


def test_the_hosts_of_the_first_session_share_the_credit() -> None:
    history = campaign(
        session("s1", "2026-02-10", {"a": "hosted", "b": "hosted", "c": "attended"}),
        session("s2", "2026-03-10", {"d": "hosted", "c": "attended", "e": "attended"}),
    )
    assert by(history) == {"c": ("session", ["a", "b"], 0.5), "e": ("session", ["d"], 1.0)}


def test_what_came_first_counts_and_of_one_day_the_session() -> None:
    history = campaign(
        session("s1", "2026-02-01", {"a": "hosted", "b": "attended"}),
        session("s2", "2026-03-10", {"a": "hosted", "c": "attended", "d": "attended"}),
        reported_ties=[
            {"source": "b", "target": "c", "reported_on": "2026-03-10"},
            {"source": "d", "target": "b", "reported_on": "2026-03-09"},
            {"source": "e", "target": "b", "reported_on": None},
        ],
        interactions=[interaction("f", "b", "2026-02-20")],
    )
    assert by(history) == {
        "b": ("session", ["a"], 1.0),
        "c": ("session", ["a"], 1.0),
        "d": ("tie", ["b"], 1.0),
        "f": ("post", ["b"], 1.0),
    }
    told = newcomers(history.at()).set_index("person_id")
    assert told["how"].to_dict() == {
        "a": "hosted",
        "b": "attended",
        "c": "attended",
        "d": "tie",
        "f": "interacted",
    }
    assert "e" not in told.index, "when they came isn't known"


def test_two_who_came_with_the_same_report_did_not_bring_each_other() -> None:
    history = campaign(
        reported_ties=[{"source": "a", "target": "b", "reported_on": "2026-03-10"}],
    )
    assert by(history) == {}
    assert newcomers(history.at())["via"].isna().all()


def test_of_several_posts_of_the_first_day_the_earliest_counts() -> None:
    history = campaign(
        session("s1", "2026-02-01", {"a": "hosted", "b": "hosted", "c": "hosted"}),
        interactions=[
            interaction("d", "a", "2026-02-20", "mention", at=1),
            interaction("d", "b", "2026-02-20", "reply", at=3),
            interaction("d", "c", "2026-02-20", "quote", at=2),
            interaction("e", "a", "2026-02-20", at=5),
            interaction("e", "b", "2026-02-20", at=5),
            interaction("f", "f", "2026-02-20", at=5),
        ],
    )
    assert by(history) == {"d": ("post", ["c"], 1.0), "e": ("post", ["a", "b"], 0.5)}


def test_who_was_appointed_or_trained_first_was_brought_by_nobody_known() -> None:
    history = campaign(
        session("s1", "2026-02-10", {"a": "hosted", "b": "attended", "c": "attended"}),
        terms=[term("b", "NED", "2026-02-01"), term("a", "NED", "2026-01-20")],
        trainings=[{"training_id": "t", "person_id": "c", "held_on": "2026-02-05"}],
    )
    assert by(history) == {}
    told = newcomers(history.at()).set_index("person_id")
    assert told["how"].to_dict() == {"a": "appointed", "b": "appointed", "c": "trained"}
    assert told.loc["a", "brought_by"] == []


def test_coming_back_is_an_act_on_a_later_day_within_a_terms_teaching() -> None:
    history = campaign(
        session("s1", "2026-02-01", dict.fromkeys("abc", "attended")),
        session("s2", "2026-02-02", {"a": "attended", "d": "attended"}),
        session("s3", "2026-06-01", {"b": "attended"}),
        session("s4", "2026-06-02", {"c": "attended"}),
        session("s5", "2026-09-30", {"e": "hosted"}),
    )
    told = newcomers(history.at()).set_index("person_id")
    back = told["came_back"]
    assert back.dropna().to_dict() == {"a": True, "b": True, "c": False, "d": False}
    assert back.isna()["e"], "it is too early to tell"
    early = newcomers(history.at(date(2026, 5, 31))).set_index("person_id")
    assert early["came_back"].isna().all(), "119 days after the first, back or not"


def test_the_rate_counts_whom_an_act_brought_long_enough_ago() -> None:
    people = [f"p{at:02}" for at in range(35)]
    history = campaign(
        session("s1", "2026-02-01", dict.fromkeys(people, "attended")),
        session("s2", "2026-02-12", dict.fromkeys(people[:8], "attended")),
        session("s3", "2026-10-01", {"a": "attended"}),
        terms=[term("b", "NED", "2026-02-02")],
        people=[person(one) for one in [*people, "a", "b"]],
    )
    table = newcomers_by_term(history.at(date(2026, 10, 31))).set_index("term")
    spring, fall = table.loc["Spring 2026"], table.loc["Fall 2026"]
    counts = ["newcomers", "by_act", "out_of", "came_back", "too_early"]
    assert spring[counts].tolist() == [36, 35, 35, 8, 0]
    assert (round(spring["low"], 4), round(spring["high"], 4)) == (0.1207, 0.3902)
    assert fall[counts].tolist() == [1, 1, 0, 0, 1]
    assert pd.isna(fall["share"])
    assert table["term_over"].to_dict() == {"Spring 2026": True, "Fall 2026": False}


def test_a_period_has_those_who_came_in_it() -> None:
    history = campaign(
        session("s1", "2026-02-10", {"a": "hosted", "b": "attended"}),
        session("s2", "2026-03-10", {"a": "hosted", "c": "attended"}),
    )
    snapshot = history.at()
    assert newcomers(snapshot)["person_id"].tolist() == ["c", "a", "b"]
    march = newcomers(snapshot, date(2026, 3, 1), date(2026, 3, 31))
    assert march["person_id"].tolist() == ["c"]
    assert newcomers(snapshot, until=date(2026, 2, 10))["person_id"].tolist() == ["a", "b"]
    with pytest.raises(QuestionError, match="is before"):
        newcomers(snapshot, date(2026, 3, 1), date(2026, 2, 1))


def test_staff_and_panelists_are_no_newcomers_but_may_bring_some() -> None:
    history = campaign(
        session("s1", "2026-02-10", {"s": "hosted", "p": "spoke", "a": "attended"}),
        people=[person("s", staff=True), person("p", panelist=True), person("a")],
    )
    assert newcomers(history.at())["person_id"].tolist() == ["a"]
    (row,) = who_brought(history.at()).itertuples()
    assert (row.person_id, row.brought, row.credit) == ("s", 1, 1)


def test_who_brought_most_comes_first_with_what_became_of_them() -> None:
    history = campaign(
        session("s1", "2026-02-10", {"a": "hosted", "b": "hosted", "c": "attended"}),
        session("s2", "2026-02-12", {"a": "hosted", "d": "attended", "c": "attended"}),
        session("s3", "2026-09-12", {"b": "hosted", "e": "attended"}),
        session("s4", "2026-09-13", {"a": "hosted", "f": "attended"}),
        terms=[term("c", "NED", "2026-09-01"), term("e", "NED", "2026-09-12")],
    )
    table = who_brought(history.at(date(2026, 9, 30)))
    columns = ["person_id", "brought", "alone", "credit", "out_of", "came_back", "grew"]
    assert table[columns].to_numpy().tolist() == [
        ["a", 3, 2, 2.5, 2, 1, 1],
        ["b", 2, 1, 1.5, 1, 1, 1],
    ]
    autumn = who_brought(history.at(date(2026, 9, 30)), since=date(2026, 9, 1))
    assert autumn[["person_id", "brought"]].to_numpy().tolist() == [["a", 1], ["b", 1]]


def test_nothing_recorded_is_empty_tables() -> None:
    for snapshot in (history_of().at(), Snapshot.from_ties(nx.path_graph(3))):
        assert newcomers(snapshot).empty
        assert newcomers_by_term(snapshot).empty
        assert brought(snapshot).empty
        assert who_brought(snapshot).empty
