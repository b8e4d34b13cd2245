"""ODK (Central, Briefcase): a form's submissions, its repeat groups in files beside it."""

from collections.abc import Iterator

from ingest.files import Given
from ingest.source import Context, Event, Source
from ingest.surveys import odk
from ingest.surveys.road import read as read_survey


def read(given: Given, context: Context) -> Iterator[Event]:
    """Give what the submissions say; a repeat group's file is read with the form's own file.

    Raises InputError, also for a repeat group's file without the form's.
    """
    if odk.is_repeat(given) and (main := odk.main_of(given)):
        yield from odk.entries(given, main)
        return
    yield from read_survey(given, context, "odk")


SOURCES = [Source("odk", "an ODK export", odk.recognise, read, "tables")]
