"""Answers of the Graph API, however they are wrapped, become single posts, comments, figures."""

from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

import orjson

from ingest.sources._meta import as_id

Kind = Literal["post", "comment", "media", "media_comment", "insight", "account", "error", "other"]
_EDGES = ("posts", "feed", "published_posts", "tagged", "media", "visitor_posts", "stories")
_OF_COMMENTS = frozenset({"like_count", "comment_count", "can_comment", "can_remove", "user_likes"})
_OF_POSTS = frozenset(
    {"status_type", "updated_time", "story", "shares", "is_published", "privacy", "actions"}
)
_OF_MEDIA = frozenset(
    {"media_type", "media_product_type", "media_url", "shortcode", "comments_count"}
)
_DEEPEST = 12


class Thing(NamedTuple):
    """One thing of an answer, and whether more of them follow that are not in this answer."""

    kind: Kind
    node: dict[str, Any]


class More(NamedTuple):
    """An answer is a page; where the next one is, empty if it is the last."""

    url: str


def things(value: Any, depth: int = 0) -> Iterator[Thing | More]:
    """Give what an answer holds: lists, pages, objects by id, batches, accounts with posts."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for each in value:
            yield from things(each, depth + 1)
    elif isinstance(value, dict):
        yield from _of_object(value, depth)


def _of_object(value: dict[str, Any], depth: int) -> Iterator[Thing | More]:
    if isinstance(value.get("body"), str) and "code" in value:
        yield from _of_batch(value, depth)
    elif isinstance(value.get("data"), list) and "id" not in value:
        yield from things(value["data"], depth + 1)
        yield More(next_page(value))
    elif "error" in value and "id" not in value:
        yield Thing("error", value)
    elif "id" not in value and value and all(_has_id(each) for each in value.values()):
        yield from things(list(value.values()), depth + 1)
    else:
        yield Thing(kind_of(value), value)
        for edge in _EDGES:
            if isinstance(inner := value.get(edge), dict):
                yield from things(inner, depth + 1)


def _of_batch(value: dict[str, Any], depth: int) -> Iterator[Thing | More]:
    """Read one answer of a batch: its body is JSON written as a text."""
    try:
        yield from things(orjson.loads(value["body"]), depth + 1)
    except orjson.JSONDecodeError:
        yield Thing("error", value)


def kind_of(node: dict[str, Any]) -> Kind:
    """Tell what one object is by its fields."""
    keys = node.keys()
    if "period" in keys and ("values" in keys or "total_value" in keys):
        return "insight"
    if "timestamp" in keys or keys & _OF_MEDIA:
        return "media_comment" if "text" in keys and not keys & _OF_MEDIA else "media"
    if "created_time" in keys:
        is_comment = (keys & _OF_COMMENTS or "parent" in keys) and not keys & _OF_POSTS
        return "comment" if is_comment else "post"
    if keys & {"fan_count", "followers_count", "follows_count", *_EDGES} and "id" in keys:
        return "account"
    return "other"


def next_page(edge: Any) -> str:
    """Give where the next page of a list is; empty if the list is whole."""
    paging = edge.get("paging") if isinstance(edge, dict) else None
    url = paging.get("next") if isinstance(paging, dict) else None
    return url if isinstance(url, str) else ""


def listed(node: dict[str, Any], edge: str) -> list[dict[str, Any]]:
    """Give the objects listed under an edge such as comments."""
    inner = node.get(edge)
    data = inner.get("data") if isinstance(inner, dict) else inner
    return [each for each in data if isinstance(each, dict)] if isinstance(data, list) else []


def total(node: dict[str, Any], edge: str) -> int | None:
    """Give how many there are under an edge: as its summary says, else as a whole list shows."""
    inner = node.get(edge)
    if not isinstance(inner, dict):
        return None
    summary = inner.get("summary")
    for value in (
        summary.get("total_count") if isinstance(summary, dict) else None,
        inner.get("count"),
    ):
        if type(value) is int and value >= 0:
            return value
    if isinstance(inner.get("data"), list) and not next_page(inner):
        return len(inner["data"])
    return None


def _has_id(value: Any) -> bool:
    return isinstance(value, dict) and (
        as_id(value.get("id")) is not None or "_" in str(value.get("id"))
    )
