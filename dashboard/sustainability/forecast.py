"""Who leaves when: what coming term ends leave of the network, and who must be replaced by when."""

import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.frame import answer
from dashboard.naming import campus_names
from dashboard.sustainability import forecast_dark, forecast_left, forecast_people
from dashboard.text import count, day, safe
from graph.snapshot import Snapshot
from graph.succession import campuses_dark, forecast, known
from graph.succession.told import ASSUMED, dates_in_words
from graph.words import enumerated

NAMED = 3


def show(snapshot: Snapshot) -> None:
    """Show the forecast: the network term by term, campuses going dark, who follows whom."""
    on = snapshot.as_of
    table = session.kept(("forecast", on), lambda: forecast(snapshot))
    dark = session.kept(("campuses dark", on), lambda: campuses_dark(snapshot))
    if snapshot.people.empty:
        answer("<b>Nobody is in the network yet.</b>")
        return
    answer(_sentence(snapshot, table, dark))
    st.caption(f"{dates_in_words(known(snapshot))} {ASSUMED}")
    forecast_left.show(table)
    if not dark.empty:
        forecast_dark.show(snapshot, dark)
        forecast_people.show(snapshot)


def _sentence(snapshot: Snapshot, table: pd.DataFrame, dark: pd.DataFrame) -> str:
    """Say what is left at the next term end but one, and which campuses go dark first."""
    today, then = table.iloc[0], table.iloc[min(2, len(table) - 1)]
    if not today["ambassadors"]:
        return "<b>There is no ambassador today,</b> so no campus can go dark."
    if not then["people"] < today["people"]:
        return f"<b>Nobody is known to leave</b> by {day(then['term_end'])}."
    serving, campuses = int(today["ambassadors"]), int(today["campuses"])
    gone, still = serving - int(then["ambassadors"]), int(then["campuses"])
    said = (
        f"<b>If nobody new is appointed, {gone:,} of {count(serving, 'ambassador')} leave by "
        f"{day(then['term_end'])}</b>, and of {count(campuses, 'campus', 'campuses')} {still:,} "
        f"still {'has' if still == 1 else 'have'} one."
    )
    return said + _first_dark(snapshot, dark)


def _first_dark(snapshot: Snapshot, dark: pd.DataFrame) -> str:
    sure = dark[(dark["now"] > 0) & (dark["ambassadors"] == 0)]
    if sure.empty:
        return ""
    first = sure["term_end"].min()
    campuses = sure.loc[sure["term_end"] == first, "university_id"].drop_duplicates()
    names = campus_names(snapshot)
    told = [safe(names.get(one, one)) for one in campuses[:NAMED]]
    if len(campuses) > NAMED:
        told.append(f"{len(campuses) - NAMED:,} more")
    return f" First to have none left, by {day(first)}: {enumerated(told)}."
