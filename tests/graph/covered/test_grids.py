"""Grids, filters, small numbers, regions and the list of universities, on a small campaign."""

from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.coverage import (
    NOT_KNOWN,
    REGIONS,
    UNKNOWN,
    Looked,
    by_region,
    by_university,
    evenness_of,
    grid,
    place,
    region_of,
    the_list,
    thinness,
    universities,
)
from graph.coverage._hidden import hidden_cells
from graph.errors import QuestionError
from graph.history import History
from graph.snapshot import Snapshot
from ingest.campuses import listed_campuses
from tests.graph.campaigns import campus, history_of, person, session, sessions, term

DAY = date(2026, 10, 31)


def made(id_: str, day: str, at: str | None, topics: Any, **people: str) -> Any:
    return session(id_, day, people, university_id=at, topics=topics, format="in person")


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    faith = ["Muslim"] * 6 + ["Hindu"] * 2 + ["Sikh"]
    people = [
        person(f"p{at}", faith_group=one, gender="female" if at % 2 else "male")
        for at, one in enumerate(faith)
    ]
    everybody = {f"p{at}": "attended" for at in range(9)}
    held = (
        made("s1", "2026-10-01", "NED", ["peace", "media"], **everybody),
        made("s2", "2026-03-01", "NED", ["peace"], p0="attended", p1="hosted"),
        made("s3", "2026-03-02", "PU", ["media"], p0="attended", p6="attended"),
        made("s4", "2026-03-03", None, ["media"]),
    )
    history = history_of(
        people=people,
        campuses=[
            campus("NED", province="Sindh"),
            campus("PU", province="Panjab"),
            campus("NEW"),
            {"university_id": "KU", "name": "University of Karachi", "city": "Karachi"},
        ],
        terms=[term("p0", "NED", "2026-01-01"), term("p1", "PU", "2025-01-01", "2025-12-31")],
        content=[{"content_id": "c", "session_id": "s1", "topics": ["media"], "title": "C"}],
        posts=[
            {"platform": "x", "post_id": "1", "content_id": "c", "day": "2026-10-02"},
            {"platform": "x", "post_id": "2", "content_id": "c", "day": "2026-10-03"},
            {"platform": "facebook", "post_id": "1", "content_id": "c", "day": "2026-02-03"},
        ],
        **sessions(*held),
    )
    return history.at(DAY)


def cells(table: pd.DataFrame) -> dict[tuple[str, str], float]:
    return {(one["row"], one["column"]): one["count"] for _, one in table.iterrows()}


def test_every_pair_has_its_number_zeros_too(snapshot: Snapshot) -> None:
    assert cells(grid(snapshot)) == {
        ("NED", "media"): 1,
        ("NED", "peace"): 2,
        ("PU", "media"): 1,
        ("PU", "peace"): 0,
    }


def test_a_grid_by_term_region_platform_and_form(snapshot: Snapshot) -> None:
    by_term = cells(grid(snapshot, "region", "term"))
    assert by_term["Sindh", "Fall 2026"] == by_term["Sindh", "Spring 2026"] == 1
    assert by_term["Punjab", "Spring 2026"] == 1, "written Panjab"
    assert by_term[UNKNOWN, "Spring 2026"] == 1
    assert by_term["Balochistan", "Fall 2026"] == 0
    assert grid(snapshot, "region", "term")["column"].drop_duplicates().tolist() == [
        "Spring 2026",
        "Fall 2026",
    ]
    assert cells(grid(snapshot, "campus", "platform"))["NED", "x"] == 1
    posts = cells(grid(snapshot, "topic", "platform", counted="posts"))
    assert posts == {("media", "x"): 2, ("media", "facebook"): 1}
    assert cells(grid(snapshot, "campus", "format"))["NED", "in person"] == 2


def test_people_are_counted_once_and_staff_not(snapshot: Snapshot) -> None:
    found = cells(grid(snapshot, "campus", "gender", counted="people"))
    assert found["NED", "male"] == 5
    assert found["NED", "female"] == 4
    assert found["PU", "female"] == 0
    assert found["PU", NOT_KNOWN] == 0


@pytest.mark.parametrize(
    ("looked", "total"),
    [
        (Looked(regions=("Punjab",)), 1),
        (Looked(terms=("Fall 2026",)), 2),
        (Looked(topics=("peace",)), 2),
        (Looked(platforms=("x",)), 2),
        (Looked(groups=(("faith_group", "Hindu"),)), 3),
        (Looked(campuses=("NED",), topics=("media",)), 1),
        (Looked(terms=("Fall 2026",), regions=("Punjab",)), 0),
        (Looked(groups=(("gender", "female"), ("faith_group", "Sikh"))), 0),
    ],
)
def test_a_filter_holds_for_every_cell(snapshot: Snapshot, looked: Looked, total: int) -> None:
    assert grid(snapshot, looked=looked, hide=())["count"].sum() == total


def test_few_people_of_a_faith_stay_hidden_whatever_is_counted(snapshot: Snapshot) -> None:
    people = grid(snapshot, "campus", "faith_group", counted="people")
    held = grid(snapshot, "campus", "faith_group")
    assert people["hidden"].tolist() == held["hidden"].tolist()
    shown = people[~people["hidden"]]
    assert not shown["count"].between(1, 4).any()
    hidden = people.set_index(["row", "column"])["hidden"]
    assert hidden["NED", "Hindu"]
    assert hidden["NED", "Sikh"]
    assert people.loc[people["hidden"], ["count", "people"]].isna().all(axis=None)
    by_faith = Looked(groups=(("faith_group", "Hindu"),))
    assert grid(snapshot, looked=by_faith)["hidden"].any(), "a filter doesn't tell either"
    assert not grid(snapshot, "campus", "gender")["hidden"].any()


@given(
    st.integers(1, 5).flatmap(
        lambda wide: st.lists(
            st.lists(st.integers(0, 12), min_size=wide, max_size=wide), min_size=1, max_size=5
        )
    )
)
@settings(deadline=None)
def test_no_total_gives_a_hidden_cell_away(rows: list[list[int]]) -> None:
    counts = pd.DataFrame(rows)
    away = hidden_cells(counts)
    small = (counts > 0) & (counts < 5)
    assert away.where(small, True).all(axis=None), "a small cell is hidden"
    for table, mask in ((counts, away), (counts.T, away.T)):
        for at in range(len(table)):
            hidden = table.iloc[at][mask.iloc[at].to_numpy()]
            if not hidden.any():
                continue
            # Where one person or four are all there are, nothing in the line is shown.
            assert mask.iloc[at].all() or ((hidden > 0).sum() >= 2 and hidden.sum() >= 5)


def test_provinces_are_read_as_they_are_written() -> None:
    assert [region_of(one) for one in ("KPK", "ICT", "Azad Kashmir", "پنجاب")] == [
        "Khyber Pakhtunkhwa",
        "Islamabad Capital Territory",
        "Azad Jammu & Kashmir",
        "Punjab",
    ]
    assert region_of("Atlantis") == region_of(None) == region_of(np.nan) == UNKNOWN


def test_the_list_is_the_denominator_and_own_universities_are_met_in_it(
    snapshot: Snapshot,
) -> None:
    table = universities(snapshot)
    assert str(len(listed_campuses())) in the_list()
    assert "not the official list" in the_list()
    ku = table.set_index("university_id").loc["KU"]
    assert (ku["on_list"], ku["in_store"], ku["region"]) == (True, True, "Sindh")
    assert (
        "uok" not in set(table["university_id"])
        or not table["name"].eq("University of Karachi").sum() > 1
    )
    own = table[table["in_store"]]
    not_met = int((~own["on_list"]).sum())
    assert len(table) == len(listed_campuses()) + not_met
    assert table["university_id"].is_unique


def test_regions_count_what_there_is_and_where_the_programme_is(snapshot: Snapshot) -> None:
    table = by_region(snapshot).set_index("region")
    assert list(table.index) == [*REGIONS, UNKNOWN]
    assert table.loc["Sindh", ["present", "with_ambassador", "ambassadors"]].tolist() == [1, 1, 1]
    assert table.loc["Punjab", ["present", "with_ambassador", "sessions"]].tolist() == [1, 0, 1]
    assert table.loc[UNKNOWN, ["universities", "sessions"]].tolist() == [1, 1]
    listed = pd.Series([each.province for each in listed_campuses()]).value_counts()
    assert table["on_list"].sum() == len(listed_campuses())
    assert table.loc["Balochistan", "on_list"] == listed["Balochistan"]
    known = by_university(snapshot).set_index("university_id")
    assert known["present"].sum() == 2
    assert not known.loc["KU", "present"]


def test_an_empty_store_has_seven_regions_and_no_grid() -> None:
    empty = history_of().at(DAY)
    table = by_region(empty)
    assert table["region"].tolist() == list(REGIONS)
    assert table["universities"].sum() == len(listed_campuses())
    for rows, columns in (("campus", "topic"), ("region", "term"), ("topic", "faith_group")):
        assert grid(empty, rows, columns).empty  # type: ignore[arg-type]


def test_undated_sessions_are_of_no_term() -> None:
    one, parts = made("s", "2026-10-01", "NED", ["peace"])
    history: History = history_of(
        campuses=[campus("NED")],
        sessions=[one, {**one, "session_id": "t", "held_on": None}],
        session_people=parts,
    )
    found = cells(grid(history.at(DAY), "campus", "term"))
    assert found == {("NED", "Day unknown"): 1, ("NED", "Fall 2026"): 1}


def test_only_the_campuses_looked_at_are_counted_everywhere(snapshot: Snapshot) -> None:
    ned = Looked(campuses=("NED",))
    table = by_region(snapshot, looked=ned).set_index("region")
    assert table.loc["Sindh"].tolist() == [1, 1, 1, 1, 1, 2]
    assert table.drop(index="Sindh").to_numpy().sum() == 0
    assert by_university(snapshot, looked=ned)["university_id"].tolist() == ["NED"]
    assert set(grid(snapshot, looked=ned)["row"]) == {"NED"}
    assert grid(snapshot, "region", "topic", looked=ned)["count"].sum() == 3
    even = evenness_of(snapshot, ned).set_index("over")
    assert even.loc["campus", ["things", "total"]].tolist() == [1, 2]
    assert thinness(snapshot, looked=ned)["university_id"].tolist() == ["NED"]
    plan = place(snapshot, many=5, looked=ned)
    assert set(plan.table["university_id"]) == {"NED"}
    assert plan.campuses == 1


def test_only_the_regions_looked_at_have_rows(snapshot: Snapshot) -> None:
    table = by_region(snapshot, looked=Looked(regions=("Punjab",)))
    assert table["region"].tolist() == ["Punjab"]
    assert table["sessions"].tolist() == [1]
    of_punjab = by_university(snapshot, looked=Looked(regions=("Punjab",)))
    assert set(of_punjab["region"]) == {"Punjab"}
    assert len(of_punjab) == table["universities"][0]


def test_a_day_before_counts_no_later_session(snapshot: Snapshot) -> None:
    day = date(2026, 3, 2)
    assert by_region(snapshot, day)["sessions"].sum() == 2
    assert by_university(snapshot, day)["sessions"].sum() == 2


FAITHS = ("Muslim", "Hindu", "Sikh")


def of_faiths(seed: int) -> Snapshot:
    """Draw a campaign of sixty people of three faiths at six campuses in three regions."""
    rng = np.random.default_rng(seed)
    people = [
        person(f"p{at}", faith_group=str(rng.choice(FAITHS, p=[0.6, 0.3, 0.1])),
               gender=str(rng.choice(["female", "male"])))
        for at in range(60)
    ]  # fmt: skip
    places = ["A1", "A2", "A3", "B1", "B2", "C1"]
    regions = {"A": "Sindh", "B": "Punjab", "C": "Balochistan"}
    # Everybody at one campus only: so totals are sums, as somebody who subtracts takes them to be.
    home = {f"p{at}": places[int(rng.integers(6))] for at in range(60)}
    made_ones = []
    for at in range(12):
        where = places[at % 6]
        there = [one for one, place_ in home.items() if place_ == where and rng.random() < 0.8]
        topic = [str(rng.choice(["peace", "media"]))]
        who = dict.fromkeys(there, "attended")
        made_ones.append(made(f"s{at}", f"2026-0{1 + at % 9}-05", where, topic, **who))
    return history_of(
        people=people,
        campuses=[campus(one, province=regions[one[0]]) for one in places],
        **sessions(*made_ones),
    ).at(DAY)


def by_faith(snapshot: Snapshot, rows: Any, looked: Looked) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Give the people of every faith as shown, and as they are."""
    shown, true = (
        grid(snapshot, rows, "faith_group", looked=looked, counted="people", **more)
        .pivot(index="row", columns="column", values="count")
        .reindex(columns=[*FAITHS, NOT_KNOWN], fill_value=0)
        for more in ({}, {"hide": ()})
    )
    return shown, true


@pytest.mark.parametrize("seed", range(5))
def test_no_campus_of_few_comes_out_of_its_region(seed: int) -> None:
    snapshot = of_faiths(seed)
    shown, true = by_faith(snapshot, "campus", Looked())
    regions, _ = by_faith(snapshot, "region", Looked())
    for region, places in (("Sindh", ["A1", "A2", "A3"]), ("Punjab", ["B1", "B2"])):
        for faith in FAITHS:
            hidden = shown.loc[places, faith].isna()
            if hidden.any() and not np.isnan(regions.loc[region, faith]):
                away = true.loc[places, faith][hidden]
                assert (away > 0).sum() >= 2
                assert away.sum() >= 5


@pytest.mark.parametrize("seed", range(5))
def test_no_choice_of_a_filter_tells_what_is_hidden_without_it(seed: int) -> None:
    snapshot = of_faiths(seed)
    whole, _ = by_faith(snapshot, "campus", Looked())
    for less in (
        Looked(campuses=("A1",)),
        Looked(campuses=("A1", "A2")),
        Looked(regions=("Sindh",)),
        Looked(topics=("peace",)),
        Looked(groups=(("gender", "female"),)),
        Looked(regions=("Sindh",), topics=("peace",)),
        Looked(terms=("Spring 2026",)),
    ):
        part, _ = by_faith(snapshot, "campus", less)
        before = whole.loc[part.index]
        assert not (before - part).isin([1, 2, 3, 4]).any(axis=None), "two that are subtracted"
        if not (less.topics or less.groups or less.terms):
            told = part.where(part > 0).notna() & before.isna()
            assert not told.any(axis=None), "the same cell, shown where less is looked at"
    for one in ("A2", "A3"):
        both, _ = by_faith(snapshot, "topic", Looked(campuses=("A1", one)))
        alone, _ = by_faith(snapshot, "topic", Looked(campuses=("A1",)))
        assert not (both - alone).isin([1, 2, 3, 4]).any(axis=None)


def test_a_term_in_which_nothing_was_held_has_its_zeros() -> None:
    early, late = (
        made("s", "2025-03-01", "NED", ["peace"]),
        made("t", "2026-03-01", "NED", ["peace"]),
    )
    history = history_of(campuses=[campus("NED")], **sessions(early, late))
    found = grid(history.at(DAY), "campus", "term").set_index("column")["count"]
    assert found.to_dict() == {"Spring 2025": 1, "Fall 2025": 0, "Spring 2026": 1, "Fall 2026": 0}
    one = grid(history.at(DAY), "campus", "term", looked=Looked(topics=("media",)))
    assert one["count"].tolist() == [0, 0, 0, 0], "a filter leaves the terms"
    chosen = grid(history.at(DAY), "campus", "term", looked=Looked(terms=("Fall 2025",)))
    assert chosen["column"].tolist() == ["Fall 2025"]


def test_two_sides_alike_are_refused(snapshot: Snapshot) -> None:
    with pytest.raises(QuestionError, match="two different sides"):
        grid(snapshot, "topic", "topic")
