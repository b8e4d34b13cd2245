"""Between campuses: who is tied to whom, who carries on whose word, and who is out of reach."""

from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.charts import show_chart
from dashboard.frame import answer
from dashboard.heat import ink_on, shade
from dashboard.naming import listed_campuses
from dashboard.switch import switch
from dashboard.table import csv_button, table
from dashboard.text import count, safe
from graph.reach import campus_flow, within_two_steps
from graph.snapshot import Snapshot

WHAT = "flow_what"
SHOWN = 16
COUNTED = {"ties": "Ties between them", "amplified": "Words carried on"}
READ = {
    "ties": "Ties between people of two campuses, or of one with itself.",
    "amplified": "Replies, reposts, quotes and mentions: the row’s people are carried on by the "
    "column’s.",
}


def show(snapshot: Snapshot) -> None:
    """Show the campuses' ties with each other, and the share within two steps of an ambassador."""
    names = listed_campuses(snapshot)
    flow = session.kept(("campus flow", snapshot.as_of), lambda: campus_flow(snapshot))
    near = session.kept(("within two", snapshot.as_of), lambda: within_two_steps(snapshot))
    if not names:
        answer("<b>Nobody’s campus is known yet.</b>")
        return
    answer(_sentence(flow, names))
    what = switch("What is counted", COUNTED, key=WHAT)
    left, right = st.columns([4, 3], gap="medium")
    with left:
        _grid(flow, names, what)
    with right:
        _near(near, names)


def _sentence(flow: pd.DataFrame, names: dict[str, str]) -> str:
    apart = flow[flow["source"] < flow["target"]]
    tied = apart[apart["ties"] > 0]
    met = set(tied["source"]) | set(tied["target"])
    alone = [names[one] for one in names if one not in met]
    said = f"<b>{len(tied):,} of {count(len(apart), 'pair')} of campuses are tied.</b>"
    if alone and len(names) > 1:
        first = ", ".join(safe(one) for one in alone[:3])
        more = f" and {len(alone) - 3} others" if len(alone) > 3 else ""
        said += f" No tie to any other campus: {first}{more}."
    return said


def _grid(flow: pd.DataFrame, names: dict[str, str], what: str) -> None:
    """Draw the campuses with most ties against each other, the number in each cell."""
    total = flow.groupby("source")[what].sum().sort_values(ascending=False, kind="stable")
    order = [one for one in total.index if one in names][:SHOWN]
    part = flow[flow["source"].isin(order) & flow["target"].isin(order)]
    cells = pd.DataFrame(
        {
            "source": part["source"].map(names),
            "target": part["target"].map(names),
            "many": part[what].astype(float),
        }
    )
    listed = [names[one] for one in order]
    axis: dict[str, Any] = {"title": None, "labelLimit": 150, "labelOverlap": False}
    base = alt.Chart(cells).encode(
        x=alt.X("target:N", sort=listed, axis=alt.Axis(labelAngle=-50, **axis)),
        y=alt.Y("source:N", sort=listed, axis=alt.Axis(**axis)),
    )
    highest = max(cells["many"].max(), 1.0)
    boxes = base.mark_rect(stroke="white", strokeWidth=2).encode(
        color=shade("many", highest),
        tooltip=[
            alt.Tooltip("source:N", title="From"),
            alt.Tooltip("target:N", title="To"),
            alt.Tooltip("many:Q", title="How many", format=",d"),
        ],
    )
    numbers = base.mark_text(fontSize=11).encode(
        text=alt.Text("many:Q", format=",d"),
        color=ink_on("many", highest),
    )
    show_chart(
        alt.layer(boxes, numbers),
        30 * len(order) + 130,
        f"{COUNTED[what]}, campus by campus; the file below lists every pair.",
    )
    most = (
        f" The {len(order)} campuses with most of {len(names)}." if len(names) > len(order) else ""
    )
    st.caption(READ[what] + most)
    csv_button(flow, "campus_flow.csv", key="flow_csv")


def _near(near: pd.DataFrame, names: dict[str, str]) -> None:
    known = near[near["people"] > 0]
    shown = pd.DataFrame(
        {
            "campus": known["university_id"].map(names).fillna(known["university_id"]),
            "share": known["share"] * 100,
            "within_two_steps": known["within_two_steps"],
            "people": known["people"],
            "ambassadors": known["ambassadors"],
        }
    ).sort_values(["share", "campus"], ascending=[True, True])
    table(
        shown,
        alt="Share of each campus within two ties of a current ambassador, the lowest first",
        labels={"share": "Near", "within_two_steps": "People", "people": "Of"},
        help_for={
            "share": "The share of the campus's people in the network who are within two ties of a "
            "current ambassador of any campus",
            "ambassadors": "Current ambassadors of the campus",
        },
        formats={"share": "%.0f%%"},
        widths={"campus": 165, "share": 80, "within_two_steps": 60, "people": 50},
        height=520 if len(shown) > 12 else "content",
        key="near",
    )
    st.caption("Near: within two ties of a current ambassador. Lowest first.")
    csv_button(near, "within_two_steps.csv", key="near_csv")
