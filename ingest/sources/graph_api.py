"""What the Graph API answers about Facebook pages and Instagram accounts, kept as JSON."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from ingest import limits
from ingest.files import Given
from ingest.head import Head
from ingest.source import Aside, Context, Event, Item, Loss, Note, Passed, Source, Sure, Told
from ingest.sources._graph_figures import figure, insight, insights, whose
from ingest.sources._graph_media import comment as media_comment
from ingest.sources._graph_media import media
from ingest.sources._graph_posts import comment, post
from ingest.sources._graph_told import Telling
from ingest.sources._meta import FACEBOOK, INSTAGRAM, Who, as_id, handle, shown
from ingest.sources._meta_json import Cut, documents
from ingest.sources._meta_times import zone_of
from ingest.sources._meta_values import day_in, days_in_name, instant
from ingest.sources._meta_walk import More, Thing, things

_TIMES = re.compile(
    rb'"(?:created_time|updated_time|timestamp|end_time)"\s*:\s*"(\d{4}-\d\d-\d\dT[\d:]{8}[+-]\d{4})"'
)
_OVERLAP = 100
_FACEBOOK = ({"created_time", "message"}, {"created_time", "story"}, {"created_time", "from"})
_INSTAGRAM = (
    {"media_type", "timestamp"},
    {"media_product_type"},
    {"timestamp", "username", "text"},
)


def recognise(head: Head) -> Sure:
    """Tell the API's answers by their fields."""
    keys = head.keys
    insight = {"period", "name", "title"} <= keys and keys & {"values", "total_value"}
    if "fbtrace_id" in keys or insight:
        return 2
    if {"code", "body"} <= keys:
        # The answers of a batch are JSON inside of texts.
        return 2 if r"\"created_time\"" in head.text or r"\"media_type\"" in head.text else 0
    certain = any(signs <= keys for signs in (*_FACEBOOK, *_INSTAGRAM))
    if certain and "id" in keys:
        return 2
    return 1 if {"created_time", "id"} <= keys or {"fan_count", "id"} <= keys else 0


def read(given: Given, context: Context) -> Iterator[Event]:
    """Read posts, comments and replies, reactions, mentions and insights.

    Raises InputError if no whole JSON can be read at all.
    """
    zone = zone_of(context.platform_zone)
    named = days_in_name(given.name)
    day = _newest(given, context) or (named[-1] if named else date(2000, 1, 1))
    telling, more, cut = Telling(day, zone), False, False
    told: set[int] = set()
    for document in documents(given):
        if isinstance(document, Cut):
            fix = "Collect it again; all that is whole in it was read"
            yield Aside(telling.next(), "", "", f"{document}", fix)
            cut = True
            continue
        for thing in things(document):
            if isinstance(thing, More):
                more = bool(thing.url)
            else:
                yield from _once(_events(thing, telling), told)
    yield from (Loss(what, count) for what, count in telling.losses.items())
    if cut:
        yield Note(f"{given.name} is cut off or damaged; what is whole in it was read")
    yield from (Note(f"{given.name}: {text}") for text in _notes(telling, more))


def _once(events: Iterator[Event], told: set[int]) -> Iterator[Event]:
    """Tell what stands in the file twice, as where pages overlap, once; and all that is new."""
    for event in events:
        if isinstance(event, Item) and event.rows[0][0] == "posts":
            main, *others = event.rows
            fresh = [row for row in event.rows if row[0] != "accounts" and _is_new(row, told)]
            if not fresh:
                yield Passed(event.number, "posts and comments that stand in the file twice")
                continue
            accounts = [row for row in others if row[0] == "accounts"]
            event = Item(
                event.number, [main, *accounts, *(row for row in fresh if row is not main)]
            )
        yield event


def _is_new(row: Told, told: set[int]) -> bool:
    table, cells = row
    names = ("of_id", "metric", "measured_on", "period") if table == "measurements" else ()
    key = hash((table, *(str(cells[name]) for name in names or cells)))
    if key in told:
        return False
    told.add(key)
    return True


def _events(thing: Thing, telling: Telling) -> Iterator[Event]:
    kind, node = thing
    if kind == "post":
        yield from post(node, telling)
    elif kind == "comment":
        yield from comment(node, None, telling)
    elif kind == "media":
        yield from media(node, telling)
    elif kind == "media_comment":
        yield from media_comment(node, None, telling)
    elif kind == "insight":
        yield _insight(node, telling)
    elif kind == "account":
        yield _account(node, telling)
    elif kind == "error":
        yield Passed(telling.next(), "errors the API answered with")
    else:
        yield Passed(telling.next(), "objects that are no post, comment or figure")


def _insight(node: dict[str, Any], telling: Telling) -> Event:
    number, of = telling.next(), whose(node)
    if of is None:
        return Passed(number, "figures that don't say what they are of")
    platform, what, of_id = of
    rows = insight(node, platform, what, of_id, telling.day, telling.zone)
    if rows and what == "account":
        rows.append(Who(platform, id=of_id).told())
    return Item(number, rows) if rows else Passed(number, "figures of kinds mashal does not keep")


def _account(node: dict[str, Any], telling: Telling) -> Event:
    number, name = telling.next(), handle(node.get("username"))
    is_instagram = "media" in node or "follows_count" in node or "media_count" in node
    platform = INSTAGRAM if is_instagram else FACEBOOK
    who = Who(platform, as_id(node.get("id")), name, shown(node.get("name")))
    if not who.key:
        return Passed(number, "accounts without an id")
    if name and who.id:
        telling.handles.setdefault(name.casefold(), who.id)
    rows: list[Told] = [who.told()]
    for field in ("followers_count", "fan_count"):
        value = node.get(field)
        if type(value) is int and value >= 0:
            rows.append(figure(platform, "account", who.key, "followers", value, telling.day))
            break
    rows += insights(node, platform, "account", who.key, telling.day, telling.zone)
    return Item(number, rows)


def _notes(telling: Telling, more: bool) -> Iterator[str]:
    if not telling.number:
        yield "holds no post, comment or figure"
    if more:
        yield "further pages of answers follow that are not in it: collect on from its last page"
    if telling.people:
        yield (
            "Facebook gives the same person another id for every page, so one person met on two "
            "pages is two accounts here"
        )
    if telling.names:
        yield "some people have no id in it: those of the same name can't be told apart"


def _newest(given: Given, context: Context) -> date | None:
    """Find the newest time in the file without reading it as JSON: the day it was collected on."""
    newest: datetime | None = None
    tail = b""
    with given.open() as file:
        while piece := file.read(limits.MEGABYTE):
            for text in set(_TIMES.findall(tail + piece)):
                moment = instant(text.decode())
                newest = max(filter(None, (newest, moment)), default=None)
            tail = piece[-_OVERLAP:]
    return day_in(newest, context.zone) if newest else None


SOURCES = [
    Source(
        kind="graph_api",
        says="answers of the Graph API about Facebook or Instagram",
        recognise=recognise,
        read=read,
        trust=1,
    )
]
