"""A record is one valid row of a table: it knows its key, its references and what it writes."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import blake2b
from types import NoneType
from typing import Annotated, Any, ClassVar, TypeVar, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field

from ingest.fields.form import Apart, Cell, Form, Refers, Tags
from ingest.fold import fold, tag

Key = tuple[str, ...]
F = TypeVar("F")


@dataclass(frozen=True)
class Reference:
    """What one column of a row points at: a target's name and the key looked for."""

    column: str
    target: str
    key: Key


@dataclass(frozen=True)
class Column:
    """A column as people see it: what it holds, how it is written, an invented example."""

    name: str
    about: str
    required: bool
    form: Form
    example: Any
    target: str | None
    apart: bool
    tags: bool


class Record(BaseModel):
    """One valid row. Cells whose column the file does not have stay unset and change nothing."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    table: ClassVar[str]
    about: ClassVar[str]
    key_columns: ClassVar[tuple[str, ...]]
    example_in: ClassVar[str]
    """The column whose value begins with EXAMPLE in the template's example row."""
    space: ClassVar[str | None] = None
    """Tables of the same space share their ids: a university and a venue can't have the same."""
    instead: ClassVar[Mapping[str, str]] = {}
    """Required columns that a file may leave out where it has another one."""

    def key(self) -> Key:
        """Give the key of the row: rows with the same key say the same thing."""
        return tuple(key_text(getattr(self, name)) for name in self.key_columns)

    @classmethod
    def completed(cls, cells: Mapping[str, Cell]) -> Mapping[str, Cell]:
        """Fill a required cell that follows from another one."""
        return cells

    def accounts(self) -> dict[str, tuple[str, str]]:
        """Say which account each column names, by id or handle: column → (platform, name)."""
        return {}

    def references(self) -> list[Reference]:
        """List what the row refers to; each must be in the same load or in the store."""
        values = self.__dict__
        return [
            Reference(name, target, (values[name],))
            for name, target in _references(type(self))
            if values[name] is not None
        ]

    def row(self) -> dict[str, Any]:
        """Give the row as the table's Cypher statement takes it.

        ``set`` holds the properties (None removes one), beside it stand the key, the references
        and the lists; a reference that may be blank is a list of none or one.
        """
        given, values = self.model_fields_set, self.__dict__
        properties: dict[str, Any] = {}
        row: dict[str, Any] = {"set": properties, "row_hash": self.row_hash()}
        for column in columns(type(self)):
            name = column.name
            if name in given:
                value = values[name]
                if column.apart:
                    row[name] = _beside(column, value)
                else:
                    properties[name] = list(value) if isinstance(value, tuple) else value
        for name in self.key_columns:
            row[name] = values[name]
        row["row_key"] = row_key(self.key())
        return row

    def row_hash(self) -> str:
        """Give the content of the row as a hash: the same cells, the same hash."""
        said = self.__pydantic_serializer__.to_json(self, exclude_unset=True)
        return blake2b(said, digest_size=16).hexdigest()


def column(about: str, example: Any = None, *, optional: bool = False) -> Any:
    """Describe a record's field as a column of the table: what it holds, an invented example."""
    extra = {"json_schema_extra": {"example": example}}
    if optional:
        return Field(None, description=about, **extra)  # type: ignore[call-overload]
    return Field(description=about, **extra)  # type: ignore[call-overload]


@cache
def columns(record: type[Record]) -> tuple[Column, ...]:
    """List the columns of a table in their order."""
    return tuple(_column(name, info) for name, info in record.model_fields.items() if _is_own(info))


@cache
def required(record: type[Record]) -> frozenset[str]:
    """Name the columns that must be filled."""
    return frozenset(each.name for each in columns(record) if each.required)


def key_text(value: Any) -> str:
    """Write one value of a key as text; nothing is the empty text."""
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


def row_key(key: Key) -> str:
    """Write a key as one text, unambiguous whatever its parts hold."""
    return json.dumps(key, ensure_ascii=False, separators=(",", ":"))


@cache
def _references(record: type[Record]) -> tuple[tuple[str, str], ...]:
    return tuple((each.name, each.target) for each in columns(record) if each.target)


def _beside(column: Column, value: Any) -> Any:
    if column.tags:
        return [{"key": fold(name), "name": name} for name in map(tag, value or ())]
    if column.required:
        return value
    if isinstance(value, tuple):
        return list(value)
    return [] if value is None else [value]


def _is_own(info: Any) -> bool:
    return info.description is not None


def _column(name: str, info: Any) -> Column:
    marks = [*info.metadata, *_marks(info.annotation)]
    extra = info.json_schema_extra
    apart = next((mark for mark in marks if isinstance(mark, Apart)), None)
    return Column(
        name=name,
        about=info.description,
        required=info.is_required(),
        form=next(mark for mark in marks if isinstance(mark, Form)),
        example=extra["example"] if isinstance(extra, Mapping) else None,
        target=apart.target if isinstance(apart, Refers) else None,
        apart=apart is not None,
        tags=isinstance(apart, Tags),
    )


def _marks(annotation: Any) -> list[Any]:
    """Collect the marks of ``Annotated[…] | None``, where pydantic leaves them inside."""
    if get_origin(annotation) is Annotated:
        inner, *marks = get_args(annotation)
        return [*_marks(inner), *marks]
    return [
        mark
        for part in get_args(annotation)
        if part is not NoneType and get_origin(part) is Annotated
        for mark in _marks(part)
    ]
