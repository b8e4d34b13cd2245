"""Who is joined, who is asked about, and who is left alone."""

from collections.abc import Sequence
from typing import Any

import pytest
from told import in_store, told

from graph.store import Store
from ingest.identity import Found, decide, join, merges, say, split, suggestions, undo_merge
from ingest.named import Campus, Sign, Someone
from ingest.source import Item, Told

QAU, UOP = Campus("QAU"), Campus("University of Peshawar")


def studies(one: Someone) -> list[Told]:
    return [("studies", {"person_id": one, "university_id": one.campus})] if one.campus else []


def form(store: Store, name: str, *people: Someone) -> None:
    """Load a form in which these people have answered."""
    told(
        store,
        [
            Item(
                at,
                [
                    ("people", {"person_id": one, "name": one.name}),
                    *(
                        [("studies", {"person_id": one, "university_id": one.campus})]
                        if one.campus
                        else []
                    ),
                ],
            )
            for at, one in enumerate(people, start=1)
        ],
        name,
    )


def someone(
    scope: str, name: str, *signs: str, campus: Campus | None = None, own_id: str | None = None
) -> Someone:
    """Name somebody, known by signs written ``kind=value``."""
    known = tuple(Sign(*sign.split("=")) for sign in signs)
    return Someone(name, scope, campus, known, own_id)


def two_forms(store: Store, one: Sequence[Any], two: Sequence[Any]) -> None:
    form(store, "form a", someone("a", *one[:-1], campus=one[-1]))
    form(store, "form b", someone("b", *two[:-1], campus=two[-1]))


def people(store: Store) -> list[tuple[Any, ...]]:
    return in_store(store, "MATCH (p:Person) RETURN p.name AS name ORDER BY name")


@pytest.mark.parametrize("sign", ["email=h1", "phone=h2", "id_card=h3", "account=x:amna_ex"])
@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Amna Example", "amna  EXAMPLE"),
        ("M. Bilal", "Muhammad Bilal"),
        ("Bilal, Muhammad", "محمد بلال"),
        ("Dr. Amna Example", "Amna Example (iPhone)"),
    ],
)
def test_the_same_sign_and_a_name_that_agrees_are_one_person(
    empty_store: Store, sign: str, one: str, two: str
) -> None:
    two_forms(empty_store, (one, sign, QAU), (two, sign, UOP))
    assert len(people(empty_store)) == 1
    assert merges(empty_store)["decided_by"].tolist() == ["mashal"]
    assert len(in_store(empty_store, "MATCH (:Person)-[:STUDIES_AT]->(u) RETURN u.name")) == 2
    assert suggestions(empty_store).empty
    assert join(empty_store).joined == 0


def test_the_same_phone_under_another_name_is_asked_about(empty_store: Store) -> None:
    two_forms(empty_store, ("Amna Example", "phone=h", QAU), ("Danial Example", "phone=h", QAU))
    assert join(empty_store) == Found(0, 1)
    waiting = suggestions(empty_store).iloc[0]
    assert waiting["rule"] == "same phone number, other name"
    assert "but the names differ" in waiting["evidence"]
    assert {waiting["one_file"], waiting["two_file"]} == {"form a", "form b"}


def test_a_number_that_many_people_share_is_no_sign(empty_store: Store) -> None:
    names = ("Amna Example", "Bilal Example", "Chanda Example", "Danial Example", "Erum Example")
    form(empty_store, "form", *(someone("a", name, "id_card=h", own_id=name) for name in names))
    form(empty_store, "other", someone("b", "Amna Example", "id_card=h", campus=QAU))
    assert merges(empty_store).empty
    # What is left is a name alike, of whom no campus is known on one side.
    assert set(suggestions(empty_store)["rule"]) == {"similar name, campus unknown"}


def test_a_first_name_does_not_join_two_who_share_a_phone(empty_store: Store) -> None:
    form(
        empty_store,
        "form",
        someone("a", "Amna", "phone=h"),
        someone("b", "Amna Example", "phone=h"),
        someone("c", "Amna Other", "phone=h"),
    )
    assert len(merges(empty_store)) == 1
    assert len(people(empty_store)) == 2


@pytest.mark.parametrize(
    ("one", "two", "rule"),
    [
        (("Amna Example", QAU), ("AMNA EXAMPLE", QAU), "same name and campus"),
        (("Muhammad Bilal Shah", QAU), ("M. Bilal Shah", QAU), "similar name and campus"),
        (("Muhammad Bilal Shah", QAU), ("محمد بلال شاہ", None), "similar name, campus unknown"),
        (("Amna Example", QAU), ("Amna Example", UOP), None),
        (("Amna Example", QAU), ("Danial Example", QAU), None),
        (("Muhammad Khan", QAU), ("Muhammad Ali Khan", QAU), None),
    ],
)
def test_names_alone_are_only_asked_about(
    empty_store: Store, one: Any, two: Any, rule: str | None
) -> None:
    two_forms(empty_store, one, two)
    assert merges(empty_store).empty
    assert list(suggestions(empty_store)["rule"]) == ([rule] if rule else [])


def test_what_is_different_is_never_asked_again(empty_store: Store) -> None:
    two_forms(empty_store, ("Amna Example", "email=h", QAU), ("Amna Other", "email=h", QAU))
    waiting = suggestions(empty_store)["suggestion_id"].iloc[0]
    assert decide(empty_store, waiting, "different") == []
    form(empty_store, "form c", someone("c", "Amna Third", "email=other", campus=QAU))
    assert waiting not in set(suggestions(empty_store)["suggestion_id"])
    assert len(people(empty_store)) == 3


def test_what_is_put_off_waits_at_the_end(empty_store: Store) -> None:
    form(
        empty_store,
        "a",
        someone("a", "Amna Example", campus=QAU),
        someone("a", "Danial Exemple", campus=UOP),
    )
    form(
        empty_store,
        "b",
        someone("b", "Amna Example", campus=QAU),
        someone("b", "Danial Exempel", campus=UOP),
    )
    join(empty_store)
    first = suggestions(empty_store)["suggestion_id"].iloc[0]
    decide(empty_store, first, "later")
    join(empty_store)
    found = suggestions(empty_store)
    assert list(found["decided"]) == ["", "later"]
    assert found["suggestion_id"].iloc[1] == first


def test_a_merge_taken_back_is_not_made_again(empty_store: Store) -> None:
    two_forms(empty_store, ("Amna Example", "email=h", QAU), ("Amna Example", "email=h", QAU))
    undo_merge(empty_store, merges(empty_store)["merge_id"].iloc[0])
    assert len(people(empty_store)) == 2
    found = join(empty_store)
    assert (found.joined, found.waiting) == (0, 0)


def test_what_somebody_said_is_the_same_is_joined_again_after_a_split(empty_store: Store) -> None:
    two_forms(empty_store, ("Amna Example", QAU), ("Amna Example", QAU))
    decide(empty_store, suggestions(empty_store)["suggestion_id"].iloc[0], "same", "tester")
    assert len(people(empty_store)) == 1
    assert merges(empty_store)["decided_by"].tolist() == ["tester"]
    ids = [one for (one,) in in_store(empty_store, "MATCH (p:Person) RETURN p.person_id")]
    assert len(split(empty_store, ids)) == 1
    assert len(people(empty_store)) == 2
    assert join(empty_store).joined == 1
    assert len(people(empty_store)) == 1


def test_any_two_can_be_said_to_be_the_same(empty_store: Store) -> None:
    two_forms(empty_store, ("Amna Example", QAU), ("Danial Other", UOP))
    one, two = (found for (found,) in in_store(empty_store, "MATCH (p:Person) RETURN p.person_id"))
    assert len(say(empty_store, ("person", one), ("person", two), "same")) == 1
    assert len(people(empty_store)) == 1


def test_an_unknown_campus_is_asked_about_and_becomes_the_one_it_is(empty_store: Store) -> None:
    form(empty_store, "a", someone("a", "Amna Example", campus=Campus("UoP")))
    waiting = suggestions(empty_store)
    assert set(waiting["kind"]) == {"campus"}
    meant = waiting[waiting["two_name"] == "University of Peshawar"]["suggestion_id"].iloc[0]
    decide(empty_store, meant, "same")
    assert in_store(
        empty_store, "MATCH (:Person)-[:STUDIES_AT]->(u:University) RETURN u.name, u.city"
    ) == [("University of Peshawar", "Peshawar")]
    # The next form that says so means the same.
    form(empty_store, "b", someone("b", "Danial Example", campus=Campus("UoP")))
    assert len(in_store(empty_store, "MATCH (u:University) RETURN u.name")) == 1
    assert len(in_store(empty_store, "MATCH (u:University)<-[:STUDIES_AT]-() RETURN u.name")) == 2
    assert suggestions(empty_store).query("kind == 'campus'").empty


def test_an_account_given_in_a_form_is_theirs(empty_store: Store) -> None:
    told(
        empty_store,
        [
            Item(1, [("accounts", {"platform": "x", "account_id": "61", "handle": "Amna_Ex"})]),
            Item(2, [("accounts", {"platform": "x", "handle": "danialexample", "name": "Danial"})]),
            Item(3, [("accounts", {"platform": "x", "handle": "club", "name": "Erum Example"})]),
        ],
        "posts",
    )
    form(
        empty_store,
        "form",
        someone("a", "Amna Example", "account=x:@amna_ex"),
        someone("a", "Danial Example", campus=QAU),
        someone("a", "Erum Example", campus=QAU),
    )
    join(empty_store)
    owned = (
        "MATCH (p:Person)-[:OWNS]->(a:Account) RETURN p.name AS name, a.account_id ORDER BY name"
    )
    assert in_store(empty_store, owned) == [("Amna Example", "61")]
    waiting = suggestions(empty_store)
    assert sorted(waiting["two_name"]) == ["Danial Example", "Erum Example"]
    made = decide(
        empty_store, waiting.query("two_name == 'Erum Example'")["suggestion_id"].iloc[0], "same"
    )
    assert in_store(empty_store, owned) == [("Amna Example", "61"), ("Erum Example", "@club")]
    undo_merge(empty_store, made[0])
    assert in_store(empty_store, owned) == [("Amna Example", "61")]


def test_the_campaigns_own_people_are_not_asked_about_by_their_names(empty_store: Store) -> None:
    told(
        empty_store,
        [Item(at, [("people", {"person_id": f"P{at}", "name": "Amna Example"})]) for at in (1, 2)],
    )
    form(empty_store, "form", someone("a", "Amna Example", campus=QAU))
    assert len(suggestions(empty_store)) == 2
