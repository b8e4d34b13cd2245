"""What coming term ends leave of the network, each line as a share of what there is today."""

import altair as alt
import pandas as pd
import streamlit as st

from dashboard.charts import GREY, LINE, show_chart
from dashboard.palette import BLUE, GREEN, PURPLE, VERMILION
from dashboard.table import csv_button, table
from graph.words import percent

LINES = {
    "campuses": "Campuses",
    "ambassadors": "Ambassadors",
    "near": "Near one",
    "largest_component": "Largest part",
}
_COLOURS = [VERMILION, BLUE, PURPLE, GREEN]
APART = 0.075
"""Share of the height that names at the lines' ends need to stand apart."""


def show(forecast: pd.DataFrame) -> None:
    """Draw what is left, and list the numbers."""
    st.header("What is left", anchor=False)
    left, right = st.columns([3, 4], gap="medium")
    with left:
        _chart(forecast)
        st.caption(
            "Near one: within two ties of an ambassador. Largest part: people connected with each "
            "other, directly or through others."
        )
    with right:
        _table(forecast)


def _chart(forecast: pd.DataFrame) -> None:
    frame = _long(forecast)
    ends = _apart(frame[frame["at"] == frame["at"].max()])
    colour = alt.Color(
        "line:N", sort=list(LINES.values()), legend=None, scale=alt.Scale(range=_COLOURS)
    )
    x = alt.X(
        "day:T",
        axis=alt.Axis(
            title=None,
            format="%b %Y",
            values=[_vega(end) for end in forecast["term_end"]],
            grid=False,
            labelAngle=-35,
            labelOverlap=False,
        ),
    )
    scale = alt.Scale(domain=[0, 1.02], nice=False)
    y = alt.Y(
        "share:Q",
        scale=scale,
        axis=alt.Axis(
            title="Of today’s",
            format=".0%",
            values=[0, 0.25, 0.5, 0.75, 1],
            gridColor=LINE,
            titleColor=GREY,
        ),
    )
    base = alt.Chart(frame).encode(
        x=x,
        y=y,
        color=colour,
        tooltip=[
            alt.Tooltip("line:N", title="Left"),
            alt.Tooltip("day:T", title="By the end of", format="%-d %B %Y"),
            alt.Tooltip("many:Q", title="How many", format=",d"),
            alt.Tooltip("share:Q", title="Of today’s", format=".0%"),
        ],
    )  # fmt: skip
    drawn = base.mark_line(strokeWidth=2.5).encode(
        strokeDash=alt.StrokeDash("line:N", sort=list(LINES.values()), legend=None)
    )
    points = base.mark_point(filled=True, size=65, opacity=1).encode(
        shape=alt.Shape("line:N", sort=list(LINES.values()), legend=None)
    )
    names = (
        alt.Chart(ends)
        .mark_text(align="left", dx=10, fontSize=13, fontWeight=600)
        .encode(x=x, y=alt.Y("beside:Q", scale=scale), text="label:N", color=colour)
    )
    show_chart(
        alt.layer(drawn, points, names),
        330,
        "What is left of today's campuses with an ambassador, ambassadors, people near one and "
        "largest connected part at coming term ends; the table has every number.",
    )


def _long(forecast: pd.DataFrame) -> pd.DataFrame:
    """Give a row a line and day; a line that begins with nobody is left out."""
    rows = [
        {
            "at": at,
            "day": row["term_end"],
            "line": name,
            "many": int(row[column]),
            "share": row[column] / forecast[column].iloc[0],
            "label": f"{name} {row[column]:,}",
        }
        for column, name in LINES.items()
        if forecast[column].iloc[0]
        for at, (_, row) in enumerate(forecast.iterrows())
    ]
    return pd.DataFrame(rows, columns=["at", "day", "line", "many", "share", "label"])


def _vega(end: pd.Timestamp) -> alt.DateTime:
    return alt.DateTime(year=end.year, month=end.month, date=end.day)


def _apart(ends: pd.DataFrame) -> pd.DataFrame:
    """Move the names at the lines' ends up until none covers another."""
    ordered = ends.sort_values("share", kind="stable")
    places: list[float] = []
    for share in ordered["share"]:
        places.append(max(share, places[-1] + APART) if places else share)
    return ordered.assign(beside=places)


def _table(forecast: pd.DataFrame) -> None:
    shown = pd.DataFrame(
        {
            "term_end": forecast["term_end"],
            "people": forecast["people"],
            "leave": forecast["leave"],
            "ambassadors": forecast["ambassadors"],
            "campuses": forecast["campuses"],
            "largest_component": forecast["largest_component"],
            "near": [
                f"{near:,} ({percent(share)})" if near else "0"
                for near, share in zip(forecast["near"], forecast["share_near"], strict=True)
            ],
        }
    )
    table(
        shown,
        alt="What is left of the network today and at the end of every coming term",
        labels={
            "term_end": "By the end of",
            "people": "People left",
            "leave": "Leave",
            "largest_component": "Largest part",
            "near": "Near one",
        },
        help_for={
            "term_end": "Today, then the end of each coming term",
            "leave": "Known to leave after the day before this one",
            "ambassadors": "Today’s ambassadors not known to be gone",
            "campuses": "Campuses that have one of them",
            "largest_component": "People who are connected with each other, directly or through "
            "others, in the largest such part",
            "near": "People left within two ties of an ambassador who is left, and their share",
        },
        widths={"term_end": 95, "people": 72, "leave": 50, "ambassadors": 85, "campuses": 70,
                "largest_component": 80, "near": 85},
        height="content",
        key="forecast_left",
    )  # fmt: skip
    csv_button(forecast, "forecast.csv", key="forecast_left_csv")
