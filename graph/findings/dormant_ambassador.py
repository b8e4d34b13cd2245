"""A dormant ambassador: one whose term runs but of whom nothing is recorded for too long."""

from typing import Any

import pandas as pd

from graph.calendar import day_in_words
from graph.findings import Finding, Severity, finding
from graph.snapshot import Snapshot
from graph.words import counted

_DID = {
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
    """Find current ambassadors without an act for more than ``away_days``.

    Who has not acted since being appointed counts from then. To act on now where no other
    ambassador of the campus is in reach either. Where no acts of anybody are recorded, activity is
    unknown and nothing is found.
    """
    if snapshot.acts.empty:
        return []
    current = activity(snapshot)
    quiet = current["days"] > snapshot.analysis.away_days
    awake = current.loc[~quiet].groupby("university_id").size()
    return [
        _finding(
            row, snapshot, len(current), int(quiet.sum()), int(awake.get(row.university_id, 0))
        )
        for row in current[quiet].itertuples()
    ]


def activity(snapshot: Snapshot) -> pd.DataFrame:
    """Say of each current ambassador what their last act was, and how long they have been quiet.

    Columns ``person_id, university_id, appointed_on, day, kind`` (the last act, missing if none is
    recorded), ``days`` (since the last act, or since the appointment where that is later).
    """
    terms = snapshot.current_terms.sort_values("appointed_on", kind="stable")
    terms = terms.drop_duplicates("person_id", keep="last")
    last = snapshot.acts.sort_values("day", kind="stable").drop_duplicates("person_id", keep="last")
    current = terms.merge(last, on="person_id", how="left")
    since = current[["appointed_on", "day"]].max(axis=1)
    current["days"] = (pd.Timestamp(snapshot.as_of) - since).dt.days
    columns = ["person_id", "university_id", "appointed_on", "day", "kind", "days"]
    return current[columns].sort_values("person_id", ignore_index=True)


def _finding(row: Any, snapshot: Snapshot, current: int, quiet: int, awake: int) -> Finding:
    limit = counted(snapshot.analysis.away_days, "day")
    return Finding(
        kind="dormant_ambassador",
        subject=row.person_id,
        subject_kind="person",
        severity=Severity.watch if awake else Severity.act_now,
        statement=(
            f"{{subject}}, ambassador at {{campus}}, has not been active for {row.days:,} days."
        ),
        because=(
            f"{_last(row)}. {quiet:,} of {current:,} current ambassadors "
            f"{_are(quiet)} dormant: not active for more than {limit}. "
            f"{_others(awake)}"
        ),
        size=row.days,
        out_of=current,
        mentions={"campus": ("campus", row.university_id)},
        evidence=_evidence(snapshot, row.person_id),
    )


def _last(row: Any) -> str:
    if pd.isna(row.day) or row.day < row.appointed_on:
        return f"Nothing is recorded since the appointment on {day_in_words(row.appointed_on)}"
    return f"{{subject}} {_DID[row.kind]} on {day_in_words(row.day)}"


def _others(awake: int) -> str:
    if awake:
        return f"{{campus}} has {counted(awake, 'other ambassador')} who {_are(awake)} not."
    return "{campus} has no ambassador who is not."


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def _evidence(snapshot: Snapshot, person: str) -> pd.DataFrame:
    """List the person's latest acts."""
    acts = snapshot.acts[snapshot.acts["person_id"] == person]
    return acts.sort_values("day", ascending=False, kind="stable").head(5).reset_index(drop=True)
