"""Provinces and territories as people write them: KPK, Sind, Northern Areas, سندھ, misspelt too."""

import re
from functools import cache

from rapidfuzz import fuzz, process

from graph.fold import fold
from ingest.fields import choices
from ingest.fields.form import Cell

_ALSO = {
    "اسلام آباد": "ICT",
    "وفاق": "ICT",
    "کے پی": "KP",
    "کے پی کے": "KP",
    "سرحد": "KP",
    "کشمیر": "AJK",
    "آزاد کشمیر": "AJK",
    "گلگت": "GB",
    "بلوچستان": "Balochistan",
}
_AFTER = re.compile(r"[\s,]+(?:province|region|territory|pakistan|صوبہ|پاکستان)\.?$")
_NEAR = 86
_SHORT = 5
"""Shorter words are never guessed: KP and GB are one letter from anything."""


def province(text: Cell) -> str | None:
    """Give the province's name as mashal writes it; None if the cell names none of the seven."""
    if not isinstance(text, str) or len(text) > 60:
        return None
    plain = _bare(text)
    known = _known()
    if plain in known:
        return known[plain]
    if len(plain) <= _SHORT:
        return None
    long = [word for word in known if len(word) > _SHORT]
    near = process.extractOne(plain, long, scorer=fuzz.ratio, score_cutoff=_NEAR)
    return known[near[0]] if near else None


def _bare(text: str) -> str:
    plain = fold(text).strip(" .,")
    while (shorter := _AFTER.sub("", plain)) != plain:
        plain = shorter
    return re.sub(r"[\s.\-&/]|\band\b|^صوبہ ", "", plain)


@cache
def _known() -> dict[str, str]:
    one = choices.provinces()
    known = {_bare(word): one(word) for word in (*one.choices, *one.also)}
    return {**{_bare(word): one(name) for word, name in _ALSO.items()}, **known}
