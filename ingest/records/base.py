"""A record is one valid row of a table: it knows its key, its references and what it writes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import blake2b
from typing import Any, ClassVar, TypeVar

import orjson
from pydantic import BaseModel, ConfigDict

from graph.fold import fold, tag
from ingest.fields.form import Cell
from ingest.records.columns import Column, columns

Key = tuple[str, ...]
F = TypeVar("F")


@dataclass(frozen=True)
class Reference:
    """What one column of a row points at: a target's name and the key looked for."""

    column: str
    target: str
    key: Key


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
    internal: ClassVar[bool] = False
    """No sheet of anybody's is such a table: its rows come from what files say by the way."""
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


def key_text(value: Any) -> str:
    """Write one value of a key as text; nothing is the empty text."""
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


def row_key(key: Key) -> str:
    """Write a key as one text, unambiguous whatever its parts hold."""
    return orjson.dumps(key).decode()


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
