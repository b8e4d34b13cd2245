"""The campaign's own figures: what it has done since it began, as it would tell a friend."""

from datetime import date

import pandas as pd

from graph.calendar import day_in_words
from graph.campaign_posts import campaign_posts
from graph.health._summary import CampaignFigures, Headline
from graph.reach.reported import latest
from graph.reach.seen import content_counts, content_total
from graph.snapshot import Snapshot


def headlines(snapshot: Snapshot) -> tuple[Headline, ...]:
    """List the figures since the beginning; what nobody has recorded is None."""
    people, terms, sessions = snapshot.people, snapshot.terms, snapshot.sessions
    views, counted_on = content_views(snapshot)
    followers, followed_on = facebook_followers(snapshot)
    return (
        _count("ambassadors", "Ambassadors so far", terms["person_id"].nunique()),
        _count("universities", "Universities they are from", terms["university_id"].nunique()),
        _count("sessions", "Dialogue sessions", len(sessions)),
        _count("panelists", "Panelists", int(people["panelist"].sum())),
        Headline("content_views", "Times content was seen", views, _counted(counted_on)),
        Headline("facebook_followers", "Facebook followers", followers, _counted(followed_on)),
    )


def content_views(snapshot: Snapshot) -> tuple[int | None, date | None]:
    """Add up how often each content was seen, and say when that was last counted.

    What may be counted twice is not added: ``graph.reach.seen``.
    """
    total = content_total(content_counts(snapshot))
    if total.empty:
        return None, None
    return int(total["value"].sum()), total["counted_on"].max().date()


def facebook_followers(snapshot: Snapshot) -> tuple[int | None, date | None]:
    """Give the followers of the campaign's largest Facebook page: pages share followers.

    The latest measurement counts, else what the table of accounts says.
    """
    accounts = snapshot.accounts
    pages = accounts[(accounts["platform"] == "facebook") & accounts["official"]]
    counts = latest(snapshot.measurements, ("followers",))
    counts = counts[(counts["of"] == "account") & (counts["platform"] == "facebook")]
    counts = counts[counts["of_id"].isin(pages["account_id"])].sort_values("measured_on")
    counts = counts.drop_duplicates("of_id", keep="last")
    if len(counts):
        best = counts.sort_values("value").iloc[-1]
        return int(best["value"]), best["measured_on"].date()
    known = pages["followers"].dropna()
    return (int(known.max()), None) if len(known) else (None, None)


def campaigns(snapshot: Snapshot) -> tuple[CampaignFigures, ...]:
    """Give each hashtag campaign's figures, the latest first."""
    order = snapshot.campaigns.sort_values(["starts_on", "name"], ascending=[False, True])
    posts = campaign_posts(snapshot)
    return tuple(
        _campaign(snapshot, row, posts[posts["campaign"] == row["name"]])
        for _, row in order.iterrows()
    )


def _campaign(snapshot: Snapshot, row: pd.Series, posts: pd.DataFrame) -> CampaignFigures:
    starts, ends = row["starts_on"], row["ends_on"]
    reported = snapshot.measurements
    reported = reported[
        (reported["of"] == "campaign")
        & (reported["of_id"] == row["name"])
        & (reported["metric"] == "reach")
        & reported["period"].fillna("lifetime").eq("lifetime")
    ].sort_values(["measured_on", "value"])
    last = None if reported.empty else reported.iloc[-1]
    return CampaignFigures(
        name=row["name"],
        hashtags=tuple(sorted(row["tags"] or ())),
        starts_on=None if pd.isna(starts) else starts.date(),
        ends_on=None if pd.isna(ends) else ends.date(),
        reach=None if last is None else int(last["value"]),
        reach_source="" if last is None else str(last["source"]),
        participants=len(
            posts.dropna(subset=["account_id"])[["platform", "account_id"]].drop_duplicates()
        ),
        posts=len(posts),
    )


def _count(name: str, title: str, value: int) -> Headline:
    return Headline(name, title, int(value), "")


def _counted(day: date | None) -> str:
    return f"counted {day_in_words(day)}" if day else ""
