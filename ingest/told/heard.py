"""A file's records on their way: gathered into chunks, each row checked, each counted once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo

from ingest.draft import Draft, Outcome
from ingest.gather import SAYS_NOTHING, main_of, problem
from ingest.report import FileReport
from ingest.rows import Problem
from ingest.source import Aside, Event, Item, Loss, Note, Passed
from ingest.told.checks import Cells, checked
from ingest.told.ranks import Rank

CHUNK_RECORDS = 2_000
CHUNK_ROWS = 16_000
CHUNK_CHARACTERS = 8_000_000
PROBLEMS_SHOWN = 10_000
"""Problems of one file that are told in full; beyond that they are counted."""


Last = dict[str, tuple[Cells, datetime | None]]
"""The row that a chunk told last of each account, and when it was told."""


@dataclass(slots=True)
class Heard:
    """A record whose main row is sound: its sound rows, and whether any of them was news."""

    number: int
    sheet: str
    main: int
    rows: list[tuple[str, Cells]]
    rank: Rank
    told_at: datetime | None
    is_news: bool = False
    is_out: bool = False


class Telling(Draft):
    """A file that is told as a stream: its counts, and no more of it than that."""

    hushed = 0
    """Problems beyond those that are told in full."""
    disputed = 0
    """Posts that it gives to other accounts than other files do."""
    is_started = False

    def tell(self, problems: Iterable[Problem]) -> None:
        """Put problems in the report, as many as a person may ever read."""
        for each in problems:
            if len(self.problems) < PROBLEMS_SHOWN:
                self.problems.append(each)
            else:
                self.hushed += 1

    def outcome(self, name: Outcome) -> None:
        """Count what became of a record."""
        self.counts[name] += 1

    def report(self) -> FileReport:
        """Say what became of the file."""
        reading, warnings = self.reading, list(self.reading.notes())
        if self.disputed:
            warnings.append(
                f"{self.disputed:,} post{'s are' if self.disputed > 1 else ' is'} told to be by "
                "another account in another file: the more trusted file counts"
            )
        if self.hushed:
            warnings.append(f"{self.hushed:,} more problems of these kinds are not shown")
        return FileReport(
            *(self.file, self.sha256, self.kind, "done"),
            rows_read=self.counts.total() + reading.ignored,
            loaded=self.counts["loaded"],
            unchanged=self.counts["unchanged"],
            merged=self.counts["merged"],
            rejected=self.counts["rejected"],
            ignored=reading.ignored,
            ignored_because=dict(reading.passed),
            lost=dict(reading.lost),
            problems=tuple(self.problems),
            warnings=tuple(warnings),
        )


class Chunks:
    """Gathers what a source says into chunks of sound records, and counts all else at once."""

    def __init__(self, draft: Telling, trust: int, zone: tzinfo) -> None:
        """Gather for a file whose source is trusted so much."""
        self._draft, self._trust, self._zone = draft, trust, zone

    def of(self, events: Iterable[Event]) -> Iterator[list[Heard]]:
        """Give chunk after chunk; raises what the source raises."""
        chunk: list[Heard] = []
        last: Last = {}
        rows = characters = 0
        for event in events:
            if type(event) is not Item:
                self._aside(event)
                continue
            heard = self._heard(event, last)
            if heard is None:
                continue
            chunk.append(heard)
            rows += len(heard.rows)
            for table, cells in heard.rows:
                if table == "posts":
                    characters += len(cells.get("text", ""))
            full = rows >= CHUNK_ROWS or characters >= CHUNK_CHARACTERS
            if full or len(chunk) >= CHUNK_RECORDS:
                yield chunk
                chunk, last, rows, characters = [], {}, 0, 0
        if chunk:
            yield chunk

    def _aside(self, event: Event) -> None:
        draft = self._draft
        if isinstance(event, Passed):
            draft.reading.passed[event.why] += 1
        elif isinstance(event, Aside):
            draft.tell([problem(event)])
            draft.outcome("rejected")
        elif isinstance(event, Loss):
            draft.reading.lost[event.what] += event.count
        elif isinstance(event, Note) and event.text not in draft.reading.warnings:
            draft.reading.warnings.append(event.text)

    def _heard(self, item: Item, last: Last) -> Heard | None:
        """Check a record's rows; None if its main row is not sound, or it says nothing.

        What ``last`` has of the chunk's accounts is not told again beside a record's main row.
        """
        if not item.rows:
            self._draft.reading.passed[SAYS_NOTHING] += 1
            return None
        main, place = main_of(item), -1
        kept: list[tuple[str, Cells]] = []
        for at, (table, cells) in enumerate(item.rows):
            found = checked(table, cells, self._zone)
            if isinstance(found, list):
                self._draft.tell(_placed(each, item) for each in found)
                continue
            if at == main:
                place = len(kept)
            elif table == "accounts" and _is_last(last, found, item.told_at):
                continue
            kept.append((table, found))
        if place < 0:
            self._draft.outcome("rejected")
            return None
        told_at = item.told_at
        for table, cells in kept:
            if table == "accounts":
                last[cells["account_id"]] = cells, told_at
        rank = Rank(self._trust, int(told_at.timestamp()) if told_at else 0)
        return Heard(item.number, item.sheet, place, kept, rank, told_at)


def _is_last(last: Last, cells: Cells, told_at: datetime | None) -> bool:
    found, at = last.get(cells["account_id"], (None, None))
    # The same row is the same object: checks keep those of accounts.
    return found is cells and at == told_at


def _placed(found: Problem, item: Item) -> Problem:
    """Say where a problem stands; a check of cells does not know."""
    return Problem(
        *(item.sheet, found.table, item.number, found.column),
        *(found.value, found.problem, found.fix),
    )
