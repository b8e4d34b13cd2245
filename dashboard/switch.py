"""A row of buttons that shows one of several sides of the same thing."""

from collections.abc import Mapping
from typing import TypeVar

import streamlit as st

T = TypeVar("T")


def switch(label: str, sides: Mapping[T, str], *, key: str) -> T:
    """Let a lead choose one of ``sides``, named by their words; at first it is the first of them.

    ``label`` is for screen readers alone: the words say what they are. ``key`` keeps the choice
    while the lead goes to other pages.
    """
    return st.segmented_control(
        label,
        list(sides),
        default=next(iter(sides)),
        required=True,
        # What was chosen on another day may not be among them any more.
        format_func=lambda one: sides.get(one, str(one)),
        label_visibility="collapsed",
        key=key,
        persist_state="session",
    )
