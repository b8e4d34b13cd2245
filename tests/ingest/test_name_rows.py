"""People and campuses that files name: found or made, once each, whatever file names them again."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from store_picture import everything
from told import in_store, told

from graph.snapshot import Snapshot
from graph.store import Store
from ingest.identity import merges, suggestions
from ingest.named import Campus, Sign, Someone
from ingest.report import FileReport
from ingest.source import Item, Told

QAU = Campus("QAU", "Islamabad")
CAMPUS_OF = (
    "MATCH (p:Person)-[:STUDIES_AT]->(u:University) "
    "RETURN p.name AS name, u.university_id, u.name, u.city ORDER BY name"
)


def person(name: str | None, scope: str = "form a", **known: Any) -> Someone:
    return Someone(name, scope, **known)


def answer(one: Someone, **cells: Any) -> list[Told]:
    """Tell of a person, and where they study."""
    rows: list[Told] = [("people", {"person_id": one, "name": one.name, **cells})]
    if one.campus is not None:
        rows.append(("studies", {"person_id": one, "university_id": one.campus}))
    return rows


def records(*rows: Sequence[Told]) -> list[Item]:
    return [Item(at, each) for at, each in enumerate(rows, start=1)]


def counts(report: FileReport) -> tuple[int, ...]:
    return (report.rows_read, report.loaded, report.unchanged, report.merged, report.rejected)


def session(**cells: Any) -> Told:
    told_of = {"session_id": "S1", "title": "One", "held_on": date(2026, 3, 10)}
    return "sessions", {**told_of, "venue_id": Campus("Online", venue=True), **cells}


def people(store: Store) -> list[tuple[Any, ...]]:
    return in_store(store, "MATCH (p:Person) RETURN p.name AS name ORDER BY name")


def test_a_person_and_a_campus_are_made_once(empty_store: Store) -> None:
    amna = person("Amna Example", campus=QAU)
    again = person(" amna  EXAMPLE ", campus=Campus("Quaid-e-Azam University"))
    report = told(empty_store, records(answer(amna), answer(again)))
    assert counts(report) == (2, 1, 0, 1, 0)
    assert in_store(empty_store, CAMPUS_OF) == [
        ("Amna Example", "qau", "Quaid-i-Azam University", "Islamabad")
    ]


def test_an_id_says_nothing_of_the_person(empty_store: Store) -> None:
    told(empty_store, records(answer(person("Amna Example", campus=QAU, own_id="3520212345671"))))
    ((found,),) = in_store(empty_store, "MATCH (p:Person) RETURN p.person_id")
    assert found.startswith("person-")
    assert not {"amna", "example", "qau", "3520212345671"} & set(found.lower().split("-"))


def test_a_newer_export_changes_only_what_is_new(empty_store: Store) -> None:
    amna, bilal = person("Amna Example", campus=QAU), person("Bilal Example", campus=QAU)
    told(empty_store, records(answer(amna)), "monday")
    before = everything(empty_store)
    assert counts(told(empty_store, records(answer(amna)), "monday")) == (1, 0, 1, 0, 0)
    assert everything(empty_store) == before
    report = told(empty_store, records(answer(amna), answer(bilal)), "tuesday")
    assert counts(report) == (2, 1, 1, 0, 0)
    assert people(empty_store) == [("Amna Example",), ("Bilal Example",)]


def test_a_bare_name_means_the_one_person_of_that_name(empty_store: Store) -> None:
    amna = person("Amna Example", campus=QAU, signs=(Sign("email", "h"),))
    attended = {"session_id": "S1", "person_id": person("Amna  example"), "part": "attended"}
    told(empty_store, records(answer(amna), [session()], [("session_people", attended)]))
    assert people(empty_store) == [("Amna Example",)]
    assert in_store(empty_store, "MATCH (:Person)-[:ATTENDED]->(s) RETURN s.title") == [("One",)]


def test_a_bare_name_of_two_people_is_neither(empty_store: Store) -> None:
    one, two = (person("Amna Example", campus=Campus(each)) for each in ("QAU", "NUST"))
    attended = {"session_id": "S1", "person_id": person("Amna Example"), "part": "attended"}
    told(
        empty_store, records(answer(one), answer(two), [session()], [("session_people", attended)])
    )
    assert len(people(empty_store)) == 3
    assert set(suggestions(empty_store)["rule"]) == {"similar name, campus unknown"}


def test_a_files_own_ids_tell_people_apart_and_refer_to_them(empty_store: Store) -> None:
    one, two = (person("Amna Example", campus=QAU, own_id=each) for each in ("1", "2"))
    tie = {"person_id": two, "knows_person_id": person(None, own_id="1"), "source": "list"}
    report = told(empty_store, records(answer(one), answer(two), [("reported_ties", tie)]))
    assert report.rejected == 0
    assert len(people(empty_store)) == 2
    assert len(in_store(empty_store, "MATCH (:Person)-[r:KNOWS]->(:Person) RETURN r.source")) == 1
    lost = {"person_id": two, "knows_person_id": person(None, own_id="9"), "source": "list"}
    report = told(empty_store, records([("reported_ties", lost)]), "another")
    assert (report.rejected, report.problems[0].column) == (1, "knows_person_id")


def test_two_answers_of_one_person_are_told_as_one(empty_store: Store) -> None:
    amna = person("Amna Example", campus=QAU)
    first, second = answer(amna, gender="female"), answer(amna, faith_group="Muslim")
    report = told(empty_store, records(first, second, answer(amna, gender="other")))
    assert counts(report) == (3, 1, 0, 2, 0)
    found = in_store(empty_store, "MATCH (p:Person) RETURN p.gender, p.faith_group")
    assert found == [("female", "Muslim")]


def test_signs_are_kept_as_they_compare(empty_store: Store) -> None:
    known = (Sign("account", "X:@Amna_Ex"), Sign("email", "h"), Sign("email", "h"))
    told(empty_store, records(answer(person("Amna Example", signs=known))))
    assert in_store(
        empty_store,
        "MATCH (:Person)-[:KNOWN_BY]->(s) RETURN s.kind AS kind, s.value ORDER BY kind",
    ) == [("account", "x:amna_ex"), ("email", "h")]


@pytest.mark.parametrize(
    ("campus", "labels"),
    [
        (Campus("Online", venue=True), ["Venue"]),
        (Campus("City Library", "Karachi", "Sindh", venue=True), ["Venue"]),
        (Campus("KU", venue=True), ["University", "Venue"]),
        (Campus("Unheard-of University"), ["University", "Venue"]),
    ],
)
def test_a_place_becomes_what_it_is(empty_store: Store, campus: Campus, labels: list[str]) -> None:
    report = told(empty_store, records([session(venue_id=campus)]))
    assert counts(report) == (1, 1, 0, 0, 0)
    ((found, provisional),) = in_store(
        empty_store, "MATCH (:Session)-[:HELD_AT]->(v) RETURN labels(v), v.provisional"
    )
    assert sorted(found) == labels
    assert provisional is (None if campus.text == "KU" else True)


def test_the_same_unknown_place_is_one_place_in_every_file(empty_store: Store) -> None:
    for name, text in (("a", "The Hall"), ("b", "the  HALL"), ("c", "The Hall")):
        rows = [session(session_id=name, venue_id=Campus(text, "Karachi", venue=True))]
        told(empty_store, records(rows), name)
    assert in_store(empty_store, "MATCH (v:Venue) RETURN v.name, v.city") == [
        ("The Hall", "Karachi")
    ]


def test_a_doubtful_campus_waits_under_its_own_name(empty_store: Store) -> None:
    told(empty_store, records(answer(person("Amna Example", campus=Campus("UoP")))))
    assert in_store(empty_store, CAMPUS_OF) == [("Amna Example", "named:uop", "UoP", None)]
    waiting = suggestions(empty_store)
    assert "University of Peshawar" in set(waiting["two_name"])
    # Nobody has said where it is: that must not stop any reading of the network.
    snapshot = Snapshot.read(empty_store)
    assert snapshot.campuses["province"].isna().all()


@pytest.mark.parametrize("first", ["own", "form"])
def test_a_campaigns_own_university_is_the_campus(empty_store: Store, first: str) -> None:
    row = {"university_id": "ned-u", "name": "NED University", "city": "Karachi"}
    own = records([("universities", {**row, "province": "Sindh", "students": 9000})])
    form = records(answer(person("Amna Example", campus=Campus("این ای ڈی یونیورسٹی"))))
    for name in ("own", "form") if first == "own" else ("form", "own"):
        told(empty_store, own if name == "own" else form, name)
    assert in_store(empty_store, CAMPUS_OF) == [
        ("Amna Example", "ned-u", "NED University", "Karachi")
    ]
    assert in_store(empty_store, "MATCH (u:University) RETURN u.students") == [(9000,)]
    assert len(merges(empty_store)) == (first == "form")


def test_a_list_of_universities_is_the_campaigns_own(empty_store: Store) -> None:
    row = {"university_id": Campus("NUST", "Islamabad"), "name": "NUST", "students": 14000}
    form = answer(person("Amna Example", campus=Campus("National University of Sciences & Tech.")))
    assert told(empty_store, records([("universities", row)], form)).rejected == 0
    assert in_store(empty_store, CAMPUS_OF) == [("Amna Example", "nust", "NUST", "Islamabad")]


def test_a_check_of_an_empty_store_writes_nothing(empty_store: Store) -> None:
    amna = person("Amna Example", campus=QAU, signs=(Sign("email", "h"),))
    report = told(empty_store, records(answer(amna)), writing=False)
    assert counts(report) == (1, 1, 0, 0, 0)
    assert in_store(empty_store, "MATCH (n) RETURN labels(n)") == []


def test_who_cannot_be_told_is_set_aside(empty_store: Store) -> None:
    report = told(
        empty_store, records(answer(person(" ")), answer(person("Amna", campus=Campus(" "))))
    )
    assert (report.rejected, report.loaded) == (1, 1)
    assert people(empty_store) == [("Amna",)]
