"""Teams' lists: numbered sections (2022), a summary above (2021), joins and leaves (2020)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, tzinfo
from pathlib import PurePosixPath

from graph.errors import InputError
from graph.fold import fold
from ingest.files import Given
from ingest.head import Head
from ingest.source import Aside, Note, Sure
from ingest.sources._meeting import Meeting, Stay
from ingest.sources._meeting_table import Clock, Listed, columns, day_in, first, length, lines_of
from ingest.surveys.naming import slug, title_of

_SECTION = re.compile(r"([1-9])\.\s*\S.*")
_NAMES = ("name", "full name")
_TITLES = ("meeting title", "webinar title", "event title")
_STARTS = ("start time", "meeting start time")
_HOSTS = ("organizer", "organiser", "organisateur", "organizador", "organisator", "منتظم")
_SPEAKERS = ("speaker", "panelist")
_SIDE = re.compile(r"\s*\((?:guest|unverified|external|gast|invité|invitado|gość)[^()]*\)", re.I)
_POSITIONS = (
    *("name", "first join", "last leave", "in-meeting duration"),
    *("email", "participant id (upn)", "role"),
)
_FILE = re.compile(r"\s*-?\s*(?:attendance|participation) ?(?:report|list)?.*$", re.IGNORECASE)

Row = Mapping[str, str]


def recognise(head: Head) -> Sure:
    """Tell Teams' lists by their columns, in other languages by their numbered sections."""
    if head.is_json:
        return 0
    if head.has_columns("first join", "last leave") or head.has_columns("full name", "user action"):
        return 2
    if head.has_columns("first join (utc)", "last leave (utc)") or head.has_columns("1. summary"):
        return 2
    if head.has_columns("full name", "join time", "leave time", "duration"):
        return 2
    text = head.text[:20_000]
    sections = re.findall(r"^\s*([1-3])\.\s+\S[^\t\n]*$", text, re.MULTILINE)
    return 1 if sections[:2] == ["1", "2"] and "\t" in text else 0


def read(given: Given, zone: tzinfo) -> Iterator[Meeting | Note | Aside]:
    """Give the meeting a list is of; raises InputError."""
    listed = lines_of(given)
    yield from listed.notes
    about, rows, wide = _parts(listed)
    yield from wide
    if not rows:
        raise InputError(
            given.name, "lists nobody", "Download the meeting's attendance report from Teams again"
        )
    clock = Clock(_times(about, rows), zone)
    if not clock.is_proven:
        yield Note("its days don't show whether day or month comes first: read as month/day")
    stays = tuple(_joins(rows, clock) if "user action" in rows[0][1] else _stays(rows, clock))
    start = _start(about, clock)
    begin = start or min((stay.joined for stay in stays if stay.joined), default=None)
    held_on = begin.astimezone(zone).date() if begin else day_in(given.name)
    if held_on is None:
        raise InputError(
            given.name,
            "does not say on which day the meeting was",
            "Put the day into the file's name, such as 2024-03-22 Session.csv",
        )
    title = _title(about, given.name)
    yield Meeting("teams", first(about, "meeting id") or slug(title), title, held_on, stays)


def _parts(listed: Listed) -> tuple[dict[str, str], list[tuple[int, dict[str, str]]], list[Aside]]:
    """Give the summary's lines, the rows of the list of participants, and those that don't fit."""
    aside: list[Aside] = []
    about: dict[str, str] = {}
    rows: list[tuple[int, dict[str, str]]] = []
    names: list[str] = []
    section = "0"
    for number, cells in listed.lines:
        found = columns(cells)
        filled = [cell for cell in found if cell]
        if len(filled) == 1 and (mark := _SECTION.fullmatch(filled[0])):
            section, names = mark[1], []
        elif section not in "012":
            continue
        elif not names and (_is_header(found) or section == "2"):
            names = found if _is_header(found) else _by_place(found)
        elif names and (wide := listed.wide(number, cells, names)):
            aside += wide
        elif names:
            rows.append((number, dict(zip(names, cells, strict=False))))
        elif len(cells) > 1:
            about.setdefault(f"line {len(about) + 1}", cells[1])
            about.setdefault(found[0], cells[1])
    return about, rows, aside


def _is_header(found: Sequence[str]) -> bool:
    return bool(set(_NAMES) & set(found)) and len(found) > 2


def _by_place(found: Sequence[str]) -> list[str]:
    """Name the columns of a list in another language: they stand in the same places."""
    return [*_POSITIONS, *found[len(_POSITIONS) :]][: len(found)]


def _times(about: Row, rows: Sequence[tuple[int, Row]]) -> list[str]:
    return [
        *about.values(),
        *(text for _, row in rows for text in list(row.values())[1:3]),
    ]


def _start(about: Row, clock: Clock) -> datetime | None:
    said = clock.read(first(about, *_STARTS))
    # In another language the summary's first time is the start.
    return said or next((moment for text in about.values() if (moment := clock.read(text))), None)


def _title(about: Row, name: str) -> str:
    said = first(about, *_TITLES)
    if not said and any(key not in ("line 1",) for key in about):
        said = about.get("line 1", "")
        said = "" if re.fullmatch(r"[\d\s:/.,-]*", said) else said
    return said or _FILE.sub("", title_of(PurePosixPath(name).name)) or "Teams meeting"


def _stays(rows: Sequence[tuple[int, Row]], clock: Clock) -> Iterator[Stay]:
    for number, row in rows:
        in_utc = "first join (utc)" in row
        zone = UTC if in_utc else None
        email = first(row, "email", "registration email", "participant id (upn)")
        email = email or next((cell for cell in row.values() if "@" in cell), "")
        yield Stay(
            number,
            _turned(_SIDE.sub("", first(row, *_NAMES))),
            email,
            clock.read(first(row, "first join", "join time", "first join (utc)"), zone),
            clock.read(first(row, "last leave", "leave time", "last leave (utc)"), zone),
            length(first(row, "in-meeting duration", "duration")),
            _part(row),
        )


def _turned(name: str) -> str:
    """Write "Bilal, Muhammad", as directories have names, as Muhammad Bilal."""
    last, comma, given = name.partition(", ")
    return f"{given} {last}" if comma and "," not in given else name


def _part(row: Row) -> str:
    role = fold(first(row, "role"))
    if any(word in role for word in _HOSTS):
        return "hosted"
    return "spoke" if any(word in role for word in _SPEAKERS) else "attended"


def _joins(rows: Sequence[tuple[int, Row]], clock: Clock) -> Iterator[Stay]:
    """Read the oldest form: a row each time somebody joins or leaves."""
    moments = [clock.read(first(row, "timestamp")) for _, row in rows]
    end = max((moment for moment in moments if moment), default=None)
    open_at: dict[str, tuple[int, datetime]] = {}
    spans: dict[int, tuple[datetime, datetime]] = {}
    for (number, row), moment in zip(rows, moments, strict=True):
        who = fold(first(row, *_NAMES))
        if moment and fold(first(row, "user action")).startswith("joined"):
            open_at.setdefault(who, (number, moment))
        elif moment and who in open_at:
            began, since = open_at.pop(who)
            spans[began] = (since, moment)
    spans |= {number: (since, end or since) for number, since in open_at.values()}
    for number, row in rows:
        joined, left = spans.get(number, (None, None))
        # A row of leaving adds no time; it belongs to the person all the same.
        no_time = 0.0 if joined is None else None
        yield Stay(number, _turned(_SIDE.sub("", first(row, *_NAMES))), "", joined, left, no_time)
