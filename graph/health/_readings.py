"""What each card reads off a snapshot: a number, what it is out of, or why it is unknown."""

from dataclasses import dataclass

import pandas as pd

from graph.attitude import MIN_PAIRS, matched_pairs
from graph.calendar import first_day, month_of
from graph.findings.thin_campus import presence
from graph.pillars import active, ambassadors_reach, connected
from graph.snapshot import Snapshot


@dataclass(frozen=True)
class Reading:
    """What a gauge shows for one month; value None: unknown, for the reason in ``note``."""

    value: float | None
    out_of: int | None = None
    note: str = ""


def active_ambassadors(snapshot: Snapshot) -> Reading:
    """Count the current ambassadors who are active (``graph.retention.activity``)."""
    found = active(snapshot)
    if found.value is None and (snapshot.terms.empty or snapshot.acts.empty):
        return Reading(None, note=found.unknown)
    return Reading(found.count or 0, snapshot.current_terms["person_id"].nunique())


def connected_people(snapshot: Snapshot) -> Reading:
    """Count the people in the largest connected part."""
    found = connected(snapshot)
    return Reading(found.count, found.out_of, found.unknown)


def sessions_held(snapshot: Snapshot) -> Reading:
    """Count the month's sessions."""
    if snapshot.sessions.empty:
        return Reading(None, note="no sessions are recorded yet")
    return Reading(int(_this_month(snapshot, snapshot.sessions["held_on"]).sum()))


def campuses_with_session(snapshot: Snapshot) -> Reading:
    """Count the campuses with a session this month, of those the programme is or was at."""
    if snapshot.sessions.empty:
        return Reading(None, note="no sessions are recorded yet")
    held = snapshot.sessions[_this_month(snapshot, snapshot.sessions["held_on"])]
    return Reading(int(held["university_id"].nunique()), len(presence(snapshot)))


def two_step_reach(snapshot: Snapshot) -> Reading:
    """Average the two-step reach of the current ambassadors."""
    found = ambassadors_reach(snapshot)
    return Reading(found.value, found.out_of, found.unknown)


def attitude_change(snapshot: Snapshot) -> Reading:
    """Average the change between the answers before and after the month's sessions."""
    pairs = matched_pairs(snapshot.feedback, snapshot.analysis.questionnaire)
    pairs = pairs[_this_month(snapshot, pairs["answered_on"])]
    people = pairs["respondent_code"].nunique()
    if people < MIN_PAIRS:
        got = f"fewer than {MIN_PAIRS}" if people else "none"
        return Reading(None, note=f"not enough people answered before and after: {got}")
    return Reading(float((pairs["after"] - pairs["before"]).mean()), len(pairs))


def _this_month(snapshot: Snapshot, days: pd.Series) -> pd.Series:
    return days >= pd.Timestamp(first_day(month_of(snapshot.as_of)))
