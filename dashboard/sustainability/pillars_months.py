"""The course of the score over the months: the whole or a pillar, with its range."""

from collections.abc import Sequence
from datetime import datetime

import altair as alt
import pandas as pd
import streamlit as st

from dashboard.charts import LINE, month_axis, show_chart
from dashboard.palette import BLUE
from dashboard.table import csv_button, table
from dashboard.text import safe_markdown
from graph.calendar import first_day, month_in_words
from graph.pillars import MonthScore, PillarScore, points, scores

WHICH = "pillars_which"
WHOLE = "Whole"


def show(months: Sequence[MonthScore]) -> None:
    """Let a lead choose the whole or a pillar; draw its months, say its best and worst."""
    titles = [one.title for one in months[-1].pillars]
    which = st.selectbox(
        "Which score",
        [WHOLE, *titles],
        key=WHICH,
        label_visibility="collapsed",
        persist_state="session",
    )
    frame = pd.DataFrame([_row(month, which) for month in months])
    said = _sentence(frame, which or WHOLE)
    if frame["score"].notna().any():
        _draw(frame, said)
    st.caption(safe_markdown(said))


def listed(months: Sequence[MonthScore]) -> None:
    """Show every month's scores as a table, one click away."""
    titles = [one.title for one in months[-1].pillars]
    with st.expander("All scores month by month", icon=":material/table_rows:"):
        table(
            _all(months),
            alt="The score of the whole and of each pillar, month by month",
            formats=dict.fromkeys([WHOLE, *titles], "%.0f"),
            widths=dict.fromkeys([WHOLE, *titles], 95),
            height="content",
            key="pillars_months",
        )
        csv_button(lambda: scores(months), "health_by_month.csv", key="pillars_months_csv")


def _of(month: MonthScore, which: str | None) -> MonthScore | PillarScore:
    return next((one for one in month.pillars if one.title == which), month)


def _row(month: MonthScore, which: str | None) -> dict[str, object]:
    one = _of(month, which)
    return {
        "month": datetime.combine(first_day(month.month), datetime.min.time()),
        "name": month_in_words(month.month),
        "score": one.score,
        "low": one.low,
        "high": one.high,
        "label": points(one.score),
    }


def _sentence(frame: pd.DataFrame, which: str) -> str:
    """Say from where to where it went, its best and worst month, and how many are withheld."""
    known = frame.dropna(subset=["score"])
    if known.empty:
        return f"{which}: withheld in every month so far."
    score = known["score"].to_numpy(dtype=float)
    best, worst = known.iloc[int(score.argmax())], known.iloc[int(score.argmin())]
    first, last = known.iloc[0], known.iloc[-1]
    said = f"{which}: {first['label']} in {first['name']}, {last['label']} in {last['name']}"
    if len(known) > 2:
        said += (
            f"; highest {best['label']} in {best['name']}, lowest {worst['label']} in "
            f"{worst['name']}"
        )
    away = len(frame) - len(known)
    return f"{said}. Withheld in {away} of {len(frame)} months." if away else f"{said}."


def _draw(frame: pd.DataFrame, said: str) -> None:
    base = alt.Chart(frame).encode(x=month_axis(frame))
    y = alt.Y(
        "score:Q",
        scale=alt.Scale(domain=[0, 100]),
        axis=alt.Axis(title=None, tickCount=5, gridColor=LINE),
    )
    told = [
        alt.Tooltip("name:N", title="Month"),
        alt.Tooltip("score:Q", title="Score", format=".1f"),
        alt.Tooltip("low:Q", title="with other weights from", format=".0f"),
        alt.Tooltip("high:Q", title="to", format=".0f"),
    ]
    band = base.mark_area(opacity=0.18, color=BLUE).encode(
        y=alt.Y("low:Q", title=None), y2="high:Q"
    )
    line = base.mark_line(strokeWidth=2.5, color=BLUE).encode(y=y)
    dots = base.mark_point(filled=True, size=55, opacity=1, color=BLUE).encode(y=y, tooltip=told)
    texts = base.mark_text(dy=-13, fontSize=11, fontWeight=600).encode(y=y, text="label:N")
    known = "isValid(datum.score)"
    layers = [one.transform_filter(known) for one in (dots, texts)]
    show_chart(alt.layer(band, line, *layers), 262, said)


def _all(months: Sequence[MonthScore]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "month": month_in_words(one.month),
                WHOLE: one.score,
                **{pillar.title: pillar.score for pillar in one.pillars},
            }
            for one in reversed(months)
        ]
    )
