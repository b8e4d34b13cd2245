"""What people answered: feedback before and after sessions, and the ties they reported."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from data.making import story
from data.making.people import Person
from data.making.sessions import Session

# Each item is a statement scored 1 to 5 so that 5 is the most accepting answer; where it starts
# and how much a session moves it.
_ITEMS = {
    "item_minorities": (3.2, 0.36),
    "item_women": (3.5, 0.30),
    "item_campus_violence": (3.8, 0.22),
    "item_intolerance": (2.9, 0.42),
}
_SESSIONS_ASKED = 34
_LETTERS = "BCDFGHJKLMNPQRSTVWXZ"


@dataclass
class _Respondent:
    """One respondent, known by a code alone; keeps part of what a session moved."""

    code: str
    leaning: float
    moved: dict[str, float] = field(default_factory=lambda: dict.fromkeys(_ITEMS, 0.0))


def feedback_rows(sessions: Sequence[Session]) -> list[dict[str, object]]:
    """Give the table ``feedback``: pairs, leavers, a few who answered only afterwards."""
    rng = story.draw("feedback")
    codes = [f"{a}{b}{number}" for a in _LETTERS for b in _LETTERS for number in range(10, 100)]
    rng.shuffle(codes)
    known: dict[str, _Respondent] = {}
    rows: list[dict[str, object]] = []
    asked = sorted(rng.sample(range(len(sessions)), _SESSIONS_ASKED))
    for session in (sessions[place] for place in asked):
        for person in session.of("attended"):
            if person.roles:
                continue
            who = known.setdefault(person.person_id, _Respondent(codes.pop(), rng.gauss(0, 0.8)))
            rows.extend(_answers(rng, session, who))
    rows.sort(key=lambda row: (str(row["answered_on"]), str(row["session_id"])))
    return [{"response_id": f"f-{number:04d}"} | row for number, row in enumerate(rows, 1)]


def _answers(rng: Random, session: Session, who: _Respondent) -> Iterator[dict[str, object]]:
    before = rng.random() < 0.76
    # Those who lean away from the programme leave more often.
    after = rng.random() < (0.78 + 0.07 * who.leaning if before else 0.18)
    if before:
        day = max(session.held_on - timedelta(rng.randint(0, 3)), story.FIRST_DAY)
        yield _response(rng, session, who, "before", day)
    if after:
        for item, (_, effect) in _ITEMS.items():
            who.moved[item] += rng.gauss(effect, 0.45)
        day = min(session.held_on + timedelta(rng.randint(0, 6)), story.LAST_DAY)
        yield _response(rng, session, who, "after", day)
        later = session.held_on + timedelta(rng.randint(85, 100))
        if session.held_on.month in (2, 4) and rng.random() < 0.35:
            yield _response(rng, session, who, "follow_up", later)
        for item in _ITEMS:
            who.moved[item] *= 0.6


def _response(
    rng: Random, session: Session, who: _Respondent, wave: str, day: date
) -> dict[str, object]:
    scores: dict[str, object] = {}
    for item, (start, _) in _ITEMS.items():
        felt = start + who.leaning + who.moved[item] + rng.gauss(0, 0.35)
        scores[item] = None if rng.random() < 0.03 else min(5, max(1, round(felt)))
    return {
        "session_id": session.session_id, "respondent_code": who.code, "wave": wave,
        "answered_on": day,
    } | scores  # fmt: skip


def tie_rows(cast: Sequence[Person]) -> list[dict[str, object]]:
    """Give the table ``reported_ties``: mostly within a campus; some without a day."""
    rng = story.draw("reported ties")
    able = [one for one in cast if one.campus and one.key not in story.NEVER_ACTIVE]
    ambassadors = [one for one in able if one.term]
    rows: dict[tuple[str, str], dict[str, object]] = {}
    while len(rows) < 60:
        who = rng.choice(ambassadors if rng.random() < 0.7 else able)
        near = rng.random() < 0.8
        whom = rng.choice(able if near else ambassadors)
        same = who.campus == whom.campus
        behind = who.behind_the_link or whom.behind_the_link
        if who is whom or same != near or (behind and not same):
            continue
        first = max(who.acts_from, whom.acts_from)
        last = min(who.acts_until, whom.acts_until)
        if first > last:
            continue
        day = first + timedelta(rng.randint(0, (last - first).days))
        rows.setdefault(
            (who.person_id, whom.person_id),
            {
                "person_id": who.person_id, "knows_person_id": whom.person_id,
                "source": "entry form" if day < date(2026, 3, 1) else "network survey",
                "reported_on": day if rng.random() < 0.85 else None,
            },
        )  # fmt: skip
    return sorted(
        rows.values(), key=lambda row: (str(row["reported_on"] or ""), str(row["person_id"]))
    )
