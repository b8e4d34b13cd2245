"""Every session in a list; one that is chosen opens its own page."""

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.naming import campus_names
from dashboard.sessions.opened import open_session, title_of
from dashboard.table import csv_button, table
from dashboard.text import DASH, clean
from graph.sessions import first_term, held
from graph.snapshot import Snapshot

KEY = "sessions_listed"


def listed(snapshot: Snapshot) -> None:
    """List every session, the latest first."""
    found = session.kept(("sessions held", snapshot.as_of), lambda: held(snapshot))
    st.header("Session by session", anchor=False)
    campuses = campus_names(snapshot)
    places = [
        campuses.get(id_, clean(venue) if isinstance(venue, str) else DASH)
        for id_, venue in zip(found["university_id"], found["venue"], strict=True)
    ]
    # In the first term on record whoever is there looks new: the months say so of none, too.
    first = first_term(snapshot)
    early = found["term"] == (first.name if first else None)
    shown = pd.DataFrame(
        {
            "title": [
                title_of(title, id_)
                for title, id_ in zip(found["title"], found["session_id"], strict=True)
            ],
            "held_on": found["held_on"],
            "where": places,
            "topics": [
                ", ".join(map(clean, some)) if isinstance(some, list) and some else DASH
                for some in found["topics"]
            ],
            "participants": found["participants"].astype("float"),
            "people": found["people"].astype("float"),
            "first_timers": found["first_timers"].astype("float").mask(early),
        }
    )
    ids = found["session_id"].tolist()
    table(
        shown,
        alt="Every session, the latest first; a chosen one opens its own page",
        labels={"participants": "Counted", "people": "On record", "first_timers": "New"},
        help_for={
            "first_timers": "Of those on record: at no session before. "
            "A dash in the first term on record: it can’t be told"
        },
        formats=dict.fromkeys(("participants", "people", "first_timers"), "localized"),
        widths={"title": 230, "held_on": 95, "where": 190, "topics": 200}
        | {"participants": 75, "people": 80, "first_timers": 60},
        height=35 * min(len(shown), 10) + 40,
        key=KEY,
        on_choose=lambda at: open_session(ids[at]),
    )
    st.caption("Choose a row to open the session’s own page.")
    csv_button(found, "sessions.csv", key="sessions_listed_csv")
