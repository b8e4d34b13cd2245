"""When each of X's files was told, by which of two handles or names the later one counts."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pytest
from told_truth import items, together
from x_written import lines

from ingest.files import Given
from ingest.source import Context, Item
from ingest.sources import sources

POST = {"id": "1771170732307382274", "author_id": "1", "text": "hello", "public_metrics": {}}
MADE = {"created_at": "2024-03-22T13:43:04.000Z"}
LATER = {"id": "1771620470748086295", "created_at": "2024-03-23T19:30:10.000Z"}
V1 = {
    "id_str": "1771170732307382274",
    "created_at": "Fri Mar 22 13:43:04 +0000 2024",
    "text": "hello",
    "user": {"id_str": "1", "screen_name": "a"},
    "retweet_count": 0,
}
V1_LATER = V1 | {
    "id_str": "1771620470748086295",
    "created_at": "Sat Mar 23 19:30:10 +0000 2024",
}
TABLES = {
    "4cat": (
        "id,thread_id,body,author,timestamp,is_reply\n"
        "1771170732307382274,1,a,a,2024-03-22 13:43:04,no\n"
        "1771620470748086295,1,a,a,2024-03-23 19:30:10,no\n"
    ),
    "netlytic": (
        "guid,pubdate,author,description\n"
        "1771170732307382274,2024-03-22 13:43:04,a,a\n"
        "1771620470748086295,2024-03-23 19:30:10,a,a\n"
    ),
    "excel_copy": (
        "tweet id,date utc,username,text\n"
        "1771170732307382274,2024-03-22 13:43:04,a,a\n"
        "1771620470748086295,2024-03-23 19:30:10,a,a\n"
    ),
    "twarc_csv": (
        "id,author_id,text,author.username,created_at\n"
        "1771170732307382274,1,a,a,2024-03-22T13:43:04.000Z\n"
        "1771620470748086295,1,a,a,2024-03-23T19:30:10.000Z\n"
    ),
}


def told(kind: str, given: Given) -> list[Item]:
    return items(sources()[kind].read(given, Context()))


def times(kind: str, values: Sequence[Any]) -> list[datetime | None]:
    return [item.told_at for item in told(kind, Given.of("x.jsonl", lines(list(values))))]


def test_an_answer_of_v2_was_told_when_it_was_retrieved_to_the_minute() -> None:
    retrieved = {"__twarc": {"retrieved_at": "2024-03-25T20:00:59+00:00"}}
    assert times("x_api_v2", [{"data": [POST | MADE], **retrieved}]) == [
        datetime(2024, 3, 25, 20, 0, tzinfo=UTC)
    ]


def test_a_file_that_does_not_say_was_told_no_earlier_than_its_newest_post() -> None:
    newest = datetime(2024, 3, 23, 19, 30, tzinfo=UTC)
    assert times("x_api_v2", [{"data": [POST | MADE, POST | LATER]}]) == [newest] * 2
    assert times("x_api_v1", [V1, V1_LATER]) == [newest] * 2


@pytest.mark.parametrize("kind", TABLES)
def test_a_table_was_told_no_earlier_than_its_newest_post(kind: str) -> None:
    found = told(kind, Given.of("x.csv", TABLES[kind].encode()))
    newest = datetime(2024, 3, 23, 19, 30, tzinfo=UTC)
    assert [item.told_at for item in found] == [newest] * 2


def test_a_stream_was_told_post_by_post() -> None:
    days = [datetime(2024, 3, 22, tzinfo=UTC), datetime(2024, 3, 23, tzinfo=UTC)]
    rules = {"matching_rules": [{"id": "1"}]}
    streamed = [{"data": each, **rules} for each in (POST | MADE, POST | LATER)]
    assert times("x_api_v2", streamed) == days
    stamped = [each | {"timestamp_ms": "1"} for each in (V1, V1_LATER)]
    assert times("x_api_v1", stamped) == days


def test_an_archive_was_told_when_it_was_made() -> None:
    def script(name: str, value: Any) -> bytes:
        return f"window.{name} = {json.dumps(value)}".encode()

    files = together(
        {
            "data/account.js": script(
                "YTD.account.part0", [{"account": {"username": "a", "accountId": "1"}}]
            ),
            "data/manifest.js": script(
                "__THAR_CONFIG", {"archiveInfo": {"generationDate": "2026-03-31T19:30:00.000Z"}}
            ),
            "data/tweets.js": script("YTD.tweets.part0", [{"tweet": V1}]),
        }
    )
    for name in ("data/account.js", "data/tweets.js"):
        (item,) = told("x_archive", files[name])
        assert item.told_at == datetime(2026, 3, 31, 19, 30, tzinfo=UTC)
