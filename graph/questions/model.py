"""What a named query is: a title, a question, parameters, columns and one statement."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

ParamType = Literal["text", "integer", "number", "date", "choice"]
Value = str | int | float


@dataclass(frozen=True)
class Choice:
    """One value a parameter may take: what the statement gets, what a person reads and may type."""

    value: str
    label: str
    spellings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Param:
    """One parameter. A date is ISO text for the statement; an empty text leaves it open.

    A choice has its values in ``choices``, or ``choices_from`` names the statement in
    ``queries/choices`` that reads them from the store.
    """

    name: str
    type: ParamType
    default: Value
    meaning: str
    choices: tuple[str, ...] = ()
    choices_from: str | None = None
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True)
class Column:
    """One returned column and what stands in it."""

    name: str
    meaning: str


@dataclass(frozen=True)
class Question:
    """One named query; ``text`` is the whole file, head included."""

    name: str
    title: str
    question: str
    params: tuple[Param, ...]
    columns: tuple[Column, ...]
    text: str

    def as_record(self) -> dict[str, Any]:
        """Say everything but the statement, in lists and dictionaries."""
        record = asdict(self)
        del record["text"]
        return record

    def for_browser(self, values: Mapping[str, Value] | None = None) -> str:
        """Write it for Neo4j Browser: the parameters as ``:param`` lines, then the file."""
        given = values or {}
        lines = [
            f":param {one.name} => {json.dumps(given.get(one.name, one.default))};"
            for one in self.params
        ]
        return "\n".join([*lines, self.text])
