"""One told file after the other: read, checked, joined and written, a chunk at a time."""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import tzinfo
from typing import Any, BinaryIO

from graph.errors import InputError
from graph.store import Store, statement
from ingest import imports, journal
from ingest.erased import Marks
from ingest.files import Given
from ingest.journal import Kept
from ingest.known import Stored
from ingest.left_out import without_told
from ingest.plan import Progress, Step
from ingest.report import FileReport
from ingest.rows import Problem, Reading
from ingest.source import Context, Event, Item, Source
from ingest.told.absorb import Absorbing
from ingest.told.asking import Asking
from ingest.told.batch import Batch
from ingest.told.collector import seldom
from ingest.told.heard import Chunks, Telling
from ingest.told.joining import Joining
from ingest.told.memory import Memory
from ingest.told.naming import Accounts
from ingest.told.writing import Keep, Writer


@dataclass(frozen=True)
class ToldFile:
    """A file and its source."""

    given: Given
    source: Source


class Road:
    """The road of one load's told files; what is known of the store is remembered on the way."""

    def __init__(self, store: Store, *, writing: bool) -> None:
        """Go to ``store``; nothing is written there unless ``writing``."""
        self._store, self._writing = store, writing
        self._asking = Asking(store)
        self._memory = Memory(writing=writing, from_empty=self._asking.is_empty)
        self._marks = Marks.read(store)

    def __enter__(self) -> "Road":
        return self

    def __exit__(self, *_: object) -> None:
        self._memory.close()

    def load(self, file: ToldFile, context: Context, progress: Progress) -> FileReport:
        """Load one file; a file that was loaded before is not read again."""
        given, kind = file.given, file.source.kind
        progress(Step(f"looking at {given.name}", 0, given.size))
        try:
            draft = Telling(given.name, given.sha256, kind, Reading(kind))
        except InputError as fault:
            return _refusal(given.name, "", kind, fault)
        if before := self._before(draft):
            return before
        draft.run_id = imports.new_run_id()
        watched = Watched(given)
        events = file.source.read(watched.given, context)
        try:
            self._tell(draft, events, file.source.trust, context.zone, watched, progress)
        except InputError as fault:
            return _refusal(given.name, draft.sha256, kind, fault, draft.report())
        if self._writing:
            self._started(draft)
            imports.finish(self._store, [draft])
        return draft.report()

    def tell(
        self, draft: Telling, events: Iterable[Event], trust: int, zone: tzinfo, keep: Keep
    ) -> Iterator[int]:
        """Take events down the road; gives how many records are on their way, now and then."""
        records = 0
        with ExitStack() as stack:
            tick = stack.enter_context(seldom())
            writer = None
            if self._writing:
                writer = stack.enter_context(Writer(self._store, draft.run_id, keep))
            settle = writer.settle if writer else _nothing
            absorbing = Absorbing(self._store, self._asking, self._memory, settle)
            accounts = Accounts(self._asking, self._memory, absorbing, draft.run_id)
            stored = Stored(self._store)
            joining = Joining(self._asking, self._memory, accounts, stored, draft)
            for chunk in Chunks(draft, trust, zone).of(without_told(self._marks, events)):
                batch = joining.join(chunk)
                if writer:
                    writer.put(batch)
                records += len(chunk)
                tick()
                yield records
        draft.disputed = joining.disputed
        if joining.untagged and self._writing:
            self._store.run(statement("load/tidy"))

    def _tell(
        self,
        draft: Telling,
        events: Iterable[Event],
        trust: int,
        zone: tzinfo,
        watched: "Watched",
        progress: Progress,
    ) -> None:
        def keep(part: int, batch: Batch) -> None:
            if part == 0:
                self._started(draft)
            journal.keep(self._store, draft.run_id, part, batch.on_record())

        for records in self.tell(draft, events, trust, zone, keep):
            what = f"{'loading' if self._writing else 'checking'} {draft.file}: {records:,} records"
            progress(Step(what, watched.done, watched.given.size))

    def _started(self, draft: Telling) -> None:
        if not draft.is_started:
            imports.start(self._store, [draft])
            draft.is_started = True

    def _before(self, draft: Telling) -> FileReport | None:
        """Say how this very file was loaded before, to its end; None if it was not."""
        found = self._store.read(
            statement("told/loaded"), sha256=draft.sha256, kind=draft.kind
        ).to_dict("records")
        if not found:
            return None
        past: dict[Any, Any] = found[0]
        problems = tuple(
            Problem(p["sheet"], p["table"], p["row"], p["column"], "", p["problem"], "")
            for p in json.loads(past["problems"] or "[]")
        )
        return FileReport(
            *(draft.file, draft.sha256, draft.kind, "already loaded"),
            rows_read=past["rows_read"],
            unchanged=past["rows_read"] - past["rejected"] - past["ignored"],
            rejected=past["rejected"],
            ignored=past["ignored"],
            ignored_because=json.loads(past["ignored_because"] or "{}"),
            problems=problems,
        )


class Watched:
    """A file that tells how far it has been read."""

    def __init__(self, given: Given) -> None:
        """Watch what is opened of the file."""
        self._open = given.open
        self._file: BinaryIO | None = None
        self.given = replace(given, open=self._opened)

    @property
    def done(self) -> int:
        """How many of its bytes have been read, about."""
        try:
            return min(self._file.tell(), self.given.size) if self._file is not None else 0
        except (ValueError, OSError):
            return self.given.size

    def _opened(self) -> BinaryIO:
        self._file = self._open()
        return self._file


def load_told(
    store: Store,
    files: Sequence[ToldFile],
    context: Context,
    progress: Progress,
    *,
    writing: bool,
) -> list[FileReport]:
    """Load told files, the most trusted first; gives their reports in the order of ``files``."""
    reports: dict[int, FileReport] = {}
    order = sorted(range(len(files)), key=lambda at: (files[at].source.trust, files[at].given.name))
    with Road(store, writing=writing) as road:
        for at in order:
            reports[at] = road.load(files[at], context, progress)
    return [reports[at] for at in range(len(files))]


def retell(store: Store, rows: Iterable[Kept], run_id: str, zone: tzinfo) -> list[Problem]:
    """Tell rows again that an import kept, of sources trusted 1 or less, in the order they stood.

    They are joined as when they were loaded, but not put on record again. Gives the problems of
    rows that no longer can be told.
    """
    problems: list[Problem] = []
    with Road(store, writing=True) as road:
        for trust, told in _by_trust(rows):
            draft = Telling("", "", "", Reading(""), run_id)
            for _ in road.tell(draft, _items(told), trust, zone, _keep_nothing):
                pass
            problems += draft.problems
    return problems


def _by_trust(rows: Iterable[Kept]) -> Iterator[tuple[int, list[Kept]]]:
    part: list[Kept] = []
    for row in rows:
        if part and (part[0].trust != row.trust or len(part) >= 50_000):
            yield part[0].trust, part
            part = []
        part.append(row)
    if part:
        yield part[0].trust, part


def _items(rows: Iterable[Kept]) -> Iterator[Item]:
    for row in rows:
        cells = {
            name: ";".join(cell) if isinstance(cell, list) else cell
            for name, cell in row.cells.items()
        }
        yield Item(row.number, [(row.table, cells)], row.sheet, row.told_at)


def _refusal(
    name: str, sha256: str, kind: str, fault: InputError, so_far: FileReport | None = None
) -> FileReport:
    if so_far is None:
        return FileReport(name, sha256, kind, "refused", refused=str(fault))
    return replace(so_far, status="refused", refused=str(fault))


def _nothing() -> None:
    """Wait for nothing: nothing is written."""


def _keep_nothing(_part: int, _batch: Batch) -> None:
    """Keep nothing: what is told again is on record already."""
