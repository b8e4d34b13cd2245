"""What a table's columns are: read off the fields of its record, for readers and template."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import NoneType
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel, Field

from ingest.fields.form import Apart, Form, Refers, Tags


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


def column(about: str, example: Any = None, *, optional: bool = False) -> Any:
    """Describe a record's field as a column of the table: what it holds, an invented example."""
    extra = {"json_schema_extra": {"example": example}}
    if optional:
        return Field(None, description=about, **extra)  # type: ignore[call-overload]
    return Field(description=about, **extra)  # type: ignore[call-overload]


@cache
def columns(record: type[BaseModel]) -> tuple[Column, ...]:
    """List the columns of a table in their order."""
    return tuple(_column(name, info) for name, info in record.model_fields.items() if _is_own(info))


@cache
def required(record: type[BaseModel]) -> frozenset[str]:
    """Name the columns that must be filled."""
    return frozenset(each.name for each in columns(record) if each.required)


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
