"""What was held where: sessions, or posts of what came from them, with topics, people and groups.

Everything that is counted on the coverage page is counted of these, so that one filter holds for
all of it.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from typing import Literal

import pandas as pd

from graph.coverage._places import UNKNOWN, region_of, regions_of
from graph.once import once
from graph.settings import Analysis
from graph.snapshot import Snapshot

Kind = Literal["gender", "faith_group", "discipline"]
KINDS: tuple[Kind, ...] = ("gender", "faith_group", "discipline")
SENSITIVE = ("faith_group",)
"""Kinds of which small numbers stay hidden from everybody, the lead's own page too."""
NOT_KNOWN = "Not known"
Group = tuple[str, str]
"""A group of people: its kind (one of ``KINDS``) and its name."""
Counted = Literal["sessions", "people", "posts"]
NO_DAY = "Day unknown"
"""The term of what was held on a day that nobody recorded."""


@dataclass(frozen=True, eq=False)
class Events:
    """Sessions or posts as tables that hang together by ``id``.

    ``table``: ``id, day, university_id, region, term, format``; ``topics``: ``id, topic``;
    ``platforms``: ``id, platform``; ``people``: ``id, person_id`` (those reached by it);
    ``groups``: ``person_id, kind, group``.
    """

    table: pd.DataFrame
    topics: pd.DataFrame
    platforms: pd.DataFrame
    people: pd.DataFrame
    groups: pd.DataFrame

    def only(self, ids: Collection[str]) -> "Events":
        """Keep the events with these ids."""
        wanted = pd.Index(list(ids), dtype=object)
        kept = {
            # Not isin: it takes many texts one by one into another form, for every table anew.
            name: frame[wanted.get_indexer(frame["id"].to_numpy(dtype=object)) >= 0]
            for name, frame in vars(self).items()
            if name != "groups"
        }
        return replace(self, **kept)


@once
def held(snapshot: Snapshot) -> Events:
    """Give the sessions. Reached are those who attended or hosted, staff and panelists apart.

    A session's platforms are those on which content that came from it was posted. Every part of the
    coverage begins with them: they are kept as long as their snapshot is.
    """
    sessions = snapshot.sessions
    table = pd.DataFrame(
        {
            "id": sessions["session_id"],
            "day": sessions["held_on"],
            "university_id": sessions["university_id"],
            "region": _regions(snapshot, sessions),
            "term": _terms(sessions["held_on"], snapshot.analysis),
            "format": sessions["format"],
        }
    )
    present = snapshot.session_people
    reached = present[present["part"].isin(("attended", "hosted"))]
    people = reached[~reached["person_id"].isin(_ours(snapshot))]
    content = snapshot.content[["content_id", "session_id"]].dropna()
    posts = snapshot.posts[["platform", "content_id"]].dropna().merge(content, on="content_id")
    return Events(
        table,
        _listed(sessions, "session_id", "topics", "topic"),
        _named(posts, "session_id")[["id", "platform"]].drop_duplicates(),
        _named(people, "session_id")[["id", "person_id"]].drop_duplicates(),
        groups_of(snapshot),
    )


def posted(snapshot: Snapshot) -> Events:
    """Give the posts that publish content: on its topics, of the session it came from.

    Reached stand for those whom the content features; posts of content from no session have no
    campus.
    """
    content = snapshot.content.set_index("content_id")
    posts = snapshot.posts.dropna(subset=["content_id"])
    posts = posts[posts["content_id"].isin(content.index)].reset_index(drop=True)
    posts = posts.assign(id=posts["platform"] + ":" + posts["post_id"])
    of_session = held(snapshot).table.set_index("id")
    source = of_session.reindex(content["session_id"].reindex(posts["content_id"]).to_numpy())
    table = pd.DataFrame(
        {
            "id": posts["id"],
            "day": posts["day"],
            "university_id": source["university_id"].to_numpy(),
            "region": source["region"].fillna(UNKNOWN).to_numpy(),
            "term": _terms(posts["day"], snapshot.analysis),
            "format": source["format"].to_numpy(),
        }
    )
    subjects = posts[["id"]].assign(topics=content["topics"].reindex(posts["content_id"]).to_list())
    featured = posts[["id", "content_id"]].merge(snapshot.content_people, on="content_id")
    return Events(
        table,
        _listed(subjects, "id", "topics", "topic"),
        posts[["id", "platform"]],
        featured[["id", "person_id"]].drop_duplicates(),
        groups_of(snapshot),
    )


def groups_of(snapshot: Snapshot) -> pd.DataFrame:
    """List the groups each person is known to be in: ``person_id, kind, group``."""
    people = snapshot.people
    parts = [
        people[["person_id"]].assign(kind=kind, group=people[kind])
        for kind in ("gender", "faith_group")
        if kind in people
    ]
    if "disciplines" in people:
        listed = _listed(people, "person_id", "disciplines", "group").assign(kind="discipline")
        parts.append(listed.rename(columns={"id": "person_id"}))
    empty = pd.DataFrame({"person_id": [], "kind": [], "group": []}, dtype="str")
    table = pd.concat([empty, *parts], ignore_index=True).dropna()
    return table[["person_id", "kind", "group"]].drop_duplicates(ignore_index=True)


def events_of(snapshot: Snapshot, counted: Counted) -> Events:
    """Give what a number is counted of: posts, else sessions."""
    make: Callable[[Snapshot], Events] = posted if counted == "posts" else held
    return make(snapshot)


def _ours(snapshot: Snapshot) -> pd.Series:
    """Name staff and panelists: who is there for the programme is not reached by it."""
    people = snapshot.people
    if "staff" not in people:
        return people["person_id"][:0]
    return people.loc[people["staff"] | people["panelist"], "person_id"]


def _regions(snapshot: Snapshot, sessions: pd.DataFrame) -> list[str]:
    """Give each session's region: that of its campus, else of the place it was held at."""
    of_campus = regions_of(snapshot).to_dict()
    both = zip(sessions["university_id"], sessions["province"], strict=True)
    return [of_campus.get(campus) or region_of(province) for campus, province in both]


def _terms(days: pd.Series, analysis: Analysis) -> list[str]:
    known = days.dropna().unique()
    names = {day: analysis.calendar.term_of(pd.Timestamp(day).date()).name for day in known}
    return [names.get(day, NO_DAY) for day in days]


def _listed(frame: pd.DataFrame, key: str, column: str, name: str) -> pd.DataFrame:
    """Write a column of lists as a row an entry: ``id`` and ``name``."""
    table = frame[[key, column]].explode(column).dropna()
    table.columns = pd.Index(["id", name])
    return table.astype("str").drop_duplicates(ignore_index=True)


def _named(frame: pd.DataFrame, key: str) -> pd.DataFrame:
    return frame.rename(columns={key: "id"})
