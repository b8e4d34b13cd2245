"""The sample campaign's own files, read without the store: what answers are compared with."""

from collections.abc import Iterator
from functools import cache

import networkx as nx
import pandas as pd

from data import SAMPLE

LAST_DAY = pd.Timestamp("2026-10-31")


@cache
def rows(name: str) -> pd.DataFrame:
    """Read one table; every cell is text, an empty one is missing, days are timestamps."""
    frame = pd.read_csv(SAMPLE / f"{name}.csv", dtype=str)
    for column in frame.columns:
        if column.endswith("_on"):
            frame[column] = pd.to_datetime(frame[column])
        if column.endswith("_at"):
            frame[column] = pd.to_datetime(frame[column], utc=True, format="ISO8601")
    return frame


def karachi_day(instants: pd.Series) -> pd.Series:
    """Give the day in Pakistan, five hours ahead of UTC, without summer time."""
    return (instants + pd.Timedelta(hours=5)).dt.tz_localize(None).dt.normalize()


def running_terms(day: pd.Timestamp = LAST_DAY) -> pd.DataFrame:
    """List the ambassador terms that run on a day."""
    terms = rows("ambassador_terms")
    ends = terms["ends_on"]
    return terms[(terms["appointed_on"] <= day) & (ends.isna() | (ends >= day))]


def campuses() -> pd.Series:
    """Map university ids to names."""
    return rows("universities").set_index("university_id")["name"]


def names() -> pd.Series:
    """Map person ids to names."""
    return rows("people").set_index("person_id")["name"]


def places() -> pd.Series:
    """Map ids of universities and other venues to names."""
    return pd.concat([campuses(), rows("venues").set_index("venue_id")["name"]])


def session_topics() -> pd.DataFrame:
    """List sessions once for each of their topics (column ``topic``)."""
    sessions = rows("sessions")
    return sessions.assign(topic=sessions["topics"].str.split(";")).explode("topic")


def visits() -> pd.DataFrame:
    """List who was at which session, once for each, with the session's columns."""
    present = rows("session_people")[["session_id", "person_id"]].drop_duplicates()
    return present.merge(rows("sessions"), on="session_id")


def campaign_posts() -> pd.DataFrame:
    """List the posts of #MeandMyHero between its first and last day in Pakistan, with their day."""
    campaign = rows("campaigns").iloc[0]
    posts = rows("posts")
    tags = posts["hashtags"].fillna("").str.lower().str.split(";")
    posts = posts.assign(day=karachi_day(posts["posted_at"]))[
        tags.map(lambda found: campaign["hashtags"].lower() in found)
    ]
    return posts[posts["day"].between(campaign["starts_on"], campaign["ends_on"])]


def trees(*types: str) -> Iterator[tuple[str, list[str], int]]:
    """Give the trees that interactions of some types make of posts.

    Of each: the first post, all posts of the tree, and how many steps its longest chain has.
    """
    links = rows("interactions").query("type in @types")
    tree = nx.DiGraph(zip(links["target_post_id"], links["post_id"], strict=True))
    for root in (post for post in tree if tree.in_degree(post) == 0):
        steps = nx.single_source_shortest_path_length(tree, root)
        yield root, list(steps), max(steps.values())
