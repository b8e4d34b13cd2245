"""From what a person types to what a statement gets: every parameter checked by its type."""

from collections.abc import Sequence
from datetime import date
from math import isfinite

from graph.errors import QuestionError
from graph.fold import fold
from graph.questions.model import Choice, Param, Value
from graph.words import did_you_mean

_CALLED = {
    "integer": "a whole number",
    "number": "a number",
    "date": "a day like 2026-10-31",
}


def checked(
    where: str, param: Param, given: object, choices: Sequence[Choice] | None = None
) -> Value:
    """Turn ``given`` (text, number or date) into the parameter's value.

    ``choices`` are the live ones of a parameter that has ``choices_from`` (None: not yet known); a
    person may type a choice's value, label or another spelling, in any case. Empty text leaves a
    text, date or choice open. Raises QuestionError with what would be right.
    """
    text = given.isoformat() if isinstance(given, date) else str(given).strip()
    if param.type in ("integer", "number"):
        return _number(where, param, text)
    if param.type == "date":
        return _day(where, param, text)
    if param.type == "choice":
        fixed = [Choice(one, one) for one in param.choices]
        known = fixed or choices
        return text if known is None or not text else _choice(where, param, text, known)
    return text


def _number(where: str, param: Param, text: str) -> int | float:
    try:
        value = int(text) if param.type == "integer" else float(text)
    except ValueError:
        raise _wrong(where, param, text) from None
    low, high = param.low, param.high
    if (
        not isfinite(value)
        or (low is not None and value < low)
        or (high is not None and value > high)
    ):
        raise _wrong(where, param, text)
    return value


def _day(where: str, param: Param, text: str) -> str:
    if not text:
        return ""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise _wrong(where, param, text) from None


def _choice(where: str, param: Param, text: str, choices: Sequence[Choice]) -> str:
    key = fold(text)
    found = {one.value for one in choices if key == fold(one.value)} or {
        one.value for one in choices if key in map(fold, (one.label, *one.spellings))
    }
    if len(found) == 1:
        return found.pop()
    if found:
        several = ", ".join(sorted(found))
        raise QuestionError(where, f'{param.name} "{text}" fits several', f"Give one of {several}")
    labels = [one.label for one in choices]
    raise QuestionError(where, f'{param.name} has no "{text}"', did_you_mean(text, labels))


def _wrong(where: str, param: Param, text: str) -> QuestionError:
    wanted = _CALLED[param.type]
    if param.low is not None:
        wanted += f" from {param.low} to {param.high}"
    return QuestionError(
        where,
        f'{param.name} is "{text}"',
        f"Give {wanted}, such as {param.default or '2026-10-31'}",
    )
