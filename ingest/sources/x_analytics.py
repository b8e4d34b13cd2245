"""X's own analytics: figures of an account's posts, or of the account day by day."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo

from ingest import saying
from ingest.files import Given
from ingest.head import Head
from ingest.loose.days import loose_day
from ingest.source import Aside, Context, Event, Item, Loss, Passed, Source, Sure, Told
from ingest.sources._csv_table import Table
from ingest.sources._lines import Line, faults, lines, table
from ingest.sources._x import PLATFORM, by_handle, hashtags_in, mentions_in, moment, plain
from ingest.sources._x_account import account_of, last_day_in
from ingest.sources._x_acts import Who
from ingest.sources._x_tell import Post
from ingest.sources._x_tools import CONTRADICTED, author_in, figure, no_id, post_id, rows_of, utc

_IDS = ("tweet id", "post id")
LINKS = ("tweet permalink", "post link")
_TEXTS = ("tweet text", "post text")
_OF_POSTS = {
    "impressions": "impressions",
    "retweets": "shares",
    "reposts": "shares",
    "replies": "comments",
    "likes": "reactions",
    "favorites": "reactions",
    "favourites": "reactions",
    "bookmarks": "saves",
    "url clicks": "clicks",
}
"""X's column → our metric. Its "shares" are posts sent on by link, its "media views" are also of
pictures, and its "new follows" are no followers: none of these is a metric of ours."""
_OF_DAYS = _OF_POSTS | {"video views": "video_views"}
_SOURCE = "X analytics"
_AGAIN = "Download the export again"
_FAR = timedelta(hours=38)
_UNTOLD = Loss("posts whose text names accounts: analytics don't tell answers from mentions")
_PROMOTED = Loss("posts with figures of paid promotion, which are not added to their own")


def recognise_posts(head: Head) -> Sure:
    """Look for a post's id and address beside its impressions, in the old words or the new."""
    old = head.has_columns("tweet id", "tweet permalink", "impressions")
    return 2 if old or head.has_columns("post id", "post link", "impressions") else 0


def recognise_days(head: Head) -> Sure:
    """Look for the columns of a day's sums, in the old words or the new."""
    old = head.has_columns("date", "tweets published", "impressions")
    return 2 if old or head.has_columns("date", "impressions", "new follows", "unfollows") else 0


def read_posts(given: Given, context: Context) -> Iterator[Event]:
    """Give each post with its figures; raises InputError if the columns are not there."""
    found = table(given, "impressions", *_wanted(given))
    yield from faults(given, found)
    day = _reported_on(given, found, context.zone)
    owner = account_of(given, found, LINKS, alone=False)
    for line in lines(found):
        yield from _post(line, day, owner, context.zone)


def read_days(given: Given, _context: Context) -> Iterator[Event]:
    """Give the account's figures of each day.

    Raises InputError if neither the file's name nor a list of posts beside it says whose they are.
    """
    found = table(given, "date", "impressions")
    yield from faults(given, found)
    owner = account_of(given, found, LINKS, alone=True)
    for line in lines(found):
        yield _day(line, str(owner))


def _wanted(given: Given) -> tuple[str, ...]:
    return ("tweet id",) if Head(given).has_columns("tweet id") else ("post id",)


def _post(line: Line, day: date, owner: str | None, zone: tzinfo) -> Iterator[Event]:
    found, losses = post_id(line, _IDS, LINKS)
    if found is None:
        yield no_id(line, "Post id", "tweet id" if "tweet id" in line.cells else "post id")
        return
    name = author_in(line.get(*LINKS)) or owner
    at = _made(line, found, zone)
    if name is None or at is None:
        yield Aside(
            *(line.number, "Post Link" if name is None else "Date", line.get("date", "time")),
            "does not say whose post this is" if name is None else "is no day",
            _AGAIN,
        )
        return
    text = plain(line.get(*_TEXTS))
    author = Who(None, name)
    post = Post(found, author, at, line.get(*_TEXTS), hashtags_in(text), figures=_figures(line))
    yield Item(line.number, rows_of(post, day, _SOURCE, author.told()))
    yield from losses
    first = _first_minute(line, zone)
    if first and abs(first - at) > _FAR:
        yield CONTRADICTED
    if mentions_in(text):
        yield _UNTOLD
    if any(figure(line.get(name)) for name in line.cells if name.startswith("promoted ")):
        yield _PROMOTED


def _figures(line: Line) -> list[tuple[str, int]]:
    """Read a post's figures; a dash or an empty cell is unknown, never 0."""
    found = {metric: figure(line.get(name)) for name, metric in _OF_POSTS.items() if line.get(name)}
    return [(metric, value) for metric, value in found.items() if value is not None]


def _day(line: Line, owner: str) -> Event:
    day = loose_day(line.get("date"), "mdy")
    if day is None:
        return Aside(
            line.number, "Date", line.get("date"), "is no day", "Download the export again"
        )
    found = {metric: figure(line.get(name)) for name, metric in _OF_DAYS.items() if line.get(name)}
    rows: list[Told] = [
        saying.figure(
            *(metric, value),
            measured_on=day,
            source=_SOURCE,
            of="account",
            of_id=by_handle(owner),
            platform=PLATFORM,
            period="day",
        )
        for metric, value in found.items()
        if value is not None
    ]
    if not rows:
        return Passed(line.number, "days without a figure")
    return Item(line.number, [*rows, saying.account(PLATFORM, handle=owner)])


def _made(line: Line, found: str, zone: tzinfo) -> datetime | None:
    """Give when a post was made: old files have the minute, new ones a day without a zone.

    The post's id holds the second: taken within the minute of an old file, and in a new one.
    """
    held, said = moment(found), utc(line.get("time"))
    if said is not None:
        within = held and timedelta() <= held - said < timedelta(minutes=1)
        return held.replace(microsecond=0) if held and within else said
    return held.replace(microsecond=0) if held else _first_minute(line, zone)


def _first_minute(line: Line, zone: tzinfo) -> datetime | None:
    day = loose_day(line.get("date"), "mdy")
    return datetime(day.year, day.month, day.day, tzinfo=zone).astimezone(UTC) if day else None


def _reported_on(given: Given, found: Table, zone: tzinfo) -> date:
    """Give the day of the report: the last one in the file's name, else that of the newest post."""
    times = [at for line in lines(found) if (at := _any_time(line, zone)) is not None]
    newest = max(times).astimezone(zone).date() if times else None
    return last_day_in(given.name) or newest or datetime.now(zone).date()


def _any_time(line: Line, zone: tzinfo) -> datetime | None:
    found, _ = post_id(line, _IDS, LINKS)
    return _made(line, found, zone) if found else None


SOURCES = [
    Source("x_analytics_posts", "X analytics by post", recognise_posts, read_posts, "told", 5),
    Source("x_analytics_days", "X analytics by day", recognise_days, read_days, "told", 5),
]
