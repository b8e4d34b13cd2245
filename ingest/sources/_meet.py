"""Google Meet's lists: a name, a duration, times of day; the day itself stands elsewhere."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, tzinfo
from pathlib import PurePosixPath

from graph.errors import InputError
from graph.fold import one_line
from ingest.files import Given
from ingest.head import Head
from ingest.loose.days import readings
from ingest.source import Aside, Note, Sure
from ingest.sources._meeting import Meeting, Stay
from ingest.sources._meeting_table import (
    Clock,
    columns,
    day_in,
    first,
    length,
    lines_of,
    over_midnight,
)
from ingest.surveys.naming import slug, title_of

_CODE = re.compile(r"(?<![a-z])([a-z]{3}-[a-z]{4}-[a-z]{3})(?![a-z])")
_NOISE = re.compile(
    r"\b(?:google )?meet(?:ing)?\b(?: attendance)?|attendance(?: report| list)?|participants?"
    r"|report|20\d{2}[-_. ]?\d{2}[-_. ]?\d{2}|\d{1,2}[-_ .:]\d{2}(?:\s*[ap]m)?"
    r"|\b\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9},? 20\d{2}\b|\b[a-z]{3,9} \d{1,2},? 20\d{2}\b"
    r"|\b(?:PKT|UTC|GMT[+-]?\d*)\b",
    re.IGNORECASE,
)
_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([AaPp]\.?[Mm]\.?)?")

Row = Mapping[str, str]


def recognise(head: Head) -> Sure:
    """Tell Meet's lists by the names of their columns."""
    if head.is_json:
        return 0
    return 2 if head.has_columns("time joined", "time exited") else 0


def read(given: Given, zone: tzinfo) -> Iterator[Meeting | Note | Aside]:
    """Give the meeting a list is of; raises InputError if nothing says on which day it was."""
    listed = lines_of(given)
    yield from listed.notes
    about: dict[str, str] = {}
    rows: list[tuple[int, Row]] = []
    names, above = list[str](), list[str]()
    for number, cells in listed.lines:
        found = columns(cells)
        if "time joined" in found and "time exited" in found:
            names = found
        elif names and (wide := listed.wide(number, cells, names)):
            yield from wide
        elif names:
            rows.append((number, dict(zip(names, cells, strict=False))))
        elif above:
            about, above = dict(zip(above, cells, strict=False)), []
        else:
            above = found
    file = PurePosixPath(given.name).name
    clock = Clock([first(row, "time joined") for _, row in rows], zone)
    held_on = _day(about, rows, clock, zone) or day_in(file)
    if held_on is None:
        raise InputError(
            given.name,
            "does not say on which day the meeting was, as Google Meet's lists don't",
            "Put the day into the file's name, such as 2024-03-22 Session.csv, and load it again",
        )
    code = _CODE.search(file)
    title = first(about, "meeting title", "title", "meeting") or _title(file)
    key = code[1] if code else slug(title)
    stays = tuple(_stay(number, row, clock, held_on, zone) for number, row in rows)
    yield Meeting("meet", key, title, held_on, stays)


def _day(about: Row, rows: list[tuple[int, Row]], clock: Clock, zone: tzinfo) -> date | None:
    said = readings(first(about, "date", "meeting date"))
    if len(said) == 1:
        return said[0]
    moments = [moment for _, row in rows if (moment := clock.read(first(row, "time joined")))]
    return min(moments).astimezone(zone).date() if moments else None


def _title(file: str) -> str:
    bare = _NOISE.sub(" ", _CODE.sub(" ", title_of(file).replace("_", " ")))
    return one_line(bare).strip(" -–—") or "Google Meet"


def _stay(number: int, row: Row, clock: Clock, held_on: date, zone: tzinfo) -> Stay:
    both = " ".join(filter(None, (row.get("first name", ""), row.get("last name", ""))))
    joined = _moment(first(row, "time joined"), clock, held_on, zone)
    left = _moment(first(row, "time exited"), clock, held_on, zone)
    if joined and left:
        left = over_midnight(joined, left)
    spent = length(first(row, "duration"))
    # Who came and went has one row: its duration is right, its two times hold the gap.
    times = (None, None) if spent is not None else (joined, left)
    return Stay(number, first(row, "name") or both, first(row, "email"), *times, spent)


def _moment(text: str, clock: Clock, held_on: date, zone: tzinfo) -> datetime | None:
    if found := _TIME.fullmatch(text.strip()):
        hour = int(found[1])
        if found[4]:
            hour = hour % 12 + (12 if found[4][0] in "Pp" else 0)
        try:
            return datetime(
                *(held_on.year, held_on.month, held_on.day, hour, int(found[2])),
                int(found[3] or 0),
                tzinfo=zone,
            )
        except ValueError:
            return None
    return clock.read(text)
