"""The fourteen months that the sample tells, written down: who, where, when, and the known facts.

Autumn 2025 grows. In summer 2026 many ambassadors graduate and the vacations leave few sessions.
September and October 2026 recover, and lean on three people. One campus hangs by one person.
"""

import random
from dataclasses import dataclass
from datetime import date

SEED = "mashal sample 1"
FIRST_DAY = date(2025, 9, 1)
LAST_DAY = date(2026, 10, 31)

# What is known of the campaign; everything that is made adds up to it.
PANELISTS = 16
CONTENT_VIEWS = 55_274
FACEBOOK_FOLLOWERS = 60_412
HASHTAG = "MeandMyHero"
HASHTAG_FIRST, HASHTAG_LAST = date(2026, 8, 1), date(2026, 8, 31)
HASHTAG_POSTS = 800
HASHTAG_ACCOUNTS = 211
HASHTAG_REACH = 79_000

ONLY_LINK = "KIU-1"
LONELY_CAMPUS = "KIU"
LEANED_ON = ("NED-1", "HU-1", "PU-1")
RECOVERY_FROM = date(2026, 9, 1)
BROKERS = ("NED-1", "QAU-1", "HU-1", "PU-1", "SIBAU-1")
# No act at all: one since a training in March, one appointed two weeks before the last day.
NEVER_ACTIVE = ("UOP-3", "KU-5")

TOPICS = (
    "religious harmony",
    "online hate",
    "women's participation",
    "campus violence",
    "constitution and citizenship",
    "media literacy",
    "language and identity",
    "youth and peace",
)
DISCIPLINES = ("photography", "video making", "community activism", "social development")


@dataclass(frozen=True)
class Term:
    """One ambassador's term; no end: not known; ``quiet_from``: no act after that day."""

    key: str
    appointed: date
    graduates: date
    ends: date | None = None
    quiet_from: date | None = None

    @property
    def campus(self) -> str:
        """The university's id."""
        return self.key.rsplit("-", 1)[0]

    @property
    def cohort(self) -> str:
        """The season of the appointment."""
        season = "Spring" if self.appointed.month < 7 else "Autumn"
        return f"{season} {self.appointed.year}"


def _terms(text: str) -> tuple[Term, ...]:
    rows = []
    for line in text.strip().splitlines():
        key, appointed, graduates, *rest = line.split()
        days = [None if day == "-" else date.fromisoformat(day) for day in rest]
        rows.append(Term(key, date.fromisoformat(appointed), date.fromisoformat(graduates), *days))
    return tuple(rows)


# key, appointed, graduates, ends, last act of those who went quiet
TERMS = _terms(
    """
NED-1 2025-09-05 2027-06-18 2027-06-30
NED-2 2025-09-05 2026-06-19 2026-06-30
NED-3 2025-09-12 2026-06-19 2026-06-30
NED-4 2025-10-10 2026-12-18 2026-12-31
NED-5 2026-02-13 2027-06-18 2027-06-30 2026-05-10
NED-6 2026-02-13 2028-06-16
NED-7 2026-09-11 2028-06-16
NED-8 2026-10-09 2027-06-18 2027-06-30
HU-1 2025-09-05 2027-01-15 2027-01-31
HU-2 2025-09-12 2026-06-12 2026-06-30
HU-3 2025-10-10 2026-06-12 2026-06-30
HU-4 2026-02-20 2027-06-11
HU-5 2026-02-20 2027-06-11 2026-04-30 2026-04-24
HU-6 2026-09-18 2028-06-09
KU-1 2025-10-03 2026-12-18 2026-12-31
KU-2 2025-10-03 2026-06-26 2026-06-30
KU-3 2025-11-07 2027-06-25 - 2026-04-20
KU-4 2026-03-06 2027-06-25 2027-06-30
KU-5 2026-10-19 2028-06-23
SIBAU-1 2025-11-14 2027-06-11 2027-06-30
SIBAU-2 2025-11-14 2026-06-12 2026-06-30
SIBAU-3 2026-03-13 2026-12-18 2026-12-31
PU-1 2025-10-03 2027-06-25 2027-06-30
PU-2 2025-10-03 2026-07-24 2026-07-31
PU-3 2025-10-17 2026-06-26 2026-06-30
PU-4 2026-03-06 2027-01-29 - 2026-05-15
PU-5 2026-09-18 2028-06-23
QAU-1 2025-11-07 2027-06-18
QAU-2 2025-11-07 2026-06-19 2026-06-30
QAU-3 2026-02-20 2027-01-22 2027-01-31
QAU-4 2026-10-02 2028-06-16
UOP-1 2025-11-14 2027-06-25 2027-06-30
UOP-2 2025-11-14 2026-07-10 2026-07-15
UOP-3 2026-03-20 2027-12-17 - 2026-03-28
BUITEMS-1 2025-12-05 2026-06-26 2026-06-30
BUITEMS-2 2026-02-06 2027-06-25 - 2026-04-25
BZU-1 2026-02-06 2027-01-29
BZU-2 2026-03-06 2027-06-25 2026-05-31
KIU-1 2025-11-07 2026-12-18 2026-12-31
KIU-2 2025-11-07 2026-06-19 2026-06-30
"""
)
# Ambassadors who had come to their campus' sessions as participants before they were appointed.
CAME_FIRST = (
    "NED-5",
    "NED-6",
    "NED-7",
    "HU-4",
    "HU-6",
    "KU-4",
    "PU-5",
    "QAU-3",
    "QAU-4",
    "SIBAU-3",
)
# Students who came to sessions and hold no role, by campus.
STUDENTS = {
    "NED": 50, "HU": 38, "KU": 36, "PU": 34, "QAU": 22, "UOP": 18, "SIBAU": 16,
    "BUITEMS": 12, "BZU": 11, "KIU": 24, "GCU": 6,
}  # fmt: skip
# Where sessions were held, month by month: exams thin out January and June, vacations the summer.
SCHEDULE = {
    "2025-09": "NED HU NED",
    "2025-10": "NED HU KU LCK PU NED",
    "2025-11": "NED HU KU PU QAU LCK KIU UOP",
    "2025-12": "NED HU PU QAU SIBAU LCK BUITEMS",
    "2026-01": "HU LCK",
    "2026-02": "NED KU PU QAU BUITEMS KIU",
    "2026-03": "NED HU KU UOP BZU",
    "2026-04": "NED HU KU PU QAU SIBAU BUITEMS LCK KIU BZU",
    "2026-05": "NED HU PU QAU KU UOP GCU",
    "2026-06": "NED LCK",
    "2026-07": "LCK",
    "2026-08": "HU LCK",
    "2026-09": "NED HU LCK PU KIU NED",
    "2026-10": "NED HU LCK NED PU QAU KIU SIBAU KU UOP",
}
# No session on these days: winter break, exams in January and June, both Eids and Ashura as they
# were expected for 2026, and Independence Day.
CLOSED = (
    (date(2025, 12, 24), date(2026, 1, 2)),
    (date(2026, 1, 9), date(2026, 1, 23)),
    (date(2026, 3, 18), date(2026, 3, 25)),
    (date(2026, 5, 25), date(2026, 6, 13)),
    (date(2026, 6, 24), date(2026, 6, 27)),
    (date(2026, 8, 14), date(2026, 8, 14)),
)


def draw(part: str) -> random.Random:
    """Make a generator for one part, so that a change in one part leaves the others be."""
    return random.Random(f"{SEED}: {part}")
