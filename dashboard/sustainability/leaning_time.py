"""How the absence factor moved: term by term, or month by month."""

import altair as alt
import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.charts import GREY, INK, LINE, show_chart
from dashboard.frame import answer
from dashboard.palette import BLUE, SKY
from dashboard.switch import switch
from dashboard.table import csv_button, table
from dashboard.text import count, safe
from graph.calendar import month_in_words
from graph.carrying import ACTIVITIES, By, Each, Of, over_time
from graph.snapshot import Snapshot

EACH = "leaning_each"
WORDS: dict[Each, str] = {"term": "By term", "month": "By month"}
SHOWN = 14


def show(snapshot: Snapshot, of: Of, by: By, *, staff: bool) -> None:
    """Draw, period by period, how many did half beside how many did any of it."""
    st.header("Over time", anchor=False)
    each = switch("Over time", WORDS, key=EACH)
    found = session.kept(
        ("over time", snapshot.as_of, of, by, each, staff),
        lambda: over_time(snapshot, of, by, each),
    )
    if found["factor"].isna().all():
        answer("<b>Nothing dated is on record.</b>")
        return
    frame = found.tail(SHOWN).assign(
        label=[
            month_in_words(one) if each == "month" else one for one in found["period"].tail(SHOWN)
        ]
    )
    answer(_sentence(frame, of, by))
    left, right = st.columns([4, 3], gap="medium")
    with left:
        _bars(frame, of, by)
    with right:
        _table(frame, found, of)


def _sentence(frame: pd.DataFrame, of: Of, by: By) -> str:
    known = frame.dropna(subset=["factor"])
    last = known.iloc[-1]
    one, many = ACTIVITIES[of].who if by == "people" else ("campus", "campuses")
    text = (
        f"In {safe(last['label'])} <b>{last['factor']:,} of "
        f"{count(int(last['contributors']), one, many)}</b> did half of it"
    )
    if len(known) < 2:
        return f"{text}."
    before = known.iloc[-2]
    return (
        f"{text}; in {safe(before['label'])} it was {before['factor']:,} of "
        f"{before['contributors']:,}."
    )


def _bars(frame: pd.DataFrame, of: Of, by: By) -> None:
    many = ACTIVITIES[of].who[1] if by == "people" else "campuses"
    data = frame[["label", "contributors", "contributions"]].assign(
        factor=frame["factor"].astype("float64"),
        text=[
            "" if pd.isna(factor) else f"{factor:,} of {all_:,}"
            for factor, all_ in zip(frame["factor"], frame["contributors"], strict=True)
        ],
    )
    order = frame["label"].tolist()
    y = alt.Y("label:N", sort=order, axis=alt.Axis(title=None, labelLimit=150))
    x = alt.Axis(
        title=many.capitalize(), format=",d", tickMinStep=1, gridColor=LINE, titleColor=GREY
    )
    tooltip = [
        alt.Tooltip("label:N", title="When"),
        alt.Tooltip("factor:Q", title="Did half", format=",d"),
        alt.Tooltip("contributors:Q", title="Of", format=",d"),
        alt.Tooltip("contributions:Q", title="Contributions", format=",d"),
    ]
    base, most = alt.Chart(data), max(int(frame["contributors"].max()), 1)
    everybody = base.mark_bar(color=SKY, opacity=0.45, size=18).encode(
        x=alt.X("contributors:Q", axis=x, scale=alt.Scale(domain=[0, most * 1.15], nice=False)),
        y=y,
        tooltip=tooltip,
    )
    few = base.mark_bar(color=BLUE, size=18).encode(x="factor:Q", y=y, tooltip=tooltip)
    text = base.mark_text(align="left", dx=6, fontSize=12, color=INK).encode(
        x="contributors:Q", y=y, text="text:N"
    )
    show_chart(
        alt.layer(everybody, few, text),
        30 * len(frame) + 60,
        f"How many {many} did half, of how many who did any of it, period by period; the table "
        "has the same numbers.",
    )
    st.caption(f"Dark: {many} who did half. Light: all who did any.")


def _table(frame: pd.DataFrame, found: pd.DataFrame, of: Of) -> None:
    shown = frame[["label", "factor", "contributors", "contributions", "unknown", "gini"]]
    table(
        shown.iloc[::-1],
        alt="The absence factor period by period, the latest first",
        labels={
            "label": "When",
            "factor": "Did half",
            "contributors": "Of",
            "contributions": "Did",
            "unknown": "Unknown",
        },
        help_for={
            "factor": "The fewest who together did half or more",
            "contributions": f"Counted are {ACTIVITIES[of].counted}",
            "unknown": "Contributions of nobody known, not counted",
            "gini": "0 where all who took part did the same, near 1 where one did nearly all",
        },
        formats={"gini": "%.2f"},
        widths={"label": 110, "factor": 75, "contributors": 50, "contributions": 55, "gini": 55},
        height=330 if len(shown) > 8 else "content",
        key="leaning_time",
    )
    csv_button(found, "carried_over_time.csv", key="leaning_time_csv")
