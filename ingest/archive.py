"""A zip is opened with care: no path is trusted, no part may swell beyond measure."""

import lzma
import stat
import struct
import zlib
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import IO, BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, LargeZipFile, ZipFile, ZipInfo

from graph.errors import InputError
from ingest import limits
from ingest.contents import entries, size_of
from ingest.opened import guarded

CHUNK = limits.MEGABYTE
MAGIC = b"PK\x03\x04"
_HEADER = 30
_FAULTS = (
    *(BadZipFile, LargeZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(EOFError, NotImplementedError, RuntimeError, ValueError, OSError),
)
"""What zipfile raises for damaged, foreign and encrypted archives."""


def open_zip(name: str, file: IO[bytes], *, held: bool = True) -> ZipFile:
    """Open a zip whose table of contents is plausible; raises InputError otherwise.

    Parts that will be ``held`` in memory have limits of size; parts that are read as streams
    only have limits of how far they may swell.
    """
    try:
        count = entries(file)
    except _FAULTS as fault:
        raise _damaged(name) from fault
    if count > limits.PARTS:
        raise InputError(name, f"holds more than {limits.PARTS:,} parts", "Split it")
    try:
        size = size_of(file)
        archive = ZipFile(file)
    except _FAULTS as fault:
        raise _damaged(name) from fault
    parts = archive.infolist()
    _check_whole(name, parts, size, held=held)
    for part in parts:
        _check(name, part, held=held)
    _check_places(name, parts)
    return archive


def chunks(name: str, archive: ZipFile, part: ZipInfo) -> Iterator[bytes]:
    """Unpack a part piece by piece, never more than its stated size; raises InputError."""
    with stream(name, archive, part) as file:
        while piece := file.read(CHUNK):
            yield piece


def stream(name: str, archive: ZipFile, part: ZipInfo) -> BinaryIO:
    """Open a part to be read as it is unpacked; opening and reading raise InputError."""
    if part.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise InputError(
            name, "is packed in a way that can't be read", "Unpack the zip and load its folder"
        )
    try:
        return guarded(name, archive.open(part), *_FAULTS)
    except _FAULTS as fault:
        raise _damaged(name) from fault


def is_link(part: ZipInfo) -> bool:
    """Whether a part stands for a link to some other file."""
    return stat.S_ISLNK(part.external_attr >> 16)


def _check_whole(name: str, parts: Sequence[ZipInfo], size: int, *, held: bool) -> None:
    unpacked = sum(part.file_size for part in parts)
    if held and unpacked > limits.UNPACKED_BYTES:
        raise InputError(
            name,
            f"unpacks to more than {limits.UNPACKED_BYTES // limits.MEGABYTE:,} MB",
            "Split it",
        )
    if unpacked > max(limits.ZIP_RATIO_FROM, limits.ZIP_RATIO * size):
        raise _swells(name)


def _check(name: str, part: ZipInfo, *, held: bool) -> None:
    if not part.filename:
        raise _damaged(name)
    if part.flag_bits & 1:
        raise InputError(name, "is protected with a password", "Save it without one")
    if held and part.file_size > limits.FILE_BYTES:
        raise InputError(
            name,
            f"holds a part of more than {limits.FILE_BYTES // limits.MEGABYTE} MB",
            "Split it",
        )
    swells = part.file_size > limits.RATIO * max(part.compress_size, 1)
    if swells and part.file_size > limits.RATIO_FROM:
        raise _swells(name)


def _check_places(name: str, parts: Sequence[ZipInfo]) -> None:
    """Refuse parts that lie over each other: so a small zip would unpack to a huge one."""
    placed = sorted(parts, key=attrgetter("header_offset"))
    for one, two in pairwise(placed):
        if one.header_offset + _HEADER + one.compress_size > two.header_offset:
            raise _damaged(name)


def _swells(name: str) -> InputError:
    return InputError(name, "unpacks to far more than its size", "Save it again and try that")


def _damaged(name: str) -> InputError:
    return InputError(name, "is damaged or cut off", "Copy it again from its source")
