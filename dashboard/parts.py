"""A page of several parts on one day's network: the lead chooses which of them is shown."""

from collections.abc import Callable, Mapping

import streamlit as st

from dashboard.opening import network_of_day
from graph.snapshot import Snapshot

Part = Callable[[Snapshot], None]


def show_parts(question: str, parts: Mapping[str, Part], *, key: str) -> None:
    """Begin a page with its question, and show the part that was chosen (by default the first).

    ``key`` keeps the choice while the lead goes to other pages.
    """
    snapshot = network_of_day(question)
    if snapshot is None:
        return
    part = st.segmented_control(
        "Part of the page",
        list(parts),
        default=next(iter(parts)),
        required=True,
        label_visibility="collapsed",
        key=key,
        persist_state="session",
    )
    parts[part](snapshot)
