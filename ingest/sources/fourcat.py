"""X posts exported by 4CAT, from the API or from Zeeschuimer, with pseudonyms or without."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from ingest import saying
from ingest.files import Given
from ingest.head import Head
from ingest.source import Context, Event, Item, Loss, Passed, Source, Sure, Told
from ingest.sources._lines import Line, faults, lines, newest, table
from ingest.sources._x import (
    PLATFORM,
    as_id,
    handle,
    hashtags_in,
    leading_mentions,
    moment,
    plain,
    status,
)
from ingest.sources._x_acts import Towards, Who
from ingest.sources._x_days import Made
from ingest.sources._x_tell import LOST, Post
from ingest.sources._x_tools import (
    author_in,
    figure,
    handles,
    no_id,
    post_id,
    repeated,
    rows_of,
    shown_in,
    utc,
    with_ids,
)

_NEEDED = ("id", "thread id", "body", "author")
_SIGNS = ("is_retweet", "is_reply", "is_quote_tweet")
_PSEUDONYM = re.compile(r"[0-9a-f]{24,128}")
_TAKEN_OUT = "REDACTED"
_NO_AUTHOR = "posts whose author was taken out of the file (REDACTED)"
_ZEROS = Loss("figures of 0, which 4CAT writes for unknown ones too")
_YES = {"yes", "true", "1"}
_FIGURES = {
    "impression count": "impressions",
    "retweet count": "shares",
    "like count": "reactions",
    "reply count": "comments",
    "bookmark count": "saves",
}


def recognise(head: Head) -> Sure:
    """Look for 4CAT's columns: those of any dataset, and those of X."""
    common = head.has_columns("id", "thread_id", "body", "author")
    return 2 if common and any(head.has_columns(sign) for sign in _SIGNS) else 0


def read(given: Given, context: Context) -> Iterator[Event]:
    """Give each post; raises InputError if the table's columns are not there."""
    found = table(given, *_NEEDED)
    yield from faults(given, found)
    made = Made.of(newest(found, _posted), context.zone)
    for line in with_ids(lines(found), "id"):
        yield from _events(line, made)


def _events(line: Line, made: Made) -> Iterator[Event]:
    found, losses = post_id(line, ("id",), ("link",))
    if found is None:
        yield no_id(line, "id", "id")
        return
    author = _author(line)
    if author is None:
        yield Passed(line.number, _NO_AUTHOR)
        return
    at = _posted(line) or moment(found)
    if at is None:
        yield no_id(line, "timestamp", "timestamp")
        return
    post = _post(line, found, author, at)
    rows = rows_of(post, made.day, "4CAT", _account(line, author))
    yield Item(line.number, rows, told_at=made.at)
    yield from (*losses, *post.losses)


def _post(line: Line, found: str, author: Who, at: datetime) -> Post:
    text = line.get("body")
    post = Post(found, author, at, text, hashtags_in(plain(text)))
    figures = [(metric, figure(line.get(name))) for name, metric in _FIGURES.items()]
    post.figures = [(metric, value) for metric, value in figures if value]
    repost = _towards(line, "is retweet", "retweeted user", "retweet author") or repeated(text)
    if repost is not None or _is(line, "is retweet"):
        post.is_repost, post.repost = True, repost
        post.losses = [] if repost else [LOST["repost"]]
        return post
    post.mentions = [Who(None, name) for name in handles(line.get("mentions"))]
    _say_answered(line, post, plain(text))
    post.quote = _quote(line)
    if post.quote is None and _is(line, "is quote tweet"):
        post.losses.append(LOST["quote"])
    if any(value == 0 for _, value in figures):
        post.losses.append(_ZEROS)
    return post


def _say_answered(line: Line, post: Post, text: str) -> None:
    """Fill in whom a post answers, an account or a post of it; one that is gone is in the text."""
    name = handle(line.get("replied user", "replied author"))
    if name:
        post.reply = Towards(Who(None, name), None)
    elif _is(line, "is reply"):
        shown = shown_in(text, post.author)
        post.reply = shown.reply
        post.losses += shown.losses or ([] if shown.reply else [LOST["reply"]])
        if shown.losses:
            before = {each.lower() for each in leading_mentions(text)}
            post.mentions = [who for who in post.mentions if str(who.handle).lower() not in before]


def _quote(line: Line) -> Towards | None:
    """Give whom a post quotes, and the post where its id or address was kept.

    Of a post that is gone the address alone, the last of those in the text, names the author.
    """
    if not _is(line, "is quote tweet"):
        return None
    links = [found for url in reversed(line.get("urls").split(",")) if (found := status(url))]
    name = handle(line.get("quoted user", "quote author"))
    other = as_id(line.get("quote tweet id"))
    for by, linked in links:
        if by and (name is None or by.lower() == name.lower()) and other in (None, linked):
            return Towards(Who(None, by), linked)
    return Towards(Who(None, name), other) if name else None


def _towards(line: Line, sign: str, *names: str) -> Towards | None:
    name = handle(line.get(*names))
    return Towards(Who(None, name), None) if name and _is(line, sign) else None


def _is(line: Line, sign: str) -> bool:
    return line.get(sign).casefold() in _YES


def _author(line: Line) -> Who | None:
    """Give who wrote a post; a pseudonym is an account of its own and no handle.

    Where there is a pseudonym nothing else is asked: the post's address may still name the author.
    """
    name = line.get("author")
    number = line.get("author id")
    if _TAKEN_OUT in (name, number):
        return None
    for hidden in (name, number):
        if _PSEUDONYM.fullmatch(hidden):
            return Who(f"pseudonym:{hidden}", None)
    who = Who(as_id(number), handle(name) or author_in(line.get("link")))
    return who if who.id or who.handle else None


def _account(line: Line, author: Who) -> Told:
    shown = line.get("author fullname")
    hidden = author.handle is None or _PSEUDONYM.fullmatch(shown) or shown == _TAKEN_OUT
    return saying.account(
        PLATFORM,
        account_id=author.name,
        handle=author.handle,
        name=None if hidden or not shown else shown,
        followers=figure(line.get("author followers")) or None,
    )


def _posted(line: Line) -> datetime | None:
    """Give when a post was made; 4CAT writes it in UTC, twice."""
    seconds = line.get("unix timestamp").removesuffix(".0")
    if re.fullmatch(r"1\d{9}", seconds):
        return datetime.fromtimestamp(int(seconds), UTC)
    return utc(line.get("timestamp"))


SOURCES = [
    Source("4cat", "X posts exported by 4CAT", recognise, read, "told", 4),
]
