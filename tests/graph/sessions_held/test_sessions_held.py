"""Sessions, first-timers, loads, topics, content and testimonials, counted by hand."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from graph.errors import QuestionError
from graph.history import History
from graph.sessions import (
    by_period,
    came_of_it,
    contents,
    first_term,
    held,
    loads,
    parts_of,
    topics,
    views_by_source,
)
from graph.sessions import testimonials as words_of
from graph.snapshot import Snapshot
from tests.graph.campaigns import history_of, person, session, sessions

DAY = date(2026, 10, 31)


def views(of: str, id_: str, value: int, day: str, source: str) -> dict[str, Any]:
    return {
        "metric": "views", "source": source, "of": of, "of_id": id_, "period": "lifetime",
        "platform": "facebook" if of == "post" else None, "value": value, "measured_on": day,
    }  # fmt: skip


def campaign() -> History:
    held_ = sessions(
        session("s1", "2025-10-01", {"h": "hosted", "a": "attended", "b": "attended"},
                participants_count=20, topics=["peace"], venue_id="V", venue="Hall"),
        session("s2", "2026-03-02", {"h": "hosted", "a": "attended", "c": "attended"},
                topics=["peace", "media"], venue_id="V", venue="Hall"),
        session("s3", "2026-03-09", {"c": "attended", "d": "attended", "g": "hosted"},
                participants_count=2, topics=["media"]),
        # On one day at both: the first time at both, one person of the month.
        session("s4", "2026-03-20", {"e": "attended"}),
        session("s5", "2026-03-20", {"e": "spoke"}),
        session("s6", "2026-05-05", {}),
        session("s7", "2026-11-05", {"f": "attended"}),
    )  # fmt: skip
    # h hosts s2 and also speaks there: one person, two parts.
    held_["session_people"].append(
        {"session_id": "s2", "person_id": "h", "part": "spoke", "held_on": "2026-03-02"}
    )
    return history_of(
        people=[
            person("h", consent="yes"), person("a", consent="no"), person("b"),
            *(person(one, consent="yes") for one in "cdefg"),
        ],
        content=[
            {"content_id": "k", "title": "Film", "kind": "video", "session_id": "s2",
             "produced_on": "2026-03-10", "topics": ["peace"]},
            {"content_id": "l", "title": "Text", "kind": "article", "session_id": "s2",
             "produced_on": "2026-03-11", "topics": []},
            {"content_id": "m", "title": "Elsewhere", "kind": "video", "produced_on": "2026-03-12",
             "topics": []},
            {"content_id": "t", "kind": "testimonial", "session_id": "s2",
             "produced_on": "2026-03-13", "topics": []},
        ],
        posts=[
            {"platform": "facebook", "post_id": one, "account_id": "1", "content_id": "k",
             "posted_at": 1773300000 + at, "day": "2026-03-12", "tags": []}
            for at, one in enumerate(("p", "q"))
        ],
        measurements=[
            views("post", "p", 40, "2026-03-20", "insights"),
            views("post", "p", 100, "2026-04-20", "insights"),
            views("post", "p", 90, "2026-04-20", "scraped"),
            views("post", "q", 7, "2026-04-21", "insights"),
        ],
        testimonials=[
            {"content_id": id_, "person_id": who, "session_id": "s2", "text": f"said {id_}",
             "produced_on": "2026-03-13"}
            for id_, who in zip("tuvwxx", ("h", "a", "b", None, "h", "a"), strict=True)
        ],
        **held_,
    )  # fmt: skip


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    return campaign().at(DAY)


def values(column: pd.Series) -> list[Any]:
    return [None if pd.isna(one) else one for one in column]


def test_sessions_have_both_numbers_and_none_is_made_up(snapshot: Snapshot) -> None:
    table = held(snapshot).set_index("session_id").sort_index()
    assert list(table.index) == ["s1", "s2", "s3", "s4", "s5", "s6"], "s7 is not held yet"
    assert values(table["people"]) == [3, 3, 3, 1, 1, None]
    assert values(table["participants"]) == [20, None, 2, None, None, None]
    assert values(table["came"]) == [20, 3, 3, 1, 1, None]
    assert values(table["first_timers"]) == [3, 1, 2, 1, 1, None]
    assert values(table["returners"]) == [0, 2, 1, 0, 0, None]
    assert table.loc["s2", "hosts"] == ["h"]
    assert table.loc["s2", "speakers"] == ["h"]
    assert list(table["term"]) == ["Fall 2025", *["Spring 2026"] * 5]


def test_a_session_tells_who_was_there(snapshot: Snapshot) -> None:
    table = parts_of(snapshot, "s2")
    assert list(zip(table["person_id"], table["part"], table["is_first"], strict=True)) == [
        ("h", "hosted", False), ("h", "spoke", False), ("a", "attended", False),
        ("c", "attended", True),
    ]  # fmt: skip
    assert parts_of(snapshot, "s6").empty


def test_months_count_people_once_and_keep_the_gaps(snapshot: Snapshot) -> None:
    table = by_period(snapshot).set_index("period")
    assert table.index[0] == "2025-10"
    assert len(table) == 13
    march, may, june = (table.loc[f"2026-0{month}"] for month in (3, 5, 6))
    assert march["sessions"] == 4
    assert (march["participants"], march["sessions_counted"]) == (2, 1)
    assert (march["people"], march["sessions_recorded"]) == (6, 4)  # h a c d g e
    assert (march["first_timers"], march["returners"]) == (4, 2)
    assert march["share"] == pytest.approx(1 / 3)
    assert 0 < march["low"] < 1 / 3 < march["high"] < 1
    assert (may["sessions"], june["sessions"]) == (1, 0)
    for gap in (may, june):
        assert pd.isna(gap["participants"])
        assert pd.isna(gap["people"])
        assert pd.isna(gap["share"])
    assert table["is_over"].all()


def test_the_first_term_says_that_nobody_knows_who_came_before(snapshot: Snapshot) -> None:
    first = first_term(snapshot)
    assert first is not None
    assert first.name == "Fall 2025"
    assert by_period(snapshot, "term")["in_first_term"].tolist() == [True, False, False]
    months = by_period(snapshot).set_index("period")["in_first_term"]
    assert months["2025-12"]
    assert not months["2026-03"]
    terms = by_period(snapshot, "term").set_index("period")
    assert terms.loc["Spring 2026", ["first_timers", "returners"]].tolist() == [4, 2]
    assert not terms.loc["Fall 2026", "is_over"]


def test_loads_are_of_six_months_and_of_all() -> None:
    hosted = [
        session(f"n{at}", f"2026-09-{at + 1:02}", {"busy": "hosted", f"o{at}": "hosted"})
        for at in range(6)
    ]
    alone = session("alone", "2026-10-01", {"busy": "hosted"}, venue_id="V")
    old = session("old", "2026-04-30", {"before": "hosted"})
    names = ["busy", "before", *(f"o{at}" for at in range(6))]
    history = history_of(people=[person(one) for one in names], **sessions(*hosted, alone, old))
    table = loads(history.at(DAY)).set_index("person_id")
    assert table.index[0] == "busy"
    busy, before = table.loc["busy"], table.loc["before"]
    assert (busy["sessions"], busy["alone"], busy["lately"], busy["places"]) == (7, 1, 7, 1)
    assert (busy["share"], busy["lately_share"]) == (7 / 8, 1.0)
    assert (before["sessions"], before["lately"]) == (1, 0), "six months ago to the day"
    assert table.index[table["heavy"]].tolist() == ["busy"]
    assert loads(history.at(DAY), "spoke").empty
    with pytest.raises(QuestionError, match="hosted"):
        loads(history.at(DAY), "hostd")  # type: ignore[arg-type]
    with pytest.raises(QuestionError, match="month"):
        by_period(history.at(DAY), "monht")  # type: ignore[arg-type]


def test_few_sessions_are_no_load() -> None:
    history = history_of(
        people=[person("a"), person("b")],
        **sessions(
            session("s", "2026-10-01", {"a": "hosted"}), session("t", "2026-10-02", {"a": "hosted"})
        ),
    )
    assert not loads(history.at(DAY))["heavy"].any()


def test_topics_say_what_nobody_wrote_down_too(snapshot: Snapshot) -> None:
    table = topics(snapshot)
    named = table.set_index("topic")
    assert named.loc["peace", ["sessions", "people", "participants"]].tolist() == [2, 4, 20]
    assert named.loc["media", ["sessions", "people", "venues"]].tolist() == [2, 5, 1]
    assert table.loc[table["topic"].isna(), "sessions"].tolist() == [3]
    assert named.loc["peace", "lately"] == 0


def test_content_is_seen_by_the_latest_count_and_sources_are_not_added(snapshot: Snapshot) -> None:
    table = contents(snapshot).set_index("content_id")
    assert list(table.index) == ["l", "k"], "testimonials, and what came of no session, are aside"
    assert (table.loc["k", "views"], table.loc["k", "posts"]) == (107, 2)
    assert pd.isna(table.loc["l", "views"])
    assert table.loc["k", "counted_by"] == "insights, scraped"
    told = views_by_source(snapshot).set_index(["content_id", "source"])
    assert told.loc[("k", "insights"), ["views", "counted"]].tolist() == [107, 2]
    assert told.loc[("k", "scraped"), ["views", "counted"]].tolist() == [90, 1]
    each = came_of_it(snapshot).set_index("session_id")
    assert each.loc["s2", ["contents", "testimonials", "posts", "views"]].tolist() == [2, 1, 2, 107]
    assert pd.isna(each.loc["s1", "views"])


def test_words_stand_only_where_everybody_agreed(snapshot: Snapshot) -> None:
    table = words_of(snapshot)
    shown = table.dropna(subset=["text"])
    assert shown[["content_id", "person_id", "text"]].to_numpy().tolist() == [["t", "h", "said t"]]
    agreed = table.groupby("content_id")["agreed"].first()
    assert not agreed["u"]
    assert pd.isna(agreed["v"]), "nobody asked"
    assert pd.isna(agreed["w"]), "nobody knows who it was"
    assert table.loc[table["content_id"].isin(["u", "v", "w", "x"]), "person_id"].isna().all()


def test_nothing_is_an_answer() -> None:
    none = history_of().at(DAY)
    for table in (
        held(none), by_period(none), by_period(none, "term"), loads(none), topics(none),
        contents(none), views_by_source(none), came_of_it(none), words_of(none),
        parts_of(none, "s"),
    ):  # fmt: skip
        assert table.empty
    assert first_term(none) is None


def test_a_session_without_a_day_is_listed_last() -> None:
    row, parts = session("s", "2026-10-01", {"a": "attended"})
    undated = {**row, "session_id": "u", "held_on": None}
    there = {**parts[0], "session_id": "u", "held_on": None}
    history = history_of(
        people=[person("a")], sessions=[undated, row], session_people=[there, *parts]
    )
    table = held(history.at(DAY))
    assert table["session_id"].tolist() == ["s", "u"]
    assert pd.isna(table["term"].iloc[1])
    assert values(table["first_timers"]) == [1, None]
    assert by_period(history.at(DAY))["sessions"].sum() == 1
