"""Google Forms: the download of a form's answers, or its linked Sheet."""

from collections.abc import Iterator

from ingest.files import Given
from ingest.source import Context, Event, Source
from ingest.surveys.google import recognise
from ingest.surveys.road import read as read_survey


def read(given: Given, context: Context) -> Iterator[Event]:
    """Give what the submissions say, read with the form's mapping; raises InputError."""
    return read_survey(given, context, "google_forms")


SOURCES = [Source("google_forms", "answers to a Google Form", recognise, read, "tables")]
