"""Phone numbers, e-mail addresses and identity cards: found, to be hashed or dropped."""

import re
from typing import Literal

import phonenumbers

from ingest.fields.form import Cell
from ingest.fields.numbers import western

Contact = Literal["email", "phone", "id_card"]

_EMAIL = re.compile(r"[\w.+%'-]+@(?:[\w-]+\.)+[^\W\d_]{2,24}", re.UNICODE)
_CARD = re.compile(r"(?<![\d+])([1-8]\d{4})[ ‐-―-]?(\d{7})[ ‐-―-]?(\d)(?!\d)")
_CARD_DASHED = re.compile(r"(?<!\d)\d{5}[‐-―-]\d{6,7}[‐-―-]\d(?!\d)")
_SHORTENED = re.compile(r"\d[.,]\d+[eE]\+?(\d{1,2})")
_AS_NUMBER = re.compile(r"\d{9,14}[.,]0+")
_BARE_MOBILE = re.compile(r"(?<![\d+])3\d{2}[ -]?\d{7}(?!\d)")
_PART = re.compile(r"[,;/|\n]| or | and ")
_ROUNDED = "00000"
_COUNTRY = "PK"


def find(text: Cell) -> frozenset[Contact]:
    """Say which kinds of contact a cell holds, in whatever form, damaged ones too."""
    plain = _plain(text)
    if len(plain) < 6:
        return frozenset()
    found: set[Contact] = set()
    if "@" in plain and _EMAIL.search(plain):
        found.add("email")
    digits = sum(char.isdigit() for char in plain)
    if digits >= 3 and _has_card(plain):
        found.add("id_card")
    power = _SHORTENED.fullmatch(plain)
    if (power and power[1] in ("9", "11")) or (digits >= 9 and _phones(plain)):
        found.add("phone")
    return frozenset(found)


def masked(text: str) -> str:
    """Give a text with every contact in it replaced by "…"."""
    if not find(text):
        return text
    plain = _CARD_DASHED.sub("…", _CARD.sub("…", _EMAIL.sub("…", western(text))))
    for start, end in sorted(_phones(plain), reverse=True):
        plain = plain[:start] + "…" + plain[end:]
    return plain if not find(plain) else "…"


def normal_phone(text: Cell) -> str | None:
    """Give the first phone number in E.164 (+923001234567); None if there is no whole one.

    Numbers without a country are Pakistan's, with or without the leading 0, as text or number.
    """
    for part in _PART.split(_plain(text)):
        bare = re.sub(r"[^\d+]", "", part)
        bare = f"+{bare[2:]}" if bare.startswith("00") else bare
        bare = f"+{bare}" if re.fullmatch(r"923\d{9}", bare) else bare
        # People write +92 0300 …: the 0 belongs to calls within the country only.
        bare = re.sub(r"^\+920", "+92", bare)
        if not 9 <= len(bare) <= 16:
            continue
        try:
            number = phonenumbers.parse(bare, _COUNTRY)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return None


def normal_email(text: Cell) -> str | None:
    """Give the first e-mail address in lower case; None if there is none."""
    found = _EMAIL.search(_plain(text)) if isinstance(text, str) else None
    return found[0].lower().strip(".'") if found else None


def normal_id_card(text: Cell) -> str | None:
    """Give the 13 digits of an identity card; None if there is no whole one.

    One that a spreadsheet has rounded (5.44001E+12, or zeros at its end) is not whole.
    """
    found = _CARD.search(_plain(text))
    if found is None:
        return None
    digits = "".join(found.groups())
    return None if digits.endswith(_ROUNDED) else digits


def _plain(text: Cell) -> str:
    """Write a cell with western digits; a number without its ``.0``."""
    if isinstance(text, bool) or not isinstance(text, str | int | float):
        return ""
    if isinstance(text, float):
        return str(int(text)) if text.is_integer() and abs(text) < 1e15 else str(text)
    plain = western(str(text)).strip().replace("\u00a0", " ")
    return re.split("[.,]", plain)[0] if _AS_NUMBER.fullmatch(plain) else plain


def _has_card(plain: str) -> bool:
    power = _SHORTENED.fullmatch(plain)
    if power:
        return power[1] == "12"
    return bool(_CARD.search(plain) or _CARD_DASHED.search(plain))


def _phones(plain: str) -> list[tuple[int, int]]:
    """Give where phone numbers stand in a text."""
    found = [
        (match.start, match.end)
        for match in phonenumbers.PhoneNumberMatcher(
            plain, _COUNTRY, leniency=phonenumbers.Leniency.VALID
        )
    ]
    taken = [match.span() for match in _BARE_MOBILE.finditer(plain)]
    found += [span for span in taken if all(span[1] <= a or span[0] >= b for a, b in found)]
    return found
