"""Views and followers of small campaigns: the latest count, never one count twice."""

from typing import Any

import pytest

from graph.campaigns import (
    content_by,
    content_figures,
    follower_accounts,
    followers_over_time,
    views_over_time,
)
from graph.errors import QuestionError
from graph.health import summary
from graph.reach import ladder
from graph.reach.seen import content_counts, platform_in
from graph.snapshot import Snapshot
from tests.graph.campaigns import history_of, person
from tests.graph.online import post, snapshot


def counted(of: str, of_id: str, value: float, day: str, source: str, **more: Any) -> Any:
    return {
        "metric": "views",
        "value": value,
        "measured_on": day,
        "source": source,
        "of": of,
        "of_id": of_id,
        "platform": "x" if of in ("post", "account") else None,
        "period": "lifetime",
        **more,
    }


def content(content_id: str, **more: Any) -> dict[str, Any]:
    return {"content_id": content_id, "title": content_id.upper(), "kind": "video", "topics": [],
            "produced_on": "2026-08-01", **more}  # fmt: skip


def seen() -> Snapshot:
    """Publish c1 by two posts, count c2 as such and by a post, leave c3 uncounted."""
    return snapshot(
        people=[person("p", panelist=True), person("q", panelist=True), person("r")],
        content=[content("c1", topics=["peace", "media"]), content("c2", topics=["peace"]),
                 content("c3", kind="graphic")],
        content_people=[{"content_id": one, "person_id": who, "produced_on": "2026-08-01"}
                        for one, who in (("c1", "p"), ("c1", "q"), ("c2", "p"), ("c2", "r"))],
        posts=[post("a", "acc", 0, content_id="c1"), post("b", "acc", 1, content_id="c1"),
               post("d", "acc", 2, content_id="c2"), post("z", "acc", 3)],
        measurements=[
            counted("post", "a", 100, "2026-08-02", "x analytics"),
            counted("post", "a", 150, "2026-08-05", "x analytics"),
            counted("post", "a", 140, "2026-08-06", "other tool"),
            counted("post", "a", 160, "2026-08-05", "x analytics", metric="video_views"),
            counted("post", "b", 10, "2026-08-03", "x analytics"),
            counted("post", "b", 9_999, "2026-08-03", "x analytics", period="day"),
            counted("post", "d", 70, "2026-08-04", "x analytics"),
            counted("content", "c2", 40, "2026-08-04", "YouTube Studio"),
            counted("content", "c2", 50, "2026-08-07", "youtube api"),
            counted("content", "c2", 5, "2026-08-07", "podcast host"),
            counted("post", "z", 1_000, "2026-08-04", "x analytics"),
        ],
    )  # fmt: skip


def test_the_latest_count_of_each_source_and_the_larger_of_sources_counts() -> None:
    found = content_figures(seen()).set_index("content_id")
    # a: 160 (other tool's 140 counts the same), b: 10. c2 by itself: YouTube 50; of what the
    # podcast host's 5 are, nobody says, so they may be among them.
    assert found["views"].dropna().to_dict() == {"c1": 170, "c2": 50}
    assert found["posts"].to_dict() == {"c1": 2, "c2": 1, "c3": 0}
    assert found.loc["c1", "panelists"] == ["p", "q"]
    assert found.loc["c2", "panelists"] == ["p"]
    assert found.loc["c2", "platforms"] == ["podcast host", "x", "youtube"]
    assert str(found.loc["c1", "counted_on"].date()) == "2026-08-06"
    assert found.index.tolist() == ["c1", "c2", "c3"]


def test_views_grow_by_what_each_day_s_count_adds() -> None:
    found = views_over_time(seen())
    told = {str(row.day.date()): (row.views, row.contents) for row in found.itertuples()}
    assert told == {
        "2026-08-02": (100, 1),
        "2026-08-03": (110, 1),
        "2026-08-04": (150, 2),
        "2026-08-05": (210, 2),
        "2026-08-06": (210, 2),
        "2026-08-07": (220, 2),
    }
    by_topic = views_over_time(seen(), "topic").groupby("group").tail(1).set_index("group")["views"]
    assert by_topic.to_dict() == {"media": 170, "peace": 220}


def test_a_group_has_what_is_in_it_and_rows_overlap() -> None:
    told = seen()
    by = {
        one: content_by(told, one).set_index("group")  # type: ignore[arg-type]
        for one in ("panelist", "topic", "platform", "kind")
    }
    assert by["panelist"]["views"].to_dict() == {"p": 220, "q": 170}
    assert by["topic"]["contents"].to_dict() == {"peace": 2, "media": 1}
    assert by["platform"]["views"].to_dict() == {"x": 170, "youtube": 50, "podcast host": 5}
    assert by["kind"].loc["graphic", "contents_counted"] == 0
    assert by["kind"]["views"].isna()["graphic"]
    with pytest.raises(QuestionError, match="panelist"):
        content_by(told, "panelists")  # type: ignore[arg-type]


def test_without_counts_views_are_unknown_not_none() -> None:
    bare = snapshot(content=[content("c")])
    assert content_counts(bare).empty
    assert content_figures(bare)["views"].isna().all()
    assert views_over_time(bare).empty
    assert content_by(bare, "kind")["views"].isna().all()
    assert content_figures(snapshot()).empty
    assert content_by(snapshot(), "topic").empty


def test_a_source_is_of_the_one_platform_it_names() -> None:
    named = {
        "YouTube Studio": "youtube", "yt": "youtube", "You Tube": "youtube", "x": "x",
        "Twitter Analytics": "x", "facebook_insights": "facebook", "Insta": "instagram",
        "TikTok": "tiktok", "podcast host": None, "Facebook and X": None, "campaign report": None,
        "excel": None, "": None,
    }  # fmt: skip
    assert {source: platform_in(source) for source in named} == named


SOURCES: dict[str, tuple[dict[str, float], float]] = {
    "one platform twice": ({"YouTube Studio": 40, "youtube api": 50}, 50),
    "two platforms": ({"facebook": 300, "x analytics": 50}, 350),
    "a report of less": ({"facebook": 300, "x": 50, "campaign report": 340}, 350),
    "a report of more": ({"facebook": 300, "x": 50, "campaign report": 400}, 400),
    "two reports": ({"campaign report": 400, "Facebook and X": 390}, 400),
    "a report alone": ({"campaign report": 7}, 7),
}


@pytest.mark.parametrize("name", SOURCES)
def test_what_may_be_counted_twice_is_added_nowhere(name: str) -> None:
    sources, expected = SOURCES[name]
    told = history_of(
        content=[content("c", session_id="s", topics=["peace"])],
        sessions=[{"session_id": "s", "held_on": "2026-08-01"}],
        measurements=[
            row
            for source, value in sources.items()
            for row in (
                counted("content", "c", value // 2, "2026-08-02", source),
                counted("content", "c", value, "2026-08-09", source),
                counted("content", "c", value, "2026-08-09", source, metric="impressions"),
            )
        ],
    )
    at = told.at()
    assert content_figures(at)["views"].tolist() == [expected]
    assert content_by(at, "topic")["views"].tolist() == [expected]
    assert views_over_time(at)["views"].tolist()[-1] == expected
    for of in ("content", "session"):
        row = ladder(at, of).iloc[0]  # type: ignore[arg-type]
        assert (row["views"], row["impressions"]) == (expected, expected)
    headlines = {one.name: one.value for one in summary(told).headlines}
    assert headlines["content_views"] == expected


def test_a_panelist_of_whom_nothing_was_seen_has_a_row() -> None:
    told = snapshot(
        people=[person("p", panelist=True), person("q", panelist=True), person("r")],
        content=[content("c1"), content("c2")],
        content_people=[{"content_id": "c1", "person_id": "p", "produced_on": "2026-08-01"}],
    )
    found = content_by(told, "panelist").set_index("group")
    assert found["contents"].to_dict() == {"p": 1, "q": 0}
    assert found["views"].isna().all()


def test_followers_are_counted_account_by_account_and_never_added() -> None:
    told = snapshot(
        accounts=[
            {"platform": "x", "account_id": "ours", "handle": "us", "official": True},
            {"platform": "x", "account_id": "theirs", "handle": "them"},
        ],
        measurements=[
            counted("account", "ours", value, day, source, metric="followers")
            for value, day, source in (
                (100, "2026-08-01", "a"), (130, "2026-08-31", "a"), (131, "2026-08-31", "a"),
                (90, "2026-09-30", "a"), (500, "2026-09-30", "b"),
            )
        ] + [counted("account", "theirs", 7, "2026-08-01", "a", metric="followers")],
    )  # fmt: skip
    found = followers_over_time(told)
    assert found["followers"].tolist() == [100, 131, 90, 500]
    assert found["change"].fillna(0).tolist() == [0, 31, -41, 0]
    assert len(followers_over_time(told, everybody=True)) == 5
    now = follower_accounts(found).set_index("source")
    assert now["change"].fillna(0).to_dict() == {"b": 0, "a": -10}
    assert now["counts"].to_dict() == {"b": 1, "a": 3}
    assert follower_accounts(followers_over_time(snapshot())).empty
