"""What one column's head means: which field, told by its words, exactly, nearly, or in part."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import fuzz, process

from ingest.fields.form import Cell
from ingest.fields.numbers import western
from ingest.loose.plainly import plainly
from ingest.messy.pages import text
from ingest.messy.vocabulary import BARE, known

_BRACKETS = re.compile(r"\s*[(\[{][^()\[\]{}]*[)\]}]?\s*")
_RANGE = re.compile(r"[(\[]\s*[01]\s*(?:-|–|—|to|تا|سے)\s*\d{1,2}\s*[)\]]|/\s*(?:5|7|10)\b")
_FILLING = (
    "of the a an in at on for is no and your please enter his her their this s k ka ki ke کا کی کے"
    " میں ہے"
)
_FILLERS = frozenset(_FILLING.split())
_NEAR = 88
_FUZZY_FROM, _FUZZY_TO = 5, 40
_LONGEST_HEAD = 90
_WORDS_IN_PART = 7


@dataclass(frozen=True)
class Meaning:
    """A field, and how sure: 3 its very word, 2 a word of it misspelt, 1 a word within the head."""

    field: str
    sure: int


def meaning(label: str, caption: str = "") -> Meaning | None:
    """Give the field a column's head means, under the caption above it; None if none is known."""
    over = _meaning(caption) if caption else None
    if over and over.field == "reach":
        return over
    own = _meaning(label)
    if caption and (own is None or _plain(label) in BARE):
        joint = _exact(f"{_plain(caption)} {_plain(label)}".strip())
        if joint:
            return Meaning(joint, 3)
    return own or (over if not _plain(label) else None)


def is_label(cell: Cell) -> bool:
    """Whether a cell could be a column's head at all: some text that is not too long."""
    return isinstance(cell, str) and 0 < len(text(cell)) <= _LONGEST_HEAD


def _plain(label: str) -> str:
    return plainly(_BRACKETS.sub(" ", label)) or ""


@lru_cache(maxsize=2_000)
def _meaning(label: str) -> Meaning | None:
    plain = _plain(label)
    if not plain or _RANGE.search(western(label)):
        # "Speaker (1-5)" asks for a mark, not for a speaker.
        return None
    whole = plainly(label)
    for each in (plain, whole):
        if found := _exact(each):
            return Meaning(found, 3)
    for each in re.split(r"\s*/\s*|\s*&\s*", plain):
        if found := _exact(each):
            return Meaning(found, 3)
    if near := _near(plain):
        return Meaning(near, 2)
    if label.rstrip().endswith(("?", "؟")):
        return None
    # "Venue of the session" is a venue.
    part = _part(plain.split(" of ")[0]) or _part(plain)
    return Meaning(part, 1) if part else None


def _exact(plain: str) -> str | None:
    words = known()
    if plain in words:
        return words[plain]
    bare = " ".join(word for word in plain.split() if word not in _FILLERS)
    return words.get(bare)


def _near(plain: str) -> str | None:
    """Find the field whose word is spelt nearly so; short words are never guessed."""
    if not _FUZZY_FROM <= len(plain) <= _FUZZY_TO:
        return None
    long = _long_words()
    found = process.extractOne(plain, long, scorer=fuzz.ratio, score_cutoff=_NEAR)
    return known()[found[0]] if found else None


@cache
def _long_words() -> tuple[str, ...]:
    return tuple(word for word in known() if len(word) >= _FUZZY_FROM)


def _part(plain: str) -> str | None:
    """Find the longest word of any field that stands whole within the head."""
    if len(plain.split()) > _WORDS_IN_PART:
        return None
    padded = f" {plain} "
    inside = [word for word in known() if len(word) > 1 and f" {word} " in padded]
    best = max(inside, key=lambda word: (len(word.split()), len(word)), default=None)
    return known()[best] if best else None
