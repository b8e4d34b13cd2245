"""Dialogue threads: who answers whom, how deep and broad, over how many days, across campuses."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from graph.campaigns.campuses import campus_when
from graph.cascades import Forest, described, forest_of
from graph.owners import ACCOUNT, owners
from graph.snapshot import Snapshot

SECONDS_A_DAY = 86_400
COLUMNS = [
    *("platform", "post_id", "account_id", "person_id", "root", "campaigns"),
    *("started_at", "last_at", "days", "active_days", "replies", "accounts", "depth", "breadth"),
    *("campuses", "answers_known", "cross_campus", "cross_campus_share"),
]


@dataclass(frozen=True)
class Dialogue:
    """Some threads together; a share is missing (NaN) where it has no denominator."""

    threads: int
    replies: int
    deepest: int
    broadest: int
    median_days: float
    answers_known: int
    cross_campus: int

    @property
    def cross_campus_share(self) -> float:
        """Give the share of answers between people of different campuses, where both are known."""
        return self.cross_campus / self.answers_known if self.answers_known else float("nan")


def threads(snapshot: Snapshot) -> pd.DataFrame:
    """Describe every post that was answered with all answers below it, the longest first.

    Only replies make a thread: reposts and quotes are no answer. A row a first post:

    - ``platform, post_id, account_id, person_id, root, campaigns, started_at, last_at`` as
      ``graph.cascades.cascades`` tells them;
    - ``days`` from the first post to the last answer (missing where the first post's time isn't
      known), ``active_days`` the calendar days on which somebody wrote in it;
    - ``replies``; ``accounts`` that wrote, the first among them; ``depth``, the longest chain of
      answers; ``breadth``, the most posts in one step from the first;
    - ``campuses`` known of those who wrote; ``cross_campus`` answers between people of different
      campuses, ``answers_known`` those of which both campuses are known, and the share of these.

    The campus is that of the day on which somebody wrote (``campus_when``). An answer to oneself
    is between nobody and in neither count. Missing is missing: a share without a denominator is
    NaN.
    """
    forest = forest_of(snapshot, ("reply",))
    table = described(snapshot, forest, smallest=2).rename(columns={"width": "breadth"})
    span = table["last_at"] - table["started_at"]
    table["days"] = span.dt.total_seconds() / SECONDS_A_DAY
    table.loc[table["started_at"].isna(), "days"] = np.nan
    tops = forest.places(table["platform"], table["post_id"])
    for name, counts in _by_root(snapshot, forest).items():
        table[name] = counts[tops]
    known = table["answers_known"].where(table["answers_known"] > 0)
    table["cross_campus_share"] = table["cross_campus"] / known
    order = ["replies", "accounts", "started_at", "platform", "post_id"]
    ascending = [False, False, True, True, True]
    return table.sort_values(order, ascending=ascending, ignore_index=True)[COLUMNS]


def of_campaign(found: pd.DataFrame, campaign: str) -> pd.DataFrame:
    """Keep the threads of which any post belongs to the campaign."""
    kept = found["campaigns"].map(lambda names: campaign in names).astype("bool")
    return found[kept].reset_index(drop=True)


def dialogue(found: pd.DataFrame) -> Dialogue:
    """Sum up some rows of ``threads``."""
    return Dialogue(
        threads=len(found),
        replies=int(found["replies"].sum()),
        deepest=int(found["depth"].max()) if len(found) else 0,
        broadest=int(found["breadth"].max()) if len(found) else 0,
        median_days=float(found["days"].median()) if len(found) else float("nan"),
        answers_known=int(found["answers_known"].sum()),
        cross_campus=int(found["cross_campus"].sum()),
    )


def _by_root(snapshot: Snapshot, forest: Forest) -> dict[str, npt.NDArray[np.int64]]:
    """Count days, campuses and answers across them, by the position of the tree's root."""
    posts, parent = forest.posts, forest.parent
    who = posts[ACCOUNT].merge(owners(snapshot.accounts), on=ACCOUNT, how="left")["person_id"]
    local = posts["at"].dt.tz_convert(snapshot.analysis.zone).dt.tz_localize(None)
    days = local.dt.normalize().astype("datetime64[s]")
    campus = campus_when(snapshot, who, days)
    below = np.flatnonzero(parent >= 0)
    above = parent[below]
    person, place = (pd.factorize(values)[0] for values in (who, campus))
    # Two numbers in one: as pairs of texts they would be looked at one by one.
    platform, account = (pd.factorize(posts[name])[0].astype(np.int64) for name in ACCOUNT)
    account = platform * (len(posts) + 1) + account
    to_oneself = (account[below] == account[above]) | (
        (person[below] >= 0) & (person[below] == person[above])
    )
    known = (place[below] >= 0) & (place[above] >= 0) & ~to_oneself
    across = known & (place[below] != place[above])
    return {
        "active_days": _distinct(forest, pd.factorize(days)[0]),
        "campuses": _distinct(forest, place),
        "answers_known": np.bincount(forest.root[below[known]], minlength=len(posts)),
        "cross_campus": np.bincount(forest.root[below[across]], minlength=len(posts)),
    }


def _distinct(forest: Forest, codes: npt.NDArray[np.intp]) -> npt.NDArray[np.int64]:
    """Count the distinct codes (-1 is unknown) of each tree."""
    known = codes >= 0
    size = max(len(codes), 1)
    pairs = np.unique(forest.root[known] * size + codes[known])
    return np.bincount(pairs // size, minlength=len(codes))
