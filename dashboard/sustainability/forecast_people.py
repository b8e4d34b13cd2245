"""Who must be replaced by when, and by whom: those who leave, each with the readiest successor."""

from collections.abc import Callable
from datetime import date

import numpy as np
import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.naming import campus_names, named_people
from dashboard.table import csv_button, table
from dashboard.text import DASH, clean, count, day
from graph.snapshot import Snapshot
from graph.succession import coming_ends, risks, successors

UNTIL = "forecast_until"
FIRST = 2
_KEY = ["person_id", "university_id"]
AMBASSADOR, ELSEWHERE, STUDENT = "Ambassador", "Ambassador elsewhere", "Student"


def show(snapshot: Snapshot) -> None:
    """List who leaves by a term end that the lead chooses, and what each ambassador risks."""
    st.header("Who must be replaced", anchor=False)
    ends = coming_ends(snapshot)
    calendar = snapshot.analysis.calendar
    names = {end: f"{calendar.term_of(end).name}, by {day(end)}" for end in ends}
    if st.session_state.get(UNTIL) not in names:
        st.session_state[UNTIL] = ends[min(FIRST, len(ends)) - 1]
    box, _ = st.columns([1, 2])
    until = box.selectbox(
        "Until the end of", ends, format_func=lambda one: names.get(one, str(one)), key=UNTIL
    )
    found = session.kept(("successors", snapshot.as_of, until), lambda: successors(snapshot, until))
    if found.empty:
        st.markdown("No ambassador is known to leave by then.")
    else:
        _leavers(snapshot, found)
    _risks(snapshot, until)


def rows(snapshot: Snapshot, found: pd.DataFrame) -> pd.DataFrame:
    """Put each leaver with the readiest successor in one row, the others' names behind."""
    name, campuses = _naming(snapshot), campus_names(snapshot)
    first = found[found["rank"].isna() | (found["rank"] == 1)].reset_index(drop=True)
    more = found[found["rank"] > 1]
    others: dict[tuple[str, str], list[str]] = {}
    for person, campus, other in more[[*_KEY, "successor_id"]].itertuples(index=False, name=None):
        others.setdefault((person, campus), []).append(name(other))
    keys = first[_KEY].itertuples(index=False, name=None)
    shared = zip(first["shared"].fillna(0), first["ties"], strict=True)
    return pd.DataFrame(
        {
            "leaves_on": first["leaves_on"],
            "name": first["person_id"].map(name),
            "campus": first["university_id"].map(campuses).fillna(first["university_id"]),
            "regained": first["regained"],
            "successor": [name(one) for one in first["successor_id"]],
            "role": _roles(first),
            "overlap": first["overlap"] * 100,
            "shared": [f"{both:,} of {ties:,}" for both, ties in shared],
            "stays": [day(one) for one in first["successor_leaves_on"]],
            "also": [", ".join(others.get(key, [])) or DASH for key in keys],
        }
    )


def _leavers(snapshot: Snapshot, found: pd.DataFrame) -> None:
    name, shown = _naming(snapshot), rows(snapshot, found)
    st.markdown(_told(len(shown), int((shown["successor"] == DASH).sum())))
    table(
        shown,
        alt="Who must be replaced by when, each with the readiest successor",
        labels={
            "leaves_on": "Leaves",
            "name": "Person",
            "regained": "Hangs on it",
            "successor": "Readiest successor",
            "role": "Is",
            "shared": "Knows",
            "stays": "Stays until",
            "also": "Also ready",
        },
        help_for={
            "leaves_on": "The last day: the term’s end or the graduation, whichever comes first",
            "regained": "People who are within two ties of an ambassador at that term’s end only "
            "if somebody with the same ties has replaced this one",
            "overlap": "People both are tied to, of those either is tied to (Jaccard)",
            "shared": "How many of the leaver’s contacts the successor is tied to as well",
            "stays": "The successor’s own last day; a dash where it isn’t known",
        },
        formats={"overlap": "%.0f%%"},
        widths={"leaves_on": 95, "name": 130, "campus": 160, "regained": 85, "successor": 140,
                "role": 110, "overlap": 70, "shared": 85, "stays": 95, "also": 220},
        height="content" if len(shown) < 14 else 480,
        key="forecast_leavers",
    )  # fmt: skip
    csv_button(
        lambda: found.assign(
            name=found["person_id"].map(name),
            successor=[name(one) for one in found["successor_id"]],
        ),
        "successors.csv",
        key="forecast_leavers_csv",
    )


def _told(leavers: int, alone: int) -> str:
    said = f"**{count(leavers, 'ambassador')}** must be replaced by then, soonest first. "
    if alone:
        return said + f"For {alone:,} nobody who stays shares a single tie with them."
    return said + "Each has somebody who stays and shares ties with them."


def _naming(snapshot: Snapshot) -> Callable[[object], str]:
    people = named_people(snapshot)
    return lambda one: people.get(one, clean(one)) if isinstance(one, str) else DASH


def _roles(first: pd.DataFrame) -> list[str]:
    """Say what each readiest successor is: an ambassador, of which campus, or a student of it."""
    there = first["successor_id"].notna()
    serves = first["ambassador"].fillna(False).astype(bool)
    same = first["same_campus"].fillna(False).astype(bool)
    role = np.select([~there, serves & same, serves], [DASH, AMBASSADOR, ELSEWHERE], STUDENT)
    return [str(one) for one in role]


def _risks(snapshot: Snapshot, until: date) -> None:
    found = session.kept(("risks", snapshot.as_of, until), lambda: risks(snapshot, until))
    with st.expander("What the network risks with each ambassador", icon=":material/warning:"):
        name, campuses = _naming(snapshot), campus_names(snapshot)
        shown = pd.DataFrame(
            {
                "name": found["person_id"].map(name),
                "campus": found["university_id"].map(campuses),
                "risk": found["risk_high"] * 100,
                "leaves": [
                    "yes" if low == 1 else f"{low:.0%} to {high:.0%}"
                    for low, high in zip(found["low"], found["high"], strict=True)
                ],
                "only_through": found["only_through"],
                "reach_lost": found["reach_lost"] * 100,
                "readiness": found["readiness"] * 100,
            }
        )
        table(
            shown,
            alt="What the network risks with each ambassador, most first",
            labels={
                "name": "Person",
                "risk": "Risk, at most",
                "leaves": "Leaves by then",
                "only_through": "Only through them",
            },
            help_for={
                "risk": "Chance to leave × reach lost × (1 − readiness), at the upper end of the "
                "chance",
                "only_through": "People within two ties of an ambassador only through this one",
                "reach_lost": "Their share of all others within two ties of an ambassador",
                "readiness": "The largest overlap of ties with somebody able who stays (Jaccard)",
            },
            formats={"risk": "%.1f%%", "reach_lost": "%.1f%%", "readiness": "%.0f%%"},
            height="content" if len(shown) < 14 else 420,
            key="forecast_risks",
        )
        csv_button(found, "succession_risks.csv", key="forecast_risks_csv")
