"""A campus's name as words that compare: Urdu and short forms written out, little words gone."""

import csv
import re
import unicodedata
from functools import cache

from graph.fold import fold
from graph.settings import DATA

Words = tuple[str, ...]

_LITTLE = frozenset({"of", "the", "and", "for", "at", "in", "i", "e", "ul", "pakistan"})
_KINDS_OF_CAMPUS = re.compile(r"\b(?:new|old|main|city|sub|north|south) campus\b|\bcampus\b")
_INITIALS = re.compile(r"\b(?:[a-z]\.){2,}[a-z]?(?![a-z])")
_MARKS = re.compile(r"[^\w]+|_")
_HAMZA = str.maketrans({"ۂ": "ہ", "ۃ": "ہ", "ة": "ہ", "ۀ": "ہ", "أ": "ا", "إ": "ا"})


@cache
def words(text: str) -> Words:
    """Give a campus's name as words, in their order.

    Case, accents, punctuation, Urdu writing and short forms (Univ., Engg., KPK) make no
    difference; single letters in a row are an acronym (``N.E.D.``).
    """
    return tuple(word for word in all_words(text) if word not in _LITTLE)


def all_words(text: str) -> list[str]:
    """Give the words of a name with the little ones, such as "of"."""
    phrases, longest = _phrases()
    found = _joined_letters(_plain(text).split())
    out: list[str] = []
    at = 0
    while at < len(found):
        for size in range(min(longest, len(found) - at), 0, -1):
            phrase = " ".join(found[at : at + size])
            if phrase in phrases:
                out.extend(phrases[phrase].split())
                at += size
                break
        else:
            out.append(found[at])
            at += 1
    return _joined_letters(out)


def without_campus(text: str) -> str:
    """Leave out words that only say which grounds are meant: main campus, new campus."""
    return _KINDS_OF_CAMPUS.sub(" ", fold(text))


def _plain(text: str) -> str:
    folded = fold(unicodedata.normalize("NFKC", text)).translate(_HAMZA)
    if not folded.isascii():
        folded = "".join(map(_without_accent, folded))
    folded = _INITIALS.sub(lambda found: found[0].replace(".", "") + " ", folded)
    return _MARKS.sub(" ", re.sub("['’`]", "", folded.replace("&", " and ")))


def _without_accent(letter: str) -> str:
    """Leave Latin letters without their accents; other scripts are as they are."""
    first = unicodedata.normalize("NFD", letter)[0]
    return first if first.isascii() else letter


def _joined_letters(found: list[str]) -> list[str]:
    """Make an acronym of single letters in a row: ``n e d`` is ``ned``."""
    out: list[str] = []
    letters = ""
    for word in [*found, ""]:
        if len(word) == 1 and word.isascii() and word.isalpha():
            letters += word
            continue
        if letters:
            out.append(letters)
        letters = ""
        if word:
            out.append(word)
    return out


@cache
def _phrases() -> tuple[dict[str, str], int]:
    """Read what other words mean, and how many words the longest such phrase has."""
    path = DATA / "reference" / "campus_words.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found = {" ".join(_plain(row["written"]).split()): row["means"] for row in rows}
    return found, max(len(phrase.split()) for phrase in found)
