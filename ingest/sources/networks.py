"""Networks of accounts made by other tools: GraphML, GEXF, GML, Pajek, edge lists, Gephi tables."""

from collections.abc import Callable, Iterator

from ingest.files import Given
from ingest.head import Head
from ingest.source import Aside, Context, Event, Item, Loss, Note, Passed, Source, Sure
from ingest.sources import _net_signs as signs
from ingest.sources import _net_text as lists
from ingest.sources._net import EDGES, NODES, About, Link, Node
from ingest.sources._net_gml import gml
from ingest.sources._net_names import OTHER
from ingest.sources._net_said import NO_WEIGHT, times_of, written
from ingest.sources._net_table import gephi
from ingest.sources._net_whole import Network, Parser, gone_through, names_post
from ingest.sources._net_xml import gexf, graphml

_DIRECT = ("reply", "repost", "quote", "mention", "within")
_UNDATED = Loss("times of ties that are no days since 2000: the ties are kept without them")
_NO_POSTS = Loss("what was done towards whom, without the post: kept as a tie of the two accounts")


def reader(parser: Parser) -> Callable[[Given, Context], Iterator[Event]]:
    """Make the reader of a format whose nodes and ties ``parser`` gives."""

    def read(given: Given, context: Context) -> Iterator[Event]:
        """Give each node and each tie; raises InputError if the file is none, or too large."""
        network = gone_through(given, parser, context)
        if network.names.platform == OTHER:
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


def _node(node: Node, network: Network) -> Iterator[Event]:
    row, lost = network.account(node.id)
    yield Item(node.number, [row], NODES)
    if lost is not None:
        yield lost


def _link(link: Link, network: Network) -> Iterator[Event]:
    if names_post(link, network):
        event = network.posts.event(network.edge(link), EDGES)
        if event is not None:
            yield event
            return
    said = network.said(link)
    if said.why == NO_WEIGHT[0]:
        yield Aside(link.number, "weight", written(link)[:40], *NO_WEIGHT, EDGES)
        return
    if said.why:
        yield Passed(link.number, said.why, EDGES)
        return
    ties = [network.ties.told(tie) for tie in said.ties]
    accounts = [network.account(end)[0] for end in (link.source, link.target)]
    yield Item(link.number, [*ties, *accounts], EDGES)
    if said.kind in _DIRECT:
        yield _NO_POSTS
    if ties[0][1].get("happened_on") is None and times_of(link):
        yield _UNDATED


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
