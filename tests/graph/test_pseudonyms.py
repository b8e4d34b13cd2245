"""A pseudonym stands for one person of one store, and the salt behind it never changes."""

import re

import pandas as pd

from graph.pseudonyms import pseudonyms, salt_of
from graph.store import Store


def test_the_salt_is_made_once_and_stays(empty_store: Store) -> None:
    first = salt_of(empty_store)
    assert len(first) == 64
    assert salt_of(empty_store) == first
    kept = empty_store.read("MATCH (s:Setting {name: 'salt'}) RETURN s.value AS value")
    assert kept["value"].tolist() == [first]
    empty_store.run("MATCH (s:Setting) DELETE s")
    assert salt_of(empty_store) != first


def test_pseudonyms_are_stable_under_a_salt_and_differ_under_another() -> None:
    ids = [f"person {number}" for number in range(200)]
    given = pseudonyms("salt", ids)
    assert given == pseudonyms("salt", reversed(ids))
    assert pseudonyms("salt", ids[:3]) == {one: given[one] for one in ids[:3]}
    assert not set(given.values()) & set(pseudonyms("other salt", ids).values())
    assert not set(given.values()) & set(pseudonyms("salt", ids, prefix="A").values())
    assert all(re.fullmatch(r"P-[0-9A-F]{8}", one) for one in given.values())


def test_no_two_people_share_a_pseudonym_however_many_there_are() -> None:
    # With 32 bits some of 300,000 people collide (expected: about ten pairs).
    given = pd.Series(pseudonyms("salt", (str(number) for number in range(300_000))))
    assert given.is_unique
    assert given.str.fullmatch(r"P-[0-9A-F]{16}").sum() >= 2
