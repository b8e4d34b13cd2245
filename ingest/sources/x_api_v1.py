"""Posts collected with the X API v1.1: searches, timelines and streams (twarc 1, tweepy)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from graph.errors import InputError
from ingest.files import Given
from ingest.head import Head
from ingest.jsonl import part, parts
from ingest.source import Aside, Context, Event, Item, Passed, Source, Sure
from ingest.sources._x_days import Days, told_at
from ingest.sources._x_reading import Reading
from ingest.sources._x_tell import Memory, Post, Tale, named
from ingest.sources._x_v1 import Json, account, along, own_id, read_post, whose
from ingest.sources._x_v1_shapes import ASK, GNIP, LACKS, notice, objects

REPORT = "X API v1.1"
_NAMES = re.compile(r"id_str|in_reply_to_status_id|favorite_count|retweet_count")


def recognise(head: Head) -> Sure:
    """Tell posts of the X API v1.1 by the names in them; an archive's have no ``user``."""
    keys = head.keys
    if keys >= GNIP:
        return 2
    if "rest_id" in keys or not any(_NAMES.fullmatch(key) for key in keys):
        return 0
    if "created_at" in keys and "user" in keys and not keys.isdisjoint({"text", "full_text"}):
        return 2
    return 2 if {"screen_name", "followers_count"} <= keys else 0


def read(given: Given, context: Context) -> Iterator[Event]:
    """Read a file of posts; raises InputError if it is in Gnip's activity format."""
    return _Reading(given, Days(given, context.zone)).events()


@dataclass
class _Reading(Reading):
    """A file of posts, accounts and notices; what was told of its posts is remembered."""

    memory: Memory = field(default_factory=Memory)

    def value(self, value: Any) -> Iterator[Event]:
        """Read one value of the file: a post, an account, a notice, an answer that holds them."""
        for each in objects(value) if type(value) is dict else [value]:
            yield from self._one(each)

    def _one(self, value: Any) -> Iterator[Event]:
        if type(value) is not dict:
            yield self._none()
        elif "user" in value or "retweeted_status" in value:
            yield from self._post(value)
        elif "screen_name" in value:
            yield from self._account(value)
        elif value.keys() >= GNIP:
            yield self._gnip()
        elif why := notice(value):
            yield Passed(self.next(), why)
        elif "id" in value or "id_str" in value:
            yield Aside(self.next(), "user", "", LACKS["user"], ASK)
        else:
            yield self._none()

    def _gnip(self) -> Aside:
        what = "holds posts in Gnip's activity format, in which X sold them"
        fix = "Convert them to X's own format, or collect them again"
        if self.number == 0:
            raise InputError(self.given.name, what, fix)
        return Aside(self.next(), "", "", "is in Gnip's activity format", fix)

    def _none(self) -> Aside:
        return Aside(self.next(), "", "", "is no post of the X API v1.1", "Take it out of the file")

    def _post(self, tweet: Json) -> Iterator[Event]:
        post = read_post(tweet)
        if isinstance(post, str):
            yield Aside(self.next(), post, str(own_id(tweet) or ""), LACKS[post], ASK)
            return
        # A stream gives a post when it is made; what it repeats is as it was then.
        streamed = "timestamp_ms" in tweet
        at = None if streamed else self.days.newest
        told = told_at(at or post.posted_at, streamed=streamed)
        yield Item(self.next(), self._told(tweet, post, at).rows, told_at=told)
        yield from post.losses

    def _told(self, tweet: Json, post: Post, at: datetime | None) -> Tale:
        """Tell a post, the posts that came along with it, and every account they name."""
        day = self.days.of(at or post.posted_at)
        tale = Tale.of()
        tale.tell(post, day, REPORT)
        self.memory.is_news(post.id, (day, post.figures))
        told, holders = [post], [tweet]
        for inner in along(tweet):
            other = read_post(inner)
            if isinstance(other, Post) and self.memory.is_news(other.id, (day, other.figures)):
                tale.tell(other, day, REPORT)
                told.append(other)
                holders.append(inner)
        for user in [part(each, "user") for each in holders] + _mentioned(holders):
            if who := whose(user):
                tale.name(account(user, who))
        for each in told:
            for who in named(each):
                tale.name(who.told())
        return tale

    def _account(self, user: Json) -> Iterator[Event]:
        """Read an account, and the newest post that may stand inside it."""
        who = whose(user)
        if who is None:
            yield Aside(self.next(), "id", "", "is missing, or no id of an account", ASK)
            return
        tale = Tale.of()
        tale.name(account(user, who))
        post = read_post({**part(user, "status"), "user": user})
        if isinstance(post, Post):
            inner = self._told({**part(user, "status"), "user": user}, post, self.days.newest)
            tale.rows += [row for row in inner.rows if row[1] != tale.rows[0][1]]
        at = self.days.newest
        yield Item(self.next(), tale.rows, told_at=told_at(at) if at else None)


def _mentioned(tweets: list[Json]) -> list[Json]:
    """Give what mentions tell of the accounts they name, of posts that are no reposts."""
    return [
        user
        for tweet in tweets
        if "retweeted_status" not in tweet
        for where in (part(tweet, "extended_tweet"), tweet)
        for user in parts(part(where, "entities"), "user_mentions")
    ]


SOURCES = [Source("x_api_v1", "posts collected with the X API v1.1", recognise, read, "told", 2)]
