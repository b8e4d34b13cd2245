"""What is posted through the year: content, dialogue threads under it, and talk about sessions."""

from collections.abc import Sequence
from datetime import timedelta
from random import Random

from data.making import story, texts
from data.making.content import Content
from data.making.feed import Account, Feed, Post, later, waking
from data.making.people import Person
from data.making.places import PLACE_NAME
from data.making.sessions import Session

_REACTIONS = {"facebook": ("like", "like", "love", "care", "wow", "angry")}
_NEIGHBOUR = 0.5  # how often somebody of the same campus answers, where one takes part


class Year:
    """The accounts at hand and the feed they fill; ``publish`` and ``talk`` are the two halves."""

    def __init__(self, rng: Random, feed: Feed, accounts: Sequence[Account]) -> None:
        self._rng, self._feed, self._accounts = rng, feed, accounts
        self._neighbours = story.draw("neighbours")
        self._official = {one.platform: one for one in accounts if one.official}
        self._of = {(one.platform, one.owner): one for one in accounts if one.owner}

    def publish(self, items: Sequence[Content]) -> None:
        """Post every item on Facebook and X, most on Instagram too, and let people answer."""
        for item in items:
            for platform in ("facebook", "x", "instagram"):
                if platform == "instagram" and self._rng.random() < 0.4:
                    continue
                day = min(item.produced_on + timedelta(self._rng.randint(0, 3)), story.LAST_DAY)
                root = self._feed.post(
                    self._official[platform], waking(self._rng, day), item.title,
                    hashtags=("MashaleRah",), content_id=item.content_id,
                )  # fmt: skip
                self._react(root, self._rng.randint(1, 4))
                if platform == "x":
                    self._pass_on(root)
                if platform != "instagram":
                    long = item.kind == "panel_recording"
                    self._thread(
                        root, self._rng.randint(4, 11) if long else self._rng.randint(0, 2)
                    )

    def _able(self, platform: str, post: Post) -> list[Account]:
        return [
            one
            for one in self._accounts
            if one.platform == platform and not one.official
            and one.acts_on(post.posted_at.date())
            and not (one.owner and ("influencer" in one.owner.roles or _unlisted(one.owner)))
        ]  # fmt: skip

    def _talkers(self, root: Post) -> list[Account]:
        able = self._able(root.platform, root)
        known = [one for one in able if one.owner]
        unknown = [one for one in able if not one.owner]
        count = self._rng.randint(4, 8)
        weights = [3 if one.owner and one.owner.term else 1 for one in known]
        chosen = set(self._rng.choices(range(len(known)), weights, k=count)) if known else set()
        return [known[place] for place in sorted(chosen)] + self._rng.sample(unknown, 2)

    def _thread(self, root: Post, length: int) -> None:
        """Let people answer one another, several steps deep, mostly across campuses."""
        talkers = self._talkers(root)
        said, meant = [root], [root.account]
        for _ in range(length):
            latest = len(said) - 1
            place = latest if self._rng.random() < 0.7 else self._rng.randrange(len(said))
            others = [one for one in talkers if one is not meant[place]]
            far = [one for one in others if _campus(one) != _campus(meant[place])]
            who = self._rng.choice(far or others)
            to = said[place]
            at = later(self._rng, max(to.posted_at, said[-1].posted_at), 3)
            if at.date() <= story.LAST_DAY and who.acts_on(at.date()):
                meant.append(who)
                who = self._or_neighbour(who, to, [x for x in talkers if x.acts_on(at.date())])
                said.append(self._feed.answer("reply", who, to, at, texts.reply(self._rng)))
        for post in said[1:]:
            self._react(post, self._rng.choice((0, 0, 1)))

    def _or_neighbour(self, who: Account, to: Post, talkers: Sequence[Account]) -> Account:
        """Let somebody of the same campus answer now and then; nobody answers themselves."""
        others = [one for one in talkers if one is not to.account]
        home = _campus(to.account)
        near = [one for one in others if home and _campus(one) == home]
        if near and (who is to.account or self._neighbours.random() < _NEIGHBOUR):
            return self._neighbours.choice(near)
        return self._neighbours.choice(others) if who is to.account else who

    def _pass_on(self, root: Post) -> None:
        able = self._able("x", root)
        known = [one for one in able if one.owner]
        wanted = self._rng.sample(known, min(len(known), self._rng.randint(0, 3)))
        wanted += self._rng.sample([one for one in able if not one.owner], self._rng.randint(0, 2))
        for who in wanted:
            at = later(self._rng, root.posted_at, 9)
            if at.date() > story.LAST_DAY or not who.acts_on(at.date()):
                continue
            if self._rng.random() < 0.2:
                self._feed.answer("quote", who, root, at, texts.reply(self._rng), root.hashtags)
            else:
                text = f"RT @{root.account.handle}: {root.text}"
                self._feed.answer("repost", who, root, at, text, root.hashtags)

    def _react(self, post: Post, count: int) -> None:
        able = self._able(post.platform, post)
        for who in self._rng.sample(able, min(count, len(able))):
            at = later(self._rng, post.posted_at, 8)
            if at.date() <= story.LAST_DAY and who.acts_on(at.date()):
                kind = self._rng.choice(_REACTIONS.get(post.platform, ("like",)))
                self._feed.react(who, post, at, kind)

    def talk(self, sessions: Sequence[Session]) -> None:
        """Announce every session, and let some who were there say something about it."""
        for session in sessions:
            self._announce(session)
            there = [one for one, _ in session.people if not _unlisted(one)]
            hosts = [one for one in there if one.term]
            students = [one for one in there if not one.roles]
            speakers = hosts[:4] + self._rng.sample(students, min(3, len(students)))
            for one in speakers:
                self._say(one, session, there)

    def _announce(self, session: Session) -> None:
        for platform in self._rng.sample(("facebook", "x", "instagram"), self._rng.choice((1, 2))):
            day = max(session.held_on - timedelta(self._rng.randint(2, 6)), story.FIRST_DAY)
            text = f"Join us on {session.held_on:%d %B}: {session.title}"
            post = self._feed.post(
                self._official[platform], waking(self._rng, day), text, hashtags=("MashaleRah",)
            )
            self._react(post, self._rng.randint(0, 2))

    def _say(self, one: Person, session: Session, there: Sequence[Person]) -> None:
        day = session.held_on + timedelta(self._rng.choice((0, 0, 1)))
        platforms = [name for name in ("x", "facebook", "instagram") if (name, one) in self._of]
        if not platforms or not one.acts_on(day):
            return
        platform = self._rng.choice(platforms)
        text = texts.after_session(self._rng, session.topics[0], PLACE_NAME[session.venue_id])
        named = [
            self._of[platform, other]
            for other in there
            if other is not one and (platform, other) in self._of
        ]
        named = self._rng.sample(named, min(len(named), self._rng.choice((0, 1, 1, 2))))
        named = named or [self._official[platform]]
        text += "".join(f" @{account.handle}" for account in named)
        at = waking(self._rng, day)
        post = self._feed.post(self._of[platform, one], at, text, hashtags=("MashaleRah",))
        for account in named:
            self._feed.mention(post, account)
        self._react(post, self._rng.choice((0, 0, 1)))


def _unlisted(one: Person) -> bool:
    """Whether this person takes no part in what is posted."""
    return one.key in story.NEVER_ACTIVE or one.behind_the_link


def _campus(account: Account) -> str | None:
    return account.owner.campus if account.owner else None
