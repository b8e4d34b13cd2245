"""Who carries the network: people in order, each with the band that their place is known to."""

import altair as alt
import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import session
from dashboard.charts import GREY, LINE, show_chart
from dashboard.frame import answer
from dashboard.naming import campus_names, listed_people
from dashboard.palette import BLUE
from dashboard.table import csv_button, in_words, table
from dashboard.text import DASH, clean, count, safe
from graph.bands import bands
from graph.measures import Measure, all_measures
from graph.snapshot import Snapshot
from graph.view import View

MEASURE, STAFF, PLATFORM = "carrier_measure", "carrier_staff", "carrier_platform"
FIRST = "two_step_reach"
MEASURES = (
    *("two_step_reach", "three_step_reach", "betweenness", "harmonic_closeness", "degree"),
    *("strength", "pagerank", "core_number", "collective_influence", "effective_size"),
    "amplification",
)
ALL = "All platforms and sessions"
DRAWN, SURE = 15, 10
TOP = "the first ten"
HOW = "in nine of ten networks from which a fifth of the people are missing"
_TIERS = {"top": "upper third", "middle": "middle third", "bottom": "lower third"}


def show(snapshot: Snapshot) -> None:
    """Let a lead choose a measure; show everybody's value and how sure their place is."""
    known = {one.name: one for one in all_measures()}
    left, middle, right = st.columns([3, 2, 2], gap="small", vertical_alignment="bottom")
    name = left.selectbox(
        "What makes somebody carry it",
        [one for one in MEASURES if one in known],
        format_func=lambda one: f"{in_words(one)}: {known[one].question}",
        key=MEASURE,
        persist_state="session",
    )
    view = _view(snapshot, middle, right)
    part = session.history().at(snapshot.as_of, view)
    if part.people.empty:
        st.markdown("Nobody is in this part of the network.")
        return
    placed = session.kept(("bands", snapshot.as_of, view, name), lambda: bands(part, name))
    frame = _named(part, placed)
    answer(_sentence(frame, known[name]))
    drawn, listed = st.columns([3, 4], gap="medium")
    with drawn:
        _chart(frame.head(DRAWN), len(frame))
    with listed:
        _table(frame, known[name])


def _view(snapshot: Snapshot, platforms: DeltaGenerator, staff: DeltaGenerator) -> View:
    names = sorted(snapshot.accounts["platform"].dropna().unique())
    platform = platforms.selectbox(
        "Ties", [ALL, *names], format_func=_platform, key=PLATFORM, persist_state="session"
    )
    whole = staff.toggle(
        "Staff and panelists count",
        value=True,
        help="Without them: how much the students' network carries by itself.",
        key=STAFF,
        persist_state="session",
    )
    return View(platform=None if platform == ALL else platform, staff=whole)


def _platform(name: str) -> str:
    return name if name == ALL else f"Only on {clean(name).capitalize()}"


def _named(snapshot: Snapshot, placed: pd.DataFrame) -> pd.DataFrame:
    """Put names beside the bands, who stands first first, and write each place."""
    people = snapshot.people.set_index("person_id")
    names = listed_people(snapshot)
    frame = placed.assign(
        name=placed["person_id"].map(people["name"]).map(clean),
        label=placed["person_id"].map(names),
        campus=placed["person_id"].map(people["campus"]).map(campus_names(snapshot)),
    )
    frame = frame.sort_values(
        ["value", "rank_high", "person_id"], ascending=[False, True, True], na_position="last"
    )
    frame["place"] = [_place(*row) for row in frame[["rank_low", "rank_high", "tier"]].to_numpy()]
    return frame.reset_index(drop=True)


def _place(low: float, high: float, tier: object) -> str:
    if isinstance(tier, str):
        return _TIERS.get(tier, tier)
    if pd.isna(low):
        return DASH
    first, last = round(low), round(high)
    return f"{first:,}" if first == last else f"{first:,}–{last:,}"


def _sentence(frame: pd.DataFrame, measure: Measure) -> str:
    sure = int((frame["rank_high"] <= SURE).sum())
    if frame["rank_low"].isna().all():
        return f"<b>Nothing to tell yet:</b> {measure.question.lower()}"
    if not sure:
        surest = frame.iloc[int(frame["rank_high"].fillna(len(frame)).argmin())]
        return (
            f"<b>Nobody is surely among {TOP}</b> of {len(frame):,}. {safe(surest['name'])} is "
            f"surest of a place at the top: {surest['place']}, {HOW}."
        )
    return (
        f"<b>{count(sure, 'person is', 'people are')} surely among {TOP}</b> of {len(frame):,}, "
        f"{HOW}."
    )


def _chart(frame: pd.DataFrame, out_of: int) -> None:
    known = frame.dropna(subset=["rank_low"])
    if known.empty:
        return
    base = alt.Chart(known[["label", "rank", "rank_low", "rank_high"]]).encode(
        y=alt.Y(
            "label:N",
            sort=known["label"].tolist(),
            axis=alt.Axis(title=None, labelLimit=190, labelColor="#0f1722"),
        )
    )
    scale = alt.Scale(domainMin=1, nice=False)
    tooltip = [
        alt.Tooltip("label:N", title="Person"),
        alt.Tooltip("rank_low:Q", title="Between place", format=",.0f"),
        alt.Tooltip("rank_high:Q", title="and", format=",.0f"),
    ]
    band = base.mark_rule(strokeWidth=7, opacity=0.35, color=BLUE, strokeCap="round").encode(
        x=alt.X(
            "rank_low:Q",
            scale=scale,
            axis=alt.Axis(
                title="Place", format=",.0f", tickMinStep=1, gridColor=LINE, titleColor=GREY
            ),
        ),
        x2="rank_high:Q",
        tooltip=tooltip,
    )
    dot = base.mark_point(filled=True, size=70, opacity=1, color=BLUE).encode(
        x=alt.X("rank:Q", scale=scale), tooltip=tooltip
    )
    show_chart(
        alt.layer(band, dot),
        28 * len(known) + 40,
        f"The first {len(known)} of {out_of:,} people, each with the places they may stand at; "
        "the table lists the same people.",
    )
    st.caption("Dot: the place as the network is. Bar: where it lies in nine of ten.")


def _table(frame: pd.DataFrame, measure: Measure) -> None:
    share = measure.unit.startswith("share")
    shown = pd.DataFrame(
        {
            "place": frame["place"],
            "name": frame["name"],
            "campus": frame["campus"],
            measure.name: frame["value"].astype(float) * (100 if share else 1),
        }
    )
    table(
        shown,
        alt=f"People by {in_words(measure.name)} with the band of their place",
        labels={"name": "Person", "place": "Place"},
        widths={"place": 75, "name": 130, "campus": 170, measure.name: 95},
        help_for={
            "place": "Where somebody stands in nine of ten networks from which a fifth of the "
            "people are missing. Where that is wider than half the list, only the third is told.",
            measure.name: f"{measure.question} ({measure.unit})",
        },
        formats={
            measure.name: "%.1f%%"
            if share
            else "localized"
            if measure.unit in ("people", "core number")
            else "%.2f"
        },
        height=28 * DRAWN + 40,
        key="carriers",
    )
    csv_button(
        frame.drop(columns=["label", "place"]), f"{measure.name}_bands.csv", key="carriers_csv"
    )
