"""The tables in a meeting's list: lines of different kinds, each found by its column names."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo
from itertools import chain

from graph.fold import fold, one_line
from ingest.csv_text import read_csv
from ingest.decode import decode
from ingest.fields.form import Cell
from ingest.files import Given
from ingest.head import DELIMITERS
from ingest.loose.days import readings
from ingest.source import Aside, Note
from ingest.surveys import stamp_order, stamps
from ingest.too_wide import too_wide

Lines = Sequence[tuple[int, Sequence[str]]]
_UNITS = re.compile(
    r"(\d+(?:[.,]\d+)?)\s*(hours?|hrs?|h|std|godz|ч|minutes?|mins?|m|мин|seconds?|secs?|s|sek|сек)\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(\d{1,3}):(\d{2})(?::(\d{2}))?")
_ISO = re.compile(r"(?<!\d)(20\d{2})[-_. ]?(\d{2})[-_. ]?(\d{2})(?!\d)")


@dataclass(frozen=True)
class Listed:
    """A meeting's list as lines of cells, and what to warn of; ``is_csv`` if it is no workbook."""

    name: str
    lines: Lines
    notes: Sequence[Note] = field(default=())
    is_csv: bool = False

    def wide(self, number: int, cells: Sequence[str], names: Sequence[str]) -> list[Aside]:
        """Give a row of a list with these columns as set aside, if its cells don't fit them."""
        found = too_wide(number, cells, len(names)) if self.is_csv else None
        return [found] if found else []


def lines_of(given: Given) -> Listed:
    """Read a list's lines, from CSV or from the first sheet it was saved as; raises InputError."""
    if given.data.startswith(b"PK\x03\x04"):
        filled = [each for each in given.sheets if each.rows]
        return Listed(given.name, _cells(filled[0].rows) if filled else [])
    text, warnings = decode(given.name, given.data)
    text = text.replace("\u202f", " ").replace("\u00a0", " ")
    # Sections have different widths: the sign that parts the most cells of the widest line counts.
    head = text[:100_000].splitlines()
    sign = max(DELIMITERS, key=lambda each: max((line.count(each) for line in head), default=0))
    sheet = read_csv(given.name, f"sep={sign}\n{text}", frozenset())
    return Listed(
        given.name,
        _cells(sheet.rows),
        [Note(f"{given.name} {each}") for each in (*warnings, *sheet.notes)],
        is_csv=True,
    )


def _cells(rows: Iterable[tuple[int, Sequence[Cell]]]) -> Lines:
    return [
        (number, ["" if cell is None else one_line(str(cell)) for cell in row])
        for number, row in rows
    ]


def columns(cells: Iterable[str]) -> list[str]:
    """Write a line's cells as column names: folded."""
    return [fold(cell) for cell in cells]


def first(row: Mapping[str, str], *names: str) -> str:
    """Give the first filled cell under one of these names."""
    return next((row[name] for name in names if row.get(name)), "")


def length(text: str) -> float | None:
    """Read a duration in minutes: "57 min", "1 hr 2 min", "1h 1m 59s", "0:57:30", "57"."""
    if found := _CLOCK.fullmatch(text.strip()):
        whole = found[3] is not None
        big, small = int(found[1]), int(found[2])
        return big * 60 + small + int(found[3]) / 60 if whole else big + small / 60
    if re.fullmatch(r"\d+(?:\.\d+)?", text.strip()):
        return float(text)
    parts = _UNITS.findall(text)
    if not parts:
        return None
    per = {"h": 60.0, "g": 60.0, "ч": 60.0, "m": 1.0, "м": 1.0}
    return sum(
        float(number.replace(",", "."))
        * (60.0 if unit.casefold() == "std" else per.get(unit[0].casefold(), 1 / 60))
        for number, unit in parts
    )


class Clock:
    """Reads a list's times, all in one way: day or month first is decided over all of them."""

    def __init__(self, texts: Iterable[str], zone: tzinfo, usual: stamps.Order = "mdy") -> None:
        """Look at all times of the list; where none proves the order it is the tool's ``usual``."""
        cells = [text for text in texts if text]
        self._zone = zone
        self._order = stamp_order.proven(cells) or usual
        self.is_proven = stamp_order.proven(cells) is not None or not any(
            stamps.is_ambiguous(cell) for cell in cells
        )

    def read(self, text: str, zone: tzinfo | None = None) -> datetime | None:
        """Give a time in UTC; None if it is none."""
        zone = zone or self._zone
        if found := stamps.read(text, self._order, zone):
            return found
        try:
            moment = datetime.fromisoformat(text)
            return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)
        except (ValueError, OverflowError):
            return None


def day_in(name: str) -> date | None:
    """Find the day a file's name holds, such as 2024-03-22 or 22 March 2024; None if not one."""
    found = {day for text in _ISO.findall(name) for day in readings("-".join(text))}
    if not found:
        parts = re.split(r"[^\w\s,.'-]|_|\s-\s", name)
        found = {day for part in parts for day in _within(part)}
    return found.pop() if len(found) == 1 else None


def _within(part: str) -> Iterable[date]:
    words = part.replace(".csv", "").split()
    runs = chain.from_iterable(
        (" ".join(words[at : at + size]) for at in range(len(words) - size + 1)) for size in (3, 1)
    )
    for run in runs:
        if len(run) >= 6 and re.search(r"\d{4}", run) and len(days := readings(run)) == 1:
            yield days[0]
            return


def over_midnight(joined: datetime, left: datetime) -> datetime:
    """Give the time of leaving, on the next day if it would lie before that of coming."""
    return left + timedelta(days=1) if left < joined else left
