"""Addresses of Facebook and Instagram: whose they are, and which post they name."""

import re
from typing import Any, NamedTuple
from urllib.parse import unquote

from ingest.sources._meta import FACEBOOK, INSTAGRAM, Who, handle

_HOST = re.compile(
    r"(?:https?://)?(?:[\w-]+\.)?(facebook|fb|instagram)\.(?:com|me|watch)/+(.*)", re.I | re.S
)
_STORY = re.compile(r"[?&](?:story_fbid|fbid|v|multi_permalinks)=(\d{5,})(?!\d)", re.ASCII)
_WHOSE = re.compile(r"[?&]id=(\d{3,})(?!\d)", re.ASCII)
_NOT_ACCOUNTS = (
    "ads business dialog events explore gaming group.php groups hashtag help home.php l.php login",
    "marketplace media messages notes p pages permalink.php photo photo.php photos profile.php",
    "reel reels search settings share share.php sharer sharer.php stories story.php tv video.php",
    "watch",
)
_NO_ACCOUNT = frozenset(word for line in _NOT_ACCOUNTS for word in line.split())
_POST_PARTS = ("posts", "videos", "photos", "permalink", "reel", "reels", "watch", "notes")


class Link(NamedTuple):
    """What an address of Facebook or Instagram holds: whose it is, and the post's id."""

    platform: str
    account: str | None
    post: str | None

    def who(self) -> Who | None:
        """Give the account in the address: an id if it is all digits, else a handle."""
        if self.account is None:
            return None
        if self.account.isdigit():
            return Who(self.platform, id=self.account)
        return Who(self.platform, handle=self.account)


def link(url: Any) -> Link | None:
    """Read an address of Facebook or Instagram; None if it is another one.

    Facebook's ``pfbid…`` changes over time and is no id; Instagram's post is its short code.
    """
    found = _HOST.match(url.strip()) if isinstance(url, str) and len(url) < 3000 else None
    if found is None:
        return None
    path, _, _ = found[2].partition("?")
    parts = [unquote(part) for part in path.partition("#")[0].split("/") if part]
    if found[1].lower() == INSTAGRAM:
        return _instagram(parts)
    story, whose = _STORY.search(url), _WHOSE.search(url)
    account = parts[0] if parts and _is_account(parts[0]) else None
    digits = [part for part in parts[1:] if part.isdigit() and part.isascii()]
    is_post = any(part in _POST_PARTS for part in parts)
    post = story[1] if story else digits[-1] if digits and is_post else None
    return Link(FACEBOOK, account or (whose[1] if whose else None), post)


def _instagram(parts: list[str]) -> Link:
    at = next((at for at, part in enumerate(parts) if part in ("p", "reel", "reels", "tv")), None)
    code = parts[at + 1] if at is not None and len(parts) > at + 1 else None
    first = parts[0] if parts and _is_account(parts[0]) else None
    if parts[:1] == ["stories"] and len(parts) > 1:
        first = handle(parts[1])
    return Link(INSTAGRAM, first, code)


def _is_account(part: str) -> bool:
    return part.lower() not in _NO_ACCOUNT and handle(part) == part
