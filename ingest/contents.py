"""How many entries a zip's table of contents holds, counted before it is read."""

import os
import struct
from typing import IO
from zipfile import BadZipFile

from ingest import limits

_END = struct.Struct("<4s4H2LH")
_END64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR = 20
_COMMENT = 65_535
_PIECE = limits.MEGABYTE


def size_of(file: IO[bytes]) -> int:
    """Give a file's size in bytes."""
    return file.seek(0, os.SEEK_END)


def entries(file: IO[bytes]) -> int:
    """Count the entries that really stand there, whatever the zip says of their number.

    Raises BadZipFile if there is no table, or one too large to be read.
    """
    size = size_of(file)
    tail_at = max(0, size - _END.size - _COMMENT)
    file.seek(tail_at)
    tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < _END.size:
        raise BadZipFile
    end_at = tail_at + at
    table = _END.unpack_from(tail, at)[5]
    wide = _wide(file, end_at)
    if wide is not None:
        end_at, table = wide
    if table > min(limits.CONTENTS_BYTES, end_at):
        raise BadZipFile
    return _counted(file, end_at - table, table)


def _wide(file: IO[bytes], end_at: int) -> tuple[int, int] | None:
    """Find the end record that large zips have before the plain one: its place, the table's size.

    It is looked for where zipfile, which reads the table afterwards, looks for it.
    """
    place = end_at - _LOCATOR - _END64.size
    if place < 0:
        return None
    file.seek(place)
    found = file.read(_END64.size + _LOCATOR)
    if found[:4] != b"PK\x06\x06" or found[_END64.size :][:4] != b"PK\x06\x07":
        return None
    return place, int(_END64.unpack_from(found)[8])


def _counted(file: IO[bytes], start: int, size: int) -> int:
    file.seek(start)
    count = 0
    before = b""
    while size > 0 and (piece := file.read(min(size, _PIECE))):
        text = before + piece
        count += text.count(b"PK\x01\x02")
        before = text[-3:]
        size -= len(piece)
    return count
