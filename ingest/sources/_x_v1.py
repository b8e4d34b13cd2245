"""Posts of the X API v1.1: the whole text wherever it stands, and whose the other posts are."""

from collections.abc import Iterator
from typing import Any

from ingest import saying
from ingest.jsonl import part, parts
from ingest.source import Loss, Told
from ingest.sources._x import (
    PLATFORM,
    as_id,
    handle,
    hashtags_in,
    instant,
    mentions_in,
    moment,
    reposted,
    status,
)
from ingest.sources._x_acts import Towards, Who
from ingest.sources._x_tell import LOST, Post, count

Json = dict[str, Any]
_COUNTS = (
    ("favorite_count", "reactions"),
    ("reply_count", "comments"),
    ("retweet_count", "shares"),
)
_CUT = Loss("posts of which only the beginning was collected: what it mentions at its end")


def own_id(value: Json, name: str = "id") -> str | None:
    """Give an id, as text where it is written as text too."""
    return as_id(value.get(f"{name}_str")) or as_id(value.get(name))


def whose(user: Json) -> Who | None:
    """Name the account of a user object; None if it has neither id nor handle."""
    id_, name = own_id(user), handle(user.get("screen_name"))
    return Who(id_, name) if id_ or name else None


def account(user: Json, who: Who) -> Told:
    """Give the row of the account of a user object, or of what a mention tells of it."""
    name = user.get("name")
    return saying.account(
        PLATFORM,
        account_id=who.name,
        handle=who.handle,
        name=name if isinstance(name, str) and name.strip() else None,
        followers=count(user.get("followers_count")),
    )


def read_post(tweet: Json) -> Post | str:
    """Read a post; what is missing if it can't be: ``id``, ``user`` or ``created_at``."""
    id_, author = own_id(tweet), whose(part(tweet, "user"))
    if id_ is None:
        return "id"
    if author is None:
        return "user"
    posted_at = instant(tweet.get("created_at")) or moment(id_)
    if posted_at is None:
        return "created_at"
    whole = part(tweet, "extended_tweet")
    text = whole.get("full_text") or tweet.get("full_text") or tweet.get("text")
    post = Post(id_, author, posted_at, text if isinstance(text, str) else "")
    if type(tweet.get("retweeted_status")) is dict:
        _say_repost(tweet, post)
        return post
    _say_marks(tweet, whole, post)
    _say_reply(tweet, post)
    _say_quote(tweet, whole, post)
    counts = ((metric, count(tweet.get(name))) for name, metric in _COUNTS)
    post.figures = tuple((metric, value) for metric, value in counts if value is not None)
    if tweet.get("truncated") is True and not whole and "full_text" not in tweet:
        post.losses.append(_CUT)
    return post


def along(tweet: Json) -> Iterator[Json]:
    """Give the posts that came along with a post: those it repeats and quotes.

    Of a repeated post that quotes another, some collections put that one beside it.
    """
    original = part(tweet, "retweeted_status")
    beside = part(tweet, "quoted_status")
    if original:
        if beside and not part(original, "quoted_status") and quotes(original) == own_id(beside):
            original = {**original, "quoted_status": beside}
        yield original
        beside = part(original, "quoted_status")
    if beside:
        yield beside


def quotes(tweet: Json) -> str | None:
    """Give the id of the post a post quotes, if it says so."""
    return own_id(part(tweet, "quoted_status")) or own_id(tweet, "quoted_status_id")


def _say_repost(tweet: Json, post: Post) -> None:
    post.is_repost = True
    original = part(tweet, "retweeted_status")
    name = reposted(post.text or "")
    who = whose(part(original, "user")) or (Who(None, name) if name else None)
    if who is None:
        post.losses.append(LOST["repost"])
    else:
        post.repost = Towards(who, own_id(original))


def _say_marks(tweet: Json, whole: Json, post: Post) -> None:
    """Fill in hashtags and mentions, from the text only where nothing marks them."""
    text = post.text or ""
    marks = part(whole, "entities") or tweet.get("entities")
    if type(marks) is not dict:
        post.hashtags = hashtags_in(text)
        post.mentions = [Who(None, name) for name in mentions_in(text)]
        return
    tags = [each.get("text") for each in parts(marks, "hashtags")]
    post.hashtags = [tag for tag in tags if isinstance(tag, str) and tag]
    post.mentions = [who for each in parts(marks, "user_mentions") if (who := whose(each))]


def _say_reply(tweet: Json, post: Post) -> None:
    id_ = own_id(tweet, "in_reply_to_user_id")
    name = handle(tweet.get("in_reply_to_screen_name"))
    other = own_id(tweet, "in_reply_to_status_id")
    if id_ or name:
        post.reply = Towards(Who(id_, name), other)
    elif other:
        post.losses.append(LOST["reply"])


def _say_quote(tweet: Json, whole: Json, post: Post) -> None:
    """Fill in what a post quotes; where that is gone, its address in the text names its author."""
    other = quotes(tweet)
    if other is None and tweet.get("is_quote_status") is not True:
        return
    who = whose(part(part(tweet, "quoted_status"), "user"))
    if who is None:
        marks = part(whole, "entities") or part(tweet, "entities")
        links = [part(tweet, "quoted_status_permalink").get("expanded")]
        links += [each.get("expanded_url") for each in parts(marks, "urls")][::-1]
        for found in map(status, links):
            if found and found[0] and other in (None, found[1]):
                who, other = Who(None, found[0]), found[1]
                break
    if who is None:
        post.losses.append(LOST["quote"])
    else:
        post.quote = Towards(who, other)
