"""Whose post is a campaign's: it bears a hashtag of it and was written between its two days."""

import pandas as pd

from graph.snapshot import Snapshot

COLUMNS = ["campaign", "platform", "post_id", "account_id", "person_id", "posted_at", "day"]


def campaign_posts(snapshot: Snapshot) -> pd.DataFrame:
    """List the posts of every hashtag campaign, a row a campaign and post, in the posts' order.

    Columns ``campaign, platform, post_id, account_id, person_id, posted_at, day``, the index is the
    post's place in ``snapshot.posts``. A post without a day is in a campaign without limits only.
    """
    uses = snapshot.campaigns.explode("tags").dropna(subset=["tags"])
    uses = uses.rename(columns={"name": "campaign", "tags": "tag"})
    tagged = snapshot.posts["tags"].explode().dropna().rename("tag")
    pairs = tagged.reset_index().merge(uses, on="tag").drop_duplicates(["index", "campaign"])
    posts = snapshot.posts.loc[pairs["index"]].assign(campaign=pairs["campaign"].to_numpy())
    starts, ends = (
        pd.Series(pairs[day].to_numpy(), index=posts.index) for day in ("starts_on", "ends_on")
    )
    late_enough = starts.isna() | (posts["day"] >= starts)
    kept = posts[late_enough & (ends.isna() | (posts["day"] <= ends))]
    return kept[COLUMNS].sort_index(kind="stable")
