"""What moved the score in a month: a waterfall of parts that add up, each beside its cause."""

import altair as alt
import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.charts import GREY, LINE, show_chart
from dashboard.named import as_html, marking, plain
from dashboard.palette import BLUE, OTHER_COLOUR, VERMILION
from dashboard.table import csv_button, table
from dashboard.text import safe_markdown
from graph.calendar import month_after, month_in_words
from graph.health import month_end
from graph.pillars import Change, Health, Part, moved, parts, signed, why
from graph.snapshot import Snapshot

MONTH = "pillars_change_month"
WORTH_DRAWING = 0.05
REST = "Everything smaller"


def show(health: Health) -> None:
    """Let a lead choose a month; show what its score came of, part by part."""
    if not health.changes:
        st.markdown(moved(None))
        return
    by_month = {one.month: one for one in reversed(health.changes)}
    chosen = st.selectbox(
        "Month, compared with the one before",
        list(by_month),
        format_func=month_in_words,
        # Another month of the page begins with itself.
        key=f"{MONTH}_{health.now.month}",
        width=320,
    )
    change = by_month[chosen or health.now.month]
    st.markdown(f"**{safe_markdown(moved(change))}**")
    if not change.parts:
        return
    # Names as they were at that month's end: some people are not in the network of another day.
    then = month_end(session.history(), change.month)
    large = [one for one in change.parts if abs(one.effect) >= WORTH_DRAWING]
    drawn, told = st.columns([1, 1], gap="large")
    with drawn:
        _draw(_steps(change, large))
    with told:
        _causes(large, then)
    with st.expander("Every part as a table", icon=":material/table_rows:"):
        frame = parts([change], plain(then))
        table(
            frame.drop(columns=["month", "pillar", "indicator"]),
            alt="What the change consists of",
            labels={"title": "Part", "effect": "Points"},
            formats={"before": "%.1f", "now": "%.1f", "effect": "%+.2f"},
            help_for={
                "before": "The indicator's own score in the month before",
                "now": "The indicator's own score in the month",
                "effect": "What that did to the score of the whole; these add up to the change",
            },
            widths={"title": 215, "before": 65, "now": 60, "effect": 65},
            key="pillars_parts",
        )
        csv_button(frame, f"health_change_{change.month}.csv", key="pillars_change_csv")


def _steps(change: Change, large: list[Part]) -> pd.DataFrame:
    """Lay the parts end to end, from last month's score to this month's."""
    before, now = change.before or 0.0, change.now or 0.0
    effects = [(one.title, one.effect) for one in large]
    rest = [one.effect for one in change.parts if abs(one.effect) < WORTH_DRAWING]
    if rest:
        effects.append((REST, sum(rest)))
    rows = [_step(_name(month_after(change.month, -1)), 0.0, before, "whole")]
    at = before
    for title, effect in effects:
        rows.append(_step(title, at, at + effect, "up" if effect > 0 else "down"))
        at += effect
    rows.append(_step(_name(change.month), 0.0, now, "whole"))
    return pd.DataFrame(rows)


def _name(month: str) -> str:
    return f"Score in {month_in_words(month)}"


def _step(title: str, first: float, last: float, way: str) -> dict[str, object]:
    label = f"{last:.1f}" if way == "whole" else signed(last - first)
    return {
        "part": title,
        "first": first,
        "last": last,
        "way": way,
        "label": label,
        "at": max(first, last),
    }


def _draw(frame: pd.DataFrame) -> None:
    steps = frame[["first", "last"]][frame["way"] != "whole"].to_numpy()
    totals = frame.loc[frame["way"] == "whole", "last"]
    low = min(float(steps.min()), float(totals.min())) if len(steps) else float(totals.min())
    high = max(float(steps.max()), float(totals.max())) if len(steps) else float(totals.max())
    # The axis doesn't begin at 0: the parts are a few points each.
    start = max(0.0, 5 * ((low - 3) // 5))
    end = high + max(high - start, 5.0) * 0.22
    frame = frame.assign(first=frame["first"].clip(lower=start))
    base = alt.Chart(frame).encode(
        y=alt.Y("part:N", sort=frame["part"].tolist(), axis=alt.Axis(title=None, labelLimit=205))
    )
    x = alt.X(
        "first:Q",
        scale=alt.Scale(domain=[start, end], nice=False, zero=False),
        axis=alt.Axis(title="Points of the whole score", gridColor=LINE, titleColor=GREY),
    )
    bars = base.mark_bar(height=16).encode(
        x=x,
        x2="last:Q",
        color=alt.Color(
            "way:N",
            legend=None,
            scale=alt.Scale(domain=["whole", "up", "down"], range=[OTHER_COLOUR, BLUE, VERMILION]),
        ),
        tooltip=[
            alt.Tooltip("part:N", title="Part"),
            alt.Tooltip("label:N", title="Points"),
        ],
    )
    texts = base.mark_text(align="left", dx=6, fontSize=12, fontWeight=600).encode(
        x="at:Q", text="label:N"
    )
    spoken = "; ".join(f"{one.part}: {one.label}" for one in frame.itertuples())
    show_chart(alt.layer(bars, texts), 30 * len(frame) + 50, spoken)
    st.caption("Blue: up. Orange-red: down. The axis does not begin at 0.")


def _causes(large: list[Part], snapshot: Snapshot) -> None:
    naming = marking(snapshot)
    lines = [
        f'<li style="margin:0 0 .45rem"><b>{signed(one.effect)}</b> {as_html(one.title)}: '
        f"{as_html(why(one, naming))}</li>"
        for one in large
    ]
    st.html(f'<ul style="margin:0;padding-left:1.1rem;line-height:1.4">{"".join(lines)}</ul>')
