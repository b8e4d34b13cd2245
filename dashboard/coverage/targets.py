"""What each campus should have: edited in place, kept in the store, else the settings' floor."""

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.table import csv_button, in_words
from dashboard.text import DASH, safe_markdown
from graph.coverage import PARTS, floors, set_targets, targets
from graph.errors import MashalError
from graph.snapshot import Snapshot

EDITOR, SAVED = "coverage_targets", "coverage_targets_saved"
_UNITS = {
    "ambassadors": "current ambassadors",
    "sessions": "sessions in a term’s worth of months",
    "topics": "topics in a year",
    "panelists": "panelists in a year",
    "groups": "groups of people in a year",
}


def show(snapshot: Snapshot, names: dict[str, str]) -> None:
    """Let a lead write targets; an empty cell falls back to the settings."""
    st.header("What each campus should have", anchor=False)
    floor = floors(snapshot)
    asked = ", ".join(f"{floor[part]:,.0f} {_UNITS[part]}" for part in PARTS)
    st.markdown(
        f"Where nothing is written below, a campus should have {asked}; and, where its enrolment "
        f"is known, {snapshot.analysis.coverage.ambassadors_per_1000:g} ambassadors for 1,000 "
        "students, if that is more."
    )
    if snapshot.campuses.empty:
        st.markdown("No university is in the store yet.")
        return
    own = _own(snapshot, names)
    with st.expander("Write targets", icon=":material/edit:"):
        st.data_editor(
            own,
            hide_index=True,
            key=EDITOR,
            on_change=_keep,
            args=(own,),
            height=35 * min(len(own), 12) + 40,
            disabled=["campus"],
            placeholder=DASH,
            column_order=["campus", *PARTS],
            column_config={
                "campus": st.column_config.TextColumn("Campus", width="medium"),
                **{
                    part: st.column_config.NumberColumn(
                        in_words(part), help=_UNITS[part], min_value=0, step=1, format="%d"
                    )
                    for part in PARTS
                },
            },
            alt="Targets of each campus; empty cells take the settings' floor",
        )
        st.caption(
            st.session_state.get(SAVED)
            or "Every number is kept in the store as soon as it is written; an empty cell takes "
            "what is said above."
        )
        csv_button(targets(snapshot), "targets.csv", key="coverage_targets_csv")


def _own(snapshot: Snapshot, names: dict[str, str]) -> pd.DataFrame:
    """List the store's universities with what was written for them."""
    found = targets(snapshot)
    for part in PARTS:
        found[part] = found[part].where(found[f"{part}_is_own"]).astype("Int64")
    found.insert(1, "campus", found["university_id"].map(names))
    found = found.sort_values("campus", ignore_index=True)
    return found[["university_id", "campus", *PARTS]]


def _keep(own: pd.DataFrame) -> None:
    """Write what was edited into the store at once.

    A button to do so would be pressed before the last cell's number has come: Streamlit tells of
    an edit only when the cell is left, a moment after.
    """
    rows, named = [], []
    for at, cells in st.session_state[EDITOR]["edited_rows"].items():
        row = own.iloc[int(at)]
        before = {part: None if pd.isna(row[part]) else int(row[part]) for part in PARTS}
        after = {part: cells.get(part, before[part]) for part in PARTS}
        if after != before:
            rows.append({"university_id": row["university_id"], **after})
            named.append(safe_markdown(row["campus"]))
    try:
        set_targets(session.store(), rows)
    except MashalError as fault:
        st.session_state[SAVED] = safe_markdown(fault)
        return
    if rows:
        st.session_state[SAVED] = f"Kept the targets of {', '.join(named)}."
