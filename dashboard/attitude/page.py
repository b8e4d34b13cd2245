"""Attitude: did minds change, where, of whom is it known, and does it go with more sessions."""

from dashboard import empty, session
from dashboard.attitude import change, exposure, groups, left
from dashboard.frame import answer, chosen_day, head
from dashboard.parts import Part, show_parts
from dashboard.text import count, day
from graph.attitude import Answered
from graph.snapshot import Snapshot
from graph.suppression import SMALLEST

QUESTION = "Did minds change?"
PART = "attitude_part"
PARTS: dict[str, Part] = {
    "What changed": change.show,
    "Where": groups.show,
    "Who did not answer again": left.show,
    "With more sessions": exposure.show,
}


def opening(question: str) -> Snapshot | None:
    """Begin the page with who has answered by the chosen day; None where nobody has."""
    if session.is_empty():
        head(question)
        empty.show()
        return None
    as_of = chosen_day()
    snapshot = session.history().at(as_of)
    answers = snapshot.feedback
    people = int(answers["respondent_code"].nunique())
    if not people:
        head(question)
        answer(
            f"<b>Nobody’s answers are here yet</b> as of {day(as_of)}. Add those of a feedback "
            "form that is asked before a session and after it, under a code that is the same both "
            "times."
        )
        return None
    who = _who(people, change.counts_of(snapshot))
    sessions = count(int(answers["session_id"].nunique()), "session")
    head(question, f"<b>{who} answered</b> about {sessions}, as of {day(as_of)}.")
    return snapshot


def _who(people: int, known: Answered) -> str:
    """Say how many; in tens where the exact number would tell of a few who answered once alone."""
    if people < SMALLEST:
        return "A few people"
    if known.before is not None and known.after is not None:
        return count(people, "person", "people")
    tens = (people - 1) // 10 * 10
    return f"More than {count(tens, 'person', 'people')}" if tens else "Some people"


show_parts(QUESTION, PARTS, key=PART, opening=opening)
