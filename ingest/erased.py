"""Who was erased stays erased: what is loaded again is without them.

The store keeps no name and no id of theirs, only keyed hashes by which they are known again.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from pydantic_core import PydanticCustomError

from graph.fold import fold, handle_key
from graph.pseudonyms import salt_of
from graph.store import Store, statement
from graph.withheld import Words, without
from ingest.records.social import PLATFORM

PEOPLE = ("person_id", "knows_person_id", "respondent_code")
"""Columns that hold a person's id."""
_ACCOUNTS = ("account_id", "handle", "source", "target")
_POSTS = ("post_id", "target_post_id")
_CONTENT = ("content_id", "testimonial_id")
_TEXTS = ("text", "title")


def of_person(person_id: str) -> str:
    """Write what a person is marked by."""
    return f"person:{person_id}"


def of_account(platform: str, name: str, *, handle: bool = False) -> str:
    """Write what an account is marked by: its id, or its handle."""
    known = f"@{handle_key(name)}" if handle or name.startswith("@") else name
    return f"account:{platform}:{known}"


def of_post(platform: str, post_id: str) -> str:
    """Write what a post is marked by."""
    return f"post:{platform}:{post_id}"


def of_content(content_id: str) -> str:
    """Write what a testimonial is marked by."""
    return f"content:{content_id}"


def of_sign(kind: str, value: str) -> str:
    """Write what a sign somebody is known by is marked by."""
    return f"sign:{kind}:{value}"


def of_words(telling: Words) -> str:
    """Write what a name or handle is marked by, as it stands in texts."""
    return " ".join(("words:", *telling))


@dataclass(frozen=True)
class Marks:
    """The keyed hashes of whom the store has erased; false if there is nobody."""

    known: frozenset[str] = frozenset()
    lengths: frozenset[int] = frozenset()
    hashed: Callable[[str], str] = str

    @classmethod
    def read(cls, store: Store) -> "Marks":
        """Read them from a store; nothing is written."""
        frame = store.read(statement("erase/marks"))
        if frame.empty:
            return cls()
        lengths = frozenset(int(each) for each in frame["words"].dropna())
        return cls(frozenset(frame["mark"]), lengths, hashing(salt_of(store)))

    def __bool__(self) -> bool:
        return bool(self.known)

    def has(self, what: str) -> bool:
        """Whether something is marked."""
        return self.hashed(what) in self.known

    def names(self, cells: Mapping[str, Any]) -> bool:
        """Whether a row names somebody who was erased, or what went with them."""
        return any(map(self.has, _named(cells)))

    def clean(self, cells: Mapping[str, Any]) -> Mapping[str, Any]:
        """Rid a row's texts of the names and handles of whom was erased."""
        changed = {name: self._text(cells[name]) for name in _TEXTS if cells.get(name)}
        if isinstance(cells.get("items"), Mapping):
            changed["items"] = {name: self._text(said) for name, said in cells["items"].items()}
        return {**cells, **changed} if changed else cells

    def _text(self, text: Any) -> Any:
        if not isinstance(text, str):
            return text
        return without(text, self._is_telling, max(self.lengths, default=0))

    def _is_telling(self, run: Words) -> bool:
        return len(run) in self.lengths and self.has(of_words(run))


def hashing(salt: str) -> Callable[[str], str]:
    """Give the hash by which a store knows again whom it has erased."""
    key = salt.encode()[:64]

    @lru_cache(65_536)
    def hashed(what: str) -> str:
        return blake2b(what.encode("utf-8", "replace"), key=key, digest_size=16).hexdigest()

    return hashed


def _named(cells: Mapping[str, Any]) -> Iterator[str]:
    """List all a row names by which somebody may be marked."""
    for name in PEOPLE:
        if cells.get(name) is not None:
            yield of_person(_plain(cells[name]))
    for name in _CONTENT:
        if cells.get(name) is not None:
            yield of_content(_plain(cells[name]))
    if "kind" in cells and "value" in cells:
        yield of_sign(_plain(cells["kind"]), _plain(cells["value"]))
    if cells.get("of") == "content":
        yield of_content(_plain(cells.get("of_id")))
    if cells.get("platform") is not None:
        yield from _online(_platform(cells["platform"]), cells)


def _online(platform: str, cells: Mapping[str, Any]) -> Iterator[str]:
    accounts = [cells[name] for name in _ACCOUNTS if cells.get(name)]
    posts = [cells[name] for name in _POSTS if cells.get(name)]
    if cells.get("of_id"):
        accounts.append(cells["of_id"])
        posts.append(cells["of_id"])
    for name in map(_plain, accounts):
        yield of_account(platform, name)
        yield of_account(platform, name, handle=True)
    for post in posts:
        yield of_post(platform, _plain(post))


def _plain(cell: Any) -> str:
    return " ".join(str(cell).split())


def _platform(cell: Any) -> str:
    """Write a platform as the tables do, whatever a file calls it."""
    try:
        return str(PLATFORM(cell))
    except PydanticCustomError:
        return fold(str(cell))
