"""How content was seen: each running count by its latest, and what it had come to by each day.

What is added up and what is not is one rule, ``graph.reach.seen``. Views are no rung of reach and
are added to none.
"""

from typing import Literal, get_args

import pandas as pd

from graph.errors import QuestionError
from graph.reach.seen import (
    content_counts,
    content_total,
    steps_of_content,
    steps_on_platforms,
)
from graph.snapshot import Snapshot
from graph.words import did_you_mean

Group = Literal["panelist", "topic", "platform", "kind"]


def content_figures(snapshot: Snapshot) -> pd.DataFrame:
    """Give a row a content, the most seen first, those nobody counted last.

    ``content_id, title, kind, produced_on, session_id, topics, panelists`` (ids), ``platforms`` it
    was posted or counted on, ``posts``, ``views`` (missing where nobody counted) and
    ``counted_on``, the day of the latest count.
    """
    counted = content_total(content_counts(snapshot))
    table = snapshot.content.set_index("content_id")
    members = _members(snapshot)
    for name in ("panelists", "platforms"):
        listed = members[name[:-1]].groupby("content_id")["group"].agg(list)
        found = listed.reindex(table.index)
        table[name] = [one if isinstance(one, list) else [] for one in found]
    posts = snapshot.posts.drop_duplicates(["platform", "post_id"])
    table["posts"] = posts.groupby("content_id").size().reindex(table.index).fillna(0).astype(int)
    table["views"] = counted["value"].reindex(table.index)
    table["counted_on"] = counted["counted_on"].reindex(table.index)
    columns = ["title", "kind", "produced_on", "session_id", "topics", "panelists", "platforms"]
    table = table[[*columns, "posts", "views", "counted_on"]].reset_index()
    order = ["views", "produced_on", "content_id"]
    return table.sort_values(order, ascending=[False, False, True], ignore_index=True)


def content_by(snapshot: Snapshot, by: Group) -> pd.DataFrame:
    """Sum content up by panelist, topic, platform or kind, a row each, the most seen first.

    ``group``, ``contents``, ``contents_counted`` of them, ``views`` (missing where none was
    counted), ``counted_on``. Content with two topics or panelists is in both rows, so rows don't
    add up. A platform's views are those on it; a source of no platform has a row of its own. Every
    panelist has a row, also of no content. Raises QuestionError for another word.
    """
    members = _grouped(snapshot, by)
    steps = _steps(snapshot, by, members)
    counted = steps.groupby("group").agg(
        contents_counted=("content_id", "nunique"),
        views=("added", "sum"),
        counted_on=("day", "max"),
    )
    contents = members.groupby("group")["content_id"].nunique().rename("contents")
    if by == "panelist":
        everybody = pd.Index(_panelists(snapshot).sort_values(), name="group")
        contents = contents.reindex(everybody, fill_value=0)
    table = contents.to_frame().join(counted).reset_index()
    table["contents_counted"] = table["contents_counted"].fillna(0).astype("int64")
    order = ["views", "contents", "group"]
    return table.sort_values(order, ascending=[False, False, True], ignore_index=True)


def views_over_time(snapshot: Snapshot, by: Group | None = None) -> pd.DataFrame:
    """Tell what the views had come to by each day of a count: ``group, day, views, contents``.

    ``contents`` were counted by then. Between two counts nothing is known, and nothing is made up.
    Without ``by`` all content is one group, ``all``.
    """
    steps = _steps(snapshot, by, None if by is None else _grouped(snapshot, by))
    steps = steps.sort_values("day", kind="stable")
    steps["new"] = (~steps.duplicated(["group", "content_id"])).astype("int64")
    by_day = steps.groupby(["group", "day"])[["added", "new"]].sum()
    totals = by_day.groupby("group").cumsum().reset_index()
    return totals.rename(columns={"added": "views", "new": "contents"})


def _grouped(snapshot: Snapshot, by: Group) -> pd.DataFrame:
    if by not in get_args(Group):
        what = f'content is not summed up by "{by}"'
        raise QuestionError("content", what, did_you_mean(by, get_args(Group)))
    return _members(snapshot)[by]


def _members(snapshot: Snapshot) -> dict[str, pd.DataFrame]:
    """List which content is in which group: ``content_id, group``, of each kind of group."""
    content, featured = snapshot.content, snapshot.content_people
    featured = featured[featured["person_id"].isin(_panelists(snapshot))]
    posted = pd.concat([snapshot.posts[["content_id", "platform"]], content_counts(snapshot)])
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


def _panelists(snapshot: Snapshot) -> pd.Series:
    panelists: pd.Series = snapshot.people.loc[snapshot.people["panelist"].eq(True), "person_id"]
    return panelists


def _steps(snapshot: Snapshot, by: Group | None, members: pd.DataFrame | None) -> pd.DataFrame:
    """Tell what each day added to each content in each ``group``; on a platform, what it did."""
    counts = content_counts(snapshot)
    if by == "platform":
        steps = steps_on_platforms(counts)
        return steps.assign(group=steps["platform"])
    steps = steps_of_content(counts)
    return steps.assign(group="all") if members is None else steps.merge(members, on="content_id")
