"""A text rid of everybody's names, handles and ids, whoever typed it in and wherever."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Self

import pandas as pd

from graph.fold import fold
from graph.history import History

NAME_WITHHELD = "[name withheld]"
# Vowel marks and joiners belong to the word they stand in.
_WORD = re.compile("[\\w\u064b-\u0652\u0670\u200c\u200d]+")
_Words = tuple[str, ...]


@dataclass(frozen=True)
class Scrubber:
    """Knows what tells who somebody is: ``identifiers``, each as its folded words."""

    identifiers: frozenset[_Words]

    @classmethod
    def of(cls, history: History) -> Self:
        """Make the scrubber of everybody a store knows."""
        return cls(_identifiers(history))

    @classmethod
    def of_one(cls, names: Iterable[str], codes: Iterable[str]) -> Self:
        """Make the scrubber of one person: their names, and their handles and ids."""
        named, coded = ({_words(text) for text in texts} - {()} for texts in (names, codes))
        telling = {name for name in named if len(name) > 1}
        telling |= {code for code in coded if _coded(code)}
        return cls(frozenset(telling | {("@", *one) for one in named | coded}))

    def clean(self, text: str) -> str:
        """Rid a text of everybody's names, handles and ids."""
        words = list(_WORD.finditer(text))
        folded = [_fold(word[0]) for word in words]
        kept, done, at = [], 0, 0
        while at < len(words):
            start = words[at].start()
            handle = text[done:start].endswith("@")
            length = self._length(folded[at : at + self._longest], handle=handle)
            if length:
                kept += [text[done : start - handle], NAME_WITHHELD]
                done = words[at + length - 1].end()
            at += max(length, 1)
        return "".join([*kept, text[done:]])

    def _length(self, words: list[str], *, handle: bool) -> int:
        """Say how many of the first words are somebody's name, handle or id; 0 if none are."""
        for length in range(len(words), 0, -1):
            found = tuple(words[:length])
            if found in self.identifiers or (handle and ("@", *found) in self.identifiers):
                return length
        return 0

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self.identifiers), default=0)


def _identifiers(history: History) -> frozenset[_Words]:
    """Collect what tells who somebody is: names, handles, ids, as folded words.

    A handle, an id or a name of one word could be a word of any sentence, so it counts behind
    ``@`` only, unless it holds a digit or a sign. What is part of a campus's, city's or venue's
    name is not taken for a person's.
    """
    people, accounts = history.tables["people"], history.tables["accounts"]
    places, venues = history.tables["campuses"], history.tables["sessions"]["venue"]
    names = _all_words(people["name"], people["name_ur"], people["also_known_as"].explode())
    codes = _all_words(people["person_id"], accounts["handle"], accounts["account_id"])
    public = [places[column] for column in ("name", "name_ur", "short_name", "city")]
    spared = {part for name in _all_words(*public, venues) for part in _parts(name)}
    telling = {name for name in names if len(name) > 1} | {code for code in codes if _coded(code)}
    return frozenset(telling - spared) | {("@", *one) for one in names | codes}


def _all_words(*columns: pd.Series) -> set[_Words]:
    texts = (text for column in columns for text in column.dropna())
    return {words for words in map(_words, texts) if words}


def _words(text: str) -> _Words:
    return tuple(_fold(word) for word in _WORD.findall(text))


def _fold(word: str) -> str:
    return fold(unicodedata.normalize("NFKC", word))


def _parts(words: _Words) -> Iterable[_Words]:
    ends = range(1, len(words) + 1)
    return (words[start:end] for end in ends for start in range(end))


def _coded(words: _Words) -> bool:
    joined = "".join(words)
    return len(joined) >= 4 and (len(words) > 1 or not joined.isalpha())
