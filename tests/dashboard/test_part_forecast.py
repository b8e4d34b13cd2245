"""Who leaves when, on the page: the sentence, the cells and the names of successors."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from dashboard.sustainability import forecast, forecast_dark, forecast_left, forecast_people
from graph.history import History
from graph.snapshot import Snapshot
from graph.succession import campuses_dark, successors
from graph.succession import forecast as forecast_of
from tests.graph.campaigns import campus, history_of, person, term
from tests.graph.succession.leavers import DAY, drawn, studying


def campaign(*terms: Any, **rows: Any) -> History:
    return history_of(
        people=[person(one, name=f"<b>{one}") for one in "abcdx"],
        campuses=[campus(one, name=f"{one} <i>", short_name=one) for one in ("ned", "ku", "giki")],
        terms=list(terms),
        **rows,
    )


def said(snapshot: Snapshot) -> str:
    return forecast._sentence(snapshot, forecast_of(snapshot), campuses_dark(snapshot))


def test_the_sentence_says_what_is_left_and_who_is_dark_first() -> None:
    told = said(
        campaign(
            term("a", "ned", "2026-01-01", "2026-12-31"),
            term("b", "ku", "2026-01-01", "2027-06-30"),
            term("c", "giki", "2026-01-01"),
        ).at(DAY)
    )
    assert told == (
        "<b>If nobody new is appointed, 2 of 3 ambassadors leave by 30 Jun 2027</b>, and of 3 "
        "campuses 1 still has one. First to have none left, by 31 Jan 2027: "
        "<bdi>ned &lt;i&gt;</bdi>."
    )


def test_the_sentence_where_nobody_leaves_or_leads() -> None:
    nobody = campaign(term("a", "ned", "2026-01-01")).at(DAY)
    assert said(nobody) == "<b>Nobody is known to leave</b> by 30 Jun 2027."
    assert said(campaign().at(DAY)).startswith("<b>There is no ambassador today,</b>")


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ((0, 1.0, 1.0, 1.0, False), "dark now"),
        ((2, 1.0, 1.0, 1.0, False), "dark"),
        ((2, 0.23, 0.1, 0.5, False), "23%"),
        ((2, 0.23, 0.1, 1.0, True), "10–100%"),
        ((2, 0.0001, 0.0, 0.002, True), "0–<1%"),
        ((2, 0.002, 0.001, 0.004, False), "<1%"),
        ((2, float("nan"), 0.0, 0.35, True), "0–35%"),
        ((2, 0.999, 0.99, 0.9999, False), ">99%"),
    ],
)
def test_a_cell_never_reads_as_none_or_all_where_it_is_neither(row: Any, told: str) -> None:
    assert forecast_dark._cell(*row) == told


@pytest.mark.parametrize("seed", range(6))
def test_every_campus_and_term_end_has_a_cell(seed: int) -> None:
    snapshot = drawn(seed).at(DAY)
    dark = campuses_dark(snapshot)
    frame = forecast_dark._told(snapshot, dark)
    assert len(frame) == len(dark)
    assert frame["told"].str.len().gt(0).all()
    assert frame["middle"].between(0, 1).all()
    first = frame.drop_duplicates("university_id")["danger"]
    assert first.is_monotonic_decreasing


def test_names_at_the_lines_ends_never_cover_each_other() -> None:
    long = forecast_left._long(forecast_of(drawn(1).at(DAY)))
    ends = forecast_left._apart(long[long["at"] == long["at"].max()])
    gaps = ends["beside"].diff().dropna()
    assert (gaps >= forecast_left.APART - 1e-9).all()
    assert (ends["beside"] >= ends["share"]).all()


def test_leavers_stand_once_with_all_who_could_follow() -> None:
    ties = ["ax", "bx", "cx", "bd"]
    history = campaign(
        term("a", "ned", "2026-01-01", "2026-12-31"),
        term("d", "ku", "2026-01-01", "2027-01-15"),
        term("b", "giki", "2026-01-01", "2027-12-31"),
        studies=[studying("c", "ned", None)],
        reported_ties=[
            {"source": one, "target": other, "reported_on": "2026-09-01"} for one, other in ties
        ],
    )
    snapshot = history.at(DAY)
    shown = forecast_people.rows(snapshot, successors(snapshot, date(2027, 6, 30)))
    assert shown["name"].tolist() == ["<b>a", "<b>d"]
    assert shown["successor"].tolist() == ["<b>c", "–"]
    assert shown["role"].tolist() == ["Student", "–"]
    assert shown["shared"].tolist() == ["1 of 1", "0 of 1"]
    assert shown["stays"].tolist() == ["–", "–"]
    assert shown["also"].tolist() == ["<b>b", "–"]
    only = forecast_people.rows(snapshot, successors(snapshot, date(2027, 6, 30), most=1))
    assert only["also"].tolist() == ["–", "–"]
    assert pd.isna(shown["overlap"].iloc[1])
