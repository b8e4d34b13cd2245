"""What the model expects beside what happened: learnt before a day, held to what came after.

The model is asked for posts it has not seen: its network and its p are those of the time before.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Protocol

import pandas as pd

from graph.campaign_posts import campaign_posts
from graph.cascades.calibrated import Calibrated, calibrated
from graph.cascades.forest import forest_of
from graph.owners import ACCOUNT, with_owners
from graph.snapshot import Snapshot
from graph.tie_events import DIRECT

LEARNT_BEFORE = 90
"""Days before the snapshot's that the model is held to where no campaign or day is given."""


class Spread(Protocol):
    """An expected spread: how many are reached on average, who starts among them."""

    @property
    def mean(self) -> float:
        """The number expected."""


class ExpectedSpread(Protocol):
    """``graph.spread.expected_spread``, which this layer doesn't know."""

    def __call__(
        self, snapshot: Snapshot, seeds: Sequence[str], /, *, p: float, runs: int, seed: int
    ) -> Spread:
        """Give the spread that is expected from ``seeds`` under Independent Cascade."""


@dataclass(frozen=True)
class Compared:
    """What happened since a day beside what is expected: ``accounts``, those with most posts first.

    Its columns are ``platform, account_id, person_id, posts, observed, largest, expected,
    expected_low, expected_high``, a row a poster. ``observed`` is the mean number of accounts that
    a post of theirs was carried by, the poster among them, posts that nobody passed on included.
    ``expected_low`` and ``expected_high`` are at the ends of p's interval (``calibrated``, learnt
    before ``since``).
    """

    accounts: pd.DataFrame
    calibrated: Calibrated
    since: date


def compared(
    snapshot: Snapshot,
    expected_spread: ExpectedSpread,
    *,
    campaign: str | None = None,
    since: date | None = None,
    most: int = 20,
    runs: int = 2_000,
    seed: int = 0,
) -> Compared:
    """Hold the model to the reposts of the posts since a day, of the ``most`` busiest posters.

    ``since`` is by default the first day of the campaign, else ninety days before the snapshot's.
    The network is of accounts, tied by their dealings before that day, each counting one. Where
    nothing is known from before, what is expected is missing.
    """
    since = since or _first_day(snapshot, campaign)
    before = _until(snapshot, since)
    learnt = calibrated(before)
    accounts = _observed(snapshot, campaign, since).head(most).reset_index(drop=True)
    network = _dealings(before)
    for column, p in (
        ("expected", learnt.p),
        ("expected_low", learnt.wide_low),
        ("expected_high", learnt.wide_high),
    ):
        accounts[column] = [
            expected_spread(network, [name], p=p, runs=runs, seed=seed).mean
            if p == p and name in network.ids
            else (1.0 if p == p else float("nan"))
            for name in _names(accounts["platform"], accounts["account_id"])
        ]
    return Compared(accounts, learnt, since)


def _first_day(snapshot: Snapshot, campaign: str | None) -> date:
    if campaign is not None:
        posts = campaign_posts(snapshot)
        first = posts.loc[posts["campaign"] == campaign, "day"].min()
        if not pd.isna(first):
            return pd.Timestamp(first).date()
    return snapshot.as_of - timedelta(days=LEARNT_BEFORE)


def _until(snapshot: Snapshot, day: date) -> Snapshot:
    """Leave out the posts and interactions of ``day`` and later, and what nobody dated."""
    kept = {
        name: table[table["day"] < pd.Timestamp(day)].reset_index(drop=True)
        for name, table in (("posts", snapshot.posts), ("interactions", snapshot.interactions))
    }
    return replace(snapshot, posts=kept["posts"], interactions=kept["interactions"])


def _observed(snapshot: Snapshot, campaign: str | None, since: date) -> pd.DataFrame:
    """Count the accounts that each post which is no repost was carried by, averaged by poster."""
    forest = forest_of(snapshot, ("repost",))
    posts = forest.posts.assign(root=forest.root, is_root=forest.parent < 0)
    key = ["platform", "post_id"]
    mine = snapshot.posts if campaign is None else campaign_posts(snapshot)
    if campaign is not None:
        mine = mine[mine["campaign"] == campaign]
    mine = mine[mine["day"] >= pd.Timestamp(since)]
    wanted = pd.MultiIndex.from_frame(posts[key]).isin(pd.MultiIndex.from_frame(mine[key]))
    carried = posts.groupby("root")["account_id"].nunique()
    roots = posts[wanted & posts["is_root"] & (posts["state"] == "post")]
    roots = roots[roots["platform"].isin(posts.loc[posts["kind"] == "repost", "platform"])]
    roots = roots.assign(carried=carried.reindex(roots.index)).dropna(subset=["account_id"])
    table = roots.groupby(ACCOUNT, as_index=False).agg(
        posts=("carried", "size"), observed=("carried", "mean"), largest=("carried", "max")
    )
    table = table.sort_values(["posts", *ACCOUNT], ascending=[False, True, True])
    return with_owners(table, snapshot.accounts)


def _dealings(snapshot: Snapshot) -> Snapshot:
    """Make the network of accounts, tied by their dealings."""
    acts = snapshot.interactions
    acts = acts[acts["kind"].isin(DIRECT)].dropna(subset=["source_account", "target_account"])
    ties = pd.DataFrame(
        {
            "source": _names(acts["platform"], acts["source_account"]),
            "target": _names(acts["platform"], acts["target_account"]),
        }
    )
    return Snapshot.from_ties(ties, as_of=snapshot.as_of)


def _names(platform: pd.Series, account: pd.Series) -> list[str]:
    return (platform.astype("str") + ":" + account.astype("str")).tolist()
