"""KoboToolbox's JSON: the submissions of its API, keys ``group/question``, repeats within."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import orjson

from graph.errors import InputError
from graph.fold import fold
from ingest.decode import decode
from ingest.files import Given
from ingest.source import Aside, Loss, Note, Passed
from ingest.surveys.guess import kind_of
from ingest.surveys.kobo import OWN, Meta, doubles, submission
from ingest.surveys.naming import title_of
from ingest.surveys.survey import Answer, Answers, Question, Submission, Survey

_LISTS = ("results", "data", "submissions")
_DEEPEST = 20

_Aside = list[Passed | Aside | Loss | Note]


def read_json(given: Given) -> Survey:
    """Read the API's answer, a list of submissions, or one a line; raises InputError if none."""
    text, warnings = decode(given.name, given.data)
    aside: _Aside = [Note(f"{given.name} {each}") for each in warnings]
    found = list(_records(given.name, text, aside))
    if not any("_uuid" in each or "_id" in each for _, each in found):
        raise InputError(
            given.name, "holds no submission of KoboToolbox", "Export the form's data as JSON again"
        )
    seen = _Seen()
    submissions = [_submission(number, each, seen) for number, each in found]
    versions = {str(each["__version__"]) for _, each in found if each.get("__version__")}
    names = {str(each["_xform_id_string"]) for _, each in found if each.get("_xform_id_string")}
    return Survey(
        "kobo",
        title_of(given.name),
        tuple(seen.questions()),
        tuple(doubles(submissions)),
        frozenset(versions | names),
        tuple(aside),
    )


class _Seen:
    """The questions met so far, with all that was answered to them."""

    def __init__(self) -> None:
        self._answers: dict[str, list[Answer]] = {}
        self._repeats: dict[str, str] = {}

    def add(self, key: str, repeat: str, answer: Answer) -> str:
        """Take note of an answer; gives the question's name, which no other repeat's has."""
        name = key
        while self._repeats.setdefault(name, repeat) != repeat:
            name = f"{repeat}/{name}"
        self._answers.setdefault(name, []).append(answer)
        return name

    def questions(self) -> Iterator[Question]:
        for name, answers in self._answers.items():
            repeat = self._repeats[name]
            *path, label = name.split("/")
            kind, options = kind_of(label.replace("_", " "), answers)
            yield Question(name, label, tuple(path), repeat, kind, options)


def _records(name: str, text: str, aside: _Aside) -> Iterator[tuple[int, Mapping[str, Any]]]:
    try:
        whole = orjson.loads(text)
    except (orjson.JSONDecodeError, RecursionError):
        yield from _lines(name, text, aside)
        return
    if isinstance(whole, dict):
        whole = next((whole[key] for key in _LISTS if isinstance(whole.get(key), list)), [whole])
    for number, each in enumerate(whole if isinstance(whole, list) else [], start=1):
        if isinstance(each, dict):
            yield number, each
        else:
            aside.append(_no_submission(number))


def _lines(name: str, text: str, aside: _Aside) -> Iterator[tuple[int, Mapping[str, Any]]]:
    good = False
    lines = [(at, line) for at, line in enumerate(text.split("\n"), start=1) if line.strip()]
    for number, line in lines:
        try:
            each = orjson.loads(line)
        except orjson.JSONDecodeError:
            each = None
        if isinstance(each, dict):
            good = True
            yield number, each
        else:
            aside.append(_no_submission(number))
    if not good:
        raise InputError(
            name, "is JSON that is damaged or cut off", "Export or download it once more"
        )


def _no_submission(number: int) -> Aside:
    return Aside(
        number, "", "", "is no submission, or one that is cut off", "Export the data again"
    )


def _submission(number: int, record: Mapping[str, Any], seen: _Seen) -> Submission:
    repeats: dict[str, list[Answers]] = {}
    answers = _answers(record, "", {}, repeats, seen, 0)
    status = record.get("_validation_status")
    if isinstance(status, dict):
        status = status.get("uid") or status.get("label")
    return submission(
        Meta(
            number=number,
            sheet="",
            id=_text(record.get("_id")),
            uuid=_text(record.get("_uuid") or record.get("meta/rootUuid")),
            submitted=_text(record.get("_submission_time")),
            status=_text(status),
        ),
        answers,
        repeats,
    )


def _answers(
    record: Mapping[str, Any],
    repeat: str,
    around: Answers,
    repeats: dict[str, list[Answers]],
    seen: _Seen,
    depth: int,
) -> Answers:
    """Take a record's answers; those of repeats within go to ``repeats``, with those around."""
    own: dict[str, Answer] = {}
    inner: list[tuple[str, Sequence[Any]]] = []
    for key, value in record.items():
        name = str(key)
        if _is_own(name):
            continue
        if isinstance(value, list) and any(isinstance(each, dict) for each in value):
            inner.append((name, value))
        elif (answer := _answer(value)) not in (None, ""):
            own[seen.add(name, repeat, answer)] = answer
    whole = {**around, **own}
    for name, entries in inner if depth < _DEEPEST else ():
        for entry in entries:
            if isinstance(entry, dict):
                inside = _answers(entry, name, whole if repeat else {}, repeats, seen, depth + 1)
                repeats.setdefault(name, []).append(inside)
    return whole


def _is_own(name: str) -> bool:
    key = fold(name)
    return key in OWN or key.startswith(("_supplementaldetails", "meta/", "formhub/"))


def _answer(value: Any) -> Answer:
    if isinstance(value, str | int | float | bool) or value is None:
        return value
    if isinstance(value, list):
        return tuple(str(each) for each in value if isinstance(each, str | int | float)) or None
    return None


def _text(value: Any) -> str:
    return "" if value is None else str(value).strip()
