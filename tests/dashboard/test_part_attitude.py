"""What *Did minds change?* says, on campaigns whose answers lack this or that."""

import json
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.attitude.directions import _pieces
from dashboard.attitude.scales import _reading
from graph.attitude import By, Compared, Exposure
from graph.history import History
from graph.settings import PROJECT
from tests.graph.campaigns import Rows, campus, feedback, history_of, person, session, sessions

PAGE = PROJECT / "dashboard" / "attitude" / "page.py"
PARTS = ("What changed", "Where", "Who did not answer again", "With more sessions")
HOSTILE = "<script>alert(1)</script>{x} **b** $a$"
BEFORE = [3, 2, 4, 3, 2, 5, 3, 3, 4, 2, 3, 1, 2, 3, 3, 2, 4, 3]
AFTER = [4, 3, 4, 5, 2, 5, 4, 2, 5, 3, 4, 3, 2, 2, 4, 3, 3, 3]

Show = Callable[..., AppTest]


def campaign(*rows: Rows, **more: Any) -> History:
    given = [row for part in rows for row in part]
    held = sessions(
        session("s", "2026-06-04", {}, university_id="NED", title=HOSTILE, topics=[HOSTILE]),
        session("t", "2026-06-05", {}, university_id="KU", topics=["peace"]),
    )
    places = [campus("NED", name=HOSTILE), campus("KU")]
    people = more.get("people", [person("a")])
    return history_of(people=people, campuses=places, feedback=given, **held)


def both(before: list[Any], after: list[Any], item: str = "item_women") -> Rows:
    return [*feedback("s", "before", before, item), *feedback("s", "after", after, item)]


CAMPAIGNS: dict[str, History] = {
    "nothing at all": history_of(),
    "no answers": campaign(),
    "one answer": campaign(feedback("s", "before", [3])),
    "one pair": campaign(both([3], [4])),
    "all the same": campaign(both([3] * 8, [3] * 8)),
    "words alone": campaign(both(["good"] * 8, ["bad"] * 8)),
    "one question": campaign(both(BEFORE, AFTER)),
    "yes and no, and an odd name": campaign(
        both([0] * 12 + [1] * 8, [1] * 7 + [0] * 5 + [1] * 8, "item_yes"),
        both(BEFORE, AFTER, f"item_{HOSTILE}"),
    ),
    "remembered": campaign(
        feedback("s", "remembered_before", BEFORE), feedback("s", "after", AFTER)
    ),
    "three questions": campaign(
        *(
            [*feedback("s", "before", BEFORE, item), *feedback("s", "after", AFTER[:many], item)]
            for item, many in (
                ("item_minorities", 18),
                ("item_women", 10),
                ("item_intolerance", 13),
            )
        )
    ),
    "nobody after": campaign(
        feedback("s", "before", BEFORE), feedback("s", "before", AFTER, "item_intolerance")
    ),
    "all up": campaign(both([2] * 6, [3, 4, 3, 4, 3, 4])),
    "two leavers": campaign(feedback("s", "before", BEFORE), feedback("s", "after", AFTER[:16])),
    "leavers": campaign(feedback("s", "before", BEFORE), feedback("s", "after", AFTER[:10])),
    "own ids": campaign(
        both(BEFORE, AFTER),
        people=[person(f"c{at}", gender="female" if at % 2 else "male") for at in range(18)],
    ),
}


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> Show:
    """Show a part of the page of a campaign in memory; what pages keep is made anew."""

    def show(name: str, part: str, **chosen: object) -> AppTest:
        monkeypatch.setattr("dashboard.session.kept", lambda _, make: make())
        monkeypatch.setattr("dashboard.session.history", lambda: CAMPAIGNS[name])
        app = AppTest.from_file(PAGE, default_timeout=120)
        app.session_state["attitude_part"] = part
        for key, value in chosen.items():
            app.session_state[f"attitude_{key}"] = value
        app.run()
        assert not app.exception, [one.value for one in app.exception]
        return app

    return show


def said(page: AppTest) -> str:
    spoken = [*page.caption, *page.info, *page.warning]
    written = [one.proto.body for one in page.get("html")]
    return " ".join([*written, *(str(one.value) for one in spoken)])


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("name", CAMPAIGNS)
def test_it_is_shown_whatever_is_missing(shown: Show, name: str, part: str) -> None:
    words = said(shown(name, part))
    assert words
    assert "nan" not in words.lower()
    assert "<script>" not in words
    for cause in ("because of", "thanks to", "effect of", "led to"):
        assert cause not in words.lower()


def test_nothing_one_answer_and_few_are_said_in_words(shown: Show) -> None:
    assert "Nothing here yet" in said(shown("nothing at all", PARTS[0]))
    assert "Nobody’s answers are here yet" in said(shown("no answers", PARTS[0]))
    assert "Nobody has answered both before and after" in said(shown("one answer", PARTS[0]))
    for part in PARTS[:2]:
        few = said(shown("one pair", part))
        assert "A few people answered" in few
        assert "ewer than 5 people" in few
        assert "1 person" not in few
    assert "nobody’s answers moved" in said(shown("all the same", PARTS[0]))
    assert "16 answers could not be counted with" in said(shown("words alone", PARTS[0]))


def test_the_sentence_comes_first_and_says_what_it_can_not_tell(shown: Show) -> None:
    words = said(shown("one question", PARTS[0]))
    assert "Of 18 people who answered before and after a session, the mean moved by +0.5" in words
    assert "this is what changed, not why" in words


def test_a_remembered_before_is_labelled(shown: Show) -> None:
    page = shown("remembered", PARTS[0], compared=Compared.remembered)
    assert "no answer given before" in page.info[0].value
    assert "Of 18 people" in said(page)
    assert "Nobody has answered both" in said(shown("remembered", PARTS[1]))


def test_leavers_stand_beside_the_others(shown: Show) -> None:
    assert "8 of 18 people did not answer again" in said(shown("leavers", PARTS[2]))


def test_nobody_has_left_before_anybody_was_asked_again(shown: Show) -> None:
    page = shown("nobody after", PARTS[2])
    words = said(page)
    assert "None of the 18 people who answered before has answered again yet" in words
    # There is no other side that could be further apart, and nothing to draw beside it.
    assert "Furthest apart" not in words
    assert not page.get("vega_lite_chart")
    assert "who leave think otherwise" not in said(shown("one question", PARTS[2]))


def test_how_many_stands_before_what_they_are(shown: Show) -> None:
    counts = shown("leavers", PARTS[2]).dataframe[-1].value
    assert list(counts.columns) == ["How many", "What"]
    assert counts["How many"].tolist()[:3] == ["18", "10", "10"]


def test_one_question_and_one_group_are_told_of_as_one(shown: Show) -> None:
    assert "Nobody went down on:" in said(shown("all up", PARTS[0]))
    words = said(shown("all up", PARTS[1]))
    assert "+1.50 (0.93 to 2.07).</b>" in words


def test_sessions_are_whole_numbers_below_the_axis(shown: Show) -> None:
    spec = json.loads(shown("all up", PARTS[3]).get("vega_lite_chart")[0].proto.spec)
    across = [layer["encoding"]["x"] for layer in spec["layer"] if "x" in layer["encoding"]]
    assert {one["axis"]["format"] for one in across if "axis" in one} == {"d"}


def test_few_answers_do_not_tell_whether_questions_go_together() -> None:
    row = {"title": "Trust", "items": 2, "people": 6, "wave": "before"}
    few = _reading(pd.DataFrame([row | {"alpha": 0.0, "low": -6.15, "high": 0.86}]))
    assert few.startswith("It can’t be told yet how well the 2 questions of “Trust” go together")
    assert "α = 0.00 (−6.15 to 0.86)" in few
    well = _reading(pd.DataFrame([row | {"alpha": 0.91, "low": 0.89, "high": 0.93}]))
    assert well.startswith("The 2 questions of “Trust” go well together: α = 0.91 (0.89 to 0.93)")
    badly = _reading(pd.DataFrame([row | {"alpha": 0.31, "low": 0.2, "high": 0.4}]))
    assert badly.startswith("The 2 questions of “Trust” do not go well together")


def test_what_codes_do_not_tell_is_said(shown: Show) -> None:
    assert "Nobody’s gender is known" in said(shown("one question", PARTS[1], by=By.gender))
    assert "female" in said(shown("own ids", PARTS[1], by=By.gender))
    attended = shown("one question", PARTS[3], exposure=Exposure.sessions_attended)
    assert "codes that tell nothing of a person" in said(attended)


def test_more_sessions_go_with_their_caveat(shown: Show) -> None:
    page = shown("one question", PARTS[3])
    assert page.warning[0].value.startswith("Not causal")
    assert "Too few people, or too alike" in said(page)


def test_no_code_is_in_any_table(shown: Show) -> None:
    for part in PARTS:
        for one in shown("leavers", part).dataframe:
            assert (
                not one.value.astype(str).map(lambda cell: cell in {"c1", "c17"}).to_numpy().any()
            )


def test_how_several_are_corrected_is_said_on_the_page(shown: Show) -> None:
    for part in (PARTS[0], PARTS[2]):
        assert "Holm’s method" in said(shown("three questions", part)), part
    words = said(shown("three questions", PARTS[0]))
    assert "multiplied by how many are tested, here 3," in words
    assert "Holm’s method" not in said(shown("one question", PARTS[0]))


def test_where_and_with_more_sessions_share_the_choice_of_the_question(shown: Show) -> None:
    for part in (PARTS[1], PARTS[3]):
        page = shown("three questions", part, of="item_women")
        assert page.selectbox(key="attitude_of").value == "item_women"
        assert page.dataframe[0].value["People"].tolist() == [10], part


@pytest.mark.parametrize("part", PARTS)
def test_the_head_does_not_tell_how_many_few_answered_once_alone(shown: Show, part: str) -> None:
    words = said(shown("two leavers", part))
    assert "More than 10 people answered" in words
    assert "18 people answered</b> about" not in words


def test_numbers_stand_where_their_piece_of_the_bar_is() -> None:
    shares = {"improved": 0.05, "same": 0.6, "worse": 0.35}
    row = {"title": "Women"} | {f"{way}_share": share for way, share in shares.items()}
    laid = _pieces(pd.DataFrame([row | {"improved": 5, "same": 60, "worse": 35}]))
    assert laid["begins"].tolist() == pytest.approx([0, 0.05, 0.65])
    assert laid["middle"].tolist() == pytest.approx([0.025, 0.35, 0.825])
    assert laid["ends"].tolist() == pytest.approx([0.05, 0.65, 1])
    assert laid["written"].tolist() == ["5%", "60%", "35%"]
