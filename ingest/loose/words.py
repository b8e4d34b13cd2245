"""Answers on a scale, in words or numbers: "Strongly agree", ۵, "4 - Agree", بالکل متفق."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ingest.fields.form import Cell
from ingest.fields.numbers import western
from ingest.loose.numbers import loose_number
from ingest.loose.plainly import is_nothing, plainly
from ingest.loose.presence import Presence, crosses, present
from ingest.loose.scales import steps

__all__ = [
    *("Presence", "Scale", "crosses", "is_out_of_scale"),
    *("likert", "present", "scale_of"),
]

__all__ = ["Presence", "Scale", "crosses", "is_out_of_scale", "likert", "present", "scale_of"]


@dataclass(frozen=True)
class Scale:
    """What answers of one question can be: numbers from ``low`` to ``high``, and these words."""

    low: float = 1
    high: float = 5
    words: Mapping[str, float] = field(default_factory=dict)

    def holds(self, score: float) -> bool:
        """Whether a score lies on the scale."""
        return self.low <= score <= self.high


_OF = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(?:/|out of|of)\s*(\d+)\s*(?:stars?)?\s*")
_NUMBERED = re.compile(
    r"\s*[(\[]?(\d{1,2}(?:\.\d+)?)[)\]]?\s*(?:[-–—:.=)]\s*\D.*|\(.*\)|stars?)?\s*"
)
_BEHIND = re.compile(r".*\D[(\[]?\b(\d)[)\]]?\s*")
_RANGE = re.compile(r"(?<!\d)([01])\s*(?:-|–|—|to|تا|سے)\s*(\d{1,2})(?!\d)")
_TOP = re.compile(r"(?:/|out of|of)\s*(5|7|10|100)(?!\d)")
_DEFAULT = Scale()


def likert(text: Cell, scale: Scale | None = None) -> float | None:
    """Give the score of an answer; None if it is blank, in other words, or not on the scale.

    Without a scale numbers run from 1 to 5 and words are placed on the first usual scale that has
    them (five steps of agreement, quality …); no is 0, maybe 0.5 and yes 1. A number beside a word
    ("4 - Agree") counts before the word; "5/5" and "8/10" must have the scale's own top.
    """
    if isinstance(text, bool):
        return float(text)
    number = _number(text, scale)
    if number is not None:
        return number if (scale or _DEFAULT).holds(number) else None
    if not isinstance(text, str) or is_nothing(text):
        return None
    words = (scale.words if scale and scale.words else None) or _usual()
    return words.get(plainly(text))


def is_out_of_scale(text: Cell, scale: Scale | None = None) -> bool:
    """Whether an answer is a number that the scale does not have, such as 0 or 6 of 1 to 5."""
    if isinstance(text, bool):
        return False
    number = _number(text, scale)
    return number is not None and not (scale or _DEFAULT).holds(number)


def scale_of(column: Iterable[Cell], header: str = "") -> Scale | None:
    """Decide over a whole column, and its header's "(1-5)", what its scale is; None if it is none.

    At least three quarters of the answers must be on it. Words are those of the usual scale that
    fits best; where nobody was neutral, "Agree" is still 4 of 5. Numbers without a named range run
    from 1 to 5, or to 7 or 10 where a tenth of them does.
    """
    cells = [cell for cell in column if not is_nothing(cell)]
    named = _named_range(header) or _own_top(cells)
    told = Scale(*named) if named else None
    numbers = [number for cell in cells if (number := _number(cell, told)) is not None]
    low, high = named or _range(numbers)
    words = _words_of(
        {plainly(c) for c in cells if isinstance(c, str) and _number(c, told) is None}
    )
    if words and not numbers:
        low, high = min(words.values()), max(words.values())
    elif words and set(words.values()) == {0.0, 1.0} and high > 1:
        # Yes and no do not stand on a scale of numbers.
        words = {}
    scale = Scale(low, high, words)
    scored = sum(likert(cell, scale) is not None or is_out_of_scale(cell, scale) for cell in cells)
    return scale if cells and scored >= 0.75 * len(cells) else None


def _number(text: Cell, scale: Scale | None) -> float | None:
    """Take the number out of an answer, as "5/5", "4 - Agree", "(3) Neutral", "۵", "★★★★"."""
    if isinstance(text, bool):
        return None
    if not isinstance(text, str):
        return loose_number(text)
    plain = western(text)
    if found := _OF.fullmatch(plain):
        top = scale.high if scale else float(found[2])
        on_it = float(found[2]) == top and (scale or float(found[2]) <= _DEFAULT.high)
        return float(found[1]) if on_it else None
    if found := _NUMBERED.fullmatch(plain) or _BEHIND.fullmatch(plain):
        return float(found[1])
    if plain.strip() and not plain.strip().strip("★☆⭐ "):
        return float(plain.count("★") + plain.count("⭐"))
    return None


def _named_range(header: str) -> tuple[float, float] | None:
    plain = western(header)
    if found := _RANGE.search(plain):
        return float(found[1]), float(found[2])
    found = _TOP.search(plain)
    return (1.0, float(found[1])) if found else None


def _own_top(cells: list[Cell]) -> tuple[float, float] | None:
    """Give the range of answers that all name the same top: 7/10, 8/10."""
    tops = {found[2] for cell in cells if (found := _OF.fullmatch(western(str(cell))))}
    return (1.0, float(tops.pop())) if len(tops) == 1 else None


def _range(numbers: list[float]) -> tuple[float, float]:
    """Guess the range of numbers nobody has named: one that a tenth of them needs."""
    if numbers and set(numbers) <= {0.0, 1.0}:
        return 0, 1
    for top in (10, 7):
        beyond = sum(5 < number <= top and number > (7 if top == 10 else 5) for number in numbers)
        if beyond > len(numbers) / 10 and beyond > 1:
            return (0 if top == 10 and 0 in numbers else 1), top
    return 1, 5


def _words_of(said: set[str]) -> dict[str, float]:
    """Give the words of the usual scale that has most of what was said, and keeps it apart."""

    def fit(scale: tuple[frozenset[str], ...]) -> tuple[int, int]:
        on_it = [len(step & said) for step in scale]
        return sum(on_it), sum(count > 0 for count in on_it)

    best = max(steps(), key=fit)
    return _scored(best) if any(fit(best)) else {}


def _scored(scale: tuple[frozenset[str], ...]) -> dict[str, float]:
    if "no" in scale[0]:
        return {word: at / (len(scale) - 1) for at, step in enumerate(scale) for word in step}
    return {word: float(at) for at, step in enumerate(scale, start=1) for word in step}


def _usual() -> dict[str, float]:
    found: dict[str, float] = {}
    for scale in steps():
        found = _scored(scale) | found
    return found
