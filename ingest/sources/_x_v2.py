"""Posts of the X API v2: who wrote what, and towards whom, from each post's own marks."""

from collections.abc import Iterator
from datetime import datetime

from ingest.jsonl import part, parts
from ingest.source import Loss
from ingest.sources._x import (
    as_id,
    handle,
    hashtags_in,
    instant,
    leading_mentions,
    mentions_in,
    moment,
    reposted,
    status,
)
from ingest.sources._x_acts import Towards, Who
from ingest.sources._x_tell import LOST, Post, count, seen
from ingest.sources._x_v2_page import Json, Page, current, versions

_ANY = "accounts named before an answer, one of them answered: which one is not told"
_REFERENCES = {"replied_to": "reply", "quoted": "quote", "retweeted": "repost"}
_COUNTS = (
    ("like_count", "reactions"),
    ("reply_count", "comments"),
    ("retweet_count", "shares"),
    ("bookmark_count", "saves"),
)


def read_post(page: Page, tweet: Json) -> Post | str:
    """Read a post; what is missing if it can't be: ``id``, ``author_id`` or ``created_at``.

    An earlier version of an edited post is the post it became: that one as it came along, else
    without the text that was replaced.
    """
    ids = versions(tweet)
    if not ids:
        return "id"
    own = as_id(tweet.get("id"))
    if own != ids[-1]:
        tweet = page.tweets.get(ids[-1]) or {**tweet, "text": None, "created_at": None}
    author = page.who(
        as_id(tweet.get("author_id")) or as_id(part(tweet, "author").get("id")),
        handle(part(tweet, "author").get("username")),
    )
    if author is None:
        return "author_id"
    posted_at = instant(tweet.get("created_at")) or moment(ids[-1])
    if posted_at is None:
        return "created_at"
    post = Post(ids[-1], author, posted_at)
    _say_references(page, tweet, post)
    text = part(tweet, "note_tweet").get("text") or tweet.get("text")
    post.text = text if isinstance(text, str) else None
    if not post.is_repost:
        _say_marks(page, tweet, post)
        _settle_answered(post)
        post.figures = tuple(_counted(tweet, posted_at))
    return post


def _say_marks(page: Page, tweet: Json, post: Post) -> None:
    """Fill in hashtags and mentions, of a long post those of its whole text too."""
    if not page.marked and "entities" not in tweet:
        text = post.text or ""
        post.hashtags = hashtags_in(text)
        found = [page.who(None, name) for name in mentions_in(text)]
        post.mentions = [who for who in found if who]
        return
    marks = [part(tweet, "entities")]
    if "note_tweet" in tweet:
        marks.append(part(part(tweet, "note_tweet"), "entities"))
    tags = [each.get("tag") for mark in marks for each in parts(mark, "hashtags")]
    post.hashtags = [tag for tag in tags if isinstance(tag, str) and tag]
    post.mentions = [
        who
        for mark in marks
        for each in parts(mark, "mentions")
        if (who := page.who(as_id(each.get("id")), handle(each.get("username"))))
    ]


def _settle_answered(post: Post) -> None:
    """Find the answered account among those before the text, where only its id is known.

    It is one of those whose id is not known; of several nobody can tell which, and are left out.
    """
    if post.reply is None or post.reply.who.handle or post.reply.who.id is None:
        return
    before = {name.lower() for name in leading_mentions(post.text or "")}
    likely = [
        who for who in post.mentions if who.id is None and (who.handle or "").lower() in before
    ]
    if len(likely) == 1:
        who = Who(post.reply.who.id, likely[0].handle)
        post.reply = Towards(who, post.reply.post_id)
    elif likely:
        post.mentions = [who for who in post.mentions if who not in likely]
        post.losses.append(Loss(_ANY, len(likely)))


def _say_references(page: Page, tweet: Json, post: Post) -> None:
    """Fill in what a post answers, quotes and repeats, as far as their authors are known."""
    answered = as_id(tweet.get("in_reply_to_user_id"))
    for reference in parts(tweet, "referenced_tweets"):
        kind = _REFERENCES.get(str(reference.get("type")))
        if kind is None:
            continue
        post.is_repost |= kind == "repost"
        other = as_id(reference.get("id"))
        who = _author_of(page, tweet, reference, kind)
        if who is None:
            post.losses.append(LOST[kind])
        else:
            setattr(post, kind, Towards(who, current(page, other) if other else None))
    if answered and post.reply is None:
        # A post that begins with @name answers the account, and no post of it.
        who = page.who(answered)
        post.reply = Towards(who, None) if who else None
    if post.is_repost:
        post.losses = [each for each in post.losses if each is LOST["repost"]]


def _author_of(page: Page, tweet: Json, reference: Json, kind: str) -> Who | None:
    """Give whose the other post is; what is deleted or protected is named by the post itself."""
    other = as_id(reference.get("id"))
    for known in (page.tweets.get(other or "", {}), reference):
        who = page.who(as_id(known.get("author_id")), handle(known.get("username")))
        if who is not None:
            return who
    if kind == "reply":
        return page.who(as_id(tweet.get("in_reply_to_user_id")))
    if kind == "repost":
        return _repeated(page, tweet)
    for url in parts(part(tweet, "entities"), "urls"):
        found = status(url.get("expanded_url")) or status(url.get("unwound_url"))
        if found and found[1] == other and found[0]:
            return page.who(None, found[0])
    return None


def _repeated(page: Page, tweet: Json) -> Who | None:
    text = tweet.get("text")
    name = reposted(text) if isinstance(text, str) else None
    if name is None:
        return None
    for each in parts(part(tweet, "entities"), "mentions"):
        mentioned = handle(each.get("username"))
        if mentioned and mentioned.lower() == name.lower():
            return page.who(as_id(each.get("id")), mentioned)
    return page.who(None, name)


def _counted(tweet: Json, posted_at: datetime) -> Iterator[tuple[str, int]]:
    public = part(tweet, "public_metrics")
    own = part(tweet, "non_public_metrics")
    found = [(metric, count(public.get(name))) for name, metric in _COUNTS]
    others = [value for _, value in found if value]
    times = seen(public.get("impression_count"), posted_at, others)
    if times is None:
        times = seen(own.get("impression_count"), posted_at, others)
    clicks = count(own.get("url_link_clicks"))
    for metric, value in (*found, ("impressions", times), ("clicks", clicks)):
        if value is not None:
            yield metric, value
