"""What was looked up or written lately is remembered, and no more, however long a file."""

import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Generic, TypeVar

import orjson

from ingest.told.ever import Ever

V = TypeVar("V")
HELD = 8
"""For how many chunks at least something is remembered: longer than it takes to be written."""


class Recent(Generic[V]):
    """A memory of two generations: what the younger one lacks for long is forgotten."""

    def __init__(
        self, limit: int, spill: "Spill[V] | None" = None, ever: Ever | None = None
    ) -> None:
        """Begin a new generation when there are ``limit`` things.

        ``spill`` is given what goes; ``ever`` hears of all that is put, if the store held nothing
        else before.
        """
        self._limit, self._spill, self._ever = limit, spill, ever
        self._young: dict[Any, V] = {}
        self._old: dict[Any, V] = {}
        self._age = 0

    def get(self, key: Any) -> V | None:
        """Give what is remembered under a key."""
        found = self._young.get(key)
        if found is None:
            found = self._old.get(key)
            if found is None:
                if self._spill is None:
                    return None
                found = self._spill.get(key)
            if found is not None:
                self._young[key] = found
        return found

    def put(self, key: Any, value: V) -> None:
        """Remember."""
        self._young[key] = value
        if self._ever is not None:
            self._ever.add(key)

    def unknown(self, keys: Iterable[Any]) -> list[Any]:
        """Give those of these keys that the store may have, but that are not remembered."""
        ever = self._ever
        return [key for key in keys if self.get(key) is None and (ever is None or key in ever)]

    def tick(self) -> None:
        """Hear that another chunk is joined."""
        self._age += 1
        if self._age < HELD or len(self._young) < self._limit:
            return
        if self._spill is not None:
            gone = ((key, it) for key, it in self._old.items() if key not in self._young)
            self._spill.put(gone)
        self._old, self._young, self._age = self._young, {}, 0

    def forget(self) -> None:
        """Remember nothing: what is in the store has been changed by other hands."""
        self._young, self._old = {}, {}


class Spill(Generic[V]):
    """A temporary file of things by key."""

    def __init__(
        self,
        place: "Scratch",
        name: str,
        pack: Callable[[V], Any],
        unpack: Callable[[Any], V],
    ) -> None:
        """Make a table of the file; ``pack`` writes a thing as JSON's values."""
        self._base, self._name = place.base, name
        self._pack, self._unpack = pack, unpack
        self._is_empty = True
        self._base.execute(f"CREATE TABLE {name} (key BLOB PRIMARY KEY, said BLOB) WITHOUT ROWID")

    def get(self, key: Any) -> V | None:
        """Give what was put under a key."""
        if self._is_empty:
            return None
        found = self._base.execute(
            f"SELECT said FROM {self._name} WHERE key = ?",  # noqa: S608 - a name of our own
            (orjson.dumps(key),),
        ).fetchone()
        return None if found is None else self._unpack(orjson.loads(found[0]))

    def put(self, things: Iterable[tuple[Any, V]]) -> None:
        """Put things under their keys, in place of what was there."""
        self._is_empty = False
        self._base.executemany(
            f"INSERT OR REPLACE INTO {self._name} VALUES (?, ?)",  # noqa: S608 - a name of our own
            ((orjson.dumps(key), orjson.dumps(self._pack(value))) for key, value in things),
        )


class Scratch:
    """A temporary file that is gone when it is closed."""

    def __init__(self) -> None:
        """Make the file."""
        self._folder = TemporaryDirectory(prefix="mashal-")
        self.base = sqlite3.connect(Path(self._folder.name) / "seen.db", isolation_level=None)
        self.base.execute("PRAGMA journal_mode = OFF")
        self.base.execute("PRAGMA synchronous = OFF")

    def close(self) -> None:
        """Remove it."""
        self.base.close()
        self._folder.cleanup()
