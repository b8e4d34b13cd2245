"""Days as people write them: 6th March 2024, 05-Mar, 45214, ۶ مارچ ۲۰۲۴; dd/mm or mm/dd."""

import math
import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Literal

from graph.fold import fold
from ingest.fields.form import Cell
from ingest.fields.numbers import western
from ingest.fields.times import KARACHI

Order = Literal["auto", "dmy", "mdy"]

_MONTH_NAMES = (
    "january jan janwari janvari جنوری",
    "february feb febr farwari farvari فروری",
    "march mar مارچ",
    "april apr aprail اپریل",
    "may mai مئی مئ",
    "june jun joon جون",
    "july jul julai جولائی",
    "august aug agast اگست",
    "september sep sept sitambar ستمبر",
    "october oct aktubar اکتوبر",
    "november nov نومبر",
    "december dec disambar دسمبر",
)
_MONTHS = {
    name: month for month, names in enumerate(_MONTH_NAMES, start=1) for name in fold(names).split()
}
_WEEKDAYS = (
    "monday mon tuesday tue tues wednesday wed thursday thu thur thurs friday fri saturday sat "
    "sunday sun پیر سوموار منگل بدھ جمعرات جمعہ ہفتہ اتوار "
    "peer mangal budh jumerat juma hafta itwar"
)
_WEEKDAY = re.compile(rf"^(?:{'|'.join(fold(_WEEKDAYS).split())})\b\.?[,،]?\s*")
_TIME = re.compile(
    r"[,\sT]+(?:at\s+)?\d{1,2}(?::\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?|\s*[ap]\.?m\.?)"
    r"(?:\s*(?:-|–|to)\s*\d{1,2}[:.]?\d{0,2}\s*(?:[ap]\.?m\.?)?)?\s*(?:gmt|utc|pkt|pst)?$"
)
_NUMERIC = re.compile(r"(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})")
_SOLID = re.compile(r"(20\d{2})(\d{2})(\d{2})")
_TH = r"(?:st|nd|rd|th)?"
_UNTIL = rf"(?:\s*(?:-|–|to|&|and|تا|سے)\s*\d{{1,2}}{_TH})?"
_SPACE = r"[\s\-/.,،]*"
_WORD = r"([^\W\d_]{3,10})"
_YEAR = r"(?:'?(\d{4}|\d{2}))?"
_DAY_FIRST = re.compile(rf"(\d{{1,2}}){_TH}{_UNTIL}{_SPACE}(?:of\s+)?{_WORD}{_SPACE}{_YEAR}")
_MONTH_FIRST = re.compile(rf"{_WORD}{_SPACE}(\d{{1,2}}){_TH}(?!\d){_UNTIL}{_SPACE}{_YEAR}")
_NAMED_YEAR_FIRST = re.compile(rf"(\d{{4}}){_SPACE}{_WORD}{_SPACE}(\d{{1,2}})")
_FIRST_SERIAL, _LAST_SERIAL = 36_526, 62_091
"""Excel's numbers of 1 January 2000 and 30 December 2069; other numbers are no days."""
_SERIAL_ZERO = date(1899, 12, 30)


def loose_day(text: Cell, order: Order = "auto", year: int | None = None) -> date | None:
    """Give the day somebody meant; None if it is none, or could be two.

    ``order`` says how ``03/04/2024`` is read; on ``auto`` it is None unless only one reading is a
    day. ``year`` completes a day without one (``05-Mar``); without it that is None. Of several
    days (``5-7 March 2024``) the first counts. An instant with a zone is a day in Karachi.
    """
    if isinstance(text, datetime):
        return (text.astimezone(KARACHI) if text.tzinfo else text).date()
    if isinstance(text, date):
        return text
    if isinstance(text, bool) or not isinstance(text, str | int | float):
        return None
    if not isinstance(text, str):
        return _serial(text)
    return _written(text, order, year) if len(text) <= 80 else None


def readings(text: Cell) -> list[date]:
    """Give every day a cell can be read as: none, one, or the two of ``03/04/2024``."""
    found = [loose_day(text, order) for order in ("dmy", "mdy")]
    return list(dict.fromkeys(day for day in found if day is not None))


def order_of(column: Iterable[Cell]) -> Literal["dmy", "mdy"] | None:
    """Decide over a whole column whether its days begin with the day or the month.

    A part over 12 must be the day; None where no cell proves it, or cells contradict each other.
    """
    found: set[Literal["dmy", "mdy"]] = set()
    for cell in column:
        parts = _NUMERIC.fullmatch(_bare(cell)) if isinstance(cell, str) else None
        if parts and int(parts[1]) > 12 >= int(parts[3]):
            found.add("dmy")
        elif parts and int(parts[3]) > 12 >= int(parts[1]):
            found.add("mdy")
    return found.pop() if len(found) == 1 else None


def _bare(text: str) -> str:
    """Take the weekday and the time off."""
    plain = _WEEKDAY.sub("", fold(western(text)))
    return _TIME.sub("", plain).strip(" ,،.()")


def _written(text: str, order: Order, year: int | None) -> date | None:
    if instant := _instant(text):
        return instant
    plain = _bare(text)
    if found := _YEAR_FIRST.fullmatch(plain) or _SOLID.fullmatch(plain):
        return _date(found[1], int(found[2]), found[3])
    if found := _NUMERIC.fullmatch(plain):
        return _ordered(int(found[1]), int(found[3]), found[4], order)
    if found := _DAY_FIRST.fullmatch(plain):
        return _date(found[3] or year, _MONTHS.get(found[2]), found[1])
    if found := _MONTH_FIRST.fullmatch(plain):
        return _date(found[3] or year, _MONTHS.get(found[1]), found[2])
    if found := _NAMED_YEAR_FIRST.fullmatch(plain):
        return _date(found[1], _MONTHS.get(found[2]), found[3])
    return _serial(float(plain)) if re.fullmatch(r"\d{5}(?:\.\d+)?", plain) else None


def _instant(text: str) -> date | None:
    """Give the day in Karachi of a time with a zone, such as 2024-03-06T19:30:00Z."""
    if not re.match(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}", text):
        return None
    try:
        moment = datetime.fromisoformat(text.strip())
        return moment.astimezone(KARACHI).date() if moment.tzinfo else moment.date()
    except (ValueError, OverflowError):
        return None


def _ordered(first: int, second: int, year: str, order: Order) -> date | None:
    day_first, month_first = _date(year, second, first), _date(year, first, second)
    if order == "auto":
        both = {day for day in (day_first, month_first) if day}
        return both.pop() if len(both) == 1 else None
    # A column in one order may still hold a day that only the other makes possible.
    return (day_first or month_first) if order == "dmy" else (month_first or day_first)


def _date(year: str | int | None, month: int | None, day: str | int) -> date | None:
    if year is None or month is None:
        return None
    number = int(year)
    try:
        return date(number + 2000 if number < 100 else number, month, int(day))
    except ValueError:
        return None


def _serial(number: float) -> date | None:
    if not math.isfinite(number) or not _FIRST_SERIAL <= number < _LAST_SERIAL:
        return None
    return _SERIAL_ZERO + timedelta(days=int(number))
