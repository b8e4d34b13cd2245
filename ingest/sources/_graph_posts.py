"""A Facebook post or comment of the Graph API: who wrote it, towards whom, who reacted."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from ingest import saying
from ingest.source import Aside, Event, Item, Passed, Told
from ingest.sources._graph_acts import mentions, missing, reactions, reply, shared, tags
from ingest.sources._graph_figures import figure, insights, once
from ingest.sources._graph_told import Answered, Telling, person, text_id
from ingest.sources._meta import FACEBOOK, Who, as_id, own_part, whole
from ingest.sources._meta_values import instant
from ingest.sources._meta_walk import listed, total

_DEEPEST = 8
_FIX = "Collect it again with the fields id, created_time and from, and keep ids as text"


def post(node: dict[str, Any], telling: Telling) -> Iterator[Event]:
    """Tell a post, then each of its comments and their replies as records of their own."""
    number, text_id = telling.next(), str(node.get("id"))
    post_id, moment = _id(node), instant(node.get("created_time"))
    if post_id is None or moment is None:
        yield _aside(number, node, post_id)
        return
    who = person(node.get("from"), telling) or _page_of(text_id, node)
    if who is None:
        telling.lose("authors of posts")
        yield Passed(number, "posts whose author is not named")
    else:
        text = _text(node)
        rows = [_post_row(post_id, who, moment, text, tags(node)), who.told()]
        rows += shared(node, who, post_id)
        rows += mentions(node, who, post_id, telling, answered=None)
        rows += reactions(node, who, post_id, telling)
        rows += _counted(node, post_id, telling)
        rows += insights(node, FACEBOOK, "post", post_id, telling.day, telling.zone)
        telling.authors[post_id] = who
        yield Item(number, once(rows))
    _remember(node, telling)
    telling.lose("comments that are counted but not in the file", missing(node, "comments"))
    for each in listed(node, "comments"):
        yield from comment(each, Answered(post_id, who), telling)


def comment(
    node: dict[str, Any], answered: Answered | None, telling: Telling, depth: int = 0
) -> Iterator[Event]:
    """Tell a comment and its replies; ``answered`` is what it stands under, if that is known."""
    number, post_id, moment = telling.next(), text_id(node), instant(node.get("created_time"))
    if post_id is None or moment is None:
        yield _aside(number, node, post_id)
        return
    target = _named_answer(node, telling) or answered or _in_its_id(post_id, telling)
    who = person(node.get("from"), telling)
    if who is None:
        telling.lose("authors of comments, which are counted but answer nobody")
        yield Passed(number, "comments whose author is not named")
    else:
        text = _text(node)
        rows = [_post_row(post_id, who, moment, text, tags(node)), who.told()]
        rows += reply(who, post_id, target, telling)
        rows += mentions(node, who, post_id, telling, answered=target.who if target else None)
        rows += reactions(node, who, post_id, telling)
        rows += _comment_figures(node, post_id, telling)
        telling.authors[post_id] = who
        telling.people = telling.people or who.id is not None
        yield Item(number, rows)
    replies = node.get("comment_count")
    gone = replies - len(listed(node, "comments")) if type(replies) is int else 0
    telling.lose("comments that are counted but not in the file", gone or missing(node, "comments"))
    if depth < _DEEPEST:
        for each in listed(node, "comments"):
            yield from comment(each, Answered(post_id, who), telling, depth + 1)


def _remember(node: dict[str, Any], telling: Telling, depth: int = 0) -> None:
    """Note who wrote the comments below: an answer may stand beside what it answers, or before."""
    for each in listed(node, "comments"):
        post_id, who = text_id(each), person(each.get("from"), telling)
        if post_id and who:
            telling.authors[post_id] = who
        if depth < _DEEPEST:
            _remember(each, telling, depth + 1)


def _id(node: dict[str, Any]) -> str | None:
    """Give a post's own id, without its page's."""
    text = text_id(node)
    return own_part(text) if text else None


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


def _named_answer(node: dict[str, Any], telling: Telling) -> Answered | None:
    """Give what a comment on its own says it answers: its parent, with or without an author."""
    parent = node.get("parent")
    if isinstance(parent, dict) and (post_id := text_id(parent)):
        who = telling.authors.get(post_id) or person(parent.get("from"), telling)
        return Answered(post_id, who)
    return None


def _in_its_id(text_id: str, telling: Telling) -> Answered | None:
    """Give the post a comment on its own stands under: its id begins with the post's."""
    post_id, _, own = text_id.partition("_")
    return Answered(post_id, telling.authors.get(post_id)) if own and post_id else None


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
