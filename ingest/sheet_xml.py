"""A workbook's parts are looked through before a reader that trusts them lays them out."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from graph.errors import InputError
from ingest import limits

_TAG = re.compile(rb"<(?:\w+:)?(row|c)(?=[\s/>])([^>]*)>")
_CELL = re.compile(rb"<(?:\w+:)?c(?=[\s/>])")
_PLACE = re.compile(rb"\sr\s*=\s*[\"']([A-Za-z]{1,3})(\d{1,7})[\"']")
_ROW = re.compile(rb"\sr\s*=\s*[\"'](\d{1,7})[\"']")
_VALUE = re.compile(rb"<(?:\w+:)?v>(\d{1,9})")
_STRING_END = re.compile(rb"</(?:\w+:)?si>|<(?:\w+:)?si\s*/>")
_OVERLAP = 4_096
_LONG = 1_000
_SHARED_BYTES = 2 * limits.FILE_BYTES

Pieces = Callable[[], Iterable[bytes]]


def check_sheet(name: str, where: str, pieces: Pieces, long: Mapping[int, int]) -> None:
    """Refuse a sheet that would not fit the memory; ``long`` are the sizes of long shared texts.

    calamine lays a sheet out as one full rectangle and ends the whole process when that does not
    fit (tafia/calamine#693), so the rectangle is measured here; and it copies a shared text into
    every cell that shows it.
    """
    cells = placed = width = last = shared = 0
    columns: set[bytes] = set()
    for text in _whole_tags(pieces()):
        cells += len(_CELL.findall(text))
        found = _PLACE.findall(text)
        placed += len(found)
        columns.update(letters for letters, _ in found)
        last = max(last, max((int(number) for _, number in found), default=0))
        if long:
            shared += sum(long.get(int(at), 0) for at in _VALUE.findall(text))
    width = max(map(_column_number, columns), default=0)
    if cells > limits.CELLS:
        raise InputError(name, f"{where} holds more than {limits.CELLS:,} cells", "Split it")
    if cells > placed:
        width, last = _laid_out(pieces())
    if width * last > limits.CELLS:
        raise InputError(
            name,
            f"{where} stretches over {last:,} rows and {width:,} columns",
            "Delete the stray cells far below and right of the table, and save it again",
        )
    if shared > _SHARED_BYTES:
        raise InputError(
            name,
            f"{where} repeats long texts in too many cells",
            "Write them once, or split the sheet",
        )


def long_strings(name: str, pieces: Iterable[bytes]) -> dict[int, int]:
    """Give the sizes of the long shared texts by their number; raises InputError if one is huge."""
    long: dict[int, int] = {}
    count = open_bytes = largest = 0
    for piece in pieces:
        ends = [found.end() for found in _STRING_END.finditer(piece)]
        for start, end in zip([-open_bytes, *ends], ends, strict=False):
            if end - start > _LONG:
                long[count] = end - start
                largest = max(largest, end - start)
            count += 1
        open_bytes = len(piece) - ends[-1] if ends else open_bytes + len(piece)
        if max(open_bytes, largest) > limits.STRING_BYTES:
            raise InputError(name, "holds a text of more than 2 MB in one cell", "Shorten it")
    return long


def _laid_out(pieces: Iterable[bytes]) -> tuple[int, int]:
    """Measure a sheet whose cells don't all say where they are: they stand one after the other."""
    row = column = width = last = 0
    for text in _whole_tags(pieces):
        for tag, rest in _TAG.findall(text):
            if tag == b"row":
                found = _ROW.search(rest)
                row, column = (int(found[1]) if found else row + 1), 0
                continue
            place = _PLACE.search(rest)
            column = _column_number(place[1]) if place else column + 1
            row = int(place[2]) if place else row
            width, last = max(width, column), max(last, row)
    return width, last


def _whole_tags(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Give the pieces cut before a tag, so that no tag is torn or seen twice."""
    tail = b""
    for piece in pieces:
        text = tail + piece
        cut = text.rfind(b"<", max(0, len(text) - _OVERLAP))
        # A tag longer than that is none of ours.
        cut = len(text) if cut < 0 else cut
        yield text[:cut]
        tail = text[cut:]
    yield tail


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
