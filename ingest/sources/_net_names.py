"""Which accounts the nodes of a network are: its platform, and what its ids and labels mean."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graph.fold import fold, handle_key, one_line
from graph.fold import handle as bare_handle
from ingest import saying
from ingest.loose.numbers import loose_number
from ingest.source import Loss, Told
from ingest.sources import _x
from ingest.sources._net import Link, Node
from ingest.sources._nodexl import IDS, kind_of

OTHER = "other"
NUMBERED = Loss("nodes known by a number of this file alone: no other file means the same account")
BY_NAME = Loss("nodes known by a name alone: accounts of the same name can't be told apart")
_SITES = re.compile(
    r"(?:^|[/.@\s])(twitter|x|instagram|facebook|youtube|tiktok)\.com/", re.IGNORECASE
)
_WORDS = re.compile(
    r"\b(twitter|tweets?|retweets?|instagram|facebook|youtube|tiktok)", re.IGNORECASE
)
_X_NAMES = {"screen name", "screenname", "tweet", "imported id", "twitter handle", "tweet id"}
_X_KINDS = {"repost", "quote", "inherited", "within", "post"}
_HANDLES = ("screen name", "screenname", "username", "user name", "handle", "twitter handle")
_IDS = ("user id", "userid", "user id str", "twitter id", "account id", "twitter user id")
_SHOWN = ("name", "full name", "display name", "fullname")
_FOLLOWERS = ("followers", "followers count", "follower count")
_TECHNICAL = re.compile(r"[A-Za-z]{0,5}[_:-]?\d{1,9}(?:\.0)?")
_PLATFORM_ID = re.compile(r"\d{5,25}")


_ENOUGH = 2000
"""Ids of posts that show whether they are whole."""


@dataclass
class Seen:
    """What the nodes and ties of a network show of where it is from, gathered one by one."""

    nodes: dict[str, Node] = field(default_factory=dict)
    has_posts: bool = False
    ids: set[str] = field(default_factory=set)
    _labels: Counter[str] = field(default_factory=Counter)
    _signs: Counter[str] = field(default_factory=Counter)
    _technical: bool = True

    def node(self, node: Node) -> None:
        """Look at a node."""
        self.nodes.setdefault(node.id, node)
        self._technical = self._technical and bool(_TECHNICAL.fullmatch(node.id))
        if node.label:
            self._labels[fold(node.label)] += 1
        self._look(node.cells, (node.id, node.label, *node.cells.values()))

    def link(self, link: Link, kind: str | None) -> None:
        """Look at a tie; ``kind`` is what it says in our words."""
        for end in (link.source, link.target):
            if end not in self.nodes:
                self.node(Node(0, end))
        self._signs["x"] += kind in _X_KINDS
        if link.cells:
            found = _first(link.cells, IDS)
            self.has_posts = self.has_posts or bool(found)
            if len(self.ids) < _ENOUGH:
                self.ids.add(found)
            self._look(link.cells, link.cells.values())

    def about(self, text: str) -> None:
        """Look at what a file says of the whole network."""
        for word in _WORDS.findall(text):
            self._signs[_platform(word)] += 1

    def called(self, name: str) -> None:
        """Look at the file's name, which counts where the file itself shows nothing."""
        if not +self._signs:
            self.about(name.replace("_", " ").replace("-", " "))

    def platform(self) -> str:
        """Tell the platform, if the file shows one and no other."""
        found = [name for name, count in self._signs.items() if count]
        return found[0] if len(found) == 1 else OTHER

    def names(self, network: str) -> "Names":
        """Give what the nodes are called, once all are seen; ``network`` names the file."""
        unique = all(count == 1 for count in self._labels.values())
        return Names(network, self.platform(), self._technical, unique and bool(self._labels))

    def _look(self, cells: Mapping[str, str], texts: Iterable[str]) -> None:
        self._signs["x"] += bool(_X_NAMES & cells.keys())
        if word := cells.get("platform"):
            self._signs[_platform(word)] += 1
        for text in texts:
            if "/" in text and (found := _SITES.search(text[:300])):
                self._signs[_platform(found[1])] += 1


@dataclass(frozen=True)
class Names:
    """How a network's nodes are called: ``technical`` if their ids are mere numbers of the file.

    ``labelled``: every label is one node's, so that it can stand for it.
    """

    network: str
    platform: str
    technical: bool
    labelled: bool

    def account(self, node: Node) -> tuple[Told, Loss | None]:
        """Give the account a node is, and what is lost if it can't be known elsewhere."""
        number = self._number(node)
        name = self._handle(node)
        shown = self._shown(node, name)
        followers = loose_number(_first(node.cells, _FOLLOWERS))
        lost = None
        account_id = number
        if number is None and name is None:
            account_id, lost = self._own(node, shown)
        row = saying.account(
            self.platform,
            account_id=account_id,
            handle=name,
            name=shown,
            followers=int(followers) if followers is not None and followers >= 0 else None,
        )
        return row, lost

    def _own(self, node: Node, shown: str | None) -> tuple[str, Loss]:
        words = shown or node.id
        if (self.labelled or not node.label) and re.search(r"[^\W\d_]{2}", words):
            return _safe(f"name:{fold(words)}"), BY_NAME
        return _safe(f"{self.network}:{node.id}"), NUMBERED

    def _number(self, node: Node) -> str | None:
        found = _first(node.cells, _IDS)
        if _PLATFORM_ID.fullmatch(found):
            return found
        known = self.platform != OTHER and not self.technical
        return node.id if known and _PLATFORM_ID.fullmatch(node.id) else None

    def _handle(self, node: Node) -> str | None:
        """Give a node's handle: a value called so, else its id, else a label that is one's own."""
        candidates = [_first(node.cells, _HANDLES)]
        if self.technical or _PLATFORM_ID.fullmatch(node.id):
            candidates += [node.label] if self.labelled else []
        elif fold(node.label.lstrip("@")) == fold(node.id.lstrip("@")):
            candidates.append(node.label)
        else:
            candidates.append(node.id)
        return next((name for each in candidates if (name := self._as_handle(each))), None)

    def _as_handle(self, text: str) -> str | None:
        name = bare_handle(text)
        if self.platform == _x.PLATFORM:
            return _x.handle(name) if re.search(r"[^\W\d]", name) else None
        plain = handle_key(name) and len(name) <= 60 and not re.search(r"\s|/", name)
        return name if plain and re.search(r"[^\W\d_]{2}", name) else None

    def _shown(self, node: Node, name: str | None) -> str | None:
        texts = (_first(node.cells, _SHOWN), node.label)
        found = next((one_line(text) for text in texts if text), "")
        same = not found or (name and handle_key(found) == handle_key(name))
        return None if same or not fold(found) else found[:200]


def kind_in(link: Link) -> str | None:
    """Say what ties two nodes, in our words where they are known, as the file says it."""
    if not link.cells:
        return None
    names = ("relationship", "relation", "interaction", "interaction type", "edge type", "kind")
    found = _first(link.cells, names)
    if not found:
        word = _first(link.cells, ("type",))
        found = "" if word.casefold() in ("directed", "undirected", "mutual", "mixed") else word
    label = _first(link.cells, ("label",))
    known = kind_of(found) or kind_of(label)
    return known or one_line(found)[:60] or None


def _first(cells: Mapping[str, str], names: Iterable[str]) -> str:
    return next((cells[name] for name in names if cells.get(name)), "")


def _platform(word: str) -> str:
    word = word.casefold()
    return "x" if word.startswith(("twitter", "tweet", "retweet", "x")) else word


def _safe(text: str) -> str:
    """Write an id that is no web address and not too long."""
    return one_line(text.replace("/", "|"))[:190].strip()
