"""Low retention: a campus that keeps fewer of its ambassadors active than the others do."""

from typing import Any

import pandas as pd

from graph.findings import Finding, Severity, finding
from graph.retention import followed
from graph.retention.cohorts import counted as count_outcomes
from graph.snapshot import Snapshot
from graph.words import counted, percent

LEAST = 3
"""Of fewer ambassadors who could have stayed nothing can be said."""


@finding(question="Which campuses lose their ambassadors before they graduate?", subject="campus")
def low_retention(snapshot: Snapshot) -> list[Finding]:
    """Find campuses whose ambassadors stay active less than those of all others, beyond chance.

    Looked at are those appointed in an earlier term who have not graduated: how many are active
    ambassadors in the term of the day. Found is a campus with three of them or more whose Wilson
    95 % interval ends below the others' share. Where no acts were recorded yet in the term, or it
    has just begun, nothing is.
    """
    each = followed(snapshot)
    if each.empty:
        return []
    now = each[(each["term"] == each["term"].iloc[-1]) & (each["terms_after"] > 0)]
    table = count_outcomes(now, ["university_id"]).dropna(subset=["kept_share"])
    others = table["could_stay"].sum() - table["could_stay"]
    share = (table["active"].sum() - table["active"]) / others.where(others > 0)
    table = table.assign(others=others, others_share=share.astype("float64"))
    low = (table["could_stay"] >= LEAST) & (table["kept_high"] < table["others_share"])
    return [_finding(row, now) for row in table[low].itertuples()]


def _finding(row: Any, now: pd.DataFrame) -> Finding:
    term, of_campus = now["term"].iloc[0], now[now["university_id"] == row.university_id]
    return Finding(
        kind="low_retention",
        subject=row.university_id,
        subject_kind="campus",
        severity=Severity.watch,
        statement=(
            f"{{subject}} keeps few of its ambassadors: active in {term} "
            f"{'is nobody' if not row.active else counted(row.active, 'person', 'people')} of "
            f"{counted(row.could_stay, 'person', 'people')} who could have stayed."
        ),
        because=(
            f"That is {percent(row.kept_share)} ({percent(row.kept_low)} to "
            f"{percent(row.kept_high)} with chance allowed for), and {percent(row.others_share)} "
            f"of {counted(row.others, 'ambassador')} at all other campuses. Counted are those "
            f"appointed in an earlier term who have not graduated: {row.quiet:,} "
            f"{'is' if row.quiet == 1 else 'are'} still in office without an act in the term, "
            f"{row.stopped + row.left:,} stopped."
        ),
        size=row.could_stay - row.active,
        out_of=int(row.could_stay),
        evidence=of_campus[["person_id", "cohort", "outcome"]].reset_index(drop=True),
    )
