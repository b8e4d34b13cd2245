"""Where it is thin: the regions, the campuses from the thinnest on, and how even it is."""

from dataclasses import replace
from datetime import date

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.coverage import targets
from dashboard.coverage.filters import day_of, in_words_of, look_at, looked_at
from dashboard.coverage.ranked import parts, ranked, unknown_parts
from dashboard.coverage.tiles import regions_drawn
from dashboard.frame import answer
from dashboard.naming import campus_names
from dashboard.table import csv_button, in_words, table
from dashboard.text import clean, count, safe
from graph.coverage import (
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
from graph.words import enumerated

TILES = "coverage_tiles"


def show(snapshot: Snapshot) -> None:
    """Show the regions, every campus of the programme by thinness, evenness and the targets."""
    chosen = looked_at(snapshot)
    looked = chosen.open_to_all
    if looked != chosen:
        st.caption("Faith groups are left aside here: small numbers of them stay hidden.")
    on = day_of(snapshot, looked)
    # The tiles keep every region's number: the one that is looked at has a border.
    everywhere = replace(looked, regions=(), campuses=())
    asked = (snapshot.as_of, on, looked)
    thin = session.kept(("thinness", *asked), lambda: with_change(snapshot, on, looked))
    regions = session.kept(("regions", *asked), lambda: by_region(snapshot, on, everywhere))
    names = campus_names(snapshot)
    regions = _with_chosen(regions, snapshot, looked)
    answer(_sentence(thin, regions, names, looked))
    left, right = st.columns([3, 5], gap="medium")
    with left:
        _regions(regions)
    with right:
        ranked(thin, names, last_term(snapshot, on))
    parts(thin, names)
    _evenness(snapshot, looked)
    _never(snapshot, on, looked)
    targets.show(snapshot, names)


def _sentence(
    thin: pd.DataFrame, regions: pd.DataFrame, names: dict[str, str], looked: Looked
) -> str:
    part = in_words_of(looked, names)
    about = f" Looked at: {safe(part)}." if part else ""
    if regions["chosen"].any():
        regions = regions[regions["chosen"]]
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
        whose = "looked at" if part else "of the programme"
        return f"<b>{_nothing_missing(known_thin, whose)}</b> {at}{about}"
    misses = "misses" if len(lacking) == 1 else "miss"
    return (
        f"{_thinnest(lacking, names)} {len(lacking):,} of "
        f"{count(len(known_thin), 'campus', 'campuses')} of the programme {misses} something. "
        f"{at}{about}"
    )


def _thinnest(lacking: pd.DataFrame, names: dict[str, str]) -> str:
    """Name the thinnest campus, or those that are as thin as each other."""
    first = lacking.iloc[0]
    alike = lacking[lacking["thinness"].round(9) == round(first["thinness"], 9)]
    missing = f"{first['thinness']:.0%} of what"
    if len(alike) == 1:
        return (
            f"<b>{safe(names[first['university_id']])} is thinnest</b>: {missing} it should have "
            f"is missing ({first['low']:.0%} to {first['high']:.0%})."
        )
    some = [safe(names[one]) for one in alike["university_id"].head(3)]
    more = [f"{len(alike) - 3:,} more"] if len(alike) > 3 else []
    return (
        f"<b>{enumerated([*some, *more])} are thinnest</b>: at each {missing} it should have is "
        f"missing ({alike['low'].min():.0%} to {alike['high'].max():.0%})."
    )


def _nothing_missing(thin: pd.DataFrame, whose: str = "of the programme") -> str:
    """Say that nothing is missing; of what isn't known only that it isn't known to be."""
    unknown = unknown_parts(thin)
    many = len(thin)
    if unknown:
        where = "the one campus" if many == 1 else f"the {many:,} campuses"
        return (
            f"Nothing is known to be missing at {where} {whose}, but not everything is "
            f"known yet: {enumerated(unknown)}."
        )
    if many == 1:
        return f"The one campus {whose} has what it should have."
    return (
        f"{'Both' if many == 2 else f'All {many:,}'} campuses {whose} have what they should have."
    )


def _with_chosen(regions: pd.DataFrame, snapshot: Snapshot, looked: Looked) -> pd.DataFrame:
    """Mark the regions that are looked at, or in which the campuses are that are."""
    of_campus = by_university(snapshot).set_index("university_id")["region"]
    chosen = {*looked.regions, *of_campus.reindex(looked.campuses).dropna()}
    return regions.assign(chosen=regions["region"].isin(chosen))


def _regions(regions: pd.DataFrame) -> None:
    st.header("Sessions by region", anchor=False)
    spoken = "Regions of Pakistan as tiles with their sessions: " + ", ".join(
        f"{row.region} {row.sessions}" for row in regions.itertuples()
    )
    drawn = None
    try:
        drawn = outline(session.settings().home)
    except MashalError as fault:
        st.warning(clean(fault), icon=":material/map:")
    regions_drawn(
        regions,
        drawn,
        key=TILES,
        spoken=spoken,
        on_click=lambda region: look_at({"region": region}),
    )
    regions = regions.drop(columns="chosen")
    most = regions.sort_values("sessions", ascending=False).iloc[0]
    total = int(regions["sessions"].sum())
    said = (
        f"{most['region']} had {int(most['sessions']):,} of {count(total, 'session')}. "
        if total
        else ""
    )
    if drawn is None:
        said += (
            "Tiles stand roughly where the regions are: a diagram, not a map. Dashed: no "
            "ambassador there now. “at 3 of 73”: universities the programme is or was at, of those "
            "known. Click a tile to look only at its region, again to look at all."
        )
    else:
        said += "The outline is the one in this data folder. Click a region to look only at it."
    st.caption(said)
    with st.expander("The same as a table", icon=":material/table:"):
        table(
            regions,
            alt="Regions with their universities, ambassadors and sessions",
            labels={"on_list": "On the list", "present": "The programme is or was at"},
            key="coverage_regions",
        )
    csv_button(regions, "coverage_regions.csv", key="coverage_regions_csv")


def _evenness(snapshot: Snapshot, looked: Looked) -> None:
    found = session.kept(
        ("evenness", snapshot.as_of, looked), lambda: evenness_of(snapshot, looked)
    )
    known = found.dropna(subset=["evenness"])
    st.header("How even it is", anchor=False)
    if known.empty:
        st.markdown("Nothing was held yet that could be even or uneven.")
        return
    st.markdown(_how_even(known.sort_values("evenness").iloc[0]))
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


def _how_even(least: pd.Series) -> str:
    """Say over what it is least even, and what the number means."""
    if least["evenness"] > 0.995:
        return "What was held and who came is spread as evenly as can be, as far as is known."
    return (
        f"Least even over **{in_words(least['over']).lower()}**: {least['evenness']:.2f}, where 1 "
        f"is as many in each of the {int(least['things']):,} and 0 is all in one. Counted: "
        f"{int(least['total']):,} {least['of']}."
    )


def _never(snapshot: Snapshot, on: date, looked: Looked) -> None:
    known = session.kept(("universities", snapshot.as_of, on), lambda: by_university(snapshot, on))
    if looked.regions:
        known = known[known["region"].isin(looked.regions)]
    if looked.campuses:
        known = known[known["university_id"].isin(looked.campuses)]
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
