"""Who went which way: the shares who answered higher, the same and lower, as bars of 100 %."""

from typing import Any

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
_ROW, _FITS = 44, 0.1


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
        if len(rows) == 1:
            return f"Nobody went down on: {rows.iloc[0]['title']}."
        return f"Nobody went down on any of these {len(rows):,} questions."
    most = rows.iloc[int(rows["worse_share"].to_numpy(dtype=float).argmax())]
    return (
        f"Most went down on: {most['title']}, {percent(most['worse_share'])} "
        f"({between(most['worse_low'], most['worse_high'])}); {percent(most['improved_share'])} "
        "went up."
    )


def _bars(whole: pd.DataFrame) -> None:
    base = alt.Chart(_pieces(whole)).encode(
        y=alt.Y(
            "row:N",
            sort=list(dict.fromkeys(whole["title"].map(clean))),
            axis=alt.Axis(title=None, labelLimit=190, labelColor="#0f1722"),
        ),
        tooltip=[
            alt.Tooltip("row:N", title="Question"),
            alt.Tooltip("way:N", title="Answered"),
            alt.Tooltip("share:Q", title="Share", format=".0%"),
            alt.Tooltip("people:Q", title="People", format=",d"),
        ],
    )
    bars = base.mark_bar(height=22, stroke="white").encode(
        x=alt.X(
            "begins:Q",
            scale=alt.Scale(domain=[0, 1]),
            axis=alt.Axis(title=None, format=".0%", grid=False, values=[0, 0.25, 0.5, 0.75, 1]),
        ),
        x2="ends:Q",
        color=alt.Color(
            "way:N",
            sort=list(WAYS.values()),
            scale=alt.Scale(domain=list(WAYS.values()), range=[BLUE, _SAME, VERMILION]),
            legend=alt.Legend(
                title=None,
                orient="top",
                labelFontSize=11,
                columnPadding=6,
                # The bars' white edge would eat most of a small sign.
                symbolStrokeWidth=0,
            ),
        ),
    )
    dark = alt.condition("datum.at == 1", alt.value("#0f1722"), alt.value("white"))
    inside = base.transform_filter(f"datum.share > {_FITS}")
    small = base.transform_filter(f"datum.share > 0 && datum.share <= {_FITS}")
    bold: dict[str, Any] = {"fontSize": 12, "fontWeight": 600}
    # What no number fits into has it beside it: the ends above the bar, the middle below.
    beside = [
        small.transform_filter("datum.at == 0")
        .mark_text(align="left", dy=-18, **bold)
        .encode(x="begins:Q", text="written:N"),
        small.transform_filter("datum.at == 1")
        .mark_text(dy=19, **bold)
        .encode(x="middle:Q", text="written:N"),
        small.transform_filter("datum.at == 2")
        .mark_text(align="right", dy=-18, **bold)
        .encode(x="ends:Q", text="written:N"),
    ]
    numbers = inside.mark_text(**bold).encode(x="middle:Q", text="written:N", color=dark)
    show_chart(
        alt.layer(bars, numbers, *beside),
        _ROW * len(whole) + 70,
        "Shares who answered higher, the same and lower, question by question; the table holds the "
        "same numbers.",
    )


def _pieces(whole: pd.DataFrame) -> pd.DataFrame:
    """Lay the three shares of each row out one after the other, from 0 to 1."""
    shares = whole[[f"{way}_share" for way in WAYS]].astype(float)
    ends = shares.cumsum(axis=1)
    return pd.concat(
        [
            pd.DataFrame(
                {
                    "row": whole["title"].map(clean),
                    "way": label,
                    "at": place,
                    "share": shares.iloc[:, place],
                    "begins": ends.iloc[:, place] - shares.iloc[:, place],
                    "middle": ends.iloc[:, place] - shares.iloc[:, place] / 2,
                    "ends": ends.iloc[:, place].clip(upper=1),
                    "written": shares.iloc[:, place].map(percent),
                    "people": whole[way].astype(float),
                }
            )
            for place, (way, label) in enumerate(WAYS.items())
        ]
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
