"""GML: keys with numbers, quoted texts or lists in brackets; nodes and edges come in any order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from ingest.files import Given
from ingest.source import Aside
from ingest.sources._csv_table import name_key
from ingest.sources._net import EDGES, NODES, Link, Node, Told, cut_off, filled, text_of

_TOKEN = re.compile(r'#[^\n]*|"([^"]*)"|(\[)|(\])|([^\s\[\]"#]+)')
_DEPTH = 50


@dataclass
class _List:
    """What stands between two brackets: its single values by name."""

    name: str
    values: dict[str, str] = field(default_factory=dict)


def gml(given: Given) -> Iterator[Told]:
    """Read GML as networkx, igraph, yEd, Gephi and Cytoscape write it."""
    text, notes = text_of(given)
    yield from notes
    open_: list[_List] = [_List("")]
    key: str | None = None
    counts = {"node": 0, "edge": 0}
    directed: bool | None = None
    for token in _TOKEN.finditer(text):
        quoted, opens, closes, word = token.groups()
        if opens and len(open_) < _DEPTH:
            open_.append(_List(key or ""))
            key = None
        elif closes and len(open_) > 1:
            done, key = open_.pop(), None
            if done.name in counts:
                counts[done.name] += 1
                yield _told(done, counts[done.name], directed=directed)
        elif quoted is not None or word is not None:
            if key is None:
                key = word.casefold() if word else ""
                continue
            open_[-1].values.setdefault(key, unescape(word if quoted is None else quoted))
            if key == "directed" and open_[-1].name == "graph":
                directed = open_[-1].values[key] == "1"
            key = None
    if len(open_) > 1:
        yield cut_off(given)


def _told(found: _List, number: int, *, directed: bool | None) -> Told:
    values = found.values
    cells = filled((name_key(name), value) for name, value in values.items())
    if found.name == "node":
        name = values.get("id", "")
        if not name:
            return Aside(number, "id", "", "is missing", "Give every node an id", NODES)
        return Node(number, name, cells.get("label", ""), cells)
    # A graph that does not say so is undirected.
    ends = (values.get("source", ""), values.get("target", ""))
    if not all(ends):
        return Aside(number, "source", "", "or target is missing", "Give both ends", EDGES)
    return Link(number, *ends, bool(directed), "", cells)
