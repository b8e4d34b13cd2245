"""Networks as plain lists: edge lists, KONECT, METIS and Pajek, with their comments."""

import re
from collections.abc import Iterator, Sequence

from graph.errors import InputError
from ingest.files import Given
from ingest.source import Aside
from ingest.sources._net import EDGES, Link, Node, Told, cut_off, text_of

_COMMENT = re.compile(r"\s*(?:#|%|//)")
_SPLIT = re.compile(r"[\s,;]+")
_WEIGHT = re.compile(r"['\"]weight['\"]\s*:\s*([\d.eE+-]+)")
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_SECONDS = re.compile(r"1\d{9}(?:\d{3})?|9\d{8}")
_VERTEX = re.compile(r'\s*(\d+)(?:\s+(?:"([^"]*)"|(\S+)))?')
_METIS = re.compile(r"\s*(\d{1,9})\s+(\d{1,12})(?:\s+([01]{1,3})(?:\s+(\d))?)?\s*", re.ASCII)
_NO_TIE = ("is no tie: two nodes and perhaps a weight", "Correct the line or take it out")


def rows_of(text: str) -> Iterator[tuple[int, str]]:
    """Give the lines that are no comment and not empty, with their numbers."""
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not _COMMENT.match(line):
            yield number, line.strip()


def tokens(line: str) -> list[str]:
    """Split a line of an edge list; what networkx writes in braces stays out."""
    return [part for part in _SPLIT.split(line.partition("{")[0]) if part]


def is_number(text: str) -> bool:
    """Whether a word is a plain number."""
    return _NUMBER.fullmatch(text) is not None


def edge_list(given: Given) -> Iterator[Told]:
    """Read ``source target [weight [seconds]]`` a line; KONECT's head says more of them."""
    text, notes = text_of(given)
    yield from notes
    head = text.lstrip("\ufeff").split("\n", 1)[0] if text.lstrip("\ufeff")[:1] == "%" else ""
    bipartite = bool(re.match(r"%\s*bip", head))
    directed = {"sym": False, "asym": True}.get((re.findall(r"%\s*(\w+)", head) or [""])[0])
    timed = _third_is_time(text)
    for number, line in rows_of(text):
        parts = tokens(line)
        if not 2 <= len(parts) <= 4 or any(not is_number(each) for each in parts[2:]):
            yield Aside(number, "", line[:80], *_NO_TIE, EDGES)
            continue
        source, target = (f"u{parts[0]}", f"v{parts[1]}") if bipartite else parts[:2]
        found = _WEIGHT.search(line)
        weight = found[1] if found else "" if timed or len(parts) < 3 else parts[2]
        time = parts[2:3] if timed else parts[3:]
        yield Link(number, source, target, directed, weight, {}, tuple(time))


def _third_is_time(text: str) -> bool:
    """Whether the third of three columns is a time in seconds, in every line."""
    seen = False
    for _, line in rows_of(text):
        parts = tokens(line)
        if len(parts) != 3 or not _SECONDS.fullmatch(parts[2]):
            return False
        seen = True
    return seen


def metis(given: Given) -> Iterator[Told]:
    """Read METIS: a head ``nodes ties [form]``, then each node's neighbours on its line."""
    text, notes = text_of(given)
    yield from notes
    lines = _metis_lines(text)
    head = _METIS.fullmatch(lines[0][1]) if lines else None
    if head is None:
        raise InputError(
            given.name,
            "does not begin as METIS files do: with how many nodes and ties it has",
            "Leave out --as, or export the network as GraphML",
        )
    nodes, below = int(head[1]), lines[1:]
    form, own_weights = int(head[3] or 0), int(head[4] or 1)
    # The form's digits: sizes of nodes, weights of nodes (how many: a fourth number), of ties.
    own = own_weights * (form // 10 % 10) + form // 100 % 10
    step = 1 + form % 10
    count = 0
    for node, (number, line) in enumerate(below[:nodes], start=1):
        parts = line.split()[own:]
        if not all(map(_is_index, parts[::step])) or len(parts) % step:
            count += 1
            yield Aside(count, f"line {number}", line[:80], *_NO_TIE, EDGES)
            continue
        for at in range(0, len(parts), step):
            # Each tie stands on both nodes' lines; it is told on the first.
            if int(parts[at]) >= node:
                count += 1
                weight = parts[at + 1] if step == 2 else ""
                yield Link(count, str(node), parts[at], False, weight)
    if len(below) < nodes:
        yield cut_off(given)


def _is_index(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 13


def _metis_lines(text: str) -> list[tuple[int, str]]:
    """Give the head and the nodes' lines, of which an empty one is a node without ties."""
    lines = [
        (number, line)
        for number, line in enumerate(text.splitlines(), start=1)
        if not line.lstrip().startswith("%")
    ]
    first = next((at for at, (_, line) in enumerate(lines) if line.strip()), 0)
    return lines[first:]


def is_metis(text: str, *, whole: bool) -> bool:
    """Whether lines are a METIS graph: as many as its head says, with as many neighbours."""
    lines = _metis_lines(text)
    if not lines or not _METIS.fullmatch(lines[0][1]):
        return False
    nodes, ties, *form = lines[0][1].split()
    below = [line.split() for _, line in lines[1:]]
    while whole and below and len(below) > int(nodes) and not below[-1]:
        below.pop()
    if any(not each.replace(".", "", 1).isdigit() for line in below for each in line):
        return False
    widths = {len(line) for line in below[:-1]}
    if not whole:
        return len(widths) > 3 or max(widths, default=0) > 4
    weighted = bool(form) and form[0].endswith("1")
    plain = not form or not form[0].strip("0") or form[0].lstrip("0") == "1"
    told = 2 * int(ties) * (2 if weighted else 1)
    return len(below) == int(nodes) and (not plain or sum(map(len, below)) == told)


def pajek(given: Given) -> Iterator[Told]:
    """Read Pajek: ``*Vertices``, then ``*Arcs`` (one way) and ``*Edges`` (both ways)."""
    text, notes = text_of(given)
    yield from notes
    part, nodes, links = "", 0, 0
    for number, line in rows_of(text):
        if line.startswith("*"):
            part = line[1:].split(maxsplit=1)[0].casefold() if line[1:].split() else ""
        elif part == "vertices":
            found = _VERTEX.match(line)
            nodes += 1
            if found:
                yield Node(nodes, found[1], (found[2] or found[3] or "").strip())
            else:
                yield Aside(nodes, "", line[:80], "is no node", "Correct the line", "nodes")
        elif part in ("arcs", "edges", "arcslist", "edgeslist"):
            for link in _pajek_links(part, line, links, number):
                links += 1
                yield link


def _pajek_links(part: str, line: str, links: int, number: int) -> Sequence[Told]:
    parts = line.split("[")[0].split()
    directed = part.startswith("arcs")
    if len(parts) < 2 or not all(each.isdigit() for each in parts[:2]):
        return [Aside(links + 1, f"line {number}", line[:80], *_NO_TIE, EDGES)]
    if part.endswith("list"):
        return [
            Link(links + at, parts[0], other, directed)
            for at, other in enumerate(parts[1:], start=1)
        ]
    weight = parts[2] if len(parts) > 2 and is_number(parts[2]) else ""
    return [Link(links + 1, parts[0], parts[1], directed, weight)]
