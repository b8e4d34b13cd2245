"""Figures of the Graph API: counts beside posts, and insights, whose values may be by kind."""

from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from ingest import saying
from ingest.source import Told
from ingest.sources._meta import FACEBOOK, INSTAGRAM, as_id, own_part
from ingest.sources._meta_values import instant
from ingest.sources._meta_walk import listed

SOURCE = "Graph API"
_PERIODS = {"lifetime": "lifetime", "day": "day", "week": "week", "month": "month"}
_ADDED_UP = frozenset({"reactions"})
"""Figures given by kind (like, love …) that may be added up; people reached may not."""
_OF_POST = {
    "post_impressions": "impressions",
    "post_impressions_unique": "reach",
    "post_media_view": "views",
    "post_views": "views",
    "post_total_media_view_unique": "reach",
    "post_clicks": "clicks",
    "post_video_views": "video_views",
    "post_reactions_by_type_total": "reactions",
    "blue_reels_play_count": "video_views",
    "impressions": "impressions",
    "reach": "reach",
    "views": "views",
    "saved": "saves",
    "saves": "saves",
    "likes": "reactions",
    "comments": "comments",
    "shares": "shares",
    "video_views": "video_views",
    "plays": "video_views",
}
_OF_ACCOUNT = {
    "page_impressions": "impressions",
    "page_impressions_unique": "reach",
    "page_media_view": "views",
    "page_fans": "followers",
    "page_follows": "followers",
    "page_video_views": "video_views",
    "page_consumptions": "clicks",
    "page_actions_post_reactions_total": "reactions",
    "impressions": "impressions",
    "reach": "reach",
    "views": "views",
    "saves": "saves",
    "likes": "reactions",
    "comments": "comments",
    "shares": "shares",
}
_BY_ACTION = {"like": "reactions", "comment": "comments", "share": "shares"}


def figure(
    platform: str, of: str, of_id: str, metric: str, value: int, day: date, period: str = "lifetime"
) -> Told:
    """Tell one figure of a post or an account."""
    return saying.figure(
        *(metric, value),
        measured_on=day,
        source=SOURCE,
        of=of,
        of_id=of_id,
        platform=platform,
        period=period,
    )


def insights(
    node: dict[str, Any], platform: str, of: str, of_id: str, day: date, zone: ZoneInfo
) -> list[Told]:
    """Tell the figures of the insights listed in a post's or an account's object."""
    return [
        row
        for each in listed(node, "insights")
        for row in insight(each, platform, of, of_id, day, zone)
    ]


def insight(
    node: dict[str, Any], platform: str, of: str, of_id: str, day: date, zone: ZoneInfo
) -> list[Told]:
    """Tell one insight's figures: of its lifetime, or of each day, week or month it lists.

    Days end at midnight in ``zone`` (Pacific time): a value's ``end_time`` is the day after.
    """
    period, name = _PERIODS.get(str(node.get("period"))), str(node.get("name"))
    if period is None:
        return []
    known = _OF_POST if of == "post" else _OF_ACCOUNT
    rows: dict[tuple[str, date], Told] = {}
    for each in _values(node):
        ended = instant(each.get("end_time"))
        on = (ended - timedelta(seconds=1)).astimezone(zone).date() if ended else day
        for metric, value in _counts(name, each.get("value"), known).items():
            rows[metric, on] = figure(platform, of, of_id, metric, value, on, period)
    return list(rows.values())


def once(rows: list[Told]) -> list[Told]:
    """Leave out a figure told twice: insights repeat the counts beside a post."""
    kept: dict[tuple[object, ...], Told] = {}
    for at, (table, cells) in enumerate(rows):
        key: tuple[object, ...] = (table, at)
        if table == "measurements":
            key = (table, cells["metric"], cells["measured_on"], cells["period"])
        kept.setdefault(key, (table, cells))
    return list(kept.values())


def whose(node: dict[str, Any]) -> tuple[str, str, str] | None:
    """Say of what an insight on its own is, by its id ``page_post/insights/…``."""
    first, _, rest = str(node.get("id")).partition("/")
    if not rest.startswith("insights"):
        return None
    name = str(node.get("name"))
    platform = FACEBOOK if name.startswith(("page_", "post_", "blue_")) else INSTAGRAM
    if own_part(first) != first:
        return FACEBOOK, "post", own_part(first)
    if as_id(first) is None:
        return None
    if name.startswith("post_") or (platform == INSTAGRAM and node.get("period") == "lifetime"):
        return platform, "post", first
    return platform, "account", first


def _values(node: dict[str, Any]) -> list[dict[str, Any]]:
    values = node.get("values")
    if isinstance(values, list):
        return [each for each in values if isinstance(each, dict)]
    value = node.get("total_value")
    return [value] if isinstance(value, dict) else []


def _counts(name: str, value: Any, known: dict[str, str]) -> dict[str, int]:
    """Give what one value counts; kinds are added up where they may be."""
    metric = known.get(name)
    if isinstance(value, dict):
        kinds = {key: each for key, each in value.items() if _is_count(each)}
        if name == "post_activity_by_action_type":
            return {_BY_ACTION[key]: each for key, each in kinds.items() if key in _BY_ACTION}
        return {metric: sum(kinds.values())} if metric in _ADDED_UP and metric else {}
    return {metric: value} if metric and _is_count(value) else {}


def _is_count(value: Any) -> bool:
    return type(value) is int and 0 <= value <= 10**12
