"""Who set a campaign going: whose posts came first, and below whose posts the others hang."""

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.accounts import account_names
from dashboard.table import csv_button, table
from dashboard.text import clean, count, number, safe
from graph.cascades import set_going
from graph.snapshot import Snapshot

SHOWN = 200


def show(snapshot: Snapshot, name: str) -> None:
    """List the accounts of one campaign, the one that set off most first."""
    st.header("Who set it going", anchor=False)
    every = session.kept(("set going", snapshot.as_of), lambda: set_going(snapshot))
    going = every[every["campaign"] == name].drop(columns="campaign")
    if going.empty:
        st.markdown("No account is on record that posted in it.")
        return
    going = going.assign(who=account_names(snapshot, going))
    st.html(f"<p>{_sentence(going)}</p>")
    rows = going.head(SHOWN)
    columns = ["who", "place_in_line", "posts", "cascades", "set_off"]
    shown = rows[columns].assign(
        share=rows["share"] * 100, reposts_received=rows["reposts_received"]
    )
    table(
        shown,
        alt=f"Accounts by how much of the campaign {clean(name)} they set off",
        labels={"who": "Account", "share": "Of the campaign"},
        help_for={
            "place_in_line": "By their first post of the campaign",
            "cascades": "Their posts that others of the campaign joined",
            "set_off": "Posts of the campaign by others below a post of theirs, in any number of "
            "steps",
        },
        formats={"share": "%.0f%%"},
        widths={"who": 190},
        height=330 if len(shown) > 8 else "content",
        key="campaign_going",
    )
    csv_button(going, "set_going.csv", key="campaign_going_csv")


def _sentence(going: pd.DataFrame) -> str:
    said = ""
    if (best := going.iloc[0])["set_off"] > 0:
        said = (
            f"<b>{safe(best['who'])} set off more of it than any other account:</b> "
            f"{count(int(best['set_off']), 'post')} by others ({best['share']:.0%} of the "
            "campaign’s) hang below what it began. "
        )
    first = going[going["place_in_line"] == 1]
    if len(first):
        said += f"{safe(first.iloc[0]['who'])} was first to post. "
    passed = going.iloc[int(going["reposts_received"].to_numpy().argmax())]
    if passed["reposts_received"] > 0:
        said += (
            f"Most reposted by others of the campaign: {safe(passed['who'])}, "
            f"{number(passed['reposts_received'])} times."
        )
    return said or "Nobody of it passed on or answered a post of another."
