"""Dialogue sessions and trainings: when, where, who hosted, spoke and came."""

import calendar
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from data.making import story
from data.making.people import Person
from data.making.places import PLACE_NAME

_KARACHI = ("NED", "HU", "KU")
_CATCHMENT = {"LCK": _KARACHI, "GCU": ("GCU", "PU")}
_HOME = {
    "NED": "KHI", "HU": "KHI", "KU": "KHI", "LCK": "KHI", "PU": "LHE", "GCU": "LHE",
    "QAU": "ISB", "UOP": "PEW",
}  # fmt: skip
_TITLES = {
    "religious harmony": ("Living with many faiths", "What our neighbours believe"),
    "online hate": ("Words that wound", "Before you share"),
    "women's participation": ("Who speaks in our classrooms?", "Her seat at the table"),
    "campus violence": ("A campus without fear", "Arguing without fists"),
    "constitution and citizenship": ("My rights, your rights", "What the constitution promises"),
    "media literacy": ("True, false, forwarded", "Reading the news twice"),
    "language and identity": ("Many tongues, one campus", "Where are you from, really?"),
    "youth and peace": ("What one student can do", "Torch on the path"),
}
_TRAININGS = (
    ("Facilitating dialogue", date(2025, 9, 20), "LCK"),
    ("Facilitating dialogue", date(2025, 10, 25), "LHR-HALL"),
    ("Facilitating dialogue", date(2025, 11, 22), "QAU"),
    ("Telling stories with pictures", date(2026, 2, 28), "STUDIO"),
    ("Safety online and on campus", date(2026, 3, 28), "PEW-YOUTH"),
    ("Facilitating dialogue", date(2026, 10, 24), "LCK"),
)


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
        """The people with one of these parts."""
        return [person for person, part in self.people if part in parts]


def make_sessions(cast: Sequence[Person]) -> list[Session]:
    """Hold every session of the schedule, in the order of days."""
    rng = story.draw("sessions")
    planned = sorted(_days(rng, cast), key=lambda plan: (plan[0], plan[1]))
    hall = _Hall(rng, cast)
    return [
        hall.hold(f"s-{number:03d}", day, venue) for number, (day, venue) in enumerate(planned, 1)
    ]


def _days(rng: Random, cast: Sequence[Person]) -> Iterator[tuple[date, str]]:
    for month, venues in story.SCHEDULE.items():
        year, number = map(int, month.split("-"))
        free = [
            day
            for day in (date(year, number, d) for d in range(5, calendar.monthrange(year, number)[1]))
            if day.weekday() != 6 and not any(first <= day <= last for first, last in story.CLOSED)
        ]
        for venue in venues.split():
            days = [day for day in free if _hosts(cast, venue, day)] or free
            day = rng.choice(days)
            free.remove(day)
            yield day, venue


def _hosts(cast: Iterable[Person], venue: str, day: date) -> list[Person]:
    campuses = _CATCHMENT.get(venue, (venue,))
    return [
        one
        for one in cast
        if one.term and one.campus in campuses and one.acts_on(day)
        and one.key not in story.NEVER_ACTIVE
    ]  # fmt: skip


class _Hall:
    """Remembers who hosted and came before, so that people return."""

    def __init__(self, rng: Random, cast: Sequence[Person]) -> None:
        self._rng, self._cast = rng, cast
        self._hosted: Counter[str] = Counter()
        self._came: Counter[str] = Counter()

    def hold(self, session_id: str, day: date, venue: str) -> Session:
        topics = tuple(self._rng.sample(story.TOPICS, self._rng.choice((1, 1, 2))))
        hosts = self._pick_hosts(venue, day)
        lonely = venue == story.LONELY_CAMPUS
        parts = {one.person_id: (one, "hosted") for one in hosts}
        guests: list[tuple[Person, str]] = []
        if not lonely:
            guests += [(one, "spoke") for one in self._panel(venue)]
            guests += [(one, "attended") for one in self._visitors(venue, day)]
        guests += [(one, "attended") for one in self._own_ambassadors(venue, day)]
        guests += self._students(venue, day)
        for one, part in guests:
            parts.setdefault(one.person_id, (one, part))
        self._came.update(parts.keys())
        walk_ins = 0 if lonely else int(len(parts) * self._rng.uniform(0, 1.1))
        return Session(
            session_id, self._title(topics[0], venue), day, venue,
            self._rng.choices(("in person", "hybrid", "online"), (80, 13, 7))[0], topics,
            tuple(parts.values()),
            len(parts) + walk_ins if self._rng.random() < 0.85 else None,
        )  # fmt: skip

    def _title(self, topic: str, venue: str) -> str:
        return f"{self._rng.choice(_TITLES[topic])} – {PLACE_NAME[venue]}"

    def _pick_hosts(self, venue: str, day: date) -> list[Person]:
        able = _hosts(self._cast, venue, day)
        if day >= story.RECOVERY_FROM:
            leaned_on = [one for one in able if one.key in story.LEANED_ON]
            able = leaned_on[:1] if venue != "LCK" else leaned_on[:2] or able
            able = able or _hosts(self._cast, venue, day)
        if venue == "GCU" or not able:
            able = [one for one in self._cast if one.key in ("PU-1", "STAFF-1")]
        able = sorted(able, key=lambda one: (self._hosted[one.key], self._rng.random()))
        chosen = able[: self._rng.choice((1, 2))]
        self._hosted.update(one.key for one in chosen)
        return chosen

    def _panel(self, venue: str) -> list[Person]:
        home = _HOME.get(venue)
        count = self._rng.choice((1, 2, 2, 3) if home == "KHI" else (0, 1, 1, 2))
        panelists = [one for one in self._cast if "panelist" in one.roles]
        weights = [one.energy * (1 if one.home == home else 0.08) for one in panelists]
        speakers = self._weighted(panelists, weights, count)
        staff = [one for one in self._cast if "staff" in one.roles]
        if self._rng.random() < (0.4 if home == "KHI" else 0.12):
            speakers += self._rng.sample(staff, 1)
        return speakers

    def _visitors(self, venue: str, day: date) -> list[Person]:
        near = _KARACHI if venue in (*_KARACHI, "LCK") else ()
        others = [
            one
            for one in self._cast
            if one.term and one.acts_on(day) and one.key not in story.NEVER_ACTIVE
            and one.campus != venue
        ]  # fmt: skip
        weights = [
            one.energy * (4 if one.key in story.BROKERS else 1) * (4 if one.campus in near else 1)
            * (0.5 if one.key == story.ONLY_LINK else 1) * (0 if one.behind_the_link else 1)
            for one in others
        ]  # fmt: skip
        return self._weighted(others, weights, self._rng.choice((0, 0, 1, 1, 2)))

    def _own_ambassadors(self, venue: str, day: date) -> list[Person]:
        usual = 0.45 if day >= story.RECOVERY_FROM else 0.7
        return [
            one
            for one in _hosts(self._cast, venue, day)
            if self._rng.random() < usual or not self._came[one.person_id]
        ]

    def _students(self, venue: str, day: date) -> list[tuple[Person, str]]:
        campuses = _CATCHMENT.get(venue, (venue,))
        able = [one for one in self._cast if not one.roles and one.acts_on(day)]
        own = [one for one in able if one.campus in campuses]
        near = [one for one in able if venue in _KARACHI and one.campus in _KARACHI]
        weights = [  # first those who never came, then those who came often
            one.energy * (9 if not self._came[one.person_id] else 1 + self._came[one.person_id])
            for one in own
        ]
        share = self._rng.uniform(0.45, 0.85) * (0.45 if venue == "LCK" else 1)
        count = max(8, min(32, int(len(own) * share)))
        chosen = self._weighted(own, weights, count)
        chosen += self._rng.sample(near, min(len(near), self._rng.choice((0, 0, 1, 2))))
        return [
            (one, "spoke" if place == 0 and self._rng.random() < 0.3 else "attended")
            for place, one in enumerate(chosen)
        ]

    def _weighted(self, from_: list[Person], weights: list[float], count: int) -> list[Person]:
        """Draw without putting back, the heavier the likelier."""
        keyed = [
            (self._rng.random() ** (1 / weight), place)
            for place, weight in enumerate(weights)
            if weight > 0
        ]
        return [from_[place] for _, place in sorted(keyed, reverse=True)[:count]]


@dataclass(frozen=True)
class Training:
    """One training and who was there."""

    training_id: str
    title: str
    held_on: date
    venue_id: str
    people: tuple[Person, ...] = ()


def make_trainings(cast: Sequence[Person]) -> list[Training]:
    """Train ambassadors at the first chance after their appointment; a few miss it."""
    rng = story.draw("trainings")
    trainings = [
        Training(f"t-{number}", *facts) for number, facts in enumerate(_TRAININGS, 1)
    ]
    untrained = [one for one in cast if one.term]
    done = []
    for training in trainings:
        ready = [one for one in untrained if one.acts_on(training.held_on)]
        came = [one for one in ready if one.key in story.NEVER_ACTIVE or rng.random() < 0.85]
        untrained = [one for one in untrained if one not in came]
        staff = [one for one in cast if "staff" in one.roles][:2]
        done.append(replace(training, people=(*staff, *came)))
    return done


def session_rows(sessions: Sequence[Session]) -> dict[str, list[dict[str, object]]]:
    """The tables ``sessions`` and ``session_people``."""
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


def training_rows(trainings: Sequence[Training]) -> dict[str, list[dict[str, object]]]:
    """The tables ``trainings`` and ``training_people``."""
    columns = ("training_id", "title", "held_on", "venue_id")
    held = [{column: getattr(one, column) for column in columns} for one in trainings]
    people: list[dict[str, object]] = [
        {"training_id": one.training_id, "person_id": person.person_id}
        for one in trainings
        for person in one.people
    ]
    return {"trainings": held, "training_people": people}
