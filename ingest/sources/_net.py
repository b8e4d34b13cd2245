"""A network as a file tells it: nodes and links one after another, whatever the format."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from ingest.decode import decode
from ingest.files import Given
from ingest.source import Aside, Note, Passed

NODES, EDGES = "nodes", "edges"
_FIRST = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class About:
    """What a file says of the network as a whole: a title, a description, who made it."""

    text: str


@dataclass(frozen=True, slots=True)
class Node:
    """A node: its id in the file, its label if it has one, its other values by name."""

    number: int
    id: str
    label: str = ""
    cells: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Link:
    """A tie of two nodes: its weight as written, its values, and the times it was there."""

    number: int
    source: str
    target: str
    directed: bool | None = None
    weight: str = ""
    cells: Mapping[str, str] = field(default_factory=dict)
    times: tuple[str, ...] = ()


Told = About | Node | Link | Note | Aside | Passed


def text_of(given: Given) -> tuple[str, list[Note]]:
    """Decode a text file, leaving out half a character where it is cut off."""
    data = given.data
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError as fault:
        if fault.start >= len(data) - 3 > 0 and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
            return data[: fault.start].decode("utf-8-sig"), []
    text, warnings = decode(given.name, data)
    return text, [Note(f"{given.name} {warning}") for warning in warnings]


def cut_off(given: Given) -> Note:
    """Say that a file ends before its network does."""
    return Note(
        f"{given.name} is cut off: the nodes and ties before its end were read. Copy it again "
        "from its source to get the rest"
    )


def day_of(text: str) -> date | None:
    """Give the day of a time as networks write them: ISO, or seconds since 1970; None if none."""
    text = text.strip()
    try:
        if text.isdigit() and 9 <= len(text) <= 13:
            seconds = int(text) / (1000 if len(text) > 11 else 1)
            found = datetime.fromtimestamp(seconds, UTC)
        else:
            found = datetime.fromisoformat(text)
    except (ValueError, OverflowError, OSError):
        return None
    day = found.date()
    return day if _FIRST <= day <= date.today() + timedelta(days=366) else None


def filled(cells: Iterator[tuple[str, str | None]]) -> dict[str, str]:
    """Keep the values that are there; an empty one is none."""
    return {name: value.strip() for name, value in cells if name and value and value.strip()}
