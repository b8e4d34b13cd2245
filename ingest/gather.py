"""What a source reads of a file, held as rows of our tables until all files are read."""

from collections.abc import Iterable

from ingest.rows import Problem, Reading, Row, shown
from ingest.source import Aside, Event, Item, Loss, Note, Passed, ReadWith

SAYS_NOTHING = "records that say nothing of what mashal keeps"


def gather(kind: str, events: Iterable[Event]) -> Reading:
    """Collect a source's events; raises what the source raises, InputError for a refused file."""
    reading = Reading(kind)
    for event in events:
        if isinstance(event, Item):
            _add(reading, event)
        elif isinstance(event, Passed):
            reading.passed[event.why] += 1
        elif isinstance(event, Aside):
            reading.asides.append(problem(event))
        elif isinstance(event, Loss):
            reading.lost[event.what] += event.count
        elif isinstance(event, ReadWith):
            reading.read_with = event.digest
        elif isinstance(event, Note) and event.text not in reading.warnings:
            reading.warnings.append(event.text)
    return reading


def problem(aside: Aside) -> Problem:
    """Write a record that can't be used as a problem of the report."""
    return Problem(
        *(aside.sheet, "", aside.number, aside.column, shown(aside.value)),
        *(aside.problem, aside.fix),
    )


def main_of(item: Item) -> int:
    """Say which row of a record is its main one: its first, or its post where accounts come first.

    The accounts a record names may stand before the post that names them.
    """
    if item.rows[0][0] == "accounts":
        for at, (table, _) in enumerate(item.rows):
            if table == "posts":
                return at
    return 0


def _add(reading: Reading, item: Item) -> None:
    if not item.rows:
        reading.passed[SAYS_NOTHING] += 1
        return
    main = main_of(item)
    for at, (table, cells) in enumerate(item.rows):
        reading.rows.append(
            Row(table, item.sheet, item.number, cells, None, reading.records, at == main)
        )
    reading.records += 1
