"""Merges are undone exactly, in any order, whatever was loaded in between."""

from collections import Counter
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_campaign import Tables, as_csv, campaign, uploads
from store_picture import content, values

from graph.errors import QuestionError
from graph.snapshot import Snapshot
from graph.store import Store
from ingest.identity import Same, merge, merges, settle, split, undo_merge
from ingest.load import load

PEOPLE = [("person", f"P{number}") for number in range(1, 7)]
CAMPUSES = [("campus", one) for one in ("NU", "SU", "XU")]


def tables() -> Tables:
    """Give a campaign in which the same things are told of several people and campuses."""
    found = campaign()
    x = {"university_id": "XU", "name": "X", "city": "Karachi", "province": "Sindh"}
    found["universities"].append(x)
    ex = {"person_id": "P5", "name": "Amna Ex", "name_ur": "آمنہ ای", "roles": "staff"}
    found["people"] += [
        {**ex, "gender": "female", "disciplines": "art"},
        {"person_id": "P6", "name": "A Example", "expertise": "law"},
    ]
    found["session_people"] += [
        {"session_id": "S1", "person_id": person, "part": part}
        for person, part in product(("P1", "P5", "P6"), ("attended", "hosted"))
        if (person, part) != ("P1", "hosted")
    ]
    found["studies"] += [
        {"person_id": person, "university_id": campus, "programme": "BS Media"}
        for person, campus in (("P5", "NU"), ("P5", "XU"), ("P6", "SU"))
    ]
    term = {"person_id": "P6", "university_id": "SU", "appointed_on": "2026-02-01"}
    found["ambassador_terms"].append(term)
    found["reported_ties"] += [
        {"person_id": one, "knows_person_id": two, "source": "Survey 2026"}
        for one, two in (("P5", "P1"), ("P2", "P5"), ("P6", "P2"), ("P1", "P6"))
    ]
    return found


@pytest.fixture(scope="module")
def loaded(store: Store) -> Store:
    store.run("MATCH (n) DETACH DELETE n")
    assert load(store, uploads(tables())).problems_frame().empty
    return store


def picture(store: Store) -> Counter[str]:
    """Picture the store without the record of merges and decisions, which stays for good."""
    found = content(store).items()
    record = ("'merge_id'", "'suggestion_id'")
    return Counter({text: n for text, n in found if not any(each in text for each in record)})


def same(one: tuple[str, str], two: tuple[str, str]) -> Same:
    return Same(one, two, "test", ("because the test says so",), "test")


pairs = st.one_of(
    st.lists(st.sampled_from(PEOPLE), min_size=2, max_size=2, unique=True),
    st.lists(st.sampled_from(CAMPUSES), min_size=2, max_size=2, unique=True),
)


@given(
    wanted=st.lists(pairs, min_size=1, max_size=5),
    backwards=st.booleans(),
    order=st.permutations(range(5)),
)
@settings(max_examples=12, deadline=None)
def test_merges_undone_in_any_order_leave_everything_as_it_was(
    loaded: Store, wanted: list[list[tuple[str, str]]], backwards: bool, order: list[int]
) -> None:
    stages = [picture(loaded)]
    made: list[str] = []
    for one, two in wanted:
        new = merge(loaded, [same(one, two)])
        if new:
            made += new
            stages.append(picture(loaded))
        settle(loaded)
        assert picture(loaded) == stages[-1]
    gone = values(loaded, "MATCH (n:MergedPerson|MergedVenue) RETURN n.name")
    assert len(gone) == len(made)
    if backwards:
        for stage in reversed(stages[:-1]):
            undo_merge(loaded, made.pop())
            assert picture(loaded) == stage
    for at in order:
        if at < len(made):
            undo_merge(loaded, made[at])
    assert picture(loaded) == stages[0]


def newer() -> Tables:
    """Give a newer export: facts corrected and taken back, people come and gone."""
    found = tables()
    found["people"][0] |= {"gender": "", "roles": "panelist", "name_ur": ""}
    found["people"][4] |= {"gender": "other", "roles": "influencer", "name_ur": "نئی"}
    found["people"][5] |= {"roles": "ambassador", "expertise": ""}
    found["universities"][2] |= {"name": "X University", "students": 300}
    found["studies"][1]["graduates_on"] = "2027-06-30"
    found["sessions"][0] |= {"venue_id": "XU", "topics": "peace"}
    found["trainings"][0]["venue_id"] = "SU"
    found["testimonials"][0]["person_id"] = "P5"
    found["accounts"][0]["person_id"] = "P6"
    found["session_people"].append({"session_id": "S1", "person_id": "P5", "part": "spoke"})
    found["training_people"].append({"training_id": "T1", "person_id": "P5"})
    found["content_people"].append({"content_id": "C1", "person_id": "P6"})
    term = {"person_id": "P5", "university_id": "XU", "appointed_on": "2026-03-01"}
    found["ambassador_terms"].append(term)
    return found


def test_what_is_loaded_while_people_are_joined_is_theirs_when_they_are_parted(
    empty_store: Store,
) -> None:
    load(empty_store, uploads(tables()))
    load(empty_store, uploads(newer()))
    never_joined = picture(empty_store)
    empty_store.run("MATCH (n) DETACH DELETE n")
    load(empty_store, uploads(tables()))
    made = merge(empty_store, [same(PEOPLE[0], PEOPLE[4]), same(CAMPUSES[0], CAMPUSES[2])])
    made += merge(empty_store, [same(PEOPLE[4], PEOPLE[5])])
    report = load(empty_store, uploads(newer()))
    settle(empty_store)
    assert report.problems_frame().empty
    joined = picture(empty_store)
    again = load(empty_store, [("again.csv", as_csv(newer()["session_people"]))])
    assert (again.total("unchanged"), again.total("loaded")) == (again.total("rows_read"), 0)
    assert load(empty_store, uploads(newer())).total("loaded") == 0
    settle(empty_store)
    assert picture(empty_store) == joined
    for merge_id in reversed(made):
        undo_merge(empty_store, merge_id)
    assert picture(empty_store) == never_joined


def test_a_joined_person_is_one_person_with_all_that_is_told_of_them(empty_store: Store) -> None:
    load(empty_store, uploads(tables()))
    before = Snapshot.read(empty_store)
    merge(empty_store, [same(PEOPLE[0], PEOPLE[4]), same(CAMPUSES[2], CAMPUSES[0])])
    snapshot = Snapshot.read(empty_store)
    assert sorted(set(before.people["person_id"]) - set(snapshot.people["person_id"])) == ["P5"]
    assert list(snapshot.campuses["university_id"]) == ["NU", "SU"]
    amna = snapshot.people.set_index("person_id").loc["P1"]
    # Their own name stands; what only the other one had is filled in; both ones' roles are theirs.
    assert (amna["name"], amna["name_ur"]) == ("Amna Example", "آمنہ")
    assert (amna["staff"], amna["ambassador"], amna["gender"]) == (True, True, "female")
    parts = snapshot.session_people.query("person_id == 'P1'")["part"]
    assert sorted(parts) == ["attended", "hosted"]
    assert len(snapshot.studies.query("person_id == 'P1'")) == 1
    assert not (snapshot.ties["source"] == snapshot.ties["target"]).any()


def test_the_record_of_merges_says_who_why_and_when(empty_store: Store) -> None:
    load(empty_store, uploads(tables()))
    first, second = merge(empty_store, [same(PEOPLE[4], PEOPLE[0]), same(CAMPUSES[0], CAMPUSES[1])])
    assert merge(empty_store, [same(PEOPLE[0], PEOPLE[4])]) == []
    undo_merge(empty_store, second)
    found = merges(empty_store).set_index("merge_id")
    assert found.loc[first, ["one_name", "two_name", "kept", "gone"]].tolist() == [
        *("Amna Ex", "Amna Example", "P1", "P5"),
    ]
    assert found.loc[first, ["rule", "evidence", "decided_by"]].tolist() == [
        *("test", "because the test says so", "test"),
    ]
    assert found["undone_at"].notna().to_dict() == {first: False, second: True}
    with pytest.raises(QuestionError, match="none that stands"):
        undo_merge(empty_store, second)


def test_splitting_parts_all_who_were_joined_with_somebody(empty_store: Store) -> None:
    load(empty_store, uploads(tables()))
    before = picture(empty_store)
    made = merge(empty_store, [same(PEOPLE[0], PEOPLE[4]), same(PEOPLE[4], PEOPLE[5])])
    other = merge(empty_store, [same(PEOPLE[1], PEOPLE[2])])
    assert sorted(split(empty_store, ["P6"])) == sorted(made)
    undo_merge(empty_store, other[0])
    assert picture(empty_store) == before
