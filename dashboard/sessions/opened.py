"""Which session's own page is open, and how any list of the page opens one."""

import streamlit as st

from dashboard.text import clean

PAGE_PART, PART = "sessions_part", "One session"
CHOSEN = "session_chosen"


def open_session(session_id: str) -> None:
    """Turn the sessions page to one session; for a button's or a table's callback."""
    st.session_state[PAGE_PART] = PART
    st.session_state[CHOSEN] = session_id


def title_of(title: object, id_: object) -> str:
    """Name a session as it is read: its title, else its id."""
    return clean(title) if isinstance(title, str) else clean(id_)
