"""A text rid of everybody's names, handles and ids, whoever typed it in and wherever."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Self

import pandas as pd

from graph.history import History
from graph.withheld import NAME_WITHHELD, Words, without, words

__all__ = ["NAME_WITHHELD", "Scrubber"]


@dataclass(frozen=True)
class Scrubber:
    """Knows what tells who somebody is: ``identifiers``, each as its folded words."""

    identifiers: frozenset[Words]

    @classmethod
    def of(cls, history: History) -> Self:
        """Make the scrubber of everybody a store knows."""
        return cls(_identifiers(history))

    @classmethod
    def of_one(cls, names: Iterable[str], codes: Iterable[str]) -> Self:
        """Make the scrubber of one person: their names, and their handles and ids."""
        named, coded = ({words(text) for text in texts} - {()} for texts in (names, codes))
        telling = {name for name in named if len(name) > 1}
        telling |= {code for code in coded if _coded(code)}
        return cls(frozenset(telling | {("@", *one) for one in named | coded}))

    def clean(self, text: str) -> str:
        """Rid a text of everybody's names, handles and ids."""
        return without(text, self.identifiers.__contains__, self._longest)

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self.identifiers), default=0)


def _identifiers(history: History) -> frozenset[Words]:
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


def _all_words(*columns: pd.Series) -> set[Words]:
    texts = (text for column in columns for text in column.dropna())
    return {found for found in map(words, texts) if found}


def _parts(telling: Words) -> Iterable[Words]:
    ends = range(1, len(telling) + 1)
    return (telling[start:end] for end in ends for start in range(end))


def _coded(telling: Words) -> bool:
    joined = "".join(telling)
    return len(joined) >= 4 and (len(telling) > 1 or not joined.isalpha())
