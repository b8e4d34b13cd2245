"""Invented sets of posts with the truth about them, to be written down in X's formats."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

START = datetime(2024, 3, 22, 13, 0, tzinfo=UTC)
_EPOCH = 1288834974657
_WORDS = ("سلام", "campus", "a < b", "email@example.org", "&amp", "line\nbreak", 'a "word"', "🌟")
_TAGS = ("CampusVoices", "کیمپس", "مکالمہ_۲۰۲۴")
Told = tuple[str, str, str, str, str]


@dataclass(frozen=True)
class User:
    """An account; one that is ``gone`` is shown nowhere, though posts name it."""

    id: str
    handle: str
    followers: int
    gone: bool = False


@dataclass(frozen=True)
class Written:
    """A post: what it answers, quotes or repeats, whom it names; one may be ``hidden``."""

    id: str
    at: datetime
    author: User
    words: tuple[str, ...]
    tags: tuple[str, ...]
    mentions: tuple[User, ...]
    answers: "Written | None" = None
    quotes: "Written | None" = None
    repeats: "Written | None" = None
    hidden: bool = False
    counts: tuple[int, int, int, int] = (0, 0, 0, 0)

    @property
    def leading(self) -> tuple[User, ...]:
        """Whom an answer names before its text: the answered account, as X does it."""
        return () if self.answers is None else (self.answers.author,)

    @property
    def named(self) -> tuple[User, ...]:
        """The accounts its text names, each once."""
        return tuple(dict.fromkeys((*self.leading, *self.mentions)))

    @property
    def text(self) -> str:
        """The text as people read it."""
        if self.repeats is not None:
            return f"RT @{self.repeats.author.handle}: {self.repeats.text}"[:139] + "…"
        names = [f"@{user.handle}" for user in self.leading]
        later = [f"@{user.handle}" for user in self.mentions]
        link = [address(self.quotes)] if self.quotes else []
        return " ".join(
            [*names, "text:", *self.words, *later, *(f"#{t}" for t in self.tags), *link]
        )

    @property
    def escaped(self) -> str:
        """The text as X writes it."""
        return self.text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

    def acts(self) -> Iterator[Told]:
        """Give what it does towards whom."""
        at = f"{self.at:%Y-%m-%dT%H:%M:%S}Z"
        mine = f"@{self.author.handle.casefold()}"
        if self.repeats is not None:
            yield self.id, "repost", mine, f"@{self.repeats.author.handle.casefold()}", at
            return
        for type_, other in (("reply", self.answers), ("quote", self.quotes)):
            if other is not None:
                yield self.id, type_, mine, f"@{other.author.handle.casefold()}", at
        for user in self.named:
            if self.answers is None or user != self.answers.author:
                yield self.id, "mention", mine, f"@{user.handle.casefold()}", at


def address(post: Written) -> str:
    return f"https://twitter.com/{post.author.handle}/status/{post.id}"


def truth(posts: list[Written]) -> set[Told]:
    return {act for post in posts if not post.hidden for act in post.acts()}


@st.composite
def worlds(draw: st.DrawFn) -> list[Written]:
    """Draw posts in the order of time, some hidden: deleted, or of a protected account."""
    count = draw(st.integers(2, 6))
    users = [
        User(
            str(draw(st.integers(0, 10**6)) * 100 + at + 1 + (at % 2) * 14 * 10**17),
            draw(st.sampled_from(["Nida", "karim_", "SAJID", "x9"])) + str(at),
            draw(st.integers(0, 10**6)),
            draw(st.integers(0, 5)) == 0,
        )
        for at in range(count)
    ]
    posts: list[Written] = []
    for at in range(draw(st.integers(1, 14))):
        posts.append(draw(_posts(users, posts, at)))
    return posts


@st.composite
def _posts(draw: st.DrawFn, users: list[User], before: list[Written], at: int) -> Written:
    when = START + timedelta(seconds=at * 3600 + draw(st.integers(0, 3500)))
    number = (int(when.timestamp() * 1000) - _EPOCH << 22) + draw(st.integers(0, 2**22 - 2))
    # In a table of a few rows, an id that ends in 000 by chance passes for a rounded one.
    number += number % 1000 == 0
    seen = [user for user in users if not user.gone] or users[:1]
    others = [post for post in before if post.repeats is None]
    kind = draw(st.sampled_from(["plain", "answer", "quote", "both", "repeat"])) if others else ""
    pick = st.sampled_from(others) if others else st.none()
    repeats = draw(pick) if kind == "repeat" else None
    hidden = kind in ("", "plain") and draw(st.integers(0, 3)) == 0
    author = draw(st.sampled_from(users if hidden else seen))
    return Written(
        str(number),
        when,
        author,
        tuple(draw(st.lists(st.sampled_from(_WORDS), max_size=3))),
        tuple(dict.fromkeys(draw(st.lists(st.sampled_from(_TAGS), max_size=2)))),
        tuple(dict.fromkeys(draw(st.lists(st.sampled_from(users), max_size=3)))),
        draw(pick) if kind in ("answer", "both") else None,
        draw(pick) if kind in ("quote", "both") else None,
        repeats,
        hidden,
        draw(st.tuples(*[st.integers(0, 99)] * 4)),
    )


def known(posts: list[Written]) -> dict[str, str]:
    """Give the handle of every account by its id, for formats that write ids alone."""
    users = {
        user
        for post in posts
        for user in (post.author, *post.named, *(each.author for each in towards(post)))
    }
    return {user.id: f"@{user.handle.casefold()}" for user in users}


def towards(post: Written) -> list[Written]:
    """List the posts a post answers, quotes or repeats."""
    return [each for each in (post.answers, post.quotes, post.repeats) if each is not None]


def marks(post: Written, name: str) -> list[dict[str, Any]]:
    """Give the entities of hashtags, a repost's being those of its original."""
    whole = post.repeats or post
    return [{name: tag} for tag in whole.tags]
