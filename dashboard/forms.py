"""A form made from what a question declares: one box a parameter, in the words of its head."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import streamlit as st

from dashboard import session
from dashboard.text import told_apart
from graph.questions import Param, Question, choices_of

ANY = ""


def filled_in(question: Question) -> Mapping[str, Any]:
    """Show the form of a question and give its values: the defaults until something is asked."""
    if not question.params:
        return {}
    with st.form(f"form_{question.name}", border=True, enter_to_submit=True):
        grid = st.grid(3, min_column_width=240, vertical_alignment="bottom")
        values = {}
        for param in question.params:
            with grid.cell():
                values[param.name] = _box(question, param)
        st.form_submit_button("Ask", type="primary", icon=":material/search:")
    return values


def _box(question: Question, param: Param) -> Any:
    given: dict[str, Any] = {
        "label": param.meaning[:1].upper() + param.meaning[1:],
        "key": f"{question.name}.{param.name}",
        "persist_state": "session",
    }
    match param.type:
        case "integer":
            return st.number_input(
                value=int(param.default), min_value=param.low, max_value=param.high, step=1, **given
            )
        case "number":
            return st.number_input(value=float(param.default), **given)
        case "date":
            start = date.fromisoformat(str(param.default)) if param.default else None
            chosen = st.date_input(value=start, format="DD/MM/YYYY", **given)
            return "" if chosen is None else chosen
        case "choice":
            return _choice(param, given)
        case "text":
            return st.text_input(value=str(param.default), **given)


def _choice(param: Param, given: dict[str, Any]) -> str:
    """Show a box of what may be chosen; an empty default means that all count."""
    found = choices_of(session.store(), param)
    # A file's own choices are lower-case words; those of the store are names.
    labels = {
        one.value: one.label if param.choices_from else one.label.capitalize() for one in found
    }
    if param.default == ANY:
        labels = {ANY: "All", **labels}
    labels = told_apart(labels)
    options = list(labels)
    at = options.index(str(param.default)) if param.default in labels else 0
    chosen: str = st.selectbox(options=options, index=at, format_func=labels.__getitem__, **given)
    return chosen
