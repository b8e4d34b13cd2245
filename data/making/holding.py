"""Holding the sessions of the schedule: who hosts, who speaks, who visits, who returns."""

import calendar
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from random import Random

from data.making import story
from data.making.people import Person
from data.making.places import PLACE_NAME
from data.making.sessions import Session

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


def make_sessions(cast: Sequence[Person]) -> list[Session]:
    """Hold every session of the schedule, in the order of days."""
    rng = story.draw("sessions")
    planned = sorted(_days(rng, cast), key=lambda plan: (plan[0], plan[1]))
    hall = Hall(rng, cast)
    return [
        hall.hold(f"s-{number:03d}", day, venue) for number, (day, venue) in enumerate(planned, 1)
    ]


def _days(rng: Random, cast: Sequence[Person]) -> Iterator[tuple[date, str]]:
    for month, venues in story.SCHEDULE.items():
        year, number = map(int, month.split("-"))
        free = [
            day
            for day in (
                date(year, number, d) for d in range(5, calendar.monthrange(year, number)[1])
            )
            if day.weekday() != 6 and not any(first <= day <= last for first, last in story.CLOSED)
        ]
        for venue in venues.split():
            days = [day for day in free if able_hosts(cast, venue, day)] or free
            day = rng.choice(days)
            free.remove(day)
            yield day, venue


def able_hosts(cast: Iterable[Person], venue: str, day: date) -> list[Person]:
    """List the ambassadors who may host at a venue on a day."""
    campuses = _CATCHMENT.get(venue, (venue,))
    return [
        one
        for one in cast
        if one.term and one.campus in campuses and one.acts_on(day)
        and one.key not in story.NEVER_ACTIVE
    ]  # fmt: skip


class Hall:
    """Remembers who hosted and came before, so that people return."""

    def __init__(self, rng: Random, cast: Sequence[Person]) -> None:
        self._rng, self._cast = rng, cast
        self._hosted: Counter[str] = Counter()
        self._came: Counter[str] = Counter()

    def hold(self, session_id: str, day: date, venue: str) -> Session:
        """Hold one session: hosts, speakers, visitors, the campus' ambassadors and students."""
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
        able = able_hosts(self._cast, venue, day)
        if day >= story.RECOVERY_FROM:
            leaned_on = [one for one in able if one.key in story.LEANED_ON]
            able = leaned_on[:1] if venue != "LCK" else leaned_on[:2] or able
            able = able or able_hosts(self._cast, venue, day)
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
            for one in able_hosts(self._cast, venue, day)
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
