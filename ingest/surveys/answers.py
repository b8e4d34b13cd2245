"""Answers become values: days, counts, names, lists, scores, as far as they can be read."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, tzinfo

from graph.fold import fold, one_line
from ingest.fields.text import without_controls
from ingest.loose.contacts import masked
from ingest.loose.days import Order, loose_day
from ingest.loose.numbers import loose_number
from ingest.loose.people import plain_name, split_names
from ingest.loose.plainly import is_nothing, plainly
from ingest.loose.words import Scale, likert
from ingest.surveys.survey import Answer

_NUMBERED = re.compile(r"(?:^|\s)\d{1,2}[.)]\s*(?=\D)")
_LONGEST = 200
_PEOPLE = 1_000_000
_GENDERS = {
    "female": "f|female|woman|women|girl|lady|w|خاتون|عورت|لڑکی|طالبہ|زنانہ|خواتین|aurat|khatoon",
    "male": "m|male|man|men|boy|gentleman|مرد|لڑکا|طالب علم|مردانہ|mard|larka|admi",
    "other": "other|non binary|nonbinary|transgender|trans|intersex|x|دیگر|خواجہ سرا|khwaja sira",
}
_GENDER = {plainly(word): meant for meant, words in _GENDERS.items() for word in words.split("|")}
_YES = frozenset(
    plainly(word)
    for word in [
        "yes",
        "y",
        "true",
        "1",
        "agree",
        "i agree",
        "i consent",
        "yes i agree",
        "yes i consent",
        "ok",
        "ہاں",
        "جی ہاں",
        "جی",
        "haan",
        "ji haan",
        "متفق",
        "اتفاق",
    ]
)
_NO = frozenset(
    plainly(word)
    for word in [
        "no",
        "n",
        "false",
        "0",
        "disagree",
        "i disagree",
        "i do not agree",
        "i do not consent",
        "نہیں",
        "جی نہیں",
        "nahi",
        "nahin",
        "ji nahi",
    ]
)


def text(answer: Answer, limit: int = _LONGEST) -> str | None:
    """Give an answer as one line, without contacts in it; None if it says nothing."""
    if isinstance(answer, tuple):
        answer = "; ".join(answer)
    if isinstance(answer, float) and answer.is_integer() and abs(answer) < 1e15:
        answer = int(answer)
    if answer is None or is_nothing(answer):
        return None
    said = one_line(masked(without_controls(str(answer))))[:limit].strip()
    return said or None


def name(answer: Answer) -> str | None:
    """Give a person's name without titles; None if it is none: a contact, a device, nothing."""
    said = None if isinstance(answer, tuple) else plain_name(answer)
    return said[:_LONGEST] if said else None


def names(answer: Answer) -> list[str]:
    """Give the names listed in one answer, each once."""
    parts = answer if isinstance(answer, tuple) else (answer,)
    found: dict[str, str] = {}
    for part in parts:
        listed = _NUMBERED.sub("\n", part) if isinstance(part, str) else part
        for each in split_names(listed):
            found.setdefault(fold(each.name), each.name[:_LONGEST])
    return list(found.values())


def several(answer: Answer, split: str | None = None) -> list[str]:
    """Give the options of an answer, each once; a text is parted at ``;`` or as ``split`` says."""
    if isinstance(answer, tuple):
        parts: Iterable[str] = answer
    else:
        parts = re.split(re.escape(split) if split else r"[;؛\n]", str(answer or ""))
    found: dict[str, str] = {}
    for part in parts:
        if said := text(part, 100):
            found.setdefault(fold(said), said.replace(";", ","))
    return list(found.values())


def day(answer: Answer, order: Order, zone: tzinfo) -> date | None:
    """Give the day an answer means, in ``zone`` if it is an instant; None if it is none."""
    if isinstance(answer, tuple) or answer is None:
        return None
    if isinstance(answer, datetime) and answer.tzinfo:
        return answer.astimezone(zone).date()
    found = loose_day(answer, order)
    return found if found and 1900 <= found.year <= 2100 else None


def count(answer: Answer) -> int | None:
    """Give the number of people an answer means; None if it is none, or can't be."""
    if isinstance(answer, tuple):
        return None
    number = loose_number(answer)
    if number is None or not 0 <= number <= _PEOPLE or not float(number).is_integer():
        return None
    return int(number)


def score(answer: Answer, scale: Scale | None, words: dict[str, float] | None) -> float | None:
    """Give the score of a rating: by the mapping's words, else by the usual ones; None if none."""
    if isinstance(answer, tuple):
        return score(answer[0], scale, words) if len(answer) == 1 else None
    if words and isinstance(answer, str):
        said = {plainly(word): value for word, value in words.items()}
        if plainly(answer) in said:
            return float(said[plainly(answer)])
    return likert(answer, scale)


def gender(answer: Answer) -> str | None:
    """Give female, male or other; None if it is not said, or in other words."""
    said = several(answer)
    return _GENDER.get(plainly(said[0])) if len(said) == 1 else None


def yes_no(answer: Answer) -> bool | None:
    """Give yes or no; None if it is neither."""
    if isinstance(answer, bool):
        return answer
    said = plainly(text(answer) or "")
    first = said.split()[:1]
    if said in _YES or first == ["yes"]:
        return True
    return False if said in _NO or first == ["no"] else None


def code(answer: Answer) -> str | None:
    """Give a code as it compares: capitals, without spaces and signs."""
    said = re.sub(r"[\W_]+", "", one_line(str(answer))) if isinstance(answer, str | int) else ""
    if isinstance(answer, float) and answer.is_integer():
        said = str(int(answer))
    return None if is_nothing(said) else fold(said).upper()


def first(found: Sequence[Answer]) -> Answer:
    """Give the first answer that says something."""
    return next((each for each in found if isinstance(each, tuple) or not is_nothing(each)), None)
