"""What Facebook and Instagram write the same way everywhere: ids, accounts, tags, mentions."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Any, NamedTuple

from graph.fold import fold, one_line
from ingest import saying
from ingest.fields.numbers import western
from ingest.fields.text import without_controls
from ingest.source import Told

FACEBOOK = "facebook"
INSTAGRAM = "instagram"

_MANGLED = re.compile(r"\d+(?:[.,]\d+)?[eE]\+?\d+|\d+[.,]0+|\d{13,}000", re.ASCII)
_AS_FORMULA = re.compile(r'="?(\d+)"?', re.ASCII)
_IN_PAGE = re.compile(r"\d+_(\d+)", re.ASCII)
_MARKS = "".join(
    chr(at) for at in range(0x300, 0xFE30) if unicodedata.category(chr(at)).startswith("M")
)
_TAG = re.compile(
    rf"(?<![\w&/{_MARKS}])[#＃](?=[\w{_MARKS}\u200c\u200d]*[^\W\d_])([\w{_MARKS}\u200c\u200d]+)"
)
_NAMED = re.compile(r"(?<![\w@/])@([A-Za-z0-9_](?:[A-Za-z0-9_.]{0,28}[A-Za-z0-9_])?)", re.ASCII)
_HANDLE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.\-]{0,99}", re.ASCII)
_LONGEST = 190
_TAG_LENGTH, _MOST_TAGS = 140, 100


class Who(NamedTuple):
    """An account as a file names it: by id, by handle, or by the name shown alone."""

    platform: str
    id: str | None = None
    handle: str | None = None
    name: str | None = None

    @property
    def key(self) -> str:
        """The account's id; ``@handle`` or ``name:…`` where that is all there is; or empty."""
        if self.id or self.handle:
            return self.id or saying.as_name(self.handle) or ""
        return f"name:{fold(self.name)[:_LONGEST]}" if self.name else ""

    def told(self, *, official: bool | None = None, followers: int | None = None) -> Told:
        """Give its row of the table ``accounts``."""
        return saying.account(
            self.platform,
            account_id=self.key,
            handle=self.handle,
            name=self.name,
            official=official,
            followers=followers,
        )


def as_id(value: Any) -> str | None:
    """Give an id as text: digits (also ``="123"``), or a whole number JSON holds; else None."""
    if type(value) is int:
        return str(value) if 0 < value < 1 << 63 else None
    if not isinstance(value, str):
        return None
    text = western(value).strip().strip("\u200e\u200f").lstrip("'")
    if found := _AS_FORMULA.fullmatch(text):
        text = found[1]
    return text if text.isdigit() and text.isascii() and 0 < len(text) <= 30 else None


def is_mangled(text: str) -> bool:
    """Whether an id has lost digits to a spreadsheet: 1.22158E+17, 123.0, …000."""
    return _MANGLED.fullmatch(text.strip()) is not None


def own_part(text: str) -> str:
    """Give the post's own id out of ``page_post``."""
    found = _IN_PAGE.fullmatch(text)
    return found[1] if found else text


def handle(text: Any) -> str | None:
    """Give a handle as it is written, without ``@``; None if it can be none."""
    if not isinstance(text, str):
        return None
    text = text.strip().removeprefix("@").rstrip(".")
    return text if _HANDLE.fullmatch(text) else None


def shown(text: Any) -> str | None:
    """Give a name on one line, without what drives terminals; None if nothing is left."""
    if not isinstance(text, str):
        return None
    return one_line(without_controls(whole(text)))[:200].strip() or None


def whole(text: str) -> str:
    """Put halves of characters (lone surrogates) together, or ``?`` where the other is missing."""
    return (
        text
        if text.isascii()
        else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    )


def hashtags(text: str | None) -> list[str]:
    """List the hashtags of a text without ``#``, each once; digits alone are none."""
    if not text or ("#" not in text and "＃" not in text):
        return []
    return [name for name in _once(_TAG.findall(text)) if len(name) <= _TAG_LENGTH][:_MOST_TAGS]


def mentions(text: str | None) -> list[str]:
    """List the handles an Instagram text mentions: dots belong to them, but not a last one."""
    return _once(_NAMED.findall(text)) if text and "@" in text else []


def _once(names: Iterable[str]) -> list[str]:
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(fold(name), name)
    return list(first.values())
