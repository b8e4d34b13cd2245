"""An Instagram post or comment of the Graph API: who wrote it, whom it answers and names."""

from collections.abc import Iterator
from typing import Any

from ingest import saying
from ingest.source import Aside, Event, Item, Passed, Told
from ingest.sources._graph_figures import figure, insights, once
from ingest.sources._graph_told import Answered, Telling
from ingest.sources._meta import (
    INSTAGRAM,
    Who,
    as_id,
    handle,
    hashtags,
    mentions,
    shown,
    whole,
)
from ingest.sources._meta_links import link
from ingest.sources._meta_values import instant
from ingest.sources._meta_walk import listed

_DEEPEST = 8
_FIX = "Collect it again with the fields id, timestamp and username, and keep ids as text"


def media(node: dict[str, Any], telling: Telling) -> Iterator[Event]:
    """Tell a post, then each of its comments and their replies as records of their own."""
    number, post_id, moment = telling.next(), as_id(node.get("id")), instant(node.get("timestamp"))
    if post_id is None or moment is None:
        yield _aside(number, node, post_id)
        return
    who = _author(node, telling)
    if who is None:
        telling.lose("authors of posts")
        yield Passed(number, "posts whose author is not named")
    else:
        caption = node.get("caption")
        if isinstance(caption, dict):
            caption = caption.get("text")
        text = whole(caption) if isinstance(caption, str) and caption else None
        post = saying.post(
            *(INSTAGRAM, post_id),
            author=who.key,
            posted_at=moment,
            text=text,
            hashtags=hashtags(text) if text else None,
        )
        rows = [post, who.told(), *_mentions(text, who, post_id, telling, None)]
        rows += _figures(node, post_id, telling)
        rows += insights(node, INSTAGRAM, "post", post_id, telling.day, telling.zone)
        telling.authors[post_id] = who
        yield Item(number, once(rows))
    comments = listed(node, "comments")
    count = node.get("comments_count")
    if type(count) is int:
        inside = sum(1 + len(listed(each, "replies")) for each in comments)
        telling.lose("comments that are counted but not in the file", count - inside)
    for each in comments:
        yield from comment(each, Answered(post_id, who), telling)


def comment(
    node: dict[str, Any], answered: Answered | None, telling: Telling, depth: int = 0
) -> Iterator[Event]:
    """Tell a comment and its replies; ``answered`` is what it stands under, if that is known."""
    number, post_id, moment = telling.next(), as_id(node.get("id")), instant(node.get("timestamp"))
    if post_id is None or moment is None:
        yield _aside(number, node, post_id)
        return
    answered = answered or _named_answer(node, telling)
    who = _author(node, telling)
    if who is None:
        telling.lose("authors of comments, which are counted but answer nobody")
        yield Passed(number, "comments whose author is not named")
    else:
        text = whole(node["text"]) if isinstance(node.get("text"), str) else None
        post = saying.post(
            *(INSTAGRAM, post_id),
            author=who.key,
            posted_at=moment,
            text=text,
            hashtags=hashtags(text) if text else None,
        )
        rows = [post, who.told(), *_reply(who, post_id, answered, telling)]
        rows += _mentions(text, who, post_id, telling, answered.who if answered else None)
        telling.authors[post_id] = who
        yield Item(number, rows + _figures(node, post_id, telling))
    if depth < _DEEPEST:
        for each in listed(node, "replies"):
            yield from comment(each, Answered(post_id, who), telling, depth + 1)


def _author(node: dict[str, Any], telling: Telling) -> Who | None:
    """Give who wrote it: by id where the file says one anywhere, else by handle."""
    owner = node.get("owner") or node.get("from") or node.get("user")
    owner = owner if isinstance(owner, dict) else {}
    name = handle(node.get("username")) or handle(owner.get("username"))
    account = as_id(owner.get("id"))
    if name is None and account is None and (found := link(node.get("permalink"))):
        name = found.account
    if name and account:
        telling.handles.setdefault(name.casefold(), account)
    elif name:
        account = telling.handles.get(name.casefold())
    who = Who(INSTAGRAM, account, name, shown(owner.get("name")))
    return who if who.key else None


def _named_answer(node: dict[str, Any], telling: Telling) -> Answered | None:
    """Give what a comment on its own says it answers: another comment, or a post."""
    inside = node.get("media")
    for value in (node.get("parent_id"), inside.get("id") if isinstance(inside, dict) else None):
        if post_id := as_id(value):
            return Answered(post_id, telling.authors.get(post_id))
    return None


def _reply(who: Who, post_id: str, target: Answered | None, telling: Telling) -> list[Told]:
    if target is None or target.who is None:
        telling.lose("authors whom comments answer")
        return []
    answer = saying.interaction(
        *("reply", INSTAGRAM, post_id),
        source=who.key,
        target=target.who.key,
        target_post_id=target.post_id,
    )
    return [target.who.told(), answer]


def _mentions(
    text: str | None, who: Who, post_id: str, telling: Telling, answered: Who | None
) -> list[Told]:
    """Tell whom the text names, each once; an answer names whom it answers anyway."""
    done, rows = {answered.key} if answered else set(), []
    for name in mentions(text):
        named = Who(INSTAGRAM, telling.handles.get(name.casefold()), name)
        if named.key not in done:
            done.add(named.key)
            rows.append(named.told())
            rows.append(
                saying.interaction("mention", INSTAGRAM, post_id, source=who.key, target=named.key)
            )
    return rows


def _figures(node: dict[str, Any], post_id: str, telling: Telling) -> list[Told]:
    counts = {"reactions": node.get("like_count"), "comments": node.get("comments_count")}
    return [
        figure(INSTAGRAM, "post", post_id, metric, value, telling.day)
        for metric, value in counts.items()
        if type(value) is int and value >= 0
    ]


def _aside(number: int, node: dict[str, Any], post_id: str | None) -> Aside:
    column = "timestamp" if post_id else "id"
    problem = "is missing or is no time" if post_id else "is missing, or is no id of Instagram"
    return Aside(number, column, str(node.get(column) or "")[:80], problem, _FIX)
