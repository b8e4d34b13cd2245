"""Posts of a chunk, and what they lead to, joined with what is known: told once, by the best."""

from collections.abc import Iterable
from datetime import datetime

from graph.fold import fold
from ingest.records.interactions import placeholder_id
from ingest.told.asking import Asking
from ingest.told.batch import LINKS, Batch
from ingest.told.checks import Cells
from ingest.told.heard import Heard
from ingest.told.memory import Memory
from ingest.told.ranks import Rank
from ingest.told.states import Fields, Key, Link, Post


class Posts:
    """The posts of one chunk."""

    def __init__(self, asking: Asking, memory: Memory, run_id: str) -> None:
        """Find posts in ``memory`` or by asking."""
        self._asking, self._memory, self._run_id = asking, memory, run_id
        self.touched: dict[Key, Post] = {}
        self.before: set[Key] = set()
        """The posts that were there before the chunk."""
        self.disputed = 0
        """How often a chunk gave a post to another account than it stays with, or was with."""
        self._disputed: set[Key] = set()

    def fetch(self, keys: Iterable[Key], linking: set[Key]) -> None:
        """Look up the chunk's posts, and what those lead to that the chunk gives links."""
        memory = self._memory
        self.touched, self.before, self._disputed = {}, set(), set()
        for key in (keys := list(keys)):
            known = memory.posts.get(key)
            if known is not None:
                self._now(known)
                self.before.add(key)
        for post in self._asking.posts(memory.posts.unknown(keys)):
            self._now(post)
            memory.posts.put(post.key, post)
            self.before.add(post.key)
        asked = memory.links.unknown(linking & self.before)
        found = self._asking.links(asked)
        for key in asked:
            memory.links.put(key, found.get(key, []))

    def hear(self, heard: Heard, key: Key, author: str, cells: Cells, batch: Batch) -> bool:
        """Hear what a row tells of a post; say whether anything changed."""
        told: Fields = {"account_id": author, "posted_at": milliseconds(cells["posted_at"])}
        if text := cells.get("text"):
            told["text"] = text
        if names := cells.get("hashtags"):
            tags = tuple((fold(name), name) for name in names)
            told["hashtags"] = tuple(sorted({tag for tag, _ in tags}))
        post = self._there(key, author, heard.rank)
        if key in self.before and heard.rank.tells_links and not post.is_whole:
            self._forget_guesses(key, batch)
        tagged = post.fields.get("hashtags")
        news = post.is_new and len(post.fields) == 1
        if post.author != author:
            self._dispute(key)
        news = self._hear(post, told, heard.rank) or news
        if names and post.fields.get("hashtags") != tagged:
            post.tags, post.retag = tags, True
        return news

    def stub(self, heard: Heard, key: Key, author: str, at: datetime | None = None) -> bool:
        """Hear that a post is there, who wrote it and, perhaps, when; say if more is known now.

        What is said of it by the way counts less than the post's own row of the same trust.
        """
        post = self._there(key, author, heard.rank)
        told: Fields = {}
        if post.author != author:
            self._dispute(key)
        if post.author == author or _is_better(post, "account_id", heard.rank):
            told["account_id"] = author
        if at is not None and _is_better(post, "posted_at", heard.rank):
            told["posted_at"] = milliseconds(at)
        return self._hear(post, told, heard.rank)

    def link(self, heard: Heard, cells: Cells, source: str, target: str, batch: Batch) -> bool:
        """Hear that a post answers, shares, quotes or names; say whether that is news."""
        type_, platform = cells["type"], cells["platform"]
        key = (platform, cells["post_id"])
        guessed = heard.rank.is_guess
        if guessed and (post := self._memory.posts.get(key)) is not None and post.is_whole:
            return False
        news = self.stub(heard, key, source, cells.get("happened_at"))
        other = cells.get("target_post_id")
        if other is not None:
            news = self.stub(heard, (platform, other), target) or news
        links = self._links(key)
        known = [link for link in links if link.type == type_]
        for link in known:
            if link.placeholder and link.target == target and other is not None:
                batch.add("named_now", [platform, link.other])
                links.remove(link)
        if self._has(platform, known, other, target):
            return news
        answered = [link for link in links if {link.type, type_} == {"reply", "mention"}]
        for link in answered:
            # Whom a post answers it does not name as well: from a text alone that can't be seen.
            if guessed and type_ == "mention" and link.target == target:
                return news
            if link.guessed and link.type == "mention" and link.target == target:
                batch.add("unguessed", [*key, target])
                links.remove(link)
        placeholder = type_ != "mention" and other is None
        to = self._stand_in(heard, key, type_, source, target) if placeholder else other or target
        links.append(Link(type_, to, target, placeholder, self._run_id, guessed))
        if type_ == "mention":
            batch.add_of("mentions", *key, [to, guessed or None])
        else:
            batch.add(LINKS[type_], [*key, to, guessed or None])
        return True

    def write(self, batch: Batch) -> None:
        """Put what is new or changed into a batch."""
        batch.posts(self.touched.values())

    def author(self, key: Key) -> str | None:
        """Give the account that wrote a post, as far as is known."""
        post = self._memory.posts.get(key)
        return post.author if post else None

    def written_by(self, key: Key) -> str:
        """Give the import that wrote a post."""
        post = self._memory.posts.get(key)
        return post.run_id if post else ""

    def _has(self, platform: str, known: list[Link], other: str | None, target: str) -> bool:
        if other is not None:
            return any(link.other == other for link in known)
        for link in known:
            if link.type == "mention":
                leads_to: str | None = link.other
            elif link.placeholder:
                leads_to = link.target
            else:
                leads_to = self.author((platform, link.other)) or link.target
            if leads_to == target:
                return True
        return False

    def _stand_in(self, heard: Heard, key: Key, type_: str, source: str, target: str) -> str:
        """Make a post that stands for one nobody has named; each interaction has its own."""
        name = placeholder_id((type_, key[0], key[1], source, target, ""))
        there = (key[0], name)
        post = Post(
            *(there, {"account_id": target}, heard.rank.text(), self._run_id),
            is_new=True,
            changed=True,
            placeholder=True,
        )
        self.touched[there] = post
        return name

    def _there(self, key: Key, author: str, rank: Rank) -> Post:
        post = self._memory.posts.get(key)
        if post is None:
            post = Post(
                key, {"account_id": author}, rank.text(), self._run_id, is_new=True, changed=True
            )
            self._memory.posts.put(key, post)
        return post

    def _hear(self, post: Post, told: Fields, rank: Rank) -> bool:
        news = post.hear(told, rank, self._run_id)
        if post.changed:
            self.touched[post.key] = post
        return news

    def _dispute(self, key: Key) -> None:
        if key not in self._disputed:
            self._disputed.add(key)
            self.disputed += 1

    def _forget_guesses(self, key: Key, batch: Batch) -> None:
        """Let go of what was guessed of a post that a file tells of now which knows."""
        links = self._memory.links.get(key)
        if links is not None:
            links[:] = [link for link in links if not link.guessed]
        batch.add("unguessed", [*key, None])

    def _links(self, key: Key) -> list[Link]:
        links = self._memory.links.get(key)
        if links is None:
            links = []
            self._memory.links.put(key, links)
        if not self._memory.writing:
            for link in links:
                became = self._memory.became.get((key[0], link.target))
                if became:
                    link.other = became if link.other == link.target else link.other
                    link.target = became
        return links

    def _now(self, post: Post) -> None:
        """In a check, give a post to the account its author would have become."""
        if self._memory.writing:
            return
        became = self._memory.became.get((post.key[0], post.fields.get("account_id", "")))
        if became:
            post.fields["account_id"] = became


def _is_better(post: Post, name: str, rank: Rank) -> bool:
    """Whether what is said by the way is believed: of what nobody told, or told less trusted."""
    return post.fields.get(name) is None or rank.is_better(post.ranks[name])


def milliseconds(at: datetime) -> int:
    """Write an instant as the store is given it."""
    return round(at.timestamp() * 1000)
