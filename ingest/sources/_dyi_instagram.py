"""Instagram's download: the owner's posts, comments and likes; others by their handles."""

from typing import Any

from ingest import saying
from ingest.source import Event, Item, Passed, Told
from ingest.sources._dyi_labels import (
    Label,
    address_in,
    labels,
    reaction_in,
    time_in,
    username_in,
)
from ingest.sources._dyi_tell import (
    Telling,
    answer,
    made_id,
    moment,
    named,
    named_in,
    reacted,
    repeated,
    without_time,
    written,
)
from ingest.sources._meta import INSTAGRAM, Who, handle
from ingest.sources._meta_links import link
from ingest.sources._meta_values import instant

_LIKES = ("likes_media_likes", "likes_comment_likes", "story_activities_story_likes")

_NOT_SHOWN = ("profile", "archived", "deleted")


def kind_of(record: dict[str, Any], listed_as: str, name: str) -> str:
    """Tell what a record is: post, comment, like, follow, or other; ``name`` is the file's."""
    if listed_as in _LIKES or (not listed_as and name.startswith(("liked_", "story_likes"))):
        return "like"
    if "relationships_follow" in listed_as or name.startswith(("followers", "following")):
        return "follow"
    if "comments" in listed_as or (not listed_as and "comment" in name):
        return "comment"
    if "media" in record or "creation_timestamp" in record:
        return "other" if any(word in listed_as for word in _NOT_SHOWN) else "post"
    if isinstance(mapped := record.get("string_map_data"), dict):
        return "comment" if {"Comment", "Media Owner"} <= mapped.keys() else "other"
    if "string_list_data" in record:
        return "like" if address_in(labels(record)) else "follow"
    return "other"


def post(record: dict[str, Any], telling: Telling) -> Event:
    """Tell a post, reel or story of the owner, and whom its caption names."""
    number = telling.next()
    media = record.get("media")
    first = media[0] if isinstance(media, list) and media and isinstance(media[0], dict) else {}
    at = moment(record, "creation_timestamp", "timestamp") or moment(first, "creation_timestamp")
    if at is None:
        return without_time(number)
    caption = record.get("title") or first.get("title")
    text = caption if isinstance(caption, str) and caption else None
    post_id = made_id(telling, "post", at.isoformat(), text or first.get("uri") or "")
    if not telling.is_new(post_id):
        return repeated(number)
    rows = written(telling, post_id, at, text)
    return Item(number, rows + named(telling, post_id, named_in(text), None))


def comment(record: dict[str, Any], telling: Telling) -> Event:
    """Tell a comment of the owner: whose post it answers, and whom it names."""
    number, found = telling.next(), labels(record)
    at = instant(time_in(found)) or moment(record, "timestamp")
    if at is None:
        return without_time(number)
    text, owner = _parts(found)
    post_id = made_id(telling, "comment", at.isoformat(), text or "")
    if not telling.is_new(post_id):
        return repeated(number)
    rows = written(telling, post_id, at, text)
    who = _same(telling, owner)
    if who is None:
        telling.losses["people whom comments answer"] += 1
    else:
        rows += answer(telling, post_id, who)
    return Item(number, rows + named(telling, post_id, named_in(text), who))


def like(record: dict[str, Any], telling: Telling) -> Event:
    """Tell a like of the owner: whose post or comment, and which where its address says."""
    number, found = telling.next(), labels(record)
    at = instant(time_in(found)) or moment(record, "timestamp")
    if at is None:
        return without_time(number)
    title = record.get("title")
    name = title if isinstance(title, str) and handle(title) else username_in(found)
    who = _same(telling, name)
    address = link(address_in(found))
    seconds = int(at.timestamp())
    if not telling.is_new(f"like {seconds} {who.key if who else ''} {address}"):
        return repeated(number)
    if who is None:
        telling.losses["people whose posts were liked"] += 1
        return Passed(number, "likes of posts whose author is not named")
    known = address.post if address and address.platform == INSTAGRAM else None
    post_id = known or made_id(telling, "reacted to", seconds)
    kind = reaction_in(found) or "like"
    return Item(number, reacted(telling, post_id, who, kind, at))


def liked_comment(record: dict[str, Any], telling: Telling) -> Event:
    """Tell a like of somebody's comment, whose own id the download does not give."""
    plain = {**record, "string_list_data": _without_address(record.get("string_list_data"))}
    return like(plain, telling)


def followers(telling: Telling, count: int, day: Any) -> list[Told]:
    """Tell how many follow the owner."""
    figure = saying.figure(
        *("followers", count),
        measured_on=day,
        source="Instagram download",
        of="account",
        of_id=telling.owner.key,
        platform=INSTAGRAM,
    )
    return [figure, telling.owner.told()]


def _same(telling: Telling, name: str | None) -> Who | None:
    known = handle(name)
    if known is None:
        return None
    who = Who(INSTAGRAM, handle=known)
    return telling.owner if who.key == telling.owner.key else who


def _parts(found: list[Label]) -> tuple[str | None, str | None]:
    """Give a comment's text and whose post it is on; labels in other languages keep their order."""
    texts = [each for each in found if each.value and type(each.timestamp) is not int]
    by_name = {each.label: each.value for each in texts}
    if "Media Owner" in by_name or "Comment" in by_name:
        return by_name.get("Comment"), by_name.get("Media Owner")
    if len(texts) > 1 and handle(texts[-1].value):
        return texts[0].value, texts[-1].value
    return (texts[0].value if texts else None), None


def _without_address(value: Any) -> Any:
    if not isinstance(value, list):
        return value
    return [{**each, "href": ""} for each in value if isinstance(each, dict)]
