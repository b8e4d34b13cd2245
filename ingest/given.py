"""One file as a reader gets it: a name, and a way to open it again and again."""

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import sha256
from typing import BinaryIO, Literal

from graph.errors import InputError
from ingest import limits
from ingest.opened import plain
from ingest.sheets import Sheet
from ingest.workbook import read_workbook


@dataclass(frozen=True)
class Given:
    """One file: the name it is reported under, and how to open it; ``chosen`` if the user named it.

    ``size`` is that of the file as it lies there, packed if it is packed. ``around`` gives the
    files it came with, in the same folder, zip or choice, itself among them, by their names.
    """

    name: str
    chosen: bool
    size: int
    open: Callable[[], BinaryIO]
    around: Callable[[], Mapping[str, "Given"]] = dict

    @classmethod
    def of(cls, name: str, data: bytes, *, chosen: bool = True) -> "Given":
        """Make a file of a name and its content."""
        return cls(name, chosen, len(data), lambda: plain(name, lambda: io.BytesIO(data)))

    @property
    def data(self) -> bytes:
        """The whole content; raises InputError if it is too large to be held in memory.

        What is a stream by nature (JSON lines, say) is better read from ``open()``.
        """
        return _content(self)

    @cached_property
    def sha256(self) -> str:
        """The content's fingerprint, unpacked if it is packed; made without holding it."""
        found = sha256()
        with self.open() as file:
            while piece := file.read(limits.MEGABYTE):
                found.update(piece)
        return found.hexdigest()

    @property
    def sheets(self) -> Sequence[Sheet]:
        """The sheets of a workbook; raises InputError if it is none, or damaged."""
        return _sheets(self)


@dataclass(frozen=True)
class Unreadable:
    """A file that is not opened, or can't be, and why; ``skipped`` if that is as it should be."""

    name: str
    fault: InputError
    status: Literal["refused", "skipped"] = "refused"


# One file is read at a time, and all that is asked of it in a row: more need not be held.
@lru_cache(maxsize=1)
def _content(given: Given) -> bytes:
    if given.size > limits.FILE_BYTES:
        raise _too_large(given.name)
    with given.open() as file:
        data = file.read(limits.FILE_BYTES + 1)
    # One that is packed becomes larger than it lies there.
    if len(data) > limits.FILE_BYTES:
        raise _too_large(given.name)
    return data


def _too_large(name: str) -> InputError:
    limit = limits.FILE_BYTES // limits.MEGABYTE
    return InputError(name, f"is larger than {limit:,} MB", "Split it")


@lru_cache(maxsize=1)
def _sheets(given: Given) -> Sequence[Sheet]:
    return read_workbook(given.name, given.data)
