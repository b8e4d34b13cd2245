"""Who set a campaign going: whose posts came first, and below whose posts the others hang."""

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.accounts import account_names
from dashboard.table import csv_button, table
from dashboard.text import clean, count, safe
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
        hang = "hangs" if best["set_off"] == 1 else "hang"
        alike = int((going["set_off"] == best["set_off"]).sum())
        more = (
            "set off more of it than any other account"
            if alike == 1
            else f"and {count(alike - 1, 'other account')} set off most of it"
        )
        said = (
            f"<b>{safe(best['who'])} {more}:</b> {count(int(best['set_off']), 'post')} by others "
            f"({best['share']:.0%} of the campaign’s) {hang} below what "
            f"{'it' if alike == 1 else 'each'} began. "
        )
    first = going[going["place_in_line"] == 1]
    if len(first):
        said += f"{safe(first.iloc[0]['who'])} was first to post. "
    reposts = going["reposts_received"]
    passed = going[reposts == reposts.max()]
    if reposts.max() > 0:
        who = (
            safe(passed.iloc[0]["who"])
            if len(passed) == 1
            else f"{count(len(passed), 'account')} alike"
        )
        said += (
            f"Most reposted by others of the campaign: {who}, {count(int(reposts.max()), 'time')}."
        )
    return said or "Nobody of it passed on or answered a post of another."
