"""A post has one author: what interactions say of it must agree with posts and with each other."""

from collections.abc import Sequence
from typing import cast

from ingest.draft import Entry
from ingest.known import Stored
from ingest.records.interactions import Interaction
from ingest.records.social import Post

PostKey = tuple[str, str]


class Authors:
    """Who wrote which post, and which posts' time is known."""

    def __init__(self, stored: Stored) -> None:
        """Begin with no post."""
        self._stored = stored
        self._author: dict[PostKey, str] = {}
        self._timed: set[PostKey] = set()
        self._asked: set[PostKey] = set()

    def add(self, posts: Sequence[Post]) -> None:
        """Add posts of this load."""
        for post in posts:
            self._author[post.platform, post.post_id] = post.account_id
            self._timed.add((post.platform, post.post_id))

    def agreeing(self, entries: Sequence[Entry]) -> list[Entry]:
        """Keep the interactions that agree on who wrote a post, and whose time can be known."""
        self._look_up([post for entry in entries for post, *_ in _claims(entry)])
        agreeing = [entry for entry in entries if self._agrees(entry)]
        return [entry for entry in agreeing if self._is_timed(entry)]

    def _agrees(self, entry: Entry) -> bool:
        for post, author, column in _claims(entry):
            known = self._author.setdefault(post, author)
            if known != author:
                entry.reject(
                    column,
                    "is a post of another account",
                    f"Correct the post's id or the account; the post is by {known}",
                )
                return False
        record = cast(Interaction, entry.record)
        if record.happened_at is not None and record.type != "reaction":
            self._timed.add((record.platform, record.post_id))
        return True

    def _is_timed(self, entry: Entry) -> bool:
        """Whether it is known when it happened: its own time, or else that of its post."""
        record = cast(Interaction, entry.record)
        if record.happened_at is None and (record.platform, record.post_id) not in self._timed:
            entry.reject(
                "happened_at",
                "is empty, and the post's own time is not known",
                "Fill it, or add the post to posts",
            )
            return False
        return True

    def _look_up(self, posts: Sequence[PostKey]) -> None:
        wanted = sorted({post for post in posts if post not in self._author} - self._asked)
        self._asked.update(wanted)
        keys = [{"platform": platform, "post_id": post_id} for platform, post_id in wanted]
        for frame in self._stored.ask("authors", keys):
            for at, account_id, timed in frame.itertuples(index=False, name=None):
                self._author[wanted[at]] = account_id
                if timed:
                    self._timed.add(wanted[at])


def _claims(entry: Entry) -> list[tuple[PostKey, str, str]]:
    """List what an interaction says of posts: post, author, and the column that says it."""
    record = cast(Interaction, entry.record)
    said = [((record.platform, record.post_id), record.author, "post_id")]
    if record.target_post_id is not None and record.target_post_id != record.post_id:
        said.append(((record.platform, record.target_post_id), record.target, "target_post_id"))
    return said
