"""Posts collected with the X API v2: pages, flattened posts, streams, accounts (twarc2's JSONL)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from graph.errors import InputError
from ingest.files import Given
from ingest.head import Head
from ingest.jsonl import part
from ingest.source import Aside, Context, Event, Item, Passed, Source, Sure
from ingest.sources._x import as_id, instant
from ingest.sources._x_days import Days, told_at
from ingest.sources._x_reading import Reading
from ingest.sources._x_tell import Post, Tale
from ingest.sources._x_v2 import read_post
from ingest.sources._x_v2_page import Json, Page, account
from ingest.sources._x_v2_shapes import PASSED, REFUSED, shape
from ingest.sources._x_v2_tell import Teller

REPORT = "X API v2"
_LACKS = {
    "id": "is missing, or no id of a post",
    "author_id": "is missing: nothing says who wrote the post",
    "created_at": "is missing, and the post's id is too old to hold its time",
}
_DELETED = {"id", "action", "reason"}
_DELETIONS = _DELETED | {"created_at", "redacted_at"}
_ASK = "Collect the posts with these fields; twarc2 always asks for them"


def recognise(head: Head) -> Sure:
    """Tell answers of the X API v2 by the names in them; those of v1.1 have ``id_str``."""
    keys = head.keys
    if "id_str" in keys or not keys:
        return 0
    if "edit_history_tweet_ids" in keys or {"public_metrics", "author_id"} <= keys:
        return 2
    if {"public_metrics", "username"} <= keys or {"author_id", "conversation_id"} <= keys:
        return 2
    if {"tweet_count", "start", "end"} <= keys or _DELETED <= keys <= _DELETIONS:
        return 2
    if "__twarc" in keys or {"data", "owner_id", "follower_count"} <= keys:
        return 2
    return 1 if {"author_id", "text", "id"} <= keys else 0


def read(given: Given, context: Context) -> Iterator[Event]:
    """Read a file of answers; raises InputError if it holds neither posts nor accounts."""
    return _Reading(given, Days(given, context.zone)).events()


@dataclass
class _Reading(Reading):
    """A file of answers: whether they were asked for posts, and for entities."""

    teller: Teller = field(default_factory=lambda: Teller(REPORT))
    began: bool = False
    marked: bool = False

    def value(self, value: Any) -> Iterator[Event]:
        """Read one value of the file: an answer, a list of them, a post, an account."""
        if type(value) is list and value:
            for each in value:
                yield from self.value(each)
            return
        what, objects = shape(value) if type(value) is dict else ("other", [])
        if what in REFUSED and not self.began:
            raise InputError(self.given.name, *REFUSED[what])
        if what in PASSED:
            yield Passed(self.next(), PASSED[what])
        elif what == "posts":
            yield from self._posts(value, objects)
        elif what == "users":
            yield from self._users(value, objects)
        else:
            yield self._none()

    def _none(self) -> Aside:
        what = "is no post or account of the X API v2"
        return Aside(self.next(), "", "", what, "Take it out of the file")

    def _posts(self, answer: Json, objects: list[Any]) -> Iterator[Event]:
        self.began = True
        if not self.marked:
            self.marked = "__twarc" in answer or any(
                type(each) is dict and "entities" in each for each in objects
            )
        page = Page.of(part(answer, "includes"), self.marked)
        made = self._made(answer)
        for tweet in objects:
            if type(tweet) is not dict:
                yield self._none()
                continue
            if "data" not in answer:
                page.with_inner(tweet)
            post = read_post(page, tweet)
            if isinstance(post, str):
                value = str(tweet.get("id", ""))[:30]
                yield Aside(self.next(), post, value, _LACKS[post], _ASK)
                continue
            at = made or post.posted_at
            rows = self.teller.tell(page, tweet, post, self.days.of(at))
            yield Item(self.next(), rows, told_at=told_at(at, streamed=made is None))
            yield from post.losses

    def _made(self, answer: Json) -> datetime | None:
        """Say when an answer was given; None of a stream, whose posts come as they are made."""
        at = instant(part(answer, "__twarc").get("retrieved_at"))
        return at or (None if "matching_rules" in answer else self.days.newest)

    def _users(self, answer: Json, objects: list[Any]) -> Iterator[Event]:
        self.began = True
        page = Page.of(part(answer, "includes"), True)
        made = self._made(answer)
        for user in objects:
            if type(user) is not dict:
                yield self._none()
                continue
            if as_id(user.get("id")) is None:
                yield Aside(self.next(), "id", "", "is missing, or no id of an account", _ASK)
                continue
            tale = Tale.of()
            tale.name(account(user))
            pinned = page.tweets.get(as_id(user.get("pinned_tweet_id")) or "", {})
            post = read_post(page, pinned)
            if isinstance(post, Post):
                rows = self.teller.tell(page, pinned, post, self.days.of(made or post.posted_at))
                tale.rows += [row for row in rows if row != tale.rows[0]]
            yield Item(self.next(), tale.rows, told_at=told_at(made) if made else None)


SOURCES = [Source("x_api_v2", "posts collected with the X API v2", recognise, read, "told", 1)]
