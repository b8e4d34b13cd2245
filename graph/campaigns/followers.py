"""Followers over time: an account's counts one after another; accounts share followers."""

import pandas as pd

from graph.owners import ACCOUNT
from graph.snapshot import Snapshot

OVER_TIME = [*ACCOUNT, "handle", "official", "source", "day", "followers", "change"]
_ONE = [*ACCOUNT, "source"]


def followers_over_time(snapshot: Snapshot, *, everybody: bool = False) -> pd.DataFrame:
    """List every count of the campaign's own accounts' followers, by platform, account and day.

    ``platform, account_id, handle, official, source, day, followers, change``: the difference to
    the same source's count before. Of two counts of a source on one day the larger. ``everybody``
    adds the accounts that are not the campaign's own. Accounts are never added up: they share
    followers.
    """
    counts = snapshot.measurements
    counts = counts[(counts["metric"] == "followers") & (counts["of"] == "account")]
    counts = counts[counts["period"].fillna("lifetime").eq("lifetime")]
    counts = counts.dropna(subset=["value", "measured_on"])
    counts = counts.rename(
        columns={"of_id": "account_id", "measured_on": "day", "value": "followers"}
    )
    accounts = snapshot.accounts.drop_duplicates(ACCOUNT)[[*ACCOUNT, "handle", "official"]]
    table = counts.merge(accounts, on=ACCOUNT, how="left")
    table["official"] = table["official"].eq(True)
    table = table if everybody else table[table["official"]]
    table = table.sort_values([*_ONE, "day", "followers"], kind="stable")
    table = table.drop_duplicates([*_ONE, "day"], keep="last", ignore_index=True)
    table["change"] = table.groupby(_ONE)["followers"].diff()
    return table[OVER_TIME]


def follower_accounts(over_time: pd.DataFrame) -> pd.DataFrame:
    """Sum up ``followers_over_time``: a row an account and source, the largest first.

    ``platform, account_id, handle, source, counts, first_on, first, last_on, followers, change``
    (from the first count to the last; missing where there is one count only).
    """
    grouped = over_time.groupby(_ONE, sort=False)
    table = grouped.agg(
        handle=("handle", "last"),
        counts=("day", "size"),
        first_on=("day", "first"),
        first=("followers", "first"),
        last_on=("day", "last"),
        followers=("followers", "last"),
    ).reset_index()
    table["change"] = (table["followers"] - table["first"]).where(table["counts"] > 1)
    order = ["followers", *_ONE]
    columns = [*ACCOUNT, "handle", "source", "counts", "first_on", "first", "last_on", "followers"]
    ascending = [False, True, True, True]
    ordered = table.sort_values(order, ascending=ascending, ignore_index=True)
    return ordered[[*columns, "change"]]
