"""What was passed on: the cascades on record, and what the model makes of them."""

import altair as alt
import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.accounts import account_names
from dashboard.charts import GREY, LINE, show_chart
from dashboard.frame import answer
from dashboard.influence.chances import observed
from dashboard.influence.elsewhere import campaigns_link
from dashboard.palette import BLUE, VERMILION
from dashboard.table import csv_button, table
from dashboard.text import count, day, number
from graph.cascades import Compared, cascades, compared
from graph.snapshot import Snapshot
from graph.spread import expected_spread

SHOWN, MOST = 200, 12


def show(snapshot: Snapshot) -> None:
    """Show the largest cascades, and the model beside what happened."""
    found = session.kept(("cascades", snapshot.as_of), lambda: cascades(snapshot))
    several = found[found["posts"] > 1]
    if several.empty:
        answer("<b>No post on record was passed on yet.</b> Load posts of a platform to see this.")
        return
    largest = several.iloc[0]
    answer(
        f"<b>{len(several):,} of {count(len(found), 'post')} were passed on or answered.</b> The "
        f"largest cascade has {number(largest['posts'])} posts by {number(largest['accounts'])} "
        f"accounts; half of all that were had half of their posts within "
        f"{_hours(several['hours_to_half'].median())}."
    )
    _largest(snapshot, several)
    campaigns_link()
    _model(snapshot)


def _largest(snapshot: Snapshot, several: pd.DataFrame) -> None:
    frame = several.head(SHOWN)
    shown = pd.DataFrame(
        {
            "who": account_names(snapshot, frame),
            "started_at": frame["started_at"]
            .dt.tz_convert(snapshot.analysis.zone)
            .dt.tz_localize(None),
            **{name: frame[name] for name in ("posts", "accounts", "depth", "width")},
            "structural_virality": frame["structural_virality"],
            "hours_to_half": frame["hours_to_half"],
        }
    )
    table(
        shown,
        alt=f"The {len(shown)} largest cascades",
        labels={
            "who": "First post by",
            "started_at": "Began",
            "structural_virality": "Virality",
            "hours_to_half": "Hours to half",
        },
        help_for={
            "posts": "The first post and all reposts, replies and quotes below it",
            "depth": "Steps from the first post to the farthest",
            "width": "Most posts at one depth",
            "structural_virality": "Mean distance between two posts of the cascade: near 2 where "
            "everybody passes on one post, larger where it goes from one to the next",
            "hours_to_half": "From the first post until half of the posts were there",
        },
        formats={"structural_virality": "%.2f", "hours_to_half": "%.1f"},
        widths={"who": 190},
        height=330 if len(shown) > 8 else "content",
        key="cascades",
    )
    csv_button(
        several.assign(campaigns=several["campaigns"].str.join(" ")),
        "cascades.csv",
        key="cascades_csv",
    )
    st.caption(
        "Platforms write a repost of a repost as one of the first post, so depth and virality are "
        "at least what is shown."
    )


def _model(snapshot: Snapshot) -> None:
    """Hold the model to what came after the days it learnt from."""
    st.header("Does the model hold?", anchor=False)
    seen = observed(snapshot)
    if not seen.exposed:
        answer("<b>Not known yet:</b> no post by somebody whom others had dealt with before.")
        return
    held = session.kept(
        ("compared", snapshot.as_of), lambda: compared(snapshot, expected_spread, most=MOST)
    )
    rows = held.accounts.dropna(subset=["expected"])
    answer(
        f"One contact passed a post on with a chance of <b>{seen.p:.2%}</b> "
        f"({seen.low:.2%} to {seen.high:.2%}, or {seen.wide_low:.2%} to {seen.wide_high:.2%} if "
        f"what one author writes fares alike): {number(seen.adopted)} of "
        f"{number(seen.exposed)} times."
    )
    if rows.empty:
        st.caption(
            "There are not enough earlier posts to learn from and hold the model to later ones."
        )
        return
    _beside(snapshot, rows, held)


def _beside(snapshot: Snapshot, rows: pd.DataFrame, held: Compared) -> None:
    frame = rows.assign(who=account_names(snapshot, rows))
    listed = frame["who"].tolist()
    y = alt.Y("who:N", sort=listed, axis=alt.Axis(title=None, labelLimit=190))
    x = alt.Axis(title="Accounts that carried a post", gridColor=LINE, titleColor=GREY, tickCount=6)
    base = alt.Chart(frame[["who", "observed", "expected", "expected_low", "expected_high"]])
    tooltip = [
        alt.Tooltip("who:N", title="Account"),
        alt.Tooltip("observed:Q", title="Happened", format=".2f"),
        alt.Tooltip("expected:Q", title="Expected", format=".2f"),
    ]
    spans = base.mark_rule(strokeWidth=7, opacity=0.35, color=BLUE, strokeCap="round").encode(
        x=alt.X("expected_low:Q", axis=x, scale=alt.Scale(zero=False)), x2="expected_high:Q", y=y
    )
    expected = base.mark_point(filled=True, size=70, color=BLUE, opacity=1).encode(
        x="expected:Q", y=y, tooltip=tooltip
    )
    happened = base.mark_point(
        filled=True, size=90, color=VERMILION, shape="diamond", opacity=1
    ).encode(x="observed:Q", y=y, tooltip=tooltip)
    show_chart(
        alt.layer(spans, expected, happened),
        28 * len(frame) + 60,
        "What the model expected of each account's posts beside what happened, on average",
    )
    st.caption(
        f"Accounts that carried a post, its author among them. Diamond: what happened since "
        f"{day(held.since)}, a post on average. Dot and bar: what the model expected from what it "
        f"learnt before that day. {_verdict(frame)}"
    )


def _verdict(frame: pd.DataFrame) -> str:
    """Say how often the model was wrong, and which way."""
    more = int((frame["observed"] > frame["expected_high"]).sum())
    less = int((frame["observed"] < frame["expected_low"]).sum())
    return (
        f"Of {count(len(frame), 'account')}, {more} went farther than expected and {less} less far."
    )


def _hours(value: float) -> str:
    if pd.isna(value):
        return "an unknown time"
    return f"{number(value, 1)} hours" if value < 48 else f"{number(value / 24, 1)} days"
