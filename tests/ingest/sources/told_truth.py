"""What a reader's events say, and the true interactions of the samples' invented posts."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from ingest.files import Given
from ingest.source import Aside, Context, Event, Item, Loss, Note, Passed, Source

SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "samples"
WORLD = SAMPLES / "social_world"
with_samples = pytest.mark.skipif(not WORLD.is_dir(), reason="the samples are not there")
_TYPES = {"retweet": "repost"}


def together(files: Mapping[str, bytes]) -> dict[str, Given]:
    """Make files that came together in one folder, by name."""
    made: dict[str, Given] = {}
    for name, data in files.items():
        given = Given.of(name, data, chosen=False)
        made[name] = replace(given, around=lambda: made)
    return made


def folder(path: Path) -> dict[str, Given]:
    """Read the files of a folder of the samples."""
    found = sorted(each for each in path.iterdir() if each.is_file())
    return together({f"{path.name}/{each.name}": each.read_bytes() for each in found})


def events(source: Source, given: Given, context: Context | None = None) -> list[Event]:
    """Read a file; every record is an item, passed over or set aside, each under its own number."""
    found = list(source.read(given, context or Context()))
    counted = [(e.sheet, e.number) for e in found if isinstance(e, Item | Passed | Aside)]
    assert len(counted) == len(set(counted)), "two events of one record"
    return found


def rows(found: Iterable[Event], table: str) -> list[dict[str, Any]]:
    """Give the rows of one table that items say."""
    return [
        cells for event in found if isinstance(event, Item) for name, cells in event.rows
        if name == table
    ]  # fmt: skip


def items(found: Iterable[Event]) -> list[Item]:
    return [event for event in found if isinstance(event, Item)]


def passed(found: Iterable[Event]) -> list[str]:
    return [event.why for event in found if isinstance(event, Passed)]


def asides(found: Iterable[Event]) -> list[tuple[str, str]]:
    return [(event.column, event.problem) for event in found if isinstance(event, Aside)]


def losses(found: Iterable[Event]) -> dict[str, int]:
    counted: dict[str, int] = {}
    for event in found:
        if isinstance(event, Loss):
            counted[event.what] = counted.get(event.what, 0) + event.count
    return counted


def notes(found: Iterable[Event]) -> list[str]:
    return [event.text for event in found if isinstance(event, Note)]


@cache
def truth() -> tuple[Mapping[str, str], ...]:
    """Give the true interactions, types in our words."""
    with (WORLD / "truth_interactions.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            row | {"type": _TYPES.get(row["type"], row["type"])} for row in csv.DictReader(file)
        )


def true(*columns: str) -> Iterator[tuple[str, ...]]:
    """Give some columns of the truth; ``source`` and ``target`` are folded, with ``@``."""
    for row in truth():
        cells = dict(row) | {name: f"@{row[name].casefold()}" for name in ("source", "target")}
        yield tuple(cells[name] for name in columns)


def when(cells: Mapping[str, Any], found: Iterable[Event]) -> str:
    """Give an interaction's time as the truth writes it: its own, or its post's."""
    at = cells.get("happened_at") or next(
        post["posted_at"] for post in rows(found, "posts") if post["post_id"] == cells["post_id"]
    )
    return f"{at:%Y-%m-%dT%H:%M:%S}Z"


def told(found: Iterable[Event]) -> set[tuple[str, str, str, str, str]]:
    """Give the interactions as the truth has them, accounts by their folded ``@handle``."""
    handles = {
        row["account_id"]: f"@{row['handle'].casefold()}"
        for row in rows(found, "accounts")
        if "handle" in row
    }
    return {
        (
            *(cells["post_id"], cells["type"]),
            *(handles.get(cells[end], cells[end]) for end in ("source", "target")),
            when(cells, found),
        )
        for cells in rows(found, "interactions")
    }


TRUTH = ("tweet_id", "type", "source", "target", "created_at_utc")
"""The columns of the truth that ``told`` gives."""
