"""Who brings people: how many newcomers each brought or helped bring, and what became of them."""

from datetime import date

import numpy as np
import pandas as pd

from graph.csr import positions
from graph.retention._terms import Days
from graph.retention.brought import brought
from graph.retention.newcomers import newcomers
from graph.snapshot import Snapshot


def who_brought(
    snapshot: Snapshot, since: date | None = None, until: date | None = None
) -> pd.DataFrame:
    """Count, for everybody who brought somebody, the newcomers of a period (by default ever).

    A row a person, who brought most first: ``person_id, university_id``, ``brought`` (newcomers
    they brought or helped bring), ``alone`` (those whom nobody else is credited with), ``credit``
    (shared: the sum of 1 ÷ those who share each), ``out_of`` and ``came_back`` (of how many it can
    be told whether they came back, and how many did; see ``newcomers``), ``grew`` (who have become
    ambassadors or hosts since). Raises QuestionError if ``until`` is before ``since``.
    """
    new = newcomers(snapshot, since, until)
    pairs = brought(snapshot).merge(new[["person_id", "came_back"]], on="person_id")
    grown = grew_on(snapshot)
    there = grown[positions(snapshot.ids, pairs["person_id"])]
    pairs = pairs.assign(
        alone=pairs["credit"] == 1,
        out_of=pairs["came_back"].notna(),
        back=pairs["came_back"].eq(True).fillna(False).astype(bool),
        grew=there > pairs["first_on"].to_numpy().astype("datetime64[D]"),
    )
    table = pairs.groupby("by", as_index=False).agg(
        brought=("person_id", "size"),
        alone=("alone", "sum"),
        credit=("credit", "sum"),
        out_of=("out_of", "sum"),
        came_back=("back", "sum"),
        grew=("grew", "sum"),
    )
    campus = snapshot.people.set_index("person_id")["campus"]
    table = table.rename(columns={"by": "person_id"})
    table.insert(1, "university_id", table["person_id"].map(campus))
    order = ["brought", "credit", "person_id"]
    return table.sort_values(order, ascending=[False, False, True], ignore_index=True)


def grew_on(snapshot: Snapshot) -> Days:
    """Give the day each became an ambassador or first hosted, in the order of ``ids``; or NaT."""
    acts, terms = snapshot.acts, snapshot.terms.dropna(subset=["appointed_on"])
    hosted = acts[acts["kind"] == "hosted"]
    days = pd.concat([hosted["day"], terms["appointed_on"]]).to_numpy().astype("datetime64[D]")
    at = positions(snapshot.ids, pd.concat([hosted["person_id"], terms["person_id"]]))
    return earliest(at, days, len(snapshot.ids))


def earliest(at: "np.ndarray[tuple[int], np.dtype[np.int64]]", days: Days, size: int) -> Days:
    """Give the first of the days at each position; NaT where there is none."""
    never = np.iinfo(np.int64).max
    first = np.full(size, never)
    known = (at >= 0) & ~np.isnat(days)
    np.minimum.at(first, at[known], days[known].astype(np.int64))
    return np.where(first == never, np.datetime64("NaT"), first.astype("datetime64[D]"))
