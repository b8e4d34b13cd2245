"""Who answered before and not again: how many, and how they had answered beside the others."""

import altair as alt
import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.attitude.change import counts_of, left_out
from dashboard.attitude.rows import p_values, written
from dashboard.charts import LINE, show_chart
from dashboard.frame import answer
from dashboard.intervals import between
from dashboard.palette import BLUE, VERMILION
from dashboard.table import csv_button, table
from dashboard.text import DASH, clean, count, safe
from graph.attitude import MIN_PAIRS, attrition
from graph.attitude.words import ANSWERED, corrected_in_words, ends, left_in_words, signed
from graph.snapshot import Snapshot

STAYED, LEFT = "Answered again", "Did not"


def show(snapshot: Snapshot) -> None:
    """Show who did not answer again beside those who did, by what both said before."""
    found = session.kept(("attrition", snapshot.as_of), lambda: attrition(snapshot))
    if found.empty:
        answer("<b>Nobody has answered before a session yet</b>, so nobody could leave.")
    else:
        first = found[found["people"].notna()]
        row = dict((first if len(first) else found).iloc[0])
        answer(f"<b>{safe(left_in_words(row))}</b>")
        if not found["left"].eq(0).all():
            st.caption(
                "If those who leave think otherwise, the change is that of those who stay. Nothing "
                "tells how the others would have answered the second time."
            )
        _draw(first)
        _table(found)
        said = corrected_in_words(found.loc[found["kind"] == "item", "p"], "questions")
        if said:
            st.caption(said)
    _counts(snapshot)


def _draw(told: pd.DataFrame) -> None:
    """Draw both groups' means before, side by side."""
    apart = told[told["left_before"].notna() & told["stayed_before"].notna()]
    if apart.empty:
        return
    wide = apart.sort_values("difference", kind="stable")
    most = (
        wide.iloc[0]
        if abs(wide["difference"].iloc[0]) > abs(wide["difference"].iloc[-1])
        else wide.iloc[-1]
    )
    gap = f"{signed(most['difference'])}"
    gap += "" if pd.isna(most["low"]) else f" ({ends(most['low'], most['high'])})"
    answer(f"Furthest apart: {safe(most['title'])}, by {gap} for who did not answer again.")
    long = pd.concat(
        [
            pd.DataFrame(
                {
                    "row": apart["title"].map(clean),
                    "who": who,
                    "mean": apart[column].astype(float),
                    "people": apart[many].astype(float),
                }
            )
            for who, column, many in (
                (STAYED, "stayed_before", "stayed"),
                (LEFT, "left_before", "left"),
            )
        ]
    )
    base = alt.Chart(long).encode(
        y=alt.Y(
            "row:N",
            sort=list(dict.fromkeys(long["row"])),
            axis=alt.Axis(title=None, labelLimit=190, labelColor="#0f1722"),
        )
    )
    lines = base.mark_line(color="#c3ccd6", strokeWidth=3).encode(x="mean:Q", detail="row:N")
    points = base.mark_point(filled=True, size=120, opacity=1).encode(
        x=alt.X(
            "mean:Q",
            scale=alt.Scale(zero=False, padding=15),
            axis=alt.Axis(title="Mean before", gridColor=LINE, tickCount=5),
        ),
        color=alt.Color(
            "who:N",
            sort=[STAYED, LEFT],
            scale=alt.Scale(domain=[STAYED, LEFT], range=[BLUE, VERMILION]),
            legend=alt.Legend(title=None, orient="top", columnPadding=6),
        ),
        shape=alt.Shape("who:N", sort=[STAYED, LEFT], scale=alt.Scale(range=["circle", "square"])),
        tooltip=[
            alt.Tooltip("row:N", title="Question"),
            alt.Tooltip("who:N", title="Who"),
            alt.Tooltip("mean:Q", title="Mean before", format=".2f"),
            alt.Tooltip("people:Q", title="People", format=",d"),
        ],
    )
    show_chart(
        alt.layer(lines, points),
        34 * len(apart) + 90,
        "Mean answers before of those who answered again and those who did not, question by "
        "question; the table holds the same numbers.",
    )


def _table(found: pd.DataFrame) -> None:
    shares = zip(found["left_share"], found["left_low"], found["left_high"], strict=True)
    shown = pd.DataFrame(
        {
            "Question": found["title"].map(clean),
            "Before": found["people"].astype(float),
            "Left": found["left"].astype(float),
            "Share": [
                DASH if pd.isna(one) else f"{one:.0%} ({between(low, high)})"
                for one, low, high in shares
            ],
            "Stayed": found["stayed_before"],
            "Gone": found["left_before"],
            "Difference": written(found, "difference"),
            "corrected": p_values(found["p_corrected"]),
        }
    )
    table(
        shown,
        alt="Who did not answer again, question by question, with their answers before",
        labels={
            "Before": "Answered before",
            "Left": "Not again",
            "Stayed": "Mean, again",
            "Gone": "Mean, not again",
            "corrected": "p, corrected",
        },
        help_for={
            "Left": "Never again about a session they had answered before. A dash: one of both "
            f"groups is under {MIN_PAIRS} people",
            "Share": "With Wilson’s 95% interval",
            "Difference": "Not again less again, with Welch’s 95% interval",
            "corrected": "Corrected for the number of questions (Holm)",
        },
        formats={"Before": "%d", "Left": "%d", "Stayed": "%.2f", "Gone": "%.2f"},
        widths={"Question": 210, "Difference": 150},
        height="content" if len(shown) < 12 else 420,
        key="attitude_left",
    )
    csv_button(found, "attitude_attrition.csv", key="attitude_left_csv")


def _counts(snapshot: Snapshot) -> None:
    """Show who answered when, and which answers could not be counted with."""
    found = counts_of(snapshot)
    st.header("Who answered when", anchor=False)
    lost = left_out(snapshot)
    answer(
        "Every answer could be counted with."
        if not lost
        else f"{count(lost, 'answer')} could not be counted with."
    )
    counts = vars(found)
    # The number first: beside the long words it would be out of sight on a telephone.
    shown = pd.DataFrame(
        {
            "How many": [
                "not told" if counts[name] is None else f"{counts[name]:,}" for name in ANSWERED
            ],
            "What": [meaning[0].upper() + meaning[1:] for meaning in ANSWERED.values()],
        }
    )
    table(
        shown,
        alt="How many people answered when, and how many answers were left out",
        help_for={"How many": f"Not told: fewer than {MIN_PAIRS}, or it would tell such a number"},
        widths={"How many": 90, "What": 420},
        height="content",
        key="attitude_counts",
    )
    csv_button(shown, "attitude_answered.csv", key="attitude_counts_csv")
