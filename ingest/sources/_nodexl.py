"""A row of a NodeXL network: what one account did towards another, in one of its posts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from ingest.source import Event, Item, Passed, Told
from ingest.sources._lines import Line
from ingest.sources._x import by_handle, cell_id, handle, hashtags_in, mentions_in, moment, plain
from ingest.sources._x_acts import Towards, Who
from ingest.sources._x_days import Made
from ingest.sources._x_tell import Post
from ingest.sources._x_tools import figure, post_id, repeated, rows_of, utc

KINDS = {
    "repliesto": "reply",
    "reply": "reply",
    "replyto": "reply",
    "mentions": "mention",
    "mention": "mention",
    "retweet": "repost",
    "retweets": "repost",
    "quote": "quote",
    "quotes": "quote",
    "mentionsinretweet": "inherited",
    "mentionsinquote": "within",
    "mentionsinreplyto": "within",
    "tweet": "post",
    "followed": "follows",
    "follows": "follows",
    "follower": "follows",
}
"""NodeXL's words for what ties two accounts, without spaces, in ours."""
IDS = ("imported id", "unified twitter id", "tweet id")
_PAGES = ("twitter page for tweet",)
_OTHERS = {"reply": "in reply to tweet id", "quote": "quoted status id", "repost": "retweet id"}
_FIGURES = {"favorite count": "reactions", "retweet count": "shares"}
INHERITED = "mentions that stand in the post repeated, not in the post itself"
_ANSWERED = "mentions of the account that the post answers"


@dataclass(frozen=True, slots=True)
class Edge:
    """A row of NodeXL: its two vertices, and its other cells."""

    line: Line
    source: Who
    target: Who
    kind: str

    @property
    def post_id(self) -> str | None:
        """The id of the post, if the row has one that is whole."""
        return post_id(self.line, IDS, _PAGES)[0]

    @property
    def text(self) -> str:
        """The post's text."""
        return self.line.get("tweet")

    @property
    def made_at(self) -> datetime | None:
        """When the post was made, to the second."""
        at = utc(self.line.get("tweet date utc", "relationship date utc"))
        if at is not None:
            return (at + timedelta(milliseconds=500)).replace(microsecond=0)
        found = self.post_id
        return moment(found) if found else None


@dataclass(slots=True)
class Posts:
    """What must be known of all rows before one can be read: a post spans several of them."""

    made: Made
    answered: set[tuple[str, str]] = field(default_factory=set)
    repeated: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, edges: Iterable[Edge], made: Made) -> "Posts":
        """Look which posts answer whom, and which repeat another."""
        known = cls(made)
        for edge in edges:
            found = edge.post_id
            if found and edge.kind == "reply":
                known.answered.add((found, edge.target.name))
            if found and edge.kind == "repost":
                known.repeated.add(found)
        return known

    def event(self, edge: Edge, sheet: str) -> Event | None:
        """Give what a row says of a post; None if it names no post, or none's time."""
        found, at = edge.post_id, edge.made_at
        if found is None or at is None or edge.kind == "follows":
            return None
        kind = self._kind(edge, found)
        if kind in (INHERITED, _ANSWERED):
            return Passed(edge.line.number, kind, sheet)
        post = self._post(edge, found, at, kind)
        rows = rows_of(post, self.made.day, "NodeXL", edge.source.told())
        return Item(edge.line.number, _act_first(rows), sheet, self.made.at)

    def _kind(self, edge: Edge, found: str) -> str:
        """Say what the account did; older NodeXL calls everything a mention."""
        original = repeated(edge.text)
        if original is not None and edge.kind in ("mention", "within", "repost"):
            same = original.who.is_(Who(None, edge.target.handle))
            return "repost" if same else INHERITED
        if edge.kind == "inherited" or (found in self.repeated and edge.kind != "repost"):
            return INHERITED
        if edge.kind in ("mention", "within"):
            if (found, edge.target.name) in self.answered:
                return _ANSWERED
            names = {name.casefold() for name in mentions_in(plain(edge.text))}
            outside = edge.text and (edge.target.handle or "").casefold() not in names
            return INHERITED if edge.kind == "within" and outside else "mention"
        return edge.kind

    def _post(self, edge: Edge, found: str, at: datetime, kind: str) -> Post:
        named = edge.line.get(_OTHERS.get(kind, ""))
        other = cell_id(named, exact=edge.line.exact)
        towards = Towards(edge.target, other)
        is_repost = kind == "repost" or found in self.repeated or repeated(edge.text) is not None
        figures = [(metric, figure(edge.line.get(name))) for name, metric in _FIGURES.items()]
        return Post(
            *(found, edge.source, at, edge.text),
            hashtags=hashtags_in(plain(edge.text)),
            repost=towards if kind == "repost" else None,
            reply=towards if kind == "reply" else None,
            quote=towards if kind == "quote" else None,
            mentions=[edge.target] if kind == "mention" else (),
            figures=[(metric, value) for metric, value in figures if value is not None],
            is_repost=is_repost,
        )


def kind_of(text: str) -> str | None:
    """Give NodeXL's word for a tie in ours; None if it is none of its words."""
    return KINDS.get("".join(text.casefold().split()))


def who(vertex: str, ids: Mapping[str, str]) -> Who | None:
    """Give the account of a vertex, with its id where the file tells it; None if it is none."""
    name = handle(vertex)
    return Who(ids.get(by_handle(name)), name) if name else None


def _act_first(rows: list[Told]) -> list[Told]:
    """Put the interaction first: the post is told again by every row of it."""
    return sorted(rows, key=lambda row: row[0] != "interactions")
