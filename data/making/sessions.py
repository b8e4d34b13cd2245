"""Dialogue sessions as the schedule has them: when and where, and the people recorded at each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from data.making.people import Person


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
