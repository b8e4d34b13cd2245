"""All tables of a workbook are read, those first to which others refer."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from graph.errors import InputError
from ingest.files import Given
from ingest.messy.book import Book
from ingest.messy.kinds import Kind, kind_of
from ingest.messy.layout import tables_of
from ingest.messy.marked import marks
from ingest.messy.pages import Page, pages
from ingest.messy.read_attendance import read_attendance, read_crosstab, read_matrix
from ingest.messy.read_content import read_content
from ingest.messy.read_feedback import read_feedback
from ingest.messy.read_meetings import announce, read_sessions, read_trainings
from ingest.messy.read_people import read_people
from ingest.messy.read_places import read_universities
from ingest.messy.records import NOTES
from ingest.messy.tables import Layout, Table
from ingest.source import Context, Event
from ingest.too_wide import too_wide

HIDDEN = "rows of hidden sheets"
_READERS: dict[Kind, Callable[[Book, Table], None]] = {
    "universities": read_universities,
    "people": read_people,
    "sessions": read_sessions,
    "trainings": read_trainings,
    "matrix": read_matrix,
    "crosstab": read_crosstab,
    "attendance": read_attendance,
    "content": read_content,
    "feedback": read_feedback,
}
"""In the order of reading: people's lists first, so that sheets that name them find them."""


@dataclass(frozen=True)
class Found:
    """The shown sheets of a workbook, their layouts, and the tables that are understood."""

    pages: Sequence[Page]
    layouts: Sequence[Layout]
    tables: Sequence[tuple[Kind, Table]]


def find(shown: Sequence[Page]) -> Found:
    """Find the tables of all sheets and tell what each lists."""
    layouts = [_without_wide(tables_of(page)) for page in shown]
    tables = [table for each in layouts for table in each.tables]
    kinds = [kind_of(table) for table in tables]
    told = [(kind, table) for kind, table in zip(kinds, tables, strict=True) if kind]
    return Found(shown, layouts, told)


def _without_wide(layout: Layout) -> Layout:
    """Take out of a CSV file's tables the rows whose cells stand in the wrong columns."""
    tables, aside = [], []
    for table in layout.tables:
        widths = table.page.widths
        width = max((widths.get(row, 0) for row in table.heads), default=0)
        wide = {
            row: found
            for row in table.rows
            if widths.get(row, 0) > width > 0
            and (found := too_wide(row, table.page.rows[row], width, widths[row]))
        }
        aside += [replace(each, sheet=table.page.name) for each in wide.values()]
        kept = [row for row in table.rows if row not in wide]
        tables.append(replace(table, rows=kept, _bodies={}))
    return replace(layout, tables=tables, wide=aside) if aside else layout


def read_book(given: Given, context: Context) -> Iterator[Event]:
    """Read a workbook, or a CSV file of one of its sheets.

    Raises InputError if the file is damaged or no table in it is understood.
    """
    every, warnings = pages(given)
    yield from read_pages(given.name, every, warnings, context)


def read_pages(
    name: str, every: Sequence[Page], warnings: Sequence[str], context: Context
) -> Iterator[Event]:
    """Read the sheets of a workbook; raises InputError if no table in them is understood."""
    found = find([page for page in every if not page.is_hidden])
    if not any(kind in _READERS for kind, _ in found.tables):
        raise InputError(
            name,
            "has no table that can be told by the names of its columns",
            "Name the columns (Name, University, Session, Date …) in a row above the table",
        )
    book = Book.of(name, every, context)
    for warning in warnings:
        book.note(f"{name} {warning}")
    _announce(book, found)
    for kind, reader in _READERS.items():
        for each, table in found.tables:
            if each == kind:
                reader(book, table)
    _pass_over(book, every, found)
    yield from book.events()


def _announce(book: Book, found: Found) -> None:
    for kind, table in found.tables:
        if kind == "matrix":
            for column in marks(table):
                book.days.hint(column)
    for kind, table in found.tables:
        if kind == "sessions":
            announce(book, table, book.meetings)
        elif kind == "trainings":
            announce(book, table, book.trainings)


def _pass_over(book: Book, every: Sequence[Page], found: Found) -> None:
    """Count what holds no record: titles, hidden rows and sheets, tables not understood."""
    for page in every:
        for row in sorted({*page.rows, *page.hidden}) if page.is_hidden else page.hidden:
            book.passed(page, row, HIDDEN if page.is_hidden else "hidden rows")
        if page.columns and not page.is_hidden:
            many = "s" * (len(page.columns) > 1)
            book.note(f"sheet {page.name}: {len(page.columns)} hidden column{many} not read")
    for page, layout in zip(found.pages, found.layouts, strict=True):
        _pass_over_sheet(book, page, layout)


def _pass_over_sheet(book: Book, page: Page, layout: Layout) -> None:
    counted = {row for table in layout.tables for row in table.rows}
    why = NOTES if layout.tables else "rows of sheets without a table"
    for each in layout.wide:
        book.set_aside(each)
    aside = {each.number for each in layout.wide}
    for row in sorted({*layout.titles, *layout.loose} - counted - aside):
        book.passed(page, row, why)
    for table in layout.tables:
        if kind_of(table) not in _READERS:
            _not_understood(book, table)


def _not_understood(book: Book, table: Table) -> None:
    heads = ", ".join(each.said for each in table.columns if each.said)
    kind = kind_of(table)
    if kind == "figures":
        why = "figures whose post, account or content the file does not tell"
    else:
        why = "rows of tables that are not understood"
    book.note(f"sheet {table.page.name}: the table with the columns {heads[:200]} was not read")
    for row in table.rows:
        book.passed(table.page, row, why)
