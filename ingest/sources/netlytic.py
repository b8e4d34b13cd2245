"""X posts collected by Netlytic: who is named is read off the text, times off the posts' ids."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from graph.errors import InputError
from ingest import saying
from ingest.files import Given
from ingest.head import Head
from ingest.source import Aside, Context, Event, Item, Note, Source, Sure
from ingest.sources._csv_table import Table
from ingest.sources._lines import Line, faults, lines, newest, table
from ingest.sources._x import PLATFORM, as_id, handle, hashtags_in, moment, plain
from ingest.sources._x_acts import Towards, Who
from ingest.sources._x_days import Made
from ingest.sources._x_tell import Post
from ingest.sources._x_tools import (
    author_in,
    figure,
    no_id,
    post_id,
    repeated,
    rows_of,
    shown_in,
    with_ids,
)

_NEEDED = ("guid", "pubdate", "author", "description")
_SERVER = ZoneInfo("America/New_York")
_ZONES: tuple[tzinfo, ...] = (UTC, _SERVER)
_LOST = "Netlytic tells neither quotes nor answers whose text names nobody"
_SAME = timedelta(seconds=2)
_SITE = re.compile(r"https?://(?:www\.)?([^/?#\s]+)", re.IGNORECASE)
_FORMS = ("%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%a, %d %b %Y %H:%M:%S")


def recognise(head: Head) -> Sure:
    """Look for Netlytic's columns, whose order and extra ones vary."""
    return 2 if head.has_columns(*_NEEDED) else 0


def read(given: Given, context: Context) -> Iterator[Event]:
    """Give each post; raises InputError if the table's columns are not there."""
    found = table(given, *_NEEDED)
    yield from faults(given, found)
    _check_platform(given, found)
    yield Note(_LOST)
    zone = _zone(found)
    if zone is None:
        zone = _SERVER
        yield Note(
            f"{given.name} does not show in which zone its times are: they were read as those of "
            "Netlytic's server (US Eastern)"
        )
    made = Made.of(newest(found, lambda line: _published(line, zone)), context.zone)
    names = {
        number: name
        for line in lines(found)
        if (number := as_id(line.get("user id"))) and (name := handle(line.get("author")))
    }
    for line in with_ids(lines(found), "guid"):
        yield from _events(line, made, zone, names)


def _events(line: Line, made: Made, zone: tzinfo, names: dict[str, str]) -> Iterator[Event]:
    found, losses = post_id(line, ("guid",), ("link", "guid"))
    if found is None:
        yield no_id(line, "guid", "guid")
        return
    author = Who(
        as_id(line.get("user id")), handle(line.get("author")) or author_in(line.get("link"))
    )
    at = _published(line, zone) or moment(found)
    if at is None or not (author.id or author.handle):
        empty = "author" if at else "pubdate"
        yield Aside(
            *(line.number, empty, line.get(empty)),
            *("is missing or can't be read", "Export the file from Netlytic again"),
        )
        return
    post = _post(line, found, author, at, names)
    account = saying.account(
        PLATFORM,
        account_id=author.name,
        handle=author.handle,
        followers=figure(line.get("user followers count")),
    )
    yield Item(line.number, rows_of(post, made.day, "Netlytic", account), told_at=made.at)
    yield from (*losses, *post.losses)


def _post(line: Line, found: str, author: Who, at: datetime, names: dict[str, str]) -> Post:
    raw = line.get("description", "title")
    text = plain(raw)
    post = Post(found, author, at, raw, hashtags_in(text), repost=repeated(text))
    if post.repost is not None:
        post.is_repost = True
        return post
    answered = as_id(line.get("to user id"))
    towards = Towards(Who(answered, names.get(answered)), None) if answered else None
    shown = shown_in(text, author, towards)
    post.reply, post.mentions, post.losses = shown.reply, shown.mentions, shown.losses
    return post


def _check_platform(given: Given, found: Table) -> None:
    """Refuse a collection of other sites' posts (Netlytic also collects YouTube, feeds …)."""
    every = list(lines(found))
    other = [line for line in every if _SITE.match(line.get("link")) and not _is_x(line)]
    if other and len(other) == len(every):
        raise InputError(
            given.name,
            f"holds posts of {_SITE.match(other[0].get('link'))[1]}, not of X",  # type: ignore[index]
            "Only Netlytic's collections of X (Twitter) can be loaded",
        )


def _is_x(line: Line) -> bool:
    return post_id(line, (), ("link", "guid"))[0] is not None


def _zone(found: Table) -> tzinfo | None:
    """Tell the zone of the times by the posts' ids, which hold the true ones; None if they don't.

    Netlytic's server was in Toronto, but exports in UTC are about too.
    """
    for zone in _ZONES:
        agree = seen = 0
        for line in lines(found):
            number, _ = post_id(line, ("guid",), ("link", "guid"))
            true, said = moment(number) if number else None, _published(line, zone)
            if true and said:
                seen += 1
                agree += abs(true.replace(microsecond=0) - said) <= _SAME
        if 2 * agree > seen:
            return zone
    return None


def _published(line: Line, zone: tzinfo) -> datetime | None:
    text = line.get("pubdate").removesuffix(" +0000")
    for form in _FORMS:
        try:
            found = datetime.strptime(text, form)
        except ValueError:
            continue
        said = UTC if text != line.get("pubdate") else zone
        return found.replace(tzinfo=said).astimezone(UTC)
    return None


SOURCES = [
    Source("netlytic", "X posts collected by Netlytic", recognise, read, "told", 7),
]
