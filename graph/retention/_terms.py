"""The academic terms of a record, as numbers that days fall into: from one's begin to the next's.

A day of a vacation counts to the term before it, so that every day is of exactly one term.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from graph.academic import AcademicTerm, TermCalendar
from graph.snapshot import Snapshot

Days = npt.NDArray[np.datetime64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Terms:
    """The terms from the first record to ``as_of``, the last of which may still run."""

    listed: tuple[AcademicTerm, ...]
    calendar: TermCalendar
    as_of: date

    def __len__(self) -> int:
        return len(self.listed)

    @property
    def names(self) -> list[str]:
        """What they are called, ``Fall 2026``."""
        return [term.name for term in self.listed]

    @cached_property
    def begins(self) -> Days:
        """The first day of each."""
        return np.array([term.begins for term in self.listed], dtype="datetime64[D]")

    @cached_property
    def lasts(self) -> Days:
        """The last day that counts to each: the one before the next begins, at most ``as_of``."""
        if not self.listed:
            return self.begins
        return np.append(self.begins[1:] - 1, np.datetime64(self.as_of, "D"))

    @property
    def over(self) -> npt.NDArray[np.bool_]:
        """Whether each has ended by ``as_of``."""
        return np.array([term.ends <= self.as_of for term in self.listed], dtype=bool)

    def of(self, days: "Days | pd.Series") -> Ints:
        """Say which term each day is of, by its position; -1 before the first, and if unknown."""
        given = np.asarray(days).astype("datetime64[D]")
        found = np.searchsorted(self.begins, given, side="right") - 1
        places: Ints = np.where(np.isnat(given), -1, found).astype(np.int64)
        return places

    def taught(self, since: Days, until: Days) -> Ints:
        """Count the days from ``since`` to ``until`` (both included) that are in no vacation."""
        both = np.concatenate([since.astype("datetime64[D]") - 1, until.astype("datetime64[D]")])
        latest = max(self.as_of, both.max().item()) if len(both) else self.as_of
        left = self.calendar.teaching_days_of(pd.Series(both), latest).to_numpy()
        taught: Ints = np.maximum(left[: len(since)] - left[len(since) :], 0).astype(np.int64)
        return taught


def terms_of(snapshot: Snapshot) -> Terms:
    """List the academic terms from the first appointment or act of the snapshot to its day."""
    calendar, day = snapshot.analysis.calendar, snapshot.as_of
    days = [snapshot.acts["day"].min(), snapshot.terms["appointed_on"].min()]
    known = [one for one in days if not pd.isna(one)]
    if not known:
        return Terms((), calendar, day)
    first = calendar.term_of(min(known).date())
    listed = (one for one in calendar.terms_between(first.begins, day) if one.begins <= day)
    return Terms(tuple(listed), calendar, day)
