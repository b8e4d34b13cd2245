"""Accounts as people write them: addresses, mobile ones too, @handles, bare names."""

import re
from typing import Literal

from graph.fold import handle
from ingest.fields.form import Cell
from ingest.loose.plainly import is_nothing

Platform = Literal["facebook", "instagram", "x", "youtube", "tiktok"]

_HOSTS: dict[str, Platform] = {
    "facebook.com": "facebook",
    "fb.com": "facebook",
    "fb.me": "facebook",
    "instagram.com": "instagram",
    "instagr.am": "instagram",
    "twitter.com": "x",
    "x.com": "x",
    "youtube.com": "youtube",
    "tiktok.com": "tiktok",
}
_NAMES: dict[str, Platform] = {
    **dict.fromkeys(("x", "twitter", "tw", "x/twitter", "twitter/x", "ٹویٹر", "ٹوئٹر"), "x"),
    **dict.fromkeys(("facebook", "fb", "face book", "فیس بک", "meta"), "facebook"),
    **dict.fromkeys(("instagram", "insta", "ig", "انسٹاگرام"), "instagram"),
    **dict.fromkeys(("youtube", "yt", "یوٹیوب"), "youtube"),
    **dict.fromkeys(("tiktok", "tik tok", "ٹک ٹاک"), "tiktok"),
}
_FORMS: dict[Platform, re.Pattern[str]] = {
    "x": re.compile(r"\w{1,20}", re.ASCII),
    "instagram": re.compile(r"[\w.]{1,30}", re.ASCII),
    "facebook": re.compile(r"[\w.-]{2,75}"),
    "youtube": re.compile(r"[\w.·-]{2,60}"),
    "tiktok": re.compile(r"[\w.]{2,30}"),
}
_ADDRESS = re.compile(r"(?:https?://)?(?:[\w-]{1,9}\.)*?([a-z]+\.(?:com|me|am))(?:/(.*))?", re.I)
_LABEL = re.compile(r"\s*([^:@\s]+(?: [^:@\s]+)?)\s*[:\-–]\s*(?=@?\w)(?!//)(.+)")
_ID = re.compile(r"(?:^|/)profile\.php\?(?:.*&)?id=(\d+)|^(?:people|pages)/[^/]+/(\d+)", re.I)
# Places on a platform that are no account.
_NO_ACCOUNTS = (
    "home search explore hashtag hashtags i intent share sharer sharer.php watch events groups "
    "marketplace messages notifications settings p reel reels stories tv story.php photo.php "
    "permalink.php photo login public media posts shorts playlist results feed"
)
_NO_ACCOUNT = frozenset(_NO_ACCOUNTS.split())


def account(text: Cell, platform_hint: str | None = None) -> tuple[Platform, str] | None:
    """Give the platform and handle of an account; None if the cell names none.

    ``platform_hint`` says the platform of a handle without address: one of mashal's platforms or
    a word for one. A handle keeps its case; ``profile.php?id=…`` gives the id in digits.
    """
    if not isinstance(text, str) or is_nothing(text) or len(text) > 300:
        return None
    plain = text.strip().strip("<>()[]\"'")
    if (found := _ADDRESS.fullmatch(plain.split()[0])) and found[1].lower() in _HOSTS:
        return _from_address(_HOSTS[found[1].lower()], found[2] or "")
    hint = platform(platform_hint) if platform_hint else None
    if (labelled := _LABEL.fullmatch(plain)) and (named := platform(labelled[1])):
        return account(labelled[2], named)
    if hint is None:
        return None
    name = plain.lstrip("@＠ ").rstrip("/")
    return (hint, name) if _is_handle(hint, name) else None


def platform(word: str) -> Platform | None:
    """Give the platform a word means: X, Twitter, FB, insta, فیس بک …; None if none."""
    return _NAMES.get(" ".join(word.casefold().split()).strip(".:-"))


def _from_address(where: Platform, path: str) -> tuple[Platform, str] | None:
    if found := _ID.search(path):
        return where, found[1] or found[2]
    parts = re.split(r"[?#]", path)[0].strip("/").split("/")
    if parts[0].casefold() in ("channel", "c", "user", "pg") and len(parts) > 1:
        parts = parts[1:]
    name = handle(parts[0])
    if name.casefold() in _NO_ACCOUNT or not _is_handle(where, name):
        return None
    return where, name


def _is_handle(where: Platform, name: str) -> bool:
    return bool(_FORMS[where].fullmatch(name)) and bool(re.search(r"[^\W_]", name))
