"""A file of X's answers being read: value by value, each record of an answer under a number."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from ingest.files import Given
from ingest.jsonl import values
from ingest.source import Aside, Event, Passed
from ingest.sources._x_days import Days


@dataclass
class Reading:
    """One file, and how many records came so far."""

    given: Given
    days: Days
    number: int = 0

    def next(self) -> int:
        """Give a number to the next record: lines would not tell apart the posts of one answer."""
        self.number += 1
        return self.number

    def events(self) -> Iterator[Event]:
        """Read the whole file; raises InputError if it is refused."""
        for each in values(self.given):
            if isinstance(each, tuple):
                yield from self.value(each[1])
            elif isinstance(each, Passed | Aside):
                yield replace(each, number=self.next())
            else:
                yield each

    def value(self, value: Any) -> Iterator[Event]:
        """Read one value of the file."""
        raise NotImplementedError
