"""Low retention: a campus that keeps fewer of its ambassadors active than the others do."""

from typing import Any

import numpy as np
import pandas as pd

from graph.findings import Finding, Severity, finding
from graph.intervals import with_share
from graph.retention import followed
from graph.retention.cohorts import counted as count_outcomes
from graph.snapshot import Snapshot
from graph.words import counted, percent

_OTHERS = ("others_share", "others_low", "others_high")
LEAST = 3
"""Of fewer ambassadors who could have stayed nothing can be said."""


@finding(question="Which campuses lose their ambassadors before they graduate?", subject="campus")
def low_retention(snapshot: Snapshot) -> list[Finding]:
    """Find campuses whose ambassadors stay active less than those of all others, beyond chance.

    Looked at are those appointed in an earlier term who have not graduated: how many are active
    ambassadors in the term of the day. Found is a campus with three of them or more whose share is
    below the others', with all of Newcombe's 95 % interval of the difference below 0 (1998, method
    10; doi:10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I). Where no acts were
    recorded yet in the term, or it has just begun, nothing is.
    """
    each = followed(snapshot)
    if each.empty:
        return []
    now = each[(each["term"] == each["term"].iloc[-1]) & (each["terms_after"] > 0)]
    table = count_outcomes(now, ["university_id"]).dropna(subset=["kept_share"])
    for name, other in (("could_stay", "others"), ("active", "others_active")):
        table[other] = table[name].sum() - table[name]
    table = with_share(table, "others_active", "others", _OTHERS)
    reach = np.hypot(
        table["kept_high"] - table["kept_share"], table["others_share"] - table["others_low"]
    )
    below = table["kept_share"] - table["others_share"] + reach < 0
    low = below & (table["could_stay"] >= LEAST)
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
            f"({percent(row.others_low)} to {percent(row.others_high)}) of "
            f"{counted(row.others, 'ambassador')} at all other campuses. Counted are those "
            f"appointed in an earlier term who have not graduated: {row.quiet:,} "
            f"{'is' if row.quiet == 1 else 'are'} still in office without an act in the term, "
            f"{row.stopped + row.left:,} stopped."
        ),
        size=row.could_stay - row.active,
        out_of=int(row.could_stay),
        evidence=of_campus[["person_id", "cohort", "outcome"]].reset_index(drop=True),
    )
