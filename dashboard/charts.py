"""Charts over the months, readable without colour and without pointing."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from dashboard.palette import BLUE, VERMILION
from dashboard.text import DASH, number
from graph.calendar import first_day, month_in_words
from graph.health import Card, Point, Summary, Unit
from graph.joining import new_ambassadors
from graph.snapshot import Snapshot

INK, GREY, LINE = "#0f1722", "#4b5563", "#dfe6ec"
_MONTHS_SHOWN = 12
WIDE, TALL = 130, 46


def sparkline(card: Card) -> None:
    """Draw a card's last twelve months as a small line that ends in a dot.

    A plain image: a chart would put four buttons a card in the way of whoever uses the keyboard.
    """
    points = card.series[-_MONTHS_SHOWN:]
    known = [point.value for point in points if point.value is not None]
    low, span = min(known), (max(known) - min(known)) or 1.0
    places = [
        (
            4 + at * (WIDE - 8) / max(len(points) - 1, 1),
            TALL - 5 - (value - low) / span * (TALL - 10),
        )
        if (value := point.value) is not None
        else None
        for at, point in enumerate(points)
    ]
    end = places[-1]
    last = f'<circle cx="{end[0]:.1f}" cy="{end[1]:.1f}" r="3.5" fill="{BLUE}"/>' if end else ""
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {TALL}">'
        f'<path d="{_path(places)}" fill="none" stroke="{BLUE}" stroke-width="2" '
        f'stroke-linejoin="round" stroke-linecap="round"/>{last}</svg>'
    )
    st.image(svg, width="stretch", alt=_spoken(card, points))


def amount(value: float | None, unit: Unit, *, signed: bool = False) -> str:
    """Write a card's number: a count, a percentage, or points of a scale with their sign."""
    if value is None:
        return DASH
    sign = "+" if value > 0 and (signed or unit is Unit.points) else ""
    if unit is Unit.share:
        return f"{sign}{value:.0%}"
    return sign + number(value, 2 if unit is Unit.points else 0)


def ambassadors_each_month(summary: Summary, snapshot: Snapshot) -> None:
    """Draw active and new ambassadors a month, each line named where it ends."""
    card = next((one for one in summary.cards if one.name == "active_ambassadors"), None)
    active = card.series[-_MONTHS_SHOWN:] if card else ()
    if not any(point.value is not None for point in active):
        st.caption("No ambassadors are recorded yet.")
        return
    months = [point.month for point in active]
    new = [Point(*pair) for pair in zip(months, new_ambassadors(snapshot, months), strict=True)]
    lines({"Active": active, "New": new}, "Ambassadors each month: active and new")
    st.caption(
        f"Active: {snapshot.analysis.active_days} days before the month’s end or less since they "
        "did something, vacations left out. New: their first term began in the month."
    )


def lines(series: Mapping[str, Sequence[Point]], spoken: str) -> None:
    """Draw lines over the months, told apart by colour, dash and shape, named at their ends."""
    frame = _frame(series)
    names = list(series)
    base = alt.Chart(frame).encode(
        x=month_axis(frame),
        y=alt.Y("value:Q", axis=alt.Axis(title=None, tickCount=5, format=",d", gridColor=LINE)),
        color=alt.Color(
            "line:N", sort=names, legend=None, scale=alt.Scale(range=[BLUE, VERMILION])
        ),
        tooltip=[
            alt.Tooltip("month:T", title="Month", format="%B %Y"),
            alt.Tooltip("line:N", title="Ambassadors"),
            alt.Tooltip("value:Q", title="How many", format=",d"),
        ],
    )
    drawn = base.mark_line(strokeWidth=2.5).encode(
        strokeDash=alt.StrokeDash("line:N", sort=names, legend=None)
    )
    points = base.mark_point(filled=True, size=60, opacity=1).encode(
        shape=alt.Shape("line:N", sort=names, legend=None)
    )
    ends = (
        base.transform_filter(f"datum.month == {_last(frame)}")
        .mark_text(align="left", dx=9, fontSize=13, fontWeight=600)
        .encode(text="label:N")
    )
    show_chart(alt.layer(drawn, points, ends), 300, spoken)


def month_axis(frame: pd.DataFrame) -> alt.X:
    """Give the axis of the instants in ``month``: every other has its name, the last one always."""
    shown = sorted(frame["month"].unique())[::-2]
    return alt.X(
        "month:T",
        axis=alt.Axis(
            title=None,
            format="%b",
            values=[alt.DateTime(year=at.year, month=at.month, date=1) for at in shown],
            grid=False,
            labelOverlap=False,
        ),
    )


def _frame(series: Mapping[str, Sequence[Point]]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "line": name,
                "month": datetime.combine(first_day(point.month), datetime.min.time()),
                "value": point.value,
                "label": f"{name} {point.value:,.0f}" if point.value is not None else name,
            }
            for name, points in series.items()
            for point in points
        ]
    )


def _last(frame: pd.DataFrame) -> int:
    """Give the last month as Vega counts time."""
    return int(frame["month"].max().timestamp() * 1000)


def _path(places: Sequence[tuple[float, float] | None]) -> str:
    """Join the known places with a line that stops where a month isn't known."""
    steps, before = [], None
    for place in places:
        if place:
            steps.append(f"{'L' if before else 'M'}{place[0]:.1f} {place[1]:.1f}")
        before = place
    return "".join(steps)


def _spoken(card: Card, points: Sequence[Point]) -> str:
    known = [point for point in points if point.value is not None]
    said = [f"{amount(one.value, card.unit)} in {month_in_words(one.month)}" for one in known]
    return f"{card.title}: from {said[0]} to {said[-1]}"


def plain(chart: Any, height: int) -> Any:
    """Give a chart without frame and ticks, so high."""
    axes = {"labelColor": GREY, "labelFontSize": 12, "labelPadding": 8}
    return (
        chart.properties(height=height)
        .configure_view(strokeWidth=0)
        .configure_axis(domain=False, ticks=False, **axes)
        # Streamlit's theme moves the outermost labels inwards: of rows the first would then stand
        # beside nothing.
        .configure_axisDiscrete(labelFlush=False)
    )


def show_chart(chart: Any, height: int, spoken: str) -> None:
    """Show a chart without frame and ticks; ``spoken`` is what a screen reader says of it."""
    st.altair_chart(plain(chart, height), width="stretch", alt=spoken)
