"""What was loaded before, the latest first; a whole import can be taken back."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.loading import progress, waits
from dashboard.table import csv_button, in_words, table
from dashboard.text import clean, count, instant, number, safe_markdown, told_apart
from graph.questions import question_named, run
from ingest.alone import alone
from ingest.undo import Undone, undo, what_if

CHOSEN, SAID = "undo_import", "undo_said"
_SHOWN = [
    *("loaded_at", "file", "kind", "status", "rows_read", "loaded"),
    *("unchanged", "merged", "rejected", "ignored"),
]
_GONE = "undone"


def show() -> None:
    """Show the history of imports, and the way to take one back."""
    question = question_named("imports")
    answer = run(session.store(), question)
    st.header("What was loaded before", anchor=False)
    # In a container of its own, so that what stands below keeps its place when it is gone.
    with st.container():
        if said := st.session_state.pop(SAID, None):
            st.success(safe_markdown(said), icon=":material/undo:")
    if answer.empty:
        st.markdown("Nothing yet.")
        return
    _table(answer, {column.name: column.meaning for column in question.columns})
    csv_button(answer, "imports.csv", key="imports_csv")
    standing = answer[answer["status"] != _GONE]
    if not standing.empty:
        _undo(standing)


def _table(answer: pd.DataFrame, meanings: Mapping[str, str]) -> None:
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
            "merged": "Repeated",
            "rejected": "Set aside",
            "ignored": "Passed over",
        },
        help_for=meanings,
        height=320 if len(shown) > 8 else "content",
        key="imports",
    )


def _undo(standing: pd.DataFrame) -> None:
    """Let a lead choose an import, say what taking it back would do, and do it."""
    titles = _titles(standing)
    zone = session.settings().analysis.zone
    with st.expander("Take an import back", icon=":material/undo:"):
        run_id = st.selectbox(
            "Import to take back",
            list(titles),
            index=None,
            format_func=lambda one: titles.get(one, one),
            placeholder="Choose an import",
            key=CHOSEN,
        )
        if run_id is None:
            st.caption(
                "The campaign is then as if that file had never been loaded. What other files "
                "say too stays. The file can be loaded again."
            )
            return
        with st.spinner("Looking at what would go…"):
            found = what_if(session.store(), run_id, zone=zone)
        _what_if(found)
        if not found.blocked and st.button(
            "Take it back", type="primary", icon=":material/undo:", key="undo_now"
        ):
            _do(run_id, titles[run_id])


def _titles(standing: pd.DataFrame) -> dict[str, str]:
    """Name the imports by their ids; two of one file in one minute differ in their rows."""
    zone = session.settings().analysis.zone
    rows = {str(one["run_id"]): one for one in standing.to_dict("records")}
    return told_apart(
        {
            run_id: f"{clean(one['file'])}, {instant(one['loaded_at'], zone)}"
            for run_id, one in rows.items()
        },
        by=lambda run_id: (
            f"{number(rows[run_id]['loaded'])} of {number(rows[run_id]['rows_read'])} rows new"
        ),
    )


def _what_if(found: Undone) -> None:
    for warning in found.warnings:
        st.warning(safe_markdown(warning), icon=":material/warning:")
    if found.blocked:
        st.warning(
            "Other files stand on what would go. Take these back first: "
            + safe_markdown(
                "; ".join(f"{one.file} ({count(one.rows, 'row')})" for one in found.blocked)
            ),
            icon=":material/block:",
        )
    tables = sorted({*found.goes, *found.stays})
    if not tables:
        st.markdown("Nothing of it stands in the store.")
        return
    frame = pd.DataFrame(
        {
            "table": [in_words(name) for name in tables],
            "goes": [found.goes.get(name, 0) for name in tables],
            "stays": [found.stays.get(name, 0) for name in tables],
        }
    )
    table(
        frame,
        alt="What goes and what stays if the import is taken back",
        labels={"table": "What", "goes": "Goes", "stays": "Stays: other files say it too"},
        height="content",
        key="undo_what_if",
    )


def _do(run_id: str, title: str) -> None:
    with progress("Taking it back…") as hears, alone(session.settings(), waits):
        zone = session.settings().analysis.zone
        done = undo(session.store(), run_id, zone=zone, progress=hears)
    gone = sum(done.goes.values())
    st.session_state[SAID] = f"{title} is taken back: {count(gone, 'row')} went."
    st.session_state.pop(CHOSEN, None)
    st.rerun()
