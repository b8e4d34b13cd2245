"""A person's own X archive: wrapped or not, in any encoding, cut off; never its private parts."""

import json
from contextlib import suppress
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given as for_any
from hypothesis import strategies as st
from told_truth import (
    WORLD,
    asides,
    events,
    folder,
    items,
    losses,
    notes,
    passed,
    rows,
    together,
    true,
    when,
    with_samples,
)

from graph.errors import InputError
from ingest.head import Head
from ingest.source import Context, Event
from ingest.sources.x_archive import SOURCES

SOURCE = SOURCES[0]
ACCOUNT = {
    "account": {"username": "Sana_Example", "accountId": "7001", "email": "sana@example.com"}
    | {"accountDisplayName": "ثنا"}
}
MANIFEST = {
    "userInfo": {"accountId": "7001", "userName": "Sana_Example"},
    "archiveInfo": {"generationDate": "2026-03-31T19:30:00.000Z"},
}


def script(name: str, value: Any, end: str = "") -> bytes:
    return f"window.{name} = {json.dumps(value, ensure_ascii=False)}{end}".encode()


def tweet(number: int, text: str, **more: Any) -> dict[str, Any]:
    entities = {"hashtags": [], "user_mentions": [], "urls": []} | more.pop("entities", {})
    return {
        "id_str": str(1771170732307382274 + number * 1000003),
        "id": str(1771170732307382274 + number * 1000003),
        "created_at": "Fri Mar 22 19:30:00 +0000 2024",
        "full_text": text,
        "retweet_count": "2",
        "favorite_count": "5",
        "entities": entities,
        **more,
    }


def user(name: str, user_id: str = "-1") -> dict[str, Any]:
    return {"screen_name": name, "id_str": user_id, "id": user_id, "indices": ["0", "9"]}


def link(address: str) -> dict[str, Any]:
    return {"url": "https://t.co/abc", "expanded_url": address}


def read(*tweets: dict[str, Any], name: str = "tweets.js", **others: bytes) -> list[Event]:
    files = {"account.js": script("YTD.account.part0", [ACCOUNT])}
    files |= {f"{key.replace('_', '-')}.js": data for key, data in others.items()}
    files[name] = script("YTD.tweets.part0", [{"tweet": each} for each in tweets])
    return events(
        SOURCE, together({f"data/{key}": data for key, data in files.items()})[f"data/{name}"]
    )


def acts(found: list[Event]) -> list[tuple[Any, ...]]:
    return [
        (row["type"], row["source"], row["target"], row.get("target_post_id"))
        for row in rows(found, "interactions")
    ]


@with_samples
@pytest.mark.parametrize("part", ["tweets.js", "tweets-part1.js"])
def test_sample_says_the_true_interactions(part: str) -> None:
    files = folder(WORLD / "social_x_archive" / "data")
    found = events(SOURCE, files[f"data/{part}"])
    told = {
        (row["post_id"], row["type"], row["source"], row["target"], when(row, found))
        for row in rows(found, "interactions")
    }
    ids = {row["post_id"] for row in rows(found, "posts")}
    columns = ("tweet_id", "type", "source_id", "target_id", "created_at_utc")
    assert told == {row for row in true(*columns) if row[0] in ids}
    assert not asides(found)
    assert {row["measured_on"] for row in rows(found, "measurements")} == {date(2024, 3, 26)}


@with_samples
def test_sample_without_its_account_is_refused_with_what_to_add() -> None:
    files = folder(WORLD)
    with pytest.raises(InputError, match=r"account\.js"):
        events(SOURCE, files["social_world/legacy_tweet.js"])


@with_samples
def test_sample_of_the_old_form_says_the_same() -> None:
    old = (WORLD / "legacy_tweet.js").read_bytes()
    account = (WORLD / "social_x_archive/data/account.js").read_bytes()
    found = events(SOURCE, together({"tweet.js": old, "account.js": account})["tweet.js"])
    new = folder(WORLD / "social_x_archive" / "data")
    expected = [
        row
        for part in ("tweets.js", "tweets-part1.js")
        for row in rows(events(SOURCE, new[f"data/{part}"]), "interactions")
    ]
    assert rows(found, "interactions") == expected


@with_samples
def test_sample_private_messages_are_not_read() -> None:
    files = folder(WORLD / "social_x_archive" / "data")
    found = events(SOURCE, files["data/direct-messages.js"])
    assert passed(found) == ["private parts of an X archive, which are not read"]
    assert len(found) == 1


@with_samples
def test_sample_like_is_of_the_post_it_repeated() -> None:
    files = folder(WORLD / "social_x_archive" / "data")
    found = events(SOURCE, files["data/like.js"])
    assert acts(found) == [("reaction", "61000000", "1400063352000000008", None)]
    assert "happened_at" not in rows(found, "interactions")[0], "when it was liked is not known"


@with_samples
def test_sample_followers_are_ties_and_a_figure() -> None:
    files = folder(WORLD / "social_x_archive" / "data")
    found = events(SOURCE, files["data/follower.js"])
    ties = rows(found, "account_ties")
    assert len(ties) == 5
    assert {(row["target"], row["kind"], row["directed"]) for row in ties} == {
        ("61000000", "follows", True)
    }
    assert [(row["metric"], row["value"]) for row in rows(found, "measurements")] == [
        ("followers", 5)
    ]
    followed = rows(events(SOURCE, files["data/following.js"]), "account_ties")
    assert {row["source"] for row in followed} == {"61000000"}
    assert len(followed) == 6


def test_a_post_has_its_author_time_and_figures_of_the_archives_day() -> None:
    found = read(
        tweet(1, "Peace &amp; <b> #امن", entities={"hashtags": [{"text": "امن"}]}),
        manifest=script("__THAR_CONFIG", MANIFEST),
    )
    assert rows(found, "posts") == [
        {
            "platform": "x",
            "post_id": "1771170732308382277",
            "account_id": "7001",
            "posted_at": datetime(2024, 3, 22, 19, 30, tzinfo=UTC),
            "text": "Peace & <b> #امن",
            "hashtags": "امن",
        }
    ]
    # Made at 19:30 in London: the next day in Karachi.
    assert [
        (row["metric"], row["value"], row["measured_on"]) for row in rows(found, "measurements")
    ] == [("shares", 2, date(2026, 4, 1)), ("reactions", 5, date(2026, 4, 1))]
    assert rows(found, "accounts")[0]["name"] == "ثنا"
    assert "sana@example.com" not in str(found)


def test_without_a_manifest_figures_are_of_the_day_in_the_zips_name_or_of_the_newest_post() -> None:
    name = "twitter-2026-04-02-abc.zip/data/tweets.js"
    files = {name: script("YTD.tweets.part0", [{"tweet": tweet(1, "x")}])}
    files["twitter-2026-04-02-abc.zip/data/account.js"] = script("YTD.account.part0", [ACCOUNT])
    named = events(SOURCE, together(files)[name])
    assert {row["measured_on"] for row in rows(named, "measurements")} == {date(2026, 4, 2)}
    newest = read(tweet(1, "x"), tweet(2, "y", created_at="Thu Mar 21 10:00:00 +0000 2024"))
    assert {row["measured_on"] for row in rows(newest, "measurements")} == {date(2024, 3, 23)}


def test_a_repost_has_no_mentions_no_figures_and_no_quote() -> None:
    found = read(
        tweet(
            *(1, "RT @Bilal_Ex: with @Chand_ex https://t.co/abc…"),
            entities={
                "user_mentions": [user("bilal_ex", "8002"), user("Chand_ex", "8003")],
                "urls": [link("https://twitter.com/someone/status/1700000000000000001")],
            },
        )
    )
    assert acts(found) == [("repost", "7001", "8002", None)]
    assert not rows(found, "measurements")
    assert {row["account_id"] for row in rows(found, "accounts")} == {"7001", "8002"}


def test_a_quote_is_the_last_link_to_a_post_and_no_picture() -> None:
    quote = link("https://x.com/Bilal_Ex/status/1700000000000000001?s=20")
    found = read(
        tweet(1, "see", entities={"urls": [link("https://example.org"), quote]}),
        tweet(2, "own picture", entities={"urls": [
            link("https://twitter.com/Sana_Example/status/1771170732309382280/photo/1")]}),
        tweet(3, "cut off", entities={"urls": [
            link("https://twitter.com/i/web/status/1771170732310382283")]}),
        tweet(4, "whose?", entities={"urls": [
            link("https://twitter.com/i/web/status/1600000000000000001")]}),
    )  # fmt: skip
    assert acts(found) == [("quote", "7001", "@bilal_ex", "1700000000000000001")]
    assert losses(found) == {"quotes of posts whose author the file does not name": 1}


def test_a_reply_mentions_the_others_but_not_whom_it_answers() -> None:
    found = read(
        tweet(
            *(1, "@bilal_ex @chand_ex @Sana_Example yes"),
            in_reply_to_status_id_str="1700000000000000001",
            in_reply_to_user_id_str="8002",
            in_reply_to_screen_name="bilal_ex",
            entities={
                "user_mentions": [
                    user("bilal_ex", "8002"),
                    user("chand_ex"),
                    user("Sana_Example", "7001"),
                ]
            },
        ),
        tweet(
            2,
            "2/2",
            in_reply_to_status_id_str="1771170732308382277",
            in_reply_to_user_id_str="7001",
        ),
        tweet(3, "gone", in_reply_to_status_id_str="1500000000000000001"),
    )
    assert acts(found) == [
        ("reply", "7001", "8002", "1700000000000000001"),
        ("mention", "7001", "@chand_ex", None),
        ("mention", "7001", "7001", None),
        ("reply", "7001", "7001", "1771170732308382277"),
    ]
    assert losses(found) == {"answers to posts whose author the file does not name": 1}


def test_a_long_post_has_its_whole_text_and_mentions() -> None:
    whole = "A long story of a session on campus, " * 10 + "told by @chand_ex"
    note = {"noteTweet": {"createdAt": "2024-03-22T19:30:00.000Z", "core": {"text": whole}}}
    found = read(
        tweet(1, whole[:270] + "… https://t.co/abcdef"),
        tweet(2, "Something else of that second"),
        note_tweet=script("YTD.note_tweet.part0", [note]),
    )
    assert [row["text"] for row in rows(found, "posts")] == [whole, "Something else of that second"]
    assert acts(found) == [("mention", "7001", "@chand_ex", None)]


def test_an_edited_post_counts_in_its_last_version() -> None:
    first, last = tweet(1, "tpyo"), tweet(2, "typo")
    info = {"initial": {"editTweetIds": [first["id_str"], last["id_str"]]}}
    found = read(first | {"edit_info": info}, last | {"edit_info": info})
    assert [row["text"] for row in rows(found, "posts")] == ["typo"]
    assert passed(found) == ["earlier versions of posts that were edited"]


def test_ids_are_never_taken_from_a_rounded_number() -> None:
    broken = tweet(1, "x") | {"id_str": None, "id": 1.7711707323083822e18}
    found = read(broken, tweet(2, "y"))
    assert asides(found) == [("id_str", "is no id of a post")]
    assert len(items(found)) == 1


TWO = [tweet(1, "آج"), tweet(2, "kal")]


@pytest.mark.parametrize(
    "data",
    [
        script("YTD.tweet.part0", TWO, ";\n"),
        b"\xef\xbb\xbf  " + script("YTD.tweets.part0", [{"tweet": TWO[0]}, TWO[1]]),
        script("YTD.tweets.part12", TWO).decode().encode("utf-16"),
        b"\xfe\xff" + script("YTD.tweets.part0", TWO).decode().encode("utf-16-be"),
    ],
)
def test_old_new_and_saved_again_say_the_same(data: bytes) -> None:
    account = script("YTD.account.part0", [ACCOUNT], ";")
    given = together({"tweet.js": data, "account.js": account})["tweet.js"]
    assert SOURCE.recognise(Head(given)) == 2
    assert [row["text"] for row in rows(events(SOURCE, given), "posts")] == ["آج", "kal"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("share", [0.5, 0.8, 0.97])
def test_a_cut_off_part_gives_what_is_whole(encoding: str, share: float) -> None:
    text = script("YTD.tweets.part0", [tweet(at, f"نمبر {at}") for at in range(20)]).decode()
    cut = text[: int(len(text) * share)]
    # Half a character at the end, as a broken download leaves it.
    data = (cut + "ن").encode(encoding)[:-1]
    account = script("YTD.account.part0", [ACCOUNT])
    found = events(SOURCE, together({"tweets.js": data, "account.js": account})["tweets.js"])
    assert len(items(found)) == cut.count('"urls": []}}') > 8
    assert len(notes(found)) == 1
    assert "is cut off or damaged" in notes(found)[0]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("direct_messages", "private"),
        ("direct_message_headers", "private"),
        ("ad_impressions", "private"),
        ("ip_audit", "private"),
        ("phone_number", "private"),
        ("deleted_tweets", "posts their author has deleted"),
        ("tweet_headers", "without their texts"),
    ],
)
def test_private_and_deleted_parts_are_passed_over_unread(name: str, why: str) -> None:
    data = script(f"YTD.{name}.part0", [{"secret": "+92 300 1234567"}])
    found = events(SOURCE, together({f"data/{name}.js": data})[f"data/{name}.js"])
    assert [why in each for each in passed(found)] == [True]
    assert "300" not in str(found)


def test_likes_are_loaded_where_the_author_is_known() -> None:
    likes = [
        {
            "like": {
                "tweetId": "1771170732308382277",
                "expandedUrl": "https://twitter.com/i/web/status/1",
            }
        },
        {"like": {"tweetId": "1700000000000000001", "fullText": "answered"}},
        {
            "like": {
                "tweetId": "1700000000000000002",
                "expandedUrl": "https://x.com/Dua/status/1700000000000000002",
            }
        },
        {"like": {"tweetId": "1700000000000000003", "fullText": "ok"}},
        {"like": {"tweetId": "1.7E+18"}},
    ]
    reply = tweet(2, "@bilal_ex ok", in_reply_to_status_id_str="1700000000000000001",
        in_reply_to_user_id_str="8002", in_reply_to_screen_name="bilal_ex")  # fmt: skip
    short = tweet(3, "RT @chand_ex: ok")
    files = {
        "data/account.js": script("YTD.account.part0", [ACCOUNT]),
        "data/tweets.js": script(
            "YTD.tweets.part0", [{"tweet": each} for each in (tweet(1, "own"), reply, short)]
        ),
        "data/like.js": script("YTD.like.part0", likes),
    }
    found = events(SOURCE, together(files)["data/like.js"])
    assert [act[2] for act in acts(found)] == ["7001", "8002", "@dua"]
    assert passed(found) == ["likes of posts whose author the archive does not name"]
    assert asides(found) == [("tweetId", "is no id of a post")]


def test_archives_of_two_people_are_kept_apart() -> None:
    files = {}
    for name, number in (("one", "7001"), ("two", "7002")):
        account = {"account": {"username": name, "accountId": number}}
        files[f"{name}/data/account.js"] = script("YTD.account.part0", [account])
        files[f"{name}/data/tweets.js"] = script("YTD.tweets.part0", [tweet(1, "x")])
    given = together(files)
    assert [rows(events(SOURCE, given[f"{name}/data/tweets.js"]), "posts")[0]["account_id"]
            for name in ("one", "two")] == ["7001", "7002"]  # fmt: skip


def test_an_archive_of_before_2018_is_named() -> None:
    given = together({"2014_01.js": b"Grailbird.data.tweets_2014_01 = \n [ ]"})["2014_01.js"]
    assert SOURCE.recognise(Head(given)) == 2
    with pytest.raises(InputError, match="before 2018"):
        events(SOURCE, given)


RECORDS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["tweet", "id_str", "id", "created_at", "full_text", "entities", "urls",
            "user_mentions", "hashtags", "edit_info", "initial", "like", "tweetId", "follower",
            "accountId", "expanded_url", "screen_name", "in_reply_to_user_id_str", "account"]),
        inner | st.sampled_from(["1771170732307382274", "Fri Mar 22 19:30:00 +0000 2024",
            "RT @x: hi", "https://x.com/a/status/12", "@b c"]), max_size=5),
    max_leaves=12,
)  # fmt: skip


@for_any(
    st.lists(RECORDS, max_size=4),
    st.sampled_from(["tweets", "like", "follower", "account", "tweet"]),
)
def test_whatever_the_records_each_is_accounted_for(records: list[Any], name: str) -> None:
    data = script(f"YTD.{name}.part0", records)
    given = together({"account.js": script("YTD.account.part0", [ACCOUNT]), "p.js": data})["p.js"]
    found = events(SOURCE, given)
    counted = len(items(found)) + len(passed(found)) + len(asides(found))
    assert counted == len(records)


@for_any(st.binary(max_size=200), st.sampled_from(["tweets", "like", "following", "account"]))
def test_whatever_the_bytes_only_a_refusal_comes_out(data: bytes, name: str) -> None:
    files = {"account.js": script("YTD.account.part0", [ACCOUNT])}
    files["p.js"] = f"window.YTD.{name}.part0 = [".encode() + data
    with suppress(InputError):
        events(SOURCE, together(files)["p.js"], Context())
    for broken in (data, b"[" * 100_000):
        given = together({"p.js": b"window.YTD.account.part0 = " + broken})["p.js"]
        with suppress(InputError):
            events(SOURCE, given)
