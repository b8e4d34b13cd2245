"""The road into the store: read files, check every row, write what is new, report on each file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo

from graph.errors import InputError
from graph.store import Store
from ingest import imports
from ingest.draft import Draft
from ingest.fields.times import KARACHI
from ingest.files import Given, Source, Unreadable, files
from ingest.known import Stored
from ingest.plan import Planner, Progress, Step
from ingest.recognise import check_kind, read
from ingest.report import FileReport, LoadReport, Status
from ingest.write import write

__all__ = ["Progress", "Source", "Step", "check", "load", "load_read", "read_files"]

_NO_DATA = (
    *(".md", ".txt", ".pdf", ".doc", ".docx", ".ppt", ".pptx", ".html", ".htm", ".rtf"),
    *(".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".mp4", ".mov", ".mp3", ".py", ".log"),
)
"""What lies in folders beside data: named in the report, but no reason to call a load failed."""


@dataclass(frozen=True)
class ReadFiles:
    """What was given, read: each file is a draft to load, or the report that says why not."""

    files: tuple[Draft | FileReport, ...]

    @property
    def drafts(self) -> list[Draft]:
        """The files that can be loaded."""
        return [file for file in self.files if isinstance(file, Draft)]

    def report(self, *, dry_run: bool) -> LoadReport:
        """Say what has become of the files so far."""
        reports = (each.report() if isinstance(each, Draft) else each for each in self.files)
        return LoadReport(tuple(reports), dry_run)


def check(
    store: Store,
    sources: Sequence[Source],
    *,
    kind: str | None = None,
    zone: tzinfo = KARACHI,
    progress: Progress = lambda _: None,
) -> LoadReport:
    """Do all that :func:`load` does but write: the same report, and an untouched store."""
    given = read_files(sources, kind, progress)
    return load_read(store, given, writing=False, zone=zone, progress=progress)


def load(
    store: Store,
    sources: Sequence[Source],
    *,
    kind: str | None = None,
    zone: tzinfo = KARACHI,
    progress: Progress = lambda _: None,
) -> LoadReport:
    """Load files, folders, zips and uploads (name and content) as one load.

    ``kind`` says what every file is (a table's name, or ``workbook``) instead of its content;
    times without a zone are read in ``zone``; ``progress`` hears of every step, and may raise to
    stop (what is committed stays; the same load given again goes on). Gives a report with a
    FileReport a file; a file refused whole is one of them. Raises StoreError if the store fails.
    """
    given = read_files(sources, kind, progress)
    return load_read(store, given, writing=True, zone=zone, progress=progress)


def read_files(
    sources: Sequence[Source], kind: str | None = None, progress: Progress = lambda _: None
) -> ReadFiles:
    """Read what was given, without a store; nothing is checked but that it can be read.

    Raises InputError if ``kind`` is none; a file that can't be read is a report saying so.
    """
    check_kind(kind)
    found: list[Draft | FileReport] = []
    for given in files(sources):
        progress(Step(f"reading {given.name}", len(found), len(found) + 1))
        found.append(_read(given, kind))
    return ReadFiles(tuple(found))


def load_read(
    store: Store, given: ReadFiles, *, writing: bool, zone: tzinfo, progress: Progress
) -> LoadReport:
    """Check the rows of files that are read, write them if ``writing``, and report."""
    drafts = given.drafts
    for draft in drafts:
        draft.run_id = imports.new_run_id()
    stored = Stored(store)
    imports.recall(stored, drafts)
    writes = Planner(stored, zone, progress).plan(drafts)
    if writing:
        news = [draft for draft in drafts if draft.is_news]
        imports.start(store, news)
        write(store, writes, progress)
        imports.finish(store, news)
    return given.report(dry_run=not writing)


def _read(given: Given | Unreadable, kind: str | None) -> Draft | FileReport:
    if isinstance(given, Unreadable):
        return _refusal(given.name, "", given.fault, "refused")
    try:
        reading = read(given, kind)
    except InputError as fault:
        beside = not given.chosen and given.name.casefold().endswith(_NO_DATA)
        return _refusal(given.name, given.sha256, fault, "skipped" if beside else "refused")
    return Draft(given.name, given.sha256, reading.kind, reading)


def _refusal(name: str, sha256: str, fault: InputError, status: Status) -> FileReport:
    return FileReport(file=name, sha256=sha256, kind="unknown", status=status, refused=str(fault))
