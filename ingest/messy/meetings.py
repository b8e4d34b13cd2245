"""The sessions (or trainings) of a workbook: known by id, number, day or title, however written."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from graph.fold import fold, one_line
from ingest.fields.form import Cell
from ingest.fields.numbers import western
from ingest.loose.days import Order, loose_day
from ingest.messy.headlike import Column
from ingest.messy.pages import text

_CODE = re.compile(r"([^\W\d_]{0,12}(?:[\s-][^\W\d_]{1,12})?)[\s._#:/-]*0*(\d{1,5})\b")
_WORDED = (
    "s session sessions sess event dialogue no number d e t training workshop ws سیشن نشست"
    " مکالمہ تربیت"
)
_WORDS = frozenset(_WORDED.split())
_TITLED = re.compile(r"[^\W\d_]{1,10}[\s.#-]{0,2}\d{1,4}\b")
_DAYS = 31
_BETWEEN = re.compile(r"[,;،؛&+|\n]|\band\b|\bاور\b")


def code(cell: Cell) -> tuple[str, int] | None:
    """Take the id of a session apart: "S-01", "s-1 ", "Session 1" are a word and a number."""
    written = text(cell)
    found = _CODE.fullmatch(fold(western(written)))
    if found is None or loose_day(f"1 {written}", year=2000):
        # "March 2024" is no session.
        return None
    return " ".join(found[1].split()), int(found[2])


def heads_a_meeting(column: Column) -> bool:
    """Whether a column's head names a session or a day: S-01 above 05-Mar, 5 March, a date."""
    named, day = _parts(_head(column))
    return bool(named) or day is not None


def _head(column: Column) -> Cell:
    """Give a column's head; a 5 under "March 2024" is a day."""
    label = column.label
    if column.caption and label.isdecimal() and int(western(label)) <= _DAYS:
        day = f"{label} {column.caption}"
        return day if loose_day(day, year=2000) else column.head
    return column.head


def _parts(cell: Cell, year: int | None = 2000, order: Order = "dmy") -> tuple[str, date | None]:
    """Part a head into a session's id and a day."""
    if isinstance(cell, date | datetime):
        return "", loose_day(cell)
    whole = western(str(cell)) if isinstance(cell, str) else text(cell)
    if day := loose_day(whole, order, year):
        return "", day
    lines = [one_line(each) for each in re.split(r"[\n(|]|\s[-–:]\s", whole) if each.strip(" )")]
    lines = [each.strip(" )") for each in lines]
    days = [day for each in lines if (day := loose_day(each, order, year))]
    codes = [each for each in lines if loose_day(each, order, year) is None and code(each)]
    if not codes and (
        found := re.match(r"\s*([^\W\d_]{1,10}[\s#.-]*\d{1,4})\b[\s,:-]+(.*)", whole)
    ):
        day = loose_day(found[2], order, year)
        return (found[1], day) if day else ("", None)
    return (codes[0] if codes else ""), (days[0] if days else None)


@dataclass
class Meetings:
    """The sessions a workbook lists; what is written elsewhere is looked up among them.

    ``prefix`` goes before ids that are bare numbers: every workbook has a session 1.
    """

    prefix: str = ""

    ids: dict[str, str] = field(default_factory=dict)
    _codes: dict[tuple[str, int], set[str]] = field(default_factory=lambda: defaultdict(set))
    _numbers: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    _days: dict[date, set[str]] = field(default_factory=lambda: defaultdict(set))
    _titles: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    years: set[int] = field(default_factory=set)

    def add(self, cell: Cell, day: date | None, titles: Iterable[str]) -> str:
        """Make a session known and give its id: as written first."""
        written = text(cell)
        own = f"{self.prefix}{written}" if western(written).isdigit() else written
        found = self.ids.setdefault(fold(written), own)
        if parts := code(cell):
            self._codes[parts].add(found)
            self._numbers[parts[1]].add(found)
        if day:
            self._days[day].add(found)
            self.years.add(day.year)
        for title in titles:
            if title:
                self._titles[fold(title)].add(found)
        return found

    def known(self, cell: Cell) -> str | None:
        """Give the id of the session a cell names; None if it names none, or several."""
        written = text(cell)
        if found := self.ids.get(fold(written)):
            return found
        parts = code(cell)
        if parts:
            same = self._codes.get(parts) or set()
            if not same and (not parts[0] or set(parts[0].split()) <= _WORDS):
                same = self._numbers.get(parts[1], set())
            return _one(same)
        return _one(self._titles.get(fold(written), set()))

    def headed(self, column: Column) -> str | None:
        """Give the id of the session a column's head names by id, day or title."""
        named, _ = _parts(_head(column), self.year)
        if named and (found := self.known(named)):
            return found
        orders: tuple[Order, Order] = ("dmy", "mdy")
        days = {_parts(_head(column), self.year, order)[1] for order in orders} - {None}
        return _one({each for day in days if (each := self.on(day))}) or self.known(_head(column))

    def on(self, day: date | None) -> str | None:
        """Give the id of the only session of a day."""
        return _one(self._days.get(day, set())) if day else None

    def told_by(self, words: str) -> str | None:
        """Give the only session that a title names: "Attendance – S-02, 6 March 2024"."""
        pieces = [each.strip() for each in re.split(r"[|,;()–—:]|\s-\s", words) if each.strip()]
        pieces += [found[0] for found in _TITLED.finditer(fold(western(words)))]
        named = {each for piece in pieces if (each := self.known(piece))}
        if not named:
            days = {loose_day(piece, "auto", self.year) for piece in pieces} - {None}
            named = {each for day in days if (each := self.on(day))}
        return _one(named)

    @property
    def year(self) -> int | None:
        """The year of days written without one, if all sessions are of one year."""
        return next(iter(self.years)) if len(self.years) == 1 else None


def named_and_day(column: Column, year: int | None) -> tuple[str, date | None]:
    """Give the session's id and the day that a column's head writes; no day if it may be two."""
    return _parts(_head(column), year, "auto")


def listed(cell: Cell) -> list[str]:
    """Part a cell that lists sessions: "S-01, S-02,S-03"; a number stands for one session."""
    if isinstance(cell, str):
        return [one_line(each) for each in _BETWEEN.split(cell) if each.strip()]
    return [text(cell)] if cell is not None else []


def _one(found: set[str]) -> str | None:
    return next(iter(found)) if len(found) == 1 else None
