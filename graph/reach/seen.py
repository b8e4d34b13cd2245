"""How often content was seen, or shown: no count is added to another that may be of the same.

A count runs on: of each source only the latest counts. Sources that count one post count the same,
and the larger is taken; posts are added up. Content that somebody counted as such is not counted by
its posts again. Of its own counts, those of sources that name one platform are that platform's:
the largest of each, added up over the platforms. A source that names none, or several, may have
counted any of that: it is added to nothing, and stands for the whole only where it is the larger.
The named query ``content_views`` says the same.
"""

import re

import pandas as pd

from graph.reach.reported import VIEWS
from graph.snapshot import Snapshot

COUNTS = ["content_id", "platform", "named", "thing", "source", "metric", "day", "value"]
_UNIT = ["content_id", "platform", "named", "thing"]
_SERIES = [*_UNIT, "source", "metric"]
_NAMES = {
    "facebook": "facebook|fb",
    "instagram": "instagram|insta|ig",
    "youtube": "you ?tube|yt",
    "tiktok": "tik ?tok",
    "x": "x|twitter",
}
_NAMED = {
    platform: re.compile(f"(?<![a-z])({names})(?![a-z])", re.IGNORECASE)
    for platform, names in _NAMES.items()
}


def platform_in(source: str) -> str | None:
    """Give the one platform that a source names; None where it names none or several."""
    found = [platform for platform, names in _NAMED.items() if names.search(source)]
    return found[0] if len(found) == 1 else None


def content_counts(snapshot: Snapshot, metrics: tuple[str, ...] = VIEWS) -> pd.DataFrame:
    """List every running count of content by day, its posts' where it was not counted itself.

    ``content_id, platform, named, thing, source, metric, day, value``: ``thing`` is the post
    counted, or empty where the content itself was; ``platform`` is then the one its source names,
    else the source (``named`` says which). Counts of single days or months are left out.
    """
    counts = snapshot.measurements
    counts = counts[
        counts["metric"].isin(metrics) & counts["period"].fillna("lifetime").eq("lifetime")
    ]
    counts = counts.dropna(subset=["value", "measured_on"]).rename(columns={"measured_on": "day"})
    own = counts[counts["of"] == "content"]
    named = {source: platform_in(source) for source in own["source"].unique()}
    platform = own["source"].map(named)
    own = own.assign(
        content_id=own["of_id"],
        thing="",
        platform=platform.fillna(own["source"]),
        named=platform.notna(),
    )
    posts = counts[counts["of"] == "post"].rename(columns={"of_id": "post_id"})
    published = snapshot.posts.drop_duplicates(["platform", "post_id"])
    published = published[["platform", "post_id", "content_id"]].dropna()
    posts = posts.merge(published, on=["platform", "post_id"])
    posts = posts[~posts["content_id"].isin(own["content_id"])]
    posts = posts.assign(thing=posts["post_id"], named=True)
    both = pd.concat([own[COUNTS], posts[COUNTS]], ignore_index=True)
    both = both[both["content_id"].isin(snapshot.content["content_id"])]
    both = both.sort_values([*_SERIES, "day", "value"], kind="stable")
    return both.drop_duplicates([*_SERIES, "day"], keep="last", ignore_index=True)


def steps_on_platforms(counts: pd.DataFrame) -> pd.DataFrame:
    """Tell what each day's counts ``added`` on each platform (``content_counts``).

    ``content_id, platform, named, thing, day, added``; over the platforms they don't add up to the
    content where a source names none (``steps_of_content``).
    """
    if counts.empty:
        return counts.assign(added=counts["value"]).drop(columns=["source", "metric", "value"])
    # Sources are numbered within what they count, so that the table is no wider than it must be.
    series = counts[_SERIES].drop_duplicates()
    series["at"] = series.groupby(_UNIT).cumcount()
    numbered = counts.merge(series, on=_SERIES)
    wide = numbered.pivot(index=[*_UNIT, "day"], columns="at", values="value").sort_index()
    level = wide.groupby(level=_UNIT).ffill().max(axis=1)
    return _differences(level, _UNIT).reset_index()


def steps_of_content(counts: pd.DataFrame) -> pd.DataFrame:
    """Tell what each day's counts ``added`` to each content: ``content_id, day, added``."""
    steps = steps_on_platforms(counts)
    unsure = steps["content_id"].isin(steps.loc[~steps["named"].astype("bool"), "content_id"])
    sure = steps[~unsure].groupby(["content_id", "day"])["added"].sum().reset_index()
    return pd.concat([sure, _with_unnamed(steps[unsure])], ignore_index=True)


def content_total(counts: pd.DataFrame) -> pd.DataFrame:
    """Give each content that was counted its ``value`` and ``counted_on``, the latest count's day.

    The index is ``content_id``; ``told_by`` joins the sources with commas.
    """
    steps = steps_of_content(counts).groupby("content_id")
    sources = counts[["content_id", "source"]].drop_duplicates().sort_values("source")
    return pd.DataFrame(
        {
            "value": steps["added"].sum(),
            "counted_on": steps["day"].max(),
            "told_by": sources.groupby("content_id")["source"].agg(", ".join),
        }
    )


def _with_unnamed(steps: pd.DataFrame) -> pd.DataFrame:
    """Add up what named platforms counted, unless a source that names none counted more."""
    if steps.empty:
        return steps[["content_id", "day", "added"]]
    key = ["content_id", "platform", "named"]
    days = steps[["content_id", "day"]].drop_duplicates()
    known = steps.assign(level=steps.groupby(key)["added"].cumsum())[[*key, "day", "level"]]
    every = steps[key].drop_duplicates().merge(days, on="content_id")
    every = every.merge(known, on=[*key, "day"], how="left").sort_values([*key, "day"])
    every["level"] = every.groupby(key)["level"].ffill()
    by_day = every.groupby(["named", "content_id", "day"])["level"].agg(["sum", "max"])
    is_named = by_day.index.get_level_values("named").to_numpy(dtype=bool)
    added_up = by_day.loc[is_named, "sum"].droplevel("named")
    largest = by_day.loc[~is_named, "max"].droplevel("named")
    level = pd.concat([added_up, largest], axis=1).max(axis=1).sort_index()
    return _differences(level, ["content_id"]).reset_index()


def _differences(level: pd.Series, key: list[str]) -> pd.Series:
    """Turn levels by day into what each day added to the one before."""
    return level.groupby(level=key).diff().fillna(level).rename("added")
