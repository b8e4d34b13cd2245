"""Whom to ask."""

import streamlit as st

from graph.snapshot import Snapshot


def show(snapshot: Snapshot) -> None:
    st.write("…")
