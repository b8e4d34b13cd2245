"""How present the programme is at a campus: ambassadors, sessions, and since when."""

from datetime import date

import pandas as pd

from graph.calendar import same_day_before
from graph.settings import Analysis
from graph.snapshot import Snapshot

YEAR = 12


def term_months(analysis: Analysis) -> int:
    """Give the length of a term's worth of time in months: a year, shared out to its terms."""
    return max(1, YEAR // len(analysis.calendar.terms))


def presence(snapshot: Snapshot, on: date | None = None) -> pd.DataFrame:
    """Say of every campus the programme is or was at how present it is ``on`` a day (``as_of``).

    Columns ``university_id, ambassadors`` (current), ``ever`` (ambassadors ever), ``sessions``,
    ``recent_sessions`` (in the months before that make up a term), ``last_session`` (its day).
    """
    day = pd.Timestamp(on or snapshot.as_of)
    since = same_day_before(day.date(), term_months(snapshot.analysis))
    campuses = pd.Index(snapshot.campuses["university_id"])
    held = snapshot.sessions.dropna(subset=["university_id"])
    held = held[~(held["held_on"] > day)]
    terms = snapshot.terms[~(snapshot.terms["appointed_on"] > day)]
    counts = {
        "ambassadors": running(terms, day).groupby("university_id")["person_id"].nunique(),
        "ever": terms.groupby("university_id")["person_id"].nunique(),
        "sessions": held.groupby("university_id").size(),
        "recent_sessions": held[held["held_on"] > pd.Timestamp(since)]
        .groupby("university_id")
        .size(),
    }
    table = pd.DataFrame(
        {name: count.reindex(campuses).fillna(0).astype(int) for name, count in counts.items()}
    )
    table["last_session"] = held.groupby("university_id")["held_on"].max().reindex(campuses)
    table.index.name = "university_id"
    return table[(table["ever"] > 0) | (table["sessions"] > 0)].reset_index()


def running(terms: pd.DataFrame, day: pd.Timestamp) -> pd.DataFrame:
    """Keep the ambassadors' terms that have begun and not ended by a day."""
    begun = ~(terms["appointed_on"] > day)
    return terms[begun & (terms["ends_on"].isna() | (terms["ends_on"] >= day))]


def is_known(snapshot: Snapshot, on: date) -> bool:
    """Say whether records go back so far that a term's worth of sessions is known on a day."""
    since = same_day_before(on, term_months(snapshot.analysis))
    return snapshot.data_from is not None and snapshot.data_from <= since
