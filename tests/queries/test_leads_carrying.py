"""Who hosts half, and what is done without staff: asked in Cypher, beside files and snapshot."""

import pytest
from asking import ask
from sample_tables import rows

from graph.carrying import absence_factor, carried, work_without_staff
from graph.history import History
from graph.store import Store


def staff() -> set[str]:
    people = rows("people").dropna(subset=["roles"])
    roles = people["roles"].str.split(";")
    return set(people.loc[roles.map({"staff", "panelist"}.intersection).astype(bool), "person_id"])


def test_who_hosts_half_is_counted_from_the_file(sample: Store, history: History) -> None:
    answer = ask(sample, "absence_factor")
    counts = rows("session_people").query("part == 'hosted'")["person_id"].value_counts()
    assert dict(zip(answer["person_id"], answer["sessions"], strict=True)) == counts.to_dict()
    assert answer["carries"].sum() == absence_factor(counts) == 11
    found = carried(history.at())
    assert answer["person_id"].tolist() == found.ranked["contributor"].tolist()
    assert answer["reached"].tolist() == pytest.approx(found.ranked["reached"], abs=1e-4)
    assert answer.loc[answer["carries"], "person_id"].tolist() == found.carriers
    assert answer["reached"].iloc[-1] == 1


def test_the_autumn_leans_on_two(sample: Store) -> None:
    answer = ask(sample, "absence_factor", **{"from": "2026-09-01"})
    held = rows("sessions").query("held_on >= '2026-09-01'")["session_id"]
    there = rows("session_people")
    there = there[there["session_id"].isin(held)]
    hosted = there.query("part == 'hosted'")["person_id"].value_counts()
    assert answer["sessions"].sum() == hosted.sum()
    assert answer["carries"].sum() == absence_factor(hosted)
    top = ask(sample, "absence_factor", limit=2, **{"from": "2026-09-01"})
    assert top["share"].tolist() == answer["share"].tolist()[:2]
    spoke = ask(sample, "absence_factor", part="spoke", **{"from": "2026-09-01"})
    assert spoke["sessions"].sum() == (there["part"] == "spoke").sum()


def test_work_without_staff_is_counted_from_the_files(sample: Store) -> None:
    answer = ask(sample, "work_without_staff").set_index("work")
    gone = staff()
    assert len(gone) == 20
    there = rows("session_people")
    hosted = there[there["part"] == "hosted"]
    own = hosted[~hosted["person_id"].isin(gone)]
    posts = rows("posts").merge(rows("accounts"), on=["platform", "account_id"])
    left = (posts["official"] == "yes") | posts["person_id"].isin(gone)
    spoke = there[there["part"] == "spoke"]["person_id"]
    expected = {
        "sessions with a host": (hosted["session_id"].nunique(), own["session_id"].nunique()),
        "times a session was hosted": (len(hosted), len(own)),
        "times somebody spoke at a session": (len(spoke), int((~spoke.isin(gone)).sum())),
        "posts": (len(posts), int((~left).sum())),
    }
    for work, (in_all, without) in expected.items():
        assert answer.loc[work, ["in_all", "without_staff"]].tolist() == [in_all, without], work
        assert answer.loc[work, "share"] == pytest.approx(without / in_all, abs=1e-4)
    assert answer.loc["times somebody spoke at a session", "without_staff"] < len(spoke)


def test_work_without_staff_is_that_of_the_snapshot(sample: Store, history: History) -> None:
    answer = ask(sample, "work_without_staff").set_index("work")
    found = work_without_staff(history).set_index("what")
    columns = ["in_all", "without_staff"]
    for work, what in (
        ("sessions with a host", "hosted"),
        ("replies, reposts and quotes", "answers"),
    ):
        expected = found.loc[what, ["before", "after"]].tolist()
        assert answer.loc[work, columns].tolist() == expected


def test_work_of_some_days_only(sample: Store) -> None:
    answer = ask(sample, "work_without_staff", **{"from": "2026-08-01", "until": "2026-08-31"})
    assert answer.set_index("work").loc["posts", "in_all"] > 800
    none = ask(sample, "work_without_staff", until="2020-01-01")
    assert none.empty


def test_half_is_reached_at_half(empty_store: Store) -> None:
    empty_store.run(
        "UNWIND range(1, 8) AS at CREATE (:Person {person_id: 'p' + at, name: 'P' + at})"
        "-[:HOSTED]->(:Session {session_id: 's' + at, held_on: date('2026-01-01') })"
    )
    answer = ask(empty_store, "absence_factor")
    assert answer["carries"].sum() == 4
    assert answer["person_id"].tolist() == [f"p{at}" for at in range(1, 9)]
    assert ask(empty_store, "absence_factor", until="2025-12-31").empty
