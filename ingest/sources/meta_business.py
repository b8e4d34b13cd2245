"""Meta Business Suite's content exports of Facebook pages and Instagram accounts."""

import re
from collections.abc import Iterator, Sequence
from zoneinfo import ZoneInfo

from graph.errors import InputError
from ingest.files import Given
from ingest.head import Head
from ingest.source import Context, Event, Note, Source, Sure
from ingest.sources._csv_table import Names, Table, name_key, read_table
from ingest.sources._meta_columns import by_cells, columns, is_known, language_of
from ingest.sources._meta_lines import Layout
from ingest.sources._meta_rows import AGAIN, Export
from ingest.sources._meta_times import Reader, zone_note, zone_of
from ingest.sources._meta_values import days_in_name
from ingest.sources._meta_words import DATE, LINK, METRICS, POST, TIME

_POINTS = re.compile(r"\d{1,3}(?:\.\d{3})+")


def recognise(head: Head) -> Sure:
    """Tell an export by the names of its columns in any known language, or by its cells."""
    tables = [_written(rows) for rows in (head.table, *head.sheets.values())]
    if any(is_known(tuple(map(name_key, row))) for rows in tables for row in rows):
        return 2
    return 1 if any(by_cells(rows[1:]) for rows in tables) else 0


def read(given: Given, context: Context) -> Iterator[Event]:
    """Read posts and their figures; a daily breakdown gives figures of single days.

    Raises InputError if the file has no column of post ids or links, or none of times.
    """
    table = _table(given)
    found, by_name = columns(table)
    if not {POST, LINK} & found.keys() or TIME not in found:
        raise InputError(given.name, "lacks the columns of posts and their times", AGAIN)
    zone = zone_of(context.platform_zone)
    times = _times(given.name, table, found, zone)
    export = Export(given.name, Layout(table, found, times), context.zone)
    yield from table.faults()
    yield from export.events()
    yield Note(f"{given.name}: {zone_note(zone)}")
    if times.unsure:
        order = "day/month" if times.day_first else "month/day"
        yield Note(f"{given.name}: no day in it shows which number is the month; read as {order}")
    if not by_name:
        yield Note(
            f"{given.name} is in a language whose column names mashal does not know; figures in "
            "columns it could not tell were left out. Download it with the pages in English"
        )


def _table(given: Given) -> Table:
    try:
        return read_table(given, is_known)
    except InputError:
        return read_table(given, _looks_like_header)


def _looks_like_header(names: Names) -> bool:
    filled = [name for name in names if name]
    return len(filled) > 4 and not any(
        name.startswith("http") or name.replace(" ", "").isdigit() for name in filled
    )


def _times(name: str, table: Table, found: dict[str, int], zone: ZoneInfo) -> Reader:
    cells = [
        cells[found[column]]
        for _, cells in table.rows
        for column in (TIME, DATE)
        if column in found
    ]
    figures = [at for column, at in found.items() if column in METRICS]
    points = any(_POINTS.fullmatch(cells[at]) for _, cells in table.rows for at in figures)
    return Reader(
        cells,
        zone,
        between=days_in_name(name),
        language=language_of(table.names),
        local=points or table.delimiter == ";",
    )


def _written(rows: Sequence[Sequence[object]]) -> list[Names]:
    return [tuple("" if cell is None else str(cell) for cell in row) for row in rows]


SOURCES = [
    Source(
        kind="meta_business_suite",
        says="a content export of Meta Business Suite",
        recognise=recognise,
        read=read,
        trust=4,
    )
]
