"""The export's two sheets of the health score: what they hold, and what they keep back."""

import re
from datetime import date
from itertools import product
from typing import Any

import pandas as pd
import pytest

from graph.export.disguise import Disguise
from graph.export.pillars import health_change, health_pillars
from graph.findings import names_of
from graph.health import Summary, summary
from graph.history import History
from graph.pillars import INDICATORS, seen
from graph.suppression import WITHHELD
from tests.graph.campaigns import campus, history_of, person, session, sessions, term

FEW = re.compile(r"(?<!than )\b[1-4] (of \d+ )?(new )?(ambassador|people|person|host)")
PEOPLE = [f"person{at}" for at in range(16)]


def campaign() -> History:
    """Make nine months of sessions at three small campuses; people come and go."""
    held = [
        session(
            f"s{month}{day}",
            f"2026-{month:02d}-{day}",
            {PEOPLE[month % 4]: "hosted", **dict.fromkeys(PEOPLE[day % 7 :][:8], "attended")},
            university_id=("NED", "KU", "IBA")[day % 3 if month % 3 else 0],
        )
        for month in range(1, 10)
        for day in (10, 14, 18, 22)
    ]
    made: Any = sessions(*held)
    return history_of(
        people=[person(one, name=f"Zarmina {one.title()}") for one in PEOPLE],
        campuses=[campus("NED"), campus("KU"), campus("IBA")],
        terms=[
            term(one, ("NED", "NED", "KU")[at % 3], f"2026-0{1 + at % 5}-02", ends)
            for at, (one, ends) in enumerate(
                zip(PEOPLE[:10], ["2026-06-30", None, "2027-01-31", "2026-08-15"] * 3, strict=False)
            )
        ],
        **made,
    )


@pytest.fixture(scope="module")
def history() -> History:
    return campaign()


@pytest.fixture(scope="module")
def told(history: History) -> Summary:
    return summary(history, "2026-09")


def test_scores_are_those_of_the_summary(history: History, told: Summary) -> None:
    frame = health_pillars(told, Disguise.of(history, "salt", named=True)).frame
    assert len(frame) == len(told.health.months) * (1 + 5 + sum(map(len, INDICATORS.values())))
    last = frame[frame["month"] == "2026-09"]
    assert last["score"].iloc[0] == told.health.now.score is not None
    for pillar in told.health.now.pillars:
        for one in pillar.indicators:
            row = last[(last["pillar"] == pillar.name) & (last["indicator"] == one.name)].iloc[0]
            assert (row["score"], row["value"]) == (one.score, one.seen.value)
            assert (row["unknown"] is None) == (one.score is not None)


def test_effects_add_up_month_by_month(history: History, told: Summary) -> None:
    frame = health_change(told, Disguise.of(history, "salt", named=False)).frame
    known = [one for one in told.health.changes if one.parts]
    assert len(known) >= 3
    for one in known:
        assert one.now is not None
        assert one.before is not None
        effects = frame.loc[frame["month"] == one.month, "effect"].astype(float)
        assert effects.sum() == pytest.approx(one.now - one.before, abs=1e-9)


def test_nobody_is_named_and_no_few_are_counted(history: History, told: Summary) -> None:
    disguise = Disguise.of(history, "salt", named=False)
    frame = health_change(told, disguise).frame
    assert len(frame) > 10
    for cause in frame["cause"]:
        assert "Zarmina" not in cause
        assert "P-" not in cause
        small = re.search(
            r"(?<!than )\b[1-4] (of \d+ )?(new )?(ambassador|people|person|host)", cause
        )
        assert not small, cause
    assert frame["cause"].str.contains("fewer than 5").any()
    for sheet in (health_pillars(told, disguise), health_change(told, disguise)):
        text = sheet.frame.to_csv()
        assert not any(one in text for one in PEOPLE)


def test_small_counts_are_withheld_with_their_score(history: History, told: Summary) -> None:
    frame = health_pillars(told, Disguise.of(history, "salt", named=False)).frame
    people = {
        name
        for pillar in told.health.now.pillars
        for name in (one.name for one in pillar.indicators if one.seen.of_people)
    }
    counted = frame[frame["indicator"].isin(people)]
    hidden = counted[counted["value"].eq(WITHHELD)]
    assert len(hidden) > 5
    assert (hidden["score"] == WITHHELD).all()
    shown = counted[~counted["value"].eq(WITHHELD)]
    for name in ("count", "out_of"):
        numbers = pd.to_numeric(shown[name]).dropna()
        assert ((numbers == 0) | (numbers >= 5)).all()
    hosts = shown[shown["indicator"] == "hosts"]["value"].dropna()
    assert (hosts.astype(float) >= 5).all()


def test_with_names_everything_is_told(history: History, told: Summary) -> None:
    named = Disguise.of(history, "salt", named=True)
    assert not (health_pillars(told, named).frame == WITHHELD).any(axis=None)
    assert health_change(told, named).frame["cause"].str.contains("Zarmina").any()


def test_no_cause_for_outside_holds_a_name_whatever_two_days(history: History) -> None:
    months = [history.at(date(2026, month, 25)) for month in range(1, 10)]
    for before, now in product(months, months):
        naming = names_of(now)
        for pillar, found in INDICATORS.items():
            for name, one in found.items():
                then, seen_now = seen(before)[pillar][name], seen(now)[pillar][name]
                if then.value is None or seen_now.value is None:
                    continue
                cause = one.moved(then, seen_now)
                outside = cause.sentence(naming, outside=True)
                assert "Zarmina" not in outside
                assert not FEW.search(outside), outside
                for said in (cause.sentence(naming), outside):
                    assert said.endswith(".")
                    assert "{" not in said
