"""Cohort by cohort: how many are still active, term after term, each share with what it is of."""

from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.charts import INK, show_chart
from dashboard.heat import ink_on, shade
from dashboard.intervals import intervals, out_of
from dashboard.table import csv_button, table
from dashboard.text import DASH, clean
from graph.retention import retention
from graph.snapshot import Snapshot

OF, SHOWN = "cohorts_of", 12
_OF = {
    "share": ("Of all appointed", "out_of", "low", "high"),
    "kept_share": ("Of those who have not graduated", "could_stay", "kept_low", "kept_high"),
}
_SO_FAR = " so far"


def show(snapshot: Snapshot) -> None:
    """Show a grid of cohorts and terms, and the counts behind it."""
    cohorts = session.kept(("retention", snapshot.as_of), lambda: retention(snapshot))
    st.header("Who stays", anchor=False)
    if cohorts.empty:
        st.markdown("No ambassador has been appointed yet.")
        return
    of = st.segmented_control(
        "Share",
        list(_OF),
        default="share",
        required=True,
        format_func=lambda one: _OF[one][0],
        label_visibility="collapsed",
        key=OF,
        persist_state="session",
    )
    left, right = st.columns([3, 4], gap="medium")
    cells = _cells(cohorts, of)
    with left:
        _grid(cells)
    with right:
        _table(cells)
    st.caption(
        "A cohort are those first appointed in one term. Active: in office on some day of it, with "
        "an act in the term. Quiet: in office without one. Graduated: the term of office ended as "
        "they graduated, or within a month of it. Stopped: earlier. A dash: too early to tell; "
        "nobody is lost because the data ends."
    )
    csv_button(cohorts, "retention.csv", key="retention_csv")


def _cells(cohorts: pd.DataFrame, of: str) -> pd.DataFrame:
    """Write each cell: the share, what it is of, and its interval."""
    _, total, low, high = _OF[of]
    named = cohorts["cohort"].map(clean)
    several = cohorts.groupby("cohort")["appointed_in"].transform("nunique") > 1
    named = named.where(~several, named + " · " + cohorts["appointed_in"])
    term = cohorts["term"].where(cohorts["term_over"], cohorts["term"] + _SO_FAR)
    cells = cohorts.assign(cohort=named, term=term, shown=cohorts[of], of=cohorts[total])
    known = cells["shown"].notna()
    percent = (cells["shown"] * 100).round().astype("Int64").astype("string") + "%"
    return cells.assign(
        active_of=out_of(cells["active"], cells["of"]),
        percent=percent.where(known, DASH),
        interval=intervals(cohorts[low], cohorts[high]),
    )


def _grid(cells: pd.DataFrame) -> None:
    cohorts, terms = list(dict.fromkeys(cells["cohort"])), list(dict.fromkeys(cells["term"]))
    kept, columns = cohorts[-SHOWN:], terms[-SHOWN:]
    drawn = cells[cells["cohort"].isin(kept) & cells["term"].isin(columns)]
    names = ["cohort", "term", "shown", "active_of", "percent", "interval"]
    outcomes = ["quiet", "graduated", "stopped", "left", "censored"]
    drawn = drawn[[*names, *outcomes]].astype(dict.fromkeys(("shown", *outcomes), float))
    axis: dict[str, Any] = {"title": None, "labelLimit": 160, "labelOverlap": False}
    base = alt.Chart(drawn).encode(
        x=alt.X("term:N", sort=columns, axis=alt.Axis(orient="top", labelAngle=0, **axis)),
        y=alt.Y("cohort:N", sort=kept, axis=alt.Axis(labelColor=INK, **axis)),
        tooltip=[
            alt.Tooltip("cohort:N", title="Cohort"),
            alt.Tooltip("term:N", title="Term"),
            alt.Tooltip("active_of:N", title="Active"),
            alt.Tooltip("interval:N", title="95% interval"),
            *(alt.Tooltip(f"{one}:Q", title=one.capitalize(), format=",d") for one in outcomes),
        ],
    )
    boxes = base.mark_rect(stroke="white", strokeWidth=3).encode(
        color=alt.condition(
            "isValid(datum.shown)",
            shade("shown", 1, even=True),
            alt.value("#f6f7f9"),
        )
    )
    ink = ink_on("shown", 1, even=True)
    shares = base.mark_text(dy=-8, fontSize=16, fontWeight=600).encode(text="percent:N", color=ink)
    counts = base.mark_text(dy=11, fontSize=12).encode(text="active_of:N", color=ink)
    show_chart(
        alt.layer(boxes, shares, counts),
        62 * len(kept) + 40,
        "Share of each cohort that is active, term by term; the table holds the same numbers.",
    )


def _table(cells: pd.DataFrame) -> None:
    columns = ["cohort", "term", "active_of", "percent", "interval"]
    outcomes = ["quiet", "graduated", "stopped"]
    outcomes += [one for one in ("left", "censored") if cells[one].any()]
    table(
        cells[[*columns, *outcomes]],
        alt="Cohorts by term: how many are active, of how many, and what became of the others",
        labels={
            "active_of": "Active",
            "percent": "Share",
            "interval": "95%",
            "graduated": "Grad.",
            "stopped": "Stop.",
            "censored": "Cens.",
        },
        help_for={
            "interval": "Wilson's 95% interval of the share",
            "quiet": "In office, with no act in the term",
            "graduated": "Left office when they graduated, or within a month of it",
            "stopped": "Left office more than a month before they graduate",
            "left": "Left office; when they graduate is not known",
            "censored": "Too early to tell: in no denominator",
        },
        widths={
            "cohort": 92,
            "term": 112,
            "active_of": 70,
            "percent": 55,
            "interval": 65,
            **dict.fromkeys(outcomes, 50),
        },
        height="content" if len(cells) <= 12 else 460,
        key="cohorts",
    )
