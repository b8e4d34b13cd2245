"""The reach ladder of one campaign: four rungs side by side, which are never added."""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.table import csv_button
from dashboard.text import DASH, clean, number, safe_markdown

COLUMNS = ["campaign", "rung", "low", "high", "unit", "told_by", "known", "out_of", "of"]


def show(row: pd.Series) -> None:
    """Show what is known of each rung, with what it counts and on what it rests."""
    rungs = rungs_of(row)
    st.header("How far it reached", anchor=False)
    grid = st.grid(4, min_column_width=180, gap="small")
    for rung in rungs.to_dict("records"):
        with grid.container(border=True, height="stretch"):
            low, high = number(rung["low"]), number(rung["high"])
            st.caption(rung["rung"].capitalize())
            # Not a metric: that cuts bounds off instead of wrapping them.
            st.html(
                f'<span style="font-size:1.6rem">{low if low == high else f"{low}–{high}"}</span>'
            )
            st.caption(_in_words(rung))
    known = rungs.dropna(subset=["low"])["rung"].tolist()
    said = f"Known: {', '.join(known)}. " if known else "None of the four is known. "
    st.caption(f"{said}Each counts something else: they are never added to each other.")
    csv_button(rungs, "campaign_reach.csv", key="campaign_reach_csv")


def rungs_of(row: pd.Series) -> pd.DataFrame:
    """Give a row of the ladder a row a rung; a campaign as such has no sessions to attend."""
    kind = row["impressions_kind"]
    made = [
        ("attended", row["attended_low"], row["attended_high"], "people", "records",
         row["sessions_counted"], row["sessions"], "sessions"),
        ("measured", row["measured_low"], row["measured_high"], "accounts", row["measured_by"],
         row["posts_measured"], row["posts"], "posts"),
        ("potential", row["potential_low"], row["potential_high"], "followers", "follower counts",
         row["accounts_with_followers"], row["accounts"], "accounts"),
        ("impressions", row["impressions"], row["impressions"], "times shown",
         "posts × followers" if kind == "potential" else "platforms",
         row["impressions_posts"], row["posts"], "posts"),
    ]  # fmt: skip
    return pd.DataFrame([(row.name, *one) for one in made], columns=COLUMNS)


def _in_words(rung: Mapping[Hashable, Any]) -> str:
    if pd.isna(rung["low"]):
        if rung["rung"] == "attended":
            return "People at sessions. No session is recorded as part of a hashtag campaign."
        return f"{str(rung['unit']).capitalize()}. Nobody has counted them."
    told = "" if not isinstance(rung["told_by"], str) else f", by {clean(rung['told_by'])}"
    said = f"{rung['unit']}{told}".capitalize() + "."
    if number(rung["low"]) != number(rung["high"]):
        said += " At least and at most: the same may be counted twice."
    part = f" Known of {number(rung['known'])} of {number(rung['out_of'])} {rung['of']}."
    return safe_markdown(said + (part if number(rung["low"]) != DASH else ""))
