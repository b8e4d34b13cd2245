"""The app: which pages there are, in the order of the menu."""

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from dashboard import frame


def _of_parts(name: str, title: str, icon: str) -> StreamlitPage:
    """Name a page that is a folder: the page itself, and a module for each of its parts."""
    return st.Page(f"dashboard/{name}/page.py", title=title, icon=icon, url_path=name)


st.set_page_config(page_title="mashal", page_icon=frame.ICON, layout="wide")
PAGES = [
    st.Page(
        "dashboard/overview.py", title="Overview", icon=":material/monitor_heart:", default=True
    ),
    st.Page("dashboard/network.py", title="Network", icon=":material/hub:"),
    _of_parts("influence", "Influence & reach", ":material/campaign:"),
    _of_parts("sustainability", "Sustainability", ":material/eco:"),
    _of_parts("coverage", "Coverage", ":material/grid_on:"),
    _of_parts("sessions", "Sessions", ":material/forum:"),
    _of_parts("campaigns", "Campaigns & content", ":material/tag:"),
    _of_parts("attitude", "Attitude", ":material/psychology:"),
    st.Page("dashboard/questions.py", title="Questions", icon=":material/quiz:"),
    st.Page("dashboard/add_data.py", title="Add data", icon=":material/upload_file:"),
    st.Page("dashboard/same_person.py", title="Same person?", icon=":material/group:"),
]
frame.show(st.navigation(PAGES))
