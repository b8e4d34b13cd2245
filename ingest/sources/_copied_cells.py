"""What a row of a sheet of copied posts holds: the post's id, its author, its day."""

import re
from collections.abc import Iterable

from graph.fold import handle as bare_handle
from ingest.loose.days import readings
from ingest.sources._copied_columns import USER_IDS, Columns
from ingest.sources._lines import Line
from ingest.sources._x import as_id, cell_id, handle, status
from ingest.sources._x_acts import Who
from ingest.sources._x_tools import author_in

_ADDRESS = re.compile(r"https?://[^\s\"'<>]+", re.IGNORECASE)
_IN_WORDS = re.compile(r"@(\w{1,20})\b", re.ASCII)


def id_in(line: Line, columns: Columns) -> str | None:
    """Give the post's id, or that in its address where a spreadsheet has rounded it."""
    found = cell_id(line.get(columns.id).strip(' "'), exact=line.exact) if columns.id else None
    if found is not None and len(found) > 5:
        return found
    for cell in (line.get(columns.id), *map(line.get, columns.links)):
        for address in _ADDRESS.findall(cell) or [cell]:
            if held := status(address):
                return held[1]
    return None


def who_in(line: Line, columns: Columns) -> Who | None:
    """Give the author: an address, @name, "Name (@name)" or the name alone; else by the address."""
    text = line.get(columns.user)
    in_words = _IN_WORDS.search(text)
    name = handle(in_words[1] if in_words else bare_handle(text))
    links = (found for cell in map(line.get, columns.links) for found in _ADDRESS.findall(cell))
    name = name or next((by for each in links if (by := author_in(each))), None)
    number = as_id(line.get(*USER_IDS))
    return Who(number, name) if name else None


def day_in(line: Line, columns: Columns) -> str:
    """Give the day and time as they stand there, which may be two cells."""
    day = line.get(columns.day) if columns.day else ""
    return f"{day} {line.get(columns.clock)}".strip() if columns.clock and ":" not in day else day


def is_unclear(text: str) -> bool:
    """Whether a day can be read in two ways."""
    return len(set(readings(text))) > 1


def authors_in(rows: Iterable[Line], columns: Columns) -> dict[str, Who]:
    """Give who wrote each post of the table whose id is whole."""
    return {
        post_id: who
        for line in rows
        if (post_id := id_in(line, columns)) and (who := who_in(line, columns))
    }
