"""An online meeting, whatever tool it was held in: who was there, how long, in what part."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from graph.fold import fold
from ingest.loose.contacts import masked, normal_email
from ingest.named import Campus, Sign, Someone
from ingest.source import Context, Event, Item, Passed, Told
from ingest.sources._meeting_names import person_in
from ingest.surveys.sessions import ONLINE, campuses

MINUTES = 5
"""Less time than this is no attendance, unless the settings say otherwise."""


@dataclass(frozen=True, slots=True)
class Stay:
    """One row of a list: a name, from when to when; ``minutes`` where the list has them alone."""

    number: int
    name: str
    email: str = ""
    joined: datetime | None = None
    left: datetime | None = None
    minutes: float | None = None
    part: str = "attended"
    why_not: str = ""
    """Why the row is no attendance, if it is none: completes "3 records ignored: …"."""


@dataclass(frozen=True)
class Meeting:
    """A meeting: ``key`` is what stays the same of it, its id or title, ``held_on`` its day."""

    tool: str
    key: str
    title: str
    held_on: date
    stays: tuple[Stay, ...]

    @property
    def scope(self) -> str:
        """What a name means the same person in."""
        return f"{self.tool}-{self.key}"

    @property
    def session_id(self) -> str:
        """The id of the session: the meeting's, and its day."""
        return f"{self.scope}-{self.held_on:%Y%m%d}"


def events(meeting: Meeting, context: Context) -> Iterator[Event]:
    """Give what a meeting's rows say: each person's first row tells, the further ones repeat it."""
    least = float(context.options.get("attendance_minutes", MINUTES))
    guests = _guests(meeting)
    counted = [guest for guest in guests if guest.is_counted(least)]
    told: dict[int, list[Told]] = {}
    for guest in counted:
        rows = _rows(meeting, guest, context)
        told |= {stay.number: rows for stay in guest.stays}
    session = _session(meeting, len(counted))
    short = {stay.number for guest in guests if guest not in counted for stay in guest.stays}
    first = True
    for stay in meeting.stays:
        if stay.number in told:
            yield Item(stay.number, [*told[stay.number], *([session] if first else [])])
            first = False
        elif stay.number in short:
            yield Passed(stay.number, f"people who stayed for less than {least:g} minutes")
        else:
            yield Passed(stay.number, stay.why_not or person_in(stay.name)[1])


@dataclass(frozen=True)
class _Guest:
    """A person with all rows that are theirs."""

    name: str
    emails: tuple[str, ...]
    stays: tuple[Stay, ...]

    @property
    def part(self) -> str:
        parts = {stay.part for stay in self.stays}
        return next(part for part in ("hosted", "spoke", "attended") if part in parts)

    def is_counted(self, least: float) -> bool:
        stayed = minutes(self.stays)
        return stayed is None or stayed >= least or self.part != "attended"


def minutes(stays: Sequence[Stay]) -> float | None:
    """Add up how long somebody was there, counting once what overlaps; None if it is not known."""
    spans = sorted((s.joined, s.left) for s in stays if s.joined and s.left and s.joined <= s.left)
    total, end = timedelta(), None
    for start, stop in spans:
        begin = start if end is None or start > end else end
        total += max(stop - begin, timedelta())
        end = stop if end is None else max(end, stop)
    timed = total.total_seconds() / 60
    alone = [s.minutes for s in stays if not (s.joined and s.left) and s.minutes is not None]
    if not spans and not alone:
        return None
    return timed + sum(alone)


def _guests(meeting: Meeting) -> list[_Guest]:
    """Group rows by person: one e-mail address or one name is one person in a meeting."""
    groups: list[tuple[set[str], list[tuple[str, Stay]]]] = []
    for stay in meeting.stays:
        name, _ = person_in(stay.name)
        if stay.why_not or not name:
            continue
        email = normal_email(stay.email)
        keys = {f"name:{fold(name)}"} | ({f"email:{email}"} if email else set())
        same = [group for group in groups if group[0] & keys]
        merged = (
            keys.union(*(group[0] for group in same)),
            [*(pair for group in same for pair in group[1]), (name, stay)],
        )
        groups = [group for group in groups if not any(group is each for each in same)]
        groups.append(merged)
    return [_guest(keys, pairs) for keys, pairs in groups]


def _guest(keys: Iterable[str], pairs: Sequence[tuple[str, Stay]]) -> _Guest:
    # The fullest form of the name says most: "Ayesha" and "Ayesha Khan" are Ayesha Khan.
    name = max((name for name, _ in pairs), key=lambda name: (len(name.split()), len(name), name))
    emails = sorted(key.removeprefix("email:") for key in keys if key.startswith("email:"))
    return _Guest(name, tuple(emails), tuple(stay for _, stay in pairs))


def _rows(meeting: Meeting, guest: _Guest, context: Context) -> list[Told]:
    hashes = [context.hashed("email", email) for email in guest.emails]
    signs = tuple(Sign("email", each) for each in hashes if each)
    who = Someone(guest.name, meeting.scope, signs=signs)
    cells = {"session_id": meeting.session_id, "person_id": who, "part": guest.part}
    return [("session_people", cells)]


def _session(meeting: Meeting, people: int) -> Told:
    return "sessions", {
        "session_id": meeting.session_id,
        "title": masked(meeting.title)[:300] or "Online meeting",
        "held_on": meeting.held_on,
        "venue_id": venue_of(meeting.title),
        "format": "online",
        "participants_count": people,
    }


def venue_of(title: str) -> Campus:
    """Give the campus a meeting's title names beyond doubt, else the place of what is online."""
    for part in (*re.split(r"\s*[,|:@()–—]\s*|\s+-\s+|\bat\b|\bwith\b", title), title):
        if part.strip() and campuses().match(part).is_certain:
            return Campus(part.strip(), venue=True)
    return ONLINE
