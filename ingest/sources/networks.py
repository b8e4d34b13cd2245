"""Networks of accounts made by other tools: GraphML, GEXF, GML, Pajek, edge lists, Gephi tables."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import PurePosixPath

from graph.errors import InputError
from ingest.files import Given
from ingest.head import Head
from ingest.loose.numbers import loose_number
from ingest.source import Aside, Context, Event, Item, Loss, Note, Passed, Source, Sure
from ingest.source import Told as ToldRow
from ingest.sources import _net_signs as signs
from ingest.sources import _net_text as lists
from ingest.sources._lines import Line
from ingest.sources._net import EDGES, NODES, About, Link, Node, Told, day_of
from ingest.sources._net_gml import gml
from ingest.sources._net_names import Names, Seen, kind_in
from ingest.sources._net_table import WEIGHTS, gephi
from ingest.sources._net_xml import gexf, graphml
from ingest.sources._nodexl import IDS, Edge, Posts
from ingest.sources._ties import Summed, Tie
from ingest.sources._x import PLATFORM
from ingest.sources._x_acts import Who
from ingest.sources._x_tools import utc

Parser = Callable[[Given], Iterator[Told]]
_MOST = 2_000_000
_ALONE = "ties of an account with itself"
_ACTIVITY = "posts towards nobody, whose id and time are not told"
_INHERITED = "mentions that stand in the post repeated, not in the post itself"
_UNDATED = Loss("times of ties that are no days since 2000: the ties are kept without them")
_NO_POSTS = Loss("what was done towards whom, without the post: kept as a tie of the two accounts")
_NO_WEIGHT = ("is no weight of a tie", "Write a number above 0, or leave it out")
_WHEN = (
    "relationship date utc",
    "tweet date utc",
    "date",
    "day",
    "time",
    "timestamp",
    "created at",
)


@dataclass(frozen=True)
class _Network:
    """A network once it has been gone through: what its nodes are called, its summed ties."""

    seen: Seen
    names: Names
    ties: Summed
    posts: Posts
    _accounts: dict[str, tuple[ToldRow, Loss | None]] = field(default_factory=dict)

    def account(self, node_id: str) -> tuple[ToldRow, Loss | None]:
        """Give the row of the account a node is, and what is lost."""
        if node_id not in self._accounts:
            self._accounts[node_id] = self.names.account(self.seen.nodes[node_id])
        return self._accounts[node_id]

    def who(self, node_id: str) -> Who:
        """Give the account a node is."""
        cells = self.account(node_id)[0][1]
        return Who(cells["account_id"], cells.get("handle"))

    def edge(self, link: Link) -> Edge:
        """Give a tie as a row of NodeXL, whose columns GraphML keeps."""
        source, target = self._of_x(link.source), self._of_x(link.target)
        return Edge(Line(link.number, link.cells), source, target, kind_in(link) or "")

    def _of_x(self, node_id: str) -> Who:
        who = self.who(node_id)
        return Who(None, who.handle) if str(who.id).startswith("@") else who


def reader(parser: Parser) -> Callable[[Given, Context], Iterator[Event]]:
    """Make the reader of a format whose nodes and ties ``parser`` gives."""

    def read(given: Given, context: Context) -> Iterator[Event]:
        """Give each node and each tie; raises InputError if the file is none, or too large."""
        network = _gone_through(given, parser, context)
        if network.names.platform == "other":
            yield Note(
                f"{given.name} does not say of which platform its accounts are: they are kept "
                "apart from those of other files. Write the platform into the file's name, such "
                "as network_twitter.gexf, if it is of one"
            )
        for told in parser(given):
            if isinstance(told, Node):
                yield from _node(told, network)
            elif isinstance(told, Link):
                yield from _link(told, network)
            elif not isinstance(told, About):
                yield told

    return read


def _gone_through(given: Given, parser: Parser, context: Context) -> _Network:
    seen, count = Seen(), 0
    for told in parser(given):
        if isinstance(told, Node):
            seen.node(told)
        elif isinstance(told, Link):
            count += 1
            seen.link(told, kind_in(told))
        elif isinstance(told, About):
            seen.about(told.text)
        if max(count, len(seen.nodes)) > _MOST:
            raise InputError(
                given.name, f"has more than {_MOST:,} nodes or ties", "Load a part of it"
            )
    if not seen.nodes:
        raise InputError(
            given.name, "holds no node and no tie", "Export the network again, or leave out --as"
        )
    told_by = PurePosixPath(given.name).stem[:200] or "network"
    seen.called(told_by)
    names = seen.names(told_by)
    bare = _Network(seen, names, Summed(names.platform, told_by, ()), Posts(date.today()))
    links = (told for told in parser(given) if isinstance(told, Link))
    ties = Summed(names.platform, told_by, (tie for link in links for tie in _ties(link, bare)))
    posts = _posts(given, parser, bare, context)
    return replace(bare, ties=ties, posts=posts)


def _posts(given: Given, parser: Parser, network: _Network, context: Context) -> Posts:
    """Look which posts the ties name, if they name any."""
    edges, last = [], None
    for told in parser(given) if network.seen.has_posts else ():
        if isinstance(told, Link) and _names_post(told, network):
            edge = network.edge(told)
            at = edge.made_at
            last = max(last, at) if last and at else at or last
            edges.append(edge)
    day = last.astimezone(context.zone).date() if last else date.today()
    return Posts.of(edges, day)


def _names_post(link: Link, network: _Network) -> bool:
    return network.names.platform == PLATFORM and any(link.cells.get(name) for name in IDS)


def _node(node: Node, network: _Network) -> Iterator[Event]:
    row, lost = network.account(node.id)
    yield Item(node.number, [row], NODES)
    if lost is not None:
        yield lost


def _link(link: Link, network: _Network) -> Iterator[Event]:
    if _names_post(link, network):
        event = network.posts.event(network.edge(link), EDGES)
        if event is not None:
            yield event
            return
    weight = _weight(link)
    if weight is None or weight < 0:
        yield Aside(link.number, "weight", _written(link)[:40], *_NO_WEIGHT, EDGES)
        return
    if why := _no_tie(link, weight, network):
        yield Passed(link.number, why, EDGES)
        return
    accounts = [network.account(end)[0] for end in (link.source, link.target)]
    ties = [network.ties.told(tie) for tie in _ties(link, network)]
    yield Item(link.number, [*ties, *accounts], EDGES)
    if kind_in(link) in ("reply", "repost", "quote", "mention", "within"):
        yield _NO_POSTS
    if _times(link) and ties[0][1].get("happened_on") is None:
        yield _UNDATED


def _no_tie(link: Link, weight: float, network: _Network) -> str:
    """Say why a tie is none, if it is none."""
    kind = kind_in(link)
    if kind == "inherited":
        return _INHERITED
    if network.who(link.source).name == network.who(link.target).name:
        return _ACTIVITY if kind == "post" else _ALONE
    return "ties of weight 0" if weight == 0 else ""


def _ties(link: Link, network: _Network) -> list[Tie]:
    """Give a tie, once for each day on which it began; an undated one is told once."""
    weight = _weight(link)
    if weight is None or weight <= 0 or _no_tie(link, weight, network):
        return []
    kind = kind_in(link)
    days = list(dict.fromkeys(day for text in _times(link) if (day := day_of(text))))
    tie = Tie(
        *(network.who(link.source).name, network.who(link.target).name),
        weight=weight,
        kind={"within": "mention", "post": None}.get(kind or "", kind),
        directed=link.directed,
    )
    return [replace(tie, day=day) for day in days] or [tie]


def _times(link: Link) -> list[str]:
    if link.times:
        return list(link.times)
    found = next((link.cells[name] for name in _WHEN if link.cells.get(name)), "")
    at = utc(found) if found else None
    return [at.isoformat() if isinstance(at, datetime) else found] if found else []


def _written(link: Link) -> str:
    names = (*WEIGHTS, "weights")
    return link.weight or next((link.cells[name] for name in names if link.cells.get(name)), "")


def _weight(link: Link) -> float | None:
    """Give a tie's weight: 1 where none is written, None where it is no number."""
    text = _written(link)
    if not text:
        return 1.0
    try:
        number = float(text)
    except ValueError:
        return loose_number(text)
    return number if abs(number) < 1e300 else None


_FORMATS: tuple[tuple[str, str, Callable[[Head], Sure], Parser], ...] = (
    ("graphml", "a GraphML network", signs.graphml, graphml),
    ("gexf", "a GEXF network", signs.gexf, gexf),
    ("gml", "a GML network", signs.gml, gml),
    ("pajek", "a Pajek network", signs.pajek, lists.pajek),
    ("gephi", "a table of a network's ties", signs.gephi, gephi),
    ("metis", "a METIS network", signs.metis, lists.metis),
    ("edge_list", "a list of ties", signs.edge_list, lists.edge_list),
)
SOURCES = [
    Source(kind, says, recognise, reader(parser), "told", 6)
    for kind, says, recognise, parser in _FORMATS
]
