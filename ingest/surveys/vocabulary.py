"""The words questions are asked in, in English, Urdu and Roman Urdu, and what they mean."""

import tomllib
from functools import cache
from pathlib import Path

from rapidfuzz import fuzz

from ingest.loose.plainly import plainly

_FILE = Path(__file__).with_suffix(".toml")
_CLOSE = 86
"""How alike (rapidfuzz ratio) two words of five letters or more are the same word, mistyped."""


@cache
def phrases() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Give every phrase as words with what it means, the longest first."""
    found = [
        (target, tuple(plainly(phrase).split()))
        for target, said in tomllib.loads(_FILE.read_text("utf-8")).items()
        for phrase in said
    ]
    return tuple(sorted(found, key=lambda each: -sum(map(len, each[1]))))


def meanings(text: str) -> dict[str, float]:
    """Give what a question's words may mean, with how well they fit (0 to 1).

    All words of a phrase must be there, perhaps mistyped. A long phrase says more than a short one
    within it; what stands for the whole question says most.
    """
    words = plainly(text.replace("_", " ")).split()
    whole = sum(map(len, words)) or 1
    found: dict[str, float] = {}
    for target, phrase in phrases():
        if target not in found and _stands_in(phrase, words):
            said = sum(map(len, phrase))
            found[target] = min(1.0, said / whole) * 0.5 + min(1.0, said / 16) * 0.5
    return found


def _stands_in(phrase: tuple[str, ...], words: list[str]) -> bool:
    return all(any(_same(word, each) for each in words) for word in phrase)


def _same(word: str, other: str) -> bool:
    if word == other:
        return True
    if len(word) < 5 or abs(len(word) - len(other)) > 2:
        return False
    return fuzz.ratio(word, other) >= _CLOSE
