"""A campaign: its figures, its days, its threads, who set it going, and how far it reached."""

import altair as alt
import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.campaigns import going, rungs
from dashboard.campaigns.days import days_axis
from dashboard.campaigns.threads import dialogue_in_words, listed
from dashboard.charts import GREY, LINE, show_chart
from dashboard.frame import answer
from dashboard.palette import BLUE
from dashboard.table import csv_button, table
from dashboard.text import clean, count, day, number, safe
from graph.campaigns import of_campaign, threads
from graph.reach import campaign_days, ladder
from graph.snapshot import Snapshot

NAME = "campaign_name"
FIGURES = ("participants", "posts", "reposts", "replies", "quotes")


def show(snapshot: Snapshot) -> None:
    """Let a lead choose a campaign; show all that is known of it."""
    found = session.kept(("ladder", snapshot.as_of, "campaign"), lambda: ladder(snapshot))
    if found.empty:
        answer(
            "<b>No hashtag campaign is on record yet.</b> A table of campaigns names each with its "
            "hashtags and days; the posts that bear one are then its own."
        )
        return
    # The one that most posts belong to first: a campaign without any says little.
    names = found.sort_values("posts", ascending=False, kind="stable")["campaign"].tolist()
    name = st.selectbox("Campaign", names, format_func=clean, key=NAME, persist_state="session")
    row = found.set_index("campaign").loc[name]
    answer(_sentence(name, row))
    grid = st.grid(5, min_column_width=110, gap="small")
    for figure in FIGURES:
        with grid.container(border=True, height="stretch"):
            st.metric(figure.capitalize(), number(row[figure]))
    st.caption(
        "Participants are the distinct accounts that posted; a person with two is counted twice. "
        "Reposts, replies and quotes are those of its posts by anybody, as far as they are on "
        "record."
    )
    csv_button(found[found["campaign"] == name], "campaign.csv", key="campaign_csv")
    rungs.show(row)
    _days(snapshot, name)
    going.show(snapshot, name)
    _threads(snapshot, name)


def _sentence(name: str, row: pd.Series) -> str:
    said = f"<b>{safe(name)}: {count(int(row['posts']), 'post')} by "
    said += f"{count(int(row['participants']), 'participant')}"
    if pd.isna(row["measured_low"]):
        return f"{said}.</b> Nobody measured how many it reached."
    low, high = number(row["measured_low"]), number(row["measured_high"])
    many = low if low == high else f"{low} to {high}"
    return f"{said} reached {many} accounts</b> (source: {safe(row['measured_by'])})."


def _days(snapshot: Snapshot, name: str) -> None:
    curve = session.kept(("campaign days", snapshot.as_of), lambda: campaign_days(snapshot))
    curve = curve[curve["campaign"] == name].drop(columns="campaign")
    st.header("Its days", anchor=False)
    if curve.empty:
        st.markdown("None of its posts is on record with its day.")
        return
    st.markdown(_days_in_words(curve))
    bars = (
        alt.Chart(curve)
        .mark_bar(color=BLUE)
        .encode(
            # The label begins where its day's bar does.
            x=alt.X(
                "yearmonthdate(day):T",
                axis=days_axis(curve["day"], ticks=16, labelAlign="left"),
            ),
            y=alt.Y(
                "posts:Q",
                axis=alt.Axis(
                    title="Posts a day",
                    format=",d",
                    gridColor=LINE,
                    titleColor=GREY,
                    tickMinStep=1,
                    tickCount=5,
                ),
            ),
            tooltip=[
                alt.Tooltip("day:T", title="Day", format="%-d %B %Y"),
                alt.Tooltip("posts:Q", title="Posts", format=",d"),
                alt.Tooltip("accounts:Q", title="Accounts", format=",d"),
                alt.Tooltip("new_accounts:Q", title="New accounts", format=",d"),
            ],
        )
    )
    show_chart(bars, 220, f"Posts a day of {clean(name)} over {len(curve)} days")
    with st.expander("The same as a table", icon=":material/table:"):
        table(
            curve,
            alt=f"Posts and accounts of {clean(name)} day by day",
            help_for={"new_accounts": "Accounts that had not posted in it before"},
            height=320 if len(curve) > 8 else "content",
            key="campaign_days",
        )
    csv_button(curve, "campaign_days.csv", key="campaign_days_csv")


def _days_in_words(curve: pd.DataFrame) -> str:
    """Say when most was posted, on how many days anything was, and when half had joined."""
    posts = curve["posts"]
    most = count(int(posts.max()), "post")
    best = curve.loc[posts == posts.max(), "day"]
    if len(curve) == 1:
        return f"**All was posted on {day(best.iloc[0])}: {most}.**"
    said = (
        f"**Most was posted on {day(best.iloc[0])}: {most}.**"
        if len(best) == 1
        else f"**At most {most} a day, on {count(len(best), 'day')}.**"
    )
    active = int((posts > 0).sum())
    said += (
        f" There were posts on {active:,} of the {count(len(curve), 'day')} from the first to the "
        "last"
    )
    early = curve["new_accounts"].cumsum()
    if early.iloc[-1] > 0:
        half = curve.loc[early >= early.iloc[-1] / 2, "day"].iloc[0]
        said += f"; half of the participants had joined by {day(half)}"
    return f"{said}."


def _threads(snapshot: Snapshot, name: str) -> None:
    found = session.kept(("threads", snapshot.as_of), lambda: threads(snapshot))
    rows = of_campaign(found, name)
    st.header("Its dialogue", anchor=False)
    if rows.empty:
        st.markdown("Nobody answered a post of it, as far as is on record.")
        return
    st.html(f"<p>{dialogue_in_words(rows)}</p>")
    listed(snapshot, rows, key="campaign_threads")
