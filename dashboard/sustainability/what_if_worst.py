"""Whom the network could least do without: the worst one, two and three people to lose."""

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.frame import answer
from dashboard.sustainability.what_if_links import single_of
from dashboard.table import csv_button, table
from dashboard.text import clean, safe
from graph.robustness import WorstLoss, worst_loss
from graph.snapshot import Snapshot

MOST = 3
Chooser = Callable[[tuple[str, ...]], None]


def show(snapshot: Snapshot, on_choose: Chooser) -> None:
    """Show the worst losses; those of a row that is chosen are told to ``on_choose``."""
    st.header("Whom it could least do without", anchor=False)
    many = range(1, min(MOST, len(snapshot.people)) + 1)
    found = [
        session.kept(("worst", snapshot.as_of, n), partial(worst_loss, snapshot, n)) for n in many
    ]
    people = snapshot.people.set_index("person_id")["name"]
    rows = [
        {
            "gone": len(one.people),
            "people": ", ".join(clean(people.get(person, person)) for person in one.people),
            "left": one.left,
            "of": len(snapshot.people) - len(one.people),
            "how": "No others are worse" if one.exact else "Searched for: others may be worse",
        }
        for one in found
    ]
    answer(_worst_told(snapshot, found))
    table(
        pd.DataFrame(rows),
        alt="The worst people to lose",
        labels={
            "gone": "Leave",
            "people": "Who",
            "left": "Stay connected",
            "of": "of",
            "how": "How sure",
        },
        help_for={
            "left": "People in the largest connected part then",
            "of": "Everybody who would remain",
        },
        widths={"gone": 60, "people": 420, "left": 115, "of": 60},
        height="content",
        key="what_if_worst",
        on_choose=lambda at: on_choose(found[at].people),
    )
    st.caption("Choose a row to see above what their leaving costs.")
    frame = pd.DataFrame(rows)
    frame["person_ids"] = pd.Series([list(one.people) for one in found], dtype=object)
    csv_button(frame, "worst_losses.csv", key="what_if_worst_csv")


def _worst_told(snapshot: Snapshot, found: list[WorstLoss]) -> str:
    """Say what the worst single loss is, and whether a second person adds to it."""
    names = snapshot.people.set_index("person_id")["name"]
    first, remain = found[0], len(snapshot.people) - 1
    now = int(single_of(snapshot)["part"].max())
    if now < 2:
        return "<b>Nobody is tied to anybody yet.</b>"
    if first.left >= now - 1:
        said = f"<b>Nobody’s leaving cuts others off</b> from the {now:,} who are connected."
    else:
        said = (
            f"<b>{safe(names.get(first.people[0], first.people[0]))} is the worst to lose:</b> "
            f"{first.left:,} of the other {remain:,} would stay connected, now {now:,}."
        )
    if len(found) > 1 and found[1].left >= first.left - 1:
        said += " A second person adds nothing but their own leaving."
    return said
