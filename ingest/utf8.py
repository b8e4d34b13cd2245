"""A file's bytes as clean UTF-8, piece by piece, whatever it was saved in."""

import codecs
import io
from typing import Any, BinaryIO

_PIECE = 65_536
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def is_utf16(head: bytes) -> bool:
    """Whether a file's first bytes mark it as UTF-16, which Windows writes where asked for text."""
    return head.startswith(_UTF16)


class Utf8(io.RawIOBase):
    """UTF-8 without a mark, of a file in UTF-8 or UTF-16; broken characters become \ufffd."""

    def __init__(self, file: BinaryIO, *, utf16: bool) -> None:
        """Read from ``file``, which is at its beginning and stays open."""
        self._file = file
        kind = codecs.getincrementaldecoder("utf-16" if utf16 else "utf-8-sig")
        self._decoder = kind("replace")
        self._rest = b""
        self._ended = False

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill a buffer with as much as there is room for; 0 at the end."""
        while not self._rest and not self._ended:
            piece = self._file.read(_PIECE)
            self._ended = not piece
            text = self._decoder.decode(piece, final=self._ended)
            self._rest = text.encode("utf-8", "replace")
        taken, self._rest = self._rest[: len(buffer)], self._rest[len(buffer) :]
        buffer[: len(taken)] = taken
        return len(taken)
