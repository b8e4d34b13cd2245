"""One form exported several times into one folder is read once, from the export that says most."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from graph.errors import InputError
from ingest.files import Given
from ingest.head import Head
from ingest.source import Event, Passed
from ingest.surveys.opening import kobo_recognise, open_survey
from ingest.surveys.survey import Survey

_MOST = 12
"""How many files beside a survey are opened to see whether they are the same form."""


def fuller(given: Given, survey: Survey) -> tuple[str, frozenset[str]] | None:
    """Find an export of the same submissions beside a KoboToolbox one that says more of them.

    Gives its name and the submissions it holds; None if the file itself says most.
    """
    own = {each.uuid for each in survey.submissions if each.uuid}
    best, held = (_says(given.name, survey), given.name), frozenset[str]()
    for name, other in _beside(given):
        found = _opened(other)
        uuids = frozenset(each.uuid for each in found.submissions) if found else frozenset()
        if found is None or not own & uuids:
            continue
        if (rank := (_says(name, found), name)) > best:
            best, held = rank, uuids
    return (PurePosixPath(best[1]).name, held) if held else None


def passed(survey: Survey, other: str, held: frozenset[str]) -> Iterator[Event]:
    """Pass over the submissions that another export holds."""
    for each in survey.submissions:
        if each.uuid in held:
            yield Passed(each.number, f"submissions read from {other}", each.sheet)


def _beside(given: Given) -> list[tuple[str, Given]]:
    found = [
        (name, other)
        for name, other in given.around().items()
        if other.name != given.name and kobo_recognise(Head(other)) == 2
    ]
    return found[:_MOST]


def _opened(given: Given) -> Survey | None:
    try:
        return open_survey(given, "kobo")
    except InputError:
        return None


def _says(name: str, survey: Survey) -> tuple[int, int, int, int]:
    """Rank an export: repeat groups first, then labels rather than names, then what is answered."""
    words = sum(" " in each.label or not each.label.isascii() for each in survey.questions)
    codes = sum("_" in option for each in survey.questions for option in each.options)
    return len(survey.repeats), words - codes, len(survey.submissions), -len(name)
