"""The queries on who stays: counted from the files by hand, and what ``graph.retention`` says."""

import tomllib
from datetime import date

import pandas as pd
import pytest
import sample_tables as known
from asking import ask
from sample_tables import LAST_DAY, rows

from graph.academic import DEFAULTS
from graph.history import History
from graph.questions import question_named
from graph.retention import newcomers, of_ambassadors, retention, states, terms_of, who_brought
from graph.snapshot import Snapshot
from graph.store import Store

SUMMER = pd.Timestamp("2026-07-01"), pd.Timestamp("2026-08-31")


def last_days() -> pd.Series:
    """Read off the files the last day on which each person did anything."""
    posts = rows("posts").merge(rows("accounts")[["platform", "account_id", "person_id"]])
    acts = [
        rows("session_people").merge(rows("sessions"))[["person_id", "held_on"]],
        rows("training_people").merge(rows("trainings"))[["person_id", "held_on"]],
        rows("content_people").merge(rows("content"))[["person_id", "produced_on"]],
        posts.assign(day=known.karachi_day(posts["posted_at"]))[["person_id", "day"]],
    ]
    return pd.concat([act.set_axis(["person_id", "day"], axis=1) for act in acts]).groupby(
        "person_id"
    )["day"].max()  # fmt: skip


def test_vacations_and_terms_are_those_of_the_calendar() -> None:
    shipped = tomllib.loads(DEFAULTS.read_text("utf-8"))
    spans = ", ".join(f"{one['begins']}/{one['ends']}" for one in shipped["vacations"])
    begins = {one["begins"] for one in shipped["terms"]}
    for name in ("dormant_ambassadors", "activity_by_campus"):
        assert _default(name, "vacations") == spans
    assert set(str(_default("retention_by_cohort", "terms")).split(", ")) == begins


def _default(query: str, param: str) -> object:
    return next(one.default for one in question_named(query).params if one.name == param)


def test_who_is_dormant_counted_by_hand_without_the_summer(sample: Store) -> None:
    last = last_days()
    answer = ask(sample, "dormant_ambassadors").set_index("person_id")
    for person, row in answer.iterrows():
        day = last[person]
        assert row["last_seen_on"] == day.date()
        calendar_days = (LAST_DAY - day).days
        assert day < SUMMER[0]
        assert row["days_since"] == calendar_days - 62, "July and August have 62 days"
    assert len(answer) == 3


def test_vacations_may_be_none_or_of_one_year(sample: Store) -> None:
    plain = ask(sample, "dormant_ambassadors", vacations="")
    assert len(plain) == 5
    once = ask(sample, "dormant_ambassadors", vacations="2026-10-01/2026-10-31", days=1)
    every = ask(sample, "dormant_ambassadors", vacations="10-01/10-31", days=1)
    pd.testing.assert_frame_equal(once, every)
    before = ask(sample, "dormant_ambassadors", vacations="", days=1).set_index("person_id")
    shorter = once.set_index("person_id")["days_since"]
    assert (before.loc["p-059", "days_since"] - shorter["p-059"]) == 31


def test_activity_by_campus_is_what_is_told_of_each(sample: Store, snapshot: Snapshot) -> None:
    answer = ask(sample, "activity_by_campus").set_index("campus")
    table = states(of_ambassadors(snapshot), "university_id")
    table.index = pd.Index(table["university_id"].map(known.campuses()))
    columns = ["active", "drifting", "away", "unknown"]
    assert answer[columns].sort_index().to_numpy().tolist() == (
        table[columns].sort_index().to_numpy().tolist()
    )
    running = known.running_terms().groupby("university_id").size()
    by_name = answer["ambassadors"].sort_index()
    assert by_name.to_dict() == running.set_axis(running.index.map(known.campuses())).to_dict()
    assert answer.loc["University of Peshawar", "quiet"] == ["Nabeel Khalil"]


def test_retention_by_cohort_by_hand(sample: Store) -> None:
    answer = ask(sample, "retention_by_cohort").set_index(["cohort", "term"])
    terms = rows("ambassador_terms")
    spring = terms[terms["cohort"] == "Spring 2026"]
    fall = answer.loc[("Spring 2026", date(2026, 9, 1))]
    still = spring[spring["ends_on"].isna() | (spring["ends_on"] >= pd.Timestamp("2026-09-01"))]
    seen = last_days().reindex(still["person_id"]) >= pd.Timestamp("2026-09-01")
    assert fall["people"] == fall["out_of"] == len(spring) == 12
    assert fall["active"] == seen.sum()
    assert fall["quiet"] == (~seen).sum()
    assert fall["stopped"] == len(spring) - len(still), "two left in April and May, still studying"
    autumn = answer.loc[("Autumn 2025", date(2026, 9, 1))]
    over = terms[(terms["cohort"] == "Autumn 2025") & (terms["ends_on"] < "2026-09-01")]
    assert autumn["graduated"] == len(over) == 12
    assert autumn["active"] + autumn["quiet"] == 22 - 12
    late = answer.loc[("Autumn 2026", date(2026, 9, 1))]
    assert (late["people"], late["out_of"]) == (6, 4), "two were appointed in October"


@pytest.mark.parametrize("day", ["2026-10-31", "2026-03-31", "2026-07-15"])
def test_retention_by_cohort_is_that_of_the_snapshot(sample: Store, day: str) -> None:
    answer = ask(sample, "retention_by_cohort", as_of=day)
    snapshot = History.read(sample).at(date.fromisoformat(day))
    table = retention(snapshot)
    begins = {one.name: one.begins for one in terms_of(snapshot).listed}
    assert answer["term"].tolist() == table["term"].map(begins).tolist()
    assert answer["cohort"].tolist() == table["cohort"].tolist()
    columns = ["people", "out_of", "active", "quiet", "graduated", "stopped"]
    assert answer[columns].astype(int).to_numpy().tolist() == (
        table[columns].astype(int).to_numpy().tolist()
    )
    for name in ("share", "low", "high"):
        assert answer[name].astype(float).tolist() == pytest.approx(
            table[name].tolist(), abs=1e-9, nan_ok=True
        )


def test_newcomers_are_those_of_the_snapshot(sample: Store, snapshot: Snapshot) -> None:
    answer = ask(sample, "newcomers")
    table = newcomers(snapshot)
    names = snapshot.people.set_index("person_id")["name"]
    assert answer["person_id"].tolist() == table["person_id"].tolist()
    assert answer["first_on"].tolist() == table["first_on"].dt.date.tolist()
    assert answer["how"].tolist() == table["how"].tolist()
    assert answer["via"].fillna("").tolist() == table["via"].fillna("").tolist()
    told = [sorted(names[ids]) for ids in table["brought_by"]]
    assert [sorted(one) for one in answer["brought_by"]] == told
    back = pd.to_datetime(answer["back_on"])
    assert back.fillna(LAST_DAY).tolist() == table["back_on"].fillna(LAST_DAY).tolist()


def test_a_newcomer_by_hand(sample: Store) -> None:
    answer = ask(sample, "newcomers", **{"from": "2026-10-20", "until": "2026-10-20"})
    visits = known.visits()
    first = visits.groupby("person_id")["held_on"].min()
    came = visits[
        (visits["held_on"] == "2026-10-20") & (visits["person_id"].map(first) == "2026-10-20")
    ]
    assert set(answer["person_id"]) <= set(came["person_id"])
    assert len(answer) == 3
    there = rows("session_people").query("part == 'hosted'")
    hosts = there[there["session_id"].isin(came["session_id"])]["person_id"]
    for brought_by in answer["brought_by"]:
        assert set(brought_by) == set(known.names()[hosts.unique()])


@pytest.mark.parametrize("since", ["", "2026-09-01"])
def test_who_brought_newcomers_is_that_of_the_snapshot(
    sample: Store, snapshot: Snapshot, since: str
) -> None:
    answer = ask(sample, "who_brought_newcomers", **{"from": since})
    table = who_brought(snapshot, date.fromisoformat(since) if since else None)
    columns = ["person_id", "brought", "alone", "credit"]
    assert answer[columns].to_numpy().tolist() == table[columns].to_numpy().tolist()
    listed = ask(sample, "newcomers", **{"from": since})
    shares = listed["brought_by"].map(len)
    assert answer["credit"].sum() == pytest.approx((shares > 0).sum())
    assert answer["brought"].sum() == shares.sum()


def test_an_ambassador_of_whom_nothing_is_recorded_is_unknown(empty_store: Store) -> None:
    empty_store.run(
        "CREATE (u:Venue:University {venue_id: 'KU', university_id: 'KU', name: 'KU'}),"
        " (:Person {person_id: 'p', name: 'P'})"
        "-[:AMBASSADOR_OF {appointed_on: date('2026-01-10')}]->(u)"
    )
    row = ask(empty_store, "activity_by_campus", as_of="2026-12-01").iloc[0]
    assert (row["unknown"], row["away"], row["quiet"]) == (1, 0, [])
    dormant = ask(empty_store, "dormant_ambassadors", as_of="2026-12-01").iloc[0]
    assert dormant["last_seen_on"] is None


def test_the_interval_is_wilsons(empty_store: Store) -> None:
    empty_store.run(
        "CREATE (u:Venue:University {venue_id: 'KU', university_id: 'KU', name: 'KU'}),"
        " (s:Session {session_id: 's', held_on: date('2026-03-01'), participants_count: 9}) "
        "WITH u, s UNWIND range(1, 35) AS n "
        "CREATE (p:Person {person_id: 'p' + n, name: 'P'})"
        "-[:AMBASSADOR_OF {appointed_on: date('2025-09-05')}]->(u) "
        "WITH p, s, n WHERE n <= 8 CREATE (p)-[:ATTENDED]->(s)"
    )
    row = ask(empty_store, "retention_by_cohort", as_of="2026-06-30").iloc[1]
    assert (row["active"], row["out_of"]) == (8, 35)
    assert (round(row["low"], 4), round(row["high"], 4)) == (0.1207, 0.3902)
