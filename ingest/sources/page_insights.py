"""Facebook's old Page Insights exports: figures of posts, or of a page day by day."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from graph.errors import InputError
from ingest import saying
from ingest.files import Given
from ingest.head import Head
from ingest.source import Aside, Context, Event, Item, Loss, Note, Passed, Source, Sure, Told
from ingest.sources._csv_table import Names, Table, name_key, read_table
from ingest.sources._meta import FACEBOOK, Who, as_id, hashtags, is_mangled, own_part, shown, whole
from ingest.sources._meta_links import link
from ingest.sources._meta_times import Reader, zone_note, zone_of
from ingest.sources._meta_values import count, day_in, report_day

_SOURCE = "Facebook Page Insights"
_OF_POSTS = {
    "lifetime post total reach": "reach",
    "lifetime post total impressions": "impressions",
    "lifetime post consumptions": "clicks",
    "lifetime total video views": "video_views",
    "like": "reactions",
    "comment": "comments",
    "share": "shares",
}
_OF_DAYS = {
    "lifetime total likes": ("followers", "lifetime"),
    "daily total reach": ("reach", "day"),
    "daily total impressions": ("impressions", "day"),
    "daily page consumptions": ("clicks", "day"),
    "daily total consumptions": ("clicks", "day"),
    "daily total video views": ("video_views", "day"),
}
_PEOPLE = frozenset({"reach"})
_DESCRIBED = re.compile(r"(?:lifetime|daily|weekly|28 days)\b.{0,3}:? ?.{15,}", re.IGNORECASE)
_PAGE = re.compile(r"Insights Data Export(?: \([^)]*\))? - (.+?)(?: - \d{4}-\d{2}-\d{2}.*)?$")
_AGAIN = "Load the post-level file Facebook made, with its columns Post ID and Posted"


def recognise(head: Head) -> Sure:
    """Tell an export by the names all versions of it share."""
    tables = [head.table, *head.sheets.values()]
    rows = [tuple(name_key(str(cell or "")) for cell in row) for rows in tables for row in rows]
    return 2 if any(_is_header(row) for row in rows) else 0


def read(given: Given, context: Context) -> Iterator[Event]:
    """Read posts with their figures, or a page's figures of each day.

    Raises InputError if the file no longer says which posts or which page it is of.
    """
    table = read_table(given, _is_header)
    described = _take_descriptions(table)
    yield from table.faults()
    if described:
        yield Passed(described[0], "rows that describe the columns")
    columns = _columns(table, described[1] if described else ())
    if "date" in columns and "post id" not in columns:
        yield from _page_days(given.name, table, columns)
        return
    if "post id" not in columns or "posted" not in columns:
        raise InputError(given.name, "is a copy of Page Insights without its posts' ids", _AGAIN)
    yield from _Posts(given.name, table, columns, context).events()


def _is_header(names: Names) -> bool:
    return any(name in _OF_POSTS and name.startswith("lifetime") for name in names) or (
        "date" in names and len([name for name in names if name in _OF_DAYS]) > 1
    )


def _take_descriptions(table: Table) -> tuple[int, Names] | None:
    """Take the second row off, if it describes the columns."""
    if table.rows and sum(1 for cell in table.rows[0][1] if _DESCRIBED.match(cell)) > 1:
        return table.rows.pop(0)
    return None


def _columns(table: Table, described: Sequence[str]) -> dict[str, int]:
    """Say which column is which; of two with one name, that which counts times, not people.

    The second row says which ("Total Count", "Unique Users"); without it, the one that counts
    times holds the larger numbers.
    """
    found: dict[str, int] = {}
    for at, name in enumerate(table.names):
        if name not in found or _prefers(table, described, at, found[name], name):
            found[name] = at
    return found


def _prefers(table: Table, described: Sequence[str], new: int, old: int, name: str) -> bool:
    if _OF_POSTS.get(name) in _PEOPLE:
        return False
    if described:
        texts = described[new].casefold(), described[old].casefold()
        return "total count" in texts[0] and "total count" not in texts[1]
    sums = [sum(count(cells[at]) or 0 for _, cells in table.rows) for at in (new, old)]
    return sums[0] > sums[1]


class _Posts:
    """The post-level export."""

    def __init__(
        self, name: str, table: Table, columns: Mapping[str, int], context: Context
    ) -> None:
        self._name, self._table, self._at = name, table, columns
        self._zone, self._local = zone_of(context.platform_zone), context.zone
        cells = [cells[columns["posted"]] for _, cells in table.rows]
        self._times = Reader(cells, self._zone)
        days = [day_in(found, self._local) for cell in cells if (found := self._times.moment(cell))]
        self._day = report_day(name, max(days, default=None))
        self._losses: Counter[str] = Counter()
        self._told: set[str] = set()

    def events(self) -> Iterator[Event]:
        """Give every row as an event, then what to know of the file."""
        for number, cells in self._table.rows:
            yield self._event(number, cells)
        yield from (Loss(what, many) for what, many in self._losses.items())
        yield Note(f"{self._name}: {zone_note(self._zone)}")
        yield Note(
            f"{self._name} counts what people did but does not name them: it gives figures, and "
            "no interactions between people"
        )

    def _event(self, number: int, cells: Names) -> Event:
        if number == self._table.cut:
            return Aside(number, "", "", "the file is cut off in this row", "Download it again")
        address, text = link(self._cell(cells, "permalink")), self._cell(cells, "post id")
        if not text and not address:
            return Passed(number, "rows of totals and notes")
        page, _, own = text.partition("_") if "_" in text else ("", "", text)
        post_id = None if is_mangled(text) else as_id(own_part(own))
        post_id = post_id or (address.post if address else None)
        if post_id is None:
            return Aside(number, "Post ID", text, "is no id of a post, or a mangled one", _AGAIN)
        posted_at = self._times.moment(self._cell(cells, "posted"))
        if posted_at is None:
            value = self._cell(cells, "posted")
            return Aside(number, "Posted", value, "is not a time mashal can read", _AGAIN)
        if post_id in self._told:
            return Passed(number, "rows that repeat a post")
        self._told.add(post_id)
        who = (address.who() if address else None) or Who(FACEBOOK)
        who = who._replace(id=as_id(page) or who.id)
        if not who.key:
            self._losses["pages of posts"] += 1
            who = Who(FACEBOOK, name=_page_name(self._name) or "unnamed Facebook page")
        message = whole(self._cell(cells, "post message")) or None
        post = saying.post(
            FACEBOOK,
            post_id,
            author=who.key,
            posted_at=posted_at,
            text=message,
            hashtags=hashtags(message) if message else None,
        )
        return Item(number, [post, who.told(official=True), *self._figures(cells, post_id)])

    def _figures(self, cells: Names, post_id: str) -> list[Told]:
        values = ((metric, count(self._cell(cells, name))) for name, metric in _OF_POSTS.items())
        return [
            saying.figure(
                *(metric, value),
                measured_on=self._day,
                source=_SOURCE,
                of="post",
                of_id=post_id,
                platform=FACEBOOK,
            )
            for metric, value in values
            if value is not None
        ]

    def _cell(self, cells: Names, name: str) -> str:
        at = self._at.get(name)
        return "" if at is None else cells[at]


def _page_days(name: str, table: Table, columns: Mapping[str, int]) -> Iterator[Event]:
    """Read a page's figures of each day; only the file's name says which page."""
    page = _page_name(name)
    if page is None:
        raise InputError(
            name,
            "does not say which page it is of",
            "Give it the name Facebook gave it: Facebook Insights Data Export - PAGE - DATE",
        )
    who = Who(FACEBOOK, name=page)
    dates = Reader([cells[columns["date"]] for _, cells in table.rows], zone_of("UTC"))
    for number, cells in table.rows:
        cell = cells[columns["date"]]
        day = dates.day(cell)
        if day is None:
            yield Aside(number, "Date", cell, "is not a day", "Download the export again")
            continue
        figures = [
            saying.figure(
                *(metric, value),
                measured_on=day,
                source=_SOURCE,
                of="account",
                of_id=who.key,
                platform=FACEBOOK,
                period=period,
            )
            for column, (metric, period) in _OF_DAYS.items()
            if column in columns and (value := count(cells[columns[column]])) is not None
        ]
        told = who.told(official=True)
        yield Item(number, [*figures, told]) if figures else Passed(number, "days without figures")
    yield Note(
        f"{name} names its page but has no id of it: its figures stand under an account known by "
        "that name alone"
    )


def _page_name(name: str) -> str | None:
    """Give the page's name out of the name Facebook gives the file."""
    stem = re.sub(r"\.\w{1,5}$", "", PurePosixPath(name).name)
    found = _PAGE.search(stem)
    return shown(found[1]) if found else None


SOURCES = [
    Source(
        kind="page_insights",
        says="an export of Facebook's old Page Insights",
        recognise=recognise,
        read=read,
        trust=5,
    )
]
