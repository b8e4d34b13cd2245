"""What the sessions are about: each topic with its sessions, places and people."""

import pandas as pd

from graph.calendar import same_day_before
from graph.sessions.held import held, visits
from graph.sessions.loads import LATELY_MONTHS
from graph.snapshot import Snapshot

COLUMNS = [
    *("topic", "sessions", "lately", "venues", "people", "sessions_recorded"),
    *("participants", "sessions_counted", "first_on", "last_on"),
]


def topics(snapshot: Snapshot) -> pd.DataFrame:
    """Count the sessions on each topic, those with most first; one on two topics is in both.

    Columns: ``topic`` (missing: sessions of which none is known), ``sessions``, ``lately`` (in the
    last six months), ``venues``, distinct ``people`` on record at the ``sessions_recorded``,
    ``participants`` added up over the ``sessions_counted``, ``first_on, last_on``.
    """
    listed = held(snapshot)[["session_id", "held_on", "venue", "topics", "people", "participants"]]
    listed = listed.explode("topics").rename(columns={"topics": "topic"})
    since = pd.Timestamp(same_day_before(snapshot.as_of, LATELY_MONTHS))
    listed = listed.assign(lately=(listed["held_on"] > since).astype("int64"))
    table = listed.groupby("topic", dropna=False).agg(
        sessions=("session_id", "nunique"),
        lately=("lately", "sum"),
        venues=("venue", "nunique"),
        sessions_recorded=("people", "count"),
        participants=("participants", lambda known: known.sum(min_count=1)),
        sessions_counted=("participants", "count"),
        first_on=("held_on", "min"),
        last_on=("held_on", "max"),
    )
    there = listed[["session_id", "topic"]].merge(
        visits(snapshot)[["session_id", "person_id"]], on="session_id"
    )
    known = there.groupby("topic", dropna=False)["person_id"].nunique()
    table["people"] = known.reindex(table.index).astype("Int64")
    table["participants"] = table["participants"].astype("Int64")
    order = table.reset_index().sort_values(
        ["sessions", "topic"], ascending=[False, True], ignore_index=True
    )
    return order[COLUMNS]
