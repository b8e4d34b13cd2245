"""Active, drifting or away: how long it is since somebody's last act, vacations left out.

Who has been seen within ``active_days`` (30) is active, who hasn't for more than ``away_days``
(120) is away, in between they drift. Nobody is asked to act in a vacation, so its days don't count;
and somebody of whom nothing at all is recorded is unknown, which is not the same as away.
"""

from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from graph.csr import positions
from graph.intervals import with_share
from graph.snapshot import Snapshot

ACTIVE, DRIFTING, AWAY, UNKNOWN = STATES = ("active", "drifting", "away", "unknown")
# Of several acts on one day the last of these is told: the one that says most.
KINDS: Final = ("interacted", "posted", "attended", "featured", "trained", "spoke", "hosted")

Days = npt.NDArray[np.datetime64]
Ints = npt.NDArray[np.int64]


def activity(snapshot: Snapshot) -> pd.DataFrame:
    """Say of everybody in the network whether they are active, drifting, away or unknown.

    A row a person, current ambassadors first: ``person_id, university_id`` (of the running term,
    else their campus), ``ambassador`` (whether a term runs), ``state``, ``days`` (without
    vacations, since the last act, or since the appointment to the running term where that is
    later; missing if unknown), ``last_on`` and ``kind`` (the last act; missing if none is
    recorded), ``appointed_on`` (of the running term).
    """
    ids = snapshot.ids
    terms = snapshot.current_terms.sort_values("appointed_on", kind="stable")
    terms = terms.drop_duplicates("person_id", keep="last").set_index("person_id").reindex(ids)
    last_on, kind = last_acts(snapshot)
    appointed = terms["appointed_on"].to_numpy().astype("datetime64[s]")
    since = np.where(np.isnat(last_on), last_on, np.fmax(last_on, appointed))
    days = snapshot.analysis.calendar.teaching_days_of(pd.Series(since), snapshot.as_of)
    campus = terms["university_id"].fillna(snapshot.people["campus"].set_axis(ids))
    table = pd.DataFrame(
        {
            "person_id": ids,
            "university_id": campus.to_numpy(),
            "ambassador": ids.isin(snapshot.current_terms["person_id"]),
            "state": state_of(days, snapshot),
            "days": days.astype("Int64"),
            "last_on": last_on,
            "kind": kind,
            "appointed_on": appointed,
        }
    ).astype({"person_id": "str", "university_id": "str", "state": "str", "kind": "str"})
    order = ["ambassador", "person_id"]
    return table.sort_values(order, ascending=[False, True], kind="stable", ignore_index=True)


def of_ambassadors(snapshot: Snapshot) -> pd.DataFrame:
    """Give the rows of ``activity`` that are of current ambassadors."""
    table = activity(snapshot)
    return table[table["ambassador"]].reset_index(drop=True)


def state_of(days: pd.Series, snapshot: Snapshot) -> npt.NDArray[np.str_]:
    """Turn days since the last act (vacations left out) into states; missing is unknown."""
    limits = snapshot.analysis
    known = days.notna()
    return np.select(
        [~known, days <= limits.active_days, days <= limits.away_days],
        [UNKNOWN, ACTIVE, DRIFTING],
        AWAY,
    )


def states(table: pd.DataFrame, by: str) -> pd.DataFrame:
    """Count the rows of ``activity`` by state, for each value of the column ``by``.

    Columns: ``by``, a column a state, ``known`` (people whose state is known) and ``share``,
    ``low``, ``high``: the active of the known, with Wilson's 95 % interval.
    """
    counted = pd.crosstab(table[by], table["state"]).reindex(columns=list(STATES), fill_value=0)
    counted = counted.reset_index().rename_axis(columns=None)
    counted["known"] = counted[[ACTIVE, DRIFTING, AWAY]].sum(axis=1)
    return with_share(counted, ACTIVE, "known")


def last_acts(snapshot: Snapshot) -> tuple[Days, npt.NDArray[np.object_]]:
    """Give the day and kind of everybody's last act, in the order of ``ids``; missing if none."""
    ids, acts = snapshot.ids, snapshot.acts
    day = np.full(len(ids), np.datetime64("NaT"), dtype="datetime64[s]")
    kind = np.full(len(ids), None, dtype=object)
    if acts.empty:
        return day, kind
    at = positions(ids, acts["person_id"])
    said = pd.Index(KINDS).get_indexer(pd.Index(acts["kind"]))
    when = acts["day"].to_numpy().astype("datetime64[D]").astype(np.int64)
    order = np.lexsort((said, when, at))
    order = order[at[order] >= 0]
    ends = np.flatnonzero(np.append(np.diff(at[order]) > 0, len(order) > 0))
    last = order[ends]
    day[at[last]] = acts["day"].to_numpy()[last].astype("datetime64[s]")
    kind[at[last]] = acts["kind"].to_numpy(dtype=object)[last]
    return day, kind
