"""Levels and the flow between terms: each rule, sums that match, and the same counted by hand."""

from datetime import date
from typing import Any

import numpy as np
import pytest

from graph.history import History
from graph.retention import LEVELS, brought, level_flow, level_of_each, levels
from graph.snapshot import Snapshot
from tests.graph.campaigns import campus, history_of, person, session, sessions, term

LAST = date(2026, 10, 31)


def campaign(*held: Any, people: str = "abcdef", **tables: Any) -> History:
    return history_of(
        people=tables.pop("rows", [person(one) for one in people]),
        campuses=[campus("NED")],
        **sessions(*held),
        **tables,
    )


def levels_of(history: History, one: str, day: date = LAST) -> dict[str, str]:
    table = level_of_each(history.at(day))
    mine = table[table["person_id"] == one]
    return dict(zip(mine["term"], mine["level"], strict=True))


def test_from_participant_to_mentor() -> None:
    history = campaign(
        session("s1", "2024-10-01", {"b": "hosted", "a": "attended"}),
        session("s2", "2025-10-01", {"a": "hosted", "c": "attended"}),
        session("s3", "2026-03-01", {"a": "hosted"}),
        session("s4", "2026-09-10", {"a": "hosted"}),
        terms=[term("a", "NED", "2025-02-10"), term("c", "NED", "2026-08-20")],
    )
    assert levels_of(history, "a") == {
        "Fall 2024": "participant",
        "Spring 2025": "ambassador",
        "Fall 2025": "host",
        # c, whom a brought, becomes an ambassador in the vacation after the spring.
        "Spring 2026": "mentor",
        "Fall 2026": "mentor",
    }
    assert levels_of(history, "a", date(2026, 8, 19))["Spring 2026"] == "host"
    assert levels_of(history, "b") == {
        "Fall 2024": "host",
        **dict.fromkeys(("Spring 2025", "Fall 2025", "Spring 2026", "Fall 2026"), "not seen"),
    }


def test_a_mentor_hosts_in_the_term_and_brought_them_before_they_rose() -> None:
    history = campaign(
        session("s1", "2026-02-10", {"a": "hosted", "b": "hosted", "c": "attended"}),
        session("s2", "2026-03-10", {"c": "hosted"}),
        session("s3", "2026-09-10", {"a": "hosted"}),
        session("s4", "2026-09-11", {"b": "attended", "d": "hosted", "e": "attended"}),
        terms=[term("e", "NED", "2026-09-11")],
    )
    assert levels_of(history, "a") == {"Spring 2026": "mentor", "Fall 2026": "mentor"}
    assert levels_of(history, "b") == {"Spring 2026": "mentor", "Fall 2026": "participant"}
    assert levels_of(history, "d") == {"Fall 2026": "host"}, "e was appointed as they came"


def test_left_is_known_and_not_seen_is_not() -> None:
    history = campaign(
        session("s1", "2025-10-01", dict.fromkeys("abcde", "attended")),
        session("s2", "2026-03-10", {"f": "hosted", "e": "attended"}),
        terms=[term("c", "NED", "2025-09-20", "2026-01-15")],
        studies=[
            {"person_id": "a", "university_id": "NED", "programme": "BS", "graduates_on": day}
            for day in ("2024-06-20", "2026-01-20")
        ]
        + [
            {"person_id": "b", "university_id": "NED", "programme": "BS", "graduates_on": day}
            for day in ("2026-01-20", None)
        ]
        + [{"person_id": "e", "university_id": "NED", "graduates_on": "2026-01-20"}],
    )
    assert {one: levels_of(history, one)["Spring 2026"] for one in "abcde"} == {
        "a": "left",
        "b": "not seen",  # another study has no end yet
        "c": "left",
        "d": "not seen",
        "e": "participant",  # graduated, and still comes
    }


def test_a_day_in_the_vacation_is_of_the_term_before_it() -> None:
    history = campaign(session("s1", "2026-07-20", {"a": "attended"}))
    assert levels_of(history, "a") == {"Spring 2026": "participant", "Fall 2026": "not seen"}


def test_staff_and_panelists_are_not_on_the_ladder_unless_they_were_ambassadors() -> None:
    history = campaign(
        session("s1", "2026-03-10", {"a": "hosted", "b": "spoke", "c": "hosted"}),
        rows=[person("a", staff=True), person("b", panelist=True), person("c", staff=True)],
        terms=[term("c", "NED", "2026-02-10")],
    )
    assert set(level_of_each(history.at())["person_id"]) == {"c"}


def test_the_flow_of_a_small_campaign_by_hand() -> None:
    history = campaign(
        session("s1", "2026-02-10", {"a": "hosted", "b": "attended", "c": "attended"}),
        session("s2", "2026-09-10", {"b": "attended", "d": "attended"}),
        terms=[term("a", "NED", "2026-02-01", "2026-07-31"), term("c", "NED", "2026-09-01")],
    )
    table = level_flow(history.at(date(2026, 9, 30)))
    assert table[["from_level", "to_level", "people"]].to_numpy().tolist() == [
        ["new", "participant", 2],
        ["new", "host", 1],
        ["new", "participant", 1],
        ["participant", "participant", 1],
        ["participant", "ambassador", 1],
        ["host", "left", 1],
    ]
    second = table[table["term"] == "Fall 2026"]
    assert second["from_term"].unique().tolist() == ["Spring 2026"]
    assert not second["term_over"].any()


def test_nobody_is_an_empty_flow() -> None:
    for snapshot in (history_of().at(), Snapshot.from_ties([("a", "b")])):
        assert level_flow(snapshot).empty
        assert levels(snapshot).empty


def random_campaign(seed: int) -> Snapshot:
    draw = np.random.default_rng(seed)
    people = [f"p{at:02}" for at in range(30)]

    def some_day() -> str:
        return str(np.datetime64("2024-09-01") + int(draw.integers(0, 790)))

    held = []
    for at in range(40):
        there = draw.choice(people, size=6, replace=False)
        parts = dict.fromkeys(map(str, there), "attended") | {str(there[0]): "hosted"}
        held.append(session(f"s{at}", some_day(), parts))
    terms = [
        term(str(one), "NED", begins, str(np.datetime64(begins) + int(draw.integers(30, 400))))
        for one in draw.choice(people, size=10, replace=False)
        for begins in [some_day()]
    ]
    studies = [
        {"person_id": one, "university_id": "NED", "graduates_on": some_day()}
        for one in people[::3]
    ]
    rows = [person(one) for one in people]
    return campaign(*held, rows=rows, terms=terms, studies=studies).at(LAST)


@pytest.mark.parametrize("seed", range(6))
def test_everybody_of_a_term_is_at_one_level_and_flows_add_up(seed: int) -> None:
    snapshot = random_campaign(seed)
    each, counts, flow = level_of_each(snapshot), levels(snapshot), level_flow(snapshot)
    assert not each.duplicated(["person_id", "term"]).any()
    totals = counts.groupby("term", sort=False)["people"].sum()
    assert (counts.groupby("term", sort=False)["out_of"].first() == totals).all()
    at = counts.set_index(["term", "level"])["people"]
    came = flow.groupby(["term", "to_level"])["people"].sum()
    went = flow[flow["from_level"] != "new"].groupby(["from_term", "from_level"])["people"].sum()
    assert came.reindex(at.index).fillna(0).tolist() == at.tolist()
    names = list(totals.index)
    before_last = at[at.index.get_level_values("term") != names[-1]]
    assert went.reindex(before_last.index).fillna(0).tolist() == before_last.tolist()
    assert set(each["level"]) <= {*LEVELS, "not seen", "left"}


@pytest.mark.parametrize("seed", range(4))
def test_each_level_is_what_the_definition_says(seed: int) -> None:
    snapshot = random_campaign(seed)
    found = level_of_each(snapshot).set_index(["person_id", "term"])["level"].to_dict()
    expected = {}
    listed = snapshot.analysis.calendar.terms_between(snapshot.data_from, LAST)
    ends = [one.begins for one in listed[1:]] + [date(9999, 1, 1)]
    for one in snapshot.ids:
        seen = False
        for academic, until in zip(listed, ends, strict=True):
            level = _level(snapshot, one, academic.begins, until)
            seen |= level in LEVELS
            if seen:
                expected[one, academic.name] = level
    assert found == expected


def _level(snapshot: Snapshot, one: str, begins: date, until: date) -> str:
    def within(day: Any) -> bool:
        return bool(begins <= day.date() < until)

    acts = snapshot.acts[snapshot.acts["person_id"] == one]
    terms = snapshot.terms[snapshot.terms["person_id"] == one]
    did = {row.kind for row in acts.itertuples() if within(row.day)}
    if "hosted" in did:
        pairs = brought(snapshot)
        for mine in pairs[pairs["by"] == one].itertuples():
            theirs = snapshot.acts[
                (snapshot.acts["person_id"] == mine.person_id) & (snapshot.acts["kind"] == "hosted")
            ]["day"].tolist()
            theirs += snapshot.terms.loc[
                snapshot.terms["person_id"] == mine.person_id, "appointed_on"
            ].tolist()
            if theirs and min(theirs) > mine.first_on and min(theirs).date() < until:
                return "mentor"
        return "host"
    for row in terms.itertuples():
        if row.appointed_on.date() < until and row.ends_on.date() >= begins:
            return "ambassador"
    if did:
        return "participant"
    studies = snapshot.studies[snapshot.studies["person_id"] == one]
    over = [*studies["graduates_on"], *terms["ends_on"]]
    return "left" if over and max(over).date() < begins else "not seen"
