"""What a source tells of a file written out in a test."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from ingest.files import Given
from ingest.head import Head
from ingest.source import Aside, Context, Event, Item, Loss, Note, Passed, Source


class Told:
    """The events of one file, looked at by kind."""

    def __init__(self, events: Iterable[Event]) -> None:
        self.events = list(events)
        self.items = [each for each in self.events if isinstance(each, Item)]
        self.passed = [each.why for each in self.events if isinstance(each, Passed)]
        self.asides = [each for each in self.events if isinstance(each, Aside)]
        self.losses = {each.what: each.count for each in self.events if isinstance(each, Loss)}
        self.notes = " ".join(each.text for each in self.events if isinstance(each, Note))

    @property
    def records(self) -> int:
        """How many records the file had."""
        return len(self.items) + len(self.passed) + len(self.asides)

    def rows(self, table: str) -> list[Mapping[str, Any]]:
        return [cells for item in self.items for name, cells in item.rows if name == table]

    def posts(self) -> dict[str, Mapping[str, Any]]:
        return {cells["post_id"]: cells for cells in self.rows("posts")}

    def accounts(self) -> dict[str, dict[str, Any]]:
        found: dict[str, dict[str, Any]] = {}
        for cells in self.rows("accounts"):
            found.setdefault(cells["account_id"], {}).update(cells)
        return found

    def acts(self) -> set[tuple[str, str, str, str | None]]:
        return {
            (cells["type"], cells["source"], cells["target"], cells.get("target_post_id"))
            for cells in self.rows("interactions")
        }

    def figures(self, of_id: str) -> dict[str, int]:
        return {
            cells["metric"]: cells["value"]
            for cells in self.rows("measurements")
            if cells["of_id"] == of_id
        }


def given(name: str, content: str | bytes | Any, around: Mapping[str, Any] | None = None) -> Given:
    """Make a file, and those it came with, of texts or JSON values."""
    group: dict[str, Given] = {}
    for each, inner in {name: content, **(around or {})}.items():
        group[each] = replace(Given.of(each, as_bytes(inner)), around=lambda: group)
    return group[name]


def as_bytes(content: Any) -> bytes:
    if isinstance(content, bytes):
        return content
    return (content if isinstance(content, str) else json.dumps(content)).encode()


def told(source: Source, file: Given, **context: Any) -> Told:
    """Read a file that the source must be sure of."""
    assert source.recognise(Head(file)) == 2
    return Told(source.read(file, Context(**context)))


def garbled(value: Any) -> Any:
    """Write texts as Facebook's download does: every byte of UTF-8 as a character."""
    if isinstance(value, str):
        return value.encode().decode("latin-1")
    if isinstance(value, list):
        return [garbled(each) for each in value]
    if isinstance(value, dict):
        return {garbled(key): garbled(each) for key, each in value.items()}
    return value


def bent(value: Any) -> Iterable[Any]:
    """Give a JSON value again and again, each time with one part replaced by something odd."""
    yield from (None, True, -5, 1.5e17, "x", [], {}, ["x", 5], {"data": 5}, [[{}]], {"id": "5"})
    if isinstance(value, list):
        for at, each in enumerate(value):
            for inner in bent(each):
                yield [*value[:at], inner, *value[at + 1 :]]
    elif isinstance(value, dict):
        for key, each in value.items():
            for inner in bent(each):
                yield {**value, key: inner}
