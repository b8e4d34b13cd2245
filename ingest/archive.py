"""A zip is opened with care: no path is trusted, no part may swell beyond measure."""

import lzma
import struct
import zlib
from collections.abc import Iterator
from typing import IO
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from graph.errors import InputError
from ingest import limits

CHUNK = limits.MEGABYTE
_FAULTS = (
    *(BadZipFile, LargeZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(EOFError, NotImplementedError, RuntimeError, ValueError, OSError),
)
"""What zipfile raises for damaged, foreign and encrypted archives."""


def open_zip(name: str, file: IO[bytes]) -> ZipFile:
    """Open a zip whose table of contents is plausible; raises InputError otherwise."""
    try:
        archive = ZipFile(file)
    except _FAULTS as fault:
        raise _damaged(name) from fault
    parts = archive.infolist()
    if len(parts) > limits.FILES:
        raise InputError(name, f"holds more than {limits.FILES:,} parts", "Split it")
    if sum(part.file_size for part in parts) > limits.UNPACKED_BYTES:
        raise InputError(
            name, f"unpacks to more than {limits.UNPACKED_BYTES // 10**6:,} MB", "Split it"
        )
    for part in parts:
        _check(name, part)
    return archive


def chunks(name: str, archive: ZipFile, part: ZipInfo) -> Iterator[bytes]:
    """Unpack a part piece by piece, never more than its stated size; raises InputError."""
    try:
        with archive.open(part) as stream:
            while piece := stream.read(CHUNK):
                yield piece
    except _FAULTS as fault:
        raise _damaged(name) from fault


def _check(name: str, part: ZipInfo) -> None:
    if not part.filename:
        raise _damaged(name)
    if part.flag_bits & 1:
        raise InputError(name, "is protected with a password", "Save it without one")
    if part.file_size > limits.FILE_BYTES:
        raise InputError(
            name, f"holds a part of more than {limits.FILE_BYTES // 10**6} MB", "Split it"
        )
    swells = part.file_size > limits.RATIO * max(part.compress_size, 1)
    if swells and part.file_size > limits.RATIO_FROM:
        raise InputError(name, "unpacks to far more than its size", "Save it again and try that")


def _damaged(name: str) -> InputError:
    return InputError(name, "is damaged or cut off", "Copy it again from its source")
