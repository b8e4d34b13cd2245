"""A file on its way through a load: what has become of its rows so far."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ingest.records.base import Key, Record
from ingest.report import FileReport, Status
from ingest.rows import Problem, Reading, Row, shown

RejectedRows = Mapping[str, frozenset[int]]
"""The rows set aside by an earlier load of the same file: sheet → row numbers."""


@dataclass
class Draft:
    """One file: ``settled`` is None, or what an earlier complete load of it set aside.

    ``settled_by`` is that load's run id; ``run_id`` is this one's. Run ids begin with their time.
    """

    file: str
    sha256: str
    kind: str
    reading: Reading
    run_id: str = ""
    settled: RejectedRows | None = None
    settled_by: str = ""
    loaded: int = 0
    unchanged: int = 0
    merged: int = 0
    problems: list[Problem] = field(default_factory=list)
    rejected: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))

    def reject(self, row: Row, problems: Iterable[Problem]) -> None:
        """Set a row aside for these reasons."""
        self.rejected[row.sheet].add(row.number)
        self.problems.extend(problems)

    def is_settled(self, row: Row) -> bool:
        """Whether an earlier load of this very file has dealt with the row for good."""
        return self.settled is not None and row.number not in self.settled.get(row.sheet, ())

    @property
    def rejected_count(self) -> int:
        """How many rows were set aside."""
        return sum(map(len, self.rejected.values()))

    @property
    def is_news(self) -> bool:
        """Whether the load adds anything to what the store knows of this file."""
        before = {sheet: set(rows) for sheet, rows in (self.settled or {}).items() if rows}
        return self.settled is None or self.loaded > 0 or dict(self.rejected) != before

    def report(self) -> FileReport:
        """Say what became of the file."""
        status: Status = "already loaded" if self.settled is not None else "done"
        sheets = list(dict.fromkeys(row.sheet for row in self.reading.rows))
        order = {sheet: at for at, sheet in enumerate(sheets)}
        found = sorted(
            [*self.reading.problems, *self.problems],
            key=lambda problem: (order.get(problem.sheet, len(sheets)), problem.row or 0),
        )
        return FileReport(
            file=self.file,
            sha256=self.sha256,
            kind=self.kind,
            status=status,
            rows_read=len(self.reading.rows) + self.reading.ignored,
            loaded=self.loaded,
            unchanged=self.unchanged,
            merged=self.merged,
            rejected=self.rejected_count,
            ignored=self.reading.ignored,
            problems=tuple(found),
            warnings=tuple(self.reading.notes()),
        )


class Entry:
    """A valid row on its way: where it comes from, the record it became, and that one's key."""

    __slots__ = ("draft", "key", "record", "row")

    def __init__(self, draft: Draft, row: Row, record: Record) -> None:
        """Begin with the record as the row's cells made it."""
        self.draft, self.row = draft, row
        self.become(record)

    def become(self, record: Record) -> None:
        """Put another record in the place of the one there was."""
        self.record: Record = record
        self.key: Key = record.key()

    @property
    def place(self) -> str:
        """Where the row stands, for people."""
        sheet = f", sheet {self.row.sheet}" if self.row.sheet else ""
        return f"row {self.row.number} of {self.draft.file}{sheet}"

    def reject(self, column: str, problem: str, fix: str) -> None:
        """Set the row aside because of one of its columns."""
        value = self.row.cells.get(column)
        self.draft.reject(self.row, [_problem(self.row, column, shown(value), problem, fix)])


def _problem(row: Row, column: str, value: str, problem: str, fix: str) -> Problem:
    return Problem(row.sheet, row.table, row.number, column, value, problem, fix)
