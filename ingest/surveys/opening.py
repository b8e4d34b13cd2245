"""A survey is opened, whichever tool it comes from."""

from datetime import tzinfo

from graph.errors import InputError
from ingest.fields.times import KARACHI
from ingest.files import Given
from ingest.head import Head
from ingest.source import Sure
from ingest.surveys import google, kobo_json, kobo_table, odk
from ingest.surveys.survey import Survey

KINDS = ("kobo", "odk", "google_forms")


def sure(head: Head) -> dict[str, Sure]:
    """Say how sure each tool's reader is that a file is its own."""
    return {
        "kobo": kobo_recognise(head),
        "odk": odk.recognise(head),
        "google_forms": google.recognise(head),
    }


def kobo_recognise(head: Head) -> Sure:
    """Tell KoboToolbox's exports: JSON by its keys, tables by the columns it adds."""
    if head.is_json:
        own = {"_uuid", "_submission_time"} <= head.keys or {"_xform_id_string"} <= head.keys
        return 2 if own and ("_id" in head.keys or "_uuid" in head.keys) else 0
    if head.has_columns("_uuid", "_submission_time") or head.has_columns("_id", "_uuid", "_index"):
        return 2
    return 1 if head.has_columns("_parent_index", "_submission__uuid") else 0


def is_part(given: Given) -> bool:
    """Whether a file only holds a repeat group, which is read with the form's own file."""
    return bool(odk.recognise(Head(given))) and odk.is_repeat(given)


def open_survey(given: Given, kind: str | None = None, zone: tzinfo = KARACHI) -> Survey:
    """Open a survey of any tool; ``kind`` overrides what its content says. Raises InputError.

    Times without a zone (a Google Sheet's) are read in ``zone``.
    """
    head = Head(given)
    if kind is None:
        found = sure(head)
        kind = max(found, key=lambda each: found[each])
        if not found[kind]:
            raise InputError(
                given.name,
                "is no export of KoboToolbox, ODK or Google Forms",
                "Load it with mashal load, which says what it is",
            )
    if kind == "odk":
        return odk.read(given)
    if kind == "google_forms":
        return google.read(given, zone)
    return kobo_json.read_json(given) if head.is_json else kobo_table.read_table(given)
