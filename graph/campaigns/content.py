"""How content was seen: each running count by its latest, and what it had come to by each day.

A count is cumulative: of one source only the latest counts. Sources that count the same post, or a
content on the same platform, count the same views, and the larger is taken; posts and platforms are
added up. Content that was counted as such is not counted by its posts again. Views are no rung of
reach and are added to none.
"""

import re
from typing import Literal, get_args

import pandas as pd

from graph.errors import QuestionError
from graph.reach.reported import VIEWS
from graph.snapshot import Snapshot
from graph.words import did_you_mean

Group = Literal["panelist", "topic", "platform", "kind"]
COUNTS = ["content_id", "platform", "thing", "source", "day", "value"]
_THING = ["content_id", "platform", "thing"]
_PLATFORMS = {
    **dict.fromkeys(("facebook", "instagram", "youtube", "tiktok", "x"), ""),
    "twitter": "x",
}
_NAMED = re.compile(rf"\b({'|'.join(_PLATFORMS)})\b", re.IGNORECASE)


def view_counts(snapshot: Snapshot) -> pd.DataFrame:
    """List every count of how often content was seen: ``content_id, platform, thing, source, …``.

    ``thing`` is the post counted, or empty where the content itself was; its ``platform`` is then
    the one its source names, else the source. ``day, value``: of metrics of one source and day the
    larger. Counts of single days or months and undated counts are left out.
    """
    counts = snapshot.measurements
    counts = counts[
        counts["metric"].isin(VIEWS) & counts["period"].fillna("lifetime").eq("lifetime")
    ]
    counts = counts.dropna(subset=["value", "measured_on"]).rename(columns={"measured_on": "day"})
    own = counts[counts["of"] == "content"]
    own = own.assign(content_id=own["of_id"], thing="", platform=own["source"].map(_platform_in))
    posts = counts[counts["of"] == "post"].rename(columns={"of_id": "post_id"})
    published = snapshot.posts.drop_duplicates(["platform", "post_id"])
    published = published[["platform", "post_id", "content_id"]].dropna()
    posts = posts.merge(published, on=["platform", "post_id"])
    posts = posts[~posts["content_id"].isin(own["content_id"])]
    posts = posts.assign(thing=posts["post_id"])
    both = pd.concat([own[COUNTS], posts[COUNTS]], ignore_index=True)
    both = both[both["content_id"].isin(snapshot.content["content_id"])]
    both = both.sort_values([*_THING, "source", "day", "value"], kind="stable")
    return both.drop_duplicates([*_THING, "source", "day"], keep="last", ignore_index=True)


def content_figures(snapshot: Snapshot) -> pd.DataFrame:
    """Give a row a content, the most seen first, those nobody counted last.

    ``content_id, title, kind, produced_on, session_id, topics, panelists`` (ids), ``platforms`` it
    was posted or counted on, ``posts``, ``views`` (missing where nobody counted) and
    ``counted_on``, the day of the latest count.
    """
    counted = _steps(view_counts(snapshot)).groupby("content_id")
    table = snapshot.content.set_index("content_id")
    members = _members(snapshot)
    for name in ("panelists", "platforms"):
        listed = members[name[:-1]].groupby("content_id")["group"].agg(list)
        found = listed.reindex(table.index)
        table[name] = [one if isinstance(one, list) else [] for one in found]
    posts = snapshot.posts.drop_duplicates(["platform", "post_id"])
    table["posts"] = posts.groupby("content_id").size().reindex(table.index).fillna(0).astype(int)
    table["views"] = counted["added"].sum().reindex(table.index)
    table["counted_on"] = counted["day"].max().reindex(table.index)
    columns = ["title", "kind", "produced_on", "session_id", "topics", "panelists", "platforms"]
    table = table[[*columns, "posts", "views", "counted_on"]].reset_index()
    order = ["views", "produced_on", "content_id"]
    return table.sort_values(order, ascending=[False, False, True], ignore_index=True)


def content_by(snapshot: Snapshot, by: Group) -> pd.DataFrame:
    """Sum content up by panelist, topic, platform or kind, a row each, the most seen first.

    ``group``, ``contents``, ``contents_counted`` of them, ``views`` (missing where none was
    counted), ``counted_on``. Content with two topics or panelists is in both rows, so rows don't
    add up. A platform's views are those on it. Raises QuestionError for another word.
    """
    members = _grouped(snapshot, by)
    steps = _joined(_steps(view_counts(snapshot)), members, by)
    counted = steps.groupby("group").agg(
        contents_counted=("content_id", "nunique"),
        views=("added", "sum"),
        counted_on=("day", "max"),
    )
    contents = members.groupby("group")["content_id"].nunique().rename("contents")
    table = contents.to_frame().join(counted).reset_index()
    table["contents_counted"] = table["contents_counted"].fillna(0).astype("int64")
    order = ["views", "contents", "group"]
    return table.sort_values(order, ascending=[False, False, True], ignore_index=True)


def views_over_time(snapshot: Snapshot, by: Group | None = None) -> pd.DataFrame:
    """Tell what the views had come to by each day of a count: ``group, day, views, contents``.

    ``contents`` were counted by then. Between two counts nothing is known, and nothing is made up.
    Without ``by`` all content is one group, ``all``.
    """
    steps = _steps(view_counts(snapshot))
    steps = steps.assign(group="all") if by is None else _joined(steps, _grouped(snapshot, by), by)
    steps = steps.sort_values("day", kind="stable")
    steps["new"] = (~steps.duplicated(["group", "content_id"])).astype("int64")
    by_day = steps.groupby(["group", "day"])[["added", "new"]].sum()
    totals = by_day.groupby("group").cumsum().reset_index()
    return totals.rename(columns={"added": "views", "new": "contents"})


def _steps(counts: pd.DataFrame) -> pd.DataFrame:
    """Turn counts into what each day ``added``: to the largest of the sources' latest counts."""
    if counts.empty:
        return counts.assign(added=counts["value"]).drop(columns=["source", "value"])
    # Sources are numbered within what they count, so that the table is no wider than it must be.
    sources = counts[[*_THING, "source"]].drop_duplicates()
    sources["at"] = sources.groupby(_THING).cumcount()
    numbered = counts.merge(sources, on=[*_THING, "source"])
    wide = numbered.pivot(index=[*_THING, "day"], columns="at", values="value")
    things = wide.sort_index().groupby(level=_THING)
    level = things.ffill().max(axis=1)
    added = level.groupby(level=_THING).diff().fillna(level)
    return added.rename("added").reset_index()


def _grouped(snapshot: Snapshot, by: Group) -> pd.DataFrame:
    if by not in get_args(Group):
        what = f'content is not summed up by "{by}"'
        raise QuestionError("content", what, did_you_mean(by, get_args(Group)))
    return _members(snapshot)[by]


def _members(snapshot: Snapshot) -> dict[str, pd.DataFrame]:
    """List which content is in which group: ``content_id, group``, of each kind of group."""
    content, people = snapshot.content, snapshot.people
    panelists = people.loc[people["panelist"], "person_id"] if "panelist" in people else []
    featured = snapshot.content_people
    featured = featured[featured["person_id"].isin(panelists)]
    posted = pd.concat([snapshot.posts[["content_id", "platform"]], view_counts(snapshot)])
    tables = {
        "panelist": featured[["content_id", "person_id"]],
        "topic": content[["content_id", "topics"]].explode("topics"),
        "platform": posted[["content_id", "platform"]],
        "kind": content[["content_id", "kind"]],
    }
    named = {
        name: table.set_axis(["content_id", "group"], axis=1).dropna().drop_duplicates()
        for name, table in tables.items()
    }
    return {
        name: table[table["content_id"].isin(content["content_id"])].sort_values(
            ["content_id", "group"], ignore_index=True
        )
        for name, table in named.items()
    }


def _joined(steps: pd.DataFrame, members: pd.DataFrame, by: Group) -> pd.DataFrame:
    if by == "platform":
        return steps.assign(group=steps["platform"])
    return steps.merge(members, on="content_id")


def _platform_in(source: str) -> str:
    """Give the one platform that a source names, else the source: each then counts its own."""
    named = {one.lower() for one in _NAMED.findall(source)}
    found = {_PLATFORMS[one] or one for one in named}
    return found.pop() if len(found) == 1 else source
