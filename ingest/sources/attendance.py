"""Attendance of online meetings: the lists of Zoom, Teams and Google Meet."""

from collections.abc import Callable, Iterator
from datetime import tzinfo

from ingest.files import Given
from ingest.source import Aside, Context, Event, Note, Source
from ingest.sources import _meet, _teams, _zoom
from ingest.sources._meeting import Meeting, events

Reader = Callable[[Given, tzinfo], Iterator[Meeting | Note | Aside]]


def _read(reader: Reader, given: Given, context: Context) -> Iterator[Event]:
    for each in reader(given, context.zone):
        if isinstance(each, Note | Aside):
            yield each
        else:
            yield from events(each, context)


def read_zoom(given: Given, context: Context) -> Iterator[Event]:
    """Give who attended; raises InputError if the file is refused whole."""
    return _read(_zoom.read, given, context)


def read_teams(given: Given, context: Context) -> Iterator[Event]:
    """Give who attended; raises InputError if the file is refused whole."""
    return _read(_teams.read, given, context)


def read_meet(given: Given, context: Context) -> Iterator[Event]:
    """Give who attended; raises InputError if the file is refused whole."""
    return _read(_meet.read, given, context)


SOURCES = [
    Source("zoom_attendance", "a Zoom attendance list", _zoom.recognise, read_zoom, "tables"),
    Source("teams_attendance", "a Teams attendance list", _teams.recognise, read_teams, "tables"),
    Source(
        "meet_attendance", "a Google Meet attendance list", _meet.recognise, read_meet, "tables"
    ),
]
