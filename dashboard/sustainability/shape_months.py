"""How a network's shape moved: the weights of the stages, month by month."""

import altair as alt
import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.charts import GREY, LINE, show_chart
from dashboard.frame import answer
from dashboard.palette import BLUE, GREEN, ORANGE, OTHER_COLOUR, VERMILION
from dashboard.table import csv_button, table
from dashboard.text import DASH, safe
from graph.calendar import month_in_words, month_of
from graph.maturity import Stage, by_month
from graph.snapshot import Snapshot
from graph.view import View

MONTHS = 14
NONE = "none of them"
COLOURS = {
    str(Stage.scattered): ORANGE,
    str(Stage.hub_and_spoke): VERMILION,
    str(Stage.multi_hub): BLUE,
    str(Stage.core_periphery): GREEN,
    NONE: OTHER_COLOUR,
}


def show(snapshot: Snapshot, *, staff: bool) -> None:
    """Draw the weights of the stages at each month's end, and list them."""
    st.header("How it moved", anchor=False)
    found = session.kept(
        ("maturity by month", snapshot.as_of, staff),
        lambda: by_month(
            session.history(),
            View(staff=staff),
            until=month_of(snapshot.as_of),
            months=MONTHS,
            draws=0,
        ),
    )
    known = found.dropna(subset=["none_of_them"])
    if known.empty:
        answer("<b>No month had enough people with ties.</b>")
        return
    answer(_sentence(known))
    _chart(known.rename(columns={"none_of_them": NONE}))
    _table(found)


def _sentence(known: pd.DataFrame) -> str:
    first, last = known.iloc[0], known.iloc[-1]
    stages = known["stage"].fillna(NONE)
    if (stages == stages.iloc[0]).all():
        return f"<b>{safe(stages.iloc[0]).capitalize()} came first in all {len(known)} months.</b>"
    begun, now = (safe(month_in_words(row["month"])) for row in (first, last))
    return (
        f"In {begun} <b>{safe(stages.iloc[0])}</b> came first, in {now} "
        f"<b>{safe(stages.iloc[-1])}</b>."
    )


def _chart(known: pd.DataFrame) -> None:
    names = list(COLOURS)
    data = known.melt(id_vars=["month"], value_vars=names, var_name="stage", value_name="weight")
    data["label"] = data["month"].map(month_in_words)
    data["percent"] = data["weight"] * 100
    data["order"] = data["stage"].map({name: at for at, name in enumerate(names)})
    base = alt.Chart(data[data["weight"] > 0]).encode(
        x=alt.X(
            "label:N",
            sort=[month_in_words(month) for month in known["month"]],
            axis=alt.Axis(title=None, labelAngle=-50, labelOverlap=False),
        ),
        y=alt.Y(
            "weight:Q",
            stack="zero",
            scale=alt.Scale(domain=[0, 1]),
            axis=alt.Axis(title=None, format="%", gridColor=LINE, titleColor=GREY),
        ),
        order="order:Q",
        tooltip=[
            alt.Tooltip("label:N", title="Month"),
            alt.Tooltip("stage:N", title="Stage"),
            alt.Tooltip("weight:Q", title="Evidence for it", format=".0%"),
        ],
    )
    bars = base.mark_bar(stroke="white", strokeWidth=1.5).encode(
        color=alt.Color(
            "stage:N",
            sort=names,
            scale=alt.Scale(domain=names, range=list(COLOURS.values())),
            legend=alt.Legend(title=None, orient="top", columns=3, labelFontSize=13),
        )
    )
    numbers = (
        base.transform_filter("datum.weight >= 0.12")
        .mark_text(color="white", fontSize=11, fontWeight=600)
        .encode(
            y=alt.Y("weight:Q", stack="zero", bandPosition=0.5),
            text=alt.Text("percent:Q", format=".0f"),
        )
    )
    show_chart(
        alt.layer(bars, numbers),
        340,
        "The weight of each stage at the end of each month; the table has the same numbers.",
    )


def _table(found: pd.DataFrame) -> None:
    stages = [str(stage) for stage in Stage]
    shown = pd.DataFrame(
        {
            "month": found["month"].map(month_in_words),
            "stage": [
                DASH if pd.isna(none) else (NONE if pd.isna(stage) else stage)
                for stage, none in zip(found["stage"], found["none_of_them"], strict=True)
            ],
            "towards": found["towards"],
            **{stage: found[stage] * 100 for stage in stages},
            "none": found["none_of_them"] * 100,
            "tied": found["tied"],
            "people": found["people"],
        }
    )
    table(
        shown.iloc[::-1],
        alt="The network’s shape month by month, the latest first",
        labels={"tied": "With ties", "people": "Of", "none": "None"},
        help_for={
            "stage": "The stage with most of the evidence",
            "towards": "The next, where the first has less than 60 %",
            "tied": "People with a tie that counts",
        },
        formats=dict.fromkeys([*stages, "none"], "%.0f%%"),
        widths={"month": 125, "stage": 115, "towards": 115, "tied": 70, "people": 55},
        height=330 if len(shown) > 8 else "content",
        key="shape_months",
    )
    csv_button(found, "maturity_by_month.csv", key="shape_months_csv")
