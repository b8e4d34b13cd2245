"""Influence & reach: who carries the network, how far a message goes, whom to ask."""

from collections.abc import Callable

import streamlit as st

from dashboard import carriers, flow, happened, message, rungs, whom
from dashboard.opening import network_of_day
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
    snapshot = network_of_day(QUESTION)
    if snapshot is None:
        return
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
