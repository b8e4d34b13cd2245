"""The beginning of a file, looked at in every way a source may be recognised by."""

import csv
import io
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

import orjson

from graph.errors import InputError
from ingest.decode import decode_head
from ingest.fields.form import Cell
from ingest.files import Given

BYTES = 262_144
LINES = 20
DELIMITERS = (",", ";", "\t")
_SEP = re.compile(r'\s*"?sep=(.)"?\s*?(?:\r\n|\r|\n)', re.IGNORECASE)


@dataclass(frozen=True)
class Head:
    """What a file shows before it is read: its name, its first quarter megabyte, its sheets.

    The name helps where content can't tell; no source may rely on it alone.
    """

    given: Given

    @property
    def name(self) -> str:
        """The file's name, without folders, in lower case; ``.gz`` is no part of it."""
        return PurePosixPath(self.given.name).name.casefold().removesuffix(".gz")

    @property
    def path(self) -> str:
        """The file's place within what was given, with ``/``, in lower case."""
        return self.given.name.casefold()

    @cached_property
    def data(self) -> bytes:
        """The first bytes."""
        with self.given.open() as file:
            return file.read(BYTES)

    @property
    def is_zip(self) -> bool:
        """Whether it is an office document (other zips are opened before)."""
        return self.data[:4] == b"PK\x03\x04"

    @cached_property
    def text(self) -> str:
        """The beginning as text; empty if it is none."""
        return "" if self.is_zip else decode_head(self.data).rstrip("\x00")

    @property
    def is_json(self) -> bool:
        """Whether it begins as JSON or JSON lines do."""
        return bool(re.match(r"\s*(\{\s*[\"}]|\[\s*[\[\]{\"\d])", self.text[:2000]))

    @cached_property
    def keys(self) -> frozenset[str]:
        """All names of JSON values used near the beginning; the file may be cut off after it."""
        if not self.is_json:
            return frozenset()
        return frozenset(re.findall(r'"((?:[^"\\]|\\.){1,60})"\s*:', self.text))

    @cached_property
    def lines(self) -> tuple[Any, ...]:
        """The JSON values of the first lines, where a line holds a whole one."""
        found = []
        for line in self.text.splitlines()[:LINES]:
            try:
                found.append(orjson.loads(line))
            except orjson.JSONDecodeError:
                continue
        return tuple(found)

    @cached_property
    def table(self) -> tuple[tuple[str, ...], ...]:
        """The first rows of a CSV file, read with the delimiter that gives the widest ones."""
        if self.is_zip or self.is_json or not self.text:
            return ()
        return max((self._rows(each) for each in DELIMITERS), key=_width)

    @cached_property
    def sheets(self) -> dict[str, tuple[tuple[Cell, ...], ...]]:
        """The first filled rows of every sheet of a workbook, by the sheet's name."""
        try:
            found = self.given.sheets if self.is_zip else ()
        except InputError:
            return {}
        return {each.name: tuple(tuple(row) for _, row in each.rows[:LINES]) for each in found}

    @cached_property
    def columns(self) -> tuple[frozenset[str], ...]:
        """The names in each of the first rows of the CSV file or of every sheet, lower case."""
        rows = [*self.table, *(row for rows in self.sheets.values() for row in rows)]
        return tuple(
            frozenset(str(cell).strip().casefold() for cell in row if cell not in (None, ""))
            for row in rows
        )

    def has_columns(self, *names: str) -> bool:
        """Whether one of the first rows holds all of these names (given in lower case)."""
        return any(row.issuperset(names) for row in self.columns)

    def _rows(self, delimiter: str) -> tuple[tuple[str, ...], ...]:
        text = self.text
        if found := _SEP.match(text):
            text, delimiter = text[found.end() :], found[1]
        rows = []
        try:
            for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
                rows.append(tuple(cell.strip() for cell in row))
                if len(rows) == LINES:
                    break
        except csv.Error:
            pass
        return tuple(rows)


def _width(rows: tuple[tuple[str, ...], ...]) -> int:
    return max((len([cell for cell in row if cell]) for row in rows[:8]), default=0)
