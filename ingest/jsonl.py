"""JSON as it is collected: a value a line, one big array, or laid out for reading, in a stream."""

import io
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

import ijson
import orjson

from ingest.files import Given
from ingest.limits import MEGABYTE
from ingest.source import Aside, Event, Loss, Note, Passed
from ingest.utf8 import Utf8, is_utf16

LINE_BYTES = 64 * MEGABYTE
"""One line; an answer of X with 500 posts and all that belongs to them has about 5 MB."""
_PIECE = 65_536
_AGAIN = "Get the file again from its source, or take this line out"
_NOT_UTF8 = Loss("lines with broken characters, shown as \ufffd")

Read = tuple[int, Any] | Event
"""A numbered value of the file, or what became of a line that holds none."""


def values(given: Given) -> Iterator[Read]:
    """Give the values of a JSON file one after another, each with its number, from 1.

    Of JSON lines the number is that of the line, of an array or a file laid out over many lines
    that of the value. Blank lines are Passed, lines that are no JSON are set Aside, and an end
    that is cut off is noted; so every line is accounted for. Whole numbers stay exact.
    """
    with given.open() as file:
        head = file.read(_PIECE)
    wide = is_utf16(head)
    start = (head.decode("utf-16", "ignore").encode() if wide else head).lstrip(
        b"\xef\xbb\xbf \r\n\t"
    )
    with given.open() as raw:
        if start.startswith(b"["):
            yield from _streamed(io.BufferedReader(Utf8(raw, utf16=wide)), "item")
        elif _is_laid_out(start):
            yield from _streamed(io.BufferedReader(Utf8(raw, utf16=wide)), "")
        else:
            yield from _lines(io.BufferedReader(Utf8(raw, utf16=wide)) if wide else raw)


def part(value: Any, name: str) -> dict[str, Any]:
    """Give the object a JSON object holds under a name; an empty one if there is none."""
    found = value.get(name) if type(value) is dict else None
    return found if type(found) is dict else {}


def parts(value: Any, name: str) -> list[dict[str, Any]]:
    """Give the objects of the array a JSON object holds under a name; none if there is none."""
    found = value.get(name) if type(value) is dict else None
    return [each for each in found if type(each) is dict] if type(found) is list else []


def _is_laid_out(start: bytes) -> bool:
    """Whether the first line opens an object that the second, indented one goes on with."""
    first, _, rest = start.partition(b"\n")
    goes_on = first.startswith(b"{") and first.rstrip().endswith((b"{", b"[", b","))
    return goes_on and rest.startswith((b" ", b"\t", b'"', b"}", b"\r"))


def _lines(file: BinaryIO) -> Iterator[Read]:
    number = 0
    while line := file.readline(LINE_BYTES + 1):
        number += 1
        if len(line) > LINE_BYTES and not line.endswith(b"\n"):
            _skip(file)
            limit = f"is longer than {LINE_BYTES // MEGABYTE} MB"
            yield Aside(number, "", "", limit, "Split what it holds over several lines")
            continue
        try:
            yield number, orjson.loads(line)
        except orjson.JSONDecodeError:
            yield from _hard(number, line)


def _skip(file: BinaryIO) -> None:
    while (piece := file.readline(_PIECE)) and not piece.endswith(b"\n"):
        pass


def _hard(number: int, line: bytes) -> Iterator[Read]:
    """Read a line that is not plain JSON: blank, marked, damaged, cut off, or none."""
    bare = line.strip(b"\xef\xbb\xbf\x00 \r\n\t\x1e")
    if not bare:
        yield Passed(number, "blank lines")
        return
    text = bare.decode("utf-8", "replace")
    try:
        value = json.loads(text)
        # Half of a pair of surrogates is no character: no store takes it.
        exact = orjson.loads(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"))
    except (ValueError, RecursionError):
        yield from _none(number, bare, line.endswith(b"\n"))
        return
    try:
        orjson.loads(bare)
    except orjson.JSONDecodeError:
        yield _NOT_UTF8
    yield number, exact


def _none(number: int, bare: bytes, ended: bool) -> Iterator[Read]:
    if not ended and bare.startswith((b"{", b"[")):
        yield Note(f"ends in the middle of line {number:,}; what stands before it was read")
        yield Aside(number, "", "", "is cut off: the file ends in it", "Get the file again")
    else:
        yield Aside(number, "", "", "is no JSON, or a damaged line", _AGAIN)


def _streamed(file: BinaryIO, prefix: str) -> Iterator[Read]:
    number = 0
    try:
        for value in ijson.items(file, prefix, multiple_values=True, use_float=True):
            number += 1
            yield number, value
    except (ijson.JSONError, ValueError, RecursionError):
        yield Note(f"is cut off or damaged after {number:,} values; those were read")
        yield Aside(number + 1, "", "", "is cut off or damaged, with all after it", "Get it again")
