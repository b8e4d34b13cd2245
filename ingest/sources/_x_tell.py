"""A post of X as rows of our tables: itself, the accounts it names, its acts and its figures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from ingest import saying
from ingest.source import Loss, Told
from ingest.sources._x import PLATFORM, once, plain
from ingest.sources._x_acts import Towards, Who, acts

_VIEWS_SINCE = datetime(2022, 12, 15, tzinfo=UTC)
"""X counts and shows how often a post was seen since this day; before, 0 means not counted."""

_MANY = 50_000

Figures = Sequence[tuple[str, int]]
LOST = {
    "reply": Loss("answers to posts whose author the file does not name"),
    "quote": Loss("quotes of posts whose author the file does not name"),
    "repost": Loss("reposts of posts whose author the file does not name"),
}


@dataclass(slots=True)
class Post:
    """What a file says of one post, before it becomes rows; ``repost`` leaves only who and when."""

    id: str
    author: Who
    posted_at: datetime
    text: str | None = None
    hashtags: Iterable[str] = ()
    repost: Towards | None = None
    reply: Towards | None = None
    quote: Towards | None = None
    mentions: Sequence[Who] = ()
    figures: Figures = ()
    losses: list[Loss] = field(default_factory=list)
    is_repost: bool = False


@dataclass(slots=True)
class Tale:
    """The rows of one record: its post first, each account once, what rides along after it."""

    rows: list[Told]
    accounts: dict[str, int]
    """Where among the rows each account's own is."""

    @classmethod
    def of(cls) -> "Tale":
        """Begin a record."""
        return cls([], {})

    def tell(self, post: Post, measured_on: date, source: str) -> None:
        """Tell a post with its acts and figures; a repost has no text, tags or figures of its own.

        Its text and figures are its original's: counted there, and erased there.
        """
        author = post.author.name
        own = not post.is_repost
        tags = once(post.hashtags) if own else ()
        self.rows.append(
            saying.post(
                PLATFORM,
                post.id,
                author=author,
                posted_at=post.posted_at,
                text=plain(post.text) if post.text and own else None,
                hashtags=tags or None,
            )
        )
        self.rows += acts(
            post.id,
            author,
            repost=post.repost,
            reply=post.reply if own else None,
            quote=post.quote if own else None,
            mentions=post.mentions if own else (),
        )
        if own:
            self.rows += [
                saying.figure(
                    *(metric, value),
                    measured_on=measured_on,
                    source=source,
                    of="post",
                    of_id=post.id,
                    platform=PLATFORM,
                )
                for metric, value in post.figures
            ]

    def name(self, row: Told) -> None:
        """Tell of an account; of one this record has told of, only what that lacked."""
        table, cells = row
        at = self.accounts.setdefault(cells["account_id"], len(self.rows))
        if at == len(self.rows):
            self.rows.append(row)
        elif len(known := self.rows[at][1]) < len(cells):
            self.rows[at] = table, {**cells, **known}


@dataclass(slots=True)
class Memory:
    """What was told of posts of one file: one that goes round comes along with every repost.

    It forgets all when it is full: something told twice does no harm, only takes time.
    """

    _told: dict[str, Any] = field(default_factory=dict)

    def is_news(self, post_id: str, figures: Any) -> bool:
        """Say whether a post was not told, or with other figures; it counts as told now."""
        if self._told.get(post_id) == figures:
            return False
        if len(self._told) >= _MANY:
            self._told.clear()
        self._told[post_id] = figures
        return True


def named(post: Post) -> list[Who]:
    """List the accounts a post names, its author first."""
    if post.is_repost:
        return [post.author, post.repost.who] if post.repost else [post.author]
    towards = [each.who for each in (post.reply, post.quote) if each is not None]
    return [post.author, *towards, *post.mentions]


def count(value: Any) -> int | None:
    """Give a count JSON holds; None if it is none."""
    return value if type(value) is int and value >= 0 else None


def seen(value: Any, posted_at: datetime, others: Iterable[int]) -> int | None:
    """Give how often a post was seen; a 0 that means "not counted" is None."""
    found = count(value)
    if found == 0 and (posted_at < _VIEWS_SINCE or any(others)):
        return None
    return found
