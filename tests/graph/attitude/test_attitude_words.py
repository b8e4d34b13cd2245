"""What the numbers say in words: the mean, its interval, who left; never why."""

from math import nan

import pytest

from graph.attitude import Compared, Slope, attitude_change, attrition
from graph.attitude.words import (
    NOT_PROOF,
    ends,
    headline_in_words,
    left_in_words,
    signed,
    slope_in_words,
)
from graph.history import History
from tests.graph.campaigns import Rows, feedback, history_of, person, session, sessions


def campaign(*rows: Rows) -> History:
    held = sessions(session("s", "2026-06-05", {}))
    given = [row for part in rows for row in part]
    return history_of(people=[person("a")], feedback=given, **held)


def said(*rows: Rows, compared: Compared = Compared.after) -> tuple[str, str]:
    return headline_in_words(attitude_change(campaign(*rows).at(), compared), compared)


@pytest.mark.parametrize(
    ("value", "written"), [(0.314, "+0.31"), (-0.2, "−0.20"), (0.001, "0.00"), (-0.001, "0.00")]
)
def test_a_change_has_its_sign(value: float, written: str) -> None:
    assert signed(value) == written


def test_an_interval_is_written_from_to() -> None:
    assert ends(0.216, 0.404) == "0.22 to 0.40"
    assert ends(-0.1, 0.1) == "−0.10 to 0.10"


def test_the_mean_moved() -> None:
    first, second = said(
        feedback("s", "before", [2, 3, 3, 2, 3, 2, 3, 3, 2, 3]),
        feedback("s", "after", [3, 4, 4, 3, 4, 4, 4, 4, 3, 4]),
    )
    assert first.startswith("Of 10 people who answered before and after a session, the mean moved")
    assert "+1.10 (0.87 to 1.33) on 1–5." in first
    assert second == "100% answered higher the second time, 0% the same, 0% lower."


def test_the_mean_did_not_clearly_move() -> None:
    first, _ = said(
        feedback("s", "before", [2, 3, 3, 2, 3, 2]), feedback("s", "after", [3, 2, 4, 2, 2, 3])
    )
    assert "the mean did not clearly move: +0.17" in first


def test_nobody_moved_is_no_certainty() -> None:
    first, _ = said(feedback("s", "before", [3] * 6), feedback("s", "after", [3] * 6))
    assert first.endswith("nobody’s answers moved on 1–5. How sure that is can’t be said.")


def test_yes_and_no_are_points_of_a_share() -> None:
    first, _ = said(
        feedback("s", "before", [0] * 15 + [1] * 5, "item_yes"),
        feedback("s", "after", [1] * 10 + [0] * 5 + [1] * 5, "item_yes"),
    )
    assert "the share who say yes moved by +50 points (" in first


def test_undescribed_answers_are_said_to_be_so() -> None:
    first, _ = said(
        feedback("s", "before", [2, 3, 3, 2, 3, 2], "item_new"),
        feedback("s", "after", [3, 2, 4, 2, 2, 3], "item_new"),
    )
    assert first.endswith("on what looks like 1–5.")


def test_few_and_nobody() -> None:
    assert said(feedback("s", "before", [3] * 3), feedback("s", "after", [4] * 3))[0] == (
        "Fewer than 5 people have answered before and after a session: nothing is told of them."
    )
    assert said()[0] == "Nobody has answered both before and after a session yet."
    remembered = said(compared=Compared.remembered)[0]
    assert remembered == "Nobody has been asked afterwards how they remember thinking before."


def test_a_remembered_before_is_said_to_be_one() -> None:
    first, _ = said(
        feedback("s", "remembered_before", [2] * 6),
        feedback("s", "after", [3, 3, 3, 4, 3, 3]),
        compared=Compared.remembered,
    )
    assert "how they remember thinking before" in first


def test_who_left() -> None:
    def left(stay: int, leave: int) -> str:
        history = campaign(
            feedback("s", "before", [4, 5] * (stay // 2) + [2, 1] * (leave // 2)),
            feedback("s", "after", [4] * stay),
        )
        return left_in_words(dict(attrition(history.at()).iloc[0]))

    assert left(10, 6).startswith("6 of 16 people did not answer again: 38% (18% to 61%). Before,")
    assert "were lower than the others’: −3.00" in left(10, 6)
    assert left(10, 0) == "All 10 people answered again."
    assert "fewer than 5" in left(10, 2)


def test_a_line_that_may_be_level_is_said_to_be() -> None:
    level = Slope(30, 0.05, -0.1, 0.2, 0.1)
    assert "does not clearly go with" in slope_in_words(level, "each more session", "people")
    unknown = Slope(2, nan, nan, nan, nan)
    assert slope_in_words(unknown, "each more session", "people").startswith("Too few people")


def test_no_sentence_gives_a_cause() -> None:
    rose = said(feedback("s", "before", [1] * 6), feedback("s", "after", [2, 3] * 3))
    for text in (NOT_PROOF, *rose):
        assert not {"because", "effect", "caused", "thanks"} & set(text.lower().split())
