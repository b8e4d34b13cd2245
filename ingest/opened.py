"""A file is opened with care, packed or not; faults on the way are said in our words."""

import gzip
import io
import os
import stat
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any, BinaryIO

from graph.errors import InputError
from ingest import limits

GZIP = b"\x1f\x8b\x08"
_AGAIN = "Copy it again from its source"
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def look(path: Path) -> os.stat_result:
    """Look at a file before it is opened; raises InputError if there is none, or no plain file."""
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError) as fault:
        raise InputError(str(path), "there is no such file or folder", "Check the path") from fault
    except (OSError, ValueError) as fault:
        raise unreadable(str(path), fault) from fault
    if not stat.S_ISREG(found.st_mode):
        raise InputError(str(path), "is no ordinary file", "Give a file or a folder")
    return found


def from_disk(name: str, path: Path, seen: os.stat_result) -> BinaryIO:
    """Open a file that was looked at before; reading raises InputError if it changes meanwhile."""
    try:
        # Without waiting: something else may stand in its place by now.
        raw = _Steady(name, os.open(path, _FLAGS), seen)
    except OSError as fault:
        raise unreadable(name, fault) from fault
    try:
        raw.check()
    except InputError:
        raw.close()
        raise
    return io.BufferedReader(raw, limits.BUFFER)


def plain(name: str, opens: Callable[[], BinaryIO]) -> BinaryIO:
    """Open a file; one packed with gzip is unpacked as it is read, and ends where it is cut off.

    Reading raises InputError if it is damaged, or swells beyond measure.
    """
    file = opens()
    begins = file.read(len(GZIP))
    file.seek(0)
    return guarded(name, _Gunzip(name, file)) if begins == GZIP else file


def guarded(name: str, file: IO[bytes] | gzip.GzipFile, *faults: type[Exception]) -> BinaryIO:
    """Give a stream whose faults are InputErrors: damaged packing, a disk that fails."""
    caught = (*faults, zlib.error, gzip.BadGzipFile, OSError)
    return io.BufferedReader(_Guarded(name, file, caught), limits.BUFFER)


def unreadable(name: str, fault: Exception) -> InputError:
    """Say why a file can't be read, in the system's words."""
    why = getattr(fault, "strerror", None) or str(fault)
    return InputError(name, f"can't be read ({why})", "Check the file and its permissions")


class _Steady(io.FileIO):
    """A file that is as long and as old at its end as it was when it was looked at."""

    def __init__(self, name: str, number: int, seen: os.stat_result) -> None:
        super().__init__(number, "rb")
        self._name, self._seen = name, seen

    def check(self) -> None:
        now = os.fstat(self.fileno())
        if not stat.S_ISREG(now.st_mode) or _state(now) != _state(self._seen):
            raise InputError(
                self._name,
                "is being written to",
                "Wait until the program that writes it is done, and load it again",
            )

    def readall(self) -> bytes:
        data = super().readall()
        self.check()
        return data

    def readinto(self, buffer: Any) -> int:
        try:
            count = super().readinto(buffer) or 0
        except OSError as fault:
            raise unreadable(self._name, fault) from fault
        if not count:
            self.check()
        return count


class _Guarded(io.RawIOBase):
    def __init__(
        self, name: str, file: IO[bytes] | gzip.GzipFile, faults: tuple[type[Exception], ...]
    ) -> None:
        self._name, self._file, self._faults = name, file, faults

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return self._file.seekable()

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        return self._file.seek(offset, whence)

    def readinto(self, buffer: Any) -> int:
        try:
            piece = self._file.read(len(buffer))
        except self._faults as fault:
            raise InputError(self._name, "is damaged or cut off", _AGAIN) from fault
        buffer[: len(piece)] = piece
        return len(piece)

    def close(self) -> None:
        if not self.closed:
            self._file.close()
        super().close()


class _Gunzip(gzip.GzipFile):
    """A gzip file that may not swell, and that ends where it is cut off."""

    def __init__(self, name: str, packed: BinaryIO) -> None:
        super().__init__(fileobj=packed, mode="rb")
        self._where, self._packed, self._given = name, packed, 0

    def read(self, size: int | None = -1) -> bytes:
        try:
            # Not more than there is at once: what stands before a cut is not lost with it.
            piece = self.read1(-1 if size is None else size)
        except EOFError:
            return b""
        self._given += len(piece)
        if self._given > max(limits.RATIO_FROM, limits.RATIO * self._packed.tell()):
            raise InputError(
                self._where, "unpacks to far more than its size", "Unpack it and load what it holds"
            )
        return piece

    def close(self) -> None:
        super().close()
        self._packed.close()


def _state(found: os.stat_result) -> tuple[int, int, int, int]:
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns
