"""A NodeXL workbook: posts of X as ties between accounts, several rows a post, names below."""

from collections.abc import Iterator
from datetime import tzinfo
from pathlib import PurePosixPath

from graph.errors import InputError
from ingest import saying
from ingest.files import Given
from ingest.head import Head
from ingest.loose.numbers import loose_number
from ingest.source import Aside, Context, Event, Item, Loss, Passed, Source, Sure
from ingest.sources._csv_table import Names, Table, read_table
from ingest.sources._lines import Line, faults, lines, newest, table
from ingest.sources._nodexl import IDS, Edge, Posts, kind_of, who
from ingest.sources._ties import Summed, Tie
from ingest.sources._x import PLATFORM, by_handle, cell_id, handle
from ingest.sources._x_days import Made
from ingest.sources._x_tools import figure, utc, with_ids

_OF_X = {*IDS, "tweet", "relationship date utc", "twitter page for tweet"}
_EDGES, _VERTICES = "Edges", "Vertices"
_UNTOLD = Loss("what was done towards whom, without the post: kept as a tie of the two accounts")


def recognise(head: Head) -> Sure:
    """Look for the two vertices of an edge, in the second row of NodeXL's sheets."""
    return 2 if head.has_columns("vertex 1", "vertex 2") else 0


def read(given: Given, context: Context) -> Iterator[Event]:
    """Give each edge and each vertex; raises InputError if the sheet of edges is not there."""
    edges = table(given, "vertex 1", "vertex 2")
    yield from faults(given, edges)
    if not _OF_X & set(edges.names):
        raise InputError(
            given.name,
            "is a NodeXL network that is not of X: no column of it tells of posts",
            "Export it from NodeXL as GraphML, and load that",
        )
    vertices = _vertices(given)
    ids = _ids(vertices) if vertices else {}
    yield from _edges(given, edges, ids, context)
    if vertices:
        for line in lines(vertices):
            yield _vertex(line, ids)


def _edges(given: Given, found: Table, ids: dict[str, str], context: Context) -> Iterator[Event]:
    made = Made.of(newest(found, lambda line: utc(line.get(*_WHEN))), context.zone)
    every = with_ids(lines(found), *IDS)
    posts = Posts.of((edge for line in every if (edge := _edge(line, ids))), made)
    told_by = PurePosixPath(given.name).stem
    ties = Summed(PLATFORM, told_by, _ties(found, ids, context.zone))
    for line in every:
        edge = _edge(line, ids)
        if edge is None:
            yield Aside(
                *(line.number, "Vertex 1", line.get("vertex 1")),
                *("or Vertex 2 is no account of X", "Correct it", _EDGES),
            )
            continue
        event = posts.event(edge, _EDGES)
        if event is not None:
            yield event
        elif edge.source.is_(edge.target):
            yield Passed(line.number, "ties of an account with itself", _EDGES)
        else:
            rows = [ties.told(_tie(edge, context.zone)), edge.source.told(), edge.target.told()]
            yield Item(line.number, rows, _EDGES)
            if edge.kind != "follows":
                yield _UNTOLD


_WHEN = ("tweet date utc", "relationship date utc")


def _edge(line: Line, ids: dict[str, str]) -> Edge | None:
    source, target = who(line.get("vertex 1"), ids), who(line.get("vertex 2"), ids)
    if source is None or target is None:
        return None
    word = line.get("relationship")
    same = source.is_(target)
    return Edge(line, source, target, kind_of(word) or word or ("post" if same else ""))


def _ties(found: Table, ids: dict[str, str], zone: tzinfo) -> Iterator[Tie]:
    for line in lines(found):
        edge = _edge(line, ids)
        if edge is not None:
            yield _tie(edge, zone)


def _tie(edge: Edge, zone: tzinfo) -> Tie:
    weight = loose_number(edge.line.get("edge weight")) or 1
    at = edge.made_at
    kind = {"within": "mention", "inherited": "mention"}.get(edge.kind, edge.kind)
    return Tie(
        *(edge.source.name, edge.target.name),
        weight=weight if weight > 0 else 1,
        kind=kind or None,
        day=at.astimezone(zone).date() if at else None,
    )


def _vertices(given: Given) -> Table | None:
    """Read the sheet of vertices; a CSV file has none."""

    def is_header(names: Names) -> bool:
        return "vertex" in names and not {"vertex 1", "group"} & set(names)

    try:
        return read_table(given, is_header)
    except InputError:
        return None


def _ids(vertices: Table) -> dict[str, str]:
    """Give the ids of the accounts by their ``@handle``."""
    named = ((handle(line.get("vertex")), line) for line in lines(vertices))
    return {
        by_handle(name): found
        for name, line in named
        if name and (found := cell_id(line.get("user id", "twitter user id")))
    }


def _vertex(line: Line, ids: dict[str, str]) -> Event:
    account = who(line.get("vertex"), ids)
    if account is None:
        return Aside(
            *(line.number, "Vertex", line.get("vertex")),
            *("is no account of X", "Correct it", _VERTICES),
        )
    row = saying.account(
        PLATFORM,
        account_id=account.name,
        handle=account.handle,
        name=line.get("name") or None,
        followers=figure(line.get("followers")),
    )
    return Item(line.number, [row], _VERTICES)


SOURCES = [Source("nodexl", "a NodeXL workbook of X posts", recognise, read, "told", 4)]
