"""Campaigns and content of the month: dialogue threads, how content was seen, followers."""

import pandas as pd

from graph.campaigns import Group, content_by, followers_over_time, threads
from graph.export.disguise import Disguise
from graph.export.sheet import Column, Sheet, sheet
from graph.owners import ACCOUNT
from graph.snapshot import Snapshot
from graph.suppression import SMALLEST, WITHHELD

SIDES: tuple[Group, ...] = ("platform", "topic", "kind")


def dialogue_threads(snapshot: Snapshot, disguise: Disguise) -> Sheet:
    """List the dialogue threads, without what leads to a post.

    Under pseudonyms threads of fewer than five accounts are left out, only the month is told, and
    nobody who began one: a thread can be looked up, and would say whose pseudonym it is.
    """
    frame = threads(snapshot)
    columns = [
        Column("platform", "where"),
        Column("month", "month of the first post; empty if its time isn't known"),
        Column("campaigns", "hashtag campaigns that posts of it belong to"),
        Column("replies", "posts that answer the first one or an answer to it", "posts"),
        Column(
            "accounts",
            "distinct accounts that wrote in it"
            + ("" if disguise.named else f"; threads of fewer than {SMALLEST} are left out"),
            "accounts",
        ),
        Column("depth", "the longest chain of answers", "answers"),
        Column("breadth", "the most posts in one step from the first", "posts"),
        Column("days", "from the first post to the last answer", "days"),
        Column("cross_campus", "answers between people of different campuses", "answers"),
        Column("answers_known", "answers of which both campuses are known", "answers"),
    ]
    zone = snapshot.analysis.zone
    frame["month"] = frame["started_at"].dt.tz_convert(zone).dt.strftime("%Y-%m")
    frame["days"] = frame["days"].round(1)
    if disguise.named:
        frame["first_post_by"] = frame["person_id"].map(disguise.shown, na_action="ignore")
        columns.insert(2, Column("first_post_by", "who began it, as in the sheet people"))
    else:
        frame = frame[frame["accounts"] >= SMALLEST]
        # Few answers of known campus are by few people, whose campus they would tell.
        few = frame["answers_known"].between(1, SMALLEST - 1)
        for name in ("cross_campus", "answers_known"):
            frame[name] = frame[name].astype(object).mask(few, WITHHELD)
        columns[-2:] = [
            Column(one.name, f'{one.meaning}; "{WITHHELD}" where these are fewer than {SMALLEST}',
                   one.unit)
            for one in columns[-2:]
        ]  # fmt: skip
        order = ["month", "platform", "replies", "accounts"]
        frame = frame.sort_values(order, ascending=[True, True, False, False])
    return sheet("threads", "Dialogue threads", tuple(columns), frame)


def content(snapshot: Snapshot, disguise: Disguise) -> Sheet:
    """Sum up how content was seen by platform, topic and kind; by panelist only with names.

    What rests on posts by fewer than five accounts that aren't the campaign's own is withheld: such
    a count can be looked up, and leads to its account.
    """
    few = "" if disguise.named else f'; "{WITHHELD}" where it rests on few people’s accounts'
    sides = (*SIDES, "panelist") if disguise.named else SIDES
    columns = (
        Column("of", ", ".join(sides)),
        Column("group", "which one"),
        Column("contents", "pieces of content; one on two topics is in both", "pieces"),
        Column("contents_counted", "pieces of which somebody counted views", "pieces"),
        Column("views", f"times seen, each source’s latest count{few}; empty if unknown", "times"),
        Column("counted_on", "day of the latest count"),
    )
    parts = []
    for by in sides:
        frame = content_by(snapshot, by).assign(of=by)
        if by == "panelist":
            frame["group"] = frame["group"].map(disguise.shown)
        if not disguise.named:
            away = frame["group"].map(_personal_accounts(snapshot, by)).fillna(0)
            hide = away.between(1, SMALLEST - 1) & frame["views"].notna()
            frame["views"] = frame["views"].astype(object).mask(hide, WITHHELD)
        parts.append(frame)
    return sheet("content", "How content was seen", columns, pd.concat(parts, ignore_index=True))


def followers(snapshot: Snapshot, disguise: Disguise) -> Sheet:
    """List the counts of followers of the campaign's own accounts; without handles unless named."""
    columns = [
        Column("platform", "where"),
        Column("account", "which of the campaign’s own accounts there, numbered"),
        Column("day", "day of the count"),
        Column("followers", "followers on that day; accounts share them, so never add", "people"),
        Column("change", "since the count before by the same source", "people"),
        Column("source", "who counted"),
    ]
    frame = followers_over_time(snapshot)
    accounts = frame[ACCOUNT].drop_duplicates().sort_values(ACCOUNT)
    accounts["account"] = accounts.groupby("platform").cumcount() + 1
    frame = frame.merge(accounts, on=ACCOUNT)
    if disguise.named:
        columns.insert(2, Column("handle", "its handle"))
    return sheet("followers", "Followers over time", tuple(columns), frame)


def _personal_accounts(snapshot: Snapshot, by: Group) -> "pd.Series[int]":
    """Count the accounts behind each group's posts that are not the campaign's own."""
    official = snapshot.accounts.loc[snapshot.accounts["official"].eq(True), ACCOUNT]
    posts = snapshot.posts.dropna(subset=["content_id", "account_id"])
    own = pd.MultiIndex.from_frame(posts[ACCOUNT]).isin(pd.MultiIndex.from_frame(official))
    posts = posts[~own][["content_id", *ACCOUNT]]
    made = snapshot.content.set_index("content_id")
    group = {
        "platform": posts["platform"],
        "topic": posts["content_id"].map(made["topics"]),
        "kind": posts["content_id"].map(made["kind"]),
    }[by]
    rows = posts.assign(group=group).explode("group").dropna(subset=["group"])
    counted: pd.Series[int] = rows.drop_duplicates(["group", *ACCOUNT]).groupby("group").size()
    return counted
