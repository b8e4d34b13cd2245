"""What a load would write: every row checked, compared with the store, nothing written yet."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from typing import Any, cast

from ingest.accounts import AccountBook, resolve, resolve_quietly, with_ids
from ingest.authors import Authors
from ingest.draft import Draft, Entry
from ingest.duplicates import Seen, without_duplicates, without_taken
from ingest.journal import Kept
from ingest.known import Accepted, Known, Stored
from ingest.records import TABLES
from ingest.records.interactions import Interaction
from ingest.records.social import Account, Post
from ingest.references import with_references
from ingest.rows import Row
from ingest.told.blank import own_among_told
from ingest.told.ranks import OWN
from ingest.validate import validate, without_rounded

Writes = dict[str, list[dict[str, Any]]]
"""The rows to write, by table, in the order of the tables."""


@dataclass(frozen=True)
class Step:
    """How far a load is: what is being done, how many rows of it are done, out of how many."""

    what: str
    done: int
    total: int


Progress = Callable[[Step], None]


class Planner:
    """Goes through the tables in their order; each sees what the ones before it made."""

    def __init__(self, stored: Stored, zone: tzinfo, progress: Progress) -> None:
        """Plan against what is stored; times without a zone are read in ``zone``."""
        self._stored, self._zone, self._progress = stored, zone, progress
        self.kept: dict[str, list[Kept]] = {}
        """Every accepted row by run id, also those that change nothing, in the tables' order."""
        self._accepted = Accepted()
        self._seen = Seen()
        self._book = AccountBook(stored)
        self._authors = Authors(stored)

    def plan(self, drafts: Sequence[Draft]) -> Writes:
        """Check every row of every file; the drafts are told what becomes of their rows."""
        waiting: dict[str, list[tuple[Draft, Row]]] = {table: [] for table in TABLES}
        for draft in drafts:
            if draft.settled is not None and not any(draft.settled.values()):
                for row in draft.reading.rows:
                    draft.count(row, "unchanged")
                continue
            for row in draft.reading.rows:
                waiting[row.table].append((draft, row))
        total = sum(map(len, waiting.values()))
        done = 0
        writes: Writes = {}
        for table, rows in waiting.items():
            if rows:
                self._progress(Step(f"checking {table}", done, total))
                writes[table] = self._table(table, rows)
                done += len(rows)
        self._progress(Step("checked", done, total))
        return writes

    def _table(self, table: str, rows: Sequence[tuple[Draft, Row]]) -> list[dict[str, Any]]:
        entries, settled = self._validated(rows)
        entries = without_rounded(entries)
        entries = resolve(with_ids(entries, self._book), self._book)
        resolve_quietly(settled, self._book)
        entries = with_references(self._stored, entries, self._accepted)
        keys = list(dict.fromkeys(entry.key for entry in entries))
        stored = self._stored.known(table, keys)
        entries = without_taken(entries, stored)
        if table == "interactions":
            entries = self._authors.agreeing(entries)
        # Only tables that share their ids need remember each other's rows.
        seen = self._seen if TABLES[table].space else Seen()
        fresh = without_duplicates([*settled, *entries], seen)
        kept = [entry for entry in fresh if not entry.draft.is_settled(entry.row)]
        for entry in fresh:
            if entry.draft.is_settled(entry.row):
                entry.draft.count(entry.row, "unchanged")
        self._accept(table, kept)
        self._keep([*kept, *seen.merged])
        seen.merged.clear()
        for draft, row in rows:
            if row.number in draft.rejected.get(row.sheet, ()):
                self._set_aside(table, row)
        written = (_to_write(entry, stored) for entry in kept)
        return [each for each in written if each is not None]

    def _validated(self, rows: Sequence[tuple[Draft, Row]]) -> tuple[list[Entry], list[Entry]]:
        """Give the valid rows, and apart those that an earlier load dealt with."""
        entries, settled = [], []
        for draft, row in rows:
            result = validate(row, self._zone)
            if draft.is_settled(row):
                if isinstance(result, list):
                    draft.count(row, "unchanged")
                else:
                    settled.append(Entry(draft, row, result))
            elif isinstance(result, list):
                draft.reject(row, result)
            else:
                entries.append(Entry(draft, row, result))
        return entries, settled

    def _accept(self, table: str, entries: list[Entry]) -> None:
        self._accepted.add(table, [entry.key for entry in entries])
        if table == "accounts":
            self._book.add(cast(Account, entry.record) for entry in entries)
        if table == "posts":
            self._authors.add([cast(Post, entry.record) for entry in entries])
        if table == "interactions":
            # A post may have its time from one interaction and lend it to another: that one first.
            entries.sort(key=lambda entry: cast(Interaction, entry.record).happened_at is None)
            made = [cast(Interaction, entry.record).posts() for entry in entries]
            self._accepted.keys["post"].update(post for posts in made for post in posts)

    def _keep(self, entries: Sequence[Entry]) -> None:
        for entry in entries:
            row = entry.row
            found = Kept(row.number, row.sheet, row.table, row.cells, OWN)
            self.kept.setdefault(entry.draft.run_id, []).append(found)

    def _set_aside(self, table: str, row: Row) -> None:
        names = TABLES[table].key_columns
        self._accepted.set_aside[table].add(tuple(str(row.cells.get(name)) for name in names))
        if table == "accounts":
            self._book.set_aside(row.cells)


def _to_write(entry: Entry, stored: Known) -> dict[str, Any] | None:
    """Give the row to write; None if the store has it, or has something newer in its place."""
    key, draft = entry.key, entry.draft
    row = entry.record.row()
    old = stored.hashes.get(key)
    # A row tried again must not undo what a later file has said since: run ids begin with a time.
    outdated = bool(old) and draft.settled is not None and stored.run_ids[key] > draft.settled_by
    if old == row["row_hash"] or outdated:
        draft.count(entry.row, "unchanged")
        return None
    draft.count(entry.row, "loaded")
    if told_by := stored.told_by.get(key):
        row = own_among_told(row, told_by)
    row["run_id"] = draft.run_id
    return row
