"""Records as a source tells them, loaded without a file: for what happens after reading."""

from collections.abc import Sequence
from typing import Any

from graph.store import Store
from ingest.context import Hashing
from ingest.draft import Draft
from ingest.gather import gather
from ingest.load import ReadFiles, load_read
from ingest.report import FileReport
from ingest.source import Context, Event


def told(
    store: Store, events: Sequence[Event], name: str = "told", *, writing: bool = True
) -> FileReport:
    """Load what a source tells; ``name`` stands for the file and its content."""
    draft = Draft(name, f"sha of {name}", "told", gather("told", events))
    context = Context(hashed=Hashing(store, writing=writing))
    given = ReadFiles((draft,))
    report = load_read(store, given, writing=writing, context=context, progress=lambda _: None)
    return report.files[0]


def in_store(store: Store, cypher: str, **params: Any) -> list[tuple[Any, ...]]:
    """Read rows as tuples, in the order the statement gives."""
    return list(store.read(cypher, **params).itertuples(index=False, name=None))
