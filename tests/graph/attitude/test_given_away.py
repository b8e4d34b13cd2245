"""Nothing told of groups adds up, or subtracts, to a few people: tried as an attacker would."""

from itertools import combinations

import numpy as np
import pandas as pd
import pytest

from graph.attitude import By, attitude_change, attrition, change_by, matched_pairs
from graph.attitude.protect import Node, Parts, given_away
from graph.history import History
from graph.questionnaire import Questionnaire, Scale
from graph.settings import Analysis
from tests.graph.campaigns import Rows, campus, feedback, history_of, person, session, sessions

FOUR = ("item_a", "item_b", "item_c", "item_d")
ASKED = Questionnaire(scales=(Scale(name="four", items=FOUR),))
GROUPINGS = (By.campus, By.topic, By.session)


def known(rows: np.ndarray, parts: list[int]) -> bool:
    """Say whether sums of ``rows`` can be put together to one of ``parts`` and nothing else."""
    wanted = np.zeros(rows.shape[1])
    wanted[parts] = 1
    found = np.linalg.lstsq(rows.T, wanted, rcond=None)[0]
    return bool(np.abs(rows.T @ found - wanted).max() < 1e-7)


@pytest.mark.parametrize("run", range(60))
def test_no_few_can_be_worked_out_of_campuses_topics_and_sessions(run: int) -> None:
    """Every set of sessions with fewer than five people, tried by least squares."""
    rng = np.random.default_rng(run)
    held = {
        f"s{at}": int(people)
        for at, people in enumerate(rng.choice([1, 2, 3, 4, 5, 6, 8, 12], rng.integers(2, 12)))
    }
    groups: dict[Node, Parts] = {("session", one): frozenset([one]) for one in held}
    for one in held:
        for node in (
            ("campus", f"c{rng.integers(4)}"),
            *(("topic", f"t{at}") for at in rng.choice(4, rng.integers(1, 3), replace=False)),
        ):
            groups[node] = groups.get(node, frozenset()) | {one}

    def size(parts: Parts) -> int:
        return sum(held[one] for one in parts)

    def few(parts: Parts) -> bool:
        return 0 < size(parts) < 5

    if few(frozenset(held)):
        assert given_away(groups, {}, few) == set(groups)
        return
    away = given_away(groups, {node: size(parts) for node, parts in groups.items()}, few)
    told = [frozenset(held), *(parts for node, parts in groups.items() if node not in away)]
    order = sorted(held)
    rows = np.array([[one in parts for one in order] for parts in told], dtype=float)
    for many in range(1, 5):
        for at in combinations(range(len(order)), many):
            if few(frozenset(order[place] for place in at)):
                assert not known(rows, list(at)), [order[place] for place in at]


def test_where_nobody_is_few_everything_is_told() -> None:
    groups = {("session", one): frozenset([one]) for one in "abc"}
    groups["campus", "x"] = frozenset("ab")
    assert given_away(groups, dict.fromkeys(groups, 9), lambda _: False) == set()


def test_a_topic_of_one_campus_does_not_leave_the_few_of_another_topic_there() -> None:
    """By hand: c = s + t and p = s, so c − p are the three of t."""
    held = {"s": 6, "t": 3, "u": 9, "v": 8}
    groups = {("session", one): frozenset([one]) for one in held}
    groups |= {("campus", "c"): frozenset("st"), ("campus", "d"): frozenset("uv")}
    groups |= {("topic", "p"): frozenset("s"), ("topic", "q"): frozenset("tuv")}
    size = {node: sum(held[one] for one in parts) for node, parts in groups.items()}
    away = given_away(groups, size, lambda parts: sum(held[one] for one in parts) < 5)
    assert ("session", "t") in away
    assert ("campus", "c") in away or {("topic", "p"), ("session", "s")} <= away


def campaign(rng: np.random.Generator, skip: float) -> History:
    """Make people who each answer about one session, some of them not every question."""
    held = sessions(
        *(
            session(
                f"s{at}",
                "2026-06-01",
                {},
                university_id=f"U{rng.integers(3)}",
                topics=[f"t{one}" for one in rng.choice(3, rng.integers(1, 3), replace=False)],
            )
            for at in range(8)
        )
    )
    given: Rows = []
    for at in range(8):
        people = int(rng.integers(2, 14))
        left = {(item, one): rng.random() < skip for item in FOUR for one in range(people)}
        for wave, mean in (("before", 3.0), ("after", 3.4)):
            for item in FOUR:
                scores = [
                    None if left[item, one] else int(np.clip(rng.normal(mean, 1), 1, 5))
                    for one in range(people)
                ]
                rows = feedback(f"s{at}", wave, scores, item)
                given += [
                    row | {"respondent_code": f"{at}{row['respondent_code']}"} for row in rows
                ]
    return history_of(
        Analysis(questionnaire=ASKED),
        people=[person("a")],
        campuses=[campus(f"U{at}") for at in range(3)],
        feedback=given,
        **held,
    )


@pytest.mark.parametrize("run", range(6))
def test_directions_of_few_do_not_come_out_of_the_whole_and_the_groups(run: int) -> None:
    snapshot = campaign(np.random.default_rng(run), 0).at()
    pairs = matched_pairs(snapshot.feedback, ASKED)
    whole = attitude_change(snapshot).iloc[0]
    order = sorted(pairs["session_id"].unique())
    of = snapshot.sessions.set_index("session_id")
    groups = {one: {one, of.at[one, "university_id"], *of.at[one, "topics"]} for one in order}
    told = [order] if whole[["improved", "same", "worse"]].notna().all() else []
    for by in GROUPINGS:
        table = change_by(snapshot, by)
        shown = table.loc[table["improved"].notna(), "group_id"]
        told += [[one for one in order if group in groups[one]] for group in shown]
    if not told:
        return
    rows = np.array([[one in parts for one in order] for parts in told], dtype=float)
    change = np.sign(np.round(pairs["after"] - pairs["before"], 9))
    for many in (1, 2, 3):
        for at in combinations(range(len(order)), many):
            if known(rows, list(at)):
                held = change[pairs["session_id"].isin([order[one] for one in at])]
                assert not any(0 < (held == way).sum() < 5 for way in (-1, 0, 1)), at


@pytest.mark.parametrize("run", range(6))
def test_scale_and_questions_together_tell_nothing_of_few_who_left_one_out(run: int) -> None:
    """K times the scale's sum less its questions' sums is of who left one out alone."""
    rng = np.random.default_rng(100 + run)
    snapshot = campaign(rng, 0.02 if run % 2 else 0.1).at()

    def rest(tables: dict[str, pd.Series]) -> float:
        sums = {name: row["before"] * row["people"] for name, row in tables.items()}
        return float(4 * sums["four"] - sum(sums[item] for item in FOUR))

    table = attitude_change(snapshot).set_index("name")
    missing = {name: table.loc["four", "people"] - table.loc[name, "people"] for name in FOUR}
    # Nobody left one out, or at least five people did, as at most one each of them could be.
    assert rest({name: table.loc[name] for name in table.index}) == pytest.approx(0) or (
        sum(missing.values()) >= 5
    )
    for by in GROUPINGS:
        tables = {name: change_by(snapshot, by, name).set_index("group_id") for name in table.index}
        for group in tables["four"].index:
            rows = {name: one.loc[group] for name, one in tables.items() if group in one.index}
            if len(rows) < 5 or any(pd.isna(row["people"]) for row in rows.values()):
                continue
            left = sum(rows["four"]["people"] - rows[item]["people"] for item in FOUR)
            assert rest(rows) == pytest.approx(0) or left >= 5, (by, group)


def test_a_few_who_left_a_question_out_are_left_out_everywhere() -> None:
    answers = [3, 2, 4, 3, 2, 5, 3, 3, 4, 2]
    given = [
        row
        for item in FOUR
        for wave in ("before", "after")
        for row in feedback("s", wave, answers, item)
        if not (item == "item_b" and row["respondent_code"] in {"c0", "c5"})
    ]
    snapshot = history_of(
        Analysis(questionnaire=ASKED),
        people=[person("a")],
        feedback=given,
        **sessions(session("s", "2026-06-01", {})),
    ).at()
    assert set(attitude_change(snapshot)["people"]) == {8}
    assert set(attrition(snapshot)["people"]) == {8}
