"""The five pillars of a month as bars, the weakest named, and the indicators behind them."""

import altair as alt
import pandas as pd
import streamlit as st

from dashboard.charts import GREY, LINE, show_chart
from dashboard.palette import BLUE, VERMILION
from dashboard.table import csv_button, table
from dashboard.text import DASH, safe_markdown
from graph.pillars import MonthScore, PillarScore, points, scores, unknown_because, value
from graph.words import percent

_TALL = 46


def show(month: MonthScore) -> None:
    """Draw the pillars with their ranges; say what isn't known and why."""
    _draw(pd.DataFrame([_row(one, month) for one in month.pillars]))
    missing = unknown_because(month)
    if missing:
        st.caption(f"Not known: {safe_markdown(missing)}.")


def indicators(month: MonthScore) -> None:
    """Show the indicators that the pillars are made of, one click away."""
    with st.expander("The indicators behind it", icon=":material/table_rows:"):
        table(
            _indicators(month),
            alt="The indicators of each pillar with their value and score",
            labels={"of": "Of", "why": "Not known because"},
            formats={"score": "%.0f", "weight": "%.4g"},
            widths={"pillar": 130, "indicator": 235, "value": 75, "score": 60},
            help_for={
                "value": "The number itself on the month's last day",
                "between": "Where a share of people lies with 95 % (Wilson), taken as a chance",
                "score": "What the value is worth, 0 to 100",
                "weight": "Within its pillar",
            },
            height="content",
            key="pillar_indicators",
        )
        csv_button(lambda: scores([month]), f"health_{month.month}.csv", key="pillars_csv")


def _row(one: PillarScore, month: MonthScore) -> dict[str, object]:
    weakest = month.weakest is one
    label = points(one.score)
    if one.score is None:
        label = f"withheld: {percent(one.completeness)} of it known"
    return {
        "pillar": one.title,
        "asks": one.asks,
        "score": one.score,
        "low": one.low,
        "high": one.high,
        "place": one.high or 0.0,
        "label": f"{label}, weakest" if weakest else label,
        "weakest": weakest,
        "known": percent(one.completeness),
    }


def _draw(frame: pd.DataFrame) -> None:
    scale = alt.Scale(domain=[0, 128], nice=False)
    ticks = alt.Axis(title=None, values=[0, 25, 50, 75, 100], gridColor=LINE, titleColor=GREY)
    base = alt.Chart(frame).encode(
        y=alt.Y(
            "pillar:N", sort=frame["pillar"].tolist(), axis=alt.Axis(title=None, labelLimit=150)
        )
    )
    told = [
        alt.Tooltip("pillar:N", title="Pillar"),
        alt.Tooltip("asks:N", title="It asks"),
        alt.Tooltip("score:Q", title="Score", format=".0f"),
        alt.Tooltip("low:Q", title="with other weights from", format=".0f"),
        alt.Tooltip("high:Q", title="to", format=".0f"),
        alt.Tooltip("known:N", title="Known of its weight"),
    ]
    bars = base.mark_bar(height=20).encode(
        x=alt.X("score:Q", scale=scale, axis=ticks),
        color=alt.condition("datum.weakest", alt.value(VERMILION), alt.value(BLUE)),
        tooltip=told,
    )
    spans = base.mark_rule(color="#0f1722", strokeWidth=2).encode(x="low:Q", x2="high:Q")
    texts = base.mark_text(align="left", dx=8, fontSize=13, fontWeight=600).encode(
        x="place:Q", text="label:N"
    )
    spoken = "; ".join(f"{one.pillar}: {one.label}" for one in frame.itertuples())
    show_chart(alt.layer(bars, spans, texts), _TALL * len(frame) + 30, spoken)
    st.caption(
        "Black: where the score lies if each weight in the pillar were half to one and a half "
        "times what it is."
    )


def _indicators(month: MonthScore) -> pd.DataFrame:
    rows = []
    for pillar in month.pillars:
        for one in pillar.indicators:
            seen, between = one.seen, one.seen.interval
            rows.append(
                {
                    "pillar": pillar.title,
                    "indicator": one.title,
                    "value": value(seen.value, one.unit),
                    "of": DASH if seen.out_of is None else f"{seen.out_of:,} {seen.of_what}",
                    "between": DASH if between is None else _between(*between),
                    "score": one.score,
                    "weight": one.weight,
                    "why": seen.unknown or None,
                }
            )
    return pd.DataFrame(rows).dropna(axis="columns", how="all")


def _between(low: float, high: float) -> str:
    return f"{percent(low)}–{percent(high)}"
