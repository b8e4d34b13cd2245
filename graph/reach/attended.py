"""Who was there: distinct people at sessions, named ones once, uncounted ones unknown."""

import numpy as np
import pandas as pd

from graph.reach.subjects import Of, sessions_of
from graph.snapshot import Snapshot


def attended(snapshot: Snapshot, of: Of) -> pd.DataFrame:
    """Count the people at each subject's sessions; the index is the subject.

    ``attended`` are the distinct people on record, in any part; ``attended_low`` to
    ``attended_high`` bound the distinct people with those who were counted and not named: they may
    be the same in every session, or others each time. ``sessions`` is how many there were,
    ``sessions_counted`` at how many of them anybody is on record or was counted. Of a person,
    the others at the sessions they hosted or spoke at.
    """
    held = sessions_of(snapshot, of)
    present = snapshot.session_people[["session_id", "person_id"]].drop_duplicates()
    there = held.merge(present, on="session_id")
    came = _sizes(snapshot, present)
    # Not map: of an empty table it can't tell the type.
    size, unnamed = (came[column].reindex(held["session_id"]).to_numpy() for column in came)
    if of == "person":
        there = there[there["person_id"] != there["subject"]]
        # A session that only its host is on record of tells nothing of who came.
        size = np.where(size > 1, size - 1, np.nan)
    named = there.groupby("subject")["person_id"].nunique()
    by_subject = held.assign(size=size, unnamed=unnamed).groupby("subject")
    table = by_subject.agg(
        sessions=("session_id", "size"),
        sessions_counted=("size", "count"),
        largest=("size", "max"),
        unnamed=("unnamed", "sum"),
    )
    known = named.reindex(table.index)
    on_record = known.fillna(0)
    counted = table["sessions_counted"] > 0
    table["attended"] = known
    table["attended_low"] = table["largest"].where(table["largest"] > on_record, on_record)
    table["attended_high"] = on_record + table["unnamed"]
    bounds = ["attended_low", "attended_high"]
    table[bounds] = table[bounds].where(counted)
    return table[["attended", *bounds, "sessions", "sessions_counted"]]


def _sizes(snapshot: Snapshot, present: pd.DataFrame) -> pd.DataFrame:
    """Give each session's ``size`` (the larger of named and counted) and the ``unnamed`` of it."""
    sessions = snapshot.sessions.set_index("session_id")
    named = present.groupby("session_id").size().reindex(sessions.index)
    size = pd.Series(np.fmax(sessions["participants_count"], named), index=sessions.index)
    return pd.DataFrame({"size": size, "unnamed": size - named.fillna(0)})
