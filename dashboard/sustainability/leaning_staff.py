"""What would remain without staff, panelists and official accounts: before and after."""

import altair as alt
import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.charts import GREY, INK, LINE, show_chart
from dashboard.frame import answer
from dashboard.intervals import intervals
from dashboard.palette import BLUE, SKY
from dashboard.table import csv_button, table
from dashboard.text import DASH, number
from graph.carrying import TITLES, work_without_staff
from graph.snapshot import Snapshot


def show(snapshot: Snapshot) -> None:
    """Draw what remains of ties, threads and reach, each with its numbers."""
    st.header("Without staff", anchor=False)
    found = session.kept(
        ("without staff", snapshot.as_of),
        lambda: work_without_staff(session.history(), snapshot.as_of),
    )
    frame = found.assign(title=found["what"].map(TITLES))
    if frame["share"].isna().all():
        answer("<b>There is nothing yet that could be lost without staff.</b>")
        return
    answer(_sentence(frame))
    left, right = st.columns([4, 3], gap="medium")
    with left:
        _bars(frame.dropna(subset=["share"]))
    with right:
        _table(frame, found)


def _sentence(frame: pd.DataFrame) -> str:
    known = frame.dropna(subset=["share"])
    least = known.iloc[int(known["share"].argmin())]
    ties = frame[frame["what"] == "ties"].iloc[0]
    said = ""
    if ties["before"]:
        said = f"<b>{ties['share']:.0%} of the ties remain</b> without staff and panelists. "
    if least["share"] == 1:
        return f"{said}Nothing that is counted here hangs on them."
    return (
        f"{said}Most is lost of {least['title'].lower()}: <b>{number(least['after'])} of "
        f"{number(least['before'])}</b> ({least['share']:.0%}) remain."
    )


def _bars(frame: pd.DataFrame) -> None:
    """Draw a bar a row with its words above it: beside it there is no room on a telephone."""
    rows = zip(frame["title"], frame["before"], frame["after"], frame["share"], strict=True)
    data = pd.DataFrame(
        {
            "title": frame["title"],
            "share": frame["share"],
            "whole": 1.0,
            "before": frame["before"],
            "after": frame["after"],
            "text": [
                f"{title}: {after:,} of {before:,} ({share:.0%})"
                for title, before, after, share in rows
            ],
        }
    )
    y = alt.Y("title:N", sort=data["title"].tolist(), axis=None)
    axis = alt.Axis(title="What remains", format="%", gridColor=LINE, titleColor=GREY)
    tooltip = [
        alt.Tooltip("title:N", title="What"),
        alt.Tooltip("before:Q", title="Before", format=",d"),
        alt.Tooltip("after:Q", title="After", format=",d"),
    ]
    base, scale = alt.Chart(data), alt.Scale(domain=[0, 1])
    whole = base.mark_bar(color=SKY, opacity=0.35, size=14, yOffset=9).encode(
        x=alt.X("whole:Q", axis=axis, scale=scale), y=y, tooltip=tooltip
    )
    left = base.mark_bar(color=BLUE, size=14, yOffset=9).encode(
        x=alt.X("share:Q", scale=scale), y=y, tooltip=tooltip
    )
    text = base.mark_text(align="left", dy=-8, fontSize=13, color=INK).encode(
        x=alt.value(0), y=y, text="text:N"
    )
    show_chart(
        alt.layer(whole, left, text),
        46 * len(data) + 50,
        "What remains of each without staff, panelists and official accounts; the table has the "
        "same numbers.",
    )
    st.caption(
        "Dark: remains. Light: is lost. Own people are neither staff nor panelists; only they are "
        "counted, before as after. Near: within two ties of a current ambassador."
    )


def _table(frame: pd.DataFrame, found: pd.DataFrame) -> None:
    shown = pd.DataFrame(
        {
            "title": frame["title"],
            "before": frame["before"],
            "after": frame["after"],
            "share": [
                DASH if pd.isna(share) else f"{share:.0%} ({sure})"
                for share, sure in zip(
                    frame["share"], intervals(frame["low"], frame["high"]), strict=True
                )
            ],
        }
    )
    table(
        shown,
        alt="What remains without staff: numbers before and after",
        labels={"title": "What", "share": "Remains"},
        help_for={
            "share": "After ÷ before, with Wilson’s 95 % interval: wide where few are counted"
        },
        widths={"title": 180, "before": 60, "after": 55, "share": 105},
        key="leaning_staff_table",
    )
    csv_button(found, "without_staff.csv", key="leaning_staff_csv")
