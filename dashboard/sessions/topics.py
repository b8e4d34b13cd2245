"""What the sessions were about, and what they no longer are."""

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.table import csv_button, table
from dashboard.text import count, safe
from graph.sessions import LATELY_MONTHS, topics
from graph.snapshot import Snapshot
from graph.words import enumerated


def about(snapshot: Snapshot) -> None:
    """Show every topic with its sessions, places and people."""
    st.header("What they were about", anchor=False)
    found = session.kept(("sessions topics", snapshot.as_of), lambda: topics(snapshot))
    known = found.dropna(subset=["topic"])
    if known.empty:
        st.markdown("No session’s topic is recorded.")
        return
    st.html(f"<p>{_sentence(known)}</p>")
    table(
        found.assign(topic=found["topic"].fillna("not recorded"))[
            ["topic", "sessions", "lately", "venues", "people", "participants", "last_on"]
        ].astype({"people": "float", "participants": "float"}),
        alt="Topics with their sessions, places and people",
        labels={
            "lately": f"Last {LATELY_MONTHS} months",
            "venues": "Places",
            "people": "People on record",
            "participants": "Counted",
            "last_on": "Last on",
        },
        help_for={
            "sessions": "A session on two topics is in both",
            "participants": "As counted in the room, added up; a dash: nobody counted",
        },
        formats={"people": "localized", "participants": "localized"},
        height="content" if len(found) < 11 else 400,
        key="sessions_topics",
    )
    csv_button(found, "session_topics.csv", key="sessions_topics_csv")


def _sentence(known: pd.DataFrame) -> str:
    quiet = known.loc[known["lately"] == 0, "topic"]
    highest = int(known["sessions"].max())
    most = [safe(one) for one in known.loc[known["sessions"] == highest, "topic"]]
    many = count(highest, "session")
    said = f"{count(len(known), 'topic')}; "
    if len(most) > 3:
        said += f"{len(most):,} of them most often: {many} each. "
    else:
        said += f"most about <b>{enumerated(most)}</b>: {many}{' each' if len(most) > 1 else ''}. "
    if quiet.empty:
        return f"{said}All came up in the last {LATELY_MONTHS} months."
    listed = ", ".join(safe(one) for one in quiet.head(5))
    return f"{said}Not once in the last {LATELY_MONTHS} months: {listed}."
