"""A campus where most who answered before a session never answered after it."""

import pandas as pd

from graph.attitude import answers, matched
from graph.findings import Finding, Severity, finding
from graph.intervals import wilson
from graph.snapshot import Snapshot
from graph.suppression import hidden
from graph.words import counted, percent

ENOUGH, HALF = 10, 0.5


@finding(question="Where do few answer again after a session?", subject="campus")
def few_answer_twice(snapshot: Snapshot) -> list[Finding]:
    """Find campuses where surely fewer than half of who answered before answered again.

    Surely: Wilson's 95 % interval lies below half. Campuses where fewer than ten people answered
    before are left aside. What is known of change there speaks of a minority.
    """
    table = answers(snapshot.feedback, snapshot.analysis.questionnaire).table
    places = snapshot.sessions.dropna(subset=["university_id"])
    campus = places.set_index("session_id")["university_id"]
    before = table[table["wave"] == "before"][["session_id", "respondent_code"]].drop_duplicates()
    again = matched(table)[["session_id", "respondent_code"]].drop_duplicates()
    counts = pd.DataFrame(
        {
            "before": before.groupby(before["session_id"].map(campus)).size(),
            "again": again.groupby(again["session_id"].map(campus)).size(),
        }
    ).fillna(0)
    asked = counts[counts["before"] >= ENOUGH]
    high = wilson(asked["again"].to_numpy(), asked["before"].to_numpy())[:, 1]
    return [
        _finding(str(place), int(row["before"]), int(row["again"]), len(asked))
        for (place, row), most in zip(asked.iterrows(), high, strict=True)
        if most < HALF
    ]


def _finding(campus: str, before: int, again: int, out_of: int) -> Finding:
    few = hidden({"again": again, "not": before - again})
    of_whom = "fewer than half" if few else f"{percent(again / before)}"
    return Finding(
        kind="few_answer_twice",
        subject=campus,
        subject_kind="campus",
        severity=Severity.watch,
        statement=f"At {{subject}} {of_whom} of the answers before a session have one after it.",
        because=(
            f"{counted(before, 'person answered', 'people answered')} before a session there, "
            "counted once a session. Without their second answers the change of attitude is that "
            "of a minority, who may think otherwise than the rest."
        ),
        size=before - again,
        out_of=out_of,
    )
