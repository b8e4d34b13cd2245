"""The Graph API's answers about Facebook and Instagram, however they were kept."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given as examples
from hypothesis import settings
from hypothesis import strategies as st
from meta_told import Told, bent, given, told

from graph.errors import InputError
from ingest.files import Given
from ingest.head import Head
from ingest.source import Context
from ingest.sources.graph_api import SOURCES

GRAPH = SOURCES[0]
SAMPLES = Path(__file__).parents[4] / "shared/samples"
PAGE = {"id": "5550001", "name": "Peace Page"}
AMNA, BASIT = {"id": "9001", "name": "Amna"}, {"id": "9002", "name": "Basit"}


def post(own: str = "777", **more: Any) -> dict[str, Any]:
    node = {"id": f"5550001_{own}", "created_time": "2024-03-22T13:12:00+0000", "from": PAGE}
    return {**node, "message": "Hello", **more}


def comment(own: str, who: dict[str, str] | None, **more: Any) -> dict[str, Any]:
    node = {"id": own, "created_time": "2024-03-22T14:00:00+0000", "message": "wah", **more}
    return {**node, "from": who} if who else node


def read(content: Any, name: str = "feed.json") -> Told:
    return told(GRAPH, given(name, content))


def test_comments_and_replies_answer_what_they_stand_under() -> None:
    reply = comment("777_2", PAGE, parent={"id": "777_1"})
    first = comment("777_1", AMNA, comments={"data": [reply]}, like_count=3)
    found = read({"data": [post(comments={"data": [first]})]})
    assert found.acts() == {
        ("reply", "9001", "5550001", "777"),
        ("reply", "5550001", "9001", "777_1"),
    }
    assert found.posts()["777_1"]["account_id"] == "9001"
    assert found.figures("777_1") == {"reactions": 3}
    assert found.accounts()["9001"]["name"] == "Amna"


def test_replies_beside_comments_answer_their_parent_whatever_the_order() -> None:
    stream = [comment("777_2", BASIT, parent={"id": "777_1"}), comment("777_1", AMNA)]
    found = read({"data": [post(comments={"data": stream})]})
    assert ("reply", "9002", "9001", "777_1") in found.acts()


def test_what_is_counted_but_not_listed_is_lost() -> None:
    reactions = {"data": [{**AMNA, "type": "LOVE"}], "summary": {"total_count": 90}}
    comments = {"data": [comment("777_1", None)], "summary": {"total_count": 12}}
    found = read({"data": [post(reactions=reactions, comments=comments)]})
    assert found.figures("777") == {"reactions": 90, "comments": 12}
    assert found.losses["reactions that are counted but not in the file"] == 89
    assert found.losses["comments that are counted but not in the file"] == 11
    # The comment without an author counts in the figure; nobody answered.
    assert found.acts() == {("reaction", "9001", "5550001", None)}
    assert found.passed == ["comments whose author is not named"]


def test_an_answer_to_somebody_unnamed_keeps_its_post() -> None:
    hidden = comment("777_1", None, comments={"data": [comment("777_2", AMNA)]})
    found = read({"data": [post(comments={"data": [hidden]})]})
    assert "777_2" in found.posts()
    assert found.acts() == set()
    assert found.losses["authors whom comments answer"] == 1


def test_likes_are_among_the_reactions() -> None:
    both = {
        "reactions": {"data": [{**AMNA, "type": "LIKE"}, {**BASIT, "type": "CARE"}]},
        "likes": {"data": [AMNA], "summary": {"total_count": 1}},
    }
    found = read({"data": [post(**both)]})
    kinds = {(cells["source"], cells["reaction"]) for cells in found.rows("interactions")}
    assert kinds == {("9001", "like"), ("9002", "care")}
    assert len(found.rows("interactions")) == 2
    assert found.figures("777")["reactions"] == 2
    assert read({"data": [post(likes={"data": [AMNA]})]}).figures("777") == {"reactions": 1}


@pytest.mark.parametrize("old", [False, True])
def test_tags_are_mentions_and_hashtags_are_not(old: bool) -> None:
    tags: Any = [
        {**AMNA, "type": "user", "offset": 0, "length": 4},
        {**AMNA, "type": "user", "offset": 9, "length": 4},
        {"id": "9009", "name": "A Walk", "type": "event"},
        {"id": "123", "name": "#Peace"},
    ]
    if old:
        tags = {str(at * 9): [tag] for at, tag in enumerate(tags)}
    found = read({"data": [post(message_tags=tags, message="Amna #Peace #امن")]})
    assert found.acts() == {("mention", "5550001", "9001", None)}
    assert found.posts()["777"]["hashtags"] == "Peace;امن"


def test_an_answer_does_not_mention_whom_it_answers() -> None:
    tags = [{**PAGE, "type": "page"}, {**BASIT, "type": "user"}]
    found = read({"data": [post(comments={"data": [comment("777_1", AMNA, message_tags=tags)]})]})
    assert found.acts() == {
        ("reply", "9001", "5550001", "777"),
        ("mention", "9001", "9002", None),
    }


def test_shared_posts_are_reposts() -> None:
    by_parent = post("778", parent_id="999_888")
    by_link = post("779", link="https://www.facebook.com/other.page/posts/12345")
    elsewhere = post("780", link="https://example.org/posts/12345")
    found = read({"data": [by_parent, by_link, elsewhere]})
    assert found.acts() == {
        ("repost", "5550001", "999", "888"),
        ("repost", "5550001", "@other.page", "12345"),
    }


def test_people_without_ids_are_known_by_name() -> None:
    found = read({"data": [post(comments={"data": [comment("777_1", {"name": "Zoya Ali"})]})]})
    assert ("reply", "name:zoya ali", "5550001", "777") in found.acts()
    assert "told apart" in found.notes


def test_a_page_without_its_name_and_a_visitor_without_one() -> None:
    own = {key: value for key, value in post().items() if key != "from"}
    visitor = {**own, "id": "5550001_778", "status_type": "wall_post"}
    found = read({"data": [own, visitor]})
    assert found.posts()["777"]["account_id"] == "5550001"
    assert found.passed == ["posts whose author is not named"]


def insight(name: str, *values: Any, period: str = "lifetime", **more: Any) -> dict[str, Any]:
    return {"name": name, "period": period, "values": list(values), "title": "t", **more}


def test_insights_are_numbers_or_numbers_by_kind() -> None:
    values = [
        insight("post_impressions", {"value": 1500}),
        insight("post_impressions_unique", {"value": 900}),
        insight("post_reactions_by_type_total", {"value": {"like": 30, "love": 2}}),
        insight("post_clicks", {"value": 12}),
        insight("post_consumptions_by_type", {"value": {"link clicks": 3}}),
    ]
    found = read({"data": [post(insights={"data": values})]})
    assert found.figures("777") == {
        "impressions": 1500,
        "reach": 900,
        "reactions": 32,
        "clicks": 12,
    }


def test_a_days_figure_is_of_the_day_before_it_ended() -> None:
    node = insight(
        "page_impressions_unique",
        {"value": 400, "end_time": "2024-03-23T07:00:00+0000"},
        {"value": 500, "end_time": "2024-03-24T07:00:00+0000"},
        period="day",
        id="5550001/insights/page_impressions_unique/day",
    )
    found = read({"data": [node]})
    figures = {
        (cells["measured_on"], cells["period"]): cells["value"]
        for cells in found.rows("measurements")
    }
    assert figures == {(date(2024, 3, 22), "day"): 400, (date(2024, 3, 23), "day"): 500}
    assert "5550001" in found.accounts()


def media(own: str = "17990001", **more: Any) -> dict[str, Any]:
    return {
        "id": own,
        "media_type": "IMAGE",
        "timestamp": "2024-03-25T13:00:00+0000",
        "username": "peace.ig",
        **more,
    }


def remark(own: str, who: str, text: str, **more: Any) -> dict[str, Any]:
    time = "2024-03-25T14:00:00+0000"
    return {"id": own, "username": who, "text": text, "timestamp": time, **more}


def test_instagram_mentions_answers_and_missing_likes() -> None:
    replies = {"data": [remark("181", "peace.ig", "@gul_swat thanks, see @b.c_. and @d")]}
    comments = {"data": [remark("180", "gul_swat", "@peace.ig wah @b.c_", replies=replies)]}
    node = media(caption="With @ayesha.mer. a@b.com #Peace", comments_count=9, comments=comments)
    found = read({"data": [{**node, "owner": {"id": "1784"}}, media("17990002")]})
    assert found.acts() == {
        ("mention", "1784", "@ayesha.mer", None),
        ("reply", "@gul_swat", "1784", "17990001"),
        ("mention", "@gul_swat", "@b.c_", None),
        ("reply", "1784", "@gul_swat", "180"),
        ("mention", "1784", "@b.c_", None),
        ("mention", "1784", "@d", None),
    }
    # Likes may be hidden: unknown, not 0. The second post's handle is that of a known id.
    assert found.figures("17990001") == {"comments": 9}
    assert found.posts()["17990002"]["account_id"] == "1784"
    assert found.losses["comments that are counted but not in the file"] == 7


def test_figures_told_twice_are_told_once() -> None:
    node = media(like_count=410, insights={"data": [insight("likes", {"value": 410})]})
    rows = read([node]).rows("measurements")
    assert len(rows) == 1


PAGES = [{"data": [post("771")], "paging": {"next": "https://graph"}}, {"data": [post("772")]}]


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(PAGES),
        json.dumps(PAGES, indent=1),
        "\n".join(map(json.dumps, PAGES)),
        "".join(json.dumps(page, indent=1) for page in PAGES),
        "\n".join(json.dumps(each) for page in PAGES for each in page["data"]),
        json.dumps({"5550001_771": post("771"), "5550001_772": post("772")}),
        json.dumps({"id": "5550001", "name": "P", "posts": {"data": [post("771"), post("772")]}}),
        json.dumps([{"code": 200, "body": json.dumps(page)} for page in PAGES]),
        "\ufeff" + json.dumps(PAGES),
    ],
)
def test_however_pages_are_kept_their_posts_are_read(text: str) -> None:
    found = read(text)
    assert set(found.posts()) == {"771", "772"}
    assert "further pages" not in found.notes


def test_pages_that_overlap_and_errors_between_them() -> None:
    error = {"error": {"message": "x", "code": 4, "fbtrace_id": "A"}}
    found = read([PAGES[1], error, PAGES[1], PAGES[0]])
    assert len(found.items) == 2
    assert sorted(found.passed) == [
        "errors the API answered with",
        "posts and comments that stand in the file twice",
    ]
    assert "further pages" in found.notes


def test_what_an_overlapping_page_adds_is_told() -> None:
    first = post(reactions={"data": [{**AMNA, "type": "LIKE"}]})
    again = post(reactions={"data": [{**AMNA, "type": "LIKE"}, {**BASIT, "type": "LIKE"}]})
    found = read([{"data": [first]}, {"data": [again]}])
    assert len(found.rows("interactions")) == 2
    assert found.figures("777") == {"reactions": 1}


def test_a_cut_file_gives_the_good_part() -> None:
    text = json.dumps({"data": [post("771"), post("772"), post("773")]})
    found = read(text[:-40])
    assert set(found.posts()) == {"771", "772"}
    assert "cut off" in found.notes
    lines = "\n".join(json.dumps(post(str(at))) for at in range(771, 774))
    assert set(read(lines[:-40]).posts()) == {"771", "772"}
    damaged = read("\n".join([json.dumps(post("771")), json.dumps(post("772"))[9:], lines]))
    assert set(damaged.posts()) == {"771", "772", "773"}
    assert len(damaged.asides) == 1
    with pytest.raises(InputError):
        list(GRAPH.read(given("feed.json", text[:30]), Context()))


def test_ids_that_went_through_numbers_are_set_aside() -> None:
    found = read(
        '{"data":[{"id":1.22158e17,"created_time":"2024-03-22T13:12:00+0000","message":"x"}]}'
    )
    assert len(found.asides) == 1


def test_the_day_of_the_report_is_that_of_its_newest_time() -> None:
    found = read({"data": [post(shares={"count": 7}, updated_time="2024-03-23T19:30:00+0000")]})
    # 19:30 in Greenwich is the next day in Karachi.
    assert found.rows("measurements")[0]["measured_on"] == date(2024, 3, 24)


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples are not here")
def test_the_samples() -> None:
    path = SAMPLES / "facebook_graph_api/page_posts.json"
    found = told(GRAPH, Given.of(path.name, path.read_bytes()))
    assert found.acts() >= {
        ("mention", "61571000000001", "61571000000077", None),
        ("reply", "100000000000001", "61571000000001", "122158000000000101"),
        ("mention", "100000000000001", "100000000000002", None),
        ("reply", "100000000000002", "100000000000001", "122158000000000101_1"),
        ("reaction", "100000000000003", "61571000000001", None),
    }
    assert found.records == 5
    path = SAMPLES / "instagram_graph_api/media.json"
    assert told(GRAPH, Given.of(path.name, path.read_bytes())).records == 4


NAMES = (
    *("data", "id", "from", "comments", "reactions", "created_time", "timestamp", "media_type"),
    *("message_tags", "summary", "total_count", "insights", "values", "period", "parent"),
    *("owner", "username", "text", "name", "paging", "next", "error", "body", "code", "replies"),
)
LEAVES = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8)
    | st.sampled_from(["5550001_777", "9001", "2024-03-22T13:12:00+0000", "@a.b #c"])
)  # fmt: skip
VALUES = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=6)
    ),
    max_leaves=25,
)


@settings(max_examples=150, deadline=None)
@examples(VALUES)
def test_whatever_an_answer_holds_only_words_come_out(value: Any) -> None:
    file = given("x.json", json.dumps({"data": [value, post()]}))
    GRAPH.recognise(Head(file))
    found = Told(GRAPH.read(file, Context()))
    assert "777" in found.posts()
    numbers = [event.number for event in found.events if hasattr(event, "number")]
    assert sorted(numbers) == list(range(1, found.records + 1))


@settings(max_examples=80, deadline=None)
@examples(st.binary(max_size=200), st.integers(0, 400))
def test_bytes_and_cuts_anywhere(data: bytes, at: int) -> None:
    whole = json.dumps({"data": [post(message="آپ"), post("778")]}).encode()
    for content in (data, whole[:at], whole[:at] + data):
        file = Given.of("x.json", content)
        GRAPH.recognise(Head(file))
        try:
            list(GRAPH.read(file, Context()))
        except InputError:
            continue


def test_an_answer_may_be_bent_anywhere() -> None:
    whole = post(
        comments={"data": [comment("777_1", AMNA, message_tags=[BASIT], parent={"id": "777"})]},
        reactions={"data": [{**AMNA, "type": "LIKE"}], "summary": {"total_count": 3}},
        attachments={"data": [{"url": "https://www.facebook.com/a.b/posts/12345"}]},
        insights={"data": [insight("post_impressions", {"value": 3, "end_time": "2024-03-22"})]},
        shares={"count": 2},
        paging={"next": "x"},
    )
    replies = {"data": [remark("180", "a.b", "@c d", replies={"data": [remark("181", "c", "")]})]}
    picture = media(caption="#a @b", comments=replies, owner={"id": "1"}, like_count=3)
    for each in (whole, picture):
        for value in bent(each):
            file = given("x.json", {"data": [value, post("778")]})
            assert "778" in Told(GRAPH.read(file, Context())).posts()
