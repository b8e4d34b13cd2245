"""Lists of what was produced: recordings, videos, graphics, articles, who is featured."""

from typing import Any

from ingest.loose.people import split_names
from ingest.loose.plainly import is_nothing, plainly
from ingest.messy.book import Book, Said
from ingest.messy.naming import one_written, written_name
from ingest.messy.pages import text
from ingest.messy.records import records, unread
from ingest.messy.tables import Table
from ingest.surveys.naming import slug

_READ = {
    *("serial", "code", "content", "title", "name", "content_kind", "format", "published", "date"),
    *("topic", "session", "featuring", "panelists"),
}
_KINDS = {
    "panel_recording": "panel recording|recording|panel discussion|panel|session recording",
    "video": "video|short video|reel|reels|clip|documentary|vlog|short film|film|ویڈیو",
    "graphic": "graphic|image|poster|infographic|banner|design|carousel|post|meme|flyer",
    "article": "article|blog|blog post|op ed|story|news|report|press release|مضمون|تحریر",
    "photo_story": "photo story|photo|photos|album|picture|pictures|photo album|تصویر",
    "podcast": "podcast|audio|radio|radio show|پوڈکاسٹ",
}
_KIND = {word: kind for kind, words in _KINDS.items() for word in words.split("|")}


def read_content(book: Book, table: Table) -> None:
    """Read a list of content."""
    for row in records(book, table, "content", "title", "name", "topic"):
        title = _title_of(table, row)
        kind = _kind_of(table, row)
        if title is None or kind is None:
            name = "title" if title is None else "type"
            cell = table.value(row, "content_kind") or table.value(row, "format")
            book.aside(
                *(table, row, name, cell if title else None),
                *("does not say what was produced", "Write video, graphic, article, podcast …"),
            )
            continue
        column = table.column("published") or table.column("date")
        day = book.days.day(table, column, row) if column else None
        named = slug(title) if day is None else f"{day.isoformat()}-{slug(title)}"
        content = one_written(table.value(row, "code")) or named
        book.item(table, row, _said(book, table, row, content, title, kind, day))
    unread(book, table, "a list of content", _READ)


def _said(
    book: Book, table: Table, row: int, content: str, title: str, kind: str, day: Any
) -> list[Said]:
    session = table.value(row, "session")
    cells = {
        "content_id": content,
        "title": title,
        "kind": kind,
        "produced_on": day,
        "topics": one_written(table.value(row, "topic")),
        "session_id": None if is_nothing(session) else book.meetings.known(session),
    }
    said: list[Said] = [("content", cells)]
    for name in ("featuring", "panelists"):
        for each in split_names(table.value(row, name)):
            written = written_name(each.name)
            person = book.roster.named(written[0]) if written else None
            if person is not None:
                said.append(("content_people", {"content_id": content, "person_id": person}))
    return said


def _title_of(table: Table, row: int) -> str | None:
    found = (one_written(table.value(row, each)) for each in ("title", "name", "content", "topic"))
    return next((each for each in found if each), None)


def _kind_of(table: Table, row: int) -> str | None:
    for name in ("content_kind", "format"):
        words = plainly(text(table.value(row, name)))
        if words in _KIND or words.rstrip("s") in _KIND:
            return _KIND.get(words) or _KIND[words.rstrip("s")]
    return "video" if table.column("content_kind") is None and "video" in table.words else None
