"""A part of an X archive is a script that sets a variable: its name, then records as JSON."""

import codecs
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from graph.errors import InputError
from ingest.decode import decode
from ingest.files import Given
from ingest.source import Note

SET = re.compile(r"\s*window\.(?:YTD\.(\w+)\.part(\d+)|(__THAR_CONFIG))\s*=\s*")
MANIFEST = "manifest"
_SPACE = re.compile(r"[\s\0]*")
_MARKS = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_DECODER = json.JSONDecoder()


@dataclass(frozen=True)
class Part:
    """What a part is called (``tweets``, ``like``; manifest.js is ``manifest``) and its text."""

    file: str
    name: str
    text: str
    start: int

    def records(self) -> Iterator[tuple[int, Any] | Note]:
        """Give each record with its number, then a note if the file ends before they do."""
        text, at, number = self.text, self.start, 0
        wrapped = text[at : at + 1] == "["
        at = _SPACE.match(text, at + wrapped).end()  # type: ignore[union-attr]
        while at < len(text) and text[at] != "]":
            number += 1
            try:
                record, at = _DECODER.raw_decode(text, at)
            except (ValueError, RecursionError):
                yield self._broken(number)
                return
            yield number, record
            at = _SPACE.match(text, at).end()  # type: ignore[union-attr]
            if not wrapped:
                return
            if text[at : at + 1] == ",":
                at = _SPACE.match(text, at + 1).end()  # type: ignore[union-attr]
            elif text[at : at + 1] != "]":
                break
        if wrapped and text[at : at + 1] != "]":
            yield self._broken(number + 1)

    def _broken(self, number: int) -> Note:
        return Note(
            f"{self.file} is cut off or damaged at record {number:,}: the {number - 1:,} before it "
            "were read. Unpack or download the archive again to get the rest"
        )


def part_of(given: Given) -> Part:
    """Open a part; raises InputError if the file is none, or no text."""
    text = _text(given)
    found = SET.match(text)
    if found is None:
        raise InputError(
            given.name,
            "is no part of an X archive: it does not begin with window.YTD",
            "Give the archive as X made it, the zip or its folder",
        )
    return Part(given.name, (found[1] or MANIFEST).casefold(), text, found.end())


def beside(given: Given, *names: str) -> Iterator[Given]:
    """Find parts of the same archive by how their files are called, ``-part1`` and so on too."""
    wanted = re.compile(rf"(?:{'|'.join(map(re.escape, names))})(?:-part\d+)?\.js")
    folder = PurePosixPath(given.name).parent
    for name, other in sorted(given.around().items()):
        path = PurePosixPath(other.name or name)
        if wanted.fullmatch(path.name.casefold()) and path.parent == folder:
            yield other


def _text(given: Given) -> str:
    """Decode, leaving out half a character where the file is cut off."""
    data = given.data
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "ignore")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        if fault.start >= len(data) - 3:
            return data[: fault.start].decode("utf-8-sig")
    return decode(given.name, data)[0]
