"""Followers: each account's counts over time, platform by platform, never added up."""

import altair as alt
import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.accounts import account_names, platform_name
from dashboard.campaigns.days import days_axis
from dashboard.charts import GREY, LINE, show_chart
from dashboard.frame import answer
from dashboard.palette import COLOURS
from dashboard.table import csv_button, table
from dashboard.text import count, day, number, safe
from graph.campaigns import follower_accounts, followers_over_time
from graph.snapshot import Snapshot

EVERYBODY = "followers_everybody"
LINES = 6


def show(snapshot: Snapshot) -> None:
    """Show how the followers of the campaign's own accounts grew, or of all that were counted."""
    everybody = st.toggle("Also accounts that aren’t ours", key=EVERYBODY, persist_state="session")
    counts = session.kept(
        ("followers", snapshot.as_of, everybody),
        lambda: followers_over_time(snapshot, everybody=everybody),
    )
    if counts.empty:
        whose = "any account" if everybody else "an account marked as the campaign’s own"
        answer(
            f"<b>Nobody has counted the followers of {whose} yet.</b> A table of accounts says "
            "which are official; counts of followers stand in the table of measurements."
        )
        return
    now = follower_accounts(counts)
    now = now.assign(who=account_names(snapshot, now))
    answer(_sentence(now))
    platforms = counts.groupby("platform")["followers"].max().sort_values(ascending=False).index
    grid = st.grid(3, min_column_width=260, gap="medium")
    for platform in platforms:
        with grid.container():
            _platform(snapshot, counts[counts["platform"] == platform], now)
    st.caption(
        "Each platform has its own scale. Accounts share followers, so neither accounts nor "
        "platforms are added up."
    )
    table(
        now[["who", "followers", "last_on", "change", "first", "first_on", "counts", "source"]],
        alt="Accounts by their followers at the last count",
        labels={"who": "Account", "last_on": "Counted on", "first": "At first", "counts": "Counts"},
        help_for={"change": "From the first count to the last"},
        formats={"change": "localized"},
        widths={"who": 210},
        height=330 if len(now) > 8 else "content",
        key="followers_now",
    )
    with st.expander("Count by count", icon=":material/table:"):
        listed = counts.assign(who=account_names(snapshot, counts))
        table(
            listed[["who", "day", "followers", "change", "source"]],
            alt="Every count of followers",
            labels={"who": "Account"},
            help_for={"change": "Since the count before, by the same source"},
            widths={"who": 210},
            height=320 if len(listed) > 8 else "content",
            key="followers_counts",
        )
    csv_button(counts, "followers.csv", key="followers_csv")


def _sentence(now: pd.DataFrame) -> str:
    first = now.iloc[0]
    said = (
        f"<b>{safe(first['who'])} has {number(first['followers'])} followers</b> "
        f"({day(first['last_on'])})"
    )
    if first["counts"] > 1:
        said += f", {_by(first['change'])} since {day(first['first_on'])}"
    grown = now[now["first"] > 0].dropna(subset=["change"])
    if len(grown) > 1:
        rate = grown["change"] / grown["first"]
        best = grown.iloc[int(rate.to_numpy().argmax())]
        who = "it" if best["who"] == first["who"] else safe(best["who"])
        said += (
            f". In proportion {who} grew most: by {_share(rate.max())} since "
            f"{day(best['first_on'])}"
            if rate.max() > 0
            else ". None has grown"
        )
    return said + "."


def _share(rate: float) -> str:
    return f"{rate:.0%}" if rate >= 0.01 else "less than 1%"


def _by(change: float) -> str:
    return f"{number(abs(change))} {'more' if change >= 0 else 'fewer'}"


def _platform(snapshot: Snapshot, counts: pd.DataFrame, now: pd.DataFrame) -> None:
    platform = str(counts["platform"].iloc[0])
    st.header(platform_name(platform), anchor=False)
    here = now[now["platform"] == platform]
    largest = here.drop_duplicates("account_id").head(LINES)
    drawn = counts[counts["account_id"].isin(largest["account_id"])]
    drawn = drawn.assign(who=account_names(snapshot, drawn))
    several = drawn["who"].nunique() > 1
    legend = alt.Legend(title=None, orient="bottom", columns=1) if several else None
    base = alt.Chart(drawn[["day", "followers", "who", "source"]]).encode(
        x=alt.X("day:T", axis=days_axis(drawn["day"], ticks=4, months="%b %y")),
        y=alt.Y("followers:Q", scale=alt.Scale(zero=True),
                axis=alt.Axis(title=None, format=",d", gridColor=LINE, tickCount=4,
                              titleColor=GREY)),
        color=alt.Color("who:N", legend=legend, scale=alt.Scale(range=list(COLOURS))),
        detail="source:N",
        tooltip=[
            alt.Tooltip("who:N", title="Account"),
            alt.Tooltip("day:T", title="Counted on", format="%-d %B %Y"),
            alt.Tooltip("followers:Q", title="Followers", format=",d"),
            alt.Tooltip("source:N", title="By"),
        ],
    )  # fmt: skip
    line = base.mark_line(strokeWidth=2.5)
    points = base.mark_point(filled=True, size=40, opacity=1)
    show_chart(alt.layer(line, points), 200, f"Followers over time on {platform_name(platform)}")
    best = here.iloc[0]
    change = f", {_by(best['change'])} since {day(best['first_on'])}" if best["counts"] > 1 else ""
    more = f" The {LINES} largest of {count(len(here), 'account')}." if len(here) > LINES else ""
    st.caption(f"{number(best['followers'])} on {day(best['last_on'])}{change}.{more}")
