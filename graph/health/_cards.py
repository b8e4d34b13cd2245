"""The cards: the few numbers that say how a month was, each with what it is out of."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from graph.attitude import MIN_PAIRS, matched_pairs
from graph.calendar import first_day, month_of
from graph.csr import components
from graph.findings.dormant_ambassador import activity
from graph.findings.thin_campus import presence
from graph.health._summary import Card, Point, Unit
from graph.measures.two_step_reach import two_step_reach
from graph.snapshot import Snapshot
from graph.words import counted


@dataclass(frozen=True)
class Reading:
    """What a gauge shows for one month; value None: unknown, for the reason in ``note``."""

    value: float | None
    out_of: int | None = None
    note: str = ""


@dataclass(frozen=True)
class Gauge:
    """How one card is read off a month's snapshot, and how it is explained."""

    name: str
    title: str
    unit: Unit
    out_of_what: str
    help: str
    read: Callable[[Snapshot], Reading]
    up_is_good: bool | None = True

    def card(self, snapshots: Sequence[Snapshot]) -> Card:
        """Make the card of the last of some consecutive months."""
        readings = [self.read(snapshot) for snapshot in snapshots]
        now = readings[-1]
        before = readings[-2].value if len(readings) > 1 else None
        known = now.value is not None and before is not None
        return Card(
            name=self.name,
            title=self.title,
            value=now.value,
            unit=self.unit,
            change=now.value - before if known else None,  # type: ignore[operator]
            out_of=now.out_of,
            out_of_what=self.out_of_what,
            series=tuple(
                Point(month_of(snapshot.as_of), reading.value)
                for snapshot, reading in zip(snapshots, readings, strict=True)
            ),
            help=self.help,
            note=now.note,
            up_is_good=self.up_is_good,
        )


def active_ambassadors(snapshot: Snapshot) -> Reading:
    """Count the current ambassadors with an act in the last ``active_days`` days."""
    if snapshot.terms.empty:
        return Reading(None, note="no ambassadors are recorded yet")
    if snapshot.acts.empty:
        return Reading(None, note="nothing that ambassadors did is recorded yet")
    current = activity(snapshot)
    since = pd.Timestamp(snapshot.as_of) - pd.Timedelta(days=snapshot.analysis.active_days)
    return Reading(int((current["day"] >= since).sum()), len(current))


def connected_people(snapshot: Snapshot) -> Reading:
    """Count the people in the largest connected part."""
    if snapshot.ties.empty:
        return Reading(None, note="no ties between people are recorded yet")
    return Reading(int((components(snapshot.csr) == 0).sum()), len(snapshot.people))


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


def ambassadors_reach(snapshot: Snapshot) -> Reading:
    """Average the two-step reach of the current ambassadors."""
    current = snapshot.people["person_id"].isin(snapshot.current_terms["person_id"])
    if snapshot.ties.empty or not current.any():
        return Reading(None, note="no ties of current ambassadors are recorded yet")
    reach = two_step_reach(snapshot).loc[current, "two_step_reach"]
    return Reading(float(np.mean(reach)), len(snapshot.people))


def attitude_change(snapshot: Snapshot) -> Reading:
    """Average the change between the answers before and after the month's sessions."""
    pairs = matched_pairs(snapshot.feedback)
    pairs = pairs[_this_month(snapshot, pairs["answered_on"])]
    people = pairs["respondent_code"].nunique()
    if people < MIN_PAIRS:
        got = f"{people}" if people else "none"
        return Reading(None, note=f"not enough answers before and after: {got}, {MIN_PAIRS} needed")
    return Reading(float((pairs["after"] - pairs["before"]).mean()), len(pairs))


def _this_month(snapshot: Snapshot, days: pd.Series) -> pd.Series:
    return days >= pd.Timestamp(first_day(month_of(snapshot.as_of)))


def gauges(snapshot: Snapshot) -> tuple[Gauge, ...]:
    """List the cards in the order they are shown."""
    active = counted(snapshot.analysis.active_days, "day")
    return (
        Gauge(
            "active_ambassadors",
            "Active ambassadors",
            Unit.number,
            "current ambassadors",
            f"Current ambassadors who hosted, spoke at or attended a session, were trained, were "
            f"featured in content or posted in the last {active} of the month.",
            active_ambassadors,
        ),
        Gauge(
            "connected_people",
            "People connected",
            Unit.number,
            "people known",
            "People in the largest connected part of the network: each can get to each of the "
            "others through ties (sessions attended together, replies, reposts, reported ties).",
            connected_people,
        ),
        Gauge(
            "sessions",
            "Sessions held",
            Unit.number,
            "",
            "Dialogue sessions held in the month, at campuses and elsewhere.",
            sessions_held,
        ),
        Gauge(
            "campuses_with_session",
            "Campuses with a session",
            Unit.number,
            "campuses of the programme",
            "Campuses where a session was held in the month, of all that have or had an "
            "ambassador or a session.",
            campuses_with_session,
        ),
        Gauge(
            "two_step_reach",
            "Ambassadors' two-step reach",
            Unit.share,
            "people known",
            "The share of the network's people within two ties of an ambassador, on average over "
            "the current ambassadors.",
            ambassadors_reach,
        ),
        Gauge(
            "attitude_change",
            "Attitude change",
            Unit.points,
            "people's answers, before and after",
            "Mean change of the answers, after minus before, of people who answered both times; "
            "answers of the month, in points of the form's scale; shown from "
            f"{MIN_PAIRS} people on. Not proof that the session was the cause.",
            attitude_change,
        ),
    )
