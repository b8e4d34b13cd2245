"""What *Sessions* says, on campaigns that lack this or that."""

import json
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.sessions.bars import _LEGEND, BACK, NEW, UNSURE, _most, who_came
from dashboard.sessions.came import _most as _most_kind
from dashboard.sessions.topics import _sentence as _about
from graph.history import History
from graph.sessions import by_period
from tests.graph.campaigns import campus, feedback, history_of, person, session, sessions

HOSTILE = "<script>alert(1)</script>{x} **b** $a$"
CHART = "vega_lite_chart"
PARTS = ("over_time", "who", "came", "one")
Show = Callable[[str, str], AppTest]


def said_by(person_id: str | None, at: int = 0) -> dict[str, Any]:
    return {"content_id": f"t{at}", "person_id": person_id, "session_id": "s0",
            "text": f"{HOSTILE} said {at}", "produced_on": "2026-06-06"}  # fmt: skip


def both(people: int) -> list[dict[str, Any]]:
    before, after = [2, 3, 2, 3, 2, 4][:people], [3, 4, 2, 5, 3, 4][:people]
    return [*feedback("s0", "before", before), *feedback("s0", "after", after)]


def full(pairs: int) -> History:
    made = [
        session(
            f"s{at}", f"2026-0{at + 3}-05", {"h": "hosted", "q": "spoke", f"p{at}": "attended"},
            title=HOSTILE, university_id="NED", venue=HOSTILE, topics=[HOSTILE, "peace"],
            format=HOSTILE, participants_count=30 if at else None,
        )
        for at in range(4)
    ]  # fmt: skip
    people = ["h", "q", *(f"p{at}" for at in range(4))]
    return history_of(
        people=[person(one, name=f"{HOSTILE}{one}", consent="yes" if one == "h" else "no")
                for one in people],
        campuses=[campus("NED", name=HOSTILE)],
        content=[{"content_id": "k", "title": HOSTILE, "kind": HOSTILE, "session_id": "s0",
                  "produced_on": "2026-06-10", "topics": []}],
        measurements=[{"metric": "views", "source": HOSTILE, "of": "content", "of_id": "k",
                       "period": "lifetime", "value": 55, "measured_on": "2026-06-20"}],
        testimonials=[said_by("h", 1), said_by("q", 2), said_by(None, 3)],
        feedback=both(pairs),
        **sessions(*made),
    )  # fmt: skip


CAMPAIGNS: dict[str, History] = {
    "people only": history_of(people=[person("a")]),
    "nobody counted": history_of(people=[person("a")], **sessions(session("s", "2026-06-04", {}))),
    "bare": history_of(
        people=[person("a")],
        **sessions(session("s", "2026-06-04", {"a": "attended"}, title=None)),
    ),
    "alike": history_of(
        people=[person("a"), person("b")],
        **sessions(
            session("s", "2026-06-04", {"a": "hosted"}), session("t", "2026-06-05", {"b": "hosted"})
        ),
    ),
    "full": full(6),
    "few pairs": full(3),
}
SHOWN: tuple[History, str] = (CAMPAIGNS["full"], "over_time")


def _page() -> None:
    from importlib import import_module

    from tests.dashboard import test_part_sessions

    history, part = test_part_sessions.SHOWN
    import_module(f"dashboard.sessions.{part}").show(history.at())


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> Show:
    """Show a part of a campaign in memory: what pages keep is kept beside an open store."""

    def show(name: str, part: str) -> AppTest:
        monkeypatch.setattr("dashboard.session.kept", lambda _, make: make())
        monkeypatch.setattr("tests.dashboard.test_part_sessions.SHOWN", (CAMPAIGNS[name], part))
        return AppTest.from_function(_page, default_timeout=120).run()

    return show


def told(page: AppTest) -> str:
    """Give all that a page says, outside of tables."""
    html = [one.proto.body for one in page.get("html")]
    return " ".join([*html, *(one.value for one in [*page.caption, *page.markdown])])


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("name", CAMPAIGNS)
def test_it_is_shown_whatever_is_missing(shown: Show, name: str, part: str) -> None:
    page = shown(name, part)
    assert not page.exception
    assert told(page)
    assert "nan" not in told(page).lower()
    assert "<NA>" not in told(page)
    assert "<script>" not in told(page)


def test_what_nobody_counted_is_not_0(shown: Show) -> None:
    assert "nobody counted how many came" in told(shown("nobody counted", "over_time"))
    page = shown("nobody counted", "one")
    assert [one.value for one in page.metric] == ["–"] * 8
    assert "how many came isn’t known" in told(page)


def test_an_empty_picture_is_none(shown: Show) -> None:
    page = shown("nobody counted", "over_time")
    assert "Nobody counted how many came to any session." in told(page)
    assert len(page.get("vega_lite_chart")) == 1, "how many were held"


def test_the_three_pictures_have_plots_of_one_height(shown: Show) -> None:
    tall = [json.loads(one.proto.spec)["height"] for one in shown("full", "over_time").get(CHART)]
    assert tall[0] == tall[1]
    assert tall[2] == tall[0] + _LEGEND


def test_the_first_row_of_a_picture_has_its_name_beside_it(shown: Show) -> None:
    spec = json.loads(shown("full", "who").get(CHART)[0].proto.spec)
    assert spec["config"]["axisDiscrete"]["labelFlush"] is False


def test_nobody_is_called_new_where_it_can_not_be_told(shown: Show) -> None:
    # The months say that who was new can't be told: the list and the session's page say no other.
    page = shown("bare", "over_time")
    assert "Who was new can’t be told yet" in told(page)
    assert page.dataframe[-1].value["first_timers"].isna().all()
    page = shown("bare", "one")
    assert [one.value for one in page.metric[:4]] == ["–", "1", "–", "–"]
    assert page.dataframe[0].value["new"].tolist() == ["–"]
    assert "1 person on record." in told(page)


def test_what_stands_in_brackets_keeps_numbers_on_the_right(shown: Show) -> None:
    months = shown("full", "over_time").dataframe[0]
    columns = json.loads(months.proto.columns)
    for name in ("participants", "people", "share"):
        assert columns[name]["alignment"] == "right", name


def test_nobody_did_most_where_several_did_as_much(shown: Show) -> None:
    assert "6 months 2 people hosted most: 1 each, that is 50% of" in told(shown("alike", "who"))
    assert "</bdi> hosted most: 4, that is 100% of" in told(shown("full", "who"))
    assert "All who hosted any." in told(shown("alike", "who"))


def test_no_month_and_no_kind_is_most_of_several_alike() -> None:
    found = pd.DataFrame({"name": ["April", "May", "June"], "sessions": [2, 2, 0]})
    assert _most(found) == "Most: April and May, 2 each. None in 1 of 3."
    assert _most(found.assign(sessions=[2, 2, 2])) == "Most: in 3 of them, 2 each."
    assert _most(found.assign(sessions=[2, 1, 1])) == "Most: April, 2."
    kinds = pd.DataFrame({"kind": ["Video", "Article"], "pieces": [1, 1]})
    assert _most_kind(kinds) == "Of 2 kinds most, 1 each."
    assert _most_kind(kinds.assign(pieces=[3, 1])) == "Most is video: 3 of 4."
    assert _most_kind(kinds.head(1)) == "All of it is video."


def test_no_topic_is_most_of_several_alike() -> None:
    known = pd.DataFrame({"topic": list("abcd"), "sessions": [3, 3, 1, 1], "lately": [1] * 4})
    assert "most about <b><bdi>a</bdi> and <bdi>b</bdi></b>: 3 sessions each." in _about(known)
    assert "most about <b><bdi>a</bdi></b>: 1 session." in _about(known.assign(sessions=1).head(1))
    assert "4 of them most often: 2 sessions each." in _about(known.assign(sessions=2))
    three = known.assign(sessions=[2, 2, 2, 1])
    assert "<b><bdi>a</bdi>, <bdi>b</bdi> and <bdi>c</bdi></b>: 2 sessions each" in _about(three)


@pytest.mark.parametrize(("part", "side"), [("who", "name"), ("came", "kind")])
def test_bars_stand_in_the_order_of_their_numbers(shown: Show, part: str, side: str) -> None:
    spec = json.loads(shown("full", part).get(CHART)[0].proto.spec)
    for layer in spec["layer"]:
        assert layer["encoding"]["y"]["field"] == side
        assert layer["encoding"]["y"]["sort"], "left to the data, it would keep its first order"


def test_terms_can_be_looked_at(shown: Show) -> None:
    page = shown("full", "over_time")
    page.segmented_control[0].set_value("term").run()
    assert not page.exception
    assert "4 sessions" in told(page)
    assert "first on record" in told(page)


def test_whoever_came_in_the_first_term_is_not_drawn_as_new() -> None:
    held = sessions(
        session("s", "2026-03-05", {"a": "hosted", "b": "attended"}),
        session("t", "2026-09-05", {"a": "hosted", "c": "attended", "d": "attended"}),
    )
    history = history_of(people=[person(one) for one in "abcd"], **held)
    found = by_period(history.at(), "term")
    drawn = who_came(found.assign(name=found["period"], short=found["period"]))
    assert drawn[["name", "who", "people"]].to_numpy().tolist() == [
        ["Fall 2026", NEW, 2],
        ["Fall 2026", BACK, 1],
        ["Spring 2026", UNSURE, 2],
    ]


def test_a_load_is_said_in_words(shown: Show) -> None:
    page = shown("full", "who")
    assert "1 of 1 host did half of the hosting" in told(page)
    page.segmented_control[0].set_value("spoke").run()
    assert not page.exception
    assert "spoke at most: 4" in told(page)


def test_words_are_quoted_with_consent_alone(shown: Show) -> None:
    for part in ("came", "one"):
        page = shown("full", part)
        if part == "one":
            page.selectbox[0].set_value("s0").run()
        assert "said 1" in told(page)
        assert "said 2" not in told(page)
        assert "said 3" not in told(page)
        assert "2 more are not shown" in told(page)


def test_a_session_tells_its_change_only_of_five(shown: Show) -> None:
    page = shown("full", "one")
    assert "Nobody answered both before and after it." in told(page)
    page.selectbox[0].set_value("s0").run()
    assert "6 people who answered before and after" in told(page)
    few = shown("few pairs", "one")
    few.selectbox[0].set_value("s0").run()
    assert "Not shown: fewer than 5 people" in told(few)


def test_a_session_that_is_not_there_in_the_month_is_let_go(
    shown: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown("full", "one")
    page.selectbox[0].set_value("s1").run()
    assert page.selectbox[0].value == "s1"
    monkeypatch.setattr("tests.dashboard.test_part_sessions.SHOWN", (CAMPAIGNS["bare"], "one"))
    page.run()
    assert not page.exception
    assert page.selectbox[0].value == "s"
