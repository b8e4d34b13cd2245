"""The campuses from the thinnest on: drawn with their interval, and part by part in a table."""

from datetime import date

import altair as alt
import pandas as pd
import streamlit as st

from dashboard.charts import GREY, INK, LINE, plain
from dashboard.clicks import clicks_on, show_clickable
from dashboard.coverage.filters import look_at
from dashboard.palette import BLUE, VERMILION
from dashboard.table import csv_button, table
from dashboard.text import DASH, count, day
from graph.coverage import PARTS
from graph.words import enumerated

CHART, TABLE = "coverage_ranked", "coverage_thinnest"
DRAWN = 16


def ranked(thin: pd.DataFrame, names: dict[str, str], then: date) -> None:
    """Draw the thinnest campuses with their interval and where they stood before this term."""
    st.header("The thinnest campuses", anchor=False)
    known = thin.dropna(subset=["thinness"]).head(DRAWN)
    if known.empty:
        st.markdown("No campus to rank: none has an ambassador, a session or a target yet.")
        return
    frame = pd.DataFrame(
        {
            "university_id": known["university_id"],
            "campus": known["university_id"].map(names),
            "thinness": known["thinness"],
            "low": known["low"],
            "high": known["high"],
            "before": known["before"],
            "number": [f"{value:.2f}" for value in known["thinness"]],
            "change": [_change(value) for value in known["change"]],
        }
    )
    base = alt.Chart(frame).encode(
        y=alt.Y(
            "campus:N",
            # Named one by one: left to the data, a chart on the page keeps the order it had.
            sort=frame["campus"].tolist(),
            axis=alt.Axis(title=None, labelLimit=180, labelColor=INK, labelOverlap=False),
        )
    )
    scale = alt.Scale(domain=[0, 1.04], nice=False)
    axis = alt.Axis(title="Thinness, 0 to 1", format=".1f", gridColor=LINE,
                    titleColor=GREY, values=[0, 0.2, 0.4, 0.6, 0.8, 1])  # fmt: skip
    tooltip = [
        alt.Tooltip("campus:N", title="Campus"),
        alt.Tooltip("thinness:Q", title="Thinness", format=".2f"),
        alt.Tooltip("low:Q", title="at least", format=".2f"),
        alt.Tooltip("high:Q", title="at most", format=".2f"),
        alt.Tooltip("change:N", title="Since last term"),
    ]
    band = base.mark_rule(strokeWidth=7, opacity=0.35, color=BLUE, strokeCap="round").encode(
        x=alt.X("low:Q", scale=scale, axis=axis), x2="high:Q", tooltip=tooltip
    )
    dot = base.mark_point(filled=True, size=80, opacity=1, color=BLUE).encode(
        x=alt.X("thinness:Q", scale=scale), tooltip=tooltip
    )
    before = base.mark_point(shape="diamond", size=60, color=VERMILION, strokeWidth=1.6).encode(
        x=alt.X("before:Q", scale=scale), tooltip=tooltip
    )
    number = base.mark_text(align="right", fontSize=12, color=INK, x="width").encode(
        text="number:N"
    )
    # A dot is small: the whole line of a campus can be clicked.
    line = (
        base.mark_bar(opacity=0, cursor="pointer")
        .encode(x=alt.X("none:Q", scale=scale), x2="all:Q", tooltip=tooltip)
        .transform_calculate(none="0", all="1.04")
        .add_params(clicks_on("university_id"))
    )
    show_clickable(
        plain(alt.layer(band, before, dot, number, line), 27 * len(frame) + 80),
        f"Thinness of {len(frame)} campuses with its interval; the table below lists all.",
        key=CHART,
        on_click=lambda point: look_at({"campus": point["university_id"]}),
    )
    shown = f" The first {len(frame)} of {len(thin)}." if len(thin) > len(frame) else ""
    diamond = (
        f" Diamond: on {day(then)}, before this term." if frame["before"].notna().any() else ""
    )
    st.caption(
        f"Dot: thinness now. Bar: how far chance in the number of sessions, and what is unknown, "
        f"could move it.{diamond} Click a campus to look only at it.{shown}"
    )


def _change(value: float) -> str:
    if pd.isna(value):
        return "not comparable"
    if abs(value) < 0.005:
        return "as before"
    return f"{abs(value):.2f} {'thinner' if value > 0 else 'less thin'}"


def parts(thin: pd.DataFrame, names: dict[str, str]) -> None:
    """List every campus of the programme with the parts of its thinness."""
    if thin.empty:
        return
    st.header("What is missing where", anchor=False)
    shown = pd.DataFrame(
        {
            "campus": thin["university_id"].map(names),
            "region": thin["region"],
            "thinness": thin["thinness"],
            "interval": [
                DASH if pd.isna(low) else f"{low:.2f}–{high:.2f}"
                for low, high in zip(thin["low"], thin["high"], strict=True)
            ],
            "change": [_change(value) for value in thin["change"]],
            **{part: [_of(row, part) for _, row in thin.iterrows()] for part in PARTS},
            "last_session": thin["last_session"],
        }
    )
    table(
        shown,
        alt="Every campus of the programme with its thinness and the parts of it, thinnest first",
        labels={"change": "Since last term", "ambassadors": "Ambassadors"},
        help_for={
            "thinness": "1 − min(1, actual ÷ target), the mean of the parts by their weights",
            "interval": "Sessions taken as a chance count (Garwood, 95 %); what is unknown lies "
            "between nothing missing and all",
            "ambassadors": "Current ambassadors of how many there should be; more are asked where "
            "enrolment is known and large",
            "sessions": "Sessions in a term’s worth of months",
            "topics": "Topics in a year",
            "panelists": "Panelists who spoke there in a year",
            "groups": "Groups of people (gender, faith, discipline) reached there in a year",
        },
        formats={"thinness": "%.2f"},
        widths={"campus": 180, "region": 100, "thinness": 72, "interval": 84, "change": 105}
        | {"ambassadors": 96, "sessions": 72, "topics": 66, "panelists": 74, "groups": 66},
        height=35 * min(len(shown), 16) + 40,
        key=TABLE,
    )
    st.caption(f"{_missing(thin)} “1 of 2”: there is one of the two there should be.")
    csv_button(thin.assign(campus=shown["campus"]), "thinness.csv", key="coverage_thin_csv")


def _missing(thin: pd.DataFrame) -> str:
    """Say what is missing most often, and what isn't known."""
    worst = {part: int((thin[f"{part}_thin"] > 0).sum()) for part in PARTS}
    most, unknown = max(worst.values()), unknown_parts(thin)
    if most:
        parts_of = enumerated([part for part in PARTS if worst[part] == most])
        said = (
            f"Missing most often: {parts_of}, at {most:,} of "
            f"{count(len(thin), 'campus', 'campuses')}."
        )
    else:
        said = "Nothing is known to be missing." if unknown else "Nothing is missing anywhere."
    if not unknown:
        return said
    said += f" {DASH}: unknown."
    if thin["sessions_thin"].isna().all() and "sessions" in unknown:
        said += " Sessions, and what comes of them, are judged from a term’s worth of months on."
    return said


def unknown_parts(thin: pd.DataFrame) -> list[str]:
    """Name the parts that are asked for somewhere where it isn't known how many there are."""
    return [part for part in PARTS if (thin[f"{part}_target"].gt(0) & thin[part].isna()).any()]


def _of(row: "pd.Series", part: str) -> str:
    wanted = row[f"{part}_target"]
    if not wanted > 0:
        return "not asked"
    digits = 0 if wanted == int(wanted) else 1
    actual = DASH if pd.isna(row[part]) else f"{row[part]:,.0f}"
    return f"{actual} of {wanted:,.{digits}f}"
