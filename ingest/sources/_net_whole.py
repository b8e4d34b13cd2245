"""A network gone through once: what its nodes are called, its summed ties, the posts it names."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import PurePosixPath

from graph.errors import InputError
from ingest.files import Given
from ingest.source import Context, Loss, Told
from ingest.sources._lines import Line
from ingest.sources._net import About, Link, Node
from ingest.sources._net import Told as InFile
from ingest.sources._net_names import Names, Seen, kind_in
from ingest.sources._net_said import Said, said
from ingest.sources._nodexl import IDS, Edge, Posts
from ingest.sources._ties import Summed
from ingest.sources._x import PLATFORM, are_exact
from ingest.sources._x_acts import Who
from ingest.sources._x_days import Made

Parser = Callable[[Given], Iterator[InFile]]
_MOST = 2_000_000


@dataclass(frozen=True)
class Network:
    """A network once it has been gone through: what its nodes are called, its summed ties."""

    seen: Seen
    names: Names
    ties: Summed
    posts: Posts
    _accounts: dict[str, tuple[Told, Loss | None]] = field(default_factory=dict)

    @cached_property
    def exact(self) -> bool:
        """Whether the ids of posts are whole, also those that end in 000."""
        return are_exact(self.seen.ids)

    def account(self, node_id: str) -> tuple[Told, Loss | None]:
        """Give the row of the account a node is, and what is lost."""
        if node_id not in self._accounts:
            self._accounts[node_id] = self.names.account(self.seen.nodes[node_id])
        return self._accounts[node_id]

    def name(self, node_id: str) -> str:
        """Give the id of the account a node is, or its ``@handle``."""
        found = self._accounts.get(node_id) or self.account(node_id)
        name: str = found[0][1]["account_id"]
        return name

    def edge(self, link: Link) -> Edge:
        """Give a tie as a row of NodeXL, whose columns GraphML keeps."""
        source, target = self._of_x(link.source), self._of_x(link.target)
        line = Line(link.number, link.cells, exact=self.exact)
        return Edge(line, source, target, kind_in(link) or "")

    def _of_x(self, node_id: str) -> Who:
        cells = self.account(node_id)[0][1]
        name, handle = cells["account_id"], cells.get("handle")
        return Who(None, handle) if name.startswith("@") else Who(name, handle)

    def said(self, link: Link) -> Said:
        """Read a tie between the accounts that two nodes are."""
        return said(link, self.name(link.source), self.name(link.target))


def gone_through(given: Given, parser: Parser, context: Context) -> Network:
    """Go through a network; raises InputError if it holds nothing, or too much."""
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
    bare = Network(
        seen,
        names,
        Summed(names.platform, told_by, ()),
        Posts(Made.of(datetime.now(UTC), context.zone)),
    )
    links = (told for told in parser(given) if isinstance(told, Link))
    ties = Summed(names.platform, told_by, (tie for link in links for tie in bare.said(link).ties))
    posts = _posts(given, parser, bare, context)
    return replace(bare, ties=ties, posts=posts)


def _posts(given: Given, parser: Parser, network: Network, context: Context) -> Posts:
    """Look which posts the ties name, if they name any."""
    edges, last = [], None
    for told in parser(given) if network.seen.has_posts else ():
        if isinstance(told, Link) and names_post(told, network):
            edge = network.edge(told)
            at = edge.made_at
            last = max(last, at) if last and at else at or last
            edges.append(edge)
    return Posts.of(edges, Made.of(last or datetime.now(UTC), context.zone))


def names_post(link: Link, network: Network) -> bool:
    """Whether a tie names the post it is from."""
    return network.names.platform == PLATFORM and any(link.cells.get(name) for name in IDS)
