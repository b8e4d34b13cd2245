"""What the store knows already of a chunk's accounts, posts, interactions and figures."""

from collections.abc import Iterable, Sequence
from typing import Any

from graph.store import Store, statement
from ingest.told.states import Account, Key, Link, Post, Thing

SLICE = 10_000
Reaction = tuple[str, str, str, str]
"""A platform, a post, the account that reacted to it, and how (empty: unknown)."""
_KINDS = {"REPLIES_TO": "reply", "REPOSTS": "repost", "QUOTES": "quote", "MENTIONS": "mention"}


class Asking:
    """A store, asked in slices by key."""

    def __init__(self, store: Store) -> None:
        """Look whether there is anything told in ``store`` yet: if not, nothing need be asked."""
        self._store = store
        self.is_empty = store.read("MATCH (n:Account|Post) RETURN true AS yes LIMIT 1").empty
        self.knows_handles = not self._none("a.account_id STARTS WITH '@'")
        """Whether there may be accounts known by handle alone."""
        self.knows_former = not self._none("a.former_handles IS NOT NULL")

    def accounts(self, keys: Iterable[Key]) -> list[Account]:
        """Give those of these accounts that the store has."""
        return [_account(found) for found in self._ask("accounts", keys)]

    def handles(self, keys: Iterable[Key]) -> list[Account]:
        """Give the accounts that go by these (folded) handles now, or are known by nothing else."""
        return [_account(found) for found in self._ask("handles", keys)]

    def former(self, keys: Iterable[Key]) -> list[Account]:
        """Give the accounts that went by one of these handles before."""
        wanted = {f"{platform} {handle}": True for platform, handle in keys}
        if not wanted or not self.knows_former:
            return []
        return [
            _account(found)
            for found in self._store.value(statement("told/former_handles"), wanted=wanted)
        ]

    def posts(self, keys: Iterable[Key]) -> list[Post]:
        """Give those of these posts that the store has."""
        posts = []
        for platform, post_id, author, at, text, tags, told_by, run_id in self._ask("posts", keys):
            said = {"account_id": author, "posted_at": at, "text": text}
            fields = {name: value for name, value in said.items() if value is not None}
            if tags:
                fields["hashtags"] = tuple(sorted(tags))
            posts.append(Post((platform, post_id), fields, told_by, run_id or ""))
        return posts

    def links(self, keys: Iterable[Key]) -> dict[Key, list[Link]]:
        """Give what these posts lead to."""
        links: dict[Key, list[Link]] = {}
        for platform, post_id, kind, other, target, *rest in self._ask("links", keys):
            stands, run_id, guessed = rest
            link = Link(_KINDS[kind], other, target or "", stands, run_id or "", guessed)
            links.setdefault((platform, post_id), []).append(link)
        return links

    def reactions(self, keys: Iterable[Reaction]) -> list[tuple[Reaction, Thing]]:
        """Give those of these reactions that the store has."""
        found = []
        for platform, post_id, account, kind, at, told_by, run_id in self._ask("reactions", keys):
            fields = {} if at is None else {"happened_at": at}
            thing = Thing((platform, post_id), fields, told_by, run_id or "")
            found.append(((platform, post_id, account, kind), thing))
        return found

    def figures(self, ids: Iterable[str]) -> list[Thing]:
        """Give those of these figures that the store has."""
        return [
            Thing(("", found), {"value": value}, told_by, run_id or "")
            for found, value, told_by, run_id in self._ask("figures", ids)
        ]

    def _ask(self, name: str, keys: Iterable[Any]) -> list[Sequence[Any]]:
        if self.is_empty:
            return []
        text, wanted, found = statement(f"told/{name}"), list(keys), []
        for start in range(0, len(wanted), SLICE):
            part = [_plain(key) for key in wanted[start : start + SLICE]]
            found += self._store.value(text, keys=part)
        return found

    def _none(self, condition: str) -> bool:
        return self._store.read(
            f"MATCH (a:Account) WHERE {condition} RETURN true AS yes LIMIT 1"
        ).empty


def _plain(key: Any) -> Any:
    return list(key) if isinstance(key, tuple) else key


def _account(found: Sequence[Any]) -> Account:
    platform, account_id, handle, name, official, followers, told_by, run_id, former = found
    said = {"handle": handle, "name": name, "official": official, "followers": followers}
    fields = {column: value for column, value in said.items() if value is not None}
    return Account((platform, account_id), fields, told_by, run_id or "", former=list(former or ()))
