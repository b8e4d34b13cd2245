"""How an activity was carried term by term or month by month."""

from datetime import date
from typing import Literal

import numpy as np
import pandas as pd

from graph.calendar import first_day, last_day, month_of, months_between
from graph.carrying.absence import gini, reached
from graph.carrying.activities import By, Of
from graph.carrying.contributions import contributions
from graph.errors import QuestionError
from graph.snapshot import Snapshot

Each = Literal["term", "month"]
COLUMNS = ["period", "begins", "ends", "contributions", "unknown", "contributors", "factor", "gini"]


def over_time(
    snapshot: Snapshot, of: Of = "sessions", by: By = "people", each: Each = "term"
) -> pd.DataFrame:
    """Tell, period by period up to the snapshot's day, how many carried half of an activity.

    Columns ``period`` (``Fall 2026`` or ``2026-10``), ``begins, ends`` (cut at the snapshot's day),
    ``contributions, unknown`` (of nobody known, not counted), ``contributors, factor, gini`` (among
    the contributors; both missing where nothing was contributed). What is not dated is in none. A
    term reaches until the next begins, with the vacation behind it. Raises QuestionError.
    """
    rows = contributions(snapshot, of, by).dropna(subset=["day"])
    rows = rows[rows["day"] <= pd.Timestamp(snapshot.as_of)]
    if rows.empty:
        return _typed([])
    spans = _spans(snapshot, rows["day"].min().date(), each)
    begins = np.array([begin for _, begin, _ in spans], dtype="datetime64[s]")
    at = np.searchsorted(begins, rows["day"].to_numpy().astype("datetime64[s]"), "right") - 1
    return _typed([_row(span, rows[at == place]) for place, span in enumerate(spans)])


def _spans(snapshot: Snapshot, first: date, each: Each) -> list[tuple[str, date, date]]:
    last = snapshot.as_of
    if each == "month":
        months = months_between(month_of(first), month_of(last))
        return [(month, first_day(month), min(last_day(month), last)) for month in months]
    if each != "term":
        raise QuestionError("each", f'there is no "{each}"', "Known are month, term")
    calendar = snapshot.analysis.calendar
    begun = calendar.term_of(first)
    terms = [begun, *(one for one in calendar.terms_between(first, last) if one.begins > first)]
    following = [one.begins for one in terms[1:]]
    ends = [pd.Timestamp(day).date() - pd.Timedelta(days=1) for day in following] + [last]
    return [(one.name, one.begins, end) for one, end in zip(terms, ends, strict=True)]


def _row(span: tuple[str, date, date], rows: pd.DataFrame) -> tuple[object, ...]:
    whose = rows["contributor"]
    amounts = whose.value_counts().to_numpy()
    half = reached(amounts)
    known = int(amounts.sum())
    factor = None if half is None else half.factor
    return (*span, known, len(whose) - known, len(amounts), factor, gini(amounts))


def _typed(rows: list[tuple[object, ...]]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=COLUMNS)
    counts = dict.fromkeys(("contributions", "unknown", "contributors"), "int64")
    days = dict.fromkeys(("begins", "ends"), "datetime64[s]")
    return frame.astype({"period": "str", **days, **counts, "factor": "Int64", "gini": "float64"})
