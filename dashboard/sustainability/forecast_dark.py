"""Campuses against term ends: the chance that no ambassador is left, printed in every cell."""

from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.charts import INK, show_chart
from dashboard.naming import campus_names
from dashboard.table import csv_button, table
from dashboard.text import day, told_apart
from graph.snapshot import Snapshot
from graph.succession import record
from graph.succession.told import record_in_words

SHOWN = 20
CHANCE = (
    "The chance that no ambassador is left by then, and its range: from the record’s lower end to "
    "its upper end, there with those unknown or away as gone"
)
NEVER, SURE = 0.005, 1.0
# From hardly tinted to vermilion, deepened until white words on it are read easily.
PALE, DEEP = "#fdf3ec", "#b84e00"


def show(snapshot: Snapshot, dark: pd.DataFrame) -> None:
    """Draw the grid, the campuses in most danger first, and list every chance with its range."""
    st.header("Which campuses go dark", anchor=False)
    frame = _told(snapshot, dark)
    left, right = st.columns([5, 6], gap="medium")
    with left:
        _grid(frame)
    with right:
        _table(frame)
    seen = session.kept(("succession record", snapshot.as_of), lambda: record(snapshot))
    st.caption(
        f"{record_in_words(seen)} Before the known end an ambassador stays with that chance, each "
        "on their own; after it they are gone. A range stands where somebody’s end isn’t known, "
        "somebody is away already, or the record is too small: from they stay to they are gone."
    )


def _told(snapshot: Snapshot, dark: pd.DataFrame) -> pd.DataFrame:
    names = told_apart(campus_names(snapshot))
    ranged = (dark["unknown"] + dark["quiet"] > 0) | dark["chance"].isna()
    chances = zip(dark["now"], dark["chance"], dark["low"], dark["high"], ranged, strict=True)
    told = [_cell(*row) for row in chances]
    middle = dark["chance"].where(~ranged, (dark["low"] + dark["high"]) / 2)
    frame = dark.assign(
        campus=dark["university_id"].map(names).fillna(dark["university_id"]),
        day=[day(end) for end in dark["term_end"]],
        told=told,
        range=[
            "" if low == high else f"{low} to {high}"
            for low, high in zip(dark["low"].map(_short), dark["high"].map(_short), strict=True)
        ],
        middle=middle,
    )
    danger = frame.groupby("university_id")["middle"].transform("sum")
    order = ["danger", "campus", "term_end"]
    frame = frame.assign(danger=danger).sort_values(order, ascending=[False, True, True])
    return frame.reset_index(drop=True)


def _cell(now: int, chance: float, low: float, high: float, ranged: bool) -> str:
    if not now:
        return "dark now"
    if low == SURE:
        return "dark"
    if ranged and _short(low) != _short(high):
        return f"{_short(low).removesuffix('%')}–{_short(high)}"
    return _short(chance)


def _short(share: float) -> str:
    """Write a share short enough for a cell; what isn't none or all reads as neither."""
    if 0 < share < NEVER:
        return "<1%"
    if 1 - NEVER < share < 1:
        return ">99%"
    return f"{share:.0%}"


def _grid(frame: pd.DataFrame) -> None:
    order = list(dict.fromkeys(frame["campus"]))
    cells = frame[frame["campus"].isin(order[:SHOWN])]
    cells = cells[["campus", "day", "told", "middle", "range", "ambassadors", "now"]]
    days = list(dict.fromkeys(frame.sort_values("term_end")["day"]))
    axis: dict[str, Any] = {"title": None, "labelOverlap": False}
    base = alt.Chart(cells).encode(
        x=alt.X("day:O", sort=days, axis=alt.Axis(labelAngle=-35, orient="top", **axis)),
        y=alt.Y("campus:N", sort=order[:SHOWN], axis=alt.Axis(labelLimit=125, **axis)),
        tooltip=[
            alt.Tooltip("campus:N", title="Campus"),
            alt.Tooltip("day:O", title="By the end of"),
            alt.Tooltip("told:N", title="Chance to be dark"),
            alt.Tooltip("range:N", title="Range"),
            alt.Tooltip("ambassadors:Q", title="Ambassadors not known to be gone", format=",d"),
            alt.Tooltip("now:Q", title="of today’s", format=",d"),
        ],
    )
    boxes = base.mark_rect(stroke="white", strokeWidth=2).encode(
        color=alt.Color(
            "middle:Q",
            legend=None,
            scale=alt.Scale(domain=[0, 1], range=[PALE, DEEP], interpolate="rgb"),
        )
    )
    numbers = base.mark_text(fontSize=11).encode(
        text="told:N",
        color=alt.condition("datum.middle > 0.75", alt.value("white"), alt.value(INK)),
    )
    show_chart(
        alt.layer(boxes, numbers),
        32 * len(order[:SHOWN]) + 90,
        "The chance that each campus has no ambassador left at each coming term end; the table "
        "beside it has every number.",
    )
    if len(order) > SHOWN:
        st.caption(f"The {SHOWN} campuses in most danger of {len(order):,}; the table has all.")


def _table(frame: pd.DataFrame) -> None:
    """List the same campuses, with every chance's range behind it."""
    ends = list(dict.fromkeys(frame.sort_values("term_end")["day"]))
    cells = frame["told"].where(frame["range"] == "", frame["told"] + " (" + frame["range"] + ")")
    # What is shown as a range already says it all.
    wide = frame["told"].str.contains("–", regex=False)
    grid = frame.assign(cell=cells.where(~wide, frame["told"]))
    grid = grid.pivot(index="university_id", columns="day", values="cell")
    campuses = frame.drop_duplicates("university_id")
    shown = campuses[["campus", "now", "unknown", "quiet"]].reset_index(drop=True)
    for end in ends:
        shown[end] = grid.loc[campuses["university_id"], end].to_numpy()
    table(
        shown,
        alt="The chance that each campus is dark at each coming term end, with its range",
        labels={
            "now": "Now",
            "unknown": "No end",
            "quiet": "Away",
            **dict(zip(ends, ends, strict=True)),
        },
        help_for={
            "now": "Ambassadors today",
            "unknown": "Of today’s, those whose end isn’t known",
            "quiet": "Of today’s, those who are away already: no act for long. Not who leaves in "
            "the first of the terms",
            **dict.fromkeys(ends, CHANCE),
        },
        widths={"campus": 120, "now": 42, "unknown": 58, "quiet": 48, **dict.fromkeys(ends, 108)},
        height=440 if len(shown) > 12 else "content",
        key="forecast_dark",
    )
    csv_button(
        lambda: frame.drop(columns=["day", "told", "range", "middle", "danger"]),
        "campuses_going_dark.csv",
        key="forecast_dark_csv",
    )
