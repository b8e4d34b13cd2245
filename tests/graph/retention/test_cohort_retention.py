"""Cohorts: who stays, who graduates, who stops, and who is censored rather than lost."""

from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest

from graph.history import History
from graph.retention import followed, overall, retention
from graph.settings import Analysis
from graph.snapshot import Snapshot
from tests.graph.campaigns import campus, history_of, person, session, sessions, term

OUTCOMES = ["serving", "graduated", "stopped", "left"]


def campaign(
    terms: list[Any],
    acts: list[tuple[str, str]],
    graduates: dict[str, str] | None = None,
    analysis: Analysis | None = None,
) -> History:
    """Make ambassadors of NED with the acts (person, day) and days of graduation given."""
    studies = [
        {"person_id": one, "university_id": "NED", "programme": "BS", "graduates_on": day}
        for one, day in (graduates or {}).items()
    ]
    return history_of(
        analysis,
        people=[person(one) for one in {row["person_id"] for row in terms} | {"other"}],
        campuses=[campus("NED")],
        terms=terms,
        studies=studies,
        **sessions(
            *(session(f"s{at}", day, {one: "hosted"}) for at, (one, day) in enumerate(acts))
        ),
    )


def outcomes(history: History, day: str) -> dict[str, dict[str, str]]:
    table = followed(history.at(date.fromisoformat(day)))
    return {
        one: dict(zip(rows["term"], rows["outcome"], strict=True))
        for one, rows in table.groupby("person_id")
    }


def test_what_becomes_of_an_ambassador_is_told_apart() -> None:
    history = campaign(
        [
            term("stays", "NED", "2025-09-05"),
            term("quiet", "NED", "2025-09-05"),
            term("graduate", "NED", "2025-09-05", "2026-06-01"),
            term("quitter", "NED", "2025-09-05", "2025-12-15"),
            term("gone", "NED", "2025-09-05", "2025-12-15"),
        ],
        [
            *((one, "2025-10-01") for one in ("stays", "quiet", "graduate", "quitter", "gone")),
            *(("stays", "2026-03-01"), ("stays", "2026-10-01"), ("graduate", "2026-05-01")),
            ("quitter", "2026-03-01"),
        ],
        {"graduate": "2026-06-20", "quitter": "2027-06-20"},
    )
    assert outcomes(history, "2026-10-31") == {
        "stays": {"Fall 2025": "active", "Spring 2026": "active", "Fall 2026": "active"},
        "quiet": {"Fall 2025": "active", "Spring 2026": "quiet", "Fall 2026": "quiet"},
        "graduate": {"Fall 2025": "active", "Spring 2026": "active", "Fall 2026": "graduated"},
        "quitter": {"Fall 2025": "active", "Spring 2026": "stopped", "Fall 2026": "stopped"},
        "gone": {"Fall 2025": "active", "Spring 2026": "left", "Fall 2026": "left"},
    }


@pytest.mark.parametrize(
    ("graduates", "outcome"),
    [("2026-02-01", "graduated"), ("2026-03-03", "graduated"), ("2026-03-04", "stopped")],
)
def test_a_month_before_graduating_is_because_of_it(graduates: str, outcome: str) -> None:
    ambassador = term("a", "NED", "2025-09-05", "2026-01-31")
    history = campaign([ambassador], [("a", "2025-09-06")], {"a": graduates})
    assert outcomes(history, "2026-06-30")["a"]["Spring 2026"] == outcome


def test_who_is_appointed_again_is_back_and_stays_in_their_cohort() -> None:
    history = campaign(
        [term("a", "NED", "2025-09-05", "2025-12-31"), term("a", "NED", "2026-09-05")],
        [("a", "2025-10-01"), ("a", "2026-09-10")],
        {"a": "2027-06-20"},
    )
    assert outcomes(history, "2026-10-31")["a"] == {
        "Fall 2025": "active",
        "Spring 2026": "stopped",
        "Fall 2026": "active",
    }


def test_what_lies_after_the_data_is_censored_and_in_no_denominator() -> None:
    history = campaign(
        [term("a", "NED", "2025-09-05"), term("b", "NED", "2026-01-10")],
        [("a", "2025-10-01"), ("b", "2026-01-11")],
    )
    # From 10 to 31 January there are 22 days: too few to tell, though b acted.
    assert outcomes(history, "2026-02-28") == {
        "a": {"Fall 2025": "active", "Spring 2026": "censored"},
        "b": {"Fall 2025": "censored", "Spring 2026": "censored"},
    }
    table = retention(history.at(date(2026, 2, 28)))
    assert table[["people", "out_of", "censored"]].to_numpy().tolist() == [[2, 1, 1], [2, 0, 2]]
    assert table["share"].tolist()[0] == 1
    assert table.loc[1, ["share", "low", "high", "kept_share"]].isna().all()
    # Thirty days of the term are enough, from 1 February to 2 March.
    assert outcomes(history, "2026-03-01")["a"]["Spring 2026"] == "censored"
    assert outcomes(history, "2026-03-02")["a"]["Spring 2026"] == "quiet"
    assert retention(history.at(date(2026, 3, 2)))["term_over"].tolist() == [True, False]


def test_before_anything_was_recorded_who_was_active_is_unknown() -> None:
    history = campaign(
        [term("a", "NED", "2024-09-05"), term("b", "NED", "2024-09-05", "2025-01-15")],
        [("a", "2025-10-01"), ("other", "2025-09-01")],
        {"b": "2025-01-20"},
    )
    table = retention(history.at(date(2025, 12, 31))).set_index("term")
    assert table["serving"].to_dict() == {"Fall 2024": 2, "Spring 2025": 1, "Fall 2025": 1}
    assert table["unrecorded"].tolist() == [2, 1, 0]
    assert table["active"].isna().tolist() == [True, True, False]
    assert table["share"].isna().tolist() == [True, True, False]
    assert table.loc["Fall 2025", ["active", "out_of", "could_stay"]].tolist() == [1, 2, 1]


def test_without_any_act_nothing_is_known_but_who_serves() -> None:
    history = campaign([term("a", "NED", "2025-09-05")], [])
    table = retention(history.at(date(2026, 6, 30)))
    assert table["serving"].tolist() == [1, 1]
    assert table["share"].isna().all()


def test_shares_have_wilsons_interval_and_counts_add_up() -> None:
    people = [f"p{at:02}" for at in range(35)]
    history = campaign(
        [term(one, "NED", "2025-09-05", "2026-01-31" if at >= 20 else None)
         for at, one in enumerate(people)],
        [(one, "2025-10-01") for one in people] + [(one, "2026-03-01") for one in people[:8]],
        dict.fromkeys(people[25:], "2026-01-20"),
    )  # fmt: skip
    table = retention(history.at(date(2026, 6, 30)))
    row = table.iloc[1]
    assert row[["active", "out_of", "quiet", "graduated", "left"]].tolist() == [8, 35, 12, 10, 5]
    assert (round(row["low"], 4), round(row["high"], 4)) == (0.1207, 0.3902)
    assert row["kept_share"] == 8 / 25
    assert (table[OUTCOMES].sum(axis=1) == table["out_of"]).all()
    together = overall(history.at(date(2026, 6, 30)))
    assert together["active"].tolist() == table["active"].tolist()


def test_a_cohort_is_named_as_the_terms_name_it() -> None:
    history = campaign(
        [
            {**term("a", "NED", "2025-09-05"), "cohort": "Torch 1"},
            {**term("b", "NED", "2026-02-05"), "cohort": "Torch 1"},
            term("c", "NED", "2026-02-05"),
        ],
        [("a", "2025-10-01")],
    )
    table = retention(history.at(date(2026, 6, 30)))
    assert table[["cohort", "appointed_in", "terms_after"]].to_numpy().tolist() == [
        ["Torch 1", "Fall 2025", 0],
        ["Torch 1", "Fall 2025", 1],
        ["Spring 2026", "Spring 2026", 0],
        ["Torch 1", "Spring 2026", 0],
    ]


def test_nobody_appointed_is_an_empty_table() -> None:
    assert retention(history_of().at()).empty
    assert overall(Snapshot.from_ties([("a", "b")])).empty


@pytest.mark.parametrize("seed", range(8))
def test_it_is_what_is_counted_by_hand(seed: int) -> None:
    draw = np.random.default_rng(seed)
    first, last = date(2024, 9, 1), date(2026, 10, 31)

    def some_day() -> str:
        return str(np.datetime64(first) + int(draw.integers(0, (last - first).days)))

    people = [f"p{at}" for at in range(12)]
    terms = []
    for one in people:
        begins = some_day()
        ends = str(np.datetime64(begins) + int(draw.integers(20, 500)))
        terms.append(term(one, "NED", begins, None if draw.random() < 0.4 else ends))
    acts = [(str(draw.choice(people)), some_day()) for _ in range(60)]
    graduates = {one: some_day() for one in people if draw.random() < 0.6}
    snapshot = campaign(terms, acts, graduates).at(last)
    table = followed(snapshot)
    calendar = snapshot.analysis.calendar
    listed = calendar.terms_between(first, last)
    assert len(table) > 20
    for row in table.itertuples():
        mine = next(one for one in terms if one["person_id"] == row.person_id)
        at = next(at for at, one in enumerate(listed) if one.name == row.term)
        begins = listed[at].begins
        until = min(last, (pd.Timestamp(listed[at + 1].begins) - pd.Timedelta(days=1)).date()
                    if at + 1 < len(listed) else last)  # fmt: skip
        appointed = date.fromisoformat(mine["appointed_on"])
        since = max(begins, appointed) - pd.Timedelta(days=1)
        first_act = min(day for _, day in acts)
        recorded = max(begins, date.fromisoformat(first_act)) - pd.Timedelta(days=1)
        ends = mine["ends_on"] and date.fromisoformat(mine["ends_on"])
        did = any(
            one == row.person_id and max(begins, appointed) <= date.fromisoformat(day) <= until
            for one, day in acts
        )
        if calendar.teaching_days(since, until) < 30:
            expected = "censored"
        elif ends is None or ends >= begins:
            known = calendar.teaching_days(recorded, until) >= 30
            expected = ("active" if did else "quiet") if known else "unrecorded"
        elif row.person_id not in graduates:
            expected = "left"
        else:
            after = (date.fromisoformat(graduates[row.person_id]) - ends).days
            expected = "graduated" if after <= 31 else "stopped"
        assert row.outcome == expected, row
