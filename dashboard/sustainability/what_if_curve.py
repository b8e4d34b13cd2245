"""How the network breaks: the robustness curve, people leaving by their ties or at random."""

from typing import Any

import altair as alt
import numpy as np
import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.charts import GREY, LINE, show_chart
from dashboard.frame import answer
from dashboard.palette import BLACK, BLUE, VERMILION
from dashboard.table import csv_button, table
from dashboard.text import count, number
from graph.robustness import (
    RandomRemoval,
    Robustness,
    curves,
    global_efficiency,
    random_removal,
    robustness,
)
from graph.snapshot import Snapshot
from graph.words import percent

POINTS = 200
SHARES = ("most_tied_first", "at_random", "low", "high")
HUBS, RANDOM = "Whoever has most ties left", "At random"
STILL = "Still connected"
EXACT_UP_TO = 20_000


def show(snapshot: Snapshot, marked: tuple[int, float] | None) -> None:
    """Draw how much stays connected; ``marked`` is the point that the chosen people are."""
    st.header("How it breaks if more and more leave", anchor=False)
    hubs = session.kept(("robustness", snapshot.as_of), lambda: robustness(snapshot))
    random = session.kept(("random removal", snapshot.as_of), lambda: random_removal(snapshot))
    answer(_reading(hubs, random, len(snapshot.people)))
    frame = curves(hubs, random, POINTS)
    _draw(frame, marked, len(snapshot.people))
    st.caption(_numbers(snapshot, hubs, random))
    with st.expander("The curve as a table", icon=":material/table:"):
        table(
            frame.assign(**{name: frame[name] * 100 for name in SHARES}),
            alt="The robustness curve",
            labels={
                "people_gone": "Left",
                "most_tied_first": HUBS,
                "at_random": RANDOM,
                "low": "from",
                "high": "to",
            },
            help_for={
                "most_tied_first": "People in the largest connected part ÷ people at the start",
                "low": "95 % of random orders lie between these",
            },
            formats=dict.fromkeys(SHARES, "%.1f%%"),
            height=330,
            key="what_if_curve",
        )
    csv_button(frame, "robustness_curve.csv", key="what_if_curve_csv")


def _reading(hubs: Robustness, random: RandomRemoval, people: int) -> str:
    if hubs.start <= 0.5:
        return (
            f"<b>The network is in pieces already:</b> its largest connected part holds "
            f"{percent(hubs.start)} of {count(people, 'person', 'people')}."
        )
    half = hubs.half or people
    by_chance = int(np.flatnonzero(random.curve <= 0.5)[0])
    return (
        f"<b>It takes {half:,} of {people:,} people ({percent(half / people)})</b> to leave, "
        "whoever has most ties left first, until no connected part holds half of the network. "
        f"If people leave at random it takes about {by_chance:,} ({percent(by_chance / people)})."
    )


def _numbers(snapshot: Snapshot, hubs: Robustness, random: RandomRemoval) -> str:
    people = len(snapshot.people)
    exact = None if people <= EXACT_UP_TO else False
    found = session.kept(
        ("efficiency", snapshot.as_of), lambda: global_efficiency(snapshot, exact=exact)
    )
    near = number(found.value, 3) + ("" if found.exact else f" (± {found.error:.2g})")
    return (
        f"Robustness R, the mean height of the curve: {number(hubs.r, 3)} by ties, "
        f"{number(random.r, 3)} at random (95 % of {random.runs:,} orders: "
        f"{number(random.r_low, 3)} to {number(random.r_high, 3)}); a network of this size in "
        f"which everybody is tied to everybody has {number((people - 1) / (2 * people), 3)}. At "
        f"the start s(0) = {number(hubs.start * 100, 1)}% are connected. Global efficiency {near}."
    )


def _draw(frame: pd.DataFrame, marked: tuple[int, float] | None, people: int) -> None:
    told = pd.concat(
        [frame[["people_gone", name]].set_axis(["people_gone", "share"], axis=1).assign(line=line)
         for name, line in (("most_tied_first", HUBS), ("at_random", RANDOM))]
    )  # fmt: skip
    share = alt.Y(
        "share:Q",
        scale=alt.Scale(domain=[0, 1]),
        axis=alt.Axis(title=STILL, format=".0%", gridColor=LINE, titleColor=GREY),
    )
    gone = alt.X(
        "people_gone:Q",
        scale=alt.Scale(domain=[0, people], nice=False),
        axis=alt.Axis(title="People who left", format=",d", grid=False, titleColor=GREY),
    )
    band = (
        alt.Chart(frame)
        .mark_area(opacity=0.18, color=VERMILION)
        .encode(x=gone, y=alt.Y("low:Q", title=STILL), y2="high:Q")
    )
    lines = (
        alt.Chart(told)
        .mark_line(strokeWidth=2.5)
        .encode(
            x=gone,
            y=share,
            color=alt.Color(
                "line:N",
                sort=[HUBS, RANDOM],
                scale=alt.Scale(range=[BLUE, VERMILION]),
                legend=alt.Legend(title=None, orient="top", labelFontSize=13, labelLimit=260),
            ),
            strokeDash=alt.StrokeDash("line:N", sort=[HUBS, RANDOM], legend=None),
            tooltip=[
                alt.Tooltip("line:N", title="Who leaves"),
                alt.Tooltip("people_gone:Q", title="People who left", format=",d"),
                alt.Tooltip("share:Q", title="Still connected", format=".1%"),
            ],
        )
    )
    start = float(frame["most_tied_first"].iloc[0])
    marks = _mark((0, start), f"{percent(start)} at the start", gone, share, above=True)
    if marked is not None:
        told_of = f"Those chosen: {percent(marked[1])}"
        marks += _mark(marked, told_of, gone, share, above=False)
    show_chart(
        alt.layer(band, lines, *marks),
        320,
        f"Share of {people:,} people still connected as they leave; the table below has the same.",
    )


def _mark(point: tuple[int, float], label: str, gone: Any, share: Any, *, above: bool) -> list[Any]:
    """Draw a point with its label, which stands above or below it."""
    frame = pd.DataFrame({"people_gone": [point[0]], "share": [point[1]], "label": [label]})
    base = alt.Chart(frame).encode(x=gone, y=share)
    return [
        base.mark_point(filled=True, size=90, color=BLACK, opacity=1, shape="diamond"),
        base.mark_text(
            align="left", dx=10, dy=-10 if above else 14, fontSize=13, fontWeight=600
        ).encode(text="label:N"),
    ]
