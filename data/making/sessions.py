"""Dialogue sessions as the schedule has them: when and where, and the people recorded at each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from data.making import story
from data.making.people import Person

_CAME_TO = 2


@dataclass(frozen=True)
class Session:
    """One dialogue session and the people recorded at it, each with a part."""

    session_id: str
    title: str
    held_on: date
    venue_id: str
    format: str
    topics: tuple[str, ...]
    people: tuple[tuple[Person, str], ...]
    participants_count: int | None

    def of(self, *parts: str) -> list[Person]:
        """List the people with one of these parts."""
        return [person for person, part in self.people if part in parts]


def with_later_ambassadors(sessions: Sequence[Session], cast: Sequence[Person]) -> list[Session]:
    """Let some ambassadors have come to their campus' last sessions before they were appointed."""
    added: dict[str, list[Person]] = {}
    for one in cast:
        if one.term is None or one.term.key not in story.CAME_FIRST:
            continue
        before = [
            session.session_id
            for session in sessions
            if session.venue_id == one.campus and session.held_on < one.term.appointed
        ]
        for session_id in before[-_CAME_TO:]:
            added.setdefault(session_id, []).append(one)
    return [_joined(session, added.get(session.session_id, [])) for session in sessions]


def _joined(session: Session, also: Sequence[Person]) -> Session:
    known = {person.person_id for person, _ in session.people}
    new = tuple((one, "attended") for one in also if one.person_id not in known)
    counted = session.participants_count
    return replace(
        session,
        people=session.people + new,
        participants_count=None if counted is None else counted + len(new),
    )


def session_rows(sessions: Sequence[Session]) -> dict[str, list[dict[str, object]]]:
    """Give the tables ``sessions`` and ``session_people``."""
    columns = ("session_id", "title", "held_on", "venue_id", "format", "topics")
    held = [
        {column: getattr(one, column) for column in (*columns, "participants_count")}
        for one in sessions
    ]
    people: list[dict[str, object]] = [
        {"session_id": one.session_id, "person_id": person.person_id, "part": part}
        for one in sessions
        for person, part in one.people
    ]
    return {"sessions": held, "session_people": people}
