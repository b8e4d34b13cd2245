"""An invented world written down as X and its tools write it."""

import csv
import io
import json
from typing import Any

from x_world import User, Written, address, marks, towards

RETRIEVED = {"retrieved_at": "2024-03-25T20:00:00+00:00", "version": "2.14.0", "url": "u"}
Json = dict[str, Any]


def lines(values: list[Json]) -> bytes:
    return b"".join(json.dumps(value, ensure_ascii=False).encode() + b"\n" for value in values)


def v2_user(user: User) -> Json:
    return {
        "id": user.id,
        "username": user.handle,
        "name": f"Name of {user.handle}",
        "public_metrics": {"followers_count": user.followers, "tweet_count": 1},
    }


def v2_tweet(post: Written, *, with_ids: bool = True) -> Json:
    shown = post.repeats.named if post.repeats else post.named
    users = [post.repeats.author, *shown] if post.repeats else shown
    names = [
        {"username": user.handle.swapcase()} | ({"id": user.id} if with_ids else {})
        for user in dict.fromkeys(users)
    ]
    urls = [{"expanded_url": address(post.quotes)}] if post.quotes else []
    likes, replies, reposts, saves = (0,) * 4 if post.repeats else post.counts
    tweet: Json = {
        "id": post.id,
        "author_id": post.author.id,
        "text": post.escaped,
        "created_at": f"{post.at:%Y-%m-%dT%H:%M:%S}.000Z",
        "edit_history_tweet_ids": [post.id],
        "public_metrics": {
            "like_count": likes,
            "reply_count": replies,
            "retweet_count": reposts,
            "bookmark_count": saves,
            "impression_count": 1000,
        },
        "entities": {"mentions": names, "hashtags": marks(post, "tag"), "urls": urls},
        "referenced_tweets": [
            {"type": type_, "id": other.id}
            for type_, other in (
                ("replied_to", post.answers),
                ("quoted", post.quotes),
                ("retweeted", post.repeats),
            )
            if other
        ],
    }
    if post.answers:
        tweet["in_reply_to_user_id"] = post.answers.author.id
    return {name: value for name, value in tweet.items() if value != []}


def v2_answer(posts: list[Written], *, with_ids: bool = True) -> Json:
    """One answer: its posts, and in its includes what they refer to and is still shown."""
    others = {each.id: each for post in posts for each in towards(post) if not each.hidden}
    users = {
        user.id: user
        for post in [*posts, *others.values()]
        for user in (post.author, *post.named, *(each.author for each in towards(post)))
        if not user.gone
    }
    return {
        "data": [v2_tweet(post, with_ids=with_ids) for post in posts],
        "includes": {
            "users": [v2_user(user) for user in users.values()],
            "tweets": [v2_tweet(post, with_ids=with_ids) for post in others.values()],
        },
        "__twarc": RETRIEVED,
    }


def v2_flattened(answer: Json) -> list[Json]:
    """Flatten an answer as twarc2 does: what came along stands inside each post."""
    users = {each["id"]: each for each in answer["includes"]["users"]}
    names = {each["username"]: each for each in users.values()}
    tweets = {each["id"]: each for each in answer["includes"]["tweets"]}

    def inside(tweet: Json, deep: int = 2) -> Json:
        found = tweet | {"author": users.get(tweet["author_id"], {})}
        if "in_reply_to_user_id" in tweet:
            found["in_reply_to_user"] = users.get(tweet["in_reply_to_user_id"], {})
        if "mentions" in tweet.get("entities", {}):
            shown = [
                each | names.get(each["username"], {}) for each in tweet["entities"]["mentions"]
            ]
            found["entities"] = tweet["entities"] | {"mentions": shown}
        if deep:
            found["referenced_tweets"] = [
                each | (inside(tweets[each["id"]], deep - 1) if each["id"] in tweets else {})
                for each in tweet.get("referenced_tweets", [])
            ]
        return found

    return [inside(tweet) | {"__twarc": answer["__twarc"]} for tweet in answer["data"]]


def twarc_csv(flattened: list[Json]) -> bytes:
    """Write flattened posts as twarc-csv does unless told otherwise: reposts merged."""
    rows = [_csv_row(tweet) for tweet in flattened]
    names = dict.fromkeys(name for row in rows for name in row)
    out = io.StringIO(newline="")
    table = csv.DictWriter(out, [*names, "lang"], lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    return out.getvalue().encode()


def _csv_row(tweet: Json) -> Json:
    refs = {each["type"]: each for each in tweet.get("referenced_tweets", [])}
    shown = tweet
    if "text" in refs.get("retweeted", {}):
        shown = refs["retweeted"]
    marked = shown.get("entities", {})
    row = {
        "id": tweet["id"],
        **{f"referenced_tweets.{type_}.id": each["id"] for type_, each in refs.items()},
        "author_id": tweet["author_id"],
        "in_reply_to_user_id": tweet.get("in_reply_to_user_id", ""),
        "created_at": tweet["created_at"],
        "text": shown["text"].replace("\n", "\\n"),
        **{f"public_metrics.{name}": value for name, value in shown["public_metrics"].items()},
        "edit_history_tweet_ids": json.dumps([tweet["id"]]),
        "entities.mentions": json.dumps([f"@{m['username']}" for m in marked.get("mentions", [])]),
        "entities.hashtags": json.dumps([f"#{tag['tag']}" for tag in marked.get("hashtags", [])]),
        "entities.urls": json.dumps([url["expanded_url"] for url in marked.get("urls", [])]),
        "author.username": tweet["author"].get("username", ""),
        "author.public_metrics.followers_count": 7,
        "__twarc.retrieved_at": tweet["__twarc"]["retrieved_at"],
    }
    prefixes = (("replied_to", "in_reply_to"), ("quoted", "quoted"), ("retweeted", "retweeted"))
    for type_, prefix in prefixes:
        other = refs.get(type_, {})
        if other.get("author") and type_ != "replied_to":
            row[f"{prefix}_user_id"] = other["author_id"]
        row[f"{prefix}_username"] = other.get("author", {}).get("username", "")
    return row


def v1_user(user: User) -> Json:
    return {
        "id": int(user.id),
        "id_str": user.id,
        "screen_name": user.handle,
        "name": f"Name of {user.handle}",
        "followers_count": user.followers,
    }


def v1_tweet(post: Written, form: str) -> Json:
    """Write a post in a form: ``full`` (full_text), ``stream`` (extended_tweet), ``int`` ids."""
    shown = post.repeats.named if post.repeats else post.named
    users = dict.fromkeys([post.repeats.author, *shown] if post.repeats else shown)
    marked = {
        "user_mentions": [
            {"id": int(user.id), "id_str": user.id, "screen_name": user.handle.lower()}
            for user in users
        ],
        "hashtags": marks(post, "text"),
        "urls": [{"expanded_url": address(post.quotes)}] if post.quotes else [],
    }
    tweet: Json = {
        "created_at": f"{post.at:%a %b %d %H:%M:%S} +0000 {post.at:%Y}",
        "id": int(post.id),
        "id_str": post.id,
        "user": v1_user(post.author),
        "entities": marked,
        "truncated": False,
        "is_quote_status": bool(post.quotes),
        "favorite_count": 0 if post.repeats else post.counts[0],
        "retweet_count": post.counts[2],
    }
    _v1_text(tweet, post, form)
    if post.answers:
        tweet |= _both_ids("in_reply_to_status_id", post.answers.id)
        tweet |= _both_ids("in_reply_to_user_id", post.answers.author.id)
        tweet["in_reply_to_screen_name"] = post.answers.author.handle
    quoted = post.quotes or (post.repeats.quotes if post.repeats else None)
    if quoted:
        tweet |= _both_ids("quoted_status_id", quoted.id)
        if not quoted.hidden:
            tweet["quoted_status"] = v1_tweet(quoted, form)
    if post.repeats:
        tweet["retweeted_status"] = v1_tweet(post.repeats, form)
    return _only_ints(tweet) if form == "int" else tweet


def _v1_text(tweet: Json, post: Written, form: str) -> None:
    if form == "stream" and len(post.text) > 60 and post.repeats is None:
        tweet["text"], tweet["truncated"] = post.escaped[:50] + "…", True
        whole = {"full_text": post.escaped, "entities": tweet["entities"]}
        tweet["extended_tweet"] = whole
        tweet["entities"] = {"user_mentions": tweet["entities"]["user_mentions"][:1]}
    else:
        tweet["full_text" if form == "full" else "text"] = post.escaped


def _both_ids(name: str, id_: str) -> Json:
    return {name: int(id_), f"{name}_str": id_}


def _only_ints(tweet: Json) -> Json:
    return {
        name: _only_ints(value) if isinstance(value, dict) else value
        for name, value in tweet.items()
        if not name.endswith("_str")
    }
