"""What the platforms reported: the same post measured again and again, followers month by month."""

import calendar
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random

from data.making import story
from data.making.accounts import OFFICIAL_HANDLE
from data.making.content import Content
from data.making.feed import Account, Feed, Post

_SOURCE = {"facebook": "page insights", "x": "x analytics", "instagram": "instagram insights"}
_SEEN = {"panel_recording": 3.0, "video": 4.0, "graphic": 1.5, "article": 0.8, "photo_story": 1.6}
_PLATFORM = {"facebook": 3.0, "x": 1.0}
_AGES = ((1, 0.34), (3, 0.55), (7, 0.74), (28, 0.94))  # days after posting, share of views so far
# New followers a month, September 2025 to October 2026, in parts: growth, summer loss, the hashtag.
_MONTHS = (9, 12, 14, 9, 4, 10, 7, 12, 8, -1, -2, 26, 9, 11)
_FIRST_SHARE = 0.70  # followers at the start, as a share of the last


def measurement_rows(
    feed: Feed, items: Sequence[Content], accounts: Sequence[Account]
) -> list[dict[str, object]]:
    """Give the table ``measurements``, by day."""
    rng = story.draw("measurements")
    rows = [
        *_content(rng, feed, items),
        *_followers(rng, accounts),
        *_account_months(rng, accounts),
        *_hashtag(rng, feed),
    ]
    return sorted(rows, key=lambda row: tuple(str(row[name]) for name in ("measured_on", *_ORDER)))


_ORDER = ("of", "platform", "of_id", "metric")


def _row(
    metric: str, value: int, day: date, of: str, of_id: str, platform: str | None,
    period: str = "lifetime",
) -> dict[str, object]:  # fmt: skip
    return {
        "metric": metric, "value": value, "measured_on": day,
        "source": _SOURCE.get(platform or "", "campaign report"), "of": of, "of_id": of_id,
        "platform": platform, "period": period,
    }  # fmt: skip


def share_out(total: int, weights: Sequence[float]) -> list[int]:
    """Share ``total`` out in whole numbers in proportion to the weights; they add up to it."""
    whole = [int(total * weight / sum(weights)) for weight in weights]
    for place in range(total - sum(whole)):
        whole[place % len(whole)] += 1
    return whole


def _content(rng: Random, feed: Feed, items: Sequence[Content]) -> Iterator[dict[str, object]]:
    kinds = {item.content_id: item.kind for item in items}
    posts = [post for post in feed.posts if post.content_id]
    seen = [post for post in posts if post.platform in _PLATFORM]
    weights = [
        _PLATFORM[post.platform] * _SEEN[kinds[str(post.content_id)]] * rng.lognormvariate(0, 0.6)
        for post in seen
    ]
    for post, views in zip(seen, share_out(story.CONTENT_VIEWS, weights), strict=True):
        yield from _seen_post(rng, post, views)
    for post in posts:
        if post.platform == "instagram":
            reach = int(rng.triangular(180, 1500, 420))
            yield from _counts(rng, post, reach, ("reach", "reactions", "comments", "saves"))


def _days(post: Post) -> Iterator[tuple[date, float]]:
    posted_on = post.posted_at.date()
    for age, share in _AGES:
        if posted_on + timedelta(age) < story.LAST_DAY:
            yield posted_on + timedelta(age), share
    yield story.LAST_DAY, 1.0


def _seen_post(rng: Random, post: Post, views: int) -> Iterator[dict[str, object]]:
    for day, share in _days(post):
        yield _row("views", int(views * share), day, "post", post.post_id, post.platform)
    yield from _counts(
        rng, post, views, ("impressions", "reactions", "comments", "shares", "reach")
    )


_PER_VIEW = {
    "impressions": 1.6, "reach": 0.8, "reactions": 0.06, "comments": 0.012, "shares": 0.015,
    "saves": 0.02,
}  # fmt: skip


def _counts(
    rng: Random, post: Post, views: int, metrics: Sequence[str]
) -> Iterator[dict[str, object]]:
    days = list(_days(post))
    for metric in metrics:
        last = int(views * _PER_VIEW[metric] * rng.uniform(0.8, 1.25))
        for day, share in (*days[2:3], days[-1])[-2:]:
            yield _row(metric, int(last * share), day, "post", post.post_id, post.platform)


def _month_ends() -> list[date]:
    return [
        date(year, month, calendar.monthrange(year, month)[1])
        for year, month in (map(int, name.split("-")) for name in story.SCHEDULE)
    ]


def _followers(rng: Random, accounts: Sequence[Account]) -> Iterator[dict[str, object]]:
    for account in accounts:
        if not account.official or account.followers is None:
            continue
        first = int(account.followers * _FIRST_SHARE)
        gains = [part + rng.uniform(-0.4, 0.4) for part in _MONTHS]
        reached = 0.0
        for day, gain in zip(_month_ends(), gains, strict=True):
            reached += gain
            grown = round((account.followers - first) * reached / sum(gains))
            yield _row(
                "followers", first + grown, day, "account", account.account_id, account.platform
            )


def _account_months(rng: Random, accounts: Sequence[Account]) -> Iterator[dict[str, object]]:
    for account in accounts:
        if account.official and account.handle == OFFICIAL_HANDLE:
            for day, part in zip(_month_ends(), _MONTHS, strict=True):
                base = (account.followers or 0) * (0.2 + max(part, 0) / 60)
                for metric, share in (("reach", 1.0), ("impressions", 2.3), ("clicks", 0.03)):
                    value = int(base * share * rng.uniform(0.9, 1.1))
                    yield _row(
                        metric, value, day, "account", account.account_id, account.platform,
                        "month",
                    )  # fmt: skip


def _hashtag(rng: Random, feed: Feed) -> Iterator[dict[str, object]]:
    for day, share in ((8, 0.44), (15, 0.76), (22, 0.92), (31, 1.0)):
        reach = int(story.HASHTAG_REACH * share)
        yield _row("reach", reach, date(2026, 8, day), "campaign", story.HASHTAG, None)
    told = [post for post in feed.posts if story.HASHTAG in post.hashtags]
    for post in rng.sample([one for one in told if not one.text.startswith("RT @")], 180):
        followers = post.account.followers or 150
        impressions = int(followers * rng.uniform(0.05, 0.4)) + rng.randint(5, 60)
        for metric, share in (("impressions", 1.0), ("reactions", 0.03), ("comments", 0.004)):
            value = int(impressions * share)
            yield _row(metric, value, date(2026, 9, 1), "post", post.post_id, "x")
