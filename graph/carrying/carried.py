"""Who carries an activity: everybody in order, where the half is reached, how unequal it is."""

import math
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from graph.carrying.absence import Reached, gini, reached
from graph.carrying.activities import Activity, By, Of, activity_named
from graph.carrying.contributions import contributions
from graph.carrying.firm import Range, firm
from graph.snapshot import Snapshot


@dataclass(frozen=True, eq=False)
class Carried:
    """How an activity was carried, by people or by campuses, up to a day.

    ``ranked``: ``contributor, is_account, contributions, share, reached`` (share of all, summed up
    to here), ``carries`` (within the absence factor), the largest first, of equals by id.
    ``half`` is where the half is reached; None where nothing was contributed. ``total``
    contributions are counted; of ``unknown`` more it isn't known whose they are. ``everybody``
    counts who could have contributed, contributors among them. ``gini`` is among the contributors,
    ``gini_of_everybody`` with a zero for each of the others. ``firm`` is the range of the factor
    with a fifth of the sessions or posts left out; None where they are too few. ``units`` are the
    sessions or posts, of which ``lost`` were of nobody but those who carry.
    """

    activity: Activity
    by: By
    as_of: date
    since: date | None
    ranked: pd.DataFrame
    half: Reached | None
    total: int
    unknown: int
    everybody: int
    gini: float
    gini_of_everybody: float
    firm: Range | None
    units: int
    lost: int

    @property
    def factor(self) -> int | None:
        """The absence factor: how many carry half; None where nothing was contributed."""
        return None if self.half is None else self.half.factor

    @property
    def contributors(self) -> int:
        """How many contributed anything."""
        return len(self.ranked)

    @property
    def carriers(self) -> list[str]:
        """Who they are that carry half, the largest first."""
        return list(self.ranked.loc[self.ranked["carries"], "contributor"])


def carried(
    snapshot: Snapshot,
    of: Of = "sessions",
    by: By = "people",
    since: date | None = None,
    *,
    seed: int = 0,
) -> Carried:
    """Tell who carries an activity up to the snapshot's day, from ``since`` on if it is given.

    In a snapshot of a view without staff, who carries it without them. Raises QuestionError.
    """
    rows = contributions(snapshot, of, by, since)
    known = rows.dropna(subset=["contributor"])
    ranked = _ranked(known)
    amounts = ranked["contributions"].to_numpy()
    half = reached(amounts)
    ranked["carries"] = np.arange(len(ranked)) < (0 if half is None else half.factor)
    everybody = _everybody(snapshot, by, ranked)
    silent = np.zeros(everybody - len(ranked))
    held = known["contributor"].isin(ranked.loc[ranked["carries"], "contributor"])
    units = known["unit"].nunique()
    return Carried(
        activity=activity_named(of),
        by=by,
        as_of=snapshot.as_of,
        since=since,
        ranked=ranked,
        half=half,
        total=int(amounts.sum()),
        unknown=len(rows) - len(known),
        everybody=everybody,
        gini=gini(amounts) if len(amounts) else math.nan,
        gini_of_everybody=gini(np.concatenate([amounts, silent])),
        firm=firm(known, half, seed),
        units=units,
        lost=units - known.loc[~held, "unit"].nunique(),
    )


def _ranked(known: pd.DataFrame) -> pd.DataFrame:
    """Count each contributor's contributions and put them in order."""
    counted = known.groupby("contributor", sort=True).agg(
        is_account=("is_account", "first"), contributions=("unit", "size")
    )
    ranked = counted.reset_index().sort_values(
        ["contributions", "contributor"], ascending=[False, True], ignore_index=True
    )
    ranked["contributions"] = ranked["contributions"].astype("int64")
    total = max(int(ranked["contributions"].sum()), 1)
    ranked["share"] = ranked["contributions"] / total
    ranked["reached"] = ranked["contributions"].cumsum() / total
    return ranked


def _everybody(snapshot: Snapshot, by: By, ranked: pd.DataFrame) -> int:
    """Count who could have contributed: people known, or campuses with people or a session."""
    if by == "people":
        known = snapshot.people["person_id"]
    else:
        known = pd.concat(
            [snapshot.people["campus"], snapshot.sessions["university_id"]], ignore_index=True
        )
    return len(set(known.dropna()) | set(ranked["contributor"]))
