"""What the page *Campaigns & content* says, on campaigns that lack this or that."""

from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.accounts import account_names, platform_name
from dashboard.campaigns.campaign import _days_in_words
from dashboard.campaigns.content import _growth, _up_to
from dashboard.campaigns.days import days_axis
from dashboard.campaigns.going import _sentence as _set_going_in_words
from dashboard.campaigns.threads import _depths_in_words, dialogue_in_words
from dashboard.influence.rungs import SUBJECTS
from graph.history import History
from tests.graph.campaigns import campus, history_of, person, term
from tests.graph.online import act, post

HOSTILE = "<script>alert(1)</script>{x} **b** $a$"


def count(metric: str, of: str, of_id: str, value: float, day: str, **more: Any) -> Any:
    return {"metric": metric, "of": of, "of_id": of_id, "value": value, "measured_on": day,
            "platform": "x", "source": "x analytics", "period": "lifetime", **more}  # fmt: skip


def talked(name: str = "Hero", **more: Any) -> History:
    """Let a campaign of two campuses talk, be seen and followed, under names as given."""
    return history_of(
        people=[person("a", name=name, panelist=True), person("b")],
        campuses=[campus("NED", name=name), campus("KU")],
        terms=[term("a", "NED", "2026-01-01"), term("b", "KU", "2026-01-01")],
        accounts=[
            {"platform": "x", "account_id": "a", "handle": name, "person_id": "a", "followers": 50},
            {"platform": "x", "account_id": "b", "person_id": "b", "followers": 10},
            {"platform": "x", "account_id": "o", "handle": name, "official": True},
        ],
        posts=[post("p0", "a", 0, tags=["hero"], content_id="c"),
               post("p1", "b", 30, tags=["hero"]), post("p2", "a", 40)],
        interactions=[act("reply", "b", "p1", "a", "p0", 30),
                      act("reply", "a", "p2", "b", "p1", 40)],
        campaigns=[{"name": name, "tags": ["hero"]}],
        content=[{"content_id": "c", "title": name, "kind": "video", "topics": [name],
                  "produced_on": "2026-08-01"}],
        content_people=[{"content_id": "c", "person_id": "a", "produced_on": "2026-08-01"}],
        measurements=[
            count("views", "post", "p0", 1_234, "2026-08-02"),
            count("views", "post", "p0", 1_300, "2026-12-02"),
            count("followers", "account", "o", 400, "2026-08-02"),
            count("followers", "account", "o", 500, "2026-09-02"),
            count("reach", "campaign", name, 79_000, "2026-09-01", platform=None, source=name),
        ],
        **more,
    )  # fmt: skip


CAMPAIGNS: dict[str, History] = {
    "nothing": history_of(),
    "people only": history_of(people=[person("a")]),
    "a campaign without posts": history_of(campaigns=[{"name": "Hero", "tags": ["hero"]}]),
    "content nobody counted": history_of(content=[{"content_id": "c", "topics": []}]),
    "posts without anybody": history_of(
        campaigns=[{"name": "Hero", "tags": ["hero"]}],
        posts=[{"platform": "x", "post_id": "p", "tags": ["hero"]}],
    ),
    "talked": talked(),
    "hostile names": talked(HOSTILE),
}
SHOWN: tuple[History, str] = (CAMPAIGNS["nothing"], "campaign")
PARTS = ("campaign", "threads", "content", "followers", "influence.rungs", "influence.happened")


def _page() -> None:
    from importlib import import_module

    from tests.dashboard import test_part_campaigns

    history, part = test_part_campaigns.SHOWN
    import_module(f"dashboard.{part if '.' in part else f'campaigns.{part}'}").show(history.at())


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Show a part of a campaign in memory: what pages keep is kept beside an open store."""

    def show(name: str, part: str) -> AppTest:
        monkeypatch.setattr("dashboard.session.kept", lambda _, make: make())
        monkeypatch.setattr("tests.dashboard.test_part_campaigns.SHOWN", (CAMPAIGNS[name], part))
        return AppTest.from_function(_page, default_timeout=120).run()

    return show


def said(page: AppTest) -> str:
    parts = [one.proto.body for one in page.get("html")]
    return " ".join([*parts, *(one.value for one in [*page.markdown, *page.caption])])


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("name", CAMPAIGNS)
def test_it_is_shown_whatever_is_missing(shown: Any, name: str, part: str) -> None:
    page = shown(name, part)
    assert not page.exception
    assert said(page)
    assert "nan" not in said(page).lower()
    assert "<script>" not in said(page)


@pytest.mark.parametrize("name", ["nothing", "people only", "posts without anybody", "talked"])
def test_the_rungs_of_every_kind_are_shown_whatever_is_missing(shown: Any, name: str) -> None:
    page = shown(name, "influence.rungs")
    for of in SUBJECTS:
        page.selectbox[0].set_value(of).run()
        assert not page.exception
        assert said(page)


def test_a_campaign_has_its_figures_and_rungs_side_by_side(shown: Any) -> None:
    page = shown("talked", "campaign")
    told = said(page)
    assert "2 posts by 2 participants reached 79,000 accounts" in told
    assert {one.label: one.value for one in page.metric} == {
        "Participants": "2", "Posts": "2", "Reposts": "0", "Replies": "2", "Quotes": "0",
    }  # fmt: skip
    assert "50–60" in told
    assert "never added" in told
    # No two rungs together: 79,000 + 60 stands nowhere.
    assert "79,060" not in told
    assert "At most 1 post a day, on 2 days." in told
    assert "was first to post" in told


@pytest.mark.parametrize("part", ["influence.rungs", "influence.happened"])
def test_influence_says_where_campaigns_are_shown(shown: Any, part: str) -> None:
    page = shown("talked", part)
    assert not page.exception
    assert "who set it going stand on a page of their own" in said(page)
    assert "set most of it off" not in said(page)


def test_threads_are_told_with_their_denominator(shown: Any) -> None:
    page = shown("talked", "threads")
    assert "<b>1 post was answered, with 2 replies in all.</b>" in said(page)
    assert "Of only 2 answers are both campuses known, and 2 of these went" in said(page)
    assert "100%" not in said(page)
    assert "In 1 of 1 thread an answer was answered in turn" in said(page)
    page.selectbox[0].set_value("Hero").run()
    page.selectbox[1].set_value("x").run()
    assert not page.exception
    assert "with 2 replies in all" in said(page)


def test_a_share_is_told_with_its_interval_where_enough_is_known() -> None:
    rows = pd.DataFrame({"replies": [9], "depth": [2], "breadth": [8], "days": [1.5],
                         "answers_known": [8], "cross_campus": [6]})  # fmt: skip
    assert "6 of these (75%; 41% to 93%) went from one campus to another" in dialogue_in_words(rows)


def test_one_thread_is_told_of_as_one() -> None:
    rows = pd.DataFrame({"replies": [1], "depth": [1], "breadth": [1], "days": [0.5],
                         "answers_known": [0], "cross_campus": [0]})  # fmt: skip
    told = dialogue_in_words(rows)
    assert "1 post was answered, with 1 reply in all" in told
    assert "goes 1 answer down, the broadest has 1 post in one step; it lasted 0.5 days." in told
    assert _depths_in_words(0, 1) == (
        "**No answer was answered in turn**: the one thread ends with answers to the first post."
    )
    assert _depths_in_words(3, 0) == "**In 3 of 3 threads an answer was answered in turn**."
    assert _depths_in_words(3, 1).endswith("; the other 1 ends with answers to the first post.")


def curve(*posts: int) -> pd.DataFrame:
    days = pd.date_range("2026-04-01", periods=len(posts))
    return pd.DataFrame(
        {"day": days, "posts": posts, "new_accounts": [2, *([0] * len(posts))][:-1]}
    )


def test_no_day_is_called_the_best_of_several_alike() -> None:
    alike = _days_in_words(curve(1, 1, 0, 1))
    assert alike.startswith("**At most 1 post a day, on 3 days.** There were posts on 3 of the 4")
    assert _days_in_words(curve(2, 3)).startswith("**Most was posted on 2 Apr 2026: 3 posts.**")
    assert _days_in_words(curve(2)) == "**All was posted on 1 Apr 2026: 2 posts.**"


@pytest.mark.parametrize(
    ("many", "ticks", "written", "step"),
    [(1, 16, "%-d %b", ("day", 1)), (31, 16, "%-d %b", ("day", 2)),
     (93, 4, "%-d %b", ("day", 23)), (396, 4, "%b %y", ("month", 4)),
     (396, 14, "%b %y", ("month", 1))],
)  # fmt: skip
def test_labels_of_days_never_read_the_same(
    many: int, ticks: int, written: str, step: tuple[str, int]
) -> None:
    days = pd.Series(pd.date_range("2025-09-30", periods=many))
    axis = days_axis(days, ticks=ticks, months="%b %y").to_dict()
    assert axis["format"] == written
    assert (axis["tickCount"]["interval"], axis["tickCount"]["step"]) == step


def test_who_set_off_as_much_as_others_is_not_alone() -> None:
    going = pd.DataFrame({"who": ["A", "B"], "set_off": [1, 1], "share": [0.1, 0.1],
                          "place_in_line": [1, 2], "reposts_received": [2, 2]})  # fmt: skip
    told = _set_going_in_words(going)
    assert "<bdi>A</bdi> and 1 other account set off most of it:</b> 1 post by others" in told
    assert "hangs below what each began. <bdi>A</bdi> was first to post." in told
    assert "Most reposted by others of the campaign: 2 accounts alike, 2 times." in told
    alone = _set_going_in_words(going.assign(set_off=[3, 1], reposts_received=[1, 0]))
    assert "set off more of it than any other account:</b> 3 posts by others" in alone
    assert "Most reposted by others of the campaign: <bdi>A</bdi>, 1 time." in alone


def test_lines_of_views_go_on_to_the_day_looked_at() -> None:
    days = pd.to_datetime(["2026-01-10", "2026-03-10", "2026-04-20"])
    seen = pd.DataFrame({"group": ["a", "a", "b"], "day": days, "views": [10.0, 30.0, 5.0]})
    on = pd.Timestamp("2026-04-30")
    drawn = _up_to(seen, on).sort_values(["group", "day"])
    assert drawn.loc[drawn["day"] == on, "views"].tolist() == [30, 5]
    # Not the three months before its own last count: nobody would know which they were.
    assert _growth(seen, "a", on).startswith("a: seen 30 times by 10 Mar 2026, 20 of them counted")
    later = pd.Timestamp("2026-08-31")
    assert "none of them counted in the three months before 31 Aug 2026" in _growth(
        seen, "a", later
    )
    assert _growth(seen, "b", on) == "b: seen 5 times by 20 Apr 2026; first counted on 20 Apr 2026."


def test_platforms_are_written_alike() -> None:
    history = CAMPAIGNS["talked"]
    accounts = pd.DataFrame({"platform": ["x", "youtube", "x"], "account_id": ["b", "u", None]})
    assert account_names(history.at(), accounts).tolist() == ["b · X", "u · YouTube", "–"]
    written = ["Facebook", "Instagram", "TikTok", "Other", "podcast host", "–"]
    given = ["facebook", "instagram", "tiktok", "other", "podcast host", None]
    assert [platform_name(one) for one in given] == written


def test_every_side_of_content_is_answered(shown: Any) -> None:
    page = shown("hostile names", "content")
    assert "Content was seen 1,300 times" in said(page)
    for by in ("topic", "panelist", "kind"):
        page.segmented_control[0].set_value(by).run()
        assert not page.exception
        assert "<script>" not in said(page)
        assert "1,300 times" in said(page)
    assert "66 of them counted in the three months before 2 Dec 2026" in said(page)


def test_followers_are_those_of_our_accounts_unless_asked(shown: Any) -> None:
    page = shown("talked", "followers")
    assert "has 500 followers" in said(page)
    assert "100 more since 2 Aug 2026" in said(page)
    page.toggle[0].set_value(True).run()
    assert not page.exception
    assert "has 500 followers" in said(page)
