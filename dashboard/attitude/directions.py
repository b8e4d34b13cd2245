"""Who went which way: the shares who answered higher, the same and lower, as bars of 100 %."""

import altair as alt
import pandas as pd
import streamlit as st

from dashboard.charts import show_chart
from dashboard.frame import answer
from dashboard.intervals import between
from dashboard.palette import BLUE, VERMILION
from dashboard.table import csv_button, table
from dashboard.text import DASH, clean, safe
from graph.attitude import MIN_PAIRS
from graph.words import percent

WAYS = {"improved": "Higher", "same": "Same", "worse": "Lower"}
_SAME = "#c3ccd6"


def directions(told: pd.DataFrame) -> None:
    """Draw the bars of the rows of which all three shares are told; table and file below."""
    whole = told[told[[f"{way}_share" for way in WAYS]].notna().all(axis=1)]
    if whole.empty:
        answer(f"Not told: of every question one of the three would be under {MIN_PAIRS} people.")
        return
    answer(safe(_reading(whole)))
    _bars(whole)
    hidden = len(told) - len(whole)
    left_out = (
        f" Of {hidden:,} more one way would be under {MIN_PAIRS} people: not drawn."
        if hidden
        else ""
    )
    st.caption(f"Of the people who answered both times. The welcome answer is “higher”.{left_out}")
    _table(told)


def _reading(whole: pd.DataFrame) -> str:
    items = whole[whole["kind"] == "item"]
    rows = items if len(items) else whole
    if not rows["worse"].any():
        return "Nobody went down on any of these questions."
    most = rows.iloc[int(rows["worse_share"].to_numpy(dtype=float).argmax())]
    return (
        f"Most went down on: {most['title']}, {percent(most['worse_share'])} "
        f"({between(most['worse_low'], most['worse_high'])}); {percent(most['improved_share'])} "
        "went up."
    )


def _bars(whole: pd.DataFrame) -> None:
    long = pd.concat(
        [
            pd.DataFrame(
                {
                    "row": whole["title"].map(clean),
                    "way": label,
                    "at": place,
                    "share": whole[f"{way}_share"].astype(float),
                    "written": whole[f"{way}_share"].map(percent),
                    "people": whole[way].astype(float),
                }
            )
            for place, (way, label) in enumerate(WAYS.items())
        ]
    )
    base = alt.Chart(long).encode(
        y=alt.Y(
            "row:N",
            sort=list(dict.fromkeys(long["row"])),
            axis=alt.Axis(title=None, labelLimit=190, labelColor="#0f1722"),
        ),
        order=alt.Order("at:Q"),
        tooltip=[
            alt.Tooltip("row:N", title="Question"),
            alt.Tooltip("way:N", title="Answered"),
            alt.Tooltip("share:Q", title="Share", format=".0%"),
            alt.Tooltip("people:Q", title="People", format=",d"),
        ],
    )
    share = alt.X("share:Q", stack="normalize", axis=alt.Axis(title=None, format=".0%", grid=False))
    bars = base.mark_bar(height=22, stroke="white").encode(
        x=share,
        color=alt.Color(
            "way:N",
            sort=list(WAYS.values()),
            scale=alt.Scale(domain=list(WAYS.values()), range=[BLUE, _SAME, VERMILION]),
            legend=alt.Legend(
                title=None, orient="top", labelFontSize=11, columnPadding=6, symbolSize=60
            ),
        ),
    )
    texts = (
        base.transform_filter("datum.share > 0.08")
        .mark_text(fontSize=12, fontWeight=600)
        .encode(
            x=alt.X("share:Q", stack="normalize", bandPosition=0.5),
            text="written:N",
            color=alt.condition("datum.at == 1", alt.value("#0f1722"), alt.value("white")),
        )
    )
    show_chart(
        alt.layer(bars, texts),
        36 * len(whole) + 70,
        "Shares who answered higher, the same and lower, question by question; the table holds the "
        "same numbers.",
    )


def _table(told: pd.DataFrame) -> None:
    shown = pd.DataFrame({"Question": told["title"], "People": told["people"].astype(float)})
    for way, label in WAYS.items():
        cells = zip(told[way], told[f"{way}_low"], told[f"{way}_high"], strict=True)
        shown[label] = [
            DASH if pd.isna(many) else f"{many:,} ({between(low, high)})"
            for many, low, high in cells
        ]
    table(
        shown,
        alt="How many answered higher, the same and lower, with the interval of each share",
        help_for=dict.fromkeys(
            WAYS.values(), "People, and the 95% interval (Wilson) of their share"
        ),
        formats={"People": "%d"},
        widths={"Question": 230},
        height="content" if len(shown) < 12 else 420,
        key="attitude_ways",
    )
    columns = [f"{way}{part}" for way in WAYS for part in ("", "_share", "_low", "_high")]
    csv_button(
        told[["kind", "name", "title", "people", *columns]],
        "attitude_directions.csv",
        key="attitude_ways_csv",
    )
