"""What was passed on: the cascades on record, who set them off, what the model makes of them."""

import altair as alt
import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.charts import GREY, LINE, show_chart
from dashboard.frame import answer
from dashboard.influence.chances import observed
from dashboard.palette import BLUE, VERMILION
from dashboard.table import csv_button, table
from dashboard.text import DASH, clean, count, day, number, safe
from graph.cascades import Compared, cascades, compared, set_going
from graph.snapshot import Snapshot
from graph.spread import expected_spread

CAMPAIGN = "happened_campaign"
SHOWN, MOST = 200, 12


def show(snapshot: Snapshot) -> None:
    """Show the largest cascades, who set a campaign going, and model beside what happened."""
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
    _going(snapshot)
    _model(snapshot)


def _largest(snapshot: Snapshot, several: pd.DataFrame) -> None:
    frame = several.head(SHOWN)
    shown = pd.DataFrame(
        {
            "who": _accounts(snapshot, frame),
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


def _going(snapshot: Snapshot) -> None:
    going = session.kept(("set going", snapshot.as_of), lambda: set_going(snapshot))
    if going.empty:
        return
    st.header("Who set a campaign going", anchor=False)
    names = going["campaign"].unique().tolist()
    name = st.selectbox("Campaign", names, format_func=clean, key=CAMPAIGN, persist_state="session")
    rows = going[going["campaign"] == name].head(SHOWN)
    if (best := rows.iloc[0])["set_off"] > 0:
        who = safe(_accounts(snapshot, rows.head(1)).iloc[0])
        answer(
            f"<b>{who} set most of it off:</b> {number(best['set_off'])} posts by others "
            f"({best['share']:.0%} of the campaign’s) hang below what they began."
        )
    shown = pd.DataFrame(
        {
            "who": _accounts(snapshot, rows),
            **{one: rows[one] for one in ("place_in_line", "posts", "cascades", "set_off")},
            "share": rows["share"] * 100,
            "reposts_received": rows["reposts_received"],
        }
    )
    table(
        shown,
        alt=f"Accounts by how much of the campaign {clean(name)} they set off",
        labels={"who": "Account", "share": "Of the campaign"},
        help_for={
            "place_in_line": "By their first post of the campaign",
            "set_off": "Posts of the campaign by others below a post of theirs, in any number of "
            "steps",
        },
        formats={"share": "%.0f%%"},
        widths={"who": 190},
        height=330 if len(shown) > 8 else "content",
        key="going",
    )
    csv_button(going, "set_going.csv", key="going_csv")


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
    frame = rows.assign(who=_accounts(snapshot, rows))
    listed = frame["who"].tolist()
    y = alt.Y("who:N", sort=listed, axis=alt.Axis(title=None, labelLimit=190))
    x = alt.Axis(
        title="Accounts that carried a post, the author among them", gridColor=LINE, titleColor=GREY
    )
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
        f"Diamond: what happened since {day(held.since)}, a post on average. Dot and bar: what the "
        f"model expected from what it learnt before that day. {_verdict(frame)}"
    )


def _verdict(frame: pd.DataFrame) -> str:
    """Say how often the model was wrong, and which way."""
    more = int((frame["observed"] > frame["expected_high"]).sum())
    less = int((frame["observed"] < frame["expected_low"]).sum())
    return (
        f"Of {count(len(frame), 'account')}, {more} went farther than expected and {less} less far."
    )


def _accounts(snapshot: Snapshot, rows: pd.DataFrame) -> pd.Series:
    """Name accounts by handle with their platform, by id where there is none."""
    known = snapshot.accounts.drop_duplicates(["platform", "account_id"])
    handles = known.set_index(["platform", "account_id"])["handle"].to_dict()
    return pd.Series(
        [
            DASH
            if not isinstance(account, str)
            else f"{_handle(handles.get((platform, account)), account)} · {clean(platform)}"
            for platform, account in zip(rows["platform"], rows["account_id"], strict=True)
        ],
        index=rows.index,
        dtype="str",
    )


def _handle(handle: object, account: str) -> str:
    return clean(f"@{handle}" if isinstance(handle, str) else account)


def _hours(value: float) -> str:
    if pd.isna(value):
        return "an unknown time"
    return f"{number(value, 1)} hours" if value < 48 else f"{number(value / 24, 1)} days"
