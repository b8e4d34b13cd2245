"""All activities side by side: how few carry each, of people and of campuses."""

from datetime import date

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.frame import answer
from dashboard.table import csv_button, table
from dashboard.text import DASH, count
from graph.carrying import ACTIVITIES, overview
from graph.snapshot import Snapshot


def show(snapshot: Snapshot, since: date | None, *, staff: bool, when: str) -> None:
    """Show the absence factor and the Gini coefficient of every activity."""
    found = session.kept(
        ("carrying overview", snapshot.as_of, since, staff), lambda: overview(snapshot, since)
    )
    st.header("Every activity", anchor=False)
    answer(_sentence(found))
    for by, title in (("people", "People"), ("campuses", "Campuses")):
        _table(found[found["by"] == by], by, title)
    st.caption(
        f"Counted {when}. Range: where it lies in nine of ten draws with a fifth of the sessions "
        "or posts left out. Gini: 0 where all did the same, near 1 where one did nearly all; among "
        "those who did any, and with all who could have. An account of nobody known stands for "
        "itself."
    )
    csv_button(found, "carrying.csv", key="leaning_all_csv")


def _sentence(found: pd.DataFrame) -> str:
    # To be answered is nobody's work.
    work = (found["by"] == "people") & (found["of"] != "received")
    people = found[work & found["factor"].notna()]
    if people.empty:
        return "<b>Nothing is on record yet.</b>"
    row = people.sort_values(["factor", "contributors"], ascending=[True, False]).iloc[0]
    activity = ACTIVITIES[str(row["of"])]
    return (
        f"It leans most on a few in <b>{activity.title.lower()}</b>: "
        f"{row['factor']:,} of {count(int(row['contributors']), *activity.who)} "
        f"{activity.did}."
    )


def _table(rows: pd.DataFrame, by: str, title: str) -> None:
    shown = pd.DataFrame(
        {
            "of": [ACTIVITIES[one].title for one in rows["of"]],
            "factor": rows["factor"],
            "contributors": rows["contributors"],
            "range": [
                DASH if pd.isna(low) else f"{low:,}" if low == high else f"{low:,}–{high:,}"
                for low, high in zip(rows["factor_low"], rows["factor_high"], strict=True)
            ],
            "gini": rows["gini"],
            "gini_of_everybody": rows["gini_of_everybody"],
            "everybody": rows["everybody"],
            "contributions": rows["contributions"],
            "unknown": rows["unknown"],
        }
    )
    table(
        shown,
        alt=f"{title}: how few carry half of each activity",
        labels={
            "of": title,
            "factor": "Did half",
            "contributors": "Of",
            "gini": "Gini",
            "gini_of_everybody": "Gini of all",
            "everybody": "All",
            "contributions": "Did",
        },
        help_for={
            "factor": "The fewest who together did half or more",
            "contributors": "Those who did any of it",
            "gini_of_everybody": "With a zero for everybody who could have and did not",
            "everybody": "Everybody who could have",
            "contributions": "Contributions counted",
            "unknown": "Contributions of nobody known, not counted",
        },
        formats={"gini": "%.2f", "gini_of_everybody": "%.2f"},
        widths={"of": 200, "factor": 70, "contributors": 55, "range": 70, "gini": 60},
        key=f"leaning_{by}",
    )
