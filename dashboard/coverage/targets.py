"""What each campus should have: edited in place, kept in the store, else the settings' floor."""

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.table import csv_button, in_words
from dashboard.text import DASH, safe_markdown
from graph.coverage import PARTS, floors, set_targets, targets
from graph.errors import MashalError
from graph.snapshot import Snapshot
from graph.words import counted

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
    if said := st.session_state.pop(SAVED, None):
        st.info(said, icon=":material/save:")
    if snapshot.campuses.empty:
        st.markdown("No university is in the store yet.")
        return
    own = _own(snapshot, names)
    with st.expander("Write targets", icon=":material/edit:"):
        edited = st.data_editor(
            own,
            hide_index=True,
            key=EDITOR,
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
        left, right = st.columns([1, 3], vertical_alignment="center")
        left.button(
            "Keep these targets",
            icon=":material/save:",
            type="primary",
            on_click=_keep,
            args=(own, edited),
        )
        with right:
            csv_button(targets(snapshot), "targets.csv", key="coverage_targets_csv")


def _own(snapshot: Snapshot, names: dict[str, str]) -> pd.DataFrame:
    """List the store's universities with what was written for them."""
    found = targets(snapshot)
    for part in PARTS:
        found[part] = found[part].where(found[f"{part}_is_own"]).astype("Int64")
    found.insert(1, "campus", found["university_id"].map(names))
    found = found.sort_values("campus", ignore_index=True)
    return found[["university_id", "campus", *PARTS]]


def _keep(own: pd.DataFrame, edited: pd.DataFrame) -> None:
    """Write the rows that differ."""
    before, after = (frame[list(PARTS)].astype("Int64") for frame in (own, edited))
    differs = ~(before.fillna(-1) == after.fillna(-1)).all(axis=1)
    changed = edited[differs]
    try:
        set_targets(
            session.store(),
            [
                {
                    "university_id": row["university_id"],
                    **{part: None if pd.isna(row[part]) else int(row[part]) for part in PARTS},
                }
                for _, row in changed.iterrows()
            ],
        )
    except MashalError as fault:
        st.session_state[SAVED] = safe_markdown(fault)
        return
    kept = counted(len(changed), "campus", "campuses")
    st.session_state[SAVED] = f"Kept the targets of {kept}." if len(changed) else "Nothing changed."
    st.session_state.pop(EDITOR, None)
