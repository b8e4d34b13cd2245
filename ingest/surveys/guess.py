"""What the answers to a question look like: days, numbers, words of a scale, addresses, text."""

import datetime
import re
from collections import Counter
from collections.abc import Callable, Sequence

from graph.fold import fold, one_line
from ingest.fields.form import Cell
from ingest.loose.contacts import Contact, find, masked
from ingest.loose.days import readings
from ingest.loose.numbers import loose_number
from ingest.loose.plainly import is_nothing
from ingest.loose.words import scale_of
from ingest.surveys.survey import Answer, Kind

_MOST = 0.75
"""The share of answers that must look like a kind."""
_SAMPLE = 2_000
_FILE = re.compile(
    r"https?://(?:drive|docs)\.google\.com/\S+|\S+\.(?:jpe?g|png|gif|heic|mp4|mov|3gpp?|m4a|mp3|wav"
    r"|amr|pdf|docx?|xlsx?)",
    re.IGNORECASE,
)
_PLACE = re.compile(r"-?\d{1,3}\.\d+[ ,]+-?\d{1,3}\.\d+(?:[ ,]+-?\d+(?:\.\d+)?){0,2}")
_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}")
_TIME = re.compile(
    r"\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[AaPp]\.?[Mm]\.?)?(?:[+-]\d{2}:?\d{2})?"
)
_CODE = re.compile(r"[A-Za-z0-9_.\-]{1,40}")
_SHORT_CODE = re.compile(r"[A-Za-z]{1,4}[-_ ]?\d+")
_MOST_BESIDE = 12
"""Most letters beside a contact ("WhatsApp: 0300 …"): with more it is a comment."""
_FEW = 20
"""Most options a question can have to count as one of a few."""


def kind_of(label: str, answers: Sequence[Answer]) -> tuple[Kind, tuple[str, ...]]:
    """Guess a question's kind, and its options where they are few, from all of its answers."""
    cells = [cell for cell in answers if cell is not None and not isinstance(cell, tuple)]
    cells = [cell for cell in cells if not is_nothing(cell)][:_SAMPLE]
    if not cells:
        return "empty", ()
    for kind, looks in _LOOKS:
        if sum(map(looks, cells)) >= _MOST * len(cells):
            return kind, ()
    scale = scale_of(cells, label)
    if scale is not None and scale.high > 1 and _is_scale(cells):
        return "scale", options(cells)
    if sum(loose_number(cell) is not None for cell in cells) >= _MOST * len(cells):
        return "number", ()
    if several := codes(cells):
        return "several", several
    few = options(cells)
    return ("one", few) if few else ("text", ())


def options(cells: Sequence[Cell]) -> tuple[str, ...]:
    """Give the options a question seems to have, commonest first; none if its answers are free."""
    counted: Counter[str] = Counter()
    shown: dict[str, str] = {}
    for cell in cells:
        text = one_line(str(cell))
        counted[fold(text)] += 1
        shown.setdefault(fold(text), text)
    repeated = len(counted) <= min(_FEW, max(2, len(cells) // 2))
    short = all(len(text) <= 80 for text in counted)
    return tuple(shown[key] for key, _ in counted.most_common()) if repeated and short else ()


def codes(cells: Sequence[Cell]) -> tuple[str, ...]:
    """Give the options of answers such as ``tolerance digital``: codes joined by spaces.

    Codes are told from free text by being few, used again and used alone.
    """
    rows = [str(cell).split() for cell in cells]
    if not any(len(row) > 1 for row in rows) or any(len(set(row)) < len(row) for row in rows):
        return ()
    counted = Counter(word for row in rows for word in row)
    alone = {row[0] for row in rows if len(row) == 1}
    few = len(counted) <= min(_FEW, max(3, len(rows)))
    fit = all(_CODE.fullmatch(word) and word == word.lower() for word in counted)
    linked = any("_" in word for word in counted) or len(alone) * 2 >= len(counted)
    again = sum(counted.values()) >= 1.5 * len(counted)
    return tuple(counted) if few and fit and linked and again else ()


def _is_scale(cells: Sequence[Cell]) -> bool:
    """Numbers count as a scale if they are small and used again, words by themselves."""
    if any(isinstance(cell, str) and _SHORT_CODE.fullmatch(cell.strip()) for cell in cells):
        return False
    numbers = [number for cell in cells if (number := loose_number(cell)) is not None]
    if len(numbers) < len(cells):
        return True
    return all(0 <= number <= 10 for number in numbers)


def _is_day(cell: Cell) -> bool:
    if isinstance(cell, datetime.datetime):
        return cell.time() == datetime.time()
    if isinstance(cell, datetime.date):
        return True
    return isinstance(cell, str) and not _INSTANT.match(cell) and bool(readings(cell))


def _is_instant(cell: Cell) -> bool:
    return isinstance(cell, datetime.datetime) or (
        isinstance(cell, str) and bool(_INSTANT.match(cell))
    )


def _is_time(cell: Cell) -> bool:
    return isinstance(cell, datetime.time) or (
        isinstance(cell, str) and bool(_TIME.fullmatch(cell.strip()))
    )


def _is_contact(kind: Contact) -> Callable[[Cell], bool]:
    """Tell a contact, alone or with a word beside it, from a comment that mentions one."""

    def looks(cell: Cell) -> bool:
        if kind not in find(cell):
            return False
        around = masked(cell) if isinstance(cell, str) else ""
        return sum(char.isalpha() for char in around) <= _MOST_BESIDE

    return looks


def _matches(pattern: re.Pattern[str]) -> Callable[[Cell], bool]:
    return lambda cell: isinstance(cell, str) and bool(pattern.match(cell.strip()))


def _is_address(cell: Cell) -> bool:
    return isinstance(cell, str) and bool(re.match(r"https?://|www\.|@\w", cell.strip()))


_LOOKS: tuple[tuple[Kind, Callable[[Cell], bool]], ...] = (
    ("email", _is_contact("email")),
    ("id_card", _is_contact("id_card")),
    ("phone", _is_contact("phone")),
    ("file", _matches(_FILE)),
    ("place", _matches(_PLACE)),
    ("instant", _is_instant),
    ("time", _is_time),
    ("day", _is_day),
    ("address", _is_address),
)
