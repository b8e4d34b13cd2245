"""Likes of an X archive name a post but not its author, whom other parts sometimes know."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from graph.errors import InputError
from ingest import saying
from ingest.files import Given
from ingest.source import Aside, Event, Item, Note, Passed
from ingest.sources._x import PLATFORM, as_id, reposted, status
from ingest.sources._x_acts import Who
from ingest.sources._x_archived import answered, mentioned, post_id_of, quoted, unwrapped
from ingest.sources._x_owner import Owner
from ingest.sources._ytd import part_of

_TELLING = 40
"""A repeated text this long is one post's and no other's."""


class Authors:
    """Who wrote a post, as far as an archive's own posts show it."""

    def __init__(self, owner: Who, parts: Iterable[Given]) -> None:
        """Go through the posts: the owner's own, those they answered, quoted or repeated."""
        self._of_post: dict[str, Who] = {}
        self._of_text: dict[str, set[Who]] = defaultdict(set)
        self._owner = owner
        for given in parts:
            try:
                part = part_of(given)
            except InputError:
                continue
            for event in part.records():
                if not isinstance(event, Note):
                    self._learn(event[1])

    def of(self, post_id: str, text: str) -> Who | None:
        """Give the author of a post, by its id or else by its text; None if nothing shows it."""
        if post_id in self._of_post:
            return self._of_post[post_id]
        found = self._of_text.get(text, set()) if len(text) >= _TELLING else set()
        return next(iter(found)) if len(found) == 1 else None

    def _learn(self, record: Any) -> None:
        post = unwrapped(record)
        post_id = post_id_of(post)
        if post_id is None:
            return
        self._of_post[post_id] = self._owner
        text = str(post.get("full_text") or post.get("text") or "")
        named = mentioned(post, text, None)
        if name := reposted(text):
            who = next((who for who in named if who.is_(Who(None, name))), Who(None, name))
            self._of_text[text.partition(": ")[2]].add(who)
            return
        for towards in (answered(post, named), quoted(post, post_id, named)):
            if towards and towards.post_id and (towards.who.id or towards.who.handle):
                self._of_post.setdefault(towards.post_id, towards.who)


def liked(
    number: int, record: Any, owner: Owner, authors: Authors, at: datetime | None = None
) -> Event:
    """Give what one record of like.js says: a reaction, where the post's author is known."""
    like = record.get("like", record) if isinstance(record, dict) else {}
    post_id = as_id(like.get("tweetId")) if isinstance(like, dict) else None
    if post_id is None:
        return Aside(number, "tweetId", "", "is no id of a post", "Unpack the archive again")
    address = status(like.get("expandedUrl"))
    named = Who(None, address[0]) if address and address[0] else None
    author = named or authors.of(post_id, str(like.get("fullText") or ""))
    if author is None:
        return Passed(number, "likes of posts whose author the archive does not name")
    reaction = saying.interaction(
        *("reaction", PLATFORM, post_id),
        source=owner.name,
        target=author.name,
        reaction="like",
    )
    return Item(number, [reaction, owner.told(), author.told()], told_at=at)
