"""What is about to be loaded loses the rows that name somebody who was erased."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ingest.draft import Draft
from ingest.erased import PEOPLE, Marks
from ingest.gather import main_of
from ingest.rows import Row
from ingest.source import Event, Item, Passed

WHY = "a person who was erased"


def without_erased(marks: Marks, drafts: Sequence[Draft]) -> None:
    """Take rows that name somebody who was erased out of files about to be loaded.

    A record goes with its main row and is counted as ignored; texts lose names and handles. Whom
    a file names under a new id is known by their signs.
    """
    if not marks:
        return
    new = {str(one.cells.get("person_id")) for one in _signs(drafts) if marks.names(one.cells)}

    def is_out(row: Row) -> bool:
        people = {str(row.cells[name]) for name in PEOPLE if row.cells.get(name) is not None}
        return bool(people & new) or marks.names(row.cells)

    for draft in drafts:
        reading = draft.reading
        out = [row for row in reading.rows if is_out(row)]
        records = {row.record for row in out if row.main and row.record is not None}
        gone = set(map(id, out))
        reading.rows = [
            replace(row, cells=marks.clean(row.cells))
            for row in reading.rows
            if id(row) not in gone and (row.record is None or row.record not in records)
        ]
        reading.records -= len(records)
        if count := len(records) + sum(row.record is None for row in out):
            reading.passed[WHY] += count


def without_told(marks: Marks, events: Iterable[Event]) -> Iterator[Event]:
    """Do the same to what a source says, record by record."""
    if not marks:
        yield from events
        return
    for event in events:
        yield _told_without(marks, event) if isinstance(event, Item) and event.rows else event


def _told_without(marks: Marks, item: Item) -> Event:
    out = [marks.names(cells) for _, cells in item.rows]
    if out[main_of(item)]:
        return Passed(item.number, WHY, item.sheet)
    kept = [
        (table, dict(marks.clean(cells)))
        for (table, cells), gone in zip(item.rows, out, strict=True)
        if not gone
    ]
    return replace(item, rows=kept)


def _signs(drafts: Iterable[Draft]) -> Iterator[Row]:
    return (row for draft in drafts for row in draft.reading.rows if row.table == "person_signs")
