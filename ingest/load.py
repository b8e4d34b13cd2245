"""The road into the store: read files, check every row, write what is new, report on each file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import tzinfo

from graph.errors import InputError
from graph.store import Store
from ingest import imports, journal
from ingest.context import Hashing
from ingest.draft import Draft
from ingest.erased import Marks
from ingest.fields.times import KARACHI
from ingest.files import Given, Source, Unreadable, files
from ingest.gather import gather
from ingest.identity import join
from ingest.journal import Kept
from ingest.known import Stored
from ingest.left_out import without_erased
from ingest.naming import name_rows
from ingest.plan import Planner, Progress, Step
from ingest.recognise import check_kind, read, source_of
from ingest.report import FileReport, LoadReport, Status
from ingest.rows import Problem, Reading, Row
from ingest.source import Context
from ingest.source import Source as Kind
from ingest.told.own import absorb_for
from ingest.told.ranks import OWN
from ingest.told.road import ToldFile, load_told, retell
from ingest.write import write

__all__ = ["Progress", "Source", "Step", "check", "load", "load_read", "load_rows", "read_files"]

PART = 5_000
"""Rows put on record together."""

_NO_DATA = (
    *(".md", ".txt", ".pdf", ".doc", ".docx", ".ppt", ".pptx", ".html", ".htm", ".rtf"),
    *(".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".mp4", ".mov", ".mp3", ".py", ".log"),
)
"""What lies in folders beside data: named in the report, but no reason to call a load failed."""


@dataclass(frozen=True)
class Waiting:
    """A file whose source is known; it is read when the store is open."""

    given: Given
    source: Kind


@dataclass(frozen=True)
class ReadFiles:
    """What was given: each file is a draft or waits to be read, or is the report why it is not."""

    files: tuple[Draft | Waiting | FileReport, ...]

    @property
    def any_to_load(self) -> bool:
        """Whether there is anything for which a store is needed."""
        return any(not isinstance(file, FileReport) for file in self.files)

    def refusals(self, *, dry_run: bool) -> LoadReport:
        """Say why none of the files can be loaded."""
        found = tuple(file for file in self.files if isinstance(file, FileReport))
        return LoadReport(found, dry_run)


def check(
    store: Store,
    sources: Sequence[Source],
    *,
    kind: str | None = None,
    zone: tzinfo = KARACHI,
    context: Context | None = None,
    progress: Progress = lambda _: None,
) -> LoadReport:
    """Do all that :func:`load` does but write: the same report, and an untouched store."""
    given = read_files(sources, kind, progress)
    context = context or Context(zone=zone, hashed=Hashing(store, writing=False))
    return load_read(store, given, writing=False, context=context, progress=progress)


def load(
    store: Store,
    sources: Sequence[Source],
    *,
    kind: str | None = None,
    zone: tzinfo = KARACHI,
    context: Context | None = None,
    progress: Progress = lambda _: None,
) -> LoadReport:
    """Load files, folders, zips and uploads (name and content) as one load.

    ``kind`` says what every file is (a table's name, ``workbook``, or a source's kind) instead of
    its content; times without a zone are read in ``zone``, or as the ``context`` says that
    ``ingest.context.context_for`` makes of the settings; ``progress`` hears of every step, and may
    raise to stop (what is committed stays; the same load given again goes on). Gives a report with
    a FileReport a file; a file refused whole is one of them. Raises StoreError if the store fails.
    """
    given = read_files(sources, kind, progress)
    context = context or Context(zone=zone, hashed=Hashing(store, writing=True))
    return load_read(store, given, writing=True, context=context, progress=progress)


def read_files(
    sources: Sequence[Source], kind: str | None = None, progress: Progress = lambda _: None
) -> ReadFiles:
    """Look at what was given, without a store; own tables are read, other files recognised.

    Raises InputError if ``kind`` is none; a file that can't be read is a report saying so.
    """
    check_kind(kind)
    found: list[Draft | Waiting | FileReport] = []
    for given in files(sources):
        progress(Step(f"reading {given.name}", len(found), len(found) + 1))
        found.append(_look(given, kind))
    return ReadFiles(tuple(found))


def load_read(
    store: Store, given: ReadFiles, *, writing: bool, context: Context, progress: Progress
) -> LoadReport:
    """Load what was looked at: tables all together, then what platforms tell, file by file."""
    done: list[Draft | ToldFile | FileReport] = [
        _gathered(file, context, progress) if isinstance(file, Waiting) else file
        for file in given.files
    ]
    drafts = [each for each in done if isinstance(each, Draft)]
    _load_tables(store, drafts, context, progress, writing=writing)
    told = [each for each in done if isinstance(each, ToldFile)]
    tellings = iter(load_told(store, told, context, progress, writing=writing) if told else ())
    reports = []
    for each in done:
        if isinstance(each, FileReport):
            reports.append(each)
        else:
            reports.append(each.report() if isinstance(each, Draft) else next(tellings))
    if writing and any(report.loaded for report in reports):
        join(store, progress)
    return LoadReport(tuple(reports), dry_run=not writing)


def load_rows(store: Store, rows: Iterable[Kept], run_id: str, zone: tzinfo) -> list[Problem]:
    """Load rows again that an import kept, each on the road it came on, in the order they stood.

    Nothing is put on record again; what is written carries ``run_id``. Gives the problems of rows
    that no longer can be loaded. Raises StoreError.
    """
    every = list(rows)
    own = [row for row in every if row.trust == OWN]
    problems: list[Problem] = []
    if own:
        reading = Reading("", [Row(k.table, k.sheet, k.number, k.cells) for k in own])
        draft = Draft("", "", "", reading, run_id)
        planner = Planner(Stored(store), zone, _hear_nothing)
        write(store, planner.plan([draft]), _hear_nothing)
        problems += draft.problems
    return problems + retell(store, [row for row in every if row.trust != OWN], run_id, zone)


def _load_tables(
    store: Store,
    drafts: Sequence[Draft],
    context: Context,
    progress: Progress,
    *,
    writing: bool,
) -> None:
    for draft in drafts:
        draft.run_id = imports.new_run_id()
    stored = Stored(store)
    imports.recall(stored, drafts)
    name_rows(store, drafts, context.hashed)
    without_erased(Marks.read(store), drafts)
    planner = Planner(stored, context.zone, progress)
    writes = planner.plan(drafts)
    if writing:
        news = [draft for draft in drafts if draft.is_news]
        imports.start(store, news)
        for draft in news:
            _keep(store, draft.run_id, planner.kept.get(draft.run_id, []))
        absorb_for(store, writes.get("accounts", []))
        write(store, writes, progress)
        imports.finish(store, news)


def _keep(store: Store, run_id: str, rows: Sequence[Kept]) -> None:
    """Put the rows an import accepted on record."""
    for part, start in enumerate(range(0, len(rows), PART)):
        journal.keep(store, run_id, part, journal.records(rows[start : start + PART]))


def _hear_nothing(_step: Step) -> None:
    """Show nothing: this is part of longer work."""


def _look(given: Given | Unreadable, kind: str | None) -> Draft | Waiting | FileReport:
    if isinstance(given, Unreadable):
        return _refusal(given.name, "", given.fault, given.status)
    try:
        if source := source_of(given, kind):
            return Waiting(given, source)
        reading = read(given, kind)
    except InputError as fault:
        beside = not given.chosen and given.name.casefold().endswith(_NO_DATA)
        return _refusal(given.name, _sha256(given), fault, "skipped" if beside else "refused")
    return Draft(given.name, given.sha256, reading.kind, reading)


def _gathered(file: Waiting, context: Context, progress: Progress) -> Draft | ToldFile | FileReport:
    given, kind = file.given, file.source.kind
    if file.source.road == "told":
        return ToldFile(given, file.source)
    progress(Step(f"reading {given.name}", 0, 1))
    try:
        reading = gather(kind, file.source.read(given, context))
    except InputError as fault:
        refusal = _refusal(given.name, _sha256(given), fault, "refused")
        return replace(refusal, kind=kind)
    return Draft(given.name, given.sha256, kind, reading)


def _sha256(given: Given) -> str:
    """Give a refused file's fingerprint, if it can be read to its end at all."""
    try:
        return given.sha256
    except InputError:
        return ""


def _refusal(name: str, sha256: str, fault: InputError, status: Status) -> FileReport:
    return FileReport(file=name, sha256=sha256, kind="unknown", status=status, refused=str(fault))
