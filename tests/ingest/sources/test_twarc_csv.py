"""Tables made by twarc-csv: its options, and what spreadsheets and pandas do to them."""

import csv
import io
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from told_truth import asides, events, items, losses, notes, rows

from graph.errors import InputError
from ingest.files import Given
from ingest.head import Head
from ingest.source import Aside, Context, Event, Item, Passed
from ingest.sources.twarc_csv import SOURCES

(SOURCE,) = SOURCES
POST = {
    "id": "1771170732307382274",
    "author_id": "61000000",
    "created_at": "2024-03-22T13:43:04.000Z",
    "text": "hello\\nworld",
    "public_metrics.like_count": "3",
    "public_metrics.retweet_count": "1.0",
    "author.id": "61000000",
    "author.username": "nida_ned",
    "author.name": "Nida",
    "author.public_metrics.followers_count": "340",
    "__twarc.retrieved_at": "2024-03-25T20:00:00+00:00",
}
ANSWER = {
    "referenced_tweets.replied_to.id": "1771170732307382275",
    "in_reply_to_user_id": "7",
    "in_reply_to_username": "b",
    "entities.mentions": '["@b", "@c"]',
}


def table(*posts: dict[str, str], delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    out = io.StringIO(newline="")
    columns = dict.fromkeys([*POST, *(name for post in posts for name in post), "lang"])
    writer = csv.DictWriter(out, list(columns), delimiter=delimiter, lineterminator="\n")
    writer.writeheader()
    writer.writerows(POST | post for post in posts)
    return out.getvalue().encode(encoding)


def read(data: bytes) -> list[Event]:
    file = Given.of("posts.csv", data)
    assert SOURCE.recognise(Head(file)) == 2
    return events(SOURCE, file)


def acts(found: list[Event]) -> list[tuple[str, str, str]]:
    return [(row["type"], row["source"], row["target"]) for row in rows(found, "interactions")]


@pytest.mark.parametrize(
    ("delimiter", "encoding"), [(",", "utf-8"), (";", "utf-8-sig"), ("\t", "utf-16")]
)
def test_a_post_with_its_author_and_figures(delimiter: str, encoding: str) -> None:
    found = read(table({}, delimiter=delimiter, encoding=encoding))
    (post,) = rows(found, "posts")
    assert (post["post_id"], post["text"]) == ("1771170732307382274", "hello\nworld")
    (account,) = rows(found, "accounts")
    assert (account["account_id"], account["handle"], account["followers"]) == (
        *("61000000", "nida_ned"),
        340,
    )
    figures = rows(found, "measurements")
    assert {(row["metric"], row["value"]) for row in figures} == {("reactions", 3), ("shares", 1)}
    assert {row["measured_on"] for row in figures} == {date(2024, 3, 26)}
    assert [item.number for item in items(found)] == [2]


@pytest.mark.parametrize(
    "mentions",
    ['["@b", "@c"]', "['@b', '@c']", '[{"username": "b"}, {"username": "c"}]', "@b @c"],
)
def test_an_answer_and_its_mentions_however_they_are_listed(mentions: str) -> None:
    found = read(table(ANSWER | {"entities.mentions": mentions}))
    assert acts(found) == [("reply", "61000000", "7"), ("mention", "61000000", "@c")]


@pytest.mark.parametrize(
    ("tags", "read_as"),
    [
        (r'["#\u06a9\u06cc\u0645\u067e\u0633", "#A"]', "کیمپس;A"),
        ('["#کیمپس"]', "کیمپس"),
        ("['#A', '#b']", "A;b"),
        ('[{"tag": "A"}]', "A"),
    ],
)
def test_hashtags_however_they_are_listed(tags: str, read_as: str) -> None:
    assert rows(read(table({"entities.hashtags": tags})), "posts")[0]["hashtags"] == read_as


def test_a_long_post_is_whole_where_its_columns_were_asked_for() -> None:
    whole = {
        "text": "begins …",
        "entities.mentions": '["@b"]',
        "note_tweet.text": "begins @b\\nand ends #امن @c",
        "note_tweet.entities.hashtags": '[{"start": 0, "end": 4, "tag": "\\u0627\\u0645\\u0646"}]',
        "note_tweet.entities.mentions": '[{"start": 0, "end": 2, "username": "c", "id": "9"}]',
    }
    found = read(table(whole))
    assert rows(found, "posts")[0]["text"] == "begins @b\nand ends #امن @c"
    assert rows(found, "posts")[0]["hashtags"] == "امن"
    assert [act for *_, act in acts(found)] == ["@b", "9"]


def test_a_merged_repost_gives_its_figures_to_the_original() -> None:
    merged = {
        "referenced_tweets.retweeted.id": "1771162050098102273",
        "retweeted_user_id": "8",
        "retweeted_username": "page",
        "text": "@someone so it is",
        "entities.mentions": '["@someone"]',
    }
    found = read(table(merged))
    assert acts(found) == [("repost", "61000000", "8")]
    assert {row["of_id"] for row in rows(found, "measurements")} == {"1771162050098102273"}
    texts = {row["post_id"]: row.get("text") for row in rows(found, "posts")}
    assert texts == {"1771162050098102273": "@someone so it is", POST["id"]: None}


def test_a_repost_that_was_not_merged_has_figures_of_nobody() -> None:
    repost = {"referenced_tweets.retweeted.id": "1771162050098102273"}
    found = read(table(repost | {"text": "RT @Page: so it is"}))
    assert acts(found) == [("repost", "61000000", "@page")]
    assert rows(found, "measurements") == []
    assert losses(read(table(repost | {"text": "so it is"}))) == {
        "reposts of posts whose author the file does not name": 1
    }


def test_an_answered_account_is_named_by_another_row_or_by_what_is_left() -> None:
    unnamed = ANSWER | {"in_reply_to_username": "", "text": "@b @c yes"}
    other = {"id": "1771170732307382299", "author_id": "7", "author.username": "B"}
    found = read(table(unnamed, other | {"author.id": "7"}))
    assert acts(found) == [("reply", "61000000", "7"), ("mention", "61000000", "@c")]
    alone = read(table(unnamed))
    assert acts(alone) == [("reply", "61000000", "7")]
    assert sum(losses(alone).values()) == 2
    single = read(table(unnamed | {"text": "@b yes @c"}))
    assert acts(single) == [("reply", "61000000", "7"), ("mention", "61000000", "@c")]


def test_a_rounded_id_is_never_joined_on() -> None:
    rounded = {"id": "1.77117E+18", "author_id": "6.1E+07", "author.id": "61000000.0"}
    others = {"referenced_tweets.replied_to.id": "1.77117E+18", "in_reply_to_user_id": "7.0"}
    found = read(table(rounded, ANSWER | rounded | others | {"id": "1771170732307382274"}))
    assert asides(found) == [("id", "is an id that a spreadsheet has rounded")]
    assert acts(found) == [
        ("reply", "@nida_ned", "@b"),
        ("mention", "@nida_ned", "@c"),
    ]
    assert all("target_post_id" not in row for row in rows(found, "interactions"))
    assert sum(losses(found).values()) == 7


def test_a_rounded_id_is_recovered_from_the_versions_of_its_post() -> None:
    kept = {"id": "1771170732307380000", "edit_history_tweet_ids": '["1771170732307382274"]'}
    (post,) = rows(read(table(kept)), "posts")
    assert post["post_id"] == "1771170732307382274"


def test_an_id_that_its_versions_repeat_only_ends_in_zeros() -> None:
    id_ = "1771170732307382000"
    post = {"id": id_, "conversation_id": id_, "edit_history_tweet_ids": f'["{id_}"]'}
    found = read(table(post))
    assert rows(found, "posts")[0]["post_id"] == id_
    assert not losses(found)


def test_a_few_ids_end_in_zeros_by_chance() -> None:
    others = [{"id": str(1771170732307382274 + at)} for at in range(1, 20)]
    found = read(table(*others, {"id": "1771170732307382000"}))
    assert not asides(found)
    assert len(items(found)) == 20
    rounded = [{"id": str(1771170732307000000 + at * 10**5)} for at in range(4)]
    assert len(asides(read(table(*rounded)))) == 4


def test_every_cell_may_be_written_as_json() -> None:
    quoted = {name: f'"{value}"' for name, value in POST.items() if "metrics" not in name}
    (post,) = rows(read(table(quoted)), "posts")
    assert (post["post_id"], post["text"]) == ("1771170732307382274", "hello\nworld")


def test_the_first_layout_has_references_in_one_column_and_texts_as_json() -> None:
    old = {
        "text": r'"so \u06c1\nit is"',
        "referenced_tweets": '[{"type": "quoted", "id": "1771162050098102273"}]',
        "entities.urls": '[{"expanded_url": "https://x.com/Page/status/1771162050098102273"}]',
    }
    found = read(table(old))
    assert rows(found, "posts")[0]["text"] == "so ہ\nit is"
    assert acts(found) == [("quote", "61000000", "@page")]


def test_accounts_are_read_and_other_tables_refused_by_name() -> None:
    accounts = b"id,username,name,public_metrics.followers_count\n5,a,A,3\n,,,\n1.2E+18,b,B,1\n"
    found = read(accounts)
    assert [row["account_id"] for row in rows(found, "accounts")] == ["5", "@b"]
    for header, word in (
        (b"start,end,tweet_count", "counts"),
        (b"id,action,created_at,redacted_at,reason", "deleted"),
        (b"id,owner_id,member_count,follower_count", "lists"),
    ):
        file = Given.of("x.csv", header + b"\n1,2,3\n")
        assert SOURCE.recognise(Head(file)) == 2
        with pytest.raises(InputError, match=word):
            list(SOURCE.read(file, Context()))


def test_an_end_that_is_cut_off_leaves_the_rows_before_it() -> None:
    data = table({}, {"id": "1771170732307382299"}, {"id": "1771170732307382300"})
    found = read(data[: data.rindex(b"61000000")])
    assert len(items(found)) == 2
    assert len(asides(found)) == len(notes(found)) == 1


_CELLS = st.sampled_from(["", "x", "1.0", "[", '["@', "\u06f3", "-1", '"', "{}", "9" * 30, "2024"])


@settings(deadline=None)
@given(st.lists(st.dictionaries(st.sampled_from([*POST, *ANSWER]), _CELLS), max_size=3))
def test_whatever_stands_in_the_cells_nothing_breaks(posts: list[dict[str, str]]) -> None:
    found = read(table(*posts))
    records = [each for each in found if isinstance(each, Item | Passed | Aside)]
    assert len(records) == len(posts)
