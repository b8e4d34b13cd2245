"""Invented posts as twarc2 writes them: pages of the X API v2, the same ones for the same seed."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import orjson

PAGE = 100
ACCOUNTS = 30_000
FIRST = datetime(2024, 1, 1, tzinfo=UTC)
_SAID = (
    "dialogue campus peace students respect listening together Karachi Lahore Quetta faith youth "
    "رواداری مکالمہ امن طلبہ question answer story panel session invited tomorrow thanks"
)
WORDS = tuple(_SAID.split())
TAGS = ("MeandMyHero", "Rawadari", "CampusDialogue", "PeaceTalks", "YouthVoices", "امن")
Json = dict[str, Any]


def write(path: Path, posts: int, seed: int = 1) -> int:
    """Write a file of ``posts`` posts, three interactions each on the whole; gives those written.

    A fifth of the posts repeats another one, a quarter answers and a tenth quotes one; the others
    and those that answer or quote name enough accounts to make the sum right.
    """
    interactions = 0
    with path.open("wb") as file:
        for page, count in _counted_pages(posts, seed):
            file.write(orjson.dumps(page) + b"\n")
            interactions += count
    return interactions


def pages(posts: int, seed: int) -> Iterator[Json]:
    """Give pages until there are ``posts`` posts."""
    for page, _ in _counted_pages(posts, seed):
        yield page


def _counted_pages(posts: int, seed: int) -> Iterator[tuple[Json, int]]:
    chance = random.Random(seed)  # noqa: S311 - no secret
    told: list[Json] = []
    owed = 0
    for start in range(0, posts, PAGE):
        page: list[Json] = []
        users: set[int] = set()
        along: dict[str, Json] = {}
        count = 0
        for at in range(start, min(start + PAGE, posts)):
            post, acts, named = _post(at, told, chance, 3 + owed)
            owed += 3 - acts
            count += acts
            page.append(post)
            users.update(named)
            for each in post.get("referenced_tweets", ()):
                other = told[each["at"]] if each["at"] < len(told) else page[each["at"] - len(told)]
                along[other["id"]] = other
                each.pop("at")
        told += page
        # So many are enough to repeat and answer; the file may be longer.
        del told[200_000:]
        includes = {
            "users": [_user(who) for who in sorted(users)],
            "tweets": list(along.values()),
        }
        meta = {"newest_id": page[-1]["id"], "oldest_id": page[0]["id"], "result_count": len(page)}
        retrieved = {"url": "search/all", "version": "2.14", "retrieved_at": "2026-03-22T10:00:00Z"}
        yield {"data": page, "includes": includes, "meta": meta, "__twarc": retrieved}, count


def _post(
    at: int, told: list[Json], chance: random.Random, wanted: int
) -> tuple[Json, int, set[int]]:
    who = chance.randrange(ACCOUNTS)
    kind = chance.random()
    other = chance.randrange(len(told)) if told else None
    post: Json = {
        "id": str(1_741_000_000_000_000_000 + at * 251_658_240),
        "author_id": _id(who),
        "created_at": f"{FIRST + timedelta(seconds=60 * at):%Y-%m-%dT%H:%M:%S}.000Z",
        "lang": "en",
        "possibly_sensitive": False,
        "reply_settings": "everyone",
        "source": "Twitter Web App",
    }
    post["edit_history_tweet_ids"] = [post["id"]]
    post["conversation_id"] = post["id"]
    named, acts = {who}, 0
    if other is not None and kind < 0.2:
        _repeat(post, told[other], other)
        named.add(_number(told[other]["author_id"]))
        return post, 1, named
    mentioned: list[int] = []
    if other is not None and kind < 0.45:
        author = _number(told[other]["author_id"])
        post["referenced_tweets"] = [{"type": "replied_to", "id": told[other]["id"], "at": other}]
        post["in_reply_to_user_id"] = told[other]["author_id"]
        mentioned.append(author)
        acts += 1
    elif other is not None and kind < 0.55:
        post["referenced_tweets"] = [{"type": "quoted", "id": told[other]["id"], "at": other}]
        named.add(_number(told[other]["author_id"]))
        acts += 1
    while acts < wanted:
        whom = chance.randrange(ACCOUNTS)
        if whom not in mentioned:
            mentioned.append(whom)
            acts += 1
    _say(post, mentioned, chance)
    return post, acts, named | set(mentioned)


def _repeat(post: Json, other: Json, at: int) -> None:
    whom = _number(other["author_id"])
    post["referenced_tweets"] = [{"type": "retweeted", "id": other["id"], "at": at}]
    post["text"] = f"RT @{_handle(whom)}: {other['text']}"[:139] + "…"
    mention = {"start": 3, "end": 12, "username": _handle(whom), "id": other["author_id"]}
    post["entities"] = {"mentions": [mention]}
    post["public_metrics"] = {**other["public_metrics"], "like_count": 0, "reply_count": 0}


def _say(post: Json, mentioned: list[int], chance: random.Random) -> None:
    tags = chance.sample(TAGS, chance.randrange(3))
    names = [f"@{_handle(whom)}" for whom in mentioned]
    said = [*names, *chance.choices(WORDS, k=18), *(f"#{tag}" for tag in tags)]
    post["text"] = " ".join(said)
    post["entities"] = {
        "mentions": [
            {"start": 0, "end": 9, "username": _handle(whom), "id": _id(whom)} for whom in mentioned
        ],
        "hashtags": [{"start": 0, "end": 9, "tag": tag} for tag in tags],
    }
    post["public_metrics"] = {
        "retweet_count": chance.randrange(50),
        "reply_count": chance.randrange(20),
        "like_count": chance.randrange(300),
        "quote_count": chance.randrange(5),
        "bookmark_count": chance.randrange(9),
        "impression_count": chance.randrange(20_000) + 1,
    }


def _user(number: int) -> Json:
    return {
        "id": _id(number),
        "username": _handle(number),
        "name": f"Example Account {number}",
        "created_at": "2019-05-01T08:00:00.000Z",
        "description": "An invented account that takes part in campus dialogues.",
        "location": "Pakistan",
        "profile_image_url": "https://pbs.twimg.com/profile_images/example_normal.jpg",
        "protected": False,
        "verified": False,
        "public_metrics": {
            "followers_count": number % 5_000,
            "following_count": number % 900,
            "tweet_count": number % 20_000,
            "listed_count": number % 12,
        },
    }


def _id(number: int) -> str:
    return str(1_400_000_000_000_000_000 + number * 7_919)


def _number(account_id: str) -> int:
    return (int(account_id) - 1_400_000_000_000_000_000) // 7_919


def _handle(number: int) -> str:
    return f"example_{number}"
