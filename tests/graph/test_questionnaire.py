"""What questions are is read from a file of the user's, and nothing wrong in it is passed over."""

import tomllib
from pathlib import Path

import pytest

from graph.errors import StoreError
from graph.questionnaire import Questionnaire
from graph.settings import DATA, Analysis, Settings


def described(text: str) -> Questionnaire:
    return Questionnaire.model_validate(tomllib.loads(text))


def test_without_a_file_it_is_the_shipped_one(tmp_path: Path) -> None:
    found = Settings.load(tmp_path).analysis
    assert found == Analysis()
    assert [one.name for one in found.questionnaire.scales] == ["dialogue", "brave_14"]


def test_a_file_in_the_data_folder_counts_instead(tmp_path: Path) -> None:
    (tmp_path / "scales.toml").write_text("[items.respect]\nreversed = true\nhighest = 7\n")
    found = Settings.load(tmp_path).analysis.questionnaire
    assert not found.scales
    question = found.question("item_respect")
    assert question
    assert (question.ends, question.reversed) == ((1, 7), True)


def test_brave_has_fourteen_items_in_five_subscales_and_no_question_of_theirs() -> None:
    brave = Questionnaire.shipped().scales[1]
    assert len(brave.every_item) == 14
    assert len(brave.subscales) == 5
    assert set(brave.reversed) == set(brave.subscales[4].items)
    assert "10.1080/09546553.2019.1705283" in brave.source
    assert "?" not in (DATA / "reference" / "scales.toml").read_text("utf-8")


def test_an_item_has_the_range_of_its_scale_and_its_own_title() -> None:
    found = described(
        '[[scales]]\nname = "s"\nlowest = 0\nhighest = 10\nitems = ["a", "item_b"]\n'
        'reversed = ["b"]\n[items.b]\ntitle = "B!"'
    ).question("item_b")
    assert found
    assert (found.title, found.ends, found.reversed) == ("B!", (0, 10), True)


def test_yes_and_no_are_one_and_nothing() -> None:
    found = described('[items.a]\nkind = "yes_no"').question("item_a")
    assert found
    assert found.ends == (0, 1)
    assert described("").question("item_a") is None


TWO = '[[scales]]\nname = "s"\nitems = ["a", "b"]\n'


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('[[scales]]\nname = "s"\nitems = ["a"]', "two items or more"),
        (f'{TWO}reversed = ["c"]', "item_c is reversed but is no item"),
        (f"{TWO}lowest = 5", "must be above lowest"),
        (f"{TWO}{TWO}", 'two scales are named "s"'),
        (f"{TWO}[items.a]\nhighest = 7", "another range or direction"),
        (
            f'{TWO}[[scales]]\nname = "t"\nitems = ["a", "c"]\nreversed = ["a"]',
            "another range or direction",
        ),
        ('[items."is this one?"]', "is no column of feedback"),
        ("[items.a]\nhighest = 5000", "less than or equal to 1000"),
        ("[items.a]\ncolour = 1", "colour"),
        ("scale = 1", "scale"),
        ("[items", "is not TOML"),
    ],
)
def test_what_is_wrong_is_named_with_its_file(tmp_path: Path, text: str, named: str) -> None:
    (tmp_path / "scales.toml").write_text(text)
    with pytest.raises(StoreError, match=r"scales\.toml") as fault:
        _ = Settings.load(tmp_path).analysis
    assert named in str(fault.value)
