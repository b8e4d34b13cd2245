"""The shapes that files of the X API v2 have, told apart value by value."""

import re
from typing import Any, Literal

Shape = (
    Literal["posts", "users", "counts", "lists"]
    | Literal["deletions", "errors", "empty", "notice", "other"]
)

REFUSED = {
    "counts": (
        "holds counts of posts (how many an hour or day) from the X API v2, and no posts",
        "Collect the posts themselves: twarc2 search in place of twarc2 counts",
    ),
    "lists": (
        "holds lists of accounts from the X API v2, and neither accounts nor posts",
        "Collect a list's members or posts instead",
    ),
    "deletions": (
        "holds notices of deleted posts or accounts from the X API v2, and no posts",
        "Load the posts; to take people out of the store use mashal store erase-person",
    ),
}
PASSED = {
    "counts": "counts of posts",
    "lists": "lists of accounts",
    "deletions": "notices of deleted posts or accounts",
    "errors": "answers that hold only errors",
    "empty": "answers without posts",
    "notice": "notices of deleted, withheld or edited posts",
}
_NOTICES = re.compile(r"delete|withheld|drop|undrop|scrub_geo|tweet_\w+|user_\w+")


def shape(value: dict[str, Any]) -> tuple[Shape, list[Any]]:
    """Tell what a JSON object of a file is, and what it is an answer with: objects, if whole."""
    if "data" not in value:
        return _outside(value)
    data = value["data"]
    objects = data if type(data) is list else [data]
    if not objects or data is None:
        return "empty", []
    first = next((each for each in objects if type(each) is dict), None)
    return (_of(first) if first is not None else "other"), objects


def _outside(value: dict[str, Any]) -> tuple[Shape, list[dict[str, Any]]]:
    """Tell what stands bare, outside an answer: a flattened post, an account, errors."""
    if "id" not in value and ("errors" in value or {"title", "detail"} <= value.keys()):
        return "errors", []
    if "id" not in value and "meta" in value:
        return "empty", []
    return _of(value), [value]


def _of(found: dict[str, Any]) -> Shape:
    if "text" in found or "author_id" in found or "referenced_tweets" in found:
        return "posts"
    if "username" in found:
        return "users"
    if "tweet_count" in found:
        return "counts"
    if "redacted_at" in found or "action" in found:
        return "deletions"
    if "member_count" in found or "owner_id" in found:
        return "lists"
    if len(found) == 1 and _NOTICES.fullmatch(next(iter(found))):
        return "notice"
    return "other"
