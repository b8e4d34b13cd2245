"""A campus that goes dark: every ambassador it has is known to leave soon, and none is left."""

from datetime import date

import pandas as pd

from graph.calendar import day_in_words
from graph.findings import Finding, Severity, finding
from graph.snapshot import Snapshot
from graph.succession import ambassador_ends, campuses_dark, coming_ends
from graph.succession.leaving import GRADUATION
from graph.words import counted

TERM_ENDS = 2


@finding(question="Which campuses will have no ambassador left?", subject="campus")
def campus_goes_dark(snapshot: Snapshot) -> list[Finding]:
    """Find campuses whose current ambassadors all have a known end by the next term end but one.

    To act on now: by the next term end. An ambassador whose end isn't known may stay, and a campus
    without an ambassador is dark already: neither is found.
    """
    ends = coming_ends(snapshot)[:TERM_ENDS]
    table = campuses_dark(snapshot, ends[-1])
    table = table[table["now"] > 0]
    present = table["university_id"].nunique()
    dark = table[table["ambassadors"] == 0].sort_values("term_end")
    dark = dark.drop_duplicates("university_id")
    serving = ambassador_ends(snapshot)
    by = serving.groupby("university_id")
    return [
        _finding(snapshot, by.get_group(campus), end.date(), ends[0], present)
        for campus, end in zip(dark["university_id"], dark["term_end"], strict=True)
    ]


def _finding(
    snapshot: Snapshot, leaving: pd.DataFrame, end: date, soon: date, present: int
) -> Finding:
    leaving = leaving.sort_values(["leaves_on", "person_id"])
    many, last = len(leaving), leaving["leaves_on"].iloc[-1].date()
    term = snapshot.analysis.calendar.term_of(end).name
    who = f"all {counted(many, 'ambassador')}" if many > 1 else "the only ambassador"
    return Finding(
        kind="campus_goes_dark",
        subject=str(leaving["university_id"].iloc[0]),
        subject_kind="campus",
        severity=Severity.act_now if end == soon else Severity.watch,
        # No number: of a campus with one ambassador it would tell of that person.
        statement=(
            f"{{subject}} will have no ambassador left when {term} ends, unless somebody new is "
            "appointed."
        ),
        because=(
            f"By {day_in_words(last)} {who} of {{subject}} will have left{_why(leaving)}. It is "
            f"one of {counted(present, 'campus', 'campuses')} with an ambassador today."
        ),
        size=many,
        out_of=present,
        evidence=leaving[["person_id", "leaves_on", "why"]].reset_index(drop=True),
    )


def _why(leaving: pd.DataFrame) -> str:
    graduate, many = int((leaving["why"] == GRADUATION).sum()), len(leaving)
    if many in (graduate, 1):
        return " by graduation" if graduate else " because the term ends"
    if not graduate:
        return " because their terms end"
    return f": {graduate:,} by graduation, {many - graduate:,} because the term ends"
