"""What stands around every page: the logo, the month, whose data it is, and any fault in words."""

from datetime import date
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from dashboard import session, text
from dashboard.faults import explained
from graph.calendar import last_day, month_in_words

STATIC = Path(__file__).with_name("static")
ICON = str(STATIC / "icon.svg")
LOGO = str(STATIC / "logo.svg")
STYLE = STATIC / "page.css"
MONTH = "month"
SAMPLE = "Sample campaign: invented people and numbers"


def show(page: StreamlitPage) -> None:
    """Show a page with its frame; a fault in it is explained in place of a traceback."""
    st.html(STYLE)
    st.logo(LOGO, icon_image=ICON, size="large")
    if not session.is_private():
        _ask_for_the_launcher()
        return
    with explained():
        if session.history().invented:
            st.badge(SAMPLE, icon=":material/science:", color="orange")
        page.run()
        _data_note()


def head(question: str, says: str = "") -> None:
    """Show the page's question as its title, and under it what answers it (HTML made safe)."""
    st.title(question, anchor=False)
    if says:
        answer(says)


def answer(says: str) -> None:
    """Show the sentence that a page begins with (HTML made safe)."""
    st.html(f'<p style="font-size:1.1rem;line-height:1.55;margin:0">{says}</p>')


def chosen_month() -> str:
    """Let the lead choose a month with data in the sidebar, by default the last."""
    months = list(reversed(session.history().months))
    month = st.sidebar.selectbox(
        "Month", months, format_func=month_in_words, key=MONTH, persist_state="session"
    )
    if month is None:
        raise ValueError("a store without dated records has no month to choose")
    return month


def chosen_day() -> date:
    """Give the day to look at the network: the chosen month's last, if the data goes so far."""
    up_to = session.history().data_up_to
    if up_to is None:
        return session.history().at().as_of
    return min(last_day(chosen_month()), up_to)


def _data_note() -> None:
    history = session.history()
    if history.data_up_to is None:
        st.sidebar.caption("No data yet.")
        return
    st.sidebar.caption(f":material/database: Data up to **{text.day(history.data_up_to)}**")


def _ask_for_the_launcher() -> None:
    """Refuse to show people to whoever reaches a server that mashal did not start."""
    st.title("Start the app with mashal", anchor=False)
    st.markdown(
        "This page was started without mashal's settings, so it may be open to other computers. "
        "Stop it and run `mashal app`, which answers this computer only (or add "
        "`--server.address 127.0.0.1`)."
    )
