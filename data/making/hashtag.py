"""#MeandMyHero in August 2026: set going by influencers, carried by students, twice a peak."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from random import Random

from data.making import story, texts
from data.making.feed import Account, Feed, Post, later, waking

# Posts a day, 1 to 31 August: a slow start, a first peak, Independence Day, and a long tail.
_CURVE = (
    8, 14, 24, 40, 66, 88, 74, 52, 36, 28, 24, 30, 40, 62, 38, 26, 20, 16, 14, 12,
    11, 10, 9, 8, 8, 7, 7, 7, 7, 7, 7,
)  # fmt: skip
_STARTERS = 14  # the first posts, all by influencers
_REACTED = 0.3


class Wave:
    """One hashtag wave, told post by post in the order of time."""

    def __init__(self, rng: Random, feed: Feed, accounts: Sequence[Account]) -> None:
        self._rng, self._feed = rng, feed
        self._crowd = _participants(rng, accounts)
        self._stars = [one for one in self._crowd if one.owner and "influencer" in one.owner.roles]
        self._silent = [one for one in self._crowd if one not in self._stars]
        rng.shuffle(self._silent)
        self._originals: list[Post] = []
        self._pull: list[float] = []
        self._passed_on: set[tuple[str, str]] = set()

    def roll(self) -> None:
        """Enter exactly the known number of posts by the known number of accounts."""
        times = _times(self._rng)
        for place, at in enumerate(times):
            if place < _STARTERS:
                star = self._stars[place % len(self._stars)]
                self._original(star, at, texts.launch(self._rng, story.HASHTAG))
                continue
            who = self._next_author(len(times) - place)
            self._act(who, at)

    def _next_author(self, left: int) -> Account:
        if self._silent and (len(self._silent) >= left or self._rng.random() < 0.42):
            return self._silent.pop()
        heard = [one for one in self._crowd if one not in self._silent]
        weights = [2.5 if one.owner else 1 for one in heard]
        return self._rng.choices(heard, weights)[0]

    def _act(self, who: Account, at: datetime) -> None:
        kind = self._rng.choices(
            ("original", "repost", "reply", "quote"),
            (60, 20, 15, 5) if who in self._stars else (24, 56, 14, 6),
        )[0]
        target = self._target(who, kind, at) if kind != "original" else None
        if target is None:
            self._original(who, at, texts.hero(self._rng, story.HASHTAG))
            return
        if kind == "repost":
            text = f"RT @{target.account.handle}: {target.text}"
        else:
            text = f"{texts.reply(self._rng)} #{story.HASHTAG}"
        made = self._feed.answer(kind, who, target, at, text, (story.HASHTAG,))
        if kind != "repost":
            self._add(made, 0.5)

    def _original(self, who: Account, at: datetime, text: str) -> None:
        named = None
        if self._rng.random() < 0.3 and who not in self._stars:
            named = self._rng.choice(self._crowd)
            if named is not who:
                text += f" @{named.handle}"
        post = self._feed.post(who, at, text, hashtags=(story.HASHTAG,))
        if named and named is not who:
            self._feed.mention(post, named)
        pull = 12.0 if who in self._stars else 2.0 if who.owner else 1.0
        self._add(post, pull * self._rng.lognormvariate(0, 0.6))

    def _add(self, post: Post, pull: float) -> None:
        self._originals.append(post)
        self._pull.append(pull)

    def _target(self, who: Account, kind: str, at: datetime) -> Post | None:
        """Choose what to answer: what pulls more is chosen more, and what is old less."""
        days = [(at - post.posted_at) / timedelta(days=1) for post in self._originals]
        weights = [pull * 0.8**age for pull, age in zip(self._pull, days, strict=True)]
        for _ in range(20):
            post = self._rng.choices(self._originals, weights)[0]
            fresh = (who.account_id, post.post_id) not in self._passed_on
            if post.account is not who and post.posted_at < at and (fresh or kind == "reply"):
                self._passed_on.add((who.account_id, post.post_id))
                return post
        return None

    def react(self) -> None:
        """Let the crowd like what was told, without a post of its own."""
        for post in self._originals:
            if self._rng.random() < _REACTED:
                for who in self._rng.sample(self._crowd, self._rng.choice((1, 1, 2, 3))):
                    at = later(self._rng, post.posted_at, 4)
                    if at.date() <= story.HASHTAG_LAST and who.acts_on(at.date()):
                        self._feed.react(who, post, at, "like")


def _participants(rng: Random, accounts: Sequence[Account]) -> list[Account]:
    """Choose the accounts that take part: known people first, then accounts of unknown owners."""
    months = (story.HASHTAG_FIRST, story.HASHTAG_LAST)
    able = [
        one
        for one in accounts
        if one.platform == "x" and not one.official and all(one.acts_on(day) for day in months)
        and not (one.owner and one.owner.key in story.NEVER_ACTIVE)
    ]  # fmt: skip
    known = [one for one in able if one.owner]
    unknown = [one for one in able if not one.owner]
    return known + rng.sample(unknown, story.HASHTAG_ACCOUNTS - len(known))


def _times(rng: Random) -> list[datetime]:
    days = [date(2026, 8, day) for day in range(1, 32)]
    drawn = rng.choices(days, _CURVE, k=story.HASHTAG_POSTS)
    return sorted(waking(rng, day) for day in drawn)
