"""Who is who stays in the store: people as pseudonyms, and no name left in any text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from graph.export.scrub import Scrubber
from graph.export.sheet import Sheet
from graph.findings import Finding, SubjectKind
from graph.history import History
from graph.pseudonyms import pseudonyms
from graph.suppression import SMALLEST, WITHHELD

CAMPUS_WITHHELD = "[campus withheld]"
FEW = f'; "{WITHHELD}" where it would tell of fewer than {SMALLEST} people'
"""What the description of a column of counts says under pseudonyms."""
_FEW_PEOPLE = re.compile(
    rf"(?<!fewer than )\b[1-{SMALLEST - 1}] ((?:\w+ )?)"
    r"(of them|people|person|ambassador|participant|panelist|host|speaker|account)s?\b"
)
_FEW_ANSWERS = re.compile(rf"\b[1-{SMALLEST - 1}](?=, \d+ needed)")


@dataclass(frozen=True)
class Disguise:
    """How people are shown: ``shown`` maps their ids, ``names`` and ``campuses`` ids to names.

    ``named``: as they are. Otherwise under pseudonyms, and the ``scrubber`` cleans every text.
    """

    named: bool
    shown: Mapping[str, str]
    names: Mapping[str, str]
    campuses: Mapping[str, str]
    scrubber: Scrubber | None = None

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
        return cls(False, shown, shown, campuses, Scrubber.of(history))

    @property
    def beside_counts(self) -> str:
        """What is said beside what a count of people means: nothing where names are shown."""
        return "" if self.named else FEW

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
        return self.few(told)

    def few(self, text: str) -> str:
        """Say "fewer than 5" for a smaller count of people, if people are not named."""
        if self.named:
            return text
        return _FEW_ANSWERS.sub(f"fewer than {SMALLEST}", _FEW_PEOPLE.sub(_fewer, text))

    def why(self, finding: Finding) -> str | None:
        """Say what a finding rests on; its exact days and counts could tell who is meant."""
        return finding.why(self._naming) if self.named else None

    def subject(self, finding: Finding) -> str:
        """Show whom or what a finding is about."""
        return self._naming(finding.subject_kind, finding.subject)

    def cleaned(self, sheet: Sheet) -> Sheet:
        """Rid every text of a sheet of names; where people are named it stays as it is."""
        if self.scrubber is None:
            return sheet
        # Kept as objects: pandas would make whole numbers with gaps into fractions.
        cells = {
            name: pd.Series([self._clean_cell(cell) for cell in column], dtype=object)
            for name, column in sheet.frame.items()
        }
        frame = pd.DataFrame(cells, columns=sheet.frame.columns)
        return Sheet(sheet.name, sheet.title, sheet.columns, frame)

    def told(self, text: str) -> str:
        """Give a sentence as it is told outside: without names, if people are not named."""
        return self.scrubber.clean(text) if self.scrubber else text

    def _naming(self, kind: SubjectKind, subject: str) -> str:
        return (self.names if kind == "person" else self.campuses).get(subject, subject)

    def _clean_cell(self, cell: object) -> object:
        if isinstance(cell, list):
            return [self._clean_cell(one) for one in cell]
        return self.told(cell) if isinstance(cell, str) else cell


def _fewer(found: re.Match[str]) -> str:
    """Write a small count of people without the number, its noun in the plural."""
    noun = {"person": "people", "people": "people", "of them": "of them"}.get(found[2])
    return f"fewer than {SMALLEST} {found[1]}{noun or found[2] + 's'}"
