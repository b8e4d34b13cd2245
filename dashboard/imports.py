"""What was loaded before, the latest first."""

import streamlit as st

from dashboard import session
from dashboard.table import csv_button, table
from graph.questions import question_named, run

_SHOWN = ["loaded_at", "file", "kind", "status", "rows_read", "loaded", "unchanged", "rejected"]


def show() -> None:
    """Show the history of imports."""
    question = question_named("imports")
    answer = run(session.store(), question)
    st.header("What was loaded before", anchor=False)
    if answer.empty:
        st.markdown("Nothing yet.")
        return
    zone = session.settings().analysis.zone
    shown = answer[_SHOWN].assign(
        loaded_at=[moment.astimezone(zone).replace(tzinfo=None) for moment in answer["loaded_at"]]
    )
    table(
        shown,
        alt="Files loaded before",
        labels={
            "loaded_at": "When",
            "rows_read": "Rows",
            "loaded": "New or changed",
            "unchanged": "Already saved",
            "rejected": "Set aside",
        },
        help_for={column.name: column.meaning for column in question.columns},
        height=320 if len(shown) > 8 else "content",
        key="imports",
    )
    csv_button(answer, "imports.csv", key="imports_csv")
