"""What if: choose who leaves, and see at once what the network loses; and where it is weakest."""

from dataclasses import dataclass
from datetime import date

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.frame import answer
from dashboard.naming import listed_campuses, listed_people
from dashboard.sustainability import what_if_curve, what_if_links, what_if_loss, what_if_worst
from dashboard.text import count
from graph.calendar import last_day, month_in_words, month_of
from graph.robustness import Loss, without
from graph.snapshot import Snapshot
from graph.succession import gone_by, leaving

PEOPLE, CAMPUSES, MONTH = "what_if_people", "what_if_campuses", "what_if_month"
NOBODY = ""


@dataclass(frozen=True)
class Choice:
    """Who leaves: people, everybody of campuses, everybody known to leave by a month's end."""

    people: tuple[str, ...]
    campuses: tuple[str, ...]
    by: date | None

    def ids(self, snapshot: Snapshot, leaves: pd.DataFrame) -> list[str]:
        """List all who leave, each once, in the snapshot's order."""
        gone = snapshot.people["person_id"].isin(self.people)
        gone |= snapshot.people["campus"].isin(self.campuses)
        if self.by is not None:
            gone |= gone_by(leaves, self.by).to_numpy()
        return snapshot.people.loc[gone, "person_id"].tolist()


def show(snapshot: Snapshot) -> None:
    """Let a lead choose who leaves; show what is lost, and what the network hangs on anyway."""
    names = listed_people(snapshot)
    leaves = session.kept(("leaving", snapshot.as_of), lambda: leaving(snapshot))
    choice = _choice(snapshot, names, leaves)
    loss = session.kept(
        ("without", snapshot.as_of, choice),
        lambda: without(snapshot, choice.ids(snapshot, leaves)),
    )
    if loss.people:
        what_if_loss.show(snapshot, loss)
    else:
        answer(
            "<b>Choose who leaves</b>: people, a whole campus, or all who are known to leave by a "
            "month’s end. What the network would lose shows here at once."
        )
    if snapshot.people.empty:
        return
    what_if_worst.show(snapshot, choose)
    what_if_links.show(snapshot, choose)
    what_if_curve.show(snapshot, _marked(snapshot, loss))


def choose(people: tuple[str, ...]) -> None:
    """Choose people from elsewhere on the page, and nobody else."""
    st.session_state[PEOPLE] = list(people)
    st.session_state[CAMPUSES] = []
    st.session_state[MONTH] = NOBODY


def _marked(snapshot: Snapshot, loss: Loss) -> tuple[int, float] | None:
    """Give the point on the curve that the chosen people are: how many, and what they leave."""
    if not loss.people:
        return None
    return len(loss.people), loss.largest.after / len(snapshot.people)


def _choice(snapshot: Snapshot, names: dict[str, str], leaves: pd.DataFrame) -> Choice:
    campuses = listed_campuses(snapshot)
    months = _months(leaves)
    for key, known in ((PEOPLE, names), (CAMPUSES, campuses)):
        chosen = st.session_state.get(key, [])
        if not all(one in known for one in chosen):  # nobody stays chosen who isn't there
            st.session_state[key] = [one for one in chosen if one in known]
    if st.session_state.get(MONTH, NOBODY) not in months:
        st.session_state[MONTH] = NOBODY
    left, middle, right = st.columns([4, 3, 3], gap="small", vertical_alignment="bottom")
    people = left.multiselect(
        "Who leaves",
        sorted(names, key=lambda one: names[one].casefold()),
        format_func=lambda one: names.get(one, one),
        placeholder="Type a name",
        select_all=False,
        key=PEOPLE,
        persist_state="session",
    )
    whole = middle.multiselect(
        "A whole campus",
        sorted(campuses, key=lambda one: campuses[one].casefold()),
        format_func=lambda one: campuses.get(one, one),
        placeholder="None",
        select_all=False,
        key=CAMPUSES,
        persist_state="session",
    )
    month = right.selectbox(
        "All who leave by the end of",
        list(months),
        format_func=lambda one: months.get(one, one),
        help="Whose term ends or who graduates by then, as far as the day is known: "
        f"of {leaves['leaves_on'].notna().sum():,} of {count(len(leaves), 'person', 'people')}. "
        "Of the others nothing is assumed.",
        key=MONTH,
        persist_state="session",
    )
    by = last_day(month) if month else None
    return Choice(tuple(sorted(people)), tuple(sorted(whole)), by)


def _months(leaves: pd.DataFrame) -> dict[str, str]:
    """Name the months in which somebody leaves, with how many will have left by their end."""
    days = leaves["leaves_on"].dropna().sort_values()
    gone = {month_of(day): at for at, day in enumerate(days, start=1)}
    told = {
        month: f"{month_in_words(month)} · {count(many, 'person', 'people')}"
        for month, many in gone.items()
    }
    return {NOBODY: "Nobody", **told}
