"""Whom to ask: the few people from whom a message goes farthest, and what fairness would cost."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.charts import GREY, LINE, show_chart
from dashboard.frame import answer
from dashboard.influence.chances import HIGH, LOW, Chances, chosen
from dashboard.influence.message import PEOPLE, RUNS, spread_in_words
from dashboard.naming import campus_names, listed_people
from dashboard.palette import BLUE, OTHER_COLOUR
from dashboard.table import csv_button, table
from dashboard.text import count, number
from graph.snapshot import Snapshot
from graph.spread import SeedChoice, choose_seeds, expected_spread, groups_reached

MANY, FAIR, INCLUDE, EXCLUDE = "whom_many", "whom_fair", "whom_include", "whom_exclude"
MOST, FIRST = 30, 5
FARTHEST, LEAST, ROBUST = "Reach most people", "Leave no campus behind", "Whatever the chance"
FAIRNESS: Mapping[str, str | None] = {
    FARTHEST: None,
    LEAST: "maximin",
    "Each campus its share": "proportional",
    ROBUST: None,
}
MEANING = {
    FARTHEST: "As many people as possible, wherever they are.",
    LEAST: "As large a share as possible of the campus that is reached least.",
    "Each campus its share": "No campus less than its own people could do for it by themselves.",
    ROBUST: f"A good choice at any chance from {LOW:.0%} to {HIGH:.0%}, the chosen one aside.",
}
WAYS = {
    "sets": "Searched for",
    "degree": "Those with most ties",
    "pagerank": "Highest PageRank",
    "random": "Drawn at random",
    "greedy": "One by one, by simulation",
    "all choices": "Best of all choices",
    "maximin": "No campus behind",
    "proportional": "Each campus its share",
    "robust": "Whatever the chance",
}


@dataclass(frozen=True)
class Asked:
    """What a lead asked for: how many people, who must and who must not be among them, chances."""

    many: int
    include: tuple[str, ...]
    exclude: tuple[str, ...]
    chances: Chances


def show(snapshot: Snapshot) -> None:
    """Let a lead say how many to ask; show whom, how good that is, and what fairness costs."""
    names = listed_people(snapshot)
    asked, fair = _boxes(snapshot, names)
    if asked.many < len(asked.include):
        st.warning("More people must be asked than may be asked.", icon=":material/warning:")
        return
    choice = _chosen(snapshot, asked, fair)
    answer(
        f"Ask these {count(len(choice.people), 'person', 'people')}: a message from them is "
        f"expected to reach <b>{spread_in_words(choice.spread)}</b> of {len(snapshot.people):,}."
    )
    st.caption(_certificate(choice, fair))
    left, right = st.columns([1, 1], gap="medium")
    with left:
        _people(snapshot, choice)
    with right:
        _ways(choice)
    _trade_off(snapshot, asked)


def _boxes(snapshot: Snapshot, names: dict[str, str]) -> tuple[Asked, str]:
    left, right = st.columns([1, 3], gap="medium", vertical_alignment="bottom")
    many = left.number_input(
        "How many people to ask",
        min_value=1,
        max_value=min(MOST, len(names)),
        value=min(FIRST, len(names)),
        step=1,
        key=MANY,
        persist_state="session",
    )
    with right:
        fair = st.segmented_control(
            "What counts",
            list(FAIRNESS),
            default=next(iter(FAIRNESS)),
            required=True,
            help=" ".join(f"*{name}*: {means}" for name, means in MEANING.items()),
            key=FAIR,
            persist_state="session",
        )
    chances = chosen(snapshot)
    with st.expander("Who must be asked, who must not", icon=":material/rule:"):
        first, second = st.columns(2, gap="medium")
        with first:
            include = _some(names, "Ask in any case", INCLUDE)
        with second:
            exclude = _some(names, "Don’t ask", EXCLUDE)
    return Asked(int(many), include, tuple(set(exclude) - set(include)), chances), fair


def _some(names: dict[str, str], label: str, key: str) -> tuple[str, ...]:
    kept = [one for one in st.session_state.get(key, []) if one in names]
    st.session_state[key] = kept
    found = st.multiselect(
        label,
        sorted(names, key=lambda one: names[one].casefold()),
        format_func=lambda one: names.get(one, one),
        placeholder="Type a name",
        select_all=False,
        key=key,
    )
    return tuple(sorted(found))


def _chosen(snapshot: Snapshot, asked: Asked, fair: str) -> SeedChoice:
    def make() -> SeedChoice:
        return choose_seeds(
            snapshot,
            asked.many,
            p=(LOW, HIGH) if fair == ROBUST else asked.chances.p,
            acceptance=asked.chances.acceptance,
            include=asked.include,
            exclude=asked.exclude,
            fairness=FAIRNESS[fair],
        )

    return session.kept(("seeds", snapshot.as_of, asked, fair), make)


def _certificate(choice: SeedChoice, fair: str) -> str:
    """Say how good the choice is known to be, and on what that rests."""
    fresh = (
        "Exact."
        if choice.spread.exact
        else f"The spread is of {choice.spread.runs:,} fresh runs that had no part in the choice."
    )
    if choice.certain:
        return "No other choice reaches more: all of them were compared."
    at = " at every chance in the range" if fair == ROBUST else ""
    return f"Certified: at least {choice.bound:.0%} of what any choice could reach{at}. {fresh}"


def _people(snapshot: Snapshot, choice: SeedChoice) -> None:
    people = snapshot.people.set_index("person_id")
    ids = list(choice.people)
    frame = pd.DataFrame(
        {
            "name": people["name"].reindex(ids).to_numpy(),
            "campus": people["campus"].map(campus_names(snapshot)).reindex(ids).to_numpy(),
        }
    )
    table(
        frame,
        alt="The people to ask",
        labels={"name": "Person"},
        widths={"name": 190},
        height="content" if len(frame) < 12 else 430,
        key="whom_people",
    )
    with st.container(horizontal=True):
        csv_button(frame.assign(person_id=ids), "whom_to_ask.csv", key="whom_csv")
        st.button(
            "See how far it goes",
            icon=":material/campaign:",
            on_click=_start_with,
            args=(ids,),
            key="whom_start",
        )


def _start_with(ids: list[str]) -> None:
    """Take the chosen people over to the part that shows their message."""
    st.session_state[PEOPLE] = ids
    st.session_state["influence_part"] = "How far a message goes"


def _ways(choice: SeedChoice) -> None:
    """Draw the spread of this choice beside that of simpler ways to choose."""
    ranked = sorted(choice.baselines.items(), key=lambda one: -one[1].mean)
    told = {WAYS.get(way, way): spread for way, spread in ranked}
    ours = WAYS.get(choice.way, choice.way)
    frame = pd.DataFrame(
        [
            {"way": way, "mean": one.mean, "low": one.low, "high": one.high, "ours": way == ours}
            for way, one in told.items()
        ]
    )
    frame["label"] = [number(mean, 1) for mean in frame["mean"]]
    base = alt.Chart(frame).encode(
        y=alt.Y("way:N", sort=list(told), axis=alt.Axis(title=None, labelLimit=170))
    )
    x: dict[str, Any] = {
        "axis": alt.Axis(title="People reached", gridColor=LINE, titleColor=GREY, tickCount=5)
    }
    bars = base.mark_bar(height=18).encode(
        x=alt.X("mean:Q", **x),
        color=alt.condition("datum.ours", alt.value(BLUE), alt.value(OTHER_COLOUR)),
        tooltip=[
            alt.Tooltip("way:N", title="Who is asked"),
            alt.Tooltip("mean:Q", title="People reached", format=",.1f"),
            alt.Tooltip("low:Q", title="from", format=",.1f"),
            alt.Tooltip("high:Q", title="to", format=",.1f"),
        ],
    )
    spans = base.mark_rule(color="#0f1722").encode(x="low:Q", x2="high:Q")
    texts = base.mark_text(align="left", dx=8, fontSize=12, fontWeight=600).encode(
        x="high:Q", text="label:N"
    )
    show_chart(
        alt.layer(bars, spans, texts),
        34 * len(frame) + 60,
        "; ".join(f"{way}: {spread_in_words(one)}" for way, one in told.items()),
    )
    st.caption(
        "Ways to choose as many people, on the same fresh runs; blue is the one taken."
        + (f" Its chance here: {(LOW + HIGH) / 2:.1%}." if choice.by_p is not None else "")
    )


def _trade_off(snapshot: Snapshot, asked: Asked) -> None:
    """Set the aims side by side: people reached, and the campus reached least."""
    if snapshot.people["campus"].nunique() < 2:
        return
    st.header("What fairness costs", anchor=False)
    names = campus_names(snapshot)
    told: dict[str, Any] = {
        "p": asked.chances.p,
        "acceptance": asked.chances.acceptance,
        "runs": RUNS,
    }
    rows = []
    for fair in FAIRNESS:
        choice = _chosen(snapshot, asked, fair)
        campuses = session.kept(
            ("seed groups", snapshot.as_of, asked, fair),
            partial(groups_reached, snapshot, choice.people, **told),
        )
        spread = session.kept(
            ("seed spread", snapshot.as_of, asked, fair),
            partial(expected_spread, snapshot, choice.people, **told),
        )
        least = campuses.iloc[int(campuses["share"].to_numpy().argmin())]
        rows.append(
            {
                "aim": fair,
                "reached": spread.mean,
                "campuses": campuses["chance"].sum(),
                "least": least["share"] * 100,
                "where": names.get(least["group"], least["group"]),
            }
        )
    frame = pd.DataFrame(rows)
    price = 1 - frame["reached"][1] / frame["reached"][0]
    gain = frame["least"][1] - frame["least"][0]
    answer(
        f"Leaving no campus behind costs <b>{max(price, 0):.0%} of the reach</b> and gives the "
        f"campus reached least <b>{number(max(gain, 0), 1)} points</b> more of its people."
    )
    table(
        frame,
        alt="The aims side by side",
        labels={
            "aim": "Aim",
            "reached": "People reached",
            "campuses": "Campuses reached",
            "least": "Least reached campus",
            "where": "Which one",
        },
        help_for={"least": "The share of its people expected to be reached"},
        formats={"reached": "%.1f", "campuses": "%.1f", "least": "%.1f%%"},
        widths={"aim": 190},
        height="content",
        key="trade_off",
    )
