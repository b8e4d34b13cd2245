"""Posts collected with the X API v2 and made a table by twarc-csv, in any of its ways."""

from collections.abc import Iterator

from graph.errors import InputError
from ingest.files import Given
from ingest.head import Head
from ingest.source import Aside, Context, Event, Item, Loss, Source, Sure
from ingest.sources._twarc_rows import Row, as_tweet, counts, page_of, settle_ids
from ingest.sources._twarc_table import Table
from ingest.sources._x import as_id, handle, instant, is_mangled
from ingest.sources._x_days import told_at
from ingest.sources._x_tell import Post, Tale
from ingest.sources._x_v2 import read_post
from ingest.sources._x_v2_page import account
from ingest.sources._x_v2_shapes import REFUSED
from ingest.sources._x_v2_tell import Teller

REPORT = "X API v2"
_ROUNDED = "ids that a spreadsheet had rounded"
_FIX = "Make the table again with twarc2 csv, and don't save it from a spreadsheet"
_LACKS = {
    "author_id": "is missing: nothing says who wrote the post",
    "created_at": "is missing, and the post's id is too old to hold its time",
}
_ACCOUNTS = ("id", "username", "public_metrics.followers_count")
_OTHERS = {
    "counts": ("start", "end", "tweet_count"),
    "lists": ("owner_id", "member_count", "follower_count"),
    "deletions": ("id", "action", "redacted_at"),
}
_POSTS = (
    ("author_id", "text", "public_metrics.like_count"),
    ("author_id", "text", "referenced_tweets.retweeted.id"),
    ("author_id", "text", "author.username"),
    ("author_id", "text", "__twarc.retrieved_at"),
)


def recognise(head: Head) -> Sure:
    """Tell twarc-csv's tables by the dotted names of their columns."""
    every = (*_POSTS, _ACCOUNTS, *_OTHERS.values())
    return 2 if any(head.has_columns(*names) for names in every) else 0


def read(given: Given, context: Context) -> Iterator[Event]:
    """Read a table of posts or accounts; raises InputError if it holds neither."""
    head = Head(given)
    of_posts = head.has_columns("text")
    for name, needed in _OTHERS.items():
        if head.has_columns(*needed) and not of_posts:
            raise InputError(given.name, *REFUSED[name])
    table = Table(given, context.zone, ("id", "text") if of_posts else _ACCOUNTS)
    teller = Teller(REPORT)
    for each in table.rows():
        if not isinstance(each, tuple):
            yield each
        else:
            yield from _post(teller, table, *each) if of_posts else _account(table, *each)


def _post(teller: Teller, table: Table, number: int, row: dict[str, str]) -> Iterator[Event]:
    written = row.get("id", "")
    if lost := settle_ids(row, exact=table.exact):
        yield Loss(_ROUNDED, lost)
    tweet = as_tweet(row)
    if tweet["id"] is None:
        yield _no_id(number, written)
        return
    page = page_of(row, tweet, table.handles if _leaves_open(row) else {})
    post = read_post(page, tweet)
    if not isinstance(post, Post):
        yield Aside(number, post, "", _LACKS[post], _FIX)
        return
    at = instant(row.get("__twarc.retrieved_at")) or table.newest or post.posted_at
    day = at.astimezone(table.zone).date()
    yield Item(number, teller.tell(page, tweet, post, day), told_at=told_at(at))
    yield from post.losses


def _account(table: Table, number: int, row: dict[str, str]) -> Iterator[Event]:
    written = row.get("id", "")
    settle_ids(row, exact=table.exact)
    id_, name = as_id(row.get("id")), handle(row.get("username"))
    if id_ is None and name is None:
        yield _no_id(number, written)
        return
    tale = Tale.of()
    figures = counts(row, "public_metrics.")
    tale.name(
        account({"id": id_, "username": name, "name": row.get("name"), "public_metrics": figures})
    )
    at = instant(row.get("__twarc.retrieved_at")) or table.newest
    yield Item(number, tale.rows, told_at=told_at(at) if at else None)


def _leaves_open(row: Row) -> bool:
    """Whether a row answers an account without naming it."""
    return "in_reply_to_user_id" in row and "in_reply_to_username" not in row


def _no_id(number: int, cell: str) -> Aside:
    what = "is an id that a spreadsheet has rounded" if is_mangled(cell) else "is no id"
    return Aside(number, "id", cell[:40], what, _FIX)


SOURCES = [
    Source("twarc_csv", "a table made by twarc-csv", recognise, read, "told", 2),
]
