"""One month's export before it is written: its sheets, and what holds for all of them."""

from dataclasses import dataclass
from datetime import datetime

from graph.calendar import day_in_words
from graph.export.sheet import Sheet
from graph.health import Summary

INVENTED = "invented sample data: no person, post or number in it is real"
_PSEUDONYMS = (
    "People are shown under pseudonyms (P-…), made with a secret that stays in the store: the same "
    "person has the same one in every export of this store, and in no other store's. Names, "
    "handles, ids and testimonials are left out, and counts of fewer than 5 people are withheld, "
    "with others where a total would give them away."
)
_NAMED = "This export names people. Keep it where only those can read it who must."


@dataclass(frozen=True, eq=False)
class Export:
    """A month's health summary, its sheets (the definitions last), and whether people are named."""

    summary: Summary
    sheets: tuple[Sheet, ...]
    named: bool
    made_at: datetime

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader must know first."""
        notes = [f"Data up to {day_in_words(self.summary.data_up_to)}."]
        if self.summary.invented:
            notes.insert(0, f"This is {INVENTED}.")
        if self.summary.as_of == self.summary.data_up_to:
            notes.append(f"The month's numbers are as of {day_in_words(self.summary.as_of)}.")
        return (*notes, _NAMED if self.named else _PSEUDONYMS)
