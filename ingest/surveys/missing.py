"""What a mapping still lacks before its form can be loaded, in plain words."""

from dataclasses import dataclass

from ingest.surveys.mapping import Mapping
from ingest.surveys.survey import Survey
from ingest.surveys.targets import ITEMS


@dataclass(frozen=True)
class Lack:
    """One thing that is missing or wrong: ``where`` in the mapping, ``what``, and ``todo``."""

    where: str
    what: str
    todo: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}. {self.todo}."


def missing(survey: Survey, mapping: Mapping) -> list[Lack]:
    """List what keeps a survey from being loaded with a mapping; nothing if it can be."""
    found = [*_session(mapping), *_items(mapping), *_people(mapping), *_ties(mapping)]
    asked = {each.name for each in survey.questions}
    needed = [each for each in mapping.questions if each.is_ != "drop"]
    if needed and not any(each.question in asked for each in needed):
        found.append(
            Lack("questions", "none of them is in this file", "Make a mapping of this file's form")
        )
    return found


def _session(mapping: Mapping) -> list[Lack]:
    fixed = mapping.constants
    dated = mapping.has("session.date") or fixed.session_date
    placed = mapping.has("session.venue", "campus") or fixed.venue
    if mapping.about in ("person", "ties"):
        return []
    if mapping.about == "session":
        found = []
        if not dated:
            found.append(
                _lack("session.date", "no question gives the day of the session", "session_date")
            )
        if not placed and not mapping.has("session.format"):
            found.append(_lack("session.venue", "no question gives the campus or venue", "venue"))
        return found
    if fixed.session_id or mapping.has("session.code") or (dated and placed):
        return []
    return [
        Lack(
            "session",
            "nothing says which session the answers are about",
            'If all are about one session, choose it on the Add data page under "All forms are '
            'about the session", or say mashal map FILE --session ID (mashal query sessions lists '
            "the ids). Else say which questions give its day and its venue",
        )
    ]


def _lack(target: str, what: str, constant: str) -> Lack:
    return Lack(
        "questions",
        what,
        f'Give a question the meaning "{target}", or put {constant} under constants',
    )


def _items(mapping: Mapping) -> list[Lack]:
    if mapping.about != "feedback" or mapping.has(*ITEMS, "testimonial"):
        return []
    return [Lack("questions", "none is a rating", 'Give at least one the meaning "item"')]


def _people(mapping: Mapping) -> list[Lack]:
    if mapping.about not in ("person", "attendance", "ties"):
        return []
    if mapping.has("person.name", "person.code", "session.participants"):
        return []
    lists = mapping.repeats.values()
    if any(each not in ("drop", "each") for each in lists) and mapping.about != "ties":
        return []
    return [Lack("questions", "none names the person", 'Give one the meaning "person.name"')]


def _ties(mapping: Mapping) -> list[Lack]:
    if mapping.about != "ties" or mapping.has("ties.names"):
        return []
    if "knows" in mapping.repeats.values():
        return []
    return [Lack("questions", "none names whom they know", 'Give one the meaning "ties.names"')]
