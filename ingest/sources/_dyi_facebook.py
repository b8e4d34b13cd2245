"""Facebook's download: the owner's posts, comments and reactions; others by their names alone."""

from collections.abc import Mapping
from typing import Any

from ingest.source import Event, Item, Passed
from ingest.sources._dyi_labels import labels, name_in, reaction_in
from ingest.sources._dyi_tell import (
    Telling,
    answer,
    made_id,
    moment,
    named,
    reacted,
    repeated,
    without_time,
    written,
)
from ingest.sources._dyi_titles import OWN, shares, target
from ingest.sources._meta import FACEBOOK, Who, shown

_UNNAMED = "people {}, as titles name nobody, or in a language mashal does not know"


def kind_of(record: dict[str, Any], listed_as: str) -> str:
    """Tell what a record is: post, comment, reaction, or other."""
    inside = {key for each in _data(record) for key in each}
    if "comment" in inside or listed_as.startswith(("comments", "group_comments")):
        return "comment"
    if "reaction" in inside or "reactions" in listed_as:
        return "reaction"
    if "label_values" in record:
        return "reaction" if reaction_in(labels(record)) else "other"
    if inside & {"post", "update_timestamp"} or "attachments" in record or "posts" in listed_as:
        return "post"
    return "post" if {"timestamp", "title"} <= record.keys() and not listed_as else "other"


def post(record: dict[str, Any], telling: Telling) -> Event:
    """Tell a post of the owner, whom it tags, and whose post it shares."""
    number, at = telling.next(), moment(record, "timestamp")
    if at is None:
        return without_time(number)
    texts = [each["post"] for each in _data(record) if isinstance(each.get("post"), str)]
    text = "\n".join(texts) or None
    title = record.get("title")
    title = title if isinstance(title, str) else ""
    post_id = made_id(telling, "post", at.isoformat(), text or _picture(record))
    if not telling.is_new(post_id):
        return repeated(number)
    rows = written(telling, post_id, at, text)
    tags = record.get("tags")
    tags = tags if isinstance(tags, list) else []
    people = [_who(each.get("name") if isinstance(each, dict) else each) for each in tags]
    rows += named(telling, post_id, [who for who in people if who], None)
    if title and shares(title):
        name = target(title, telling.owner.name)
        who = telling.owner if name == OWN else _who(name)
        if who:
            rows += answer(telling, post_id, who, "repost")
    return Item(number, rows)


def comment(record: dict[str, Any], telling: Telling) -> Event:
    """Tell a comment of the owner, and whom it answers, as its title says."""
    number = telling.next()
    inner = _inner(record, "comment")
    at = moment(inner, "timestamp") or moment(record, "timestamp")
    if at is None:
        return without_time(number)
    text = inner.get("comment")
    text = text if isinstance(text, str) else None
    title = str(record.get("title") or "")
    post_id = made_id(telling, "comment", at.isoformat(), text or "")
    if not telling.is_new(post_id):
        return repeated(number)
    rows = written(telling, post_id, at, text)
    name = target(title, telling.owner.name)
    who = telling.owner if name == OWN else _who(name)
    if who is None:
        telling.losses[_UNNAMED.format("whom comments answer")] += 1
    else:
        rows += answer(telling, post_id, who)
    return Item(number, rows)


def reaction(
    record: dict[str, Any], telling: Telling, twins: Mapping[int, dict[str, Any]]
) -> Event:
    """Tell a reaction of the owner; its twin with labels may know the name of whose post it is."""
    number, at = telling.next(), moment(record, "timestamp")
    if at is None:
        return without_time(number)
    seconds = record["timestamp"]
    inner = _inner(record, "reaction")
    found = labels(record) or labels(twins.get(seconds, {}))
    title = str(record.get("title") or "")
    name = target(title, telling.owner.name) if title else None
    who = telling.owner if name == OWN else _who(name) or _who(name_in(found))
    kind = str(inner.get("reaction") or reaction_in(found) or "like")
    if not telling.is_new(f"reaction {seconds} {kind.lower()} {who.key if who else ''}"):
        return repeated(number)
    if who is None:
        telling.losses[_UNNAMED.format("whose posts were reacted to")] += 1
        return Passed(number, "reactions to posts whose author is not named")
    # The address may hold the post's id, but not its author's: it would get a second author.
    post_id = made_id(telling, "reacted to", seconds)
    return Item(number, reacted(telling, post_id, who, kind, at))


def seconds_of(record: dict[str, Any]) -> int | None:
    """Give a record's seconds since 1970."""
    value = record.get("timestamp")
    return value if type(value) is int else None


def _data(record: dict[str, Any]) -> list[dict[str, Any]]:
    data = record.get("data")
    return [each for each in data if isinstance(each, dict)] if isinstance(data, list) else []


def _picture(record: dict[str, Any]) -> str:
    """Give the place of the first picture or video in a post: it tells wordless posts apart."""
    attachments = record.get("attachments")
    for attachment in attachments if isinstance(attachments, list) else []:
        data = attachment.get("data") if isinstance(attachment, dict) else None
        for each in data if isinstance(data, list) else []:
            media = each.get("media") if isinstance(each, dict) else None
            if isinstance(media, dict) and isinstance(media.get("uri"), str):
                return str(media["uri"])
    return ""


def _inner(record: dict[str, Any], key: str) -> dict[str, Any]:
    """Give the first object of that name in a record's data; an empty one if there is none."""
    for each in _data(record):
        if isinstance(found := each.get(key), dict):
            return found
    return {}


def _who(name: Any) -> Who | None:
    found = shown(name)
    return Who(FACEBOOK, name=found) if found else None
