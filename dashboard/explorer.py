"""The chosen part of the network made ready to be drawn and listed, kept while the store stands."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.choosing import Choice
from dashboard.layout import positions
from dashboard.naming import campus_names
from dashboard.palette import marks_for
from dashboard.picture import Picture, draw
from dashboard.text import clean, count
from graph.measures import measure_named
from graph.snapshot import Snapshot

ROLES = ("ambassador", "panelist", "staff", "influencer")
Person = Mapping[Any, Any]
"""One row of a snapshot's people."""


def picture_of(choice: Choice) -> Picture:
    """Draw the chosen part; the same choice in the same store gives the picture drawn before."""
    asked = (choice.person, choice.campus, choice.steps, choice.most, choice.snapshot.as_of)
    return _drawn(session.version(), asked, choice)


def measured(snapshot: Snapshot, ids: Sequence[str], names: Sequence[str]) -> pd.DataFrame:
    """List people with ``person_id, name``, the named measures, ``campus``, as of the snapshot."""
    people = pd.DataFrame(rows_of(snapshot, ids))
    frame = pd.DataFrame({"person_id": ids, "name": people["name"]})
    for name in names:
        frame[name] = values_of(snapshot, name).loc[list(ids)].to_numpy()
    return frame.assign(campus=people["campus"].map(campus_names(snapshot)))


def values_of(snapshot: Snapshot, measure: str) -> "pd.Series[Any]":
    """Give everybody's value of a measure, by person_id, computed once a day and store state."""
    return _measure(session.version(), snapshot.as_of, measure)


def rows_of(snapshot: Snapshot, ids: Sequence[str]) -> list[Person]:
    """Give people's rows in the order of ``ids``."""
    chosen = snapshot.people.set_index("person_id", drop=False).loc[list(ids)]
    return list(chosen.to_dict("records"))


def roles_of(person: Person) -> list[str]:
    """Name the roles somebody has, in the order they are usually given."""
    return [role for role in ROLES if person.get(role) is True]


@st.cache_resource(max_entries=64, show_spinner="Computing the measure…")
def _measure(state: session.Version, as_of: date, name: str) -> "pd.Series[Any]":
    del state
    return measure_named(name)(session.history().at(as_of)).set_index("person_id")[name]


@st.cache_resource(max_entries=64, show_spinner="Drawing the network…")
def _drawn(state: session.Version, asked: tuple[object, ...], _choice: Choice) -> Picture:
    del state, asked
    snapshot, part = _choice.snapshot, _choice.part
    ids = part.people["person_id"].tolist()
    people, names = rows_of(snapshot, ids), campus_names(snapshot)
    ties = values_of(snapshot, "degree").loc[ids]
    drawn = positions(ids, part.ties).assign(
        name=[clean(person["name"]) for person in people],
        campus=[person["campus"] for person in people],
        detail=[_detail(*pair, names) for pair in zip(people, ties, strict=True)],
        size=(ties / max(ties.max(), 1)).pow(0.5).to_numpy() if ids else [],
    )
    # The campuses with most people come first, so that they get the clearest colours.
    order = drawn["campus"].value_counts().index
    marks = marks_for({campus: clean(names.get(campus, campus)) for campus in order})
    return draw(drawn, _choice.drawn_ties, marks, heading=_choice.heading, focus=_choice.person)


def _detail(person: Person, ties: int, campuses: Mapping[str, str]) -> str:
    """Write the lines shown on pointing at somebody."""
    lines = [
        person["name"],
        person.get("name_ur"),
        campuses.get(person["campus"]),
        ", ".join(roles_of(person)).capitalize(),
        count(int(ties), "tie"),
    ]
    return "\n".join(clean(line) for line in lines if isinstance(line, str) and line)
