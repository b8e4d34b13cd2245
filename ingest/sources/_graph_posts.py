"""A Facebook post or comment of the Graph API: who wrote it, towards whom, who reacted."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from ingest import saying
from ingest.source import Aside, Event, Item, Passed, Told
from ingest.sources._graph_figures import figure, insights, once
from ingest.sources._meta import FACEBOOK, Who, as_id, hashtags, own_part, shown, whole
from ingest.sources._meta_links import link
from ingest.sources._meta_values import instant
from ingest.sources._meta_walk import listed, total

_NOT_ACCOUNTS = frozenset({"event", "application", "hashtag", "album", "photo", "video"})
_DEEPEST = 8
_FIX = "Collect it again with the fields id, created_time and from, and keep ids as text"


@dataclass
class Telling:
    """What reading a file gathers: records, losses, who wrote what, whether people have ids.

    ``handles`` gives the id of an Instagram handle, ``authors`` who wrote a post or comment.
    """

    day: date
    zone: ZoneInfo
    number: int = 0
    losses: Counter[str] = field(default_factory=Counter)
    people: bool = False
    names: set[str] = field(default_factory=set)
    handles: dict[str, str] = field(default_factory=dict)
    authors: dict[str, Who] = field(default_factory=dict)

    def next(self) -> int:
        """Count one more record."""
        self.number += 1
        return self.number

    def lose(self, what: str, count: int = 1) -> None:
        """Note something the format has lost."""
        if count > 0:
            self.losses[what] += count


class Answered(NamedTuple):
    """What a comment answers: the post or comment, and its author if that is known."""

    post_id: str
    who: Who | None


def post(node: dict[str, Any], telling: Telling) -> Iterator[Event]:
    """Tell a post, then each of its comments and their replies as records of their own."""
    number, text_id = telling.next(), str(node.get("id"))
    post_id, moment = _id(node), instant(node.get("created_time"))
    if post_id is None or moment is None:
        yield _aside(number, node, post_id)
        return
    who = person(node.get("from"), telling) or _page_of(text_id, node)
    if who is None:
        telling.lose("posts whose author Facebook does not name")
        yield Passed(number, "posts whose author is not named")
    else:
        text = _text(node)
        rows = [_post_row(post_id, who, moment, text, _tags(node)), who.told()]
        rows += _shared(node, who, post_id)
        rows += _mentions(node, who, post_id, telling, answered=None)
        rows += _reactions(node, who, post_id, telling)
        rows += _counted(node, post_id, telling)
        rows += insights(node, FACEBOOK, "post", post_id, telling.day, telling.zone)
        telling.authors[post_id] = who
        yield Item(number, once(rows))
    _remember(node, telling)
    telling.lose("comments that are not in the file", _missing(node, "comments"))
    for each in listed(node, "comments"):
        yield from comment(each, Answered(post_id, who), telling)


def comment(
    node: dict[str, Any], answered: Answered | None, telling: Telling, depth: int = 0
) -> Iterator[Event]:
    """Tell a comment and its replies; ``answered`` is what it stands under, if that is known."""
    number, post_id, moment = telling.next(), _text_id(node), instant(node.get("created_time"))
    if post_id is None or moment is None:
        yield _aside(number, node, post_id)
        return
    target = _named_answer(node, telling) or answered or _in_its_id(post_id, telling)
    who = person(node.get("from"), telling)
    if who is None:
        telling.lose("comments whose author Facebook does not name: counted, but nobody's answer")
        yield Passed(number, "comments whose author is not named")
    else:
        text = _text(node)
        rows = [_post_row(post_id, who, moment, text, _tags(node)), who.told()]
        rows += _reply(who, post_id, target, telling)
        rows += _mentions(node, who, post_id, telling, answered=target.who if target else None)
        rows += _reactions(node, who, post_id, telling)
        rows += _comment_figures(node, post_id, telling)
        telling.authors[post_id] = who
        telling.people = telling.people or who.id is not None
        yield Item(number, rows)
    replies = node.get("comment_count")
    gone = replies - len(listed(node, "comments")) if type(replies) is int else 0
    telling.lose("comments that are not in the file", gone or _missing(node, "comments"))
    if depth < _DEEPEST:
        for each in listed(node, "comments"):
            yield from comment(each, Answered(post_id, who), telling, depth + 1)


def person(node: Any, telling: Telling) -> Who | None:
    """Give an account named by id and name; by its name alone if it has no id."""
    if not isinstance(node, dict):
        return None
    account, name = as_id(node.get("id")), shown(node.get("name"))
    who = Who(FACEBOOK, id=account, name=name)
    if not who.key:
        return None
    if account is None:
        telling.names.add(who.key)
    return who


def _remember(node: dict[str, Any], telling: Telling, depth: int = 0) -> None:
    """Note who wrote the comments below: an answer may stand beside what it answers, or before."""
    for each in listed(node, "comments"):
        post_id, who = _text_id(each), person(each.get("from"), telling)
        if post_id and who:
            telling.authors[post_id] = who
        if depth < _DEEPEST:
            _remember(each, telling, depth + 1)


def _id(node: dict[str, Any]) -> str | None:
    """Give a post's own id, without its page's."""
    text = _text_id(node)
    return own_part(text) if text else None


def _text_id(node: dict[str, Any]) -> str | None:
    value = node.get("id")
    if isinstance(value, str) and 0 < len(value) < 150 and value.replace("_", "").isdigit():
        return value
    return as_id(value)


def _page_of(text_id: str, node: dict[str, Any]) -> Who | None:
    """Give the page in a post's id, where ``from`` is missing; not for what a visitor wrote."""
    page, _, rest = text_id.partition("_")
    if not rest or node.get("status_type") == "wall_post" or as_id(page) is None:
        return None
    return Who(FACEBOOK, id=page)


def _aside(number: int, node: dict[str, Any], post_id: str | None) -> Aside:
    column = "created_time" if post_id else "id"
    problem = "is missing or is no time" if post_id else "is missing, or is no id of Facebook"
    return Aside(number, column, str(node.get(column) or "")[:80], problem, _FIX)


def _post_row(post_id: str, who: Who, moment: datetime, text: str | None, tags: list[str]) -> Told:
    return saying.post(
        FACEBOOK,
        post_id,
        author=who.key,
        posted_at=moment,
        text=text,
        hashtags=tags if text or tags else None,
    )


def _text(node: dict[str, Any]) -> str | None:
    for key in ("message", "story"):
        if isinstance(text := node.get(key), str) and text.strip():
            return whole(text)
    return None


def _tag_nodes(node: dict[str, Any]) -> list[dict[str, Any]]:
    """List who is tagged: a list, or, as the old API had it, lists by where they stand."""
    found: list[Any] = []
    for key in ("message_tags", "with_tags", "to"):
        value = node.get(key)
        if isinstance(value, dict):
            value = value.get("data", list(value.values()))
        for each in value if isinstance(value, list) else []:
            found.extend(each if isinstance(each, list) else [each])
    return [each for each in found if isinstance(each, dict)]


def _tags(node: dict[str, Any]) -> list[str]:
    names = [str(each.get("name")) for each in _tag_nodes(node)]
    tagged = " ".join(name for name in names if name.startswith("#"))
    message = node.get("message")
    return hashtags(f"{whole(message) if isinstance(message, str) else ''} {tagged}")


def _mentions(
    node: dict[str, Any], who: Who, post_id: str, telling: Telling, *, answered: Who | None
) -> list[Told]:
    """Tell whom it names, each once; an answer names whom it answers anyway."""
    done, rows = {answered.key} if answered else set(), []
    for each in _tag_nodes(node):
        if str(each.get("name")).startswith("#") or each.get("type") in _NOT_ACCOUNTS:
            continue
        named = person(each, telling)
        if named is None or named.key in done:
            continue
        done.add(named.key)
        rows.append(named.told())
        rows.append(
            saying.interaction("mention", FACEBOOK, post_id, source=who.key, target=named.key)
        )
    return rows


def _reply(who: Who, post_id: str, target: Answered | None, telling: Telling) -> list[Told]:
    if target is None or target.who is None:
        telling.lose("answers to somebody the file does not name")
        return []
    answer = saying.interaction(
        "reply",
        FACEBOOK,
        post_id,
        source=who.key,
        target=target.who.key,
        target_post_id=target.post_id,
    )
    return [target.who.told(), answer]


def _named_answer(node: dict[str, Any], telling: Telling) -> Answered | None:
    """Give what a comment on its own says it answers: its parent, with or without an author."""
    parent = node.get("parent")
    if isinstance(parent, dict) and (post_id := _text_id(parent)):
        who = telling.authors.get(post_id) or person(parent.get("from"), telling)
        return Answered(post_id, who)
    return None


def _in_its_id(text_id: str, telling: Telling) -> Answered | None:
    """Give the post a comment on its own stands under: its id begins with the post's."""
    post_id, _, own = text_id.partition("_")
    return Answered(post_id, telling.authors.get(post_id)) if own and post_id else None


def _shared(node: dict[str, Any], who: Who, post_id: str) -> list[Told]:
    """Tell whose post is shared: by ``parent_id``, or a link to another account's post."""
    page, _, own = str(node.get("parent_id") or "").partition("_")
    urls = [node.get("link"), *(each.get("url") for each in listed(node, "attachments"))]
    if as_id(page) and as_id(own) and node.get("status_type") != "mobile_status_update":
        found: tuple[Who | None, str | None] = Who(FACEBOOK, id=page), own
    else:
        links = [each for url in urls if (each := link(url)) and each.post and each.account]
        found = (links[0].who(), links[0].post) if links else (None, None)
    target, other = found
    if target is None or target.key == who.key or other == post_id or target.platform != FACEBOOK:
        return []
    repost = saying.interaction(
        "repost", FACEBOOK, post_id, source=who.key, target=target.key, target_post_id=other
    )
    return [target.told(), repost]


def _reactions(node: dict[str, Any], author: Who, post_id: str, telling: Telling) -> list[Told]:
    """Tell who reacted, each person once: likes are among the reactions where both are listed."""
    rows, done = [], set()
    for edge in ("reactions", "likes"):
        for each in listed(node, edge):
            who = person(each, telling)
            if who is None:
                telling.lose("reactions whose person Facebook does not name")
                continue
            if who.key in done:
                continue
            done.add(who.key)
            telling.people = telling.people or who.id is not None
            rows.append(who.told())
            rows.append(
                saying.interaction(
                    *("reaction", FACEBOOK, post_id),
                    source=who.key,
                    target=author.key,
                    reaction=str(each.get("type") or "like").lower()[:40],
                )
            )
    gone = _missing(node, "reactions") if "reactions" in node else _missing(node, "likes")
    telling.lose("reactions that are not in the file", gone)
    return rows


def _missing(node: dict[str, Any], edge: str) -> int:
    """Say how many of an edge are counted but not listed."""
    return max(0, (total(node, edge) or 0) - len(listed(node, edge)))


def _counted(node: dict[str, Any], post_id: str, telling: Telling) -> list[Told]:
    shares = node.get("shares")
    counts = {
        "reactions": total(node, "reactions" if "reactions" in node else "likes"),
        "comments": total(node, "comments"),
        "shares": shares.get("count") if isinstance(shares, dict) else shares,
    }
    return [
        figure(FACEBOOK, "post", post_id, metric, value, telling.day)
        for metric, value in counts.items()
        if type(value) is int and value >= 0
    ]


def _comment_figures(node: dict[str, Any], post_id: str, telling: Telling) -> list[Told]:
    likes = total(node, "reactions")
    counts = {
        "reactions": node.get("like_count") if likes is None else likes,
        "comments": node.get("comment_count"),
    }
    return [
        figure(FACEBOOK, "post", post_id, metric, value, telling.day)
        for metric, value in counts.items()
        if type(value) is int and value >= 0
    ]
