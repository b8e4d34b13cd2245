"""A topic never held: what most other campuses have talked about, and one with sessions has not."""

import pandas as pd

from graph.coverage import grid
from graph.findings import Finding, Severity, finding
from graph.snapshot import Snapshot
from graph.words import counted

ELSEWHERE = 2 / 3
LEAST_SESSIONS, LEAST_CAMPUSES = 3, 3


@finding(question="What do most campuses talk about that one never has?", subject="campus")
def topic_never_held(snapshot: Snapshot) -> list[Finding]:
    """Find campuses that never had a topic which at least two thirds of the others have had.

    Only campuses with three sessions or more are looked at, and only where there are three others:
    of fewer nothing follows. Sessions without a topic on record count for none; a campus of whose
    sessions none has a topic is unknown.
    """
    cells = grid(snapshot, "campus", "topic")
    if cells.empty:
        return []
    counts = cells.pivot_table(index="row", columns="column", values="count", aggfunc="sum")
    counts = counts[counts.sum(axis=1) > 0]
    held = snapshot.sessions["university_id"].value_counts()
    found = []
    for campus in counts.index:
        others = counts.drop(index=campus)
        if held.get(campus, 0) < LEAST_SESSIONS or len(others) < LEAST_CAMPUSES:
            continue
        elsewhere = (others > 0).sum()
        missing = elsewhere[(counts.loc[campus] == 0) & (elsewhere >= ELSEWHERE * len(others))]
        if len(missing):
            found.append(_finding(str(campus), missing, int(held[campus]), len(others)))
    return found


def _finding(campus: str, missing: "pd.Series", sessions: int, others: int) -> Finding:
    missing = missing.sort_index().sort_values(ascending=False, kind="stable")
    topics = [str(one).replace("{", "(").replace("}", ")") for one in missing.index]
    named = ", ".join(topics[:3]) + (f" and {len(topics) - 3} more" if len(topics) > 3 else "")
    each = ", ".join(
        f"{topic}: {many:,} of {others:,}" for topic, many in zip(topics, missing, strict=True)
    )
    return Finding(
        kind="topic_never_held",
        subject=campus,
        subject_kind="campus",
        severity=Severity.watch,
        statement=f"{{subject}} has never had a session on {named}.",
        because=(
            f"It has had {counted(sessions, 'session')}. Of the other campuses with sessions so "
            f"many have had one on each: {each}."
        ),
        size=len(topics),
        out_of=others,
        evidence=pd.DataFrame({"topic": topics, "campuses_that_had_it": missing.to_numpy()}),
    )
