"""Files that a platform might have told, made by hand: a source of its own for each."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from store_picture import values

from graph.store import Store
from ingest import saying
from ingest.files import Given
from ingest.plan import Progress
from ingest.report import FileReport
from ingest.source import Context, Event, Item, Source, Told
from ingest.told.road import ToldFile, load_told

AT = datetime(2026, 3, 1, 10, tzinfo=UTC)
REPORT = "A report"
LATER = datetime(2026, 3, 2, 10, tzinfo=UTC)
LINKS = (
    "MATCH (a:Account)-[:POSTED]->(p:Post)-[r:REPLIES_TO|REPOSTS|QUOTES]->(q:Post)"
    "<-[:POSTED]-(b:Account) RETURN type(r), a.account_id, p.post_id, b.account_id, "
    "CASE WHEN q.placeholder THEN '?' ELSE q.post_id END"
)
MENTIONS = (
    "MATCH (a:Account)-[:POSTED]->(p:Post)-[:MENTIONS]->(b:Account) "
    "RETURN a.account_id, p.post_id, b.account_id"
)


def file(
    trust: int, *records: Sequence[Told] | Event, name: str = "", told_at: datetime | None = None
) -> ToldFile:
    """Make a file of records (lists of rows, or other events) of a source trusted so much."""
    events: list[Event] = [
        Item(at, each, told_at=told_at) if isinstance(each, list | tuple) else each
        for at, each in enumerate(records, start=1)
    ]

    def read(_given: Given, _context: Context) -> Iterator[Event]:
        yield from events

    content = repr((trust, events)).encode()
    source = Source(f"told_{trust}", "a telling", lambda _: 0, read, "told", trust)
    return ToldFile(Given.of(name or f"file-{trust}", content), source)


def tell(
    store: Store, *files: ToldFile, writing: bool = True, progress: Progress = lambda _: None
) -> FileReport:
    """Load files as one load; gives the report of the last."""
    return load_told(store, files, Context(), progress, writing=writing)[-1]


def account(id_: str, handle: str | None = None, **more: Any) -> Told:
    """Tell of an account on X; an id of None is an account known by handle alone."""
    return saying.account("x", account_id=id_, handle=handle, **more)


def post(id_: str, author: str, text: str | None = "Some text", **more: Any) -> Told:
    """Tell of a post on X."""
    return saying.post("x", id_, author=author, **({"posted_at": AT, "text": text} | more))


def act(type_: str, id_: str, source: str, target: str, other: str | None = None) -> Told:
    """Tell that a post of ``source`` did something towards ``target``."""
    return saying.interaction(type_, "x", id_, source=source, target=target, target_post_id=other)


def react(id_: str, source: str, target: str, **more: Any) -> Told:
    """Tell that ``source`` reacted to a post of ``target``."""
    return saying.interaction("reaction", "x", id_, source=source, target=target, **more)


def figure(metric: str, value: int, id_: str, of: str = "post", **more: Any) -> Told:
    """Tell a figure of a post or account on X."""
    cells = {"measured_on": AT.date(), "source": REPORT, "platform": "x"} | more
    return saying.figure(metric, value, of=of, of_id=id_, **cells)


def rows(store: Store, cypher: str) -> list[tuple[Any, ...]]:
    """Read rows as tuples, sorted."""
    return sorted(values(store, cypher), key=repr)


def said(store: Store) -> Counter[str]:
    """Picture what a store says, and who is believed; not which import said it."""
    nodes = values(
        store,
        "MATCH (n) WHERE n:Account OR n:Post OR n:Hashtag OR n:Measurement "
        "RETURN labels(n), apart(n)".replace("apart(n)", "properties(n)"),
    )
    ties = values(
        store,
        "MATCH (a)-[r:POSTED|TAGGED|OF|REPLIES_TO|REPOSTS|QUOTES|MENTIONS|REACTED_TO]->(b) "
        "RETURN type(r), properties(r), properties(a), properties(b)",
    )
    return Counter(repr([_plain(cell) for cell in row]) for row in (*nodes, *ties))


def _plain(cell: Any) -> Any:
    if not isinstance(cell, dict):
        return cell
    left_out = {"run_id", "former_handles"}
    kept = {name: value for name, value in cell.items() if name not in left_out}
    return sorted((name, repr(value)) for name, value in kept.items()), sorted(
        cell.get("former_handles") or ()
    )
