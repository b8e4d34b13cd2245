"""No successor: an ambassador leaves soon, and nobody of the campus who stays shares their ties."""

from datetime import date
from typing import Any

import pandas as pd

from graph.calendar import day_in_words
from graph.findings import Finding, Severity, finding
from graph.findings._finding import SubjectKind
from graph.snapshot import Snapshot
from graph.succession import coming_ends, successors
from graph.words import counted

TERM_ENDS = 2


@finding(question="Who leaves without anybody to take over?", subject="person")
def no_successor(snapshot: Snapshot) -> list[Finding]:
    """Find ambassadors who leave by the next term end but one with nobody of the campus to follow.

    Somebody could follow who is of the campus, shares a tie and isn't known to leave in that term.
    To act on now: who leaves by the next term end. Who has no tie leaves nothing to hand on, and
    whose end isn't known may stay: neither is found.
    """
    ends = coming_ends(snapshot)[:TERM_ENDS]
    leaving = successors(snapshot, ends[-1], most=1)
    followed = leaving["same_campus"].fillna(False).astype(bool)
    alone = leaving[~followed & (leaving["ties"] > 0)].drop_duplicates("person_id")
    many = leaving["person_id"].nunique()
    return [_finding(row, snapshot, many, ends[0]) for row in alone.itertuples()]


def _finding(row: Any, snapshot: Snapshot, leaving: int, soon: date) -> Finding:
    others = snapshot.people["person_id"] != row.person_id
    known = int((others & (snapshot.people["campus"] == row.university_id)).sum())
    term = snapshot.analysis.calendar.term_of(row.term_end.date()).name
    mentions: dict[str, tuple[SubjectKind, str]] = {"campus": ("campus", row.university_id)}
    elsewhere = "No ambassador of another campus is either."
    if pd.notna(row.successor_id):
        mentions["other"] = ("person", row.successor_id)
        elsewhere = f"{{other}}, ambassador at another campus, is tied to {row.shared:,} of them."
    return Finding(
        kind="no_successor",
        subject=row.person_id,
        subject_kind="person",
        severity=Severity.act_now if row.term_end == pd.Timestamp(soon) else Severity.watch,
        statement=(
            f"{{subject}} leaves {{campus}} in {term}, and nobody there who stays shares a tie "
            "with them."
        ),
        because=(
            f"{{subject}} leaves on {day_in_words(row.leaves_on.date())} and is tied to "
            f"{counted(row.ties, 'person', 'people')}. Of "
            f"{counted(known, 'other person', 'other people')} known at {{campus}} nobody who "
            f"stays is tied to any of these. {elsewhere} "
            f"{counted(leaving, 'current ambassador')} {'is' if leaving == 1 else 'are'} known to "
            "leave by the next term end but one."
        ),
        size=row.ties,
        out_of=leaving,
        mentions=mentions,
    )
