"""Amplification: how often what a person posts is passed on."""

import pandas as pd

from graph.measures import by_person, measure
from graph.snapshot import Snapshot

POST = ["platform", "post_id"]


@measure(
    question="How often is what this person posts reposted?",
    subject="person",
    unit="reposts received per post",
    reference="Kaushik (2011), Best social media metrics: conversation, amplification, applause, "
    "economic value; https://www.kaushik.net/avinash/best-social-media-metrics-conversation-"
    "amplification-applause-economic-value/",
)
def amplification(snapshot: Snapshot) -> pd.DataFrame:
    """Give reposts received ÷ posts written, up to the day: ``person_id, amplification``.

    Both of posts on record; a repost is no post of one's own, and one of one's own post isn't
    received. Who has written no post has NaN, as everybody has on a bare table.
    """
    reposts = snapshot.interactions[snapshot.interactions["kind"] == "repost"]
    passed_on = pd.MultiIndex.from_frame(reposts[POST])
    posts = snapshot.posts[~pd.MultiIndex.from_frame(snapshot.posts[POST]).isin(passed_on)]
    received = reposts[reposts["source_account"] != reposts["target_account"]].merge(
        posts[[*POST, "person_id"]].rename(columns={"post_id": "target_post_id"}),
        on=["platform", "target_post_id"],
    )
    received = received[received["source"].isna() | (received["source"] != received["person_id"])]
    written = posts["person_id"].value_counts().reindex(snapshot.ids)
    counted = received["person_id"].value_counts().reindex(snapshot.ids, fill_value=0)
    return by_person(snapshot, "amplification", (counted / written).to_numpy(dtype="float64"))
