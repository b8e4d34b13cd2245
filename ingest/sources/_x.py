"""What X writes the same way everywhere: ids that hold their time, handles, tags, links, RT @x."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

PLATFORM = "x"
_FIRST_WITH_TIME = 30_000_000_000
_START = 1_288_834_974_657
"""Snowflake ids count milliseconds from here, which is 4 November 2010."""
_LAST = 1 << 63
_BY_CHANCE = 0.1
"""In a table with more than this share of long ids ending in 000, such ids are rounded ones."""

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
_MANGLED = re.compile(r"\d+(?:[.,]\d+)?[eE]\+?\d+|\d+[.,]0+", re.ASCII)
_ROUND = re.compile(r"\d{13,}000", re.ASCII)
_AS_FORMULA = re.compile(r'="?(\d+)"?', re.ASCII)
_HANDLE = re.compile(r"\w{1,20}", re.ASCII)
_REPOSTED = re.compile(r"RT @(\w{1,20}):?(?=\s|$)", re.ASCII)
_STATUS = re.compile(
    r"(?:https?://)?(?:www\.|mobile\.|m\.)?(?:twitter|x)\.com/(?:#!/)?"
    r"(?:(?:i/web|i|(\w{1,20}))/)?status(?:es)?/(\d{1,19})(?!\d)",
    re.ASCII | re.IGNORECASE,
)
# X's own rules (twitter-text 3, validMentionOrList and validHashtag): a mail address is no mention,
# ".@name" and "RT@name" are, "@name/list" is a list; a hashtag holds letters of any script with
# their marks and the joiners Urdu needs, and at least one of it is no digit.
_MARKS = "".join(
    chr(at) for at in range(0x300, 0xFE30) if unicodedata.category(chr(at)).startswith("M")
)
_JOINERS = "\u200c\u200d\u00b7\u05be\u05f3\u05f4\u0f0b\u0f0c\u3003\u30a0\u30fb"
_MENTION = re.compile(
    r"(?:(?<![A-Za-z0-9_!#$%&*@＠])|(?<![A-Za-z0-9_+~.-][Rr][Tt])(?<=[Rr][Tt]))"
    r"[@＠]([A-Za-z0-9_]{1,20}+)(?![A-Za-z0-9_@＠\u00c0-\u024f]|://|/[A-Za-z])"
)
_LEADING = re.compile(r"(?:\s*@\w{1,20}(?=\s|$))+", re.ASCII)
_HASHTAG = re.compile(
    rf"(?<![\w&{_MARKS}{_JOINERS}])[#＃](?!\ufe0f|\u20e3)"
    rf"(?=[\w{_MARKS}{_JOINERS}]*[^\W\d_])([\w{_MARKS}{_JOINERS}]++)(?![#＃]|://)"
)


def as_id(value: Any) -> str | None:
    """Give an id of X as text: digits, or a whole number JSON holds; None if it is anything else.

    Never made from a float; what a spreadsheet may have mangled is told by ``is_mangled``.
    """
    if type(value) is str:
        if value.isdigit() and value.isascii() and value[0] != "0" and len(value) < 20:
            return value
        bare = value.strip()
        return as_id(bare) if bare != value else None
    return str(value) if type(value) is int and 0 < value < _LAST else None


def is_round(text: str) -> bool:
    """Whether a long id ends in 000, as all do that a spreadsheet has rounded, and few others."""
    return _ROUND.fullmatch(text.strip()) is not None


def is_mangled(text: str, *, exact: bool = False) -> bool:
    """Whether an id in a table has lost digits to a spreadsheet: 1.77E+18, 177.0, …000.

    In a table known to be ``exact``, because most of its ids end otherwise, …000 is whole.
    """
    text = text.strip()
    return _MANGLED.fullmatch(text) is not None or (not exact and is_round(text))


def are_exact(ids: Iterable[str]) -> bool:
    """Whether the ids of a table are whole: one in a thousand ends in 000 by chance."""
    long = {each for each in ids if len(each) > 15 and each.isdigit()}
    return sum(map(is_round, long)) <= _BY_CHANCE * len(long)


def cell_id(text: str | None, *, exact: bool = False) -> str | None:
    """Give the id a table's cell holds (also ``="123"``, ``ID_123``); None if none, or mangled."""
    text = (text or "").strip().removeprefix("ID_").lstrip("'")
    if found := _AS_FORMULA.fullmatch(text):
        text = found[1]
    return None if is_mangled(text, exact=exact) else as_id(text)


def moment(post_id: str) -> datetime | None:
    """Give the instant, in UTC, that an id made since November 2010 holds; older ids hold none.

    To the second, as X writes it, so that one post has one time in all formats.
    """
    number = int(post_id)
    if not _FIRST_WITH_TIME <= number < _LAST:
        return None
    return datetime.fromtimestamp(((number >> 22) + _START) // 1000, UTC)


def instant(text: Any) -> datetime | None:
    """Read X's times: 2024-03-23T19:30:10.000Z and Sat Mar 23 19:30:10 +0000 2024."""
    if not isinstance(text, str):
        return None
    try:
        if text[:1].isdigit():
            found = datetime.fromisoformat(text)
            return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
        return _named_month(text)
    except (ValueError, OverflowError):
        return None


def _named_month(text: str) -> datetime:
    """Read Sat Mar 23 19:30:10 +0000 2024: the month's name does not depend on the computer's."""
    _, month, day, time, zone, year = text.split(" ")
    number = _MONTHS.split().index(month) + 1
    return datetime.fromisoformat(f"{year}-{number:02}-{day:0>2}T{time}{zone}").astimezone(UTC)


def handle(text: Any) -> str | None:
    """Give a handle of X as it is written, without ``@``; None if it can be none."""
    return _handle(text) if type(text) is str else None


@lru_cache(maxsize=100_000)
def _handle(text: str) -> str | None:
    text = text.strip().removeprefix("@")
    return text if _HANDLE.fullmatch(text) else None


def by_handle(name: str) -> str:
    """Write the account known by this handle alone: ``@`` and the handle in lower case."""
    return "@" + name.lower()


def plain(text: str) -> str:
    """Undo the three HTML entities X writes in texts, once."""
    if "&" not in text:
        return text
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def mentions_in(text: str) -> list[str]:
    """List the handles a text mentions, in order, each once however its case is written."""
    if "@" not in text and "＠" not in text:
        return []
    return once(_MENTION.findall(text))


def leading_mentions(text: str) -> list[str]:
    """List the handles that stand before a text: those of the conversation it goes on with."""
    found = _LEADING.match(text)
    return found[0].replace("@", " ").split() if found else []


def hashtags_in(text: str) -> list[str]:
    """List the hashtags of a text (no HTML entities left in it) without ``#``, each once."""
    return once(_HASHTAG.findall(text)) if "#" in text or "＃" in text else []


def once(names: Iterable[str]) -> list[str]:
    """Keep the first of names that differ in case only."""
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(name.casefold(), name)
    return list(first.values())


def reposted(text: str) -> str | None:
    """Give whose post a text repeats: the handle in its prefix ``RT @x:``."""
    found = _REPOSTED.match(text)
    return found[1] if found else None


def status(url: Any) -> tuple[str | None, str] | None:
    """Give the handle (None in x.com/i/…) and the id in a post's address; None if it is none."""
    found = _STATUS.match(url) if isinstance(url, str) else None
    return (found[1], found[2]) if found else None
