"""Where next: the ten sessions that add most, with who could lead them and why."""

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.coverage.filters import in_words_of, looked_at
from dashboard.coverage.more import listed, more
from dashboard.frame import answer
from dashboard.naming import campus_names
from dashboard.table import csv_button, in_words
from dashboard.text import safe
from graph.coverage import Plan, next_sessions
from graph.coverage._presence import is_known
from graph.snapshot import Snapshot

FIRST = 10
EVERYWHERE = "next_everywhere"


def show(snapshot: Snapshot) -> None:
    """Show the next ten sessions with who could lead them, then the best place for k more."""
    looked = looked_at(snapshot, without=("terms", "platforms", "formats"))
    everywhere = st.toggle(
        "Also universities the programme has never been at",
        key=EVERYWHERE,
        persist_state="session",
    )
    plan = session.kept(
        ("next", snapshot.as_of, looked, everywhere),
        lambda: next_sessions(snapshot, FIRST, looked=looked, everywhere=everywhere),
    )
    names = dict(zip(snapshot.people["person_id"], snapshot.people["name"], strict=True))
    campuses = campus_names(snapshot)
    part = in_words_of(looked, campuses)
    if plan.table.empty:
        answer(_nothing(plan, part))
        return
    about = f" Looked at: {safe(part)}." if part else ""
    answer(_sentence(plan.table.iloc[0], names, campuses) + about)
    st.header("The next sessions to run", anchor=False)
    listed(plan.table, names, campuses, what="The next sessions to run", key="next_sessions")
    st.caption(
        "Gain: what a session takes off the thinness of its campus, and what of topics and groups "
        "is new to its region; each counts after those above it. Not the same campus twice in a "
        "row, if another is about as good. Lately: in the last term’s worth of months. Terms, "
        "platforms and how sessions were held are left aside here."
    )
    if not is_known(snapshot, snapshot.as_of):
        st.caption(
            "Less than a term’s worth of months is on record. What was held so far counts here as "
            "all there is, so a campus may look thinner than on “Where it is thin”, where that is "
            "unknown."
        )
    csv_button(plan.table, "next_sessions.csv", key="next_sessions_csv")
    more(snapshot, looked, names, campuses, everywhere=everywhere)


def _nothing(plan: Plan, part: str) -> str:
    if not plan.campuses:
        return (
            "<b>No campus of the programme is known here.</b> Load ambassadors or sessions, or "
            "look at universities it has never been at."
        )
    return (
        "<b>Nothing is missing that one more session could add.</b> Raise the targets to see what "
        f"would come next.{f' Looked at: {safe(part)}.' if part else ''}"
    )


def _sentence(row: "pd.Series", names: dict[str, str], campuses: dict[str, str]) -> str:
    where = safe(campuses.get(row["university_id"], row["campus"]))
    said = f"<b>Next: a session at {where}</b>"
    said += f" on {safe(row['topic'])}" if isinstance(row["topic"], str) else ""
    if isinstance(row["group"], str):
        said += f", inviting above all {safe(row['group'])} ({in_words(row['kind']).lower()})"
    if isinstance(row["lead"], str):
        lead = safe(names.get(row["lead"], row["lead"]))
        return f"{said}. <b>{lead}</b> could lead it ({safe(row['because'])})."
    return f"{said}. Nobody is known who could lead it."
