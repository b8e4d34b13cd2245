"""Campaigns and content: dialogue threads, how content was seen over time, followers."""

from graph.campaigns.content import (
    Group,
    content_by,
    content_figures,
    views_over_time,
)
from graph.campaigns.followers import follower_accounts, followers_over_time
from graph.campaigns.threads import Dialogue, dialogue, of_campaign, threads

__all__ = [
    "Dialogue",
    "Group",
    "content_by",
    "content_figures",
    "dialogue",
    "follower_accounts",
    "followers_over_time",
    "of_campaign",
    "threads",
    "views_over_time",
]
