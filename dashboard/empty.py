"""What to do while a store is empty: the three ways to the first data."""

import streamlit as st

from dashboard import session
from dashboard.frame import answer
from dashboard.template import template_button


def show() -> None:
    """Say that nothing (or nothing this page can answer from) is here yet, and what to do."""
    if session.is_empty():
        answer("<b>Nothing here yet.</b> Once your campaign’s tables are in, this page shows them.")
    else:
        answer(
            "<b>Not enough here yet.</b> This page needs people, and what happened on which day: "
            "sessions, trainings, posts or ambassador terms."
        )
    grid = st.grid(3, min_column_width=250)
    with grid.container(border=True, height="stretch"):
        st.header("1. Get the template", anchor=False)
        st.markdown("An Excel workbook with a guide, one sheet a table and an example row in each.")
        template_button("template_empty")
    with grid.container(border=True, height="stretch"):
        st.header("2. Add your data", anchor=False)
        st.markdown("Fill in what you have; no sheet is required. Nothing is saved unchecked.")
        if st.button("Add data", type="primary", icon=":material/upload_file:", key="to_add_data"):
            st.switch_page("dashboard/add_data.py")
    with grid.container(border=True, height="stretch"):
        st.header("Or look around first", anchor=False)
        st.markdown(
            "The sample campaign is invented and has a store of its own. "
            "Stop this app in its terminal, then run:"
        )
        st.code("mashal demo", language=None)
