"""Positions as people write them: 33.7470, 73.1371 · 34°00'N 71°29'E · 35.9;74.3 · 33.7N 73.1E."""

import re

from ingest.fields.form import Cell
from ingest.fields.numbers import western

_NUMBER = r"-?\d{1,3}(?:\.\d+)?"
_PLAIN = re.compile(rf"({_NUMBER})°?\s*([NSEW])?[\s,;/|،]+({_NUMBER})°?\s*([NSEW])?")
_ANGLE = (
    r"(\d{1,3}(?:\.\d+)?)\s*[°ºd]\s*(?:(\d{1,2}(?:\.\d+)?)\s*['′’m]\s*)?"
    r"(?:(\d{1,2}(?:\.\d+)?)\s*(?:\"|″|”|''|s)\s*)?([NSEW])"
)
_ANGLES = re.compile(rf"{_ANGLE}[\s,;/|]*{_ANGLE}", re.IGNORECASE)
_LABELS = re.compile(r"\b(?:lat(?:itude)?|lon(?:g(?:itude)?)?|lng|gps)\b\s*[:=]?\s*", re.IGNORECASE)


def position(text: Cell) -> tuple[float, float] | None:
    """Give degrees north and east; None if the cell holds no position in any usual notation.

    Without letters the first number is the latitude.
    """
    if not isinstance(text, str) or len(text) > 100:
        return None
    plain = _LABELS.sub("", western(text)).strip(" ()[]")
    if found := _ANGLES.fullmatch(plain):
        return _placed(
            (_degrees(*found.groups()[:3]), found[4]), (_degrees(*found.groups()[4:7]), found[8])
        )
    if found := _PLAIN.fullmatch(plain):
        return _placed((float(found[1]), found[2]), (float(found[3]), found[4]))
    return None


def angle(text: Cell) -> float | None:
    """Give one coordinate in degrees, from a number or from 34°00'N; None if it is none."""
    if isinstance(text, int | float) and not isinstance(text, bool):
        return float(text)
    if not isinstance(text, str) or len(text) > 50:
        return None
    plain = _LABELS.sub("", western(text)).strip()
    if found := re.fullmatch(_ANGLE, plain, re.IGNORECASE):
        return _degrees(found[1], found[2], found[3]) * (-1 if found[4] in "SsWw" else 1)
    found = re.fullmatch(rf"({_NUMBER})°?\s*[NE]?", plain)
    return float(found[1]) if found else None


def _degrees(whole: str, minutes: str | None, seconds: str | None) -> float:
    return round(float(whole) + float(minutes or 0) / 60 + float(seconds or 0) / 3600, 6)


def _placed(
    one: tuple[float, str | None], other: tuple[float, str | None]
) -> tuple[float, float] | None:
    """Put north before east, south and west below zero; None if a letter stands twice."""
    letters = ((one[1] or "N").upper(), (other[1] or "E").upper())
    if letters[0] in "EW" and letters[1] in "NS":
        one, other, letters = other, one, (letters[1], letters[0])
    if letters[0] not in "NS" or letters[1] not in "EW":
        return None
    north = -one[0] if letters[0] == "S" else one[0]
    east = -other[0] if letters[1] == "W" else other[0]
    return (north, east) if abs(north) <= 90 and abs(east) <= 180 else None
