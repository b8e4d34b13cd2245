"""What else stands in files of the X API v1.1: notices of streams, accounts, Gnip's activities."""

from typing import Any

GNIP = frozenset({"objectType", "verb", "actor"})
_PRIVATE = "private messages: never read"
NOTICES = {
    "delete": "notices of deleted posts",
    "status_withheld": "notices of withheld posts",
    "user_withheld": "notices of withheld accounts",
    "scrub_geo": "notices to forget where posts were made",
    "limit": "notices of posts that X left out of the stream",
    "warning": "warnings of the stream",
    "disconnect": "notices of the stream's end",
    "info": "notices of the stream's end",
    "direct_message": _PRIVATE,
    "event": "events of accounts",
    "friends": "lists of accounts followed",
    "friends_str": "lists of accounts followed",
    "control": "notices of the stream",
    "for_user": "messages for an account",
    "errors": "answers that hold only errors",
    "error": "answers that hold only errors",
}
LACKS = {
    "id": "is missing, or no id of a post",
    "user": "is missing: nothing says who wrote the post",
    "created_at": "is missing, and the post's id is too old to hold its time",
}
ASK = "Collect the post again, with its user and time"
_ANSWERS = ("statuses", "results", "users")


def objects(value: dict[str, Any]) -> list[Any]:
    """Give what an answer of a search or lookup holds; anything else is one object."""
    for name in _ANSWERS:
        found = value.get(name)
        if type(found) is list and "id" not in value and "id_str" not in value:
            return found
    return [value]


def notice(value: dict[str, Any]) -> str | None:
    """Say what a notice of a stream is about; None if it is none."""
    if "id" in value or "id_str" in value:
        return None
    return NOTICES.get(next(iter(value), ""))
