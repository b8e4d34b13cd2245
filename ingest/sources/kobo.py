"""KoboToolbox: a form's submissions as CSV, XLSX or JSON."""

from collections.abc import Iterator

from ingest.files import Given
from ingest.source import Context, Event, Source
from ingest.surveys.opening import kobo_recognise
from ingest.surveys.road import read as read_survey


def read(given: Given, context: Context) -> Iterator[Event]:
    """Give what the submissions say, read with the form's mapping; raises InputError."""
    return read_survey(given, context, "kobo")


SOURCES = [Source("kobo", "a KoboToolbox export", kobo_recognise, read, "tables")]
