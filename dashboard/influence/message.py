"""How far a message from chosen people is expected to go, and which campuses it reaches."""

from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.clicks import Point, clicks_on, show_clickable
from dashboard.frame import answer
from dashboard.influence.chances import HIGH, LOW, Chances, chosen
from dashboard.layout import positions
from dashboard.naming import campus_names, listed_people
from dashboard.palette import BLUE, VERMILION
from dashboard.table import csv_button, table
from dashboard.text import clean, count, number, safe
from graph.neighbourhood import best_connected, strongest
from graph.snapshot import Snapshot
from graph.spread import Spread, expected_spread, groups_reached, reached, spread_range

PEOPLE, PICTURE = "message_people", "message_picture"
DRAWN, TIES = 150, 500
RUNS = 4_000


def show(snapshot: Snapshot) -> None:
    """Let a lead choose who starts a message; show how far it is expected to go."""
    names = listed_people(snapshot)
    kept = [one for one in st.session_state.get(PEOPLE, []) if one in names]
    st.session_state[PEOPLE] = kept
    seeds = st.multiselect(
        "Who starts it",
        sorted(names, key=lambda one: names[one].casefold()),
        format_func=lambda one: names.get(one, one),
        placeholder="Type a name, or choose people in the picture",
        max_selections=50,
        select_all=False,
        key=PEOPLE,
    )
    chances = chosen(snapshot)
    if seeds:
        _told(snapshot, tuple(sorted(seeds)), chances, names)
    else:
        answer("<b>Choose who starts a message</b> to see how far it is expected to go.")
    left, right = st.columns([4, 3], gap="medium")
    with left:
        _picture(snapshot, seeds, chances, names)
    with right:
        if seeds:
            _campuses(snapshot, tuple(sorted(seeds)), chances)


def spread_in_words(spread: Spread) -> str:
    """Write a spread with what is in doubt about it: ``34.2 people (33.6 to 34.8)``."""
    if spread.exact:
        return f"{number(spread.mean, 1)} people"
    return f"{number(spread.mean, 1)} people ({number(spread.low, 1)} to {number(spread.high, 1)})"


def _asked(chances: Chances) -> dict[str, Any]:
    return {"p": chances.p, "acceptance": chances.acceptance, "runs": RUNS}


def _told(
    snapshot: Snapshot, seeds: tuple[str, ...], chances: Chances, names: dict[str, str]
) -> None:
    key = (snapshot.as_of, seeds, chances)
    spread = session.kept(
        ("spread", *key), lambda: expected_spread(snapshot, seeds, **_asked(chances))
    )
    ends = session.kept(
        ("spread range", *key),
        lambda: spread_range(snapshot, seeds, LOW, HIGH, acceptance=chances.acceptance, runs=RUNS),
    )
    campuses = _by_campus(snapshot, seeds, chances)
    first = safe(names[seeds[0]].split(" · ")[0])
    who = first if len(seeds) == 1 else f"{first} and {count(len(seeds) - 1, 'other')}"
    answer(
        f"A message from {who} is expected to reach <b>{spread_in_words(spread)}</b> of "
        f"{len(snapshot.people):,}, counting who starts it, at "
        f"<b>{number(campuses['chance'].sum(), 1)} of {count(len(campuses), 'campus', 'campuses')}"
        "</b>."
    )
    st.caption(
        f"If one contact passed it on with a chance of {LOW:.0%} to {HIGH:.0%}: "
        f"{number(ends.low.mean, 1)} to {number(ends.high.mean, 1)} people. Independent cascade, "
        + ("exact." if spread.exact else f"mean of {spread.runs:,} runs with its 95 % interval.")
    )


def _by_campus(snapshot: Snapshot, seeds: tuple[str, ...], chances: Chances) -> pd.DataFrame:
    return session.kept(
        ("groups reached", snapshot.as_of, seeds, chances),
        lambda: groups_reached(snapshot, seeds, **_asked(chances)),
    )


def _campuses(snapshot: Snapshot, seeds: tuple[str, ...], chances: Chances) -> None:
    found = _by_campus(snapshot, seeds, chances)
    frame = found.assign(
        group=found["group"].map(campus_names(snapshot)).fillna(found["group"]),
        share=found["share"] * 100,
        chance=found["chance"] * 100,
    ).sort_values(["share", "group"], ascending=[False, True])
    table(
        frame[["group", "share", "expected", "people", "chance"]],
        alt="What each campus can expect of the message",
        labels={
            "group": "Campus",
            "share": "Share",
            "expected": "People",
            "people": "Of",
            "chance": "Anybody",
        },
        help_for={
            "share": "The share of the campus's people in the network expected to be reached",
            "expected": "People of the campus expected to be reached",
            "people": "People of the campus in the network",
            "chance": "The chance that at least one person of the campus is reached",
        },
        formats={"share": "%.0f%%", "chance": "%.0f%%", "expected": "%.1f", "people": "localized"},
        widths={"group": 165, "share": 75, "expected": 65, "people": 50, "chance": 75},
        height=430,
        key="message_campuses",
    )
    csv_button(found, "message_campuses.csv", key="message_csv")


def _picture(
    snapshot: Snapshot, seeds: Sequence[str], chances: Chances, names: dict[str, str]
) -> None:
    """Draw the best connected people, shaded by their chance; a click chooses or lets go."""
    people, ties = session.kept(("message picture", snapshot.as_of), lambda: _placed(snapshot))
    chance = _chance(snapshot, tuple(sorted(seeds)), chances)
    people = people.assign(
        label=people["person_id"].map(names),
        chance=people["person_id"].map(chance).fillna(0.0),
        starts=people["person_id"].isin(seeds),
    )

    def picked(point: Point) -> None:
        ids = {one for one in [point.get("person_id")] if one in names}
        st.session_state[PEOPLE] = sorted(set(st.session_state.get(PEOPLE, [])) ^ ids)

    show_clickable(
        _chart(people, ties),
        f"The {len(people):,} people with most ties, shaded by their chance to be reached. "
        "The box above lists everybody.",
        key=PICTURE,
        on_click=picked,
    )
    st.caption(
        f"The {count(len(people), 'person', 'people')} with most ties of {len(snapshot.people):,}. "
        "Click on people to choose them or let them go; the darker, the likelier they are reached."
    )


def _chance(snapshot: Snapshot, seeds: tuple[str, ...], chances: Chances) -> "pd.Series[float]":
    if not seeds:
        return pd.Series(dtype="float64")
    found = session.kept(
        ("reached", snapshot.as_of, seeds, chances),
        lambda: reached(snapshot, seeds, **_asked(chances)),
    )
    chance: pd.Series[float] = found.set_index("person_id")["chance"]
    return chance


def _placed(snapshot: Snapshot) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Place the people with most ties; give them and the ends of the ties that are drawn."""
    part = best_connected(snapshot, most=DRAWN)
    ties = strongest(part.ties, most=TIES)
    people = positions(part.people["person_id"].tolist(), part.ties)
    at = people.set_index("person_id")
    ends = pd.DataFrame(
        {
            f"{axis}{end}": at[axis].reindex(ties[side]).to_numpy()
            for end, side in ((1, "source"), (2, "target"))
            for axis in "xy"
        }
    )
    campus = snapshot.people.set_index("person_id")["campus"].map(campus_names(snapshot))
    return people.assign(campus=people["person_id"].map(campus).fillna("–").map(clean)), ends


def _chart(people: pd.DataFrame, ties: pd.DataFrame) -> Any:
    no_axis: dict[str, Any] = {"axis": None, "scale": alt.Scale(zero=False, nice=False, padding=14)}
    lines = (
        alt.Chart(ties)
        .mark_rule(color="#788491", opacity=0.3, strokeWidth=1)
        .encode(x=alt.X("x1:Q", **no_axis), y=alt.Y("y1:Q", **no_axis), x2="x2:Q", y2="y2:Q")
    )
    points = (
        alt.Chart(people)
        .mark_point(filled=True, size=130, opacity=1)
        .encode(
            x=alt.X("x:Q", **no_axis),
            y=alt.Y("y:Q", **no_axis),
            fill=alt.Fill(
                "chance:Q",
                legend=None,
                scale=alt.Scale(domain=[0, 0.5], range=["#dbe4ec", BLUE], clamp=True),
            ),
            stroke=alt.condition("datum.starts", alt.value(VERMILION), alt.value("#5b6772")),
            strokeWidth=alt.condition("datum.starts", alt.value(4), alt.value(1)),
            shape=alt.condition("datum.starts", alt.value("diamond"), alt.value("circle")),
            tooltip=[
                alt.Tooltip("label:N", title="Person"),
                alt.Tooltip("chance:Q", title="Chance to be reached", format=".0%"),
            ],
        )
        .add_params(clicks_on("person_id"))
    )
    return alt.layer(lines, points).properties(height=440).configure_view(strokeWidth=0)
