"""One set of filters over the coverage page: region, term, topic, group and platform."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.palette import OTHER_NAME
from dashboard.table import in_words
from dashboard.text import clean, told_apart
from graph.coverage import KINDS, REGIONS, Looked, held
from graph.coverage._events import NO_DAY, Events
from graph.snapshot import Snapshot

REGION, TERM, TOPIC = "coverage_region", "coverage_term", "coverage_topic"
GROUP, PLATFORM = "coverage_group", "coverage_platform"
KEYS = (REGION, TERM, TOPIC, GROUP, PLATFORM)
SHORT = {
    "Islamabad Capital Territory": "Islamabad",
    "Azad Jammu & Kashmir": "Azad Kashmir",
    "Khyber Pakhtunkhwa": "KP",
}


def looked_at(snapshot: Snapshot, *, without: Sequence[str] = ()) -> Looked:
    """Let a lead choose what is looked at; the same choice holds on every part of the page.

    ``without`` names filters (keys) that a part can't heed: they are shown and left aside.
    """
    events = session.kept(("held", snapshot.as_of), lambda: held(snapshot))
    grid = st.grid(5, min_column_width=150, gap="small")
    with grid.container():
        regions = _several("Region", {one: one for one in REGIONS}, REGION, "Every region")
    with grid.container():
        terms = _several("Term", {one: one for one in _terms(events)}, TERM, "All terms")
    with grid.container():
        topics = _several("Topic", _named(events.topics["topic"]), TOPIC, "Every topic")
    with grid.container():
        groups = _several("Group of people", _groups(events), GROUP, "Everybody")
    with grid.container():
        platforms = _several(
            "Posted on",
            _named(events.platforms["platform"]),
            PLATFORM,
            "Posted or not",
            meaning="Sessions from which content was posted on that platform",
        )
    chosen = Looked(
        regions=regions,
        terms=terms,
        topics=topics,
        platforms=platforms,
        groups=tuple((kind, name) for kind, _, name in (one.partition(": ") for one in groups)),
    )
    return replace(chosen, **dict.fromkeys(without, ()))


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


def in_words_of(looked: Looked) -> str:
    """Say what is looked at; nothing where that is everything."""
    parts = [
        *looked.regions,
        *looked.terms,
        *looked.topics,
        *(f"{in_words(kind).lower()} {name}" for kind, name in looked.groups),
        *(f"posted on {name}" for name in looked.platforms),
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
