"""What the other files of a download add: a second list of reactions, the rest of followers."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, tzinfo
from pathlib import PurePosixPath
from typing import Any

from graph.errors import InputError
from ingest.files import Given
from ingest.source import Item, Passed
from ingest.sources._dyi_instagram import followers
from ingest.sources._dyi_labels import labels, time_in
from ingest.sources._dyi_tell import Telling
from ingest.sources._dyi_text import decoded
from ingest.sources._meta_json import Cut, documents
from ingest.sources._meta_values import day_in, instant

_LARGEST = 50_000_000
Twins = Mapping[int, dict[str, Any]]


def values(given: Given) -> Iterator[Any]:
    """Read another file of a download, as far as it can be read."""
    if given.size > _LARGEST:
        return
    try:
        for document in documents(given):
            if not isinstance(document, Cut):
                yield decoded(document)
    except (InputError, RecursionError):
        return


def records(documents_: list[Any]) -> Iterator[tuple[str, Any]]:
    """Give every record with the name it is listed under; a file may be one list or several."""
    for value in documents_:
        if isinstance(value, list):
            yield from (("", each) for each in value)
        elif isinstance(value, dict):
            lists = [(key, each) for key, each in value.items() if isinstance(each, list)]
            is_record = {"timestamp", "title", "string_map_data", "creation_timestamp"} & set(value)
            if is_record or not lists:
                yield "", value
            else:
                yield from ((key, each) for key, inner in lists for each in inner)
        else:
            yield "", value


def twins(given: Given) -> tuple[Twins, frozenset[int]]:
    """Look at the other files of reactions: the newer kind has labels, the older one titles.

    Both list most reactions. Those of the older are told, with what the newer knows beside;
    gives the newer's by their seconds since 1970, and the seconds of the older's.
    """
    newer: dict[int, dict[str, Any]] = {}
    older: set[int] = set()
    for name, each in given.around().items():
        if "reaction" not in PurePosixPath(name).name.lower() or each.name == given.name:
            continue
        for _, record in records(list(values(each))):
            seconds = record.get("timestamp") if isinstance(record, dict) else None
            if type(seconds) is not int:
                continue
            if "label_values" in record:
                newer.setdefault(seconds, record)
            else:
                older.add(seconds)
    return newer, frozenset(older)


def count_followers(
    given: Given, listed: list[dict[str, Any]], telling: Telling, zone: tzinfo
) -> Iterator[Item | Passed]:
    """Tell how many followers there are, once for all files that list them; name none."""
    own = PurePosixPath(given.name).name.lower()
    parts = {PurePosixPath(name).name.lower(): each for name, each in given.around().items()}
    names = sorted(name for name in parts if re.fullmatch(r"followers_\d+\.json", name))
    is_first = not names or names[0] == own
    others = [parts[name] for name in names if name != own] if is_first else []
    count = len(listed) + sum(1 for each in others for _ in records(list(values(each))))
    day = _newest(listed, zone)
    for at, _ in enumerate(listed):
        number = telling.next()
        if at == 0 and is_first and day:
            yield Item(number, followers(telling, count, day))
        else:
            yield Passed(number, "followers, who are counted and not named")


def _newest(listed: list[dict[str, Any]], zone: tzinfo) -> date | None:
    times = [instant(time_in(labels(record))) for record in listed]
    found: list[datetime] = [each for each in times if each]
    return day_in(max(found), zone) if found else None
