"""A drifting ambassador: not away yet, but quieter than they have ever been since they began."""

from typing import Any

import pandas as pd

from graph.csr import positions
from graph.findings import Finding, Severity, finding
from graph.findings.dormant_ambassador import latest_acts, said_last
from graph.retention import of_ambassadors
from graph.retention.activity import DRIFTING, UNKNOWN
from graph.snapshot import Snapshot
from graph.words import counted

DAYS_ACTED = 3
"""On fewer days with an act nobody has a habit that they could leave."""


@finding(question="Which ambassadors are quieter than ever before?", subject="person")
def drifting_ambassador(snapshot: Snapshot) -> list[Finding]:
    """Find current ambassadors who are drifting, and for longer than they ever were quiet before.

    Drifting is: no act for more than ``active_days``, vacations left out, and not yet away. Many
    who are act in bursts; of them only those are found whose silence is longer than every earlier
    one since they were appointed, and who acted on three days or more in that time.
    """
    current = of_ambassadors(snapshot)
    known = int((current["state"] != UNKNOWN).sum())
    drifting = current[current["state"] == DRIFTING].reset_index(drop=True)
    drifting = drifting.join(_silences(snapshot, drifting))
    unusual = (drifting["acted"] >= DAYS_ACTED) & (drifting["days"] > drifting["longest"])
    return [_finding(row, snapshot, known, len(drifting)) for row in drifting[unusual].itertuples()]


def _silences(snapshot: Snapshot, people: pd.DataFrame) -> pd.DataFrame:
    """Count the days with acts of each since the appointment, and the longest way between two."""
    acts = snapshot.acts
    at = positions(pd.Index(people["person_id"]), acts["person_id"])
    theirs = pd.DataFrame({"at": at, "day": acts["day"]})[at >= 0].drop_duplicates()
    since = people["appointed_on"].iloc[theirs["at"]].to_numpy()
    theirs = theirs[theirs["day"].to_numpy() >= since].sort_values(["at", "day"])
    left = snapshot.analysis.calendar.teaching_days_of(theirs["day"], snapshot.as_of)
    between = -left.groupby(theirs["at"]).diff()
    found = {"acted": theirs.groupby("at").size(), "longest": between.groupby(theirs["at"]).max()}
    return pd.DataFrame(found).reindex(people.index).fillna(0).astype("int64")


def _finding(row: Any, snapshot: Snapshot, known: int, drifting: int) -> Finding:
    days = int(row.days)
    limit = counted(snapshot.analysis.active_days, "day")
    return Finding(
        kind="drifting_ambassador",
        subject=row.person_id,
        subject_kind="person",
        severity=Severity.watch,
        statement=(
            f"{{subject}}, ambassador at {{campus}}, has been quiet for {days:,} days, vacations "
            f"left out: longer than ever before."
        ),
        because=(
            f"{said_last(row)}. Since the appointment {{subject}} acted on {row.acted:,} days, "
            f"with at most {counted(row.longest, 'day')} from one to the next. {drifting:,} of "
            f"{known:,} current ambassadors of whom anything is recorded "
            f"{'is' if drifting == 1 else 'are'} drifting: not active for more than {limit}, and "
            f"not yet away."
        ),
        size=days,
        out_of=known,
        mentions={"campus": ("campus", row.university_id)},
        evidence=latest_acts(snapshot, row.person_id),
    )
