"""The programme's own record: how often an ambassador who should still have served had stopped.

Stopped is who was away, without an act for longer than ``away_days`` of teaching, when their time
ended or, if it still runs, on the day itself; the last act is when. So a stop is only known
``away_days`` later, and time in which one could not be known yet is left out: what is observed of
an ambassador runs from the appointment to ``away_days`` before the end of their service.
"""

import math
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

from graph.among import among
from graph.intervals import wilson
from graph.retention import of_ambassadors
from graph.retention.activity import AWAY
from graph.snapshot import Snapshot
from graph.succession.leaving import KEY, first_ends

ENOUGH = 20
"""Ambassador-terms from which on the record gives a chance: 0 of 20 still allows for 16 %."""


@dataclass(frozen=True)
class Record:
    """How many ambassadors had stopped, of how many ambassador-terms that were observed.

    An ambassador-term is as many teaching days of one ambassador's service as a term has on
    average; ``terms`` is rounded down. ``low`` to ``high`` is Wilson's 95 % interval of the chance
    to stop within a term, which takes the ambassador-terms as independent. ``rate`` is NaN where
    the record is too small (under ``ENOUGH``); of no ambassador-term nothing is known: 0 to 1.
    """

    stopped: int
    terms: int
    ambassadors: int
    rate: float
    low: float
    high: float

    @property
    def is_enough(self) -> bool:
        """Whether it is large enough to give a chance, and not only a range."""
        return self.terms >= ENOUGH

    @property
    def least(self) -> float:
        """The lowest chance to stop in a term to reckon with: none while the record is small."""
        return self.low if self.is_enough else 0.0


def record(snapshot: Snapshot) -> Record:
    """Count who had stopped before their end, among all ambassadors up to the snapshot's day.

    An end that was put into the files when somebody left early can't be told from a planned one:
    such a leaving is not counted. Of whom no act is recorded nothing is observed.
    """
    served, acted = _served(snapshot)
    if served.empty:
        return recorded(0, 0.0, 0)
    observed = served - snapshot.analysis.away_days
    seen = observed > 0
    stopped = seen & (acted < observed)
    days = acted.where(stopped, observed)[seen].sum()
    return recorded(int(stopped.sum()), float(days) / term_days(snapshot), int(seen.sum()))


def recorded(stopped: int, terms: float, ambassadors: int) -> Record:
    """Make the record of a count; ``terms`` is rounded down, which never makes stopping rarer."""
    whole = max(math.floor(terms), stopped)
    if not whole:
        return Record(0, 0, ambassadors, math.nan, 0.0, 1.0)
    low, high = map(float, wilson(stopped, whole)[0])
    rate = stopped / whole if whole >= ENOUGH else math.nan
    return Record(stopped, whole, ambassadors, rate, low, high)


def term_days(snapshot: Snapshot) -> float:
    """Give the teaching days that a term has on average in the year before the day."""
    calendar = snapshot.analysis.calendar
    year = calendar.teaching_days(snapshot.as_of - timedelta(days=365), snapshot.as_of)
    return max(year / len(calendar.terms), 1.0)


def terms_ahead(snapshot: Snapshot, day: date) -> float:
    """Give how many terms of teaching lie between the snapshot's day and ``day``."""
    ahead = snapshot.analysis.calendar.teaching_days(snapshot.as_of, day)
    return ahead / term_days(snapshot)


def quiet(snapshot: Snapshot) -> pd.Series:
    """Say of each current ambassador (the index: person_id) whether they are away today.

    Of whom nothing is recorded it isn't known, and they count as there.
    """
    current = of_ambassadors(snapshot)
    away: pd.Series = (current["state"] == AWAY).set_axis(pd.Index(current["person_id"]))
    return away


def _served(snapshot: Snapshot) -> tuple[pd.Series, pd.Series]:
    """Give the teaching days each ambassador served so far, and those up to their last act."""
    terms = snapshot.terms.dropna(subset=["appointed_on"])
    terms = terms[among(terms["person_id"], snapshot.acts["person_id"])]
    if terms.empty:
        return pd.Series(dtype="float64"), pd.Series(dtype="float64")
    began = terms.groupby(KEY, as_index=False)["appointed_on"].min()
    # Studies that were over before they were appointed say nothing of when they go.
    studies = snapshot.studies.merge(began, on=KEY)
    studies = studies[~(studies["graduates_on"] < studies["appointed_on"])]
    ends = first_ends(terms, studies).fillna({"leaves_on": pd.Timestamp(snapshot.as_of)})
    service = began.merge(ends, on=KEY).groupby("person_id")
    start, end = service["appointed_on"].min(), service["leaves_on"].max()
    end = end.clip(upper=pd.Timestamp(snapshot.as_of))
    acts = snapshot.acts.assign(end=snapshot.acts["person_id"].map(end))
    last = acts[acts["day"] <= acts["end"]].groupby("person_id")["day"].max().reindex(start.index)
    last = pd.Series(np.fmax(start.to_numpy(), last.to_numpy()), index=start.index)

    def taught(days: pd.Series) -> pd.Series:
        return snapshot.analysis.calendar.teaching_days_of(days, snapshot.as_of)

    return taught(start) - taught(end), taught(start) - taught(last)
