"""The current ambassadors by state: how many at each campus, and each one's last act."""

import altair as alt
import pandas as pd
import streamlit as st

from dashboard.charts import GREY, LINE, show_chart
from dashboard.naming import campus_names, named_people
from dashboard.palette import BLUE, ORANGE, VERMILION
from dashboard.table import csv_button, table
from dashboard.text import DASH
from graph.retention.activity import ACTIVE, AWAY, DRIFTING, STATES, UNKNOWN, states
from graph.snapshot import Snapshot

SHOWN = 16
_COLOURS = {ACTIVE: BLUE, DRIFTING: ORANGE, AWAY: VERMILION, UNKNOWN: "#aab3bd"}
_ON_DARK = (ACTIVE, AWAY)
_LAST = {
    "hosted": "Hosted a session",
    "spoke": "Spoke at a session",
    "attended": "Attended a session",
    "trained": "Was trained",
    "featured": "Was featured",
    "posted": "Posted",
    "interacted": "Reacted to a post",
}


def show(snapshot: Snapshot, current: pd.DataFrame) -> None:
    """Show the ambassadors' states campus by campus, and a row each, the quietest first."""
    limits = snapshot.analysis
    st.header("Who is active", anchor=False)
    left, right = st.columns([3, 4], gap="medium")
    with left:
        _bars(snapshot, current)
    with right:
        _listed(snapshot, current)
    st.caption(
        f"Active: an act in the last {limits.active_days} days. Away: none in more than "
        f"{limits.away_days}. Drifting: in between. Vacations are left out, and nobody counts from "
        "before the appointment. Unknown: nothing at all is recorded; that is not the same as away."
    )


def _bars(snapshot: Snapshot, current: pd.DataFrame) -> None:
    names = campus_names(snapshot)
    counted = states(current, "university_id").assign(
        campus=lambda table: table["university_id"].map(names).fillna(table["university_id"]),
        people=lambda table: table[list(STATES)].sum(axis=1),
    )
    counted = counted.sort_values(["people", "campus"], ascending=[False, True])
    drawn = counted.head(SHOWN)
    long = drawn.melt(["campus"], [one for one in STATES if counted[one].any()], "state", "many")
    long = long[long["many"] > 0].assign(order=lambda rows: rows["state"].map(STATES.index))
    known = [one for one in STATES if counted[one].any()]
    base = alt.Chart(long).encode(
        y=alt.Y(
            "campus:N",
            sort=drawn["campus"].tolist(),
            axis=alt.Axis(title=None, labelLimit=190, labelColor="#0f1722"),
        ),
        x=alt.X(
            "many:Q",
            stack="zero",
            axis=alt.Axis(
                title="Ambassadors", format=",d", tickMinStep=1, gridColor=LINE, titleColor=GREY
            ),
        ),
        order=alt.Order("order:Q"),
        tooltip=[
            alt.Tooltip("campus:N", title="Campus"),
            alt.Tooltip("state:N", title="State"),
            alt.Tooltip("many:Q", title="Ambassadors", format=",d"),
        ],
    )
    bars = base.mark_bar(stroke="white", strokeWidth=2, height={"band": 0.8}).encode(
        color=alt.Color(
            "state:N",
            scale=alt.Scale(domain=known, range=[_COLOURS[one] for one in known]),
            legend=None,
        )
    )
    numbers = base.mark_text(dx=-9, fontSize=12, fontWeight=600).encode(
        x=alt.X("many:Q", stack="zero"),
        text=alt.Text("many:Q", format=",d"),
        color=alt.condition(
            alt.FieldOneOfPredicate("state", list(_ON_DARK)),
            alt.value("white"),
            alt.value("#0f1722"),
        ),
    )
    st.html(_legend(known))
    show_chart(
        alt.layer(bars, numbers),
        26 * len(drawn) + 50,
        f"Ambassadors by state at {len(drawn)} campuses; the table lists the same people.",
    )
    if len(counted) > SHOWN:
        st.caption(f"The {SHOWN} campuses with most ambassadors of {len(counted)}.")


def _legend(known: list[str]) -> str:
    """Say which colour is which; a chart's own legend is cut off on a telephone."""
    marks = (
        f'<span style="white-space:nowrap;margin-right:1rem"><span aria-hidden="true" '
        f'style="display:inline-block;width:.8em;height:.8em;margin-right:.4em;'
        f'background:{_COLOURS[one]}"></span>{one.capitalize()}</span>'
        for one in known
    )
    return f'<p style="margin:0;font-size:.9rem">{"".join(marks)}</p>'


def _listed(snapshot: Snapshot, current: pd.DataFrame) -> None:
    names, campuses = named_people(snapshot), campus_names(snapshot)
    order = current.sort_values(["days", "person_id"], ascending=[False, True])
    shown = pd.DataFrame(
        {
            "name": order["person_id"].map(names),
            "state": order["state"].str.capitalize(),
            "days": order["days"].astype("Int64"),
            "last": order["kind"].map(_LAST).fillna(DASH),
            "last_on": order["last_on"],
        }
    )
    table(
        shown,
        alt="Current ambassadors with the days since their last act, the quietest first",
        labels={"name": "Ambassador", "last": "Last act", "last_on": "On"},
        help_for={"days": "Since the last act, or the appointment if that is later; no vacations"},
        widths={"name": 150, "state": 75, "days": 55, "last": 145, "last_on": 100},
        height=26 * min(current["university_id"].nunique(), SHOWN) + 80,
        key="activity",
    )
    csv_button(
        order.assign(
            name=order["person_id"].map(names), campus=order["university_id"].map(campuses)
        ),
        "activity.csv",
        key="activity_csv",
    )
