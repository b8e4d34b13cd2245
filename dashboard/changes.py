"""What a load changed: how many people, sessions and so on there were before, and are now."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import streamlit as st

from dashboard import session
from dashboard.text import day
from graph.history import History

_COUNTED: Mapping[str, tuple[str, str]] = {
    "people": ("People", "person_id"),
    "campuses": ("Campuses", "university_id"),
    "terms": ("Ambassador terms", ""),
    "sessions": ("Sessions", "session_id"),
    "session_people": ("People at sessions", ""),
    "trainings": ("People at trainings", ""),
    "content": ("Content", "content_id"),
    "accounts": ("Accounts", ""),
    "posts": ("Posts", ""),
    "interactions": ("Interactions", ""),
    "campaigns": ("Hashtag campaigns", "name"),
    "measurements": ("Measurements", ""),
    "feedback": ("Feedback forms", "response_id"),
    "reported_ties": ("Reported ties", ""),
}


@dataclass(frozen=True)
class Sizes:
    """How many of each the store held, and up to which day."""

    counts: Mapping[str, int]
    up_to: date | None


def sizes(history: History) -> Sizes:
    """Count what a history holds."""
    return Sizes(
        {
            name: int(history.tables[name][key].nunique()) if key else len(history.tables[name])
            for name, (_, key) in _COUNTED.items()
        },
        history.data_up_to,
    )


def show(before: Sizes) -> None:
    """Show what is there now and wasn't before."""
    now = sizes(session.history())
    changed = [name for name in _COUNTED if now.counts[name] != before.counts[name]]
    if not changed:
        st.markdown("Rows were corrected; nothing was added.")
    else:
        st.header("What changed", anchor=False)
        grid = st.grid(4, min_column_width=150, gap="small")
        for name in changed:
            there = now.counts[name]
            grid.metric(
                _COUNTED[name][0],
                f"{there:,}",
                delta=f"{there - before.counts[name]:+,}",
                border=True,
            )
    if now.up_to != before.up_to:
        st.markdown(f"The data now goes up to **{day(now.up_to)}**.")
    st.page_link("dashboard/overview.py", label="See the overview", icon=":material/monitor_heart:")
