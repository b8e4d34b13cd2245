"""What to do while a store is empty: the three ways to the first data."""

import streamlit as st

from dashboard.template import template_button


def show() -> None:
    """Say that nothing is here yet, and what to do."""
    st.html(
        '<p style="font-size:1.1rem;line-height:1.55;margin:0"><b>Nothing here yet.</b> '
        "Once your campaign’s tables are in, this page answers from them.</p>"
    )
    grid = st.grid(3, min_column_width=250)
    with grid.cell().container(border=True, height="stretch"):
        st.subheader("1. Get the template", anchor=False)
        st.markdown("An Excel workbook with a guide, one sheet a table and an example row in each.")
        template_button("template_empty")
    with grid.cell().container(border=True, height="stretch"):
        st.subheader("2. Add your data", anchor=False)
        st.markdown("Fill in what you have; no sheet is required. Nothing is saved unchecked.")
        st.page_link("dashboard/add_data.py", label="Add data", icon=":material/upload_file:")
    with grid.cell().container(border=True, height="stretch"):
        st.subheader("Or look around first", anchor=False)
        st.markdown(
            "The sample campaign is invented and has a store of its own. "
            "Stop this app in its terminal, then run:"
        )
        st.code("mashal demo", language=None)
