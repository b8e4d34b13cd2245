"""A fault in words: where, what, and what to do; the traceback goes to the terminal."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from dashboard.text import safe
from graph.errors import (
    InputError,
    MashalError,
    QuestionError,
    SettingsError,
    SetupError,
    StoreError,
)

_LOG = logging.getLogger(__name__)
_TITLES: dict[type[MashalError], str] = {
    SetupError: "The store could not be set up",
    StoreError: "The store can’t be reached",
    SettingsError: "A file of settings can’t be used",
    InputError: "This file can’t be used",
    QuestionError: "This can’t be asked",
}
_OURS = MashalError(
    "mashal",
    "this page met a fault of mashal's own, not of your data; nothing was lost",
    "Reload the page. If it comes back, report it with the lines in the terminal",
)


@contextmanager
def explained() -> Iterator[None]:
    """Show a fault of the page inside it as a page of its own; Streamlit's own signals pass."""
    try:
        yield
    except MashalError as fault:
        show(fault)
    except Exception:
        _LOG.exception("A page failed")
        show(_OURS)


def show(fault: MashalError) -> None:
    """Show a fault as a page: its three parts, and a way to try again."""
    st.title(_TITLES.get(type(fault), "Something went wrong"), anchor=False)
    parts = {
        "Where": fault.where,
        "What happened": _sentence(fault.what),
        "What to do": _sentence(fault.todo),
    }
    rows = "".join(
        f'<dt style="font-weight:600;margin-top:.9rem">{name}</dt>'
        f'<dd style="margin:0;overflow-wrap:anywhere">{safe(part)}</dd>'
        for name, part in parts.items()
    )
    with st.container(border=True, width=720):
        st.html(f'<dl style="margin:0 0 .5rem">{rows}</dl>')
        st.button("Try again", icon=":material/refresh:", type="primary", key="try_again")


def _sentence(part: str) -> str:
    return f"{part[:1].upper()}{part[1:]}."
