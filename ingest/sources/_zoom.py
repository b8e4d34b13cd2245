"""Zoom's lists: participants of a meeting, with or without its preamble, and webinar reports."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, tzinfo
from pathlib import PurePosixPath

from graph.errors import InputError
from graph.fold import fold
from ingest.files import Given
from ingest.head import Head
from ingest.loose.contacts import normal_email
from ingest.source import Aside, Note, Sure
from ingest.sources._meeting import Meeting, Stay
from ingest.sources._meeting_table import Clock, Listed, columns, day_in, first, length, lines_of
from ingest.surveys.naming import slug, title_of

WAITING = "people who were in the waiting room only"
ABSENT = "people who registered and did not come"
_NAMES = (
    *("name (original name)", "user name (original name)", "name", "user name", "participant"),
    "participants",
)
_IDS = ("meeting id", "webinar id", "id", "meetingid")
_EMAILS = ("user email", "email", "user_email_2", "e-mail")
_SPENT = (
    *("total duration (minutes)", "duration (minutes)", "time in session (minutes)", "duration"),
    *("total duration", "time in meeting (minutes)", "duration_minutes_2"),
)
_JOINED = ("join time", "join_time", "joined")
_LEFT = ("leave time", "leave_time", "left")
_SECTIONS = {
    "host details": "hosted",
    "panelist details": "spoke",
    "panelist": "spoke",
    "attendee details": "attended",
    "other attended": "attended",
}
_CODE = re.compile(r"(?<!\d)(\d{9,11})(?!\d)")

Row = Mapping[str, str]


def recognise(head: Head) -> Sure:
    """Tell Zoom's lists by the names of their columns."""
    if head.is_json:
        return 0
    for names in head.columns:
        named = {"name (original name)", "user name (original name)"} & names
        spent = set(_SPENT) & names or set(_JOINED) & names
        if named and spent:
            return 2
        if "name" in names and "total duration (minutes)" in names and "guest" in names:
            return 2
    return 0


def read(given: Given, zone: tzinfo) -> Iterator[Meeting | Note | Aside]:
    """Give the meeting a list is of, several if it is of several. Raises InputError."""
    listed = lines_of(given)
    yield from listed.notes
    about, rows, wide = _parts(listed)
    yield from wide
    times = [text for _, row, _ in rows for text in (first(row, *_JOINED), first(row, *_LEFT))]
    starts = [first(about, "start time", "actual start time"), first(about, "end time")]
    clock = Clock([*times, *starts], zone)
    if not clock.is_proven:
        yield Note("its days don't show whether day or month comes first: read as month/day")
    meetings: dict[str, list[tuple[int, Row, str]]] = {}
    for each in rows:
        # A report over several meetings names the meeting in every row.
        meetings.setdefault(first(each[1], *_IDS[:2]) or "", []).append(each)
    for found in meetings.values():
        own = _about_in(found[0][1]) | about
        yield _meeting(listed, own, found, clock, zone)


def _parts(listed: Listed) -> tuple[dict[str, str], list[tuple[int, Row, str]], list[Aside]]:
    """Give what stands above the list, its rows, each with the part of its section, and the rest.

    The rest are rows that don't fit their columns.
    """
    aside: list[Aside] = []
    about: dict[str, str] = {}
    rows: list[tuple[int, Row, str]] = []
    names: list[str] = []
    part, above = "attended", list[str]()
    for number, cells in listed.lines:
        found = columns(cells)
        filled = [cell for cell in found if cell]
        if len(filled) == 1 and (filled[0] in _SECTIONS or filled[0].endswith(" report")):
            part, names, above = _SECTIONS.get(filled[0], part), [], []
        elif _is_header(found):
            names, above = found, []
        elif names and (wide := listed.wide(number, cells, names)):
            aside += wide
        elif names:
            rows.append((number, dict(zip(names, cells, strict=False)), part))
        elif "topic" in found and set(_IDS) & set(found):
            above = found
        elif above:
            about = dict(zip(above, cells, strict=False)) | about
            above = []
    return about, rows, aside


def _about_in(row: Row) -> dict[str, str]:
    """Give what a row of a report over several meetings says of the meeting itself.

    The host's e-mail address stands under the same name as the participant's: it is left out.
    """
    if not first(row, *_IDS[:2]):
        return {}
    names = ("topic", "meeting id", "webinar id", "start time", "end time", "user name", "host")
    return {name: row[name] for name in names if name in row}


def _is_header(found: Sequence[str]) -> bool:
    return (
        bool(set(_NAMES) & set(found))
        and bool({*_SPENT, *_JOINED} & set(found))
        and not ("topic" in found and not set(_JOINED) & set(found))
    )


def _meeting(
    listed: Listed, about: Row, rows: Sequence[tuple[int, Row, str]], clock: Clock, zone: tzinfo
) -> Meeting:
    start = clock.read(first(about, "start time", "actual start time"))
    joined = [moment for _, row, _ in rows if (moment := clock.read(first(row, *_JOINED)))]
    begin = start or min(joined, default=None)
    held_on: date | None = begin.astimezone(zone).date() if begin else day_in(listed.name)
    if held_on is None:
        raise InputError(
            listed.name,
            "does not say on which day the meeting was",
            'Export it again with "Export with meeting data", or put the day into its name, such '
            "as participants_2024-03-22.csv",
        )
    file = PurePosixPath(listed.name).name
    code = re.sub(r"\D", "", first(about, *_IDS)) or next(iter(_CODE.findall(file)), "")
    title = first(about, "topic") or f"Zoom meeting {code}".strip()
    named = first(about, "host", "host name", "user name")
    host = normal_email(first(about, "host email", "user email", "host email address") or named)
    host_name = fold(re.sub(r"\s*\([^()]*\)$", "", named))
    stays = tuple(
        _stay(number, row, part, clock, (host or "", host_name)) for number, row, part in rows
    )
    return Meeting("zoom", code or slug(title_of(file)), title, held_on, stays)


def _stay(number: int, row: Row, part: str, clock: Clock, host: tuple[str, str]) -> Stay:
    name = first(row, *_NAMES) or " ".join(
        filter(None, (row.get("first name"), row.get("last name")))
    )
    email = first(row, *_EMAILS)
    is_host = bool(host[0]) and normal_email(email) == host[0]
    is_host = is_host or (bool(host[1]) and fold(name) == host[1])
    why_not = ""
    if fold(first(row, "in waiting room")) in ("yes", "ja", "oui", "sí"):
        why_not = WAITING
    elif "attended" in row and fold(row["attended"]) == "no":
        why_not = ABSENT
    return Stay(
        number,
        name,
        email,
        clock.read(first(row, *_JOINED)),
        clock.read(first(row, *_LEFT)),
        length(first(row, *_SPENT)),
        "hosted" if is_host else part,
        why_not,
    )
