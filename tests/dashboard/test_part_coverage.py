"""The coverage page, part by part: on the sample, filtered, with targets written, on nothing."""

import json
from collections.abc import Iterator
from datetime import date

import pandas as pd
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard import session
from dashboard.coverage.filters import CAMPUS, FORMAT, GROUP, PLATFORM, REGION, TERM, TOPIC
from dashboard.coverage.grid import COLUMNS, COUNTED, ROWS
from dashboard.coverage.more import BUDGET, MINORITY, ONCE, WHAT
from dashboard.coverage.ranked import _missing
from dashboard.coverage.thin import _how_even, _nothing_missing
from dashboard.coverage.where_next import EVERYWHERE
from dashboard.naming import campus_names
from graph.coverage import PARTS as PARTS_OF_IT
from graph.coverage import set_targets, thinness, universities, with_change
from graph.coverage.outline import FILE
from graph.history import History
from graph.settings import PROJECT, Settings
from graph.store import Store
from ingest.load import load
from tests.dashboard.small import SMALL

PAGE = PROJECT / "dashboard" / "coverage" / "page.py"
PARTS = ("Where it is thin", "What was where", "Where next")


@pytest.fixture(autouse=True)
def launched(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the page of this process use the run's store, and close what it opened."""
    monkeypatch.setattr(session, "_given", settings)
    yield
    st.cache_resource.clear()


def part(name: str, **chosen: object) -> AppTest:
    app = AppTest.from_file(PAGE, default_timeout=120)
    app.session_state["coverage_part"] = name
    for key, value in chosen.items():
        app.session_state[key] = value
    app.run()
    assert not app.exception, [one.value for one in app.exception]
    return app


def words(app: AppTest) -> str:
    """Give everything that is said on the page."""
    said = [*app.markdown, *app.caption, *app.header, *app.warning, *app.info]
    return " ".join(str(one.value) for one in said) + " ".join(
        str(one.proto.body) for one in app.get("html")
    )


def test_parts_say_what_the_store_says(sample: Store) -> None:
    snapshot = History.read(sample).at()
    thin = words(part(PARTS[0]))
    first = thinness(snapshot).iloc[0]
    name = snapshot.campuses.set_index("university_id").loc[first["university_id"], "name"]
    assert f"{name}</bdi> is thinnest" in thin
    assert f"{first['thinness']:.0%} of what it should have is missing" in thin
    assert f"of {len(universities(snapshot)):,} universities" in thin
    assert "of 88 pairs</b> of campus and topic" in words(part(PARTS[1]))
    assert "could lead it" in words(part(PARTS[2]))


def test_one_filter_holds_on_every_part(sample: Store) -> None:
    del sample
    chosen = {REGION: ["Sindh"], TERM: ["Fall 2026"], TOPIC: ["media literacy"],
              GROUP: ["gender: female"], PLATFORM: ["x"], FORMAT: ["in person"]}  # fmt: skip
    for name in PARTS[:2]:
        said = words(part(name, **chosen))
        assert (
            "Looked at: <bdi>Sindh, Fall 2026, media literacy, gender female, posted on x, "
            "in person" in said
        )
    assert "Looked at: <bdi>Habib University" in words(part(PARTS[2], **{CAMPUS: ["HU"]}))
    assert "Looked at: <bdi>Sindh, media literacy, gender female" in words(part(PARTS[2], **chosen))
    nothing = words(part(PARTS[0], **{REGION: ["Azad Jammu & Kashmir"]}))
    assert "No campus of the programme is known here." in nothing


def test_a_filter_by_faith_tells_nothing_of_few_people(sample: Store) -> None:
    del sample
    plain, chosen = (
        words(part(PARTS[0], **{GROUP: group})) for group in ([], ["faith_group: Sikh"])
    )
    assert "Faith groups are left aside here" in chosen
    sessions_by_region = "Sindh had 46 of 75 sessions."
    assert sessions_by_region in plain
    assert sessions_by_region in chosen
    hidden = words(part(PARTS[1], **{GROUP: ["faith_group: Sikh"]}))
    assert "cells are hidden" in hidden


def test_grids_of_any_two_sides(sample: Store) -> None:
    del sample
    for rows, columns, counted in (
        ("campus", "faith_group", "people"),
        ("region", "term", "sessions"),
        ("topic", "platform", "posts"),
        ("discipline", "gender", "people"),
    ):
        said = words(part(PARTS[1], **{ROWS: rows, COLUMNS: columns, COUNTED: counted}))
        assert "pairs</b> of" in said
        assert ("cells are hidden" in said) == (columns == "faith_group")
    assert "Choose two different sides." in words(part(PARTS[1], **{ROWS: "topic"}))


def test_more_is_placed_within_limits(sample: Store) -> None:
    del sample
    limits = {ONCE: True, MINORITY: 2, BUDGET: 4.0}
    said = words(part(PARTS[2], **limits))
    assert "no choice could add more than" in said
    assert "The minimum for minorities costs" in said
    assert "These 3 ambassadors add" in words(
        part(PARTS[2], **{WHAT: "Ambassadors", "next_many": 3})
    )
    assert "no campus’s enrolment is known" in words(part(PARTS[2], **{EVERYWHERE: True}))


def test_a_written_target_moves_the_page(sample: Store) -> None:
    try:
        set_targets(sample, [{"university_id": "HU", **dict.fromkeys(PARTS_OF_IT, 400)}])
        assert "Habib University</bdi> is thinnest" in words(part(PARTS[0]))
    finally:
        set_targets(sample, [{"university_id": "HU"}])
    assert "Habib University</bdi> is thinnest" not in words(part(PARTS[0]))


def test_the_chart_is_in_the_order_of_the_formula(sample: Store) -> None:
    # Without an order of its own a chart keeps the one it was first drawn in: a new target would
    # move the number and not the row.
    asked = ["ambassadors"]
    try:
        set_targets(sample, [{"university_id": "BUITEMS", **dict.fromkeys(asked, 5)}])
        snapshot = History.read(sample).at()
        names = campus_names(snapshot)
        order = [names[one] for one in thinness(snapshot)["university_id"]]
        assert order[1] == names["BUITEMS"]
        specs = [json.loads(one.proto.spec) for one in part(PARTS[0]).get("vega_lite_chart")]
        sorts = [layer["encoding"]["y"].get("sort") for layer in specs[1]["layer"]]
        assert sorts == [order] * len(sorts)
    finally:
        set_targets(sample, [{"university_id": "BUITEMS"}])


def test_a_bad_outline_is_told_and_the_tiles_are_drawn(sample: Store, settings: Settings) -> None:
    del sample
    path = settings.home / FILE
    path.write_text("<b>no</b>", "utf-8")
    try:
        app = part(PARTS[0])
        assert any("is no GeoJSON" in one.value for one in app.warning)
        assert "a diagram, not a map" in words(app)
    finally:
        path.unlink()


def test_what_is_unknown_is_not_said_to_be_there(sample: Store) -> None:
    september = History.read(sample).at(date(2025, 9, 30))
    thin = with_change(september)
    assert thin["thinness"].tolist() == [0, 0]
    said = _nothing_missing(thin)
    assert "Nothing is known to be missing at the 2 campuses of the programme" in said
    assert "not everything is known yet: sessions, topics, panelists and groups." in said
    missing = _missing(thin)
    assert missing.startswith("Nothing is known to be missing. –: unknown.")
    assert "judged from a term’s worth of months on" in missing
    known = thin.assign(**dict.fromkeys(PARTS_OF_IT, 9.0))
    assert _nothing_missing(known) == "Both campuses of the programme have what they should have."
    one = _nothing_missing(known.head(1), "looked at")
    assert one == "The one campus looked at has what it should have."
    assert _missing(known) == "Nothing is missing anywhere."


def test_evenness_is_told_with_its_two_ends() -> None:
    least = pd.Series({"over": "gender", "evenness": 0.66, "things": 3, "total": 1277})
    said = _how_even(pd.concat([least, pd.Series({"of": "people"})]))
    assert said.startswith("Least even over **gender**: 0.66, where 1 is as many in each of the 3")
    assert said.endswith("Counted: 1,277 people.")
    even = pd.Series({"over": "campus", "evenness": 1.0, "things": 2, "total": 2, "of": "sessions"})
    assert "as evenly as can be" in _how_even(even)


def test_a_campaign_that_just_began(empty_store: Store) -> None:
    load(empty_store, SMALL)
    thin = words(part(PARTS[0]))
    # Both are as thin: neither is the thinnest, and nothing is before this term.
    assert (
        "First University</bdi> and <bdi>Second University</bdi> are thinnest</b>: at each" in thin
    )
    assert "2 of 2 campuses of the programme miss something" in thin
    assert "Diamond" not in thin
    assert "Missing most often: ambassadors, at 2 of 2 campuses. –: unknown." in thin
    after = words(part(PARTS[2]))
    assert "to the topic" not in after, "no topic is on record"
    assert "**These 2 sessions add 0.20**; no choice could add more." in after
    assert "100%" not in after
    assert "Less than a term’s worth of months is on record" in after


def test_no_pair_stands_for_several_with_as_many(empty_store: Store) -> None:
    load(empty_store, SMALL)
    said = words(part(PARTS[1], **{ROWS: "campus", COLUMNS: "term"}))
    assert "Most sessions: 1, in 2 pairs." in said


@pytest.mark.parametrize("name", PARTS)
@pytest.mark.parametrize(
    "files",
    [
        [],
        [("people.csv", b"person_id,name\np1,Ayesha\n")],
        [
            ("people.csv", b"person_id,name\np1,Ayesha\n"),
            ("universities.csv", b"university_id,name,city,province\nX1,Xyzzy,Nowhere,Sindh\n"),
        ],
        [
            ("people.csv", b"person_id,name\np1,<b>A</b>\n"),
            ("universities.csv", b"university_id,name,city,province\nX1,<i>X</i>,Nowhere,Sindh\n"),
            ("sessions.csv", b"session_id,title,held_on,venue_id\ns1,S,2026-05-01,X1\n"),
            ("session_people.csv", b"session_id,person_id,part\ns1,p1,attended\n"),
        ],
    ],
)
def test_little_data_is_said_in_words(
    empty_store: Store, name: str, files: list[tuple[str, bytes]]
) -> None:
    if files:
        load(empty_store, files)
    app = part(name)
    assert len(app.title) == 1
    assert "<i>X" not in words(app)
