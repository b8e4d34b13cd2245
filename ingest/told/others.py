"""Rows of other tables that a told file has: ties of accounts, figures of the campaign's things."""

from collections.abc import Sequence

from ingest.known import Stored
from ingest.records import TABLES
from ingest.records.base import Record, row_key
from ingest.told.batch import Batch
from ingest.told.checks import Cells
from ingest.told.memory import Memory
from ingest.told.naming import Accounts
from ingest.told.states import Thing
from ingest.told.whom import OutError, whom


class Others:
    """Rows that are there or not, by their key: who told them does not matter."""

    def __init__(self, stored: Stored, memory: Memory, run_id: str) -> None:
        """Find rows in ``memory`` or by asking."""
        self._stored, self._memory, self._run_id = stored, memory.figures, run_id
        self._missing: set[tuple[str, str]] = set()

    def fetch(self, told: Sequence[tuple[str, Cells]], accounts: Accounts) -> None:
        """Look up which of a chunk's rows, and of what they refer to, are there."""
        records: dict[str, dict[tuple[str, ...], Record]] = {}
        for table, cells in told:
            try:
                record = _record(table, cells, accounts)
            except OutError:
                continue
            if self._memory.get(_name(record)) is None:
                records.setdefault(table, {})[record.key()] = record
        for table, by_key in records.items():
            known = self._stored.known(table, list(by_key))
            for key in known.hashes:
                self._put(by_key[key], known.run_ids[key])
        self._find_missing([each for by_key in records.values() for each in by_key.values()])

    def hear(self, table: str, cells: Cells, accounts: Accounts, batch: Batch) -> bool:
        """Hear a row; say whether it is news. Raises OutError."""
        record = _record(table, cells, accounts)
        if self._memory.get(_name(record)) is not None:
            return False
        for each in record.references():
            if (each.target, row_key(each.key)) in self._missing:
                raise OutError(
                    *(each.column, each.key[-1], "is not in the store"),
                    "Load what it refers to first",
                )
        row = {**record.row(), "run_id": self._run_id}
        batch.tables.setdefault(table, []).append(row)
        self._put(record, self._run_id)
        return True

    def written_by(self, table: str, cells: Cells, accounts: Accounts) -> str:
        """Give the import that wrote a row."""
        known = self._memory.get(_name(_record(table, cells, accounts)))
        return known.run_id if known else ""

    def _put(self, record: Record, run_id: str) -> None:
        name = _name(record)
        self._memory.put(name, Thing(("", name), {}, None, run_id))

    def _find_missing(self, records: Sequence[Record]) -> None:
        asked: dict[str, set[tuple[str, ...]]] = {}
        for record in records:
            for each in record.references():
                asked.setdefault(each.target, set()).add(each.key)
        self._missing = {
            (target, row_key(key))
            for target, keys in asked.items()
            for key in keys - self._stored.existing(target, sorted(keys))
        }


def _record(table: str, cells: Cells, accounts: Accounts) -> Record:
    """Make the row's record, with accounts' ids in place of their names."""
    made = TABLES[table].model_construct(set(cells), **cells)
    ids = {
        column: whom(accounts, platform, name, column)
        for column, (platform, name) in made.accounts().items()
    }
    return TABLES[table].model_construct(set(cells), **{**cells, **ids})


def _name(record: Record) -> str:
    return f"{record.table} {row_key(record.key())}"
