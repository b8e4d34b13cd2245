"""The mapping: a small file to keep, edit and share that says what a form's questions mean."""

import tomllib
from collections.abc import Mapping as Dictionary
from datetime import date
from typing import Annotated, Any, Self

import tomli_w
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from graph.errors import InputError
from graph.words import did_you_mean
from ingest.loose.plainly import plainly
from ingest.surveys.targets import DROP, ITEMS, TARGETS, About, Entries, Part

WRITTEN = 'written by mashal; edit it freely: what a question means stands behind "is"'
_ITEM = r"item_[a-z0-9_]{1,60}"


def _known(value: object) -> object:
    if isinstance(value, str) and value not in TARGETS:
        hint = did_you_mean(value, TARGETS).rstrip("?")
        raise ValueError(f'"{value}" is nothing a question can mean. {hint}')
    return value


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Meaning(_Part):
    """What one question means.

    ``is_`` is a target's key; ``item`` the name of a feedback item; ``scale`` the score of each
    answer in words, where they are not the usual ones; ``words`` what an answer stands for, such
    as a code for its label; ``split`` what parts several answers in one cell, where the file does
    not tell it.
    """

    model_config = ConfigDict(
        frozen=True, extra="forbid", populate_by_name=True, hide_input_in_errors=True
    )

    question: Annotated[str, Field(min_length=1, max_length=2_000)]
    is_: Annotated[str, BeforeValidator(_known)] = Field(DROP, alias="is")
    repeat: str = ""
    item: Annotated[str, Field(pattern=_ITEM)] | None = None
    scale: dict[str, float] | None = None
    words: dict[str, str] | None = None
    split: str | None = None

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.is_ in ITEMS and self.item is None:
            raise ValueError('an item needs a name: add item = "item_…" (small letters, digits, _)')
        return self


class Constants(_Part):
    """What holds for every submission, and is not asked in the form."""

    session_id: str | None = None
    session_title: str | None = None
    session_date: date | None = None
    venue: str | None = None
    city: str | None = None
    province: str | None = None
    topics: str | None = None
    format: str | None = None
    wave: str | None = None
    campus: str | None = None
    roles: str | None = None
    cohort: str | None = None
    source: str | None = None

    @model_validator(mode="after")
    def _wave(self) -> Self:
        if self.wave is not None and self.wave not in WAVES:
            raise ValueError(f"wave: write one of {', '.join(WAVES)}")
        return self


WAVES = ("before", "after", "remembered_before", "follow_up")


class Mapping(_Part):
    """What a form's questions mean.

    ``name`` names people and sessions of the form: the same name, the same people. ``part`` is what
    the person who fills it in did. ``repeats`` says what the entries of each repeat group are.
    """

    name: Annotated[str, Field(pattern=r"[\w-]{1,60}")]
    title: str
    form: str
    about: About
    part: Part = "none"
    versions: tuple[str, ...] = ()
    constants: Constants = Constants()
    repeats: dict[str, Entries] = {}
    questions: tuple[Meaning, ...]
    doubts: tuple[str, ...] = Field((), exclude=True)

    @model_validator(mode="after")
    def _once(self) -> Self:
        seen: dict[tuple[str, str], str] = {}
        names: set[str] = set()
        for each in self.questions:
            if each.question in names:
                raise ValueError(f'the question "{each.question}" stands there twice')
            names.add(each.question)
            if not TARGETS[each.is_].many and (each.is_, each.repeat) in seen:
                first = seen[each.is_, each.repeat]
                raise ValueError(
                    f'"{first}" and "{each.question}" are both {each.is_}: only one can be'
                )
            seen[each.is_, each.repeat] = each.question
        return self

    def meaning(self, question: str) -> Meaning | None:
        """Give what a question means, None if the mapping does not know it."""
        return next((each for each in self.questions if each.question == question), None)

    def of(self, *targets: str, repeat: str = "") -> list[Meaning]:
        """List the questions that mean one of these targets, outside repeats or within one."""
        return [each for each in self.questions if each.is_ in targets and each.repeat == repeat]

    def has(self, *targets: str) -> bool:
        """Whether a question means one of these targets, in a repeat or outside."""
        return any(each.is_ in targets for each in self.questions)


def keys(mapping: Mapping) -> frozenset[str]:
    """Give the names of all questions as they compare: without groups, case and punctuation."""
    return frozenset(question_key(each.question) for each in mapping.questions)


def question_key(name: str) -> str:
    """Give the key on which questions' names compare: ``group/name`` is ``name``."""
    last = name.rpartition("/")[2] if " / " not in name else name
    return plainly(last.replace("_", " ")) or plainly(name) or name


def to_toml(mapping: Mapping) -> str:
    """Write a mapping as TOML."""
    said = mapping.model_dump(mode="python", by_alias=True, exclude_none=True)
    plain: dict[str, Any] = {key: value for key, value in said.items() if value not in ({}, (), [])}
    for asked in plain.get("questions", ()):
        if not asked["repeat"]:
            del asked["repeat"]
    return f"# What the questions of this form mean, {WRITTEN}.\n\n" + tomli_w.dumps(plain)


def from_toml(where: str, text: str) -> Mapping:
    """Read a mapping; raises InputError with the line or key at fault and what to do."""
    try:
        return from_data(where, tomllib.loads(text))
    except (tomllib.TOMLDecodeError, RecursionError) as fault:
        raise InputError(where, f"is not TOML ({fault})", "Correct that line") from fault


def from_data(where: str, data: Dictionary[str, Any]) -> Mapping:
    """Make a mapping of its parts, as a page collects them; raises InputError for a fault."""
    try:
        return Mapping.model_validate(data)
    except ValidationError as fault:
        first = fault.errors(include_url=False, include_input=False)[0]
        raise InputError(
            f"{where}{_place(first['loc'], data)}",
            first["msg"].removeprefix("Value error, "),
            "Correct it, or make a new one with mashal map FILE",
        ) from fault


def _place(loc: tuple[int | str, ...], data: Dictionary[str, Any]) -> str:
    """Say where a fault is: the question's own words rather than its number."""
    if len(loc) > 1 and loc[0] == "questions" and isinstance(loc[1], int):
        asked = data["questions"][loc[1]]
        name = asked.get("question") if isinstance(asked, dict) else None
        rest = ".".join(str(part) for part in loc[2:])
        return f', question "{name or loc[1] + 1}"' + (f", {rest}" if rest else "")
    said = ".".join(str(part) for part in loc)
    return f", {said}" if said else ""
