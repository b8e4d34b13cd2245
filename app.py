"""The app: which pages there are, in the order of the menu."""

import streamlit as st

from dashboard import frame

st.set_page_config(page_title="mashal", page_icon=frame.ICON, layout="wide")
PAGES = [
    st.Page(
        "dashboard/overview.py", title="Overview", icon=":material/monitor_heart:", default=True
    ),
    st.Page("dashboard/network.py", title="Network", icon=":material/hub:"),
    st.Page("dashboard/influence.py", title="Influence & reach", icon=":material/campaign:"),
    st.Page("dashboard/sustainability.py", title="Sustainability", icon=":material/eco:"),
    st.Page("dashboard/coverage.py", title="Coverage", icon=":material/grid_on:"),
    st.Page("dashboard/attitude.py", title="Attitude", icon=":material/psychology:"),
    st.Page("dashboard/questions.py", title="Questions", icon=":material/quiz:"),
    st.Page("dashboard/add_data.py", title="Add data", icon=":material/upload_file:"),
    st.Page("dashboard/same_person.py", title="Same person?", icon=":material/group:"),
]
frame.show(st.navigation(PAGES))
