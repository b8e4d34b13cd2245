"""Cells chosen from a few words: case and common synonyms are forgiven, the rest is asked back."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from typing import Annotated

from pydantic import BeforeValidator

from graph.fold import fold
from graph.settings import DATA
from ingest.fields.form import Cell, Form, fault
from ingest.fields.text import as_text


def key(text: str) -> str:
    """Give the key on which chosen words compare: folded, ``_`` for space, dash and full stop."""
    return "_".join(fold(text).replace("-", " ").replace("_", " ").replace(".", " ").split())


@dataclass(frozen=True)
class OneOf:
    """One of a few words; ``also`` maps synonyms to them."""

    choices: tuple[str, ...]
    also: Mapping[str, str] = field(default_factory=dict, hash=False)
    _known: dict[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Put every spelling that is understood in one table."""
        known = {key(word): word for word in self.choices}
        known |= {key(word): meant for word, meant in self.also.items()}
        object.__setattr__(self, "_known", known | {word: word for word in self.choices})

    def __call__(self, value: Cell) -> str:
        """Give the word as it is stored; raises a cell's fault with the nearest one."""
        if type(value) is str and value in self._known:
            return self._known[value]
        text = key(as_text(value))
        if text in self._known:
            return self._known[text]
        near = get_close_matches(text, self._known, n=1)
        hint = f'Did you mean "{self._known[near[0]]}"? ' if near else ""
        raise fault("is not one of the words for this column", f"{hint}Use {listed(self.choices)}")

    @property
    def form(self) -> Form:
        """How such a cell is written."""
        return Form(f"one of {', '.join(self.choices)}", choices=self.choices)


@dataclass(frozen=True)
class SomeOf:
    """Several of a few words, joined with ``;``."""

    one: OneOf

    def __call__(self, value: Cell) -> list[str]:
        """Give the words, each once; raises a cell's fault for the first that is none."""
        parts = as_text(value).replace("؛", ";").replace(",", ";").split(";")
        return list(dict.fromkeys(self.one(part) for part in parts if part.strip()))


def as_yes_no(value: Cell) -> bool:
    """Give yes as True and no as False; raises a cell's fault otherwise."""
    if isinstance(value, bool):
        return value
    return _YES_NO(value) == "yes"


@cache
def provinces() -> OneOf:
    """Give the seven provinces and territories of Pakistan, with the other names they go by."""
    with (DATA / "reference" / "provinces.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    also = {
        alias: row["name"] for row in rows for alias in [row["name_ur"], *row["aliases"].split("|")]
    }
    return OneOf(tuple(row["name"] for row in rows), also)


def listed(words: Sequence[str], last: str = "or") -> str:
    """Write words as a sentence does: a, b or c."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"


_YES_NO = OneOf(
    ("yes", "no"),
    {"y": "yes", "true": "yes", "1": "yes", "ہاں": "yes", "جی ہاں": "yes"}
    | {"n": "no", "false": "no", "0": "no", "نہیں": "no", "جی نہیں": "no"},
)
_PROVINCE = provinces()
YesNo = Annotated[bool, BeforeValidator(as_yes_no), Form("yes or no", choices=("yes", "no"))]
Province = Annotated[str, BeforeValidator(_PROVINCE), _PROVINCE.form]
