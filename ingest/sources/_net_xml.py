"""Networks in XML: GraphML, and GEXF in all its drafts, read as far as the file goes."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Protocol
from xml.etree.ElementTree import Element

from ingest.files import Given
from ingest.sources._csv_table import name_key
from ingest.sources._net import About, Link, Node, Told, cut_off, filled
from ingest.xml_safe import CutOffError, elements

_WORDS = {"true": True, "directed": True, "1": True, "mutual": False}
_WORDS |= {"false": False, "undirected": False, "0": False}
_LABELS = ("label", "node label", "labels")


class _Format(Protocol):
    def graph(self, element: Element) -> None: ...

    def names(self, element: Element) -> None: ...

    def node(self, element: Element, number: int) -> Iterator[Node]: ...

    def link(self, element: Element, number: int) -> Link: ...


def graphml(given: Given) -> Iterator[Told]:
    """Read GraphML, of NodeXL, Gephi, yEd, igraph or networkx."""
    yield from _walk(given, _GraphML(), ("key",))


def gexf(given: Given) -> Iterator[Told]:
    """Read GEXF 1.0 to 1.3, static or dynamic."""
    yield from _walk(given, _Gexf(), ("attributes",))


def _walk(given: Given, form: _Format, names: tuple[str, ...]) -> Iterator[Told]:
    nodes = links = 0
    whole = {"node", "edge", *names, "creator", "description", "desc"}
    try:
        for element in elements(given, whole, {"graph"}):
            if element.tag == "graph":
                form.graph(element)
            elif element.tag in names:
                form.names(element)
            elif element.tag == "edge":
                links += 1
                yield form.link(element, links)
            elif element.tag == "node":
                for node in form.node(element, nodes + 1):
                    nodes += 1
                    yield node
            else:
                yield About(element.text or "")
    except CutOffError:
        yield cut_off(given)


class _GraphML:
    """Values are ``data`` elements whose names a ``key`` gives."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._defaults: dict[str, dict[str, str]] = defaultdict(dict)
        self._directed: bool | None = None

    def graph(self, element: Element) -> None:
        self._directed = _WORDS.get(element.get("edgedefault", "").casefold())

    def names(self, element: Element) -> None:
        name = name_key(element.get("attr.name") or element.get("id") or "")
        self._names[element.get("id", "")] = name
        default = element.find("default")
        if default is not None and default.text:
            for kind in ("node", "edge"):
                if element.get("for", "all") in (kind, "all"):
                    self._defaults[kind][name] = default.text.strip()

    def node(self, element: Element, number: int) -> Iterator[Node]:
        inner = [each for each in element.iter("node") if each is not element]
        if inner:  # the nodes inside a group have been given before it
            return
        cells = self._cells(element, "node")
        drawn = next((each.text for each in element.iter("NodeLabel") if each.text), "")
        label = next((cells[name] for name in _LABELS if name in cells), drawn or "")
        yield Node(number, element.get("id", ""), label.strip(), cells)

    def link(self, element: Element, number: int) -> Link:
        cells = self._cells(element, "edge")
        drawn = next((each.text for each in element.iter("EdgeLabel") if each.text), "")
        if drawn and drawn.strip():
            cells.setdefault("label", drawn.strip())
        directed = _WORDS.get(element.get("directed", "").casefold(), self._directed)
        ends = (element.get("source", ""), element.get("target", ""))
        return Link(number, *ends, directed, "", cells)

    def _cells(self, element: Element, kind: str) -> dict[str, str]:
        found = (
            (self._names.get(data.get("key", ""), ""), data.text) for data in element.iter("data")
        )
        return self._defaults[kind] | filled(found)


class _Gexf:
    """Values are ``attvalue`` elements whose names ``attributes`` give, a list a class."""

    def __init__(self) -> None:
        self._names: dict[str, dict[str, str]] = defaultdict(dict)
        self._directed: bool | None = None

    def graph(self, element: Element) -> None:
        # Without a word the schema's own default counts: undirected.
        word = element.get("defaultedgetype", "undirected")
        self._directed = _WORDS.get(word.casefold())

    def names(self, element: Element) -> None:
        names = self._names[element.get("class", "node")]
        for each in element.iter("attribute"):
            names[each.get("id", "")] = name_key(each.get("title") or "")

    def node(self, element: Element, number: int) -> Iterator[Node]:
        # A group gives its inner nodes before itself; each is given by its own end.
        yield Node(
            number,
            element.get("id", ""),
            element.get("label", "").strip(),
            self._cells(element, "node"),
        )

    def link(self, element: Element, number: int) -> Link:
        cells = self._cells(element, "edge")
        for name in ("label", "kind"):
            if element.get(name):
                cells.setdefault(name, element.get(name, "").strip())
        directed = _WORDS.get(element.get("type", "").casefold(), self._directed)
        ends = (element.get("source", ""), element.get("target", ""))
        return Link(number, *ends, directed, element.get("weight", ""), cells, _times(element))

    def _cells(self, element: Element, kind: str) -> dict[str, str]:
        values = (
            each for outer in element.findall("attvalues") for each in outer.findall("attvalue")
        )
        names = self._names[kind]
        found = ((names.get(_for(each), ""), each.get("value")) for each in values)
        return filled(found)


def _for(element: Element) -> str:
    return element.get("for") or element.get("id") or ""


def _times(element: Element) -> tuple[str, ...]:
    """Give when a dynamic tie began, each time it did."""
    spells = [each for outer in element.findall("spells") for each in outer.findall("spell")]
    spells += element.findall("slices/slice")
    found = [_start(each) for each in spells or [element]]
    return tuple(each for each in found if each)


def _start(element: Element) -> str:
    names = ("start", "startopen", "timestamp")
    return next((element.get(name, "") for name in names if element.get(name)), "")
