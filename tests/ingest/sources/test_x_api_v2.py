"""Posts of the X API v2: the shapes of its files and their traps, one by one."""

import json
from datetime import UTC, date, datetime
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
    notes,
    passed,
    rows,
    told,
    true,
    with_samples,
)
from x_written import RETRIEVED, lines

from graph.errors import InputError
from ingest.files import Given
from ingest.head import Head
from ingest.source import Aside, Context, Event, Item, Passed
from ingest.sources.x_api_v2 import SOURCES

(SOURCE,) = SOURCES
Json = dict[str, Any]


def user(id_: str, name: str, **more: Any) -> Json:
    return {"id": id_, "username": name, "name": name.title(), **more}


def tweet(id_: int, author: str = "1", **more: Any) -> Json:
    made = {"created_at": "2024-03-22T19:30:00.000Z", "text": "hello", "public_metrics": {}}
    return {"id": str(10**18 + id_), "author_id": author, **made, **more}


def ref(kind: str, id_: int) -> Json:
    return {"type": kind, "id": str(10**18 + id_)}


def answer(*tweets: Json, users: Any = (), others: Any = (), **more: Any) -> Json:
    includes = {"users": list(users), "tweets": list(others)}
    return {"data": list(tweets), "includes": includes, "__twarc": RETRIEVED, **more}


def read(*values: Any) -> list[Event]:
    return events(SOURCE, Given.of("posts.jsonl", lines(list(values))))


def acts(found: list[Event]) -> list[tuple[str, str, str]]:
    return [(row["type"], row["source"], row["target"]) for row in rows(found, "interactions")]


def metrics(found: list[Event], post: int) -> dict[str, int]:
    return {
        row["metric"]: row["value"]
        for row in rows(found, "measurements")
        if row["of_id"] == str(10**18 + post)
    }


@with_samples
def test_the_invented_world_is_told_whole() -> None:
    file = Given.of("x.jsonl", (WORLD / "social_twarc2_pages.jsonl").read_bytes())
    assert SOURCE.recognise(Head(file)) == 2
    found = events(SOURCE, file)
    assert told(found) == set(true(*TRUTH))
    assert not losses(found)
    # An edited post is kept under the id of its last version.
    assert "1771386537632595993" not in {row["post_id"] for row in rows(found, "posts")}


def test_figures_are_of_the_day_in_karachi_and_named_as_ours() -> None:
    public = {"like_count": 3, "reply_count": 2, "retweet_count": 5, "quote_count": 9}
    more = {"impression_count": 70, "bookmark_count": 1}
    own = {"url_link_clicks": 4, "impression_count": 71}
    found = read(answer(tweet(1, public_metrics=public | more, non_public_metrics=own)))
    # Quotes are posts of their own; other reports of X don't count them with the reposts.
    assert metrics(found, 1) == {
        "reactions": 3,
        "comments": 2,
        "shares": 5,
        "saves": 1,
        "impressions": 70,
        "clicks": 4,
    }
    days = {row["measured_on"] for row in rows(found, "measurements")}
    assert days == {date(2024, 3, 26)}, "20:00 UTC is the next day in Karachi"


@pytest.mark.parametrize(
    ("made", "likes", "told_of"),
    [
        ("2022-11-30T10:00:00.000Z", 0, False),
        ("2022-11-30T10:00:00.000Z", 3, False),
        ("2023-01-05T10:00:00.000Z", 0, True),
        ("2023-01-05T10:00:00.000Z", 3, False),
    ],
)
def test_no_impressions_before_x_counted_them_is_not_zero(
    made: str, likes: int, told_of: bool
) -> None:
    public = {"impression_count": 0, "like_count": likes}
    found = read(answer(tweet(1, created_at=made, public_metrics=public)))
    assert ("impressions" in metrics(found, 1)) is told_of


def test_a_repost_has_no_text_tags_mentions_or_figures_of_its_own() -> None:
    marks = {"mentions": [{"username": "b", "id": "2"}], "hashtags": [{"tag": "Tag"}]}
    original = tweet(1, "2", text="see @c #Tag", public_metrics={"like_count": 8})
    repost = tweet(
        *(2, "1"),
        text="RT @b: see @c #T…",
        entities=marks,
        referenced_tweets=[ref("retweeted", 1)],
        public_metrics={"retweet_count": 41, "like_count": 0},
    )
    found = read(answer(repost, users=[user("1", "a"), user("2", "b")], others=[original]))
    assert acts(found) == [("repost", "1", "2")]
    assert metrics(found, 2) == {}
    assert metrics(found, 1) == {"reactions": 8}
    (mine,) = [row for row in rows(found, "posts") if row["account_id"] == "1"]
    assert not {"text", "hashtags"} & mine.keys()
    assert len(items(found)) == 1, "a post that came along is no record"


def test_a_post_that_goes_round_is_told_again_with_new_figures_only() -> None:
    def original(likes: int) -> Json:
        return tweet(1, "2", public_metrics={"like_count": likes})

    def repost(at: int) -> Json:
        return tweet(at, "1", referenced_tweets=[ref("retweeted", 1)])

    found = read(
        answer(repost(2), repost(3), others=[original(8)]),
        answer(repost(4), others=[original(8)]),
        answer(repost(5), others=[original(9)]),
    )
    assert [row["value"] for row in rows(found, "measurements")] == [8, 9]
    assert [act[0] for act in acts(found)] == ["repost"] * 4


def test_targets_that_are_gone_are_named_by_the_post_itself_or_told_as_lost() -> None:
    link = {"urls": [{"expanded_url": f"https://x.com/Gone/status/{10**18 + 90}"}]}
    found = read(
        answer(
            tweet(1, referenced_tweets=[ref("replied_to", 91)], in_reply_to_user_id="7"),
            tweet(2, referenced_tweets=[ref("quoted", 90)], entities=link),
            tweet(3, referenced_tweets=[ref("retweeted", 92)], text="RT @Lost: so it is"),
            tweet(4, referenced_tweets=[ref("quoted", 93)]),
            tweet(5, referenced_tweets=[ref("retweeted", 94)], text="cut"),
            users=[user("1", "a")],
        )
    )
    assert acts(found) == [("reply", "1", "7"), ("quote", "1", "@gone"), ("repost", "1", "@lost")]
    assert sorted(losses(found)) == [
        "quotes of posts whose author the file does not name",
        "reposts of posts whose author the file does not name",
    ]


def test_an_answer_to_an_account_without_a_post_is_an_answer() -> None:
    marks = {"mentions": [{"username": "B"}, {"username": "c"}]}
    found = read(answer(tweet(1, in_reply_to_user_id="2", entities=marks), users=[user("2", "b")]))
    assert acts(found) == [("reply", "1", "2"), ("mention", "1", "@c")]
    assert all("target_post_id" not in row for row in rows(found, "interactions"))


def test_an_answer_that_quotes_does_both() -> None:
    both = [ref("quoted", 1), ref("replied_to", 2)]
    others = [tweet(1, "3"), tweet(2, "2")]
    found = read(answer(tweet(5, in_reply_to_user_id="2", referenced_tweets=both), others=others))
    assert sorted(acts(found)) == [("quote", "1", "3"), ("reply", "1", "2")]


def test_mentions_without_ids_find_their_account_in_any_case() -> None:
    marks = {"mentions": [{"username": "NIDA"}, {"username": "nida"}, {"username": "New"}]}
    found = read(answer(tweet(1, entities=marks), users=[user("5", "Nida")]))
    assert acts(found) == [("mention", "1", "5"), ("mention", "1", "@new")]


def test_the_handle_of_an_answered_account_that_is_gone_is_found_before_the_text() -> None:
    marks = {"mentions": [{"username": "gone"}, {"username": "b"}]}
    found = read(
        answer(
            tweet(
                *(1, "1"),
                text="@gone @b yes",
                entities=marks,
                in_reply_to_user_id="7",
                referenced_tweets=[ref("replied_to", 9)],
            ),
            users=[user("2", "b")],
        )
    )
    assert acts(found) == [("reply", "1", "7"), ("mention", "1", "2")]
    assert {"platform": "x", "account_id": "7", "handle": "gone"} in rows(found, "accounts")


def test_of_several_unknown_accounts_before_a_text_none_is_guessed() -> None:
    marks = {"mentions": [{"username": "p"}, {"username": "q"}]}
    found = read(answer(tweet(1, text="@p @q hm", entities=marks, in_reply_to_user_id="7")))
    assert acts(found) == [("reply", "1", "7")]
    assert sum(losses(found).values()) == 2


def test_long_posts_have_their_whole_text_tags_and_mentions() -> None:
    whole = {
        "text": "long &amp; whole @z #End",
        "entities": {"mentions": [{"username": "z", "id": "9"}], "hashtags": [{"tag": "End"}]},
    }
    start = {"mentions": [{"username": "y", "id": "8"}]}
    found = read(answer(tweet(1, text="long…", note_tweet=whole, entities=start)))
    (post,) = rows(found, "posts")
    assert (post["text"], post["hashtags"]) == ("long & whole @z #End", "End")
    assert acts(found) == [("mention", "1", "8"), ("mention", "1", "9")]


def test_all_versions_of_an_edited_post_are_one_post() -> None:
    versions = {"edit_history_tweet_ids": [str(10**18 + 1), str(10**18 + 2)]}
    old = tweet(1, text="tpyo", **versions)
    new = tweet(2, text="typo", created_at="2024-03-22T19:31:00.000Z", **versions)
    quote = tweet(5, "3", referenced_tweets=[ref("quoted", 1)])
    kept = str(10**18 + 2)
    for found in (read(answer(old, others=[old, new])), read(answer(new, others=[old, new]))):
        assert [(row["post_id"], row["text"]) for row in rows(found, "posts")] == [(kept, "typo")]
    (row,) = rows(read(answer(old)), "posts")
    assert row["post_id"] == kept
    assert "text" not in row, "what was corrected is not told as the post's text"
    (act,) = rows(read(answer(quote, others=[old])), "interactions")
    assert act["target_post_id"] == kept


def test_a_post_found_twice_is_told_twice_with_the_day_of_each() -> None:
    later = {"retrieved_at": "2024-04-02T09:00:00+00:00"}
    first = answer(tweet(1, public_metrics={"like_count": 1}))
    found = read(first, answer(tweet(1, public_metrics={"like_count": 4}), __twarc=later))
    assert [row["measured_on"] for row in rows(found, "measurements")] == [
        date(2024, 3, 26),
        date(2024, 4, 2),
    ]
    assert [item.number for item in items(found)] == [1, 2]


def test_accounts_are_told_with_their_names_and_followers() -> None:
    author = user("1", "Nida_N", public_metrics={"followers_count": 87})
    (row,) = rows(read(answer(tweet(1), users=[author])), "accounts")
    assert row == {
        "platform": "x",
        "account_id": "1",
        "handle": "Nida_N",
        "name": "Nida_N".title(),
        "followers": 87,
    }


def test_a_file_of_accounts_tells_accounts_and_their_pinned_posts() -> None:
    people = [user("1", "a", pinned_tweet_id=str(10**18 + 4)), user("2", "b"), {"username": "c"}]
    found = read({"data": people, "includes": {"tweets": [tweet(4)]}, "__twarc": RETRIEVED})
    assert [item.rows[0][1]["account_id"] for item in items(found)] == ["1", "2"]
    assert [row["post_id"] for row in rows(found, "posts")] == [str(10**18 + 4)]
    assert asides(found) == [("id", "is missing, or no id of an account")]


def test_a_stream_has_blank_lines_errors_and_an_end_that_is_cut_off() -> None:
    data = lines([{"data": tweet(1), "matching_rules": [{"id": "1"}]}])
    data += b"\r\n" + lines([{"errors": [{"title": "operational-disconnect"}]}]) + b'{"data": {"id'
    found = events(SOURCE, Given.of("stream.jsonl", data))
    assert isinstance(found[0], Item)
    assert passed(found) == ["blank lines", "answers that hold only errors"]
    assert asides(found) == [("", "is cut off: the file ends in it")]
    assert len(notes(found)) == 1


def test_without_a_day_of_its_own_a_file_is_of_the_day_of_its_newest_post() -> None:
    newer = tweet(2, created_at="2024-03-24T20:00:00.000Z", public_metrics={"like_count": 1})
    older = tweet(1, public_metrics={"like_count": 1})
    for values in ([{"data": [older, newer]}], [older, newer]):
        days = {row["measured_on"] for row in rows(read(*values), "measurements")}
        assert days == {date(2024, 3, 25)}
    streamed = read({"data": older, "matching_rules": []}, {"data": newer, "matching_rules": []})
    days = {row["measured_on"] for row in rows(streamed, "measurements")}
    assert days == {date(2024, 3, 23), date(2024, 3, 25)}


def test_empty_answers_and_notices_are_passed_over() -> None:
    found = read(
        answer(tweet(1)),
        {"meta": {"result_count": 0}, "__twarc": RETRIEVED},
        {"data": [], "__twarc": RETRIEVED},
        {"errors": [{"title": "Not Found Error"}]},
        {"data": {"delete": {"tweet": {"id": "1"}}}},
    )
    assert passed(found) == [
        *["answers without posts"] * 2,
        "answers that hold only errors",
        "notices of deleted, withheld or edited posts",
    ]


@pytest.mark.parametrize(
    ("value", "word"),
    [
        ({"data": [{"start": "a", "end": "b", "tweet_count": 3}], "meta": {}}, "counts"),
        ({"id": "1", "action": "delete", "created_at": "c", "reason": "r"}, "deleted"),
        ({"data": [{"id": "1", "owner_id": "2", "follower_count": 1, "name": "n"}]}, "lists"),
    ],
)
def test_files_that_look_like_posts_are_refused_by_name(value: Json, word: str) -> None:
    file = Given.of("x.jsonl", lines([value]))
    assert SOURCE.recognise(Head(file)) == 2
    with pytest.raises(InputError, match=word):
        list(SOURCE.read(file, Context()))


def test_posts_that_lack_who_or_what_are_set_aside() -> None:
    bare = {"id": str(10**18 + 1), "text": "t", "edit_history_tweet_ids": [str(10**18 + 1)]}
    old = {"id": "20", "author_id": "12", "text": "just setting up"}
    found = read({"data": [bare, old, tweet(3, id="x"), tweet(4)]}, ["no", 3], 5)
    assert [column for column, _ in asides(found)] == ["author_id", "created_at", "id", "", "", ""]
    assert len(items(found)) == 1


def test_where_no_entities_were_asked_for_the_text_tells() -> None:
    found = read({"data": [tweet(1, text="@b see #Tag &amp; me@example.org")]})
    assert acts(found) == [("mention", "1", "@b")]
    assert rows(found, "posts")[0]["hashtags"] == "Tag"
    # twarc2 asks for them: what stands there and is not marked is no account.
    assert acts(read(answer(tweet(1, text="@nobody hello")))) == []


def test_an_array_of_answers_and_one_laid_out_for_reading_are_read() -> None:
    whole = answer(tweet(1), tweet(2))
    for data in (
        json.dumps([whole]),
        json.dumps(whole, indent=2),
        json.dumps([tweet(1), tweet(2)]),
    ):
        file = Given.of("x.json", data.encode())
        assert SOURCE.recognise(Head(file)) == 2
        assert [item.number for item in items(events(SOURCE, file))] == [1, 2]


_ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(), inner, max_size=2),
    max_leaves=4,
)
_WHOLE = answer(
    tweet(
        5,
        note_tweet={"text": "t", "entities": {"mentions": [{"username": "b"}]}},
        entities={"mentions": [{"username": "b", "id": "2"}], "urls": [{"expanded_url": "u"}]},
        referenced_tweets=[ref("replied_to", 1), ref("quoted", 2), ref("retweeted", 3)],
        in_reply_to_user_id="2",
        author=user("1", "a", public_metrics={"followers_count": 3}),
    ),
    users=[user("1", "a"), user("2", "b")],
    others=[tweet(1, "2"), tweet(2, "2"), tweet(3, "2")],
)


def _places(value: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    found = [at]
    for key, each in inner if isinstance(value, dict | list) else ():
        found += _places(each, (*at, key)) if isinstance(each, dict | list) else [(*at, key)]
    return found


@settings(deadline=None)
@given(st.sampled_from(_places(_WHOLE)[1:]), _ANY, st.booleans())
def test_whatever_stands_where_in_an_answer_nothing_breaks(
    place: tuple[Any, ...], value: Any, flat: bool
) -> None:
    whole = json.loads(json.dumps(_WHOLE))
    inner = whole
    for key in place[:-1]:
        inner = inner[key]
    inner[place[-1]] = value
    values = whole["data"] if flat and isinstance(whole.get("data"), list) else [whole]
    data = b"".join(json.dumps(each).encode() + b"\n" for each in values)
    try:
        found = events(SOURCE, Given.of("x.jsonl", data))
    except InputError:
        return
    records = [each for each in found if isinstance(each, Item | Passed | Aside)]
    held = values if flat else whole["data"] if isinstance(whole["data"], list) else [0]
    if any(isinstance(each, dict) and "text" in each for each in held):
        assert len(records) == len(held)
    for table, cells in (row for item in items(found) for row in item.rows):
        assert None not in cells.values()
        if table == "posts":
            assert cells["posted_at"] > datetime(1970, 1, 1, tzinfo=UTC)
            assert cells["post_id"].isdigit()


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_break_it(data: bytes) -> None:
    whole = lines([_WHOLE])
    cut = whole[: len(data) * 7 % len(whole)]
    for each in (data, cut + data, whole + data):
        events(SOURCE, Given.of("x.jsonl", each))
