"""One month's export before it is written: its sheets, and what holds for all of them."""

from dataclasses import dataclass
from datetime import datetime

import pandas as pd

from data import NOTICE
from graph.calendar import day_in_words
from graph.export.sheet import Column, Sheet
from graph.health import Summary

_PSEUDONYMS = (
    "People are shown under pseudonyms (P-…), made with a secret that stays in the store: the same "
    "person has the same one in every export of this store, and in no other store's. Names, "
    "handles, ids and testimonials are left out, and counts of fewer than 5 people are withheld, "
    "with others where a total would give them away."
)
_NAMED = "This export names people. Keep it where only those can read it who must."


@dataclass(frozen=True, eq=False)
class Export:
    """A month's health summary, its sheets, and whether people are named.

    ``verdict`` and ``because`` are the summary's sentences as they are told outside.
    """

    summary: Summary
    verdict: str
    because: tuple[str, ...]
    sheets: tuple[Sheet, ...]
    named: bool
    made_at: datetime

    def about(self) -> Sheet:
        """Say what this export is, in a sheet of its own: each CSV file travels alone."""
        health = self.summary
        rows = [
            ("month", health.month),
            ("as_of", health.as_of.isoformat()),
            ("data_up_to", health.data_up_to.isoformat()),
            ("made_at", self.made_at),
            ("invented", health.invented),
            ("named", self.named),
            ("verdict", self.verdict),
            *(("because", reason) for reason in self.because),
            *(("note", note) for note in self.notes),
        ]
        columns = (Column("fact", "what is told"), Column("value", "what holds"))
        frame = pd.DataFrame(rows, columns=["fact", "value"], dtype=object)
        return Sheet("about", "About this export", columns, frame)

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader must know first."""
        notes = [f"Data up to {day_in_words(self.summary.data_up_to)}."]
        if self.summary.invented:
            notes.insert(0, NOTICE)
        if self.summary.as_of == self.summary.data_up_to:
            notes.append(f"The month's numbers are as of {day_in_words(self.summary.as_of)}.")
        return (*notes, _NAMED if self.named else _PSEUDONYMS)
