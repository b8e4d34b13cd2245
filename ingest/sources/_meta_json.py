"""JSON as downloads leave it: one value, one a line, several after each other, or cut off."""

import json
import re
from collections.abc import Iterator
from typing import Any

import orjson

from graph.errors import InputError
from ingest.decode import decode
from ingest.files import Given

_LINES_LOOKED_AT = 8
_LINE_BYTES = 64_000_000
_SPACE = re.compile(r"[\s,]*")
_LIST = re.compile(r"\[\s*(?=[{\[])")
_DECODER = json.JSONDecoder()


class Cut(str):
    """Says where a file's JSON could not be read further; what came before was given."""


def documents(given: Given) -> Iterator[Any]:
    """Give the JSON values of a file in turn, and a ``Cut`` where it can't be read further.

    Files with one value a line are read line by line. Of a value that is cut off, the whole
    elements of its list are given, as one list. Raises InputError if nothing can be read.
    """
    if _is_lines(given):
        yield from _lines(given)
        return
    data = given.data
    try:
        yield orjson.loads(data.removeprefix(b"\xef\xbb\xbf"))
        return
    except orjson.JSONDecodeError:
        pass
    text, _ = decode(given.name, data)
    yield from _several(given.name, text)


def _is_lines(given: Given) -> bool:
    """Whether the first line holds a whole JSON value, and so do most of those after it."""
    seen = whole = 0
    with given.open() as file:
        while seen < _LINES_LOOKED_AT and (line := file.readline(_LINE_BYTES)):
            if not line.strip():
                continue
            seen += 1
            whole += isinstance(_loads(line), dict | list)
            if not whole:
                return False
    return seen > 1 and 2 * whole >= seen


def _lines(given: Given) -> Iterator[Any]:
    with given.open() as file:
        number = 0
        while line := file.readline(_LINE_BYTES):
            number += 1
            if not line.strip(b"\x00 \t\r\n"):
                continue
            value = _loads(line)
            if value is None:
                yield Cut(f"line {number:,} of the file is cut off or damaged")
            else:
                yield value


def _loads(line: bytes) -> Any:
    try:
        return orjson.loads(line.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError:
        pass
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _several(name: str, text: str) -> Iterator[Any]:
    """Read values written after each other; of a broken one, what is whole in its first list."""
    at, found = _next(text, 0), 0
    while at < len(text):
        try:
            value, end = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            whole = _salvaged(text, at)
            if not whole and not found:
                raise InputError(
                    name, "is damaged or cut off: it is no whole JSON", "Download it again"
                ) from None
            if whole:
                yield whole
            yield Cut("the end of the file is cut off or damaged")
            return
        yield value
        found += 1
        at = _next(text, end)


def _salvaged(text: str, at: int) -> list[Any]:
    """Give the elements of the first list of objects that can be read before the text breaks."""
    start = _LIST.search(text, at)
    found: list[Any] = []
    if start is None:
        return found
    at = start.end()
    while at < len(text) and text[at] in "{[":
        try:
            value, end = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            break
        found.append(value)
        at = _next(text, end)
    return found


def _next(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at
