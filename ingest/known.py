"""What the store knows already: asked in slices, by key, without reading anything else."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from graph.store import Store, statement
from ingest.records import TABLES, TARGETS
from ingest.records.base import Key, row_key

SLICE = 10_000


@dataclass(frozen=True)
class Known:
    """Rows of one table in the store: content and import by key, and ids that another table has.

    ``told_by`` says of those that platforms told of who told which field.
    """

    hashes: Mapping[Key, str]
    run_ids: Mapping[Key, str]
    taken: frozenset[Key]
    told_by: Mapping[Key, str] = field(default_factory=dict)


@dataclass
class Accepted:
    """What the rows of this load make: keys by target, and keys of rows that were set aside."""

    keys: dict[str, set[Key]] = field(default_factory=lambda: {name: set() for name in TARGETS})
    set_aside: dict[str, set[Key]] = field(default_factory=lambda: {name: set() for name in TABLES})

    def add(self, table: str, keys: Sequence[Key]) -> None:
        """Count these rows as there for the tables that come after."""
        for name, target in TARGETS.items():
            if table in target.tables:
                self.keys[name].update(keys)


class Stored:
    """A store, asked by key for what a load must know of it."""

    def __init__(self, store: Store) -> None:
        """Look whether there is anything in ``store`` at all: a first load has nothing to ask."""
        self._store = store
        self._empty = store.read("MATCH (n) WHERE NOT n:Setting RETURN true LIMIT 1").empty

    def known(self, table: str, keys: Sequence[Key]) -> Known:
        """Ask which of these keys the store has; each key is given once."""
        names = TABLES[table].key_columns
        asked = [{"row_key": row_key(key), **dict(zip(names, key, strict=True))} for key in keys]
        hashes: dict[Key, str] = {}
        run_ids: dict[Key, str] = {}
        taken: set[Key] = set()
        told_by: dict[Key, str] = {}
        for frame in self.ask(table, asked):
            columns = frame.to_dict("list")
            found = [keys[at] for at in columns["at"]]
            hashes.update(zip(found, columns["row_hash"], strict=True))
            run_ids.update(zip(found, columns["run_id"], strict=True))
            if "taken" in columns:
                taken.update(key for key, so in zip(found, columns["taken"], strict=True) if so)
            if "told_by" in columns:
                told_by.update(
                    (k, by) for k, by in zip(found, columns["told_by"], strict=True) if by
                )
        return Known(hashes, run_ids, frozenset(taken), told_by)

    def existing(self, target: str, keys: Sequence[Key]) -> set[Key]:
        """Ask which of these keys of a reference's target the store has."""
        meant = TARGETS[target]
        found = self.known(meant.tables[0], keys)
        return set(found.hashes) - (set() if meant.any_of_space else found.taken)

    def ask(self, name: str, keys: Sequence[Mapping[str, Any]]) -> Iterator[pd.DataFrame]:
        """Run one statement of ``queries/known``, a slice of keys at a time, numbered ``at``."""
        text = statement(f"known/{name}")
        for start in range(0, 0 if self._empty else len(keys), SLICE):
            part = [{"at": at, **keys[at]} for at in range(start, min(start + SLICE, len(keys)))]
            yield self._store.columns(text, keys=part)
