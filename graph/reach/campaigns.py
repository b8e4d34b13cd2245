"""A hashtag campaign's own figures: who took part, what was passed on, who was first."""

import pandas as pd

from graph.campaign_posts import campaign_posts
from graph.snapshot import Snapshot

ANSWERS = {"repost": "reposts", "reply": "replies", "quote": "quotes"}
COLUMNS = [
    *("campaign", "participants", *ANSWERS.values()),
    *("first_platform", "first_account_id", "first_person_id", "first_posted_at"),
    *("most_reposted_platform", "most_reposted_account_id", "most_reposted_person_id"),
    *("most_reposted_post_id", "most_reposted"),
]
_POST = ["platform", "post_id"]
_WHO = ["platform", "account_id", "person_id"]


def campaign_figures(snapshot: Snapshot) -> pd.DataFrame:
    """Give a row a campaign: who took part, what their posts drew, who was first.

    ``participants`` are distinct accounts; ``reposts, replies, quotes`` of its posts by anybody, as
    far as they are on record; ``first_…`` the account whose dated post was first; ``most_reposted``
    how often others reposted the post that was reposted most, of equals the earliest.
    """
    posts = campaign_posts(snapshot).drop_duplicates(["campaign", *_POST])
    drawn = _drawn(snapshot, posts)
    table = pd.DataFrame({"campaign": snapshot.campaigns["name"]}).set_index("campaign")
    accounts = posts.dropna(subset=["account_id"])
    accounts = accounts.drop_duplicates(["campaign", "platform", "account_id"])
    table["participants"] = accounts.groupby("campaign").size()
    for kind, column in ANSWERS.items():
        table[column] = drawn[drawn["kind"] == kind].groupby("campaign").size()
    counts = ["participants", *ANSWERS.values()]
    table[counts] = table[counts].fillna(0).astype("int64")
    table = table.join(_first(posts)).join(_most_reposted(posts, drawn))
    return table.reset_index()[COLUMNS]


def campaign_days(snapshot: Snapshot) -> pd.DataFrame:
    """Give each campaign's day curve, a row a campaign and day from its first post to its last.

    ``campaign, day, posts, accounts, new_accounts``: distinct accounts that posted on the day, and
    those of them that had not before. A day without a post is a row of zeros: that is known.
    """
    posts = campaign_posts(snapshot).dropna(subset=["day"])
    posts = posts.drop_duplicates(["campaign", *_POST])
    accounts = posts.dropna(subset=["account_id"])
    accounts = accounts.drop_duplicates(["campaign", "platform", "account_id", "day"])
    first = accounts.sort_values("day", kind="stable")
    first = first.drop_duplicates(["campaign", "platform", "account_id"])
    columns = {"posts": posts, "accounts": accounts, "new_accounts": first}
    counted = {name: rows.groupby(["campaign", "day"]).size() for name, rows in columns.items()}
    table = pd.DataFrame(counted, columns=list(columns)).reindex(_every_day(posts))
    return table.fillna(0).astype("int64").reset_index()


def _every_day(posts: pd.DataFrame) -> pd.MultiIndex:
    spans = posts.groupby("campaign")["day"].agg(["min", "max"])
    pairs = [
        (campaign, day)
        for campaign, span in spans.iterrows()
        for day in pd.date_range(span["min"], span["max"], freq="D").astype("datetime64[s]")
    ]
    return pd.MultiIndex.from_tuples(pairs, names=["campaign", "day"]) if pairs else _NO_DAYS


_NO_DAYS = pd.MultiIndex.from_arrays(
    [pd.Index([], dtype="str"), pd.DatetimeIndex([], dtype="datetime64[s]")],
    names=["campaign", "day"],
)


def _drawn(snapshot: Snapshot, posts: pd.DataFrame) -> pd.DataFrame:
    """List the reposts, replies and quotes of these posts, each once: with ``by`` whom."""
    acts = snapshot.interactions
    acts = acts[acts["kind"].isin(list(ANSWERS))].dropna(subset=["target_post_id"])
    acts = acts.drop_duplicates(["kind", *_POST, "target_post_id"])
    acts = acts.rename(columns={"post_id": "by_post_id", "target_post_id": "post_id"})
    columns = ["kind", "platform", "post_id", "by_post_id", "source_account"]
    return posts[["campaign", *_POST, "account_id"]].merge(acts[columns], on=_POST)


def _first(posts: pd.DataFrame) -> pd.DataFrame:
    dated = posts.dropna(subset=["posted_at", "account_id"])
    order = ["posted_at", "platform", "account_id", "post_id"]
    dated = dated.sort_values(order).drop_duplicates("campaign").set_index("campaign")
    return dated[[*_WHO, "posted_at"]].add_prefix("first_")


def _most_reposted(posts: pd.DataFrame, drawn: pd.DataFrame) -> pd.DataFrame:
    by_others = drawn[
        (drawn["kind"] == "repost") & (drawn["source_account"] != drawn["account_id"])
    ]
    often = by_others.groupby(["campaign", *_POST]).size().rename("most_reposted").reset_index()
    ranked = often.merge(posts, on=["campaign", *_POST]).sort_values(
        ["most_reposted", "posted_at", *_POST], ascending=[False, True, True, True]
    )
    best = ranked.drop_duplicates("campaign").set_index("campaign")
    named = best[[*_WHO, "post_id"]].add_prefix("most_reposted_")
    return named.assign(most_reposted=best["most_reposted"])
