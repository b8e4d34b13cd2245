"""Bytes become text: the encodings that spreadsheets save CSV files in, told apart by content."""

import codecs
import re

from graph.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NOT_ASCII = re.compile("[^\x00-\x7f\ufffd]")
_SAVE = 'Save it as "CSV UTF-8"'
LATIN_WARNING = (
    "is not in UTF-8; it was read as Western European (Windows-1252). If names look wrong, save "
    'it as "CSV UTF-8" and load that'
)


def decode(name: str, data: bytes) -> tuple[str, list[str]]:
    """Give a text file's text and what to warn of; raises InputError if it is no text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(name, data, encoding), []
    if b"\x00" in data[:4000]:
        return _strictly(name, data, _without_mark(name, data)), []
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError as fault:
        return _not_utf8(name, data, fault), [LATIN_WARNING]


def _strictly(name: str, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as fault:
        raise InputError(
            name, "is damaged or cut off: its text can't be read to the end", _SAVE
        ) from fault


def _without_mark(name: str, data: bytes) -> str:
    """UTF-16 without its mark has a zero in every second byte of ASCII text."""
    head = data[: len(data[:4000]) // 2 * 2]
    for at, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if head[at::2].count(0) > len(head) // 4 and 0 not in head[1 - at :: 2]:
            return encoding
    raise InputError(name, "is not a table or text file", "Give a CSV file or an XLSX workbook")


def _not_utf8(name: str, data: bytes, fault: UnicodeDecodeError) -> str:
    """Read as Windows-1252, unless it is UTF-8 with damage: then every Urdu name would suffer."""
    patched = data.decode("utf-8", "replace")
    readable, broken = len(_NOT_ASCII.findall(patched)), patched.count("\ufffd")
    if readable > broken or (fault.start >= len(data) - 3 > 0 and readable):
        raise InputError(
            name,
            f"is UTF-8 with damage (byte {fault.start + 1:,})",
            "Copy it again from its source",
        ) from fault
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as other:
        raise InputError(name, "is in an unknown encoding", _SAVE) from other


def decode_head(data: bytes) -> str:
    """Give the text a file begins with, as far as it is one; empty if it is none."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "ignore").removeprefix("\ufeff")
    if b"\x00" in data[:4000]:
        try:
            return data.decode(_without_mark("", data), "ignore")
        except InputError:
            return ""
    text = data.decode("utf-8", "ignore")
    return text if len(text) > 0.9 * len(data) / 3 else data.decode("cp1252", "replace")
