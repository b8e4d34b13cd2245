"""What a Facebook post or comment of the Graph API does towards others: answers, names, shares."""

from typing import Any

from ingest import saying
from ingest.source import Told
from ingest.sources._graph_told import Answered, Telling, person
from ingest.sources._meta import FACEBOOK, Who, as_id, hashtags, whole
from ingest.sources._meta_links import link
from ingest.sources._meta_walk import listed, total

_NOT_ACCOUNTS = frozenset({"event", "application", "hashtag", "album", "photo", "video"})


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


def tags(node: dict[str, Any]) -> list[str]:
    names = [str(each.get("name")) for each in _tag_nodes(node)]
    tagged = " ".join(name for name in names if name.startswith("#"))
    message = node.get("message")
    return hashtags(f"{whole(message) if isinstance(message, str) else ''} {tagged}")


def mentions(
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


def reply(who: Who, post_id: str, target: Answered | None, telling: Telling) -> list[Told]:
    if target is None or target.who is None:
        telling.lose("authors whom comments answer")
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


def shared(node: dict[str, Any], who: Who, post_id: str) -> list[Told]:
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


def reactions(node: dict[str, Any], author: Who, post_id: str, telling: Telling) -> list[Told]:
    """Tell who reacted, each person once: likes are among the reactions where both are listed."""
    rows, done = [], set()
    for edge in ("reactions", "likes"):
        for each in listed(node, edge):
            who = person(each, telling)
            if who is None:
                telling.lose("people who reacted")
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
    gone = missing(node, "reactions") if "reactions" in node else missing(node, "likes")
    telling.lose("reactions that are counted but not in the file", gone)
    return rows


def missing(node: dict[str, Any], edge: str) -> int:
    """Say how many of an edge are counted but not listed."""
    return max(0, (total(node, edge) or 0) - len(listed(node, edge)))
