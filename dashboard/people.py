"""One person: campus, roles, ties and sessions, as of the day looked at."""

import pandas as pd
import streamlit as st

from dashboard.explorer import Person, roles_of, rows_of, values_of
from dashboard.naming import campus_names
from dashboard.table import table
from dashboard.text import count, day, number, safe
from graph.snapshot import Snapshot

TALL = 300


def card(snapshot: Snapshot, person_id: str) -> None:
    """Show who a person is, whom they are tied to, and where they took part."""
    person = rows_of(snapshot, [person_id])[0]
    ties, sessions = ties_of(snapshot, person_id), sessions_of(snapshot, person_id)
    with st.container(border=True):
        st.html(_who(snapshot, person) + _figures(snapshot, person, ties, sessions))
        with st.expander(f"Ties ({len(ties):,})", icon=":material/hub:"):
            _list(ties, "has no ties on this day", f"Ties of {person['name']}")
        with st.expander(f"Sessions ({len(sessions):,})", icon=":material/groups:"):
            _list(sessions, "is recorded at no session", f"Sessions of {person['name']}")


def ties_of(snapshot: Snapshot, person_id: str) -> pd.DataFrame:
    """List a person's ties, strongest first: ``person, campus, strength``, parts, ``last_on``."""
    ties = snapshot.ties
    out, back = ties["source"] == person_id, ties["target"] == person_id
    found = pd.concat(
        [ties[out].assign(other=ties["target"]), ties[back].assign(other=ties["source"])]
    )
    people = snapshot.people.set_index("person_id").reindex(found["other"])
    return (
        found.assign(
            person=people["name"].to_numpy(),
            campus=people["campus"].map(campus_names(snapshot)).to_numpy(),
        )
        .sort_values(["strength", "other"], ascending=[False, True])
        .loc[:, ["person", "campus", "strength", "reported", "online", "co_attendance", "last_on"]]
        .reset_index(drop=True)
    )


def sessions_of(snapshot: Snapshot, person_id: str) -> pd.DataFrame:
    """List the sessions a person took part in, latest first: ``title, held_on, venue, part``."""
    took_part = snapshot.session_people
    took_part = took_part[took_part["person_id"] == person_id]
    parts = took_part.groupby("session_id")["part"].agg(lambda each: ", ".join(sorted(each)))
    sessions = snapshot.sessions[snapshot.sessions["session_id"].isin(parts.index)]
    return (
        sessions.assign(part=sessions["session_id"].map(parts))
        .sort_values(["held_on", "session_id"], ascending=[False, True])
        .loc[:, ["title", "held_on", "venue", "part"]]
        .reset_index(drop=True)
    )


def _who(snapshot: Snapshot, person: Person) -> str:
    """Write a person's name, Urdu name, roles and campus as HTML."""
    campus = campus_names(snapshot).get(person["campus"])
    roles = [role.capitalize() for role in roles_of(person)] or ["Participant"]
    if person.get("current_ambassador") is True and roles[0] == "Ambassador":
        roles[0] = "Ambassador in a running term"
    urdu = person.get("name_ur")
    beside = (
        f' <span lang="ur" dir="rtl" style="font-weight:400;margin-left:.6rem">{safe(urdu)}</span>'
        if isinstance(urdu, str)
        else ""
    )
    return (
        f'<h2 style="font-size:1.35rem;margin:0;padding:0;line-height:1.6">'
        f"{safe(person['name'])}{beside}</h2>"
        f'<p style="margin:.1rem 0 .4rem">{", ".join(roles)} · '
        f"{safe(campus) if campus else 'no campus known'}</p>"
    )


def _figures(snapshot: Snapshot, person: Person, ties: pd.DataFrame, sessions: pd.DataFrame) -> str:
    """Write a person's numbers as one line of HTML."""
    reach = values_of(snapshot, "two_step_reach")[person["person_id"]]
    parts = [
        count(len(ties), "tie"),
        f"strength {number(ties['strength'].sum(), 1)}",
        f"{reach:.0%} of the network within two steps",
        count(len(sessions), "session"),
        f"first seen {day(person.get('joined_on'))}",
    ]
    return f'<p style="margin:0">{" · ".join(parts)}</p>'


def _list(frame: pd.DataFrame, none: str, alt: str) -> None:
    if frame.empty:
        st.markdown(f"This person {none}.")
        return
    table(
        frame,
        alt=f"{alt}: {count(len(frame), 'row')}",
        labels={"last_on": "Last", "co_attendance": "Together at sessions", "held_on": "Held"},
        formats=dict.fromkeys(("strength", "reported", "online", "co_attendance"), "%.1f"),
        height=TALL if len(frame) > 7 else "content",
    )
