"""Which days an indicator looks at: the latest days of teaching, and half a year back."""

from datetime import date

import pandas as pd

from graph.calendar import same_day_before
from graph.snapshot import Snapshot

LATELY = 60
"""Teaching days that count as lately: some two months of teaching, whatever the vacations."""
HALF_YEAR = 6


def lately(snapshot: Snapshot, days: pd.Series) -> "pd.Series[bool]":
    """Say which of some days lie in the last teaching days."""
    since = snapshot.analysis.calendar.teaching_days_of(days, snapshot.as_of)
    return since < LATELY


def knows_lately(snapshot: Snapshot) -> bool:
    """Say whether records go back as far as the last teaching days do."""
    begins = snapshot.data_from
    calendar = snapshot.analysis.calendar
    return begins is not None and calendar.teaching_days(begins, snapshot.as_of) >= LATELY - 1


def half_year_before(day: date) -> date:
    """Give the same day half a year earlier."""
    return same_day_before(day, HALF_YEAR)


def knows_half_year(snapshot: Snapshot) -> bool:
    """Say whether records go back half a year."""
    begins = snapshot.data_from
    return begins is not None and begins <= half_year_before(snapshot.as_of)


def serving(snapshot: Snapshot, day: date) -> pd.DataFrame:
    """List who was an ambassador on an earlier day, a row a person, with the latest campus."""
    at, terms = pd.Timestamp(day), snapshot.terms
    ends = terms["ends_on"]
    then = terms[(terms["appointed_on"] <= at) & (ends.isna() | (ends >= at))]
    return then.sort_values("appointed_on", kind="stable").drop_duplicates("person_id", keep="last")


TOO_SHORT = f"the records begin less than {LATELY} teaching days before"
NO_HALF_YEAR = "the records begin less than half a year before"
