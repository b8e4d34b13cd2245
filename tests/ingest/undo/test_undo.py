"""After an undo the store is as if the import had never been made."""

import sys
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import pytest

from graph.errors import QuestionError
from graph.store import Store
from ingest import undo as undoing
from ingest.identity import Same, merge
from ingest.load import load
from ingest.undo import undo, what_if

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from small_campaign import Tables, as_csv, campaign, uploads
from store_picture import content, everything, values

Upload = tuple[str, bytes]


def one(table: str, *rows: dict[str, object], name: str | None = None) -> list[Upload]:
    return [(name or f"{table}.csv", as_csv(rows))]


def run_of(store: Store, file: str) -> str:
    return str(
        values(store, "MATCH (i:Import {file: $f}) RETURN i.run_id ORDER BY i.loaded_at", f=file)[
            -1
        ][0]
    )


def corrected(table: str, **changed: object) -> dict[str, object]:
    row = deepcopy(campaign()[table][0])
    row.update(changed)
    return row


@pytest.fixture
def loaded(empty_store: Store) -> Store:
    assert load(empty_store, uploads(campaign())).problems_frame().empty
    return empty_store


@pytest.mark.parametrize(
    ("table", "changed"),
    [
        ("universities", {"name": "Another Name", "students": ""}),
        ("venues", {"city": "Lahore"}),
        ("people", {"roles": "staff", "name": "Amina"}),
        ("studies", {"graduates_on": "2029-06-30"}),
        ("ambassador_terms", {"ends_on": ""}),
        ("trainings", {"venue_id": "NU"}),
        ("sessions", {"venue_id": "SU", "topics": "CAMPUS LIFE;new"}),
        ("content", {"topics": "", "session_id": ""}),
        ("testimonials", {"person_id": "P1", "text": "Other words"}),
        ("accounts", {"handle": "renamed", "official": "no"}),
        ("accounts", {"person_id": "P3"}),
        ("posts", {"account_id": "61000002", "hashtags": "other"}),
        ("campaigns", {"hashtags": "#Other"}),
        ("measurements", {"value": 9}),
        ("feedback", {"wave": "after", "item_trust": "1"}),
        ("reported_ties", {"reported_on": "2026-03-16"}),
        ("interactions", {"target_post_id": "1771620470748086299"}),
    ],
)
def test_a_correction_is_taken_back(loaded: Store, table: str, changed: dict[str, object]) -> None:
    before = content(loaded)
    load(loaded, one(table, corrected(table, **changed), name="fix.csv"))
    assert content(loaded) != before
    run = run_of(loaded, "fix.csv")
    seen = everything(loaded)
    expected = what_if(loaded, run)
    assert everything(loaded) == seen
    done = undo(loaded, run)
    assert content(loaded) == before
    assert (done.stays, done.goes) == (expected.stays, expected.goes) == ({table: 1}, {})
    assert not done.problems
    assert values(loaded, "MATCH (n:Parked) RETURN n") == []


def test_what_only_it_told_goes(empty_store: Store) -> None:
    tables = campaign()
    mine: Tables = {
        "people": [{"person_id": "X1", "name": "Only Here", "roles": "ambassador"}],
        "ambassador_terms": [
            {"person_id": "X1", "university_id": "NU", "appointed_on": "2026-01-01"},
            {"person_id": "P2", "university_id": "NU", "appointed_on": "2026-01-01"},
        ],
        "sessions": [corrected("sessions", session_id="S9", topics="Other;tolerance")],
        "session_people": [{"session_id": "S9", "person_id": "P1", "part": "spoke"}],
        "accounts": [{"platform": "x", "account_id": "777", "handle": "only_here"}],
        "posts": [
            {"platform": "x", "post_id": "1771620470748086999", "account_id": "777"}
            | {"posted_at": "2026-04-01T10:00Z", "hashtags": "fresh;ExampleTag"}
        ],
        "interactions": [
            interaction("reply", "1771620470748086999", "777", "stranger"),
            interaction("repost", "1771620470748087000", "777", "stranger")
            | {"happened_at": "2026-04-02T10:00Z", "target_post_id": "1771620470748087001"},
        ],
    }
    load(empty_store, uploads(tables))
    before = content(empty_store)
    names = [(f"mine_{name}", data) for name, data in uploads(mine)]
    load(empty_store, names)
    runs = [run_of(empty_store, name) for name, _ in names]
    done = undo(empty_store, runs[0], runs[1:])
    assert content(empty_store) == before
    assert set(done.goes) == set(mine)
    assert not done.stays
    assert done.run_ids == tuple(sorted(runs))


def interaction(kind: str, post: str, source: str, target: str) -> dict[str, object]:
    return {"type": kind, "platform": "x", "post_id": post, "source": source, "target": target}


def test_what_others_stand_on_is_not_taken_away(loaded: Store) -> None:
    before = everything(loaded)
    done = undo(loaded, run_of(loaded, "universities.csv"))
    assert done.dry_run
    assert everything(loaded) == before
    assert {each.file: each.rows for each in done.blocked} == {
        "sessions.csv": 1,
        "studies.csv": 1,
        "ambassador_terms.csv": 1,
    }
    with_them = undo(
        loaded,
        run_of(loaded, "universities.csv"),
        [run_of(loaded, f"{name}.csv") for name in campaign() if name != "universities"],
    )
    assert not with_them.blocked
    assert values(loaded, "MATCH (n) WHERE NOT n:Import RETURN n") == []


def test_an_undone_file_can_be_loaded_again_as_new(loaded: Store) -> None:
    before = content(loaded)
    fix = one("people", corrected("people", name="Amina"), name="fix.csv")
    first = load(loaded, fix)
    after = content(loaded)
    undo(loaded, run_of(loaded, "fix.csv"))
    again = load(loaded, fix)
    assert again.files[0].status == first.files[0].status == "done"
    assert again.total("loaded") == 1
    assert content(loaded) == after != before
    assert values(
        loaded,
        "MATCH (i:Import {file: 'fix.csv'}) WITH i ORDER BY i.loaded_at "
        "RETURN i.status, i.undone_at IS NULL, count { (i)-[:HOLDS]->() }",
    ) == [("undone", False, 0), ("done", True, 1)]


def test_all_loads_of_a_file_are_taken_back_together(empty_store: Store) -> None:
    late = one("studies", {"person_id": "P1", "university_id": "NU"}, name="study.csv")
    load(empty_store, late)
    tables = campaign()
    load(empty_store, uploads({name: tables[name] for name in ("universities", "people")}))
    before = content(empty_store)
    load(empty_store, late)
    assert content(empty_store) != before
    assert len(undo(empty_store, run_of(empty_store, "study.csv")).run_ids) == 2
    assert content(empty_store) == before


@pytest.mark.parametrize("cut", ["step_aside", "tell_again", "give_over", "let_go", "name_again"])
def test_an_undo_that_was_cut_off_is_run_again(
    loaded: Store, monkeypatch: pytest.MonkeyPatch, cut: str
) -> None:
    before = content(loaded)
    fixes = [
        *one("people", corrected("people", roles="staff"), name="fix1.csv"),
        *one("accounts", corrected("accounts", handle="renamed"), name="fix2.csv"),
        *one("sessions", corrected("sessions", session_id="S2"), name="fix3.csv"),
        *one("posts", corrected("posts", hashtags="x;y"), name="fix4.csv"),
        *one("interactions", corrected("interactions", post_id="9"), name="fix5.csv"),
    ]
    load(loaded, fixes)
    runs = [run_of(loaded, name) for name, _ in fixes]
    monkeypatch.setattr(undoing, cut, _then_cut(getattr(undoing, cut)))
    with pytest.raises(KeyboardInterrupt):
        undo(loaded, runs[0], runs[1:])
    assert values(loaded, "MATCH (i:Import {status: 'undoing'}) RETURN count(i)") == [(5,)]
    monkeypatch.undo()
    assert not undo(loaded, runs[0], runs[1:]).blocked
    assert content(loaded) == before
    assert values(loaded, "MATCH (n:Parked) RETURN n") == []


def _then_cut(done: Callable[..., object]) -> Callable[..., object]:
    def stop(*args: object) -> object:
        done(*args)
        raise KeyboardInterrupt

    return stop


def test_what_cannot_be_undone_is_said(loaded: Store) -> None:
    with pytest.raises(QuestionError, match="there is none"):
        what_if(loaded, "nothing")
    run = run_of(loaded, "feedback.csv")
    undo(loaded, run)
    with pytest.raises(QuestionError, match="undone already"):
        undo(loaded, run)
    loaded.run("MATCH (r:Rows) DETACH DELETE r")
    with pytest.raises(QuestionError, match="before imports kept their rows"):
        undo(loaded, run_of(loaded, "people.csv"))


def test_who_was_joined_with_somebody_of_it_stands_alone_again(loaded: Store) -> None:
    before = content(loaded)
    mine: Tables = {
        "people": [{"person_id": "Q9", "name": "Amna Example", "gender": "F", "roles": "staff"}],
        "session_people": [{"session_id": "S1", "person_id": "Q9", "part": "spoke"}],
    }
    load(loaded, [(f"mine_{name}", data) for name, data in uploads(mine)])
    merge(loaded, [Same(("person", "P1"), ("person", "Q9"), "the same name", (), "a lead")])
    assert values(loaded, "MATCH (m:MergedPerson) RETURN m.person_id") == [("Q9",)]
    undo(loaded, run_of(loaded, "mine_people.csv"), [run_of(loaded, "mine_session_people.csv")])
    loaded.run("MATCH (n:Merge|Suggestion) DETACH DELETE n")
    assert content(loaded) == before
