"""Two written names: one person's, in every way people write them, or not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.making import names as invented
from ingest.identity.names import COMPATIBLE, NEAR, SAME, likeness
from ingest.identity.script import may_be_written, skeleton


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Amna Example", "AMNA  example"),
        ("Bilal, Muhammad", "Muhammad Bilal"),
        ("Dr. Sana Mir", "Sana Mir (Dr)"),
        ("Ayesha Khan (iPhone)", "Ayesha Khan"),
        ("Usman Ali عثمان علی", "Usman Ali"),
        ("Usman Ali عثمان علی", "عثمان علی"),
    ],
)
def test_the_same_name(one: str, two: str) -> None:
    assert likeness(one, two) == likeness(two, one) == SAME


@pytest.mark.parametrize(
    ("one", "two"),
    [
        *(("M. Bilal", "Muhammad Bilal"), ("Mohd Bilal", "Muhammad Bilal")),
        *(("Bilal", "Muhammad Bilal"), ("S. Ali Raza", "Syed Ali Raza Naqvi")),
        *(("Zara Ahmed", "Zara Ahmad"), ("Khadijah Noor", "Khadija Noor")),
        *(("Gulnaz", "Gul Naz"), ("Abdul Rehman", "Abdur Rahman")),
        *(("محمد بلال", "Muhammad Bilal"), ("محمد بلال", "M. Bilal")),
        *(("زارا احمد", "Zara Ahmed"), ("عائشہ خان", "Ayesha Khan"), ("عائشہ خان", "Aisha Khan")),
        *(("عائشہ بی بی", "Ayesha Bibi"), ("گلناز", "Gul Naz"), ("بشریٰ", "Bushra")),
        *(("غلام مصطفی", "Ghulam Mustafa"), ("مريم", "Maryam"), ("عبدالرحمان", "Abdul Rahman")),
    ],
)
def test_names_that_agree(one: str, two: str) -> None:
    assert likeness(one, two) == likeness(two, one) >= COMPATIBLE


@pytest.mark.parametrize(
    ("one", "two"),
    [
        *(("Ayesha Khan", "Ayesha Malik"), ("Muhammad Ali", "Muhammad Bilal")),
        *(("Hassan Khan", "Hussain Khan"), ("حسن", "Hussain"), ("حسین خان", "Hassan Khan")),
        *(("Muhammad", "Muhammad Ali"), ("Khan", "Ayesha Khan"), ("A. Khan", "Ayesha Khan")),
        *(("عائشہ بی بی", "Ayesha Khan"), ("Kamran", "Imran"), ("Amna", "Amina")),
        *(("Ahmed Khan", "Ahmed Shah"), ("Gul Naz", "Gul Khan"), ("", "Ayesha"), ("؟", "!")),
    ],
)
def test_names_that_contradict_each_other(one: str, two: str) -> None:
    assert likeness(one, two) == likeness(two, one) < COMPATIBLE


def both_scripts() -> list[tuple[str, str]]:
    """Give the names the sample is made of, in Roman and Urdu letters."""
    found: set[tuple[str, str]] = set()
    waiting: list[object] = [
        *(invented.FEMALE, invented.MALE, invented.ANYWHERE, list(invented.FAMILY.values())),
    ]
    while waiting:
        each = waiting.pop()
        if isinstance(each, tuple) and len(each) == 2 and isinstance(each[0], str):
            found.add((each[0], str(each[1])))
        elif isinstance(each, tuple | list):
            waiting.extend(each)
    return sorted(found)


def test_urdu_and_roman_spellings_of_many_names() -> None:
    pairs = both_scripts()
    assert len(pairs) > 150
    missed = [pair for pair in pairs if likeness(*pair) < NEAR]
    assert len(missed) <= 0.02 * len(pairs), missed
    wrong = [
        (roman, urdu)
        for roman, own in pairs
        for other, urdu in pairs
        if urdu != own and other != roman and may_be_written(urdu, roman.lower())
    ]
    assert len(wrong) <= 0.0005 * len(pairs) ** 2, wrong


def test_names_that_sound_alike_are_found_by_their_consonants() -> None:
    apart = [pair for pair in both_scripts() if skeleton(pair[0].lower()) != skeleton(pair[1])]
    assert len(apart) <= 0.15 * len(both_scripts()), apart


def test_no_word_takes_long_to_compare() -> None:
    assert likeness("ا" * 300, "a" * 299 + "b") < COMPATIBLE


@given(one=st.text(max_size=40), two=st.text(max_size=40))
@settings(deadline=None)
def test_any_two_texts_have_a_likeness(one: str, two: str) -> None:
    found = likeness(one, two)
    assert 0 <= found <= SAME
    assert found == likeness(two, one)
