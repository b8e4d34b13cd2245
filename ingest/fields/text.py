"""Text cells: names on one line, and longer text kept as it was written."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from pydantic import BeforeValidator

from graph.fold import fold, one_line
from ingest.fields.form import Cell, Form, fault

# Control characters say nothing and drive terminals; bidirectional overrides disguise text.
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]"
)
_SEPARATOR = re.compile("[;؛\n]")


def without_controls(text: str) -> str:
    """Leave out control characters (but line breaks and tabs) and direction overrides."""
    if text.isascii() and text.isprintable():
        return text
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def as_text(value: Cell) -> str:
    """Take a text cell, or a number typed where text belongs; anything else is refused."""
    if isinstance(value, str):
        return without_controls(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        kind = "a yes/no value" if isinstance(value, bool) else "a date or time"
        raise fault(f"is {kind} where text belongs", "Format the cell as text and type it again")
    return str(int(value)) if float(value).is_integer() else str(value)


@dataclass(frozen=True)
class Line:
    """One line of text, at most ``limit`` characters: spaces are tidied, the rest is kept."""

    limit: int = 200

    def __call__(self, value: Cell) -> str:
        """Give the line; raises a cell's fault if nothing is left of it, or too much."""
        text = one_line(as_text(value))
        if not text or (not text.isascii() and not fold(text)):
            raise fault("holds no readable character", "Type it again or leave the cell blank")
        if len(text) > self.limit:
            raise fault(f"is longer than {self.limit} characters", "Shorten it")
        return text


@dataclass(frozen=True)
class Prose:
    """Text of several lines, kept as written, at most ``limit`` characters."""

    limit: int

    def __call__(self, value: Cell) -> str:
        """Give the text; raises a cell's fault if it is too long."""
        text = as_text(value).strip()
        if len(text) > self.limit:
            raise fault(f"is longer than {self.limit:,} characters", "Shorten it")
        return text


def unique(names: Iterable[str]) -> list[str]:
    """Keep the first of names that compare equal, in the order given."""
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(fold(name), name)
    return list(first.values())


@dataclass(frozen=True)
class Several:
    """Several values in one cell, joined with ``;``; one written twice counts once."""

    each: Line
    limit: int = 50

    def __call__(self, value: Cell) -> list[str]:
        """Give the values in the order written; raises a cell's fault if there are too many."""
        parts = [self.each(part) for part in _SEPARATOR.split(as_text(value)) if part.strip()]
        if len(parts) > self.limit:
            raise fault(f"holds more than {self.limit} values", "Keep the most important ones")
        return unique(parts)


Name = Annotated[str, BeforeValidator(Line()), Form("text")]
Title = Annotated[str, BeforeValidator(Line(300)), Form("text")]
PostText = Annotated[str, BeforeValidator(Prose(70_000)), Form("text")]
Names = Annotated[
    tuple[str, ...], BeforeValidator(Several(Line())), Form("text; several with ;", many=True)
]
