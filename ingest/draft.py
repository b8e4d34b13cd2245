"""A file on its way through a load: what has become of its rows so far."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from ingest.records.base import Key, Record
from ingest.report import FileReport, Status
from ingest.rows import Problem, Reading, Row, shown

RejectedRows = Mapping[str, frozenset[int]]
"""The rows set aside by an earlier load of the same file: sheet → row numbers."""


Outcome = Literal["loaded", "unchanged", "merged", "rejected"]
_WEIGHT: Mapping[Outcome, int] = {"unchanged": 1, "merged": 2, "loaded": 3, "rejected": 4}


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
    problems: list[Problem] = field(default_factory=list)
    rejected: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    counts: Counter[Outcome] = field(default_factory=Counter)
    _records: dict[int, Outcome] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Remember what could not even be read, so that a later load of the file tries again."""
        for problem in self.reading.asides:
            self.rejected[problem.sheet].add(problem.row or 0)

    def count(self, row: Row, outcome: Outcome) -> None:
        """Count what became of a row; of a record's rows, those beside the main one count if new.

        A record is rejected with its main row; it is loaded if any row of it is new or changed.
        """
        if row.record is None:
            self.counts[outcome] += 1
        elif row.main or outcome == "loaded":
            before = self._records.get(row.record, outcome)
            self._records[row.record] = max(before, outcome, key=_WEIGHT.__getitem__)

    def reject(self, row: Row, problems: Iterable[Problem]) -> None:
        """Set a row aside for these reasons."""
        again = row.record is None and row.number in self.rejected[row.sheet]
        self.rejected[row.sheet].add(row.number)
        self.problems.extend(problems)
        if not again:
            self.count(row, "rejected")

    def is_settled(self, row: Row) -> bool:
        """Whether an earlier load of this very file has dealt with the row for good."""
        return self.settled is not None and row.number not in self.settled.get(row.sheet, ())

    def total(self, outcome: Outcome) -> int:
        """How many records became that so far; those of which nothing was heard are unchanged."""
        found = self.counts[outcome] + Counter(self._records.values())[outcome]
        if outcome == "rejected":
            return found + len(self.reading.asides)
        if outcome == "unchanged":
            return found + self.reading.records - len(self._records)
        return found

    @property
    def is_news(self) -> bool:
        """Whether the load adds anything to what the store knows of this file."""
        before = {sheet: set(rows) for sheet, rows in (self.settled or {}).items() if rows}
        after = {sheet: rows for sheet, rows in self.rejected.items() if rows}
        return self.settled is None or self.total("loaded") > 0 or after != before

    def report(self) -> FileReport:
        """Say what became of the file."""
        status: Status = "already loaded" if self.settled is not None else "done"
        sheets = list(dict.fromkeys(row.sheet for row in self.reading.rows))
        order = {sheet: at for at, sheet in enumerate(sheets)}
        found = sorted(
            [*self.reading.problems, *self.reading.asides, *self.problems],
            key=lambda problem: (order.get(problem.sheet, len(sheets)), problem.row or 0),
        )
        return FileReport(
            file=self.file,
            sha256=self.sha256,
            kind=self.kind,
            status=status,
            rows_read=self.reading.read,
            loaded=self.total("loaded"),
            unchanged=self.total("unchanged"),
            merged=self.total("merged"),
            rejected=self.total("rejected"),
            ignored=self.reading.ignored,
            ignored_because=dict(self.reading.passed),
            lost=dict(self.reading.lost),
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
