"""Which columns of a sheet of copied posts hold what: the words people and small tools use."""

from collections.abc import Iterable
from typing import NamedTuple

from ingest.sources._csv_table import Names

_IDS = ("tweet id|tweetid|id str|status id|post id|id|tweet status id",)
_LINKS = (
    "link|url|tweet url|permalink|tweet link|post link|post url|tweet permalink|status url",
    "tweet address|address|link to tweet|tweet",
)
_USERS = (
    "username|user name|screen name|screenname|user screen name|user screenname|handle",
    "twitter handle|from user|author|user|account|tweeted by|author username|author handle",
)
_TEXTS = (
    "text|tweet text|full text|tweet|post text|content|tweet content|post|message|body|tweets",
)
_DAYS = (
    "date utc|created at utc|posted at utc|utc|date|created at|date time|datetime|tweet date",
    "posted at|posted on|published|created|timestamp|date pkt|time",
)
_ANSWERED = ("in reply to status id str|in reply to status id|in reply to tweet id|in reply to",)
_ANSWERED_WHO = ("in reply to screen name|in reply to user|in reply to username|reply to user",)
OF_X = frozenset(
    ["tweet id", "tweetid", "id str", "status id", "tweet status id", "tweet url", "tweet link"]
)
"""Names of columns that no other kind of file has beside an author and a text."""
SHOWN = ("name", "display name", "displayname", "full name", "author name", "user full name")
FOLLOWERS = ("followers", "followers count", "user followers count")
USER_IDS = ("from user id str", "user id", "author id")
FIGURES = {
    "shares": ("retweet count", "retweets", "reposts", "repost count", "rt"),
    "reactions": ("like count", "likes", "favorite count", "favorites", "favourites", "favs"),
    "comments": ("reply count", "replies", "comments"),
    "impressions": ("impressions", "impression count"),
    "views": ("views", "view count"),
    "saves": ("bookmarks", "bookmark count"),
}


class Columns(NamedTuple):
    """Which columns of a table hold what; an empty name is a column that is not there."""

    id: str
    links: list[str]
    user: str
    text: str
    day: str
    clock: str
    answered: str
    answered_who: str


def is_header(names: Names) -> bool:
    """Whether a row names who, what and which post."""
    which = _first(names, _IDS) or _first(names, _LINKS)
    return bool(_first(names, _USERS) and _first(names, _TEXTS) and which and len(set(names)) > 2)


def columns_of(names: Names) -> Columns:
    """Tell which column holds what; names are folded, with spaces for signs."""
    text, day = _first(names, _TEXTS), _first(names, _DAYS)
    links = [name for name in _words(_LINKS) if name in names and name != text]
    return Columns(
        id=_first(names, _IDS),
        links=links or [text],
        user=_first(names, _USERS),
        text=text,
        day=day,
        clock="time" if "time" in names and day in ("date", "tweet date") else "",
        answered=_first(names, _ANSWERED),
        answered_who=_first(names, _ANSWERED_WHO),
    )


def _first(names: Names, wanted: Iterable[str]) -> str:
    return next((name for name in _words(wanted) if name in names), "")


def _words(wanted: Iterable[str]) -> list[str]:
    return "|".join(wanted).split("|")
