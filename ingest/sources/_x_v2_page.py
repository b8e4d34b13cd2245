"""What an answer of the X API v2 brings along beside its posts: accounts, and posts referred to."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from ingest import saying
from ingest.jsonl import part, parts
from ingest.source import Told
from ingest.sources._x import PLATFORM, as_id, handle
from ingest.sources._x_acts import Who
from ingest.sources._x_tell import count

Json = dict[str, Any]
_NOTHING: Json = {}
_DEEP = 3
"""A flattened post holds the post it answers, and that one the post it answers."""


@dataclass(slots=True)
class Page:
    """The accounts and posts an answer brings along; ``marked`` if its posts' entities are told.

    An answer that was asked for no entities has none, and neither has a post that names nobody.
    """

    users: dict[str, Json]
    tweets: dict[str, Json]
    marked: bool = True
    _who: dict[str, Who] = field(default_factory=dict)
    _ids: dict[str, str] = field(default_factory=dict)
    _told: dict[str, Told] = field(default_factory=dict)

    @classmethod
    def of(cls, includes: Json, marked: bool) -> "Page":
        """Index what came along by its ids."""
        return cls(_by_id(parts(includes, "users")), _by_id(parts(includes, "tweets")), marked)

    def with_inner(self, tweet: Json, deep: int = _DEEP) -> None:
        """Index what a flattened post holds inside: accounts, and posts with their own."""
        inner = [part(tweet, "author"), part(tweet, "in_reply_to_user")]
        users = [*inner, *parts(part(tweet, "entities"), "mentions")]
        for id_, user in _by_id(users).items():
            if "username" in user:
                self.users.setdefault(id_, user)
        for id_, other in _by_id(parts(tweet, "referenced_tweets")).items():
            if "text" in other and deep:
                self.tweets.setdefault(id_, other)
                self.with_inner(other, deep - 1)

    def who(self, id_: str | None, name: str | None = None) -> Who | None:
        """Name an account by what is known of it here; None if nothing names it."""
        if id_ is None and name is not None:
            id_ = self._by_name().get(name.lower())
        if id_ is None:
            return Who(None, name) if name else None
        known = self._who.get(id_)
        if known is None:
            shown = handle(self.users.get(id_, _NOTHING).get("username"))
            known = Who(id_, shown or name)
            if shown:
                self._who[id_] = known
        return known

    def row(self, who: Who) -> Told:
        """Give an account's row of our table, for others to read."""
        user = self.users.get(who.id or "")
        if user is None:
            return who.told()
        return self._told.get(who.name) or self._told.setdefault(who.name, account(user))

    def _by_name(self) -> dict[str, str]:
        if not self._ids:
            for id_, user in self.users.items():
                if as_id(id_) == id_ and (name := handle(user.get("username"))):
                    self._ids[name.lower()] = id_
        return self._ids


def _by_id(objects: Iterable[Json]) -> dict[str, Json]:
    # Whoever looks one up has an id that is one, so that others under this name do no harm.
    return {id_: each for each in objects if (id_ := _key(each.get("id")))}


def _key(id_: Any) -> str | None:
    return id_ if type(id_) is str else as_id(id_)


def account(user: Json) -> Told:
    """Give the row of an account whose object has an id."""
    name = user.get("name")
    return saying.account(
        PLATFORM,
        account_id=as_id(user.get("id")),
        handle=handle(user.get("username")),
        name=name if isinstance(name, str) and name.strip() else None,
        followers=count(part(user, "public_metrics").get("followers_count")),
    )


def versions(tweet: Json) -> list[str]:
    """List the ids of a post's versions, the current one last; its own alone if unknown."""
    found = tweet.get("edit_history_tweet_ids")
    if found == [tweet.get("id")] and as_id(found[0]) == found[0]:
        return [str(found[0])]
    ids = [each for each in map(as_id, found if isinstance(found, list) else ()) if each]
    own = as_id(tweet.get("id"))
    return ids if own in ids else [own] if own else []


def current(page: Page, post_id: str) -> str:
    """Give the id under which a post is kept: that of its last version."""
    tweet = page.tweets.get(post_id)
    return versions(tweet)[-1] if tweet is not None else post_id
