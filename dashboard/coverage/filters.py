"""One set of filters over the coverage page; what is clicked on a picture is chosen in them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.naming import campus_names
from dashboard.palette import OTHER_NAME
from dashboard.table import in_words
from dashboard.text import clean, told_apart
from graph.coverage import KINDS, NO_DAY, REGIONS, By, Events, Looked, held, presence
from graph.snapshot import Snapshot

REGION, CAMPUS, TERM = "coverage_region", "coverage_campus", "coverage_term"
TOPIC, GROUP = "coverage_topic", "coverage_group"
PLATFORM, FORMAT = "coverage_platform", "coverage_format"
KEYS = (REGION, CAMPUS, TERM, TOPIC, GROUP, PLATFORM, FORMAT)
_KEY_OF: Mapping[By, str] = {
    "region": REGION,
    "campus": CAMPUS,
    "term": TERM,
    "topic": TOPIC,
    "platform": PLATFORM,
    "format": FORMAT,
    **dict.fromkeys(KINDS, GROUP),
}


def looked_at(snapshot: Snapshot, *, without: Sequence[str] = ()) -> Looked:
    """Let a lead choose what is looked at; the same choice holds on every part of the page.

    ``without`` names fields of ``Looked`` that a part can't heed: they are shown and left aside.
    """
    events = session.kept(("held", snapshot.as_of), lambda: held(snapshot))
    with st.grid(4, min_column_width=150, gap="small", vertical_alignment="bottom"):
        regions = _several("Region", {one: one for one in REGIONS}, REGION, "Every region")
        campuses = _several("Campus", campuses_listed(snapshot), CAMPUS, "Every campus")
        terms = _several("Term", {one: one for one in _terms(events)}, TERM, "All terms")
        topics = _several("Topic", _named(events.topics["topic"]), TOPIC, "Every topic")
        groups = _several("Group of people", _groups(events), GROUP, "Everybody")
        platforms = _several(
            "Posted on",
            _named(events.platforms["platform"]),
            PLATFORM,
            "Posted or not",
            meaning="Sessions from which content was posted on that platform",
        )
        formats = _several(
            "How it was held", _named(events.table["format"].dropna()), FORMAT, "In any way"
        )
        st.button(
            "Look at everything",
            icon=":material/filter_alt_off:",
            on_click=_look_at_everything,
            disabled=not any(st.session_state[key] for key in KEYS),
            width="stretch",
        )
    chosen = Looked(
        regions=regions,
        campuses=campuses,
        terms=terms,
        topics=topics,
        platforms=platforms,
        formats=formats,
        groups=tuple((kind, name) for kind, _, name in (one.partition(": ") for one in groups)),
    )
    return replace(chosen, **dict.fromkeys(without, ()))


def look_at(sides: Mapping[By, object]) -> None:
    """Look only at what was clicked, a value a side; clicked again, at all of these sides."""
    wanted: dict[str, list[str]] = {}
    for side, value in sides.items():
        chosen = f"{side}: {value}" if side in KINDS else str(value)
        wanted.setdefault(_KEY_OF[side], []).append(chosen)
    again = all(set(st.session_state.get(key, [])) == set(wanted[key]) for key in wanted)
    for key, values in wanted.items():
        st.session_state[key] = [] if again else values


def _look_at_everything() -> None:
    for key in KEYS:
        st.session_state[key] = []


def campuses_listed(snapshot: Snapshot) -> dict[str, str]:
    """Name the campuses the programme is or was at, by id; two that read the same by their id."""
    names = told_apart(campus_names(snapshot))
    there = presence(snapshot)["university_id"]
    return {one: names[one] for one in sorted(there, key=lambda one: names[one].casefold())}


def day_of(snapshot: Snapshot, looked: Looked) -> date:
    """Give the day that is looked at: the last of the latest chosen term, else the snapshot's."""
    days = [
        term.ends
        for term in snapshot.analysis.calendar.terms_between(
            snapshot.data_from or snapshot.as_of, snapshot.as_of
        )
        if term.name in looked.terms
    ]
    return min(max(days, default=snapshot.as_of), snapshot.as_of)


def in_words_of(looked: Looked, campuses: Mapping[str, str]) -> str:
    """Say what is looked at, campuses by their names; nothing where that is everything."""
    parts = [
        *looked.regions,
        *(campuses.get(one, one) for one in looked.campuses),
        *looked.terms,
        *looked.topics,
        *(f"{in_words(kind).lower()} {name}" for kind, name in looked.groups),
        *(f"posted on {name}" for name in looked.platforms),
        *looked.formats,
    ]
    return ", ".join(clean(part) for part in parts)


def _terms(events: Events) -> list[str]:
    days = events.table.groupby("term")["day"].max().sort_values(ascending=False)
    return [str(one) for one in days.index if one != NO_DAY]


def _named(values: pd.Series) -> dict[str, str]:
    return told_apart({one: clean(one) for one in sorted(set(values), key=str.casefold)})


def _groups(events: Events) -> dict[str, str]:
    """List the groups by kind; the kind stands before the name."""
    known = events.groups[["kind", "group"]].drop_duplicates()
    pairs = sorted(
        zip(known["kind"], known["group"], strict=True),
        key=lambda one: (KINDS.index(one[0]), one[1].casefold()),
    )
    return {
        f"{kind}: {name}": f"{clean(name) or OTHER_NAME} ({in_words(kind).lower()})"
        for kind, name in pairs
    }


def _several(
    label: str, names: Mapping[str, str], key: str, empty: str, meaning: str | None = None
) -> tuple[str, ...]:
    # What isn't there on another day can't stay chosen.
    st.session_state[key] = [one for one in st.session_state.get(key, []) if one in names]
    found = st.multiselect(
        label,
        list(names),
        format_func=lambda one: names.get(one, one),
        placeholder=empty,
        select_all=False,
        help=meaning,
        key=key,
        persist_state="session",
    )
    return tuple(found)
