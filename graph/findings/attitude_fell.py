"""A campus after whose sessions people answered lower than before, more than chance explains."""

import pandas as pd

from graph.attitude import By, Subject, answered_twice, change_by, subject_named
from graph.attitude.words import ends, signed
from graph.findings import Finding, Severity, finding
from graph.snapshot import Snapshot
from graph.words import counted

SURE = 0.05


@finding(question="After sessions of which campuses did attitudes fall?", subject="campus")
def attitude_fell(snapshot: Snapshot) -> list[Finding]:
    """Find campuses whose mean change lies below 0, by Holm's correction over the campuses.

    Only the scale (or question) that most people answered is looked at, and only campuses of which
    five people or more answered twice. Nothing is said of why.
    """
    campuses = change_by(snapshot, By.campus)
    told = campuses[campuses["people"].notna()]
    known = told["group_id"].isin(snapshot.campuses["university_id"])
    fell = told[known & (told["change"] < 0) & (told["p_corrected"] < SURE)]
    subject = None if fell.empty else subject_named(answered_twice(snapshot), snapshot)
    if subject is None:
        return []
    return [_finding(row, len(told), subject) for _, row in fell.iterrows()]


def _finding(row: "pd.Series", out_of: int, subject: Subject) -> Finding:
    moved = f"{signed(row['change'])} ({ends(row['low'], row['high'])})"
    many = counted(int(row["people"]), "person", "people")
    return Finding(
        kind="attitude_fell",
        subject=str(row["group_id"]),
        subject_kind="campus",
        severity=Severity.watch,
        statement=f"After sessions at {{subject}} people answered lower than before: {moved}.",
        because=(
            f"{many} answered both times; means on {subject.lowest:g}–{subject.highest:g}, with "
            f"the 95% interval. Of {counted(out_of, 'place')} compared it is among those where "
            "chance hardly explains it (p under 0.05 after Holm’s correction). It doesn’t tell why."
        ),
        size=-float(row["change"]),
        out_of=out_of,
        evidence=pd.DataFrame(
            {"before": [row["before"]], "after": [row["after"]], "people": [int(row["people"])]}
        ),
    )
