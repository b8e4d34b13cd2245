"""How many of those appointed together are still there, term by term, and how sure that is.

A cohort are the ambassadors first appointed in one academic term (and of one name, where the terms
have cohorts). What lies after the data is censored: it is in no denominator.
"""

import numpy as np
import pandas as pd

from graph.intervals import with_share
from graph.retention._followed import (
    ACTIVE,
    CENSORED,
    GRADUATED,
    OUTCOMES,
    QUIET,
    UNRECORDED,
    followed,
)
from graph.retention._terms import terms_of
from graph.snapshot import Snapshot

_COUNTS = ["people", "out_of", "censored", "serving", "active", "quiet", "unrecorded"]
_ENDED = ["graduated", "stopped", "left"]
_SHARE = ["share", "low", "high"]
_KEPT = ("kept_share", "kept_low", "kept_high")


def retention(snapshot: Snapshot) -> pd.DataFrame:
    """Tell of each cohort how many were active ambassadors in its term and in those after it.

    A row a cohort and term, by the term of the appointment:

    - ``cohort, appointed_in, term, terms_after, term_over`` (the last may still run: so far);
    - ``people`` of the cohort, ``out_of`` those whose term can be told, ``censored`` the others;
    - ``serving`` (``active, quiet`` or ``unrecorded``) and ``graduated, stopped, left``, as
      ``followed`` tells them apart, add up to ``out_of``;
    - ``share, low, high``: active ÷ out_of with Wilson's 95 % interval;
    - ``could_stay``, those of ``out_of`` who have not graduated, and ``kept_share, kept_low,
      kept_high``: active ÷ could_stay.

    Where no acts were recorded yet, who was active is missing; a share is so too where nobody's
    term can be told.
    """
    names = terms_of(snapshot).names
    key = ["cohort", "appointed_in", "term", "terms_after", "term_over"]
    table = counted(followed(snapshot), key)
    place = pd.Index(names).get_indexer(pd.Index(table["appointed_in"]))
    order = np.lexsort((table["terms_after"], table["cohort"].astype(str), place))
    return table.iloc[order].reset_index(drop=True)


def overall(snapshot: Snapshot) -> pd.DataFrame:
    """Tell the same of all cohorts together, by ``terms_after``; the other columns as there."""
    return counted(followed(snapshot), ["terms_after"])


def counted(each: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Count the outcomes of ``followed`` in every group of ``by``, with shares and intervals."""
    outcomes = each.groupby([*by, "outcome"]).size().unstack("outcome")
    outcomes = outcomes.reindex(columns=list(OUTCOMES)).fillna(0).astype("int64")
    table = outcomes.rename_axis(columns=None).reset_index()
    table["people"] = table[list(OUTCOMES)].sum(axis=1)
    table["out_of"] = table["people"] - table[CENSORED]
    table["serving"] = table[[ACTIVE, QUIET, UNRECORDED]].sum(axis=1)
    table["could_stay"] = table["out_of"] - table[GRADUATED]
    told = table[UNRECORDED] == 0
    for name in (ACTIVE, QUIET):
        table[name] = table[name].astype("Int64").where(told)
    table = with_share(table, ACTIVE, "out_of")
    table = with_share(table, ACTIVE, "could_stay", _KEPT)
    return table[[*by, *_COUNTS, *_ENDED, *_SHARE, "could_stay", *_KEPT]]
