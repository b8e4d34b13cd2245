"""What every import on record told, read back from the rows it kept."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any

from graph.store import Store, statement
from ingest import journal
from ingest.journal import Kept
from ingest.records import TABLES
from ingest.records.base import Record
from ingest.rows import Row
from ingest.undo.effects import Node, Tie, makes, ties, token
from ingest.undo.social import is_social, main
from ingest.validate import validate

OWN = 0
"""The trust of the campaign's own tables."""


@dataclass(frozen=True)
class Import:
    """An import on record; those with one ``loaded_at`` were one load."""

    run_id: str
    file: str
    sha256: str
    kind: str
    status: str
    loaded_at: datetime | None
    loaded: int
    rows: int


@dataclass(frozen=True, slots=True)
class Told:
    """One row an import told: its place among all the import told, and its valid cells.

    ``record`` is None if it is one that a platform's file tells of accounts and posts.
    """

    by: Import
    at: int
    kept: Kept
    cells: Mapping[str, Any]
    record: Record | None

    @property
    def is_social(self) -> bool:
        """Whether it tells of accounts and posts."""
        return is_social(self.kept.table, self.cells)

    @property
    def is_own(self) -> bool:
        """Whether it is a row of the campaign's own tables."""
        return self.kept.trust == OWN

    @property
    def main(self) -> "set[Tie] | set[Node] | tuple[Any, ...]":
        """What the row is about."""
        if self.record is None or self.is_social:
            return main(self.kept.table, self.cells)
        return ties(self.record) or makes(self.record)


def imports(store: Store) -> list[Import]:
    """List the imports on record, the first first."""
    frame = store.read(statement("undo/imports"))
    return [Import(*row) for row in frame.itertuples(index=False, name=None)]


def told(
    store: Store, by: Sequence[Import], zone: tzinfo, among: Collection[str] | None = None
) -> Iterator[Told]:
    """Give the rows imports told, in their order.

    With ``among``, only rows with a cell that is one of these tokens (``effects.token``). A row
    that is valid no longer, since a setting has changed, is left out.
    """
    for one in by:
        for at, row in enumerate(journal.read(store, one.run_id)):
            if among is None or _is_among(row, among):
                found = read(one, at, row, zone)
                if found is not None:
                    yield found


def read(by: Import, at: int, row: Kept, zone: tzinfo) -> Told | None:
    """Give a kept row as what it told; None if it is not valid."""
    if row.table not in TABLES:
        return None
    if row.trust != OWN and is_social(row.table, row.cells):
        return Told(by, at, row, row.cells, None)
    record = validate(as_row(row), zone)
    if isinstance(record, Record):
        return Told(by, at, row, record.__dict__, record)
    return None


def as_row(kept: Kept) -> Row:
    """Give a kept row as a reader gave it."""
    return Row(kept.table, kept.sheet, kept.number, kept.cells)


def _is_among(row: Kept, among: Collection[str]) -> bool:
    return any(token(cell) in among for cell in row.cells.values() if cell is not None)
