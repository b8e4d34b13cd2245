"""A dormant ambassador: one whose term runs but of whom nothing is recorded for too long."""

from typing import Any

import pandas as pd

from graph.calendar import day_in_words
from graph.findings import Finding, Severity, finding
from graph.retention import of_ambassadors
from graph.retention.activity import AWAY, UNKNOWN
from graph.snapshot import Snapshot
from graph.words import counted

DID = {
    "hosted": "last hosted a session",
    "spoke": "last spoke at a session",
    "attended": "last attended a session",
    "trained": "was last trained",
    "featured": "was last featured in content",
    "posted": "last posted",
    "interacted": "last reacted to a post",
}


@finding(question="Which ambassadors have gone quiet?", subject="person")
def dormant_ambassador(snapshot: Snapshot) -> list[Finding]:
    """Find current ambassadors without an act for more than ``away_days``, vacations left out.

    Who has not acted since being appointed counts from then. Of whom nothing at all is recorded,
    activity is unknown: that is no finding. To act on now where no other ambassador of the campus
    is in reach either.
    """
    current = of_ambassadors(snapshot)
    quiet = current["state"] == AWAY
    awake = current.loc[~quiet].groupby("university_id").size()
    known = int((current["state"] != UNKNOWN).sum())
    return [
        _finding(row, snapshot, known, int(quiet.sum()), int(awake.get(row.university_id, 0)))
        for row in current[quiet].itertuples()
    ]


def _finding(row: Any, snapshot: Snapshot, known: int, quiet: int, awake: int) -> Finding:
    limit, days = counted(snapshot.analysis.away_days, "day"), int(row.days)
    return Finding(
        kind="dormant_ambassador",
        subject=row.person_id,
        subject_kind="person",
        severity=Severity.watch if awake else Severity.act_now,
        statement=(
            f"{{subject}}, ambassador at {{campus}}, has not been active for {days:,} days, "
            f"vacations left out."
        ),
        because=(
            f"{said_last(row)}. {quiet:,} of {known:,} current ambassadors of whom anything is "
            f"recorded {_are(quiet)} dormant: not active for more than {limit}. "
            f"{_others(awake)}"
        ),
        size=days,
        out_of=known,
        mentions={"campus": ("campus", row.university_id)},
        evidence=latest_acts(snapshot, row.person_id),
    )


def said_last(row: Any) -> str:
    """Say what somebody last did, of a row of ``graph.retention.activity``."""
    if row.last_on < row.appointed_on:
        return f"Nothing is recorded since the appointment on {day_in_words(row.appointed_on)}"
    return f"{{subject}} {DID[row.kind]} on {day_in_words(row.last_on)}"


def _others(awake: int) -> str:
    if awake:
        return f"{{campus}} has {counted(awake, 'other ambassador')} who {_are(awake)} not."
    return "{campus} has no ambassador who is not."


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def latest_acts(snapshot: Snapshot, person: str) -> pd.DataFrame:
    """List the person's latest acts."""
    acts = snapshot.acts[snapshot.acts["person_id"] == person]
    return acts.sort_values("day", ascending=False, kind="stable").head(5).reset_index(drop=True)
