"""The academic year: terms that begin and end, and vacations in which nobody is expected to act.

Pakistan's universities teach two semesters of eighteen weeks, fall and spring; the defaults stand
in ``data/reference/terms.toml``, and ``settings.toml`` may say otherwise.
"""

import itertools
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

# Settings are read by every command, and by small processes: they don't wait for tables.
if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

DEFAULTS = Path(__file__).resolve().parent.parent / "data" / "reference" / "terms.toml"
_YEARLY, _ONCE = re.compile(r"\d{2}-\d{2}"), re.compile(r"\d{4}-\d{2}-\d{2}")
_FIRST_YEAR, _LAST_YEAR = 1970, 2200
_FIRST, _LAST = date(_FIRST_YEAR, 1, 1), date(_LAST_YEAR, 12, 31)


def _yearly(text: str) -> str:
    if not _YEARLY.fullmatch(text) or not _is_day(f"2001-{text}"):
        raise ValueError(f'"{text}" is no day of a year; write it as MM-DD (not 29 February)')
    return text


def _either(text: str) -> str:
    return text if _ONCE.fullmatch(text) and _is_day(text) else _yearly(text)


@cache
def _shipped() -> dict[str, list[dict[str, str]]]:
    return tomllib.loads(DEFAULTS.read_text("utf-8"))


class Span(BaseModel):
    """Days without teaching, both ends included: every year, or once where the year is written."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(min_length=1, max_length=60)
    begins: Annotated[str, AfterValidator(_either)]
    ends: Annotated[str, AfterValidator(_either)]

    @model_validator(mode="after")
    def _check(self) -> Self:
        if len(self.begins) != len(self.ends):
            raise ValueError("write both days with their year, or neither")
        if len(self.ends) == len("2026-01-31") and self.ends < self.begins:
            raise ValueError(f"it ends ({self.ends}) before it begins ({self.begins})")
        return self


class Yearly(BaseModel):
    """A term as it comes every year; one that ends earlier in the year ends in the next."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(min_length=1, max_length=60)
    begins: Annotated[str, AfterValidator(_yearly)]
    ends: Annotated[str, AfterValidator(_yearly)]


@dataclass(frozen=True, order=True)
class AcademicTerm:
    """One term: ``Fall 2026``, from its first to its last day."""

    begins: date
    ends: date
    name: str


class TermCalendar(BaseModel):
    """The terms and vacations of the academic year; what is left out is Pakistan's."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    terms: tuple[Yearly, ...] = Field(
        default_factory=lambda: tuple(map(Yearly.model_validate, _shipped()["terms"])), min_length=1
    )
    vacations: tuple[Span, ...] = Field(
        default_factory=lambda: tuple(map(Span.model_validate, _shipped()["vacations"]))
    )

    @model_validator(mode="after")
    def _check(self) -> Self:
        listed = self.terms_between(date(2000, 1, 1), date(2003, 12, 31))
        for one, following in itertools.pairwise(listed):
            if following.begins <= one.ends:
                raise ValueError(f"{one.name} is not over when {following.name} begins")
        names = [term.name for term in self.terms]
        if len(set(names)) < len(names):
            raise ValueError("two terms have the same name")
        return self

    def terms_between(self, first: date, last: date) -> list[AcademicTerm]:
        """List the terms that have a day from ``first`` to ``last``, in their order."""
        years = range(first.year - 1, last.year + 1)
        found = [_in_year(term, year) for year in years for term in self.terms]
        return sorted(one for one in found if one.ends >= first and one.begins <= last)

    def term_of(self, day: date) -> AcademicTerm:
        """Give the term a day is in; after a term's end it is that term's until the next begins."""
        begun = self.terms_between(day - timedelta(days=366), day)
        return begun[-1]

    def term_ends(self, after: date, until: date) -> list[date]:
        """List the last days of terms after ``after``, up to ``until`` (included)."""
        listed = self.terms_between(after, until + timedelta(days=366))
        return [one.ends for one in listed if after < one.ends <= until]

    def teaching_days(self, since: date, until: date) -> int:
        """Count the days after ``since`` up to ``until``, vacations left out; never below 0."""
        before, day = _teaching(self), timedelta(days=1)
        return max(int(before[_place(until + day)] - before[_place(since + day)]), 0)

    def teaching_days_of(self, days: "pd.Series", until: date) -> "pd.Series":
        """Count, for each day, the days after it up to ``until`` without vacations (missing: NaN).

        Days are counted as a calendar has them, weekends too: limits in days keep their sense.
        """
        import numpy as np
        import pandas as pd

        before = _teaching(self)
        at = days.to_numpy().astype("datetime64[D]")
        known = ~np.isnat(at)
        places = (at[known] - np.datetime64(_FIRST, "D")).astype(np.int64) + 1
        result = np.full(len(at), np.nan)
        to_the_end = before[_place(until + timedelta(days=1))]
        result[known] = to_the_end - before[np.clip(places, 0, len(before) - 1)]
        return pd.Series(np.maximum(result, 0), index=days.index)


def _in_year(term: Yearly, year: int) -> AcademicTerm:
    """Give the term that begins in ``year``."""
    begins = date.fromisoformat(f"{year}-{term.begins}")
    ends = date.fromisoformat(f"{year + (term.ends < term.begins)}-{term.ends}")
    return AcademicTerm(begins, ends, f"{term.name} {year}")


@cache
def _teaching(calendar: TermCalendar) -> "npt.NDArray[np.int64]":
    """Count the teaching days before each day (``_place``), from the beginning of time."""
    import numpy as np

    free = np.zeros(_place(_LAST) + 1, dtype=bool)
    for begins, ends in _spans(calendar.vacations):
        free[_place(begins) : _place(ends + timedelta(days=1))] = True
    return np.concatenate([[0], np.cumsum(~free)])


def _spans(vacations: Iterable[Span]) -> Iterable[tuple[date, date]]:
    for span in vacations:
        if _ONCE.fullmatch(span.begins):
            yield date.fromisoformat(span.begins), date.fromisoformat(span.ends)
            continue
        over = span.ends < span.begins
        for year in range(_FIRST_YEAR - 1, _LAST_YEAR + 1):
            yield (
                date.fromisoformat(f"{year}-{span.begins}"),
                date.fromisoformat(f"{year + over}-{span.ends}"),
            )


def _place(day: date) -> int:
    """Give a day's place in the count; what lies outside of it stands at its ends."""
    return min(max((day - _FIRST).days, 0), (_LAST - _FIRST).days + 1)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
