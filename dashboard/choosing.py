"""Which part of the network to look at: a person's or a campus's surroundings, or the core."""

from dataclasses import dataclass, replace
from functools import partial

import pandas as pd
import streamlit as st

from dashboard.naming import listed_campuses, listed_people
from dashboard.text import clean, count, safe
from graph.neighbourhood import Part, around, best_connected, strongest
from graph.snapshot import Snapshot

PERSON, CAMPUS, STEPS, MOST = "person", "campus", "steps", "most"
SIZES = [100, 300, 1_000, 2_000]
FIRST_SIZE = 300
TIES_EACH, FEWEST_DRAWN = 4, 400


@dataclass(frozen=True)
class Choice:
    """What a lead chose to see: whose surroundings, how far, and the part of the network it is.

    ``sentence`` says so in HTML made safe, ``heading`` in plain text.
    """

    snapshot: Snapshot
    person: str | None
    campus: str | None
    steps: int
    most: int
    part: Part
    heading: str
    sentence: str

    @property
    def drawn_ties(self) -> pd.DataFrame:
        """The ties that a picture of so many people can show apart: the strongest."""
        return strongest(self.part.ties, most=max(FEWEST_DRAWN, TIES_EACH * len(self.part.people)))


def choose(snapshot: Snapshot) -> Choice:
    """Show the boxes to choose with, and give the choice."""
    names, campuses = listed_people(snapshot), listed_campuses(snapshot)
    _forget_who_left(names, campuses)
    columns = st.columns([4, 3, 2, 2], gap="small", vertical_alignment="bottom")
    person = columns[0].selectbox(
        "Person",
        sorted(names, key=lambda one: names[one].casefold()),
        index=None,
        format_func=lambda one: names.get(one, one),
        placeholder="Type a name",
        key=PERSON,
        on_change=partial(_clear, CAMPUS),
        persist_state="session",
    )
    campus = columns[1].selectbox(
        "Campus",
        sorted(campuses, key=lambda one: campuses[one].casefold()),
        index=None,
        format_func=lambda one: campuses.get(one, one),
        placeholder="All campuses",
        key=CAMPUS,
        on_change=partial(_clear, PERSON),
        persist_state="session",
    )
    steps = 1
    if person is not None or campus is not None:
        steps = columns[3].selectbox(
            "How far",
            [1, 2],
            format_func=lambda many: count(many, "step"),
            key=STEPS,
            persist_state="session",
        )
    most = columns[2].selectbox(
        "At most",
        SIZES,
        index=SIZES.index(FIRST_SIZE),
        format_func=lambda many: count(many, "person", "people"),
        key=MOST,
        persist_state="session",
    )
    return _choice(snapshot, person, campus, steps, most)


def show_person(person: str) -> None:
    """Choose a person from elsewhere on the page (in a callback, before the boxes are drawn)."""
    st.session_state[PERSON] = person
    st.session_state[CAMPUS] = None


def _choice(
    snapshot: Snapshot, person: str | None, campus: str | None, steps: int, most: int
) -> Choice:
    name, order = "", "those with most ties"
    if person is not None:
        part = around(snapshot, [person], steps=steps, most=most)
        name = snapshot.people.set_index("person_id")["name"].get(person, person)
        where, order = f"within {count(steps, 'step')} of", "the nearest and best connected"
    elif campus is not None:
        members = snapshot.people.loc[snapshot.people["campus"] == campus, "person_id"]
        part = around(snapshot, list(members), steps=steps, most=most)
        name = listed_campuses(snapshot).get(campus, campus)
        where, order = f"at or within {count(steps, 'step')} of", "the nearest and best connected"
    else:
        part, where = best_connected(snapshot, most=most), "in the network"
    chosen = Choice(
        snapshot,
        person,
        campus,
        steps,
        most,
        part,
        heading=clean(f"{count(len(part.people), 'person', 'people')} {where} {name}"),
        sentence="",
    )
    return replace(
        chosen, sentence=_sentence(chosen, f"{where} {safe(name)}" if name else where, order)
    )


def _sentence(choice: Choice, where: str, order: str) -> str:
    """Say how much of what there is the picture shows."""
    shown, there = len(choice.part.people), choice.part.out_of
    if shown == there:
        text = f"Showing <b>all {count(there, 'person', 'people')}</b> {where}."
    else:
        text = f"Showing <b>{shown:,} of {there:,} people</b> {where}: {order}."
    ties, drawn = len(choice.part.ties), len(choice.drawn_ties)
    if drawn < ties:
        text += f" Drawn: the strongest {drawn:,} of the {ties:,} ties among them."
    return text


def _forget_who_left(names: dict[str, str], campuses: dict[str, str]) -> None:
    """Let go of a choice that isn't there in the month now looked at."""
    for key, known in ((PERSON, names), (CAMPUS, campuses)):
        if st.session_state.get(key) is not None and st.session_state[key] not in known:
            st.session_state[key] = None


def _clear(key: str) -> None:
    st.session_state[key] = None
