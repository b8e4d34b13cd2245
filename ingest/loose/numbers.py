"""Numbers as people write them: 1,234 · 2,3 mil · 1.1K · 1.1 lakh · about 40 · ۱۲۳."""

import math
import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Literal

from graph.fold import fold
from ingest.fields.form import Cell
from ingest.fields.numbers import western

Comma = Literal["auto", "group", "decimal"]
"""What a comma means: it groups thousands (1,234), or begins the decimals (2,3)."""

_SCALES = {
    10**3: "k th thousand thousands tsd tis tn rb ribu mil hazar hazaar ہزار",
    10**5: "l lac lacs lakh lakhs لاکھ",
    10**6: "m mn mi mio million millions milhão milhões millón millones jt juta ملین",
    10**7: "cr crore crores karor کروڑ",
    10**9: "b bn mrd billion billions arab ارب",
}
_SCALE = {word: Decimal(size) for size, words in _SCALES.items() for word in fold(words).split()}
_ABOUT = (
    "approximately|approx|around|about|almost|nearly|circa|roughly|estimated|est|over|under|up to|"
    "more than|less than|at least|ca|taqreeban|taqriban|تقریبا|تقریباً|لگ بھگ|قریب"
)
_APPROXIMATE = re.compile(rf"^\s*(?:[~≈±<>≥≤]+|(?:{_ABOUT})\b\.?)\s*", re.IGNORECASE)
_AFTER = re.compile(rf"\s*(?:\+|\(?(?:{_ABOUT})\.?\)?)\s*$", re.IGNORECASE)
_THINGS = re.compile(
    r"\s*\b(?:people|persons?|participants?|students?|attendees|followers|views|members|"
    r"impressions|likes|users|no?s|افراد|طلبہ|طلباء|لوگ|شرکاء)\.?$",
    re.IGNORECASE,
)
_DIGITS = r"\d[\d.,'’\u00a0\u202f ]*\d|\d"
_PART = re.compile(rf"({_DIGITS})\s*([^\W\d_]+)?\.?\s*")
_POWER = re.compile(r"[+-]?\d{1,3}(?:[.,]\d+)?[eE][+-]?\d{1,2}")
_THREES = r"\d{{1,3}}(?:{0}\d{{3}})+"
_COMMA_GROUPS = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}")
_DOT_GROUPS = re.compile(_THREES.format(r"\."))
_LONGEST = 80


def loose_number(text: Cell, comma: Comma = "auto") -> float | None:
    """Give the number somebody meant; None if the cell is blank, a dash, a formula or no number.

    ``comma`` says what a comma is; ``auto`` takes ``1,234`` as grouped, ``2,3`` as a decimal
    comma, and a single full stop as the decimal one (``1.234`` is 1.234 unless told "decimal").
    Ranges (30-40), percentages and days are no numbers. Never 0 for what is not there.
    """
    if isinstance(text, bool):
        return None
    if isinstance(text, int | float):
        return float(text) if math.isfinite(text) else None
    if not isinstance(text, str) or len(text) > _LONGEST:
        return None
    plain = _bare(text)
    sign = -1 if plain[:1] in "-−" and plain[1:2].isdigit() else 1
    if _POWER.fullmatch(plain):
        return float(plain.replace(",", "."))
    value = _sum(plain.lstrip("-−+"), comma)
    return None if value is None else sign * float(value)


def is_approximate(text: Cell) -> bool:
    """Whether a number is written as a rough one: ~13,000, about 40, 55,000+, 15k, 1.1 lakh."""
    if not isinstance(text, str) or loose_number(text) is None:
        return False
    plain = fold(western(text))
    rough = _APPROXIMATE.match(plain) or _AFTER.search(plain)
    return bool(rough) or any(word in _SCALE for word in re.findall(r"[^\W\d_]+", plain))


def comma_of(column: Iterable[Cell]) -> Literal["group", "decimal"] | None:
    """Decide over a whole column what its commas are; None where it can't be known.

    ``2,3`` or ``1.234.567`` or ``1.234,5`` prove decimal commas; ``1,234.5`` or ``1,234,567``
    or ``2.3`` grouping ones; a column with both kinds proves nothing.
    """
    found = set()
    for cell in column:
        text = _bare(cell).replace(" ", "") if isinstance(cell, str) else ""
        if re.match(r"\d+(?:\.\d{3})*,\d{1,2}(?!\d|,)|\d{1,3}(?:\.\d{3}){2,}|\d+\.\d{3},", text):
            found.add("decimal")
        elif re.match(r"\d[\d,]*\.\d{1,2}(?!\d|\.)|\d{1,3}(?:,\d{2,3}){2,}|\d+,\d{3}\.", text):
            found.add("group")
    return "decimal" if found == {"decimal"} else "group" if found == {"group"} else None


def _bare(text: str) -> str:
    """Take off what says "about" and names the things counted."""
    plain = fold(western(text))
    if found := re.fullmatch(r'="([^"]*)"', plain):
        plain = found[1]
    for pattern in (_APPROXIMATE, _AFTER, _THINGS, _AFTER):
        plain = pattern.sub("", plain)
    return plain.strip()


def _sum(plain: str, comma: Comma) -> Decimal | None:
    """Add up the parts of "2 crore 10 lakh"; each counts smaller things than the one before."""
    at, total, before = 0, None, Decimal("Infinity")
    while at < len(plain):
        found = _PART.match(plain, at)
        if found is None:
            return None
        word = fold(found[2]) if found[2] else ""
        size = _SCALE.get(word) if word else Decimal(1)
        value = _digits(found[1], comma, scaled=bool(word))
        if value is None or size is None or size >= before:
            return None
        total = (total or Decimal(0)) + value * size
        at, before = found.end(), size
    return total


def _digits(text: str, comma: Comma, *, scaled: bool) -> Decimal | None:
    spaced = re.sub(r"['’\u00a0\u202f ]", " ", text)
    if " " in spaced and not re.fullmatch(r"\d{1,3}(?: \d{3})+(?:[.,]\d+)?", spaced):
        return None
    text = spaced.replace(" ", "")
    if comma == "auto":
        comma = _guess(text, scaled=scaled)
    group, point = (".", ",") if comma == "decimal" else (",", ".")
    whole, _, rest = text.partition(point)
    groups = _DOT_GROUPS if group == "." else _COMMA_GROUPS
    if group in whole and not groups.fullmatch(whole):
        return None
    whole = whole.replace(group, "")
    if not whole.isdecimal() or (rest and not rest.isdecimal()):
        return None
    return Decimal(f"{whole}.{rest}" if rest else whole)


def _guess(text: str, *, scaled: bool) -> Literal["group", "decimal"]:
    """Say what the comma is in one number: the sign that stands last begins the decimals."""
    if "," in text and "." in text:
        return "decimal" if text.rindex(",") > text.rindex(".") else "group"
    if text.count(".") > 1:
        return "decimal"
    if text.count(",") == 1:
        behind = len(text) - text.index(",") - 1
        # "1,234 lakh" is odd either way; "2,345 mil" is read as everybody reads 2,345.
        return "group" if behind == 3 or (scaled and behind > 3) else "decimal"
    return "group"
