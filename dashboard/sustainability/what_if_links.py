"""What hangs on one person or one tie: cut points and bridges, as sentences and as tables."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.frame import answer
from dashboard.naming import campus_names
from dashboard.table import csv_button, table
from dashboard.text import clean, count, safe
from graph.cuts import cuts
from graph.robustness import Bridge, bridge_told, bridges, cut_told, single_losses
from graph.snapshot import Snapshot

TOLD = 3
Chooser = Callable[[tuple[str, ...]], None]


def show(snapshot: Snapshot, on_choose: Chooser) -> None:
    """Show the only links; a person chosen is told to ``on_choose``."""
    st.header("What hangs on one person or one tie", anchor=False)
    campus = snapshot.people.set_index("person_id")["campus"]
    found = session.kept(("cuts", snapshot.as_of), lambda: cuts(snapshot))
    ties = session.kept(("bridges", snapshot.as_of), lambda: bridges(snapshot))
    names, campuses = snapshot.people.set_index("person_id")["name"], campus_names(snapshot)

    def naming(kind: str, one: str) -> str:
        return safe(names.get(one, one) if kind == "person" else campuses.get(one, one))

    people = single_of(snapshot)
    holding = people[people["groups"] > 1]
    answer(_counted(holding, ties))
    told = [cut_told(one, campus, naming) for one in found[:TOLD]]
    told += [bridge_told(one, campus, naming) for one in ties[:TOLD] if one.behind > 1]
    if told:
        st.html(f"<ul>{''.join(f'<li>{one}</li>' for one in told)}</ul>")
    both = [st.container()] * 2
    if len(holding) and ties:
        both = list(st.columns([1, 1], gap="medium"))
    with both[0]:
        _cut_points(snapshot, holding, on_choose)
    with both[1]:
        _bridges(snapshot, ties)


def _counted(holding: pd.DataFrame, ties: list[Bridge]) -> str:
    """Say how many people and ties others hang on."""
    if holding.empty:
        return "<b>Nobody is the only link of others.</b>"
    most = count(int(holding["cut_off"].max()), "other")
    if len(holding) == 1:
        said = f"<b>1 person is the only link of {most}</b>"
    else:
        said = f"<b>{len(holding):,} people are the only link of others</b>, one of {most}"
    if not ties:
        return f"{said}; no tie is."
    alone = "1 tie" if len(ties) == 1 else f"{len(ties):,} ties, each"
    return f"{said}. <b>{alone} alone</b> joins somebody to the rest."


def _cut_points(snapshot: Snapshot, holding: pd.DataFrame, on_choose: Chooser) -> None:
    if holding.empty:
        return
    people = snapshot.people.set_index("person_id").reindex(holding["person_id"])
    frame = holding.assign(
        name=people["name"].map(clean).to_numpy(),
        campus=people["campus"].map(campus_names(snapshot)).to_numpy(),
    ).sort_values(["cut_off", "person_id"], ascending=[False, True])
    ids = frame["person_id"].tolist()
    table(
        frame[["name", "campus", "cut_off", "left"]],
        alt="People who are the only link of others",
        labels={
            "name": "Person",
            "cut_off": "Hang on them",
            "left": "Stay connected",
        },
        help_for={
            "cut_off": "People who would lose every way to the largest group left of their part",
            "left": "People in the network’s largest connected part without them",
        },
        widths={"name": 140, "campus": 150},
        height=330 if len(frame) > 8 else "content",
        key="what_if_cut_points",
        on_choose=lambda at: on_choose((ids[at],)),
    )
    csv_button(frame, "only_links.csv", key="what_if_cut_points_csv")


def _bridges(snapshot: Snapshot, ties: list[Bridge]) -> None:
    if not ties:
        return
    names = snapshot.people.set_index("person_id")["name"].map(clean)
    frame = pd.DataFrame(
        {
            "source": [one.source for one in ties],
            "target": [one.target for one in ties],
            "behind": [one.behind for one in ties],
            "others": [one.others for one in ties],
            "last_on": pd.Series([one.last_on for one in ties], dtype="datetime64[s]"),
            "strength": [one.strength for one in ties],
        }
    )
    shown = frame.assign(source=frame["source"].map(names), target=frame["target"].map(names))
    table(
        shown[["target", "source", "behind", "others", "last_on"]],
        alt="Ties that alone join two groups",
        labels={
            "target": "This person",
            "source": "is tied to the rest by",
            "behind": "Joins",
            "others": "to",
            "last_on": "Last on",
        },
        help_for={
            "behind": "People on this person’s side, themselves included",
            "others": "People on the other side",
            "last_on": "The last day on which the tie was made or renewed",
        },
        widths={"target": 140, "source": 150, "behind": 60, "others": 60},
        height=330 if len(frame) > 8 else "content",
        key="what_if_bridges",
    )
    csv_button(frame, "only_ties.csv", key="what_if_bridges_csv")


def single_of(snapshot: Snapshot) -> pd.DataFrame:
    """Give what each person's leaving would do, computed once a day and store state."""
    return session.kept(("single losses", snapshot.as_of), lambda: single_losses(snapshot))
