"""X posts copied into a spreadsheet by hand or by a small tool: ids rounded, days in any order."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from graph.fold import handle as bare_handle
from ingest import saying
from ingest.files import Given
from ingest.head import Head
from ingest.source import Aside, Context, Event, Item, Loss, Note, Source, Sure
from ingest.sources._copied_cells import authors_in, day_in, id_in, is_unclear, who_in
from ingest.sources._copied_columns import (
    FIGURES,
    FOLLOWERS,
    OF_X,
    SHOWN,
    Columns,
    columns_of,
    is_header,
)
from ingest.sources._csv_table import Table, name_key
from ingest.sources._lines import Line, faults, lines, tables
from ingest.sources._moments import Moments
from ingest.sources._x import (
    PLATFORM,
    cell_id,
    handle,
    hashtags_in,
    is_mangled,
    plain,
)
from ingest.sources._x_acts import Towards, Who
from ingest.sources._x_days import Made
from ingest.sources._x_tell import LOST, Post
from ingest.sources._x_tools import (
    CONTRADICTED,
    RECOVERED,
    figure,
    no_id,
    repeated,
    rows_of,
    shown_in,
    with_ids,
)

_OF_X = re.compile(r"(?:twitter|\bx)\.com/\w+/status/|tweet|twitter", re.IGNORECASE)
NO_QUOTES = "Posts copied into a spreadsheet don't tell which posts they quote"
_LOST_LETTERS = Loss("texts whose Urdu letters had become question marks when they were saved")


def recognise(head: Head) -> Sure:
    """Look for who, what and which post, in words people use, and a sign that it is about X."""
    for rows in (head.table, *head.sheets.values()):
        for at, row in enumerate(rows[:10]):
            names = tuple(name_key(str(cell)) for cell in row if cell is not None)
            if is_header(names):
                shown = " ".join(str(cell) for each in rows[at : at + 8] for cell in each)
                if not _OF_X.search(shown):
                    return 0
                return 1 if OF_X.isdisjoint(names) else 2
    return 0


def read(given: Given, context: Context) -> Iterator[Event]:
    """Give each post; raises InputError if no row names the columns."""
    yield Note(NO_QUOTES)
    for sheet, found in tables(given, is_header):
        yield from faults(given, found)
        yield from _table(given.name, found, sheet, context)


def _table(name: str, found: Table, sheet: str, context: Context) -> Iterator[Event]:
    columns, rows = (
        columns_of(found.names),
        with_ids(lines(found, sheet), columns_of(found.names).id),
    )
    zone = UTC if "utc" in columns.day.split() else context.zone
    column = [(day_in(line, columns), id_in(line, columns)) for line in rows]
    moments = Moments.of(column, zone)
    if moments.order == "auto" and not moments.by_id and any(is_unclear(day) for day, _ in column):
        yield Note(f"{name}: days such as 03/04/2024 can be two and are set aside")
    authors = authors_in(rows, columns)
    days = (
        at for text, post_id in column if post_id and (at := moments.at(text, post_id)) is not None
    )
    made = Made.of(max(days, default=datetime.now(UTC)), context.zone)
    for line in rows:
        yield from _events(line, columns, moments, authors, made)


def _events(
    line: Line, columns: Columns, moments: Moments, authors: Mapping[str, Who], made: Made
) -> Iterator[Event]:
    post_id = id_in(line, columns)
    if post_id is None:
        yield no_id(line, columns.id or columns.links[0], columns.id)
        return
    author = who_in(line, columns)
    said = day_in(line, columns)
    at = moments.at(said, post_id)
    if author is None or at is None:
        column, value = (
            (columns.user, line.get(columns.user)) if author is None else (columns.day, said)
        )
        yield Aside(
            *(line.number, column, value),
            "is no account of X" if author is None else "is no day, or could be two",
            *("Correct it, or add a column with the posts' addresses", line.sheet),
        )
        return
    post = _post(line, columns, post_id, author, at, authors)
    account = saying.account(
        PLATFORM,
        account_id=author.name,
        handle=author.handle,
        name=line.get(*SHOWN) or None,
        followers=figure(line.get(*FOLLOWERS)),
    )
    rows = rows_of(post, made.day, "Spreadsheet", account)
    yield Item(line.number, rows, line.sheet, made.at)
    if is_mangled(line.get(columns.id), exact=line.exact):
        yield RECOVERED
    if moments.contradicts(said, post_id):
        yield CONTRADICTED
    yield from post.losses


def _post(
    line: Line,
    columns: Columns,
    post_id: str,
    author: Who,
    at: datetime,
    authors: Mapping[str, Who],
) -> Post:
    raw = line.get(columns.text)
    text = plain(raw)
    post = Post(post_id, author, at, raw, hashtags_in(text), repost=repeated(text))
    if post.repost is not None:
        post.is_repost = True
        return post
    found = ((metric, figure(line.get(*names))) for metric, names in FIGURES.items())
    post.figures = [(metric, value) for metric, value in found if value is not None]
    _answer(post, line, columns, text, authors)
    if "#??" in raw:
        post.losses.append(_LOST_LETTERS)
    return post


def _answer(
    post: Post, line: Line, columns: Columns, text: str, authors: Mapping[str, Who]
) -> None:
    """Find whom a post answers: the file says it, or a text that begins with one account."""
    other = cell_id(line.get(columns.answered), exact=line.exact)
    name = handle(bare_handle(line.get(columns.answered_who))) if columns.answered_who else None
    who = Who(None, name) if name else authors.get(other or "")
    shown = shown_in(text, post.author, Towards(who, other) if who else None)
    answers = bool(line.get(columns.answered) or name)
    asked = bool(columns.answered or columns.answered_who)
    if shown.reply and who is None:
        shown.reply = Towards(shown.reply.who, other)
    if asked and not answers:
        # The file says that this answers nothing: those at its beginning are mentioned.
        shown = shown_in(f". {text}", post.author)
    if answers and shown.reply is None and not shown.losses:
        shown.losses.append(LOST["reply"])
    post.reply, post.mentions, post.losses = shown.reply, shown.mentions, shown.losses


SOURCES = [
    Source("excel_copy", "X posts copied into a spreadsheet", recognise, read, "told", 7),
]
