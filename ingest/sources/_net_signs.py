"""How networks of each format are recognised: by how they begin."""

import re
from collections.abc import Callable

from ingest.head import BYTES, Head
from ingest.source import Sure
from ingest.sources import _net_text as lists


def _begins(pattern: str) -> Callable[[Head], Sure]:
    sign = re.compile(pattern, re.IGNORECASE)

    def recognise(head: Head) -> Sure:
        return 2 if sign.match(head.text) else 0

    return recognise


def _has_root(name: str) -> Callable[[Head], Sure]:
    sign = re.compile(rf"<(?:\w+:)?{name}[\s>]")

    def recognise(head: Head) -> Sure:
        start = head.text.lstrip("\ufeff \t\r\n")[:20_000]
        return 2 if start[:1] == "<" and sign.search(start) else 0

    return recognise


def gephi(head: Head) -> Sure:
    """Look for columns of both ends, but none of the campaign's own tables."""
    own = head.has_columns("platform") and not head.has_columns("timeset")
    if own or (head.is_zip and not head.sheets):
        return 0
    if any(head.has_columns("source", "target", more) for more in ("type", "weight", "timeset")):
        return 2
    return 1 if head.has_columns("source", "target") or head.has_columns("from", "to") else 0


def metis(head: Head) -> Sure:
    """Look for a head that says how many lines and neighbours follow."""
    return 1 if head.text and lists.is_metis(head.text, whole=len(head.data) < BYTES) else 0


def edge_list(head: Head) -> Sure:
    """Look for lines of two nodes and at most two numbers, all of one width."""
    text = head.text
    if re.match(r"%\s*(?:a?sym|bip)\b", text):
        return 2
    found = [lists.tokens(line) for _, line in lists.rows_of(text)][:200]
    found = found[:-1] if len(head.data) >= BYTES else found
    if not found or len({len(parts) for parts in found}) > 1 or metis(head):
        return 0
    parts = found[0]
    if not 2 <= len(parts) <= 4 or not all(map(lists.is_number, (x for p in found for x in p[2:]))):
        return 0
    numbers = all(lists.is_number(each) for parts in found for each in parts[:2])
    named = head.name.endswith((".edgelist", ".edges", ".el", ".ncol", ".konect"))
    return 1 if numbers or named else 0


graphml = _has_root("graphml")
gexf = _has_root("gexf")
gml = _begins(r"(?:\s*#[^\n]*\n|\s*(?:Creator|Version|comment)\b[^\n]*\n)*\s*graph\s*\[")
pajek = _begins(r"(?:\s*%[^\n]*\n)*\s*\*(?:network|vertices|arcs|edges)\b")
