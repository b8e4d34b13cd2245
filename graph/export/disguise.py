"""Who is who stays in the store: people as pseudonyms, and no name left in any text."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from graph.export.sheet import Sheet
from graph.findings import Finding, SubjectKind
from graph.history import History
from graph.pseudonyms import pseudonyms
from graph.suppression import SMALLEST
from ingest.fold import fold

NAME_WITHHELD = "[name withheld]"
CAMPUS_WITHHELD = "[campus withheld]"
# Vowel marks and joiners belong to the word they stand in.
_WORD = re.compile("[\\w\u064b-\u0652\u0670\u200c\u200d]+")
_FEW_PEOPLE = re.compile(
    rf"(?<!fewer than )\b[1-{SMALLEST - 1}](?= (?:of them|(?:\w+ )?"
    r"(?:people|person|ambassadors?|participants?|panelists?|hosts?|speakers?|accounts?))\b)"
)
_Words = tuple[str, ...]


@dataclass(frozen=True)
class Disguise:
    """How people are shown: ``shown`` maps their ids, ``names`` and ``campuses`` ids to names.

    ``named``: as they are. Otherwise under pseudonyms, and texts are rid of ``identifiers``.
    """

    named: bool
    shown: Mapping[str, str]
    names: Mapping[str, str]
    campuses: Mapping[str, str]
    identifiers: frozenset[_Words] = frozenset()

    @classmethod
    def of(cls, history: History, salt: str, *, named: bool) -> "Disguise":
        """Make the disguise of everybody a store knows."""
        people, places = history.tables["people"], history.tables["campuses"]
        campuses = dict(zip(places["university_id"], places["name"], strict=True))
        names = {
            one: one if pd.isna(name) else name
            for one, name in zip(people["person_id"], people["name"], strict=True)
        }
        if named:
            return cls(True, {one: one for one in names}, names, campuses)
        shown = pseudonyms(salt, names)
        return cls(False, shown, shown, campuses, _identifiers(history))

    def sentence(self, finding: Finding) -> str:
        """Tell a finding. Under pseudonyms a person's campus and counts under five stay hidden."""
        if self.named:
            return finding.sentence(self._naming)
        hide = finding.subject_kind == "person"
        told = finding.sentence(
            lambda kind, one: (
                CAMPUS_WITHHELD if hide and kind == "campus" else self._naming(kind, one)
            )
        )
        return _FEW_PEOPLE.sub(f"fewer than {SMALLEST}", told)

    def why(self, finding: Finding) -> str | None:
        """Say what a finding rests on; its exact days and counts could tell who is meant."""
        return finding.why(self._naming) if self.named else None

    def subject(self, finding: Finding) -> str:
        """Show whom or what a finding is about."""
        return self._naming(finding.subject_kind, finding.subject)

    def cleaned(self, sheet: Sheet) -> Sheet:
        """Rid every text of a sheet of names; where people are named it stays as it is."""
        if self.named:
            return sheet
        return Sheet(sheet.name, sheet.title, sheet.columns, sheet.frame.map(self._clean_cell))

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

    def _naming(self, kind: SubjectKind, subject: str) -> str:
        return (self.names if kind == "person" else self.campuses).get(subject, subject)

    def _clean_cell(self, cell: object) -> object:
        if isinstance(cell, list):
            return [self._clean_cell(one) for one in cell]
        return self.clean(cell) if isinstance(cell, str) else cell

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
    names = _all_words(people["name"], people["name_ur"])
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
