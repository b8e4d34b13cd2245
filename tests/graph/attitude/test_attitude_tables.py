"""Change scale by scale and group by group: people counted once, few never told of."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest

from graph.attitude import (
    By,
    Compared,
    answered,
    answers,
    attitude_change,
    attrition,
    change_by,
    headline,
    matched,
    matched_change,
    matched_pairs,
    reliability,
    subjects,
)
from graph.errors import QuestionError
from graph.history import History
from graph.questionnaire import Questionnaire, Scale, Subscale
from graph.settings import Analysis
from graph.snapshot import Snapshot
from tests.graph.campaigns import Rows, campus, feedback, history_of, person, session, sessions

TRUST = Questionnaire(
    scales=(
        Scale(
            name="trust",
            items=("item_open", "item_closed"),
            reversed=("item_closed",),
            subscales=(Subscale(name="near", items=("item_open", "item_warm")),),
        ),
    )
)
TWELVE = [3, 2, 4, 3, 2, 5, 3, 3, 4, 2, 3, 1]
LATER = [4, 3, 4, 5, 2, 5, 4, 2, 5, 3, 4, 3]


def both(of: str, before: Sequence[Any], after: Sequence[Any], item: str = "item_women") -> Rows:
    return [*feedback(of, "before", list(before), item), *feedback(of, "after", list(after), item)]


def campaign(given: Rows, questionnaire: Questionnaire | None = None, **more: Rows) -> History:
    """Make sessions s, t at NED, u, v at KU; t, u and v are on peace; with the answers given."""
    held = [
        session("s", "2026-06-01", {}, university_id="NED", topics=["faith"]),
        session("t", "2026-06-02", {}, university_id="NED", topics=["peace"]),
        session("u", "2026-06-03", {}, university_id="KU", topics=["peace"]),
        session("v", "2026-06-04", {}, university_id="KU", topics=["peace"]),
    ]
    analysis = Analysis() if questionnaire is None else Analysis(questionnaire=questionnaire)
    people = more.pop("people", [person("a")])
    return history_of(
        analysis,
        people=people,
        campuses=[campus("NED"), campus("KU")],
        feedback=given,
        **sessions(*held),
        **more,
    )


def renamed(rows: Rows, start: str) -> Rows:
    """Make the answers those of other people."""
    return [
        row
        | {
            "respondent_code": start + row["respondent_code"],
            "response_id": start + row["response_id"],
        }
        for row in rows
    ]


def test_one_question_is_measured_as_matched_change_does() -> None:
    (row,) = attitude_change(campaign(both("s", TWELVE, LATER)).at()).to_dict("records")
    known = matched_change(TWELVE, LATER)
    assert (row["kind"], row["title"], row["people"]) == ("item", "Women", 12)
    for name in ("change", "low", "high", "d_z", "d_z_low", "d_z_high", "d_av"):
        assert row[name] == getattr(known, name), name
    assert (row["before"], row["after"]) == (np.mean(TWELVE), np.mean(LATER))
    assert row["test"] == "Wilcoxon"
    assert row["p_corrected"] == row["p"]


def test_who_answers_about_two_sessions_counts_once_with_the_mean() -> None:
    history = campaign([*both("s", [1] * 6, [3] * 6), *both("t", [2] * 6, [3, 3, 3, 3, 3, 2])])
    row = attitude_change(history.at()).iloc[0]
    assert row["people"] == 6
    assert row["before"] == 1.5
    assert row["change"] == pytest.approx((5 * 1.5 + 1) / 6)


def test_a_reversed_question_is_turned_and_scales_are_means_of_what_was_answered() -> None:
    given = [
        *both("s", [2] * 5, [4] * 5, "item_open"),
        *both("s", [4] * 5, [2] * 5, "item_closed"),
        *both("s", [5, None, None, None, None], [1] * 5, "item_warm"),
    ]
    table = attitude_change(campaign(given, TRUST).at()).set_index("name")
    assert table.loc["item_closed", ["before", "after"]].tolist() == [2, 4]
    assert bool(table.loc["item_closed", "is_reversed"])
    scale = table.loc["trust"]
    assert (scale["kind"], scale["people"]) == ("scale", 5)
    assert scale["before"] == pytest.approx((2 * 4 + (2 + 2 + 5) / 3) / 5)
    assert table.loc["near", "part_of"] == "trust"
    assert table.loc["item_warm", "people"] is pd.NA, "one person answered it twice"
    assert matched_pairs(campaign(given, TRUST).at().feedback, TRUST)["after"].tolist() == [
        pytest.approx((4 + 4 + 1) / 3),
        *[4] * 4,
    ]


def test_who_answers_fewer_than_half_of_a_scale_has_no_score() -> None:
    given = [
        *both("s", [2] * 10, [4] * 10, "item_open"),
        *both("s", [4] * 5, [2] * 5, "item_closed"),
        *both("s", [4] * 5, [2] * 5, "item_warm"),
    ]
    table = attitude_change(campaign(given, TRUST).at()).set_index("name")
    assert table.loc["trust", "people"] == 5
    assert table.loc["item_open", "people"] == 10


def test_what_is_off_the_scale_or_no_number_is_left_out_and_counted() -> None:
    wrong = both("s", [6, "often", 3, 3, 3, 3, 3], [3, 4, None, 5, 4, 3, 5])
    found = answers(campaign(wrong).at().feedback, Questionnaire.shipped())
    assert (found.outside, found.no_number, found.no_code) == (1, 1, 0)
    nobodys = [row | {"respondent_code": None} for row in both("s", [3] * 5, [4] * 5)]
    snapshot = campaign([*both("s", [3] * 5, [4] * 5), *nobodys]).at()
    assert answered(snapshot).no_code == 10
    assert attitude_change(snapshot).iloc[0]["people"] == 5


@pytest.mark.parametrize("odd", ["inf", "-inf", "1e999", "nan", "", "3,5", "٣"])
def test_no_answer_breaks_the_page(odd: str) -> None:
    given = both("s", [odd, 3, 3, 2, 4, 3, 2], [4, 4, 3, 3, odd, 5, 2], "item_new")
    snapshot = campaign(given).at()
    row = attitude_change(snapshot).iloc[0]
    assert row["people"] in {5, 7}
    assert np.isfinite(row[["change", "low", "high"]].astype(float)).all()
    assert (row["people"] == 5) == (answered(snapshot).no_number == 2)


def test_undescribed_questions_of_one_range_make_a_scale_and_others_do_not() -> None:
    given = [
        *both("s", [1, 2, 3, 4, 5], [5, 4, 3, 2, 1], "item_x"),
        *both("s", [2, 2, 3, 4, 5], [5, 4, 3, 3, 1], "item_y"),
        *both("s", [10, 0, 3, 8, 9], [9, 8, 3, 7, 1], "item_ten"),
        *both("s", [0, 1, 0, 1, 0], [1, 1, 1, 0, 0], "item_yes"),
    ]
    pairs = matched(answers(campaign(given).at().feedback, Questionnaire()).table)
    scale, *items = subjects(pairs, Questionnaire())
    assert (scale.name, scale.items) == ("all_ratings", ("item_x", "item_y"))
    assert not scale.is_described
    ends = {one.name: (one.lowest, one.highest, one.is_yes_no) for one in items}
    assert ends["item_ten"] == (0, 10, False)
    assert ends["item_yes"] == (0, 1, True)
    assert headline([scale, *items], pairs) == scale


def test_yes_and_no_are_shares_with_mcnemars_test() -> None:
    given = both("s", [0] * 12 + [1] * 8, [1] * 7 + [0] * 5 + [1] * 8, "item_yes")
    row = attitude_change(campaign(given).at()).iloc[0]
    assert row["test"] == "McNemar"
    assert (row["before"], row["after"]) == (0.4, 0.75)
    assert row["change"] == pytest.approx(0.35)
    assert row["low"] > 0
    assert np.isnan(row["d_z"])
    assert row[["improved", "same", "worse"]].tolist() == [7, 13, 0]


def test_a_few_who_say_yes_do_not_come_out_of_the_shares() -> None:
    given = both("s", [1] * 2 + [0] * 18, [1] * 8 + [0] * 12, "item_yes")
    row = attitude_change(campaign(given).at()).iloc[0]
    assert np.isnan(row["before"])
    assert row["change"] == pytest.approx(0.3)


def test_four_people_are_not_told_of() -> None:
    (row,) = attitude_change(campaign(both("s", [1] * 4, [2] * 4)).at()).to_dict("records")
    numbers = {name: value for name, value in row.items() if name not in _SAID}
    assert all(value is pd.NA or value is None or value != value for value in numbers.values())


_SAID = {"kind", "name", "title", "part_of", "lowest", "highest", "is_described", "is_reversed"} | {
    "test"
}


def test_a_few_who_went_down_are_not_counted_nor_to_be_worked_out() -> None:
    row = attitude_change(campaign(both("s", [3] * 12, [4] * 6 + [3] * 5 + [2])).at()).iloc[0]
    assert row["improved"] == 6
    assert row[["same", "worse"]].isna().all()
    assert row[["same_share", "worse_share", "worse_high"]].isna().all()


def test_a_remembered_before_is_never_mixed_with_a_real_one() -> None:
    given = [
        *both("s", [3] * 6, [4, 4, 4, 4, 4, 5]),
        *renamed(feedback("t", "remembered_before", [1] * 7), "r"),
        *renamed(feedback("t", "after", [5] * 6 + [4]), "r"),
    ]
    snapshot = campaign(given).at()
    assert attitude_change(snapshot).iloc[0]["people"] == 6
    remembered = attitude_change(snapshot, Compared.remembered).iloc[0]
    assert (remembered["people"], remembered["before"]) == (7, 1)
    assert attitude_change(snapshot, Compared.later).empty


def test_groups_count_a_person_once_and_hide_what_would_give_few_away() -> None:
    given = [
        *renamed(both("s", [3] * 9, [4] * 8 + [5]), "s"),
        *renamed(both("t", [3] * 6, [4] * 5 + [5]), "t"),
        *renamed(both("u", [3] * 3, [5] * 3), "u"),
        *renamed(both("v", [3] * 8, [4] * 7 + [2]), "v"),
    ]
    snapshot = campaign(given).at()
    campuses = change_by(snapshot, By.campus).set_index("group_id")
    assert campuses["people"].to_dict() == {"NED": 15, "KU": 11}
    assert campuses.loc["KU", "group"] == "University of KU"
    topics = change_by(snapshot, By.topic).set_index("group_id")["people"]
    assert topics.to_dict() == {"peace": 17, "faith": 9}
    told = change_by(snapshot, By.session).set_index("group_id")["people"].dropna()
    # u has three people: KU's total would give them away beside v, so v is hidden with it.
    assert told.to_dict() == {"s": 9, "t": 6}


def test_gender_is_known_of_who_answers_under_their_own_id_alone() -> None:
    people = [person(f"c{at}", gender="female" if at < 6 else "male") for at in range(12)]
    told = change_by(campaign(both("s", TWELVE, LATER), people=people).at(), By.gender)
    assert told["group"].tolist() == ["female", "male"]
    hidden = change_by(campaign(both("s", TWELVE, LATER)).at(), By.gender)
    assert hidden["group"].tolist() == ["unknown"]


def test_a_question_is_found_by_its_name_and_a_wrong_name_is_named() -> None:
    snapshot = campaign(both("s", TWELVE, LATER)).at()
    by_name = change_by(snapshot, By.campus, "women")
    pd.testing.assert_frame_equal(by_name, change_by(snapshot, By.campus, "item_women"))
    with pytest.raises(QuestionError, match="Did you mean women"):
        change_by(snapshot, By.campus, "wommen")


def test_nothing_is_measured_of_nothing() -> None:
    for snapshot in (Snapshot.from_ties([]), campaign([]).at(date(2026, 7, 1))):
        assert attitude_change(snapshot).empty
        assert attrition(snapshot).empty
        assert reliability(snapshot).empty
        assert all(change_by(snapshot, by).empty for by in By)


def test_the_questions_of_a_scale_go_together_as_far_as_alpha_says() -> None:
    given = [
        *both("s", TWELVE, LATER, "item_open"),
        *both("s", [6 - one for one in TWELVE], [6 - one for one in LATER], "item_closed"),
    ]
    only = Questionnaire(
        scales=(Scale(name="pair", items=("open", "closed"), reversed=("closed",)),)
    )
    found = reliability(campaign(given, only).at())
    assert found["wave"].tolist() == ["before", "after"]
    assert found["alpha"].tolist() == pytest.approx([1, 1]), "turned, both say the same"
    assert found["people"].tolist() == [12, 12]
    assert found["left_out"].tolist() == [0, 0]
    two = renamed(feedback("s", "before", [3, 4], "item_open"), "x")
    assert reliability(campaign(given + two, only).at())["left_out"].isna().tolist() == [
        True,
        False,
    ]
    few = campaign([row for row in given if row["respondent_code"] in {"c0", "c1", "c2"}], only)
    assert reliability(few.at())["alpha"].isna().all()
