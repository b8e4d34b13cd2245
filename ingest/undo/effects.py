"""What one row does to the graph: the node it writes, the tie it makes, the nodes it stands on."""

from collections.abc import Iterable
from typing import NamedTuple

from graph.fold import fold, handle_key
from ingest.records import TARGETS
from ingest.records.base import Key, Record, row_key

LABELS = {
    **dict.fromkeys(("universities", "venues", "named_universities", "named_venues"), "Venue"),
    **dict.fromkeys(("people", "named_people"), "Person"),
    **dict.fromkeys(("content", "testimonials"), "Content"),
    "trainings": "Training",
    "sessions": "Session",
    "campaigns": "Campaign",
    "measurements": "Measurement",
    "feedback": "FeedbackResponse",
}
"""The label of the node that a table's row is; the other tables' rows are ties.

What is told of accounts and posts is not among them: see :mod:`ingest.undo.social`.
"""
TAGGED = {"sessions": "topics", "content": "topics", "posts": "hashtags", "campaigns": "hashtags"}
"""The column that names topics or hashtags, by table."""
_LONGEST = 300
"""No id, name or address of a profile is longer."""


class Node(NamedTuple):
    """A node by its label and key."""

    label: str
    key: Key


class Tie(NamedTuple):
    """What a row of a table of ties says, by the table and the row's key."""

    table: str
    key: Key


class Tag(NamedTuple):
    """A topic or hashtag, by its label and folded key."""

    label: str
    key: str


def makes(record: Record) -> set[Node]:
    """Give the node that is there because of a row."""
    label = LABELS.get(record.table)
    if label is None:
        return set()
    return {Node(label, (row_key(record.key()),) if label == "Measurement" else record.key())}


def touches(record: Record) -> set[Node]:
    """Give the node a row makes or changes: whoever has a term is labelled an ambassador."""
    if record.table == "ambassador_terms":
        return {Node("Person", record.key()[:1])}
    return makes(record)


def ties(record: Record) -> set[Tie]:
    """Give the tie a row is, if it is one."""
    return set() if record.table in LABELS else {Tie(record.table, record.key())}


def stands_on(record: Record) -> set[Node]:
    """Give the nodes a row refers to: without them it could not have been loaded."""
    return {
        Node(LABELS[TARGETS[one.target].tables[0]], one.key)
        for one in record.references()
        if TARGETS[one.target].tables[0] in LABELS
    }


def people_and_places(record: Record) -> set[str]:
    """Give the ids of the people and places a row speaks of."""
    found = touches(record) | stands_on(record)
    return {node.key[0] for node in found if node.label in ("Person", "Venue")}


def tags(record: Record) -> dict[Tag, str]:
    """Give the topics and hashtags a row names, and how it writes them."""
    column = TAGGED.get(record.table)
    if column is None:
        return {}
    label = "Topic" if column == "topics" else "Hashtag"
    return {Tag(label, fold(name)): name for name in getattr(record, column) or ()}


def tokens(record: Record) -> Iterable[str]:
    """Give texts of which a cell must hold one, for its row to have to do with this one."""
    columns = record.key_columns
    ids = [name for name in columns if name.endswith("_id")] or [columns[0]]
    return {token(getattr(record, ids[0]))}


def token(cell: object) -> str:
    """Write a cell so that ids compare, however they are written."""
    text = str(cell)
    if len(text) > _LONGEST:
        return ""
    return handle_key(text) if "/" in text else fold(text)
