"""Numbers: grouped digits and Urdu digits are read; blank is unknown and never 0."""

import math
import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import BeforeValidator

from ingest.fields.form import Cell, Form, fault

# Arabic-Indic and Urdu digits, and the Arabic thousands and decimal signs.
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٬٫", "01234567890123456789,.")
# 1,234,567 and, as South Asia groups, 12,34,567.
_GROUPED = re.compile(r"-?\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def western(text: str) -> str:
    """Write Urdu and Arabic-Indic digits as 0-9."""
    return text if text.isascii() else text.translate(_DIGITS)


def as_number(value: Cell) -> float:
    """Give the number a cell holds; raises a cell's fault if it holds none."""
    if isinstance(value, str):
        text = western(value).replace("\u00a0", "").replace(" ", "")
        if _GROUPED.fullmatch(text):
            text = text.replace(",", "")
        if len(text) > 30 or not _NUMBER.fullmatch(text):
            raise fault("is not a number", "Write digits alone, such as 1234, 1,234 or 34.01")
        return float(text) if "." in text else int(text)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise fault("is not a number", "Write digits alone, in a cell formatted as a number")
    if not math.isfinite(value):
        raise fault("is not a number", "Write digits alone, such as 1234")
    return value


@dataclass(frozen=True)
class Count:
    """A whole number of things, from 0 to ``limit``."""

    limit: int

    def __call__(self, value: Cell) -> int:
        """Give the count; raises a cell's fault if it is negative, broken or too large."""
        number = as_number(value)
        if number < 0:
            raise fault(
                "is negative", "A count is 0 or more; leave the cell blank if it is unknown"
            )
        if not float(number).is_integer():
            raise fault("is not a whole number", "Write the count without decimals, such as 1234")
        if number > self.limit:
            raise fault(f"is more than {self.limit:,}", "Correct the number")
        return int(number)


@dataclass(frozen=True)
class Between:
    """A number from ``low`` to ``high``."""

    low: float
    high: float
    why: str

    def __call__(self, value: Cell) -> float:
        """Give the number; raises a cell's fault if it is outside."""
        number = as_number(value)
        if not self.low <= number <= self.high:
            raise fault(f"is not between {self.low:g} and {self.high:g}", self.why)
        return float(number)


def as_score(value: Cell) -> float:
    """Give an item's score: a number, or yes (1) and no (0); raises a cell's fault otherwise."""
    if isinstance(value, bool):
        return float(value)
    if isinstance(value, str) and value.strip().casefold() in _YES_NO:
        return _YES_NO[value.strip().casefold()]
    try:
        number = as_number(value)
    except ValueError:
        raise fault(
            "is not a score",
            "Write the score as a number, such as 4, or yes/no; text answers are not loaded",
        ) from None
    if abs(number) > 1000:
        raise fault("is too large for a score", "Write the score as it was given, such as 4")
    return float(number)


_YES_NO = {"yes": 1.0, "no": 0.0, "true": 1.0, "false": 0.0}


def _form(words: str, excel: str = "0") -> Form:
    return Form(words, excel, dash=True)


People = Annotated[int, BeforeValidator(Count(1_000_000)), _form("a whole number")]
Followers = Annotated[int, BeforeValidator(Count(10_000_000_000)), _form("a whole number")]
Figure = Annotated[int, BeforeValidator(Count(1_000_000_000_000)), _form("a whole number")]
_PLACES = "Places are in Pakistan; check that latitude and longitude are not swapped"
Latitude = Annotated[
    float, BeforeValidator(Between(23, 38, _PLACES)), _form("degrees north", "0.0000")
]
Longitude = Annotated[
    float, BeforeValidator(Between(60, 78, _PLACES)), _form("degrees east", "0.0000")
]
Score = Annotated[float, BeforeValidator(as_score), _form("a number, or yes/no", "General")]
