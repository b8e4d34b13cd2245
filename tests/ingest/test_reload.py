"""Loading again: the same changes nothing, a corrected row updates, an old file undoes nothing."""

from copy import deepcopy
from pathlib import Path

import pytest
from small_campaign import Tables, as_csv, as_folder, as_workbook, campaign, uploads
from store_picture import content, everything, values

from graph.store import Store
from ingest.load import check, load
from ingest.report import LoadReport


@pytest.fixture
def loaded(empty_store: Store) -> Store:
    assert load(empty_store, uploads(campaign())).problems_frame().empty
    return empty_store


def one(table: str, rows: list[dict[str, object]]) -> list[tuple[str, bytes]]:
    return [(f"{table}.csv", as_csv(rows))]


def counts(report: LoadReport) -> dict[str, int]:
    names = ("loaded", "unchanged", "merged", "rejected", "ignored")
    return {name: report.total(name) for name in names if report.total(name)}


def corrected(table: str, **changed: object) -> list[tuple[str, bytes]]:
    rows = deepcopy(campaign()[table])
    rows[0].update(changed)
    return one(table, rows)


def test_the_same_files_again_write_nothing(loaded: Store) -> None:
    before = everything(loaded)
    report = load(loaded, uploads(campaign()))
    assert counts(report) == {"unchanged": report.total("rows_read")}
    assert everything(loaded) == before


def test_the_same_rows_in_another_file_are_unchanged(loaded: Store) -> None:
    before = content(loaded)
    report = load(loaded, [("campaign.xlsx", as_workbook(campaign()))])
    assert counts(report) == {"unchanged": report.total("rows_read")}
    assert content(loaded) == before
    assert values(loaded, "MATCH (i:Import {kind: 'workbook'}) RETURN i.unchanged") == [
        (report.total("rows_read"),)
    ]


def test_a_workbook_and_a_folder_make_the_same_graph(empty_store: Store, tmp_path: Path) -> None:
    load(empty_store, [as_folder(campaign(), tmp_path / "campaign")])
    folder = content(empty_store)
    empty_store.run("MATCH (n) DETACH DELETE n")
    load(empty_store, [("campaign.xlsx", as_workbook(campaign()))])
    assert content(empty_store) == folder
    assert sum(folder.values()) > 50


def test_the_order_of_files_does_not_matter(loaded: Store) -> None:
    forwards = content(loaded)
    loaded.run("MATCH (n) DETACH DELETE n")
    load(loaded, uploads(campaign())[::-1])
    assert content(loaded) == forwards


def test_a_dry_run_says_what_a_load_does_and_writes_nothing(empty_store: Store) -> None:
    tables = campaign()
    tables["people"].append({"person_id": "P9", "name": "", "roles": "wizard"})
    tables["session_people"] += [tables["session_people"][0]]
    tables["studies"].append({"person_id": "P9", "university_id": "NU"})
    before = everything(empty_store)
    dry = check(empty_store, uploads(tables))
    assert everything(empty_store) == before
    real = load(empty_store, uploads(tables))
    assert dry.dry_run
    assert not real.dry_run
    assert dry.files == real.files
    assert counts(real)["rejected"] == 2
    assert counts(real)["merged"] == 1


@pytest.mark.parametrize(
    ("table", "changed", "question", "answer"),
    [
        ("people", {"name": "Amina"}, "MATCH (p:Person {person_id: 'P1'}) RETURN p.name", "Amina"),
        ("people", {"gender": ""}, "MATCH (p:Person {person_id: 'P1'}) RETURN p.gender", None),
        (
            "universities",
            {"students": ""},
            "MATCH (u:University {university_id: 'NU'}) RETURN u.students",
            None,
        ),
        (
            "sessions",
            {"venue_id": "SU"},
            "MATCH (:Session)-[:HELD_AT]->(v) RETURN v.venue_id",
            "SU",
        ),
        (
            "sessions",
            {"topics": "peace"},
            "MATCH (:Session)-[:ON_TOPIC]->(t) RETURN t.topic_id",
            "peace",
        ),
        (
            "trainings",
            {"venue_id": ""},
            "MATCH (t:Training) RETURN exists((t)-[:HELD_AT]->())",
            False,
        ),
        (
            "ambassador_terms",
            {"ends_on": ""},
            "MATCH ()-[r:AMBASSADOR_OF]->() RETURN r.ends_on",
            None,
        ),
        (
            "accounts",
            {"person_id": "P2"},
            "MATCH (p)-[:OWNS]->(:Account {account_id: '61000001'}) RETURN p.person_id",
            "P2",
        ),
        (
            "accounts",
            {"handle": "new_name"},
            "MATCH (a:Account {account_id: '61000001'}) RETURN a.handle_key",
            "new_name",
        ),
        (
            "posts",
            {"hashtags": "other"},
            "MATCH (:Post {post_id: '1771620470748086295'})-[:TAGGED]->(h) RETURN h.tag",
            "other",
        ),
        (
            "posts",
            {"account_id": "61000002"},
            "MATCH (a)-[:POSTED]->(:Post {post_id: '1771620470748086295'}) RETURN a.account_id",
            "61000002",
        ),
        ("campaigns", {"hashtags": "b"}, "MATCH (:Campaign)-[:USES]->(h) RETURN h.tag", "b"),
        (
            "content",
            {"session_id": ""},
            "MATCH (c:Content {content_id: 'C1'}) RETURN exists((c)-[:CAME_FROM]->())",
            False,
        ),
        (
            "testimonials",
            {"person_id": "P2"},
            "MATCH (p)-[:FEATURED_IN]->(:Testimonial) RETURN p.person_id",
            "P2",
        ),
        (
            "measurements",
            {"value": 99},
            "MATCH (m:Measurement {metric: 'views'}) RETURN m.value",
            99,
        ),
        ("feedback", {"item_trust": ""}, "MATCH (f:FeedbackResponse) RETURN f.item_trust", None),
        ("reported_ties", {"reported_on": ""}, "MATCH ()-[r:KNOWS]->() RETURN r.reported_on", None),
    ],
)
def test_a_corrected_row_updates(
    loaded: Store, table: str, changed: dict[str, object], question: str, answer: object
) -> None:
    assert values(loaded, question) != [(answer,)]
    report = load(loaded, corrected(table, **changed))
    assert counts(report)["loaded"] == 1
    assert report.problems_frame().empty
    assert values(loaded, question) == [(answer,)]
    again = load(loaded, corrected(table, **changed))
    assert "loaded" not in counts(again)


def test_roles_taken_back_go_but_who_serves_a_campus_stays_an_ambassador(loaded: Store) -> None:
    labels = (
        "MATCH (p:Person) WHERE p.person_id IN ['P1', 'P4'] RETURN labels(p) ORDER BY p.person_id"
    )
    rows = campaign()["people"]
    rows[0]["roles"] = "staff"
    rows[3]["roles"] = "panelist"
    load(loaded, one("people", rows))
    assert [set(row[0]) for row in values(loaded, labels)] == [
        {"Person", "Staff"},
        {"Person", "Ambassador", "Panelist"},
    ]


def test_a_file_without_a_column_leaves_it_as_it_is(loaded: Store) -> None:
    load(loaded, [("people.csv", b"person_id,name\nP1,Amna Changed\n")])
    load(loaded, [("sessions.csv", b"session_id,title,held_on,venue_id\nS1,New,2026-03-11,NU\n")])
    assert values(loaded, "MATCH (p:Person:Ambassador:Influencer) RETURN p.name, p.gender") == [
        ("Amna Changed", "female")
    ]
    assert values(loaded, "MATCH (s:Session)-[:ON_TOPIC]->() RETURN s.title, count(*)") == [
        ("New", 2)
    ]


def test_a_topic_no_row_names_any_more_goes(loaded: Store) -> None:
    load(loaded, corrected("sessions", topics="tolerance"))
    assert values(loaded, "MATCH (t:Topic) RETURN t.topic_id") == [("tolerance",)]


def test_an_old_file_does_not_undo_a_newer_one(loaded: Store) -> None:
    load(loaded, corrected("people", name="Corrected"))
    before = everything(loaded)
    report = load(loaded, uploads(campaign()))
    assert counts(report) == {"unchanged": report.total("rows_read")}
    assert everything(loaded) == before


def with_a_gap() -> tuple[Tables, list[dict[str, object]]]:
    """Give a campaign whose studies name an unknown person, and the row that is missing."""
    tables = campaign()
    tables["studies"].append({"person_id": "P5", "university_id": "SU"})
    return tables, [{"person_id": "P5", "name": "Late Example"}]


def test_rows_set_aside_are_tried_again(empty_store: Store) -> None:
    tables, late = with_a_gap()
    assert counts(load(empty_store, uploads(tables)))["rejected"] == 1
    assert counts(load(empty_store, one("studies", tables["studies"]))) == {
        "unchanged": 1,
        "rejected": 1,
    }
    load(empty_store, [("more people.csv", as_csv(late))])
    report = load(empty_store, one("studies", tables["studies"]))
    assert counts(report) == {"unchanged": 1, "loaded": 1}
    assert values(empty_store, "MATCH (:Person {person_id: 'P5'})-[:STUDIES_AT]->(u) RETURN u.name")
    before = everything(empty_store)
    assert counts(load(empty_store, one("studies", tables["studies"]))) == {"unchanged": 2}
    assert everything(empty_store) == before


def test_a_row_tried_again_does_not_undo_a_newer_file(empty_store: Store) -> None:
    tables, late = with_a_gap()
    tables["studies"][-1]["from_on"] = "2024-01-01"
    load(empty_store, uploads(tables))
    load(empty_store, [("people.csv", as_csv(late))])
    newer = [{"person_id": "P5", "university_id": "SU", "from_on": "2025-01-01"}]
    load(empty_store, one("studies", newer))
    report = load(empty_store, one("studies", tables["studies"]))
    assert counts(report) == {"unchanged": 2}
    assert values(
        empty_store,
        "MATCH (:Person {person_id: 'P5'})-[r:STUDIES_AT]->() RETURN toString(r.from_on)",
    ) == [("2025-01-01",)]


def test_what_was_erased_stays_erased(loaded: Store) -> None:
    loaded.run("MATCH (p:Person {person_id: 'P1'}) DETACH DELETE p")
    before = everything(loaded)
    load(loaded, uploads(campaign()))
    assert everything(loaded) == before
