"""Posts of the X API v1.1: both forms of text, streams, and their traps, one by one."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from told_truth import (
    TRUTH,
    WORLD,
    asides,
    events,
    items,
    losses,
    passed,
    rows,
    told,
    true,
    with_samples,
)
from x_written import lines

from graph.errors import InputError
from ingest.files import Given
from ingest.head import Head
from ingest.source import Context, Event
from ingest.sources.x_api_v1 import SOURCES

(SOURCE,) = SOURCES
Json = dict[str, Any]


def user(id_: int, name: str, **more: Any) -> Json:
    return {"id": id_, "id_str": str(id_), "screen_name": name, "name": name.title(), **more}


def tweet(id_: int, by: Json | None = None, **more: Any) -> Json:
    return {
        "created_at": "Fri Mar 22 19:30:00 +0000 2024",
        "id": 10**18 + id_,
        "id_str": str(10**18 + id_),
        "text": "hello",
        "user": by or user(1, "a"),
        "entities": {"hashtags": [], "user_mentions": [], "urls": []},
        **more,
    }


def names(*found: tuple[int, str]) -> list[Json]:
    return [{"id": id_, "id_str": str(id_), "screen_name": name} for id_, name in found]


def read(*values: Any) -> list[Event]:
    return events(SOURCE, Given.of("posts.jsonl", lines(list(values))))


def acts(found: list[Event]) -> list[tuple[str, str, str]]:
    return [(row["type"], row["source"], row["target"]) for row in rows(found, "interactions")]


@with_samples
@pytest.mark.parametrize("name", ["social_v11.jsonl", "social_v11_stream_compat.jsonl"])
def test_the_invented_world_is_told_as_far_as_the_file_goes(name: str) -> None:
    file = Given.of(name, (WORLD / name).read_bytes())
    assert SOURCE.recognise(Head(file)) == 2
    found = events(SOURCE, file)
    held = {row["post_id"] for row in rows(found, "posts")}
    assert told(found) == {act for act in true(*TRUTH) if act[0] in held}
    assert not losses(found)


def test_a_repost_of_a_quote_is_no_quote_of_the_reposter() -> None:
    quoted = tweet(1, user(3, "c"), favorite_count=4)
    original = tweet(
        *(2, user(2, "b")),
        is_quote_status=True,
        quoted_status_id=10**18 + 1,
        quoted_status_id_str=str(10**18 + 1),
    )
    repost = tweet(
        5,
        text="RT @b: hello @d #Tag",
        entities={"hashtags": [{"text": "Tag"}], "user_mentions": names((2, "b"), (4, "d"))},
        retweeted_status=original,
        quoted_status=quoted,
        quoted_status_id_str=str(10**18 + 1),
        is_quote_status=True,
        retweet_count=77,
        favorite_count=0,
    )
    found = read(repost)
    assert sorted(acts(found)) == [("quote", "2", "3"), ("repost", "1", "2")]
    assert {row["post_id"] for row in rows(found, "posts")} == {str(10**18 + n) for n in (1, 2, 5)}
    assert {row["of_id"] for row in rows(found, "measurements")} == {str(10**18 + 1)}
    assert len(items(found)) == 1


def test_a_quote_of_a_post_that_is_gone_names_its_author_by_the_link() -> None:
    link = {"urls": [{"expanded_url": f"https://twitter.com/Gone/status/{10**18 + 9}"}]}
    found = read(
        tweet(1, is_quote_status=True, quoted_status_id_str=str(10**18 + 9), entities=link),
        tweet(2, is_quote_status=True, entities=link),
        tweet(3, quoted_status_permalink={"expanded": f"https://x.com/P/status/{10**18 + 8}"})
        | {"quoted_status_id": 10**18 + 8},
        tweet(4, is_quote_status=True, quoted_status_id=10**18 + 7, entities=link),
        tweet(5, entities=link),
    )
    assert acts(found) == [("quote", "1", "@gone")] * 2 + [("quote", "1", "@p")]
    assert losses(found) == {"quotes of posts whose author the file does not name": 1}


def test_whole_numbers_stay_whole() -> None:
    post = {"in_reply_to_status_id": 1771170732307382275, "in_reply_to_user_id": 9007199254740993}
    found = read({name: value for name, value in (tweet(7) | post).items() if name != "id_str"})
    (act,) = rows(found, "interactions")
    assert (act["target_post_id"], act["target"]) == ("1771170732307382275", "9007199254740993")
    assert act["post_id"] == str(10**18 + 7)


def test_the_whole_text_stands_in_three_places() -> None:
    whole = {
        "full_text": "a &lt; b @z #End",
        "entities": {"hashtags": [{"text": "End"}], "user_mentions": names((9, "z"))},
    }
    found = read(
        tweet(1, text="a &lt;…", truncated=True, extended_tweet=whole),
        tweet(2, full_text="full &amp; whole", text=None),
        tweet(3, text="only the beg…", truncated=True),
    )
    texts = [row["text"] for row in rows(found, "posts")]
    assert texts == ["a < b @z #End", "full & whole", "only the beg…"]
    assert acts(found) == [("mention", "1", "9")]
    assert rows(found, "posts")[0]["hashtags"] == "End"
    assert sum(losses(found).values()) == 1


def test_an_answer_and_its_leading_mentions() -> None:
    to = {"in_reply_to_user_id_str": "2", "in_reply_to_screen_name": "B"}
    marks = {"user_mentions": names((2, "b"), (3, "c"), (3, "C"), (1, "a"))}
    found = read(tweet(1, entities=marks, **to), tweet(2, in_reply_to_status_id=10**18))
    assert acts(found) == [("reply", "1", "2"), ("mention", "1", "3"), ("mention", "1", "1")]
    assert losses(found) == {"answers to posts whose author the file does not name": 1}


def test_an_account_that_is_gone_is_named_by_its_handle() -> None:
    marks = {"user_mentions": [{"id": -1, "id_str": "-1", "screen_name": "Gone"}]}
    assert acts(read(tweet(1, entities=marks))) == [("mention", "1", "@gone")]


def test_notices_of_a_stream_are_passed_over_each_with_its_reason() -> None:
    data = lines(
        [
            {"limit": {"track": 14}},
            {"delete": {"status": {"id": 1}}},
            {"scrub_geo": {"user_id": 1}},
            {"status_withheld": {"id": 1}},
            {"user_withheld": {"id": 1}},
            {"warning": {"code": "FALLING_BEHIND"}},
            {"disconnect": {"code": 4}},
            {"direct_message": {"text": "secret"}},
            tweet(1),
        ]
    )
    found = events(SOURCE, Given.of("s.jsonl", data + b"\r\n\r\n"))
    assert len(set(passed(found))) == 9
    assert not asides(found)
    assert "secret" not in repr(found)
    assert [item.number for item in items(found)] == [9]


def test_figures_are_of_the_day_of_the_stream_or_of_the_newest_post() -> None:
    later = tweet(2, created_at="Sun Mar 24 20:00:00 +0000 2024", favorite_count=1)
    found = read(tweet(1, favorite_count=2, retweet_count=3), later)
    assert {row["measured_on"] for row in rows(found, "measurements")} == {date(2024, 3, 25)}
    streamed = read(tweet(1, favorite_count=2, timestamp_ms="1711135800000"), later)
    assert rows(streamed, "measurements")[0]["measured_on"] == date(2024, 3, 23)
    assert {row["metric"] for row in rows(found, "measurements")} == {"reactions", "shares"}


def test_answers_of_searches_and_lookups_and_old_arrays_are_read() -> None:
    people = [user(5, "e", followers_count=3, status=tweet(4, favorite_count=1))]
    for value, count in (
        ({"statuses": [tweet(1), tweet(2)], "search_metadata": {}}, 2),
        ({"results": [tweet(1)], "next": "x"}, 1),
        ([tweet(1), tweet(2), tweet(3)], 3),
        (people, 1),
    ):
        file = Given.of("x.json", json.dumps(value).encode())
        assert SOURCE.recognise(Head(file)) == 2
        assert [item.number for item in items(events(SOURCE, file))] == list(range(1, count + 1))
    found = read(*people)
    assert items(found)[0].rows[0][1]["followers"] == 3
    assert [row["post_id"] for row in rows(found, "posts")] == [str(10**18 + 4)]


def test_the_activity_format_is_refused_by_name() -> None:
    activity = {"objectType": "activity", "verb": "post", "actor": {"id": "a"}, "body": "text"}
    file = Given.of("x.jsonl", lines([activity]))
    assert SOURCE.recognise(Head(file)) == 2
    with pytest.raises(InputError, match="Gnip"):
        list(SOURCE.read(file, Context()))


def test_what_is_no_post_is_set_aside() -> None:
    nobody = {name: value for name, value in tweet(1).items() if name != "user"}
    old = tweet(2) | {"id": 20, "id_str": "20", "created_at": "x"}
    found = read(nobody, old, tweet(3, id="?", id_str=None), {"a": 1}, 5, tweet(4))
    assert [column for column, _ in asides(found)] == ["user", "created_at", "id", "", ""]
    assert len(items(found)) == 1


_ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(), inner, max_size=2),
    max_leaves=4,
)
_WHOLE = tweet(
    5,
    entities={"user_mentions": names((2, "b")), "hashtags": [{"text": "t"}], "urls": [{}]},
    extended_tweet={"full_text": "f", "entities": {"user_mentions": names((3, "c"))}},
    quoted_status=tweet(1, user(2, "b")),
    in_reply_to_user_id=2,
)


@settings(deadline=None)
@given(st.sampled_from(sorted(_WHOLE)), st.sampled_from(["", *sorted(_WHOLE)]), _ANY)
def test_whatever_stands_where_in_a_post_nothing_breaks(name: str, also: str, value: Any) -> None:
    found = read(_WHOLE | {name: value} | ({also: value} if also else {}), {name: value})
    for item in items(found):
        assert all(None not in cells.values() for _, cells in item.rows)


@settings(deadline=None)
@given(_ANY)
def test_whatever_is_repeated_nothing_breaks(value: Any) -> None:
    for original in (value, {"user": value}, _WHOLE | {"user": value}):
        events(SOURCE, Given.of("x.jsonl", lines([tweet(9, retweeted_status=original)])))
