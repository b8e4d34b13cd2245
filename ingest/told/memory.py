"""What is remembered of the store while files are joined; in a check, all that is not written."""

from dataclasses import asdict, fields
from typing import Any

from ingest.told.ever import Ever
from ingest.told.recent import Recent, Scratch, Spill
from ingest.told.states import Account, Link, Post, Thing

ACCOUNTS = 40_000
OTHERS = 20_000


class Memory:
    """Accounts, posts, what posts lead to, reactions and figures, each by key."""

    def __init__(self, *, writing: bool, from_empty: bool = False) -> None:
        """Remember a while what will be in the store; keep all of it where nothing is written.

        Where the store was empty (``from_empty``) it is told what was never put.
        """
        self._from_empty = from_empty and writing
        self.writing = writing
        self._scratch = None if writing else Scratch()
        self.accounts: Recent[Account] = self._recent(ACCOUNTS, "accounts", Account)
        self.posts: Recent[Post] = self._recent(OTHERS, "posts", Post)
        self.reactions: Recent[Thing] = self._recent(OTHERS, "reactions", Thing)
        self.figures: Recent[Thing] = self._recent(OTHERS, "figures", Thing)
        self.links: Recent[list[Link]] = self._recent(OTHERS, "links", Link)
        self.by_handle: Recent[list[str]] = self._recent(ACCOUNTS, "by_handle", None)
        """Accounts that are told here to go by a handle now, by platform and folded handle."""
        self.became: Recent[str] = self._recent(ACCOUNTS, "became", None)
        """In a check: the id an account known by handle alone would have got."""

    def tick(self) -> None:
        """Hear that another chunk is joined."""
        for each in self._all():
            each.tick()

    def forget(self) -> None:
        """Remember nothing of the store any more."""
        for each in self._all():
            each.forget()

    def close(self) -> None:
        """Remove what was put aside on disk."""
        if self._scratch is not None:
            self._scratch.close()

    def _all(self) -> "tuple[Recent[Any], ...]":
        return (
            *(self.accounts, self.posts, self.links, self.reactions, self.figures),
            *(self.by_handle, self.became),
        )

    def _recent(self, limit: int, name: str, of: Any) -> "Recent[Any]":
        if self._scratch is None:
            return Recent(limit, ever=Ever() if self._from_empty else None)
        return Recent(limit, Spill(self._scratch, name, _pack, lambda said: _unpack(of, said)))


_LEFT_OUT = frozenset({"_ranks", "last", "last_rank", "is_new", "changed", "tags", "retag"})


def _pack(thing: Any) -> Any:
    """Write a thing, a list of links, or a plain value as JSON's values."""
    if isinstance(thing, list):
        return [asdict(each) if isinstance(each, Link) else each for each in thing]
    if not isinstance(thing, Thing):
        return thing
    names = (each.name for each in fields(thing))
    return {name: getattr(thing, name) for name in names if name not in _LEFT_OUT}


def _unpack(of: Any, said: Any) -> Any:
    if of is None:
        return said
    if of is Link:
        return [Link(**each) for each in said]
    said["key"] = tuple(said["key"])
    if "hashtags" in said["fields"]:
        said["fields"]["hashtags"] = tuple(said["fields"]["hashtags"])
    return of(**said)
