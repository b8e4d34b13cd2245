"""Answers on scales and marks of attendance, in English, Urdu, Roman Urdu, words and signs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.loose.words import Scale, crosses, is_out_of_scale, likert, present, scale_of


@pytest.mark.parametrize(
    ("answer", "score"),
    [
        ("4 - Agree", 4),
        ("Strongly Agree", 5),
        ("strongly  disagree.", 1),
        ("Bilkul mutafiq nahi", 1),
        ("بالکل متفق", 5),
        ("متفق نہیں", 2),
        ("Neither agree nor disagree", 3),
        ("(3) Neutral", 3),
        ("Agree (4)", 4),
        ("۵", 5),
        ("٤", 4),
        ("5/5", 5),
        ("3 out of 5", 3),
        ("★★★★☆", 4),
        ("yes", 1),
        ("جی ہاں", 1),
        ("Nahi", 0),
        ("maybe", 0.5),
        ("Very good", 5),
        (3.5, 3.5),
    ],
)
def test_an_answer_is_its_step(answer: object, score: float) -> None:
    assert likert(answer) == score


@pytest.mark.parametrize("answer", [0, 6, "0", "6", "۶", "8"])
def test_a_number_beyond_the_scale_is_no_answer(answer: object) -> None:
    assert likert(answer) is None
    assert is_out_of_scale(answer)


@pytest.mark.parametrize("answer", ["", None, "NA", "n/a", "-", "8/10", "I liked it", "معلوم نہیں"])
def test_what_is_no_answer_is_nothing(answer: object) -> None:
    assert likert(answer) is None
    assert not is_out_of_scale(answer)


def test_a_column_tells_its_scale_by_its_head_and_its_words() -> None:
    assert scale_of([1, 2, 9], "How likely (0-10)") == Scale(0, 10)
    assert (found := scale_of(["7/10", "8/10"], "Mark"))
    assert likert("7/10", found) == 7
    assert (found := scale_of([7, 8, 3], "Mark /10"))
    assert likert(7, found) == 7
    words = scale_of(["Poor", "Good", "Very good", "Excellent"])
    assert words
    assert [likert(each, words) for each in ("Poor", "Good", "Excellent")] == [1, 3, 5]
    yes_no = scale_of(["Yes", "No", "maybe", "جی ہاں"])
    assert yes_no
    assert [likert(each, yes_no) for each in ("Y", "no", "Maybe")] == [1, 0, 0.5]
    seven = scale_of(["Somewhat agree", "Agree", "Strongly disagree"])
    assert seven
    assert [likert(each, seven) for each in ("Somewhat agree", "Agree")] == [5, 6]


def test_a_stray_number_is_no_longer_scale_and_many_are() -> None:
    assert scale_of([*[3, 4, 5, 2] * 5, 6, 0]) == Scale(1, 5)
    assert scale_of([1, 2, 3, 6, 7, 7, 6]) == Scale(1, 7)


def test_free_words_are_no_scale() -> None:
    assert scale_of(["I liked the talk", "Good", "too long"]) is None
    assert scale_of(["بہت اچھا", None]) is not None
    assert scale_of([]) is None


@pytest.mark.parametrize(
    ("cell", "said"),
    [(each, "present") for each in ("P", "p ", "✓", "✔️", 1, "1", "1.0", "yes", "حاضر", True, "ü")]
    + [(each, "absent") for each in ("A", "✗", 0, "0", "no", "غیر حاضر", "On leave", "رخصت", False)]
    + [(each, "late") for each in ("L", "late", "P (late)", "دیر سے")]
    + [(each, None) for each in (None, "", "-", "x", 45, "45%", "=COUNTIF(C3:C9)", "Lahore")],
)
def test_a_mark_says_who_was_there(cell: object, said: str | None) -> None:
    assert present(cell) == said


def test_a_cross_is_read_beside_the_other_marks() -> None:
    assert crosses(["P", "x", None]) == "absent"
    assert crosses(["x", "", "x"]) == "present"
    assert crosses(["✓", "✗", "x"]) is None
    assert present("X", "absent") == "absent"


@given(st.text() | st.floats() | st.integers() | st.booleans() | st.none() | st.times())
def test_no_cell_whatever_breaks_them(cell: object) -> None:
    score = likert(cell)
    assert score is None or 0 <= score <= 5
    assert not (score is not None and is_out_of_scale(cell))
    assert present(cell) in (None, "present", "absent", "late")
    scale_of([cell], str(cell))


@given(st.lists(st.sampled_from(["Agree", "Disagree", "Neutral", "Strongly agree", 3, "5 - x"])))
def test_a_scale_holds_what_it_was_read_from(column: list[object]) -> None:
    scale = scale_of(column)
    assert (scale is None) == (not column)
    assert all(likert(cell, scale) is not None for cell in column)
