"""Influence & reach: who carries the network, how far a message goes, whom to ask."""

from collections.abc import Callable

import streamlit as st

from dashboard import carriers, empty, flow, happened, message, rungs, session, whom
from dashboard.frame import chosen_day, head
from dashboard.text import count, day
from graph.snapshot import Snapshot

QUESTION = "How far does it reach, and who carries it?"
PART = "influence_part"
PARTS: dict[str, Callable[[Snapshot], None]] = {
    "Who carries the network": carriers.show,
    "How far a message goes": message.show,
    "Whom to ask": whom.show,
    "What was reached": rungs.show,
    "Between campuses": flow.show,
    "What was passed on": happened.show,
}


def show() -> None:
    """Show the part of the page that a lead chose."""
    if session.history().tables["people"].empty:
        head(QUESTION)
        empty.show()
        return
    as_of = chosen_day()
    snapshot = session.history().at(as_of)
    people = count(len(snapshot.people), "person", "people")
    ties = count(len(snapshot.ties), "tie")
    head(QUESTION, f"<b>{people} and {ties}</b> as of {day(as_of)}.")
    part = st.segmented_control(
        "Part of the page",
        list(PARTS),
        default=next(iter(PARTS)),
        required=True,
        label_visibility="collapsed",
        key=PART,
        persist_state="session",
    )
    PARTS[part](snapshot)


show()
