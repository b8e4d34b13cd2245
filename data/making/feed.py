"""Accounts, and the book that posts and interactions are entered in, with ids that fit the time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from data.making.people import Person

KARACHI = ZoneInfo("Asia/Karachi")
SUFFIX = "_smpl"
_X_EPOCH_MS = 1_288_834_974_657  # the instant X counts the ids of its posts from
_MORNING, _NIGHT = time(8), time(23, 40)


@dataclass(frozen=True)
class Account:
    """One invented account; its owner may be unknown."""

    platform: str
    account_id: str
    handle: str
    owner: Person | None = None
    official: bool = False
    followers: int | None = None

    def acts_on(self, day: date) -> bool:
        """Whether the account may post that day; an unknown owner always may."""
        return self.owner is None or self.owner.acts_on(day)


@dataclass(frozen=True)
class Post:
    """One post, in the words of its author."""

    platform: str
    post_id: str
    account: Account
    posted_at: datetime
    text: str
    hashtags: tuple[str, ...] = ()
    content_id: str | None = None


@dataclass(frozen=True)
class Interaction:
    """What one account did towards another."""

    type: str
    post_id: str
    source: Account
    target: Account
    happened_at: datetime
    target_post_id: str | None = None
    reaction: str | None = None


class Feed:
    """Everything posted, in the order it was entered."""

    def __init__(self) -> None:
        self.posts: list[Post] = []
        self.interactions: list[Interaction] = []
        self._reacted: set[tuple[str, str]] = set()

    def post(
        self, account: Account, at: datetime, text: str, *,
        hashtags: tuple[str, ...] = (), content_id: str | None = None,
    ) -> Post:  # fmt: skip
        """Enter a post of its own."""
        number = len(self.posts)
        if account.platform == "x":
            milliseconds = int(at.timestamp() * 1000) - _X_EPOCH_MS
            post_id = str((milliseconds << 22) + number % 4096)
        else:
            post_id = f"smpl-{account.platform[0]}-{number:05d}"
        made = Post(account.platform, post_id, account, at, text, hashtags, content_id)
        self.posts.append(made)
        return made

    def answer(
        self, kind: str, account: Account, to: Post, at: datetime, text: str,
        hashtags: tuple[str, ...] = (),
    ) -> Post:  # fmt: skip
        """Enter a reply, quote or repost: a post, and what it is towards the other post."""
        made = self.post(account, at, text, hashtags=hashtags)
        self.interactions.append(
            Interaction(kind, made.post_id, account, to.account, at, to.post_id)
        )
        return made

    def mention(self, post: Post, target: Account) -> None:
        """Enter that a post names an account."""
        self.interactions.append(
            Interaction("mention", post.post_id, post.account, target, post.posted_at)
        )

    def react(self, account: Account, to: Post, at: datetime, kind: str) -> None:
        """Enter a reaction, once an account and post."""
        if (account.account_id, to.post_id) in self._reacted or account is to.account:
            return
        self._reacted.add((account.account_id, to.post_id))
        self.interactions.append(
            Interaction("reaction", to.post_id, account, to.account, at, reaction=kind)
        )


def waking(rng: Random, day: date) -> datetime:
    """Draw a time of a day at which people are awake, mostly in the evening."""
    hour = rng.triangular(8.2, 23.5, 20)
    midnight = datetime.combine(day, time(), KARACHI)
    return midnight + timedelta(seconds=int(hour * 3600))


def later(rng: Random, at: datetime, hours: float) -> datetime:
    """Draw a time about ``hours`` after ``at``, moved to the next morning if at night."""
    then = (at + timedelta(seconds=60 + int(rng.expovariate(1 / hours) * 3600))).astimezone(KARACHI)
    if _MORNING <= then.time() <= _NIGHT:
        return then
    day = then.date() + timedelta(days=then.time() > _NIGHT)
    return datetime.combine(day, _MORNING, KARACHI) + timedelta(minutes=rng.randint(1, 200))


def account_rows(accounts: Sequence[Account]) -> list[dict[str, object]]:
    """Give the table ``accounts``."""
    return [
        {
            "platform": one.platform, "account_id": one.account_id, "handle": one.handle,
            "person_id": one.owner.person_id if one.owner else None,
            "official": one.official, "followers": one.followers,
        }
        for one in accounts
    ]  # fmt: skip


def feed_rows(feed: Feed) -> dict[str, list[dict[str, object]]]:
    """Give the tables ``posts`` and ``interactions``, by time; X in UTC, others in local time."""
    posts: list[dict[str, object]] = [
        {
            "platform": one.platform, "post_id": one.post_id,
            "account_id": one.account.account_id, "posted_at": _shown(one.platform, one.posted_at),
            "text": one.text, "hashtags": one.hashtags, "content_id": one.content_id,
        }
        for one in sorted(feed.posts, key=lambda one: (one.posted_at, one.post_id))
    ]  # fmt: skip
    done: list[dict[str, object]] = [
        {
            "type": one.type, "platform": one.source.platform, "post_id": one.post_id,
            "source": one.source.handle, "target": one.target.handle,
            "happened_at": _shown(one.source.platform, one.happened_at),
            "target_post_id": one.target_post_id, "reaction": one.reaction,
        }
        for one in sorted(
            feed.interactions,
            key=lambda one: (one.happened_at, one.type, one.post_id, one.source.handle),
        )
    ]  # fmt: skip
    return {"posts": posts, "interactions": done}


def _shown(platform: str, at: datetime) -> datetime:
    return at.astimezone(UTC) if platform == "x" else at
