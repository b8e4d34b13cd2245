"""Dialogue threads: how many, how deep, how broad, how long, and how much crosses campuses."""

import altair as alt
import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.accounts import account_names, platform_name
from dashboard.charts import GREY, INK, show_chart
from dashboard.frame import answer
from dashboard.palette import BLUE
from dashboard.table import csv_button, table
from dashboard.text import DASH, clean, count, number
from graph.campaigns import dialogue, of_campaign, threads
from graph.intervals import wilson
from graph.snapshot import Snapshot

CAMPAIGN, PLATFORM = "threads_campaign", "threads_platform"
EVERY = ""
SHOWN = 200
FEW = 5
"""Answers of known campus below which a share would say more than is known."""


def show(snapshot: Snapshot) -> None:
    """Show the threads of everything, or of one campaign or platform."""
    found = session.kept(("threads", snapshot.as_of), lambda: threads(snapshot))
    if found.empty:
        answer(
            "<b>No post on record was answered yet.</b> Load posts with their replies to see who "
            "talks with whom."
        )
        return
    rows = _chosen(found)
    if rows.empty:
        answer("<b>No post of these was answered</b>, as far as is on record.")
        return
    answer(dialogue_in_words(rows))
    _depths(rows)
    st.header("Thread by thread", anchor=False)
    listed(snapshot, rows, key="threads")


def dialogue_in_words(rows: pd.DataFrame) -> str:
    """Say how much dialogue there was, how deep, and how much of it crossed campuses."""
    told = dialogue(rows)
    verb = "was" if told.threads == 1 else "were"
    said = (
        f"<b>{count(told.threads, 'post')} {verb} answered, with {told.replies:,} "
        f"{'reply' if told.replies == 1 else 'replies'} in all.</b> The deepest thread goes "
        f"{count(told.deepest, 'answer')} down, the broadest has {count(told.broadest, 'post')} "
        "in one step"
    )
    if not pd.isna(told.median_days):
        lasted = "it lasted {}" if told.threads == 1 else "half of them lasted {} or less"
        said += f"; {lasted.format(f'{number(told.median_days, 1)} days')}"
    said += ". "
    if not told.answers_known:
        return said + "Of no answer are both campuses known, so none can be said to cross campuses."
    if told.answers_known < FEW:
        return said + (
            f"Of only {count(told.answers_known, 'answer')} are both campuses known, and "
            f"{told.cross_campus:,} of these went from one campus to another: too few for a share."
        )
    low, high = wilson(told.cross_campus, told.answers_known)[0]
    return said + (
        f"Both campuses are known of {told.answers_known:,} answers: {told.cross_campus:,} of "
        f"these ({told.cross_campus_share:.0%}; {low:.0%} to {high:.0%}) went from one campus to "
        "another."
    )


def listed(snapshot: Snapshot, rows: pd.DataFrame, *, key: str) -> None:
    """List threads, the one with most replies first, with all of them as a CSV."""
    frame = rows.head(SHOWN)
    began = frame["started_at"].dt.tz_convert(snapshot.analysis.zone).dt.tz_localize(None)
    shown = pd.DataFrame(
        {
            "who": account_names(snapshot, frame),
            "began": began,
            **{name: frame[name] for name in ("replies", "accounts", "depth", "breadth", "days")},
            "across": [
                f"{across:,} of {known:,}" if known else DASH
                for across, known in frame[["cross_campus", "answers_known"]].to_numpy().tolist()
            ],
        }
    )
    table(
        shown,
        alt=f"{len(shown)} dialogue threads, the one with most replies first",
        labels={"who": "First post by", "across": "Across campuses"},
        help_for={
            "accounts": "Distinct accounts that wrote in it, the first among them",
            "depth": "The longest chain of answers",
            "breadth": "Most posts in one step from the first",
            "days": "From the first post to the last answer",
            "across": "Answers between people of different campuses, of those of which both "
            "campuses are known; an answer to oneself isn’t counted",
        },
        formats={"days": "%.1f"},
        widths={"who": 190},
        height=330 if len(shown) > 8 else "content",
        key=key,
    )
    more = f" The {SHOWN} longest of {len(rows):,}; the CSV has all." if len(rows) > SHOWN else ""
    st.caption(
        "Replies make a thread; reposts and quotes don’t. A person’s campus is that of the day "
        f"they wrote.{more}"
    )
    csv_button(
        rows.assign(campaigns=rows["campaigns"].str.join(" ")), f"{key}.csv", key=f"{key}_csv"
    )


def _chosen(found: pd.DataFrame) -> pd.DataFrame:
    campaigns = sorted({name for names in found["campaigns"] for name in names})
    platforms = sorted(found["platform"].unique())
    grid = st.grid(2, min_column_width=170, gap="small")
    with grid.container():
        campaign = st.selectbox(
            "Campaign", [EVERY, *campaigns], format_func=_named,
            key=CAMPAIGN, persist_state="session",
        )  # fmt: skip
    with grid.container():
        platform = st.selectbox(
            "Platform", [EVERY, *platforms], key=PLATFORM,
            format_func=lambda one: "All" if one == EVERY else platform_name(one),
            persist_state="session",
        )  # fmt: skip
    rows = found if campaign == EVERY else of_campaign(found, campaign)
    return rows if platform == EVERY else rows[rows["platform"] == platform]


def _named(choice: str) -> str:
    return clean(choice) if choice != EVERY else "All"


def _depths(rows: pd.DataFrame) -> None:
    by_depth = rows.groupby("depth").agg(threads=("replies", "size"), replies=("replies", "sum"))
    by_depth = by_depth.reset_index()
    single = int(by_depth.loc[by_depth["depth"] == 1, "threads"].sum())
    deep = len(rows) - single
    st.header("How deep they go", anchor=False)
    st.markdown(_depths_in_words(deep, single))
    axis = alt.Axis(
        title="Longest chain of answers",
        grid=False,
        labelAngle=0,
        labelOverlap=True,
        titleColor=GREY,
    )
    base = alt.Chart(by_depth).encode(
        x=alt.X("depth:O", axis=axis),
        y=alt.Y("threads:Q", axis=alt.Axis(title="Threads", labels=False, grid=False,
                                           titleColor=GREY)),
        tooltip=[
            alt.Tooltip("depth:O", title="Longest chain"),
            alt.Tooltip("threads:Q", title="Threads", format=",d"),
            alt.Tooltip("replies:Q", title="Replies in them", format=",d"),
        ],
    )  # fmt: skip
    numbers = base.mark_text(dy=-8, fontSize=12, color=INK)
    bars = alt.layer(
        base.mark_bar(color=BLUE), numbers.encode(text=alt.Text("threads:Q", format=",d"))
    )
    show_chart(bars, 220, "Threads by their longest chain of answers")
    with st.expander("The same as a table", icon=":material/table:"):
        table(by_depth, alt="Threads by depth", height="content", key="thread_depths")
    csv_button(by_depth, "thread_depths.csv", key="thread_depths_csv")


def _depths_in_words(deep: int, single: int) -> str:
    """Say in how many threads an answer was answered, of those in which none was."""
    if not deep:
        all_of_them = "the one thread ends" if single == 1 else f"all {single:,} threads end"
        return f"**No answer was answered in turn**: {all_of_them} with answers to the first post."
    of = count(deep + single, "thread")
    said = f"**In {deep:,} of {of} an answer was answered in turn**"
    if not single:
        return f"{said}."
    return (
        f"{said}; the other {single:,} end{'s' if single == 1 else ''} with answers to the first "
        "post."
    )
