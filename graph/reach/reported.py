"""What platforms reported, each count once: the latest of a running count, never a sum of its days.

A lifetime count is cumulative: of each thing, metric and source only the last one counts. Where
there is none, the counts of single days stand in; their reach overlaps, so it has bounds.
"""

import pandas as pd

from graph.snapshot import Snapshot

REACH = ("reach",)
SHOWN = ("impressions",)
VIEWS = ("views", "video_views")
THING = ["of", "platform", "of_id"]


def latest(measurements: pd.DataFrame, metrics: tuple[str, ...]) -> pd.DataFrame:
    """Keep the latest lifetime count of each thing by each source, the larger of ``metrics``."""
    counts = _of_period(measurements, metrics, "lifetime")
    counts = counts.sort_values("measured_on", kind="stable", na_position="first")
    counts = counts.drop_duplicates([*THING, "source", "metric"], keep="last")
    counts = counts.sort_values("value", kind="stable")
    return counts.drop_duplicates([*THING, "source"], keep="last")


def of_posts(measurements: pd.DataFrame, metrics: tuple[str, ...]) -> pd.DataFrame:
    """Give each post's count: ``platform, post_id, low, high``.

    Sources that count the same post count the same thing: the larger is taken. Of a post without
    a lifetime count the counts of its days run from the largest day to their sum.
    """
    lifetime = latest(measurements, metrics)
    lifetime = lifetime[lifetime["of"] == "post"]
    lifetime = lifetime.assign(low=lifetime["value"], high=lifetime["value"])
    days = _of_period(measurements, metrics, "day")
    days = days[days["of"] == "post"]
    by_source = _summed(_once(days, "measured_on"), [*THING, "source"])
    key = ["platform", "of_id"]
    known = pd.MultiIndex.from_frame(lifetime[key])
    by_source = by_source[~pd.MultiIndex.from_frame(by_source[key]).isin(known)]
    both = pd.concat([lifetime[[*key, "low", "high"]], by_source[[*key, "low", "high"]]])
    counts = both.groupby(key, as_index=False)[["low", "high"]].max()
    return counts.rename(columns={"of_id": "post_id"})


def of_account_months(measurements: pd.DataFrame, metrics: tuple[str, ...]) -> pd.DataFrame:
    """Give what accounts reported of whole months: ``platform, account_id, month, low, high``.

    The month is that of the day of the count, as ``YYYY-MM``; the latest count of it is taken.
    """
    months = _of_period(measurements, metrics, "month")
    months = months[months["of"] == "account"].dropna(subset=["measured_on"])
    months = months.assign(month=months["measured_on"].dt.strftime("%Y-%m"))
    months = months.sort_values("measured_on", kind="stable")
    months = months.drop_duplicates([*THING, "source", "metric", "month"], keep="last")
    key = ["platform", "of_id", "month"]
    counts = months.groupby(key, as_index=False).agg(low=("value", "max"), high=("value", "max"))
    return counts.rename(columns={"of_id": "account_id"})


def of_whole(measurements: pd.DataFrame, metrics: tuple[str, ...], of: str) -> pd.DataFrame:
    """Give the lifetime counts of whole campaigns or contents, a row a source.

    ``of`` is ``campaign`` or ``content``; columns ``of_id, source, measured_on, value``.
    """
    counts = latest(measurements, metrics)
    kept = ["of_id", "source", "measured_on", "value"]
    return counts.loc[counts["of"] == of, kept].reset_index(drop=True)


def followers(snapshot: Snapshot) -> pd.DataFrame:
    """Give each account's followers as of the day: ``platform, account_id, followers``.

    The latest count by any source, else what the table of accounts says; unknown stays missing.
    """
    counts = latest(snapshot.measurements, ("followers",))
    counts = counts[counts["of"] == "account"]
    counts = counts.sort_values(["measured_on", "value"], kind="stable", na_position="first")
    counts = counts.drop_duplicates(["platform", "of_id"], keep="last")
    counted = counts.rename(columns={"of_id": "account_id", "value": "counted"})
    key = ["platform", "account_id"]
    accounts = snapshot.accounts.drop_duplicates(key)[[*key, "followers"]]
    both = accounts.merge(counted[[*key, "counted"]], on=key, how="outer")
    return both.assign(followers=both["counted"].fillna(both["followers"])).drop(columns="counted")


def _of_period(measurements: pd.DataFrame, metrics: tuple[str, ...], period: str) -> pd.DataFrame:
    named = measurements["metric"].isin(metrics)
    kept = named & measurements["period"].fillna("lifetime").eq(period)
    return measurements[kept].dropna(subset=["value"])


def _once(counts: pd.DataFrame, day: str) -> pd.DataFrame:
    """Keep one count of each thing, source and day: the larger of the metrics."""
    counts = counts.sort_values("value", kind="stable")
    return counts.drop_duplicates([*THING, "source", day], keep="last")


def _summed(counts: pd.DataFrame, key: list[str]) -> pd.DataFrame:
    """Give the largest and the sum of the counts of each key, as ``low`` and ``high``."""
    grouped = counts.groupby(key, as_index=False, dropna=False)
    return grouped.agg(low=("value", "max"), high=("value", "sum"))
