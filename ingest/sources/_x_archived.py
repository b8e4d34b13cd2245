"""One post of an X archive, which names neither its author nor what it repeats or quotes."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ingest.source import Aside, Event, Item, Loss, Passed
from ingest.sources._x import (
    as_id,
    handle,
    hashtags_in,
    instant,
    mentions_in,
    moment,
    plain,
    status,
)
from ingest.sources._x_acts import Towards, Who
from ingest.sources._x_days import Made
from ingest.sources._x_notes import Notes
from ingest.sources._x_owner import Owner
from ingest.sources._x_tell import LOST, Post
from ingest.sources._x_tools import repeated, rows_of

_MEDIA = re.compile(r"/(?:photo|video)/\d")
_FIGURES = {"retweet_count": "shares", "favorite_count": "reactions"}


@dataclass(frozen=True)
class Archived:
    """How posts of one archive are read: whose it is, its day, its long posts' full texts."""

    owner: Owner
    made: Made
    notes: Notes

    def events(self, number: int, record: Any) -> Iterator[Event]:
        """Give what one record of tweets.js says, and what it has lost."""
        post = unwrapped(record)
        post_id = post_id_of(post)
        if post_id is None:
            yield Aside(
                *(number, "id_str", str(post.get("id_str", ""))[:40]),
                *("is no id of a post", "Download or unpack the archive again"),
            )
            return
        at = instant(post.get("created_at")) or moment(post_id)
        if at is None:
            yield Aside(
                *(number, "created_at", str(post.get("created_at", ""))[:40]),
                *("is no time, and the post's id is too old to hold one", "Correct it"),
            )
            return
        if is_superseded(post, post_id):
            yield Passed(number, "earlier versions of posts that were edited")
            return
        told = self._post(post, post_id, at)
        rows = rows_of(told, self.made.day, "X archive", self.owner.told())
        yield Item(number, rows, told_at=self.made.at)
        yield from told.losses

    def _post(self, post: Mapping[str, Any], post_id: str, at: datetime) -> Post:
        raw = str(post.get("full_text") or post.get("text") or "")
        whole = self.notes.of(at, raw)
        text = plain(whole or raw)
        named = mentioned(post, text, whole)
        reply, quote = answered(post, named), quoted(post, post_id, named)
        known = quote is not None and quote.who != _NOBODY
        repeats = repeated(raw)
        if repeats:
            repeats = Towards(_by_name(str(repeats.who.handle), named), None)
        return Post(
            *(post_id, self.owner.who, at, whole or raw),
            hashtags=[*_texts(post, "hashtags"), *hashtags_in(text)],
            repost=repeats,
            reply=reply,
            quote=quote if known else None,
            mentions=named,
            figures=_figures(post),
            losses=[] if repeats else _losses(post, reply, quote),
            is_repost=repeats is not None,
        )


_NOBODY = Who(None, None)


def unwrapped(record: Any) -> Mapping[str, Any]:
    """Take the post out of ``{"tweet": …}``; archives before 2019 have it bare."""
    inner = record.get("tweet", record) if isinstance(record, Mapping) else {}
    return inner if isinstance(inner, Mapping) else {}


def post_id_of(post: Mapping[str, Any]) -> str | None:
    """Give a post's id, never through a float."""
    return as_id(post.get("id_str")) or as_id(post.get("id"))


def is_superseded(post: Mapping[str, Any], post_id: str) -> bool:
    """Whether a later version of the post is on record."""
    info = post.get("edit_info")
    for part in info.values() if isinstance(info, Mapping) else ():
        inner = part.get("editControlInitial", part) if isinstance(part, Mapping) else {}
        versions = inner.get("editTweetIds") if isinstance(inner, Mapping) else None
        if isinstance(versions, list) and post_id in versions[:-1]:
            return True
    return False


def mentioned(post: Mapping[str, Any], text: str, whole: str | None) -> list[Who]:
    """List the accounts a post names; X writes the id -1 for those that are gone."""
    entities = post.get("entities")
    users = entities.get("user_mentions") if isinstance(entities, Mapping) else None
    found = [
        Who(as_id(user.get("id_str")) or as_id(user.get("id")), handle(user.get("screen_name")))
        for user in (users if isinstance(users, list) else ())
        if isinstance(user, Mapping)
    ]
    extra = mentions_in(text) if whole or not isinstance(users, list) else ()
    return [who for who in (*found, *(Who(None, name) for name in extra)) if who != _NOBODY]


def _by_name(name: str, named: list[Who]) -> Who:
    """Give an account known by its handle its id too, where the post names it with one."""
    wanted = Who(None, name)
    return next((who for who in named if who.is_(wanted)), wanted)


def answered(post: Mapping[str, Any], named: list[Who]) -> Towards | None:
    found = as_id(post.get("in_reply_to_user_id_str")) or as_id(post.get("in_reply_to_user_id"))
    name = handle(post.get("in_reply_to_screen_name"))
    who = Who(found, name) if found or name is None else _by_name(name, named)
    other = as_id(post.get("in_reply_to_status_id_str")) or as_id(post.get("in_reply_to_status_id"))
    return None if who == _NOBODY else Towards(who, other)


def quoted(post: Mapping[str, Any], post_id: str, named: list[Who]) -> Towards | None:
    """Give the last post a text links to: that is how an archive shows a quote."""
    for url in reversed(_texts(post, "urls", "expanded_url")):
        found = None if _MEDIA.search(url) else status(url)
        if found is not None and found[1] != post_id:
            return Towards(_by_name(found[0], named) if found[0] else _NOBODY, found[1])
    return None


def _texts(post: Mapping[str, Any], entity: str, field: str = "text") -> list[str]:
    entities = post.get("entities")
    found = entities.get(entity) if isinstance(entities, Mapping) else None
    texts = (
        each.get(field)
        for each in (found if isinstance(found, list) else ())
        if isinstance(each, Mapping)
    )
    return [text for text in texts if isinstance(text, str) and text]


def _losses(post: Mapping[str, Any], reply: Towards | None, quote: Towards | None) -> list[Loss]:
    losses = []
    if quote and quote.who == _NOBODY:
        losses.append(LOST["quote"])
    if reply is None and as_id(post.get("in_reply_to_status_id_str")):
        losses.append(LOST["reply"])
    return losses


def _figures(post: Mapping[str, Any]) -> list[tuple[str, int]]:
    """Read the two counts an archive has, which it writes as text."""
    found = ((metric, str(post.get(field, ""))) for field, metric in _FIGURES.items())
    return [
        (metric, int(text))
        for metric, text in found
        if text.isascii() and text.isdigit() and len(text) < 13
    ]
