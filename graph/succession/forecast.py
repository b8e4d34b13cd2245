"""The graduation forecast: the network at every coming term end, less those known to be gone.

It is the network of today without them: nobody new comes, and what remains does not fade further.
So it says what the programme loses if nothing is done, and every number in it can be checked by
cutting the same people out of today's network.
"""

from datetime import date, timedelta

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

from graph.snapshot import Snapshot
from graph.succession.leaving import ambassador_ends, gone_by, leaving

YEARS = 2
COLUMNS = (
    *("term_end", "term", "people", "leave", "ambassadors", "ambassadors_leave"),
    *("largest_component", "near", "share_near", "campuses", "campuses_dark"),
)


def coming_ends(snapshot: Snapshot, until: date | None = None) -> list[date]:
    """List the ends of terms after the snapshot's day, up to ``until``.

    By default those within two years, up to the one by which everybody whose date is known has
    left, but the next two at least.
    """
    calendar, day = snapshot.analysis.calendar, snapshot.as_of
    if until is not None:
        return calendar.term_ends(day, until)
    ends = calendar.term_ends(day, day + timedelta(days=366 * YEARS))
    last = leaving(snapshot)["leaves_on"].max()
    later = [end for end in ends if pd.isna(last) or end < last.date()]
    return ends[: max(len(later) + 1, 2)]


def forecast(snapshot: Snapshot, until: date | None = None) -> pd.DataFrame:
    """Tell what is left of the network today and at the end of every coming term.

    A row a day, today first: ``term_end`` and the ``term`` it ends; ``people`` left, and how many
    ``leave`` in that term (after the day of the row before); current ``ambassadors`` left, and how
    many of them leave; people in the ``largest_component``; people ``near``: within two ties of an
    ambassador, themselves included, and their share of the people left; ``campuses`` with an
    ambassador, and those ``campuses_dark`` that have one today and have none then. Direction is
    left aside. People whose leaving isn't known stay (``graph.succession.known`` counts them).
    """
    leaves, serving = leaving(snapshot), ambassador_ends(snapshot)
    calendar = snapshot.analysis.calendar
    rows = []
    for day in (snapshot.as_of, *coming_ends(snapshot, until)):
        # Who leaves on the very day is in the network of the day.
        is_today = day == snapshot.as_of
        gone, ended = (gone_by(frame, day) & (not is_today) for frame in (leaves, serving))
        left = {
            "term_end": pd.Timestamp(day),
            "term": calendar.term_of(day).name,
            "campuses": serving.loc[~ended, "university_id"].nunique(),
        }
        rows.append({**left, **left_without(snapshot, gone.to_numpy(dtype=bool))})
    table = pd.DataFrame(rows)
    return table.assign(
        leave=-table["people"].diff().fillna(0).astype("int64"),
        ambassadors_leave=-table["ambassadors"].diff().fillna(0).astype("int64"),
        campuses_dark=table["campuses"].iloc[0] - table["campuses"],
    )[list(COLUMNS)]


def left_without(snapshot: Snapshot, gone: npt.NDArray[np.bool_]) -> dict[str, float]:
    """Measure the network without the people marked in ``gone`` (by position).

    Gives ``people, ambassadors, largest_component, near, share_near``, as ``forecast``.
    """
    kept = np.flatnonzero(~gone)
    ties = snapshot.undirected.csr.pattern[kept][:, kept]
    ambassador = snapshot.people["current_ambassador"].to_numpy(dtype=bool)[kept]
    near = ambassador.copy()
    for _ in range(2):
        near |= (ties @ near.astype(np.int32)) > 0
    largest = 0
    if len(kept):
        _, labels = sparse.csgraph.connected_components(ties, directed=False)
        largest = int(np.bincount(labels).max())
    return {
        "people": len(kept),
        "ambassadors": int(ambassador.sum()),
        "largest_component": largest,
        "near": int(near.sum()),
        "share_near": near.sum() / len(kept) if len(kept) else np.nan,
    }
