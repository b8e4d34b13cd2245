"""Where it is thin: the regions, the campuses from the thinnest on, and how even it is."""

from dataclasses import replace
from datetime import date

import altair as alt
import pandas as pd
import streamlit as st

from dashboard import coverage_targets, session
from dashboard.charts import GREY, INK, LINE, show_chart
from dashboard.coverage_filters import REGION, day_of, in_words_of, looked_at
from dashboard.coverage_tiles import regions_drawn
from dashboard.frame import answer
from dashboard.naming import campus_names
from dashboard.palette import BLUE, VERMILION
from dashboard.table import csv_button, in_words, table
from dashboard.text import DASH, clean, count, day, safe
from graph.coverage import (
    PARTS,
    Looked,
    by_region,
    by_university,
    evenness_of,
    last_term,
    the_list,
    with_change,
)
from graph.coverage.outline import outline
from graph.errors import MashalError
from graph.snapshot import Snapshot

TILES, TABLE = "coverage_tiles", "coverage_thinnest"
DRAWN = 16


def show(snapshot: Snapshot) -> None:
    """Show the regions, every campus of the programme by thinness, evenness and the targets."""
    looked = looked_at(snapshot)
    on = day_of(snapshot, looked)
    # The tiles keep every region's number: the one that is looked at has a border.
    everywhere = replace(looked, regions=())
    asked = (snapshot.as_of, on, looked)
    thin = session.kept(("thinness", *asked), lambda: with_change(snapshot, on, looked))
    regions = session.kept(("regions", *asked), lambda: by_region(snapshot, on, everywhere))
    names = campus_names(snapshot)
    answer(_sentence(thin, regions, names, looked))
    left, right = st.columns([3, 5], gap="medium")
    with left:
        _regions(regions, looked)
    with right:
        _ranked(thin, names, last_term(snapshot, on))
    _parts(thin, names)
    _evenness(snapshot, looked)
    _never(snapshot, on, looked)
    coverage_targets.show(snapshot, names)


def _sentence(
    thin: pd.DataFrame, regions: pd.DataFrame, names: dict[str, str], looked: Looked
) -> str:
    part = in_words_of(looked)
    about = f" Looked at: {safe(part)}." if part else ""
    if looked.regions:
        regions = regions[regions["region"].isin(looked.regions)]
    present, known = int(regions["present"].sum()), int(regions["universities"].sum())
    at = (
        f"The programme is or was at <b>{present:,} of {known:,} universities</b>, and has "
        f"ambassadors at {int(regions['with_ambassador'].sum()):,}."
    )
    empty = regions.loc[regions["present"] == 0, "region"].tolist()
    at += f" Nowhere in {safe(' or in '.join(empty))}." if 0 < len(empty) < 4 else ""
    known_thin = thin.dropna(subset=["thinness"])
    if known_thin.empty:
        return f"<b>No campus of the programme is known here.</b> {at}{about}"
    lacking = known_thin[known_thin["thinness"] > 0]
    if lacking.empty:
        return (
            f"<b>Every one of {count(len(known_thin), 'campus', 'campuses')} has what it should "
            f"have.</b> {at}{about}"
        )
    first = lacking.iloc[0]
    return (
        f"<b>{safe(names[first['university_id']])} is thinnest</b>: {first['thinness']:.0%} of "
        f"what it should have is missing ({first['low']:.0%} to {first['high']:.0%}). "
        f"{len(lacking):,} of {count(len(known_thin), 'campus', 'campuses')} of the programme miss "
        f"something. {at}{about}"
    )


def _regions(regions: pd.DataFrame, looked: Looked) -> None:
    st.subheader("Sessions by region", anchor=False)
    spoken = "Regions of Pakistan as tiles with their sessions: " + ", ".join(
        f"{row.region} {row.sessions}" for row in regions.itertuples()
    )
    drawn = None
    try:
        drawn = outline(session.settings().home)
    except MashalError as fault:
        st.warning(clean(fault), icon=":material/map:")
    regions_drawn(regions, looked.regions, drawn, key=TILES, spoken=spoken, on_click=_clicked)
    shape = (
        "Tiles stand roughly where the regions are: a diagram, not a map. "
        if drawn is None
        else "The outline is the one in this data folder. "
    )
    most = regions.sort_values("sessions", ascending=False).iloc[0]
    total = int(regions["sessions"].sum())
    share = (
        f"{most['region']} had {int(most['sessions']):,} of {total:,} sessions. " if total else ""
    )
    st.caption(
        f"{share}{shape}Dashed: no ambassador there now. “at 3 of 73”: universities the programme "
        "is or was at, of those known. Click a tile to look only at its region."
    )
    csv_button(regions, "coverage_regions.csv", key="coverage_regions_csv")


def _clicked(regions: list[str]) -> None:
    """Look only at the region that was clicked; clicked again, at all."""
    st.session_state[REGION] = [] if st.session_state.get(REGION) == regions else regions


def _ranked(thin: pd.DataFrame, names: dict[str, str], then: date) -> None:
    st.subheader("The thinnest campuses", anchor=False)
    known = thin.dropna(subset=["thinness"]).head(DRAWN)
    if known.empty:
        st.markdown("No campus to rank: none has an ambassador, a session or a target yet.")
        return
    frame = pd.DataFrame(
        {
            "campus": known["university_id"].map(names),
            "thinness": known["thinness"],
            "low": known["low"],
            "high": known["high"],
            "before": known["before"],
            "number": [f"{value:.2f}" for value in known["thinness"]],
            "change": [_change(value) for value in known["change"]],
        }
    )
    base = alt.Chart(frame).encode(
        y=alt.Y(
            "campus:N",
            sort=None,
            axis=alt.Axis(title=None, labelLimit=180, labelColor=INK, labelOverlap=False),
        )
    )
    scale = alt.Scale(domain=[0, 1], nice=False)
    axis = alt.Axis(title="Thinness, 0 to 1", format=".1f", gridColor=LINE,
                    titleColor=GREY, tickCount=5)  # fmt: skip
    tooltip = [
        alt.Tooltip("campus:N", title="Campus"),
        alt.Tooltip("thinness:Q", title="Thinness", format=".2f"),
        alt.Tooltip("low:Q", title="at least", format=".2f"),
        alt.Tooltip("high:Q", title="at most", format=".2f"),
        alt.Tooltip("change:N", title="Since last term"),
    ]
    band = base.mark_rule(strokeWidth=7, opacity=0.35, color=BLUE, strokeCap="round").encode(
        x=alt.X("low:Q", scale=scale, axis=axis), x2="high:Q", tooltip=tooltip
    )
    dot = base.mark_point(filled=True, size=80, opacity=1, color=BLUE).encode(
        x=alt.X("thinness:Q", scale=scale), tooltip=tooltip
    )
    before = base.mark_point(shape="diamond", size=60, color=VERMILION, strokeWidth=1.6).encode(
        x=alt.X("before:Q", scale=scale), tooltip=tooltip
    )
    number = base.mark_text(align="right", fontSize=12, color=INK, x="width").encode(
        text="number:N"
    )
    show_chart(
        alt.layer(band, before, dot, number),
        27 * len(frame) + 50,
        f"Thinness of {len(frame)} campuses with its interval; the table below lists all.",
    )
    shown = f" The first {len(frame)} of {len(thin)}." if len(thin) > len(frame) else ""
    st.caption(
        f"Dot: thinness now. Bar: how far chance in the number of sessions, and what is unknown, "
        f"could move it. Diamond: on {day(then)}, before this term.{shown}"
    )


def _change(value: float) -> str:
    if pd.isna(value):
        return "not comparable"
    if abs(value) < 0.005:
        return "as before"
    return f"{abs(value):.2f} {'thinner' if value > 0 else 'less thin'}"


def _parts(thin: pd.DataFrame, names: dict[str, str]) -> None:
    if thin.empty:
        return
    st.subheader("What is missing where", anchor=False)
    shown = pd.DataFrame(
        {
            "campus": thin["university_id"].map(names),
            "region": thin["region"],
            "thinness": thin["thinness"],
            "interval": [
                DASH if pd.isna(low) else f"{low:.2f}–{high:.2f}"
                for low, high in zip(thin["low"], thin["high"], strict=True)
            ],
            "change": [_change(value) for value in thin["change"]],
            **{part: [_of(row, part) for _, row in thin.iterrows()] for part in PARTS},
            "last_session": thin["last_session"],
        }
    )
    table(
        shown,
        alt="Every campus of the programme with its thinness and the parts of it, thinnest first",
        labels={"change": "Since last term", "ambassadors": "Ambassadors"},
        help_for={
            "thinness": "1 − min(1, actual ÷ target), the mean of the parts by their weights",
            "interval": "Sessions taken as a chance count (Garwood, 95 %); what is unknown lies "
            "between nothing missing and all",
            "ambassadors": "Current ambassadors of how many there should be; more are asked where "
            "enrolment is known and large",
            "sessions": "Sessions in a term’s worth of months",
            "topics": "Topics in a year",
            "panelists": "Panelists who spoke there in a year",
            "groups": "Groups of people (gender, faith, discipline) reached there in a year",
        },
        formats={"thinness": "%.2f"},
        widths={"campus": 190, "region": 110, "thinness": 75, "interval": 90, "change": 110}
        | dict.fromkeys(PARTS, 88),
        height=35 * min(len(shown), 16) + 40,
        key=TABLE,
    )
    worst = {part: int((thin[f"{part}_thin"] > 0).sum()) for part in PARTS}
    part = max(worst, key=lambda one: worst[one])
    reading = (
        f"Missing most often: {part}, at {worst[part]:,} of {len(thin):,} campuses."
        if worst[part]
        else "Nothing is missing anywhere."
    )
    st.caption(f"{reading} “1 of 2”: there are one of the two there should be. {DASH}: unknown.")
    csv_button(thin.assign(campus=shown["campus"]), "thinness.csv", key="coverage_thin_csv")


def _of(row: "pd.Series", part: str) -> str:
    wanted = row[f"{part}_target"]
    if not wanted > 0:
        return "not asked"
    digits = 0 if wanted == int(wanted) else 1
    actual = DASH if pd.isna(row[part]) else f"{row[part]:,.0f}"
    return f"{actual} of {wanted:,.{digits}f}"


def _evenness(snapshot: Snapshot, looked: Looked) -> None:
    found = session.kept(
        ("evenness", snapshot.as_of, looked), lambda: evenness_of(snapshot, looked)
    )
    known = found.dropna(subset=["evenness"])
    st.subheader("How even it is", anchor=False)
    if known.empty:
        st.markdown("Nothing was held yet that could be even or uneven.")
        return
    least = known.sort_values("evenness").iloc[0]
    st.markdown(
        f"Least even over **{in_words(least['over']).lower()}**: {least['evenness']:.2f} of 1, "
        f"{int(least['total']):,} {least['of']} over {int(least['things']):,}. "
        "1 is the same everywhere, 0 all in one place."
    )
    with st.expander("Evenness over campuses, topics and groups", icon=":material/balance:"):
        table(
            found.assign(over=found["over"].map(in_words)),
            alt="Evenness of sessions over campuses and topics, and of people over groups",
            labels={"things": "How many", "of": "Counted", "total": "In all"},
            help_for={"evenness": "−Σ p ln p ÷ ln S (Pielou), S how many there are"},
            formats={"evenness": "%.2f"},
            key="coverage_evenness",
        )
        csv_button(found, "evenness.csv", key="coverage_evenness_csv")


def _never(snapshot: Snapshot, on: date, looked: Looked) -> None:
    known = session.kept(("universities", snapshot.as_of, on), lambda: by_university(snapshot, on))
    if looked.regions:
        known = known[known["region"].isin(looked.regions)]
    never = known[~known["present"]]
    title = f"{count(len(never), 'university', 'universities')} the programme has never been at"
    with st.expander(title, icon=":material/school:"):
        st.caption(
            f"Counted against {the_list()}. The store’s own universities that are not on it count "
            f"too: {int((~known['on_list']).sum()):,} here."
        )
        shown = never[["name", "city", "region", "in_store"]].sort_values(["region", "name"])
        table(
            shown.assign(in_store=shown["in_store"].map({True: "yes", False: "no"})),
            alt="Universities where no ambassador and no session is recorded",
            labels={"name": "University", "in_store": "In the store"},
            height=320,
            key="coverage_never",
        )
        csv_button(never, "never_been_at.csv", key="coverage_never_csv")
