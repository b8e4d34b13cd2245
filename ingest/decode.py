"""Bytes become text: the encodings that spreadsheets save CSV files in, told apart by content."""

import codecs
import re

from graph.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NOT_ASCII = re.compile("[^\x00-\x7f\ufffd]")
# Letters of Arabic script stand together; a Western text's accented letters stand among ASCII.
_ARABIC = re.compile("[\u0621-\u06d5]{2,}")
_USUAL = re.compile(
    "[\t\r\n\x20-\x7e\xa0-\u024f\u0600-\u06ff\u2000-\u206f\ufb50-\ufdff\ufe70-\ufefc]"
)
_JSON = ("{", "[", "window.")
_SAMPLE = 4_000
_SAVE = 'Save it as "CSV UTF-8"'
_LOOK = 'If names look wrong, save it as "CSV UTF-8" and load that'
LATIN_WARNING = f"is not in UTF-8; it was read as Western European (Windows-1252). {_LOOK}"
ARABIC_WARNING = f"is not in UTF-8; it was read as Arabic and Urdu (Windows-1256). {_LOOK}"
CUT_WARNING = "is cut off in the middle of a character; what stands before it was read"
LINE_WARNING = "is cut off in the middle of a line; the lines before it were read"
ZEROS_WARNING = "ends in empty bytes, as files do that were not copied to their end"


def decode(name: str, data: bytes) -> tuple[str, list[str]]:
    """Give a text file's text and what to warn of; raises InputError if it is no text.

    A file that ends in the middle of a character is read up to the line before; JSON up to the
    character before.
    """
    whole = data.rstrip(b"\x00")
    encoding, skipped = _encoding(name, data)
    if encoding.startswith("utf-16"):
        return _from_utf16(name, data[skipped:], encoding)
    warnings = [ZEROS_WARNING] if len(whole) < len(data) else []
    body = whole[skipped:]
    try:
        return body.decode("utf-8"), warnings
    except UnicodeDecodeError as fault:
        text, warning = _not_utf8(name, body, fault)
        return text, [*warnings, warning]


def decode_head(data: bytes) -> str:
    """Give the text a file begins with, as far as it is one; empty if it is none."""
    try:
        encoding, skipped = _encoding("", data.rstrip(b"\x00") or data)
    except InputError:
        return ""
    # The beginning may end in the middle of a character.
    begins = data[skipped:-3] if encoding == "utf-8" and len(data) > _SAMPLE else data[skipped:]
    readable, broken = _readable(begins) if encoding == "utf-8" else (1, 0)
    if broken and broken >= readable:
        return data.decode(_one_byte(data), "replace")
    return data[skipped:].decode(encoding, "ignore")


def _encoding(name: str, data: bytes) -> tuple[str, int]:
    """Tell UTF-8 and the two UTF-16s apart, and how many bytes their mark takes."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, len(mark)
    head = data[:_SAMPLE]
    if b"\x00" not in head.rstrip(b"\x00"):
        return "utf-8", 0
    # Every second byte of ASCII is a zero in UTF-16; in Urdu text only those of spaces are.
    head = head[: len(head) // 2 * 2]
    for encoding in ("utf-16-le", "utf-16-be"):
        text = head.decode(encoding, "replace")
        if len(_USUAL.findall(text)) > 0.9 * len(text):
            return encoding, 0
    raise InputError(name, "is not a table or text file", "Give a CSV file or an XLSX workbook")


def _from_utf16(name: str, data: bytes, encoding: str) -> tuple[str, list[str]]:
    even = len(data) // 2 * 2
    try:
        text = data[:even].decode(encoding)
    except UnicodeDecodeError as fault:
        if fault.start < even - 2:
            raise InputError(
                name, "is damaged: its text can't be read to the end", _SAVE
            ) from fault
        return _until_cut(data[: fault.start].decode(encoding))
    return (text, []) if even == len(data) else _until_cut(text)


def _not_utf8(name: str, data: bytes, fault: UnicodeDecodeError) -> tuple[str, str]:
    """Read as Windows-1252 or 1256, unless it is damaged UTF-8: then every name would suffer."""
    readable, broken = _readable(data)
    if fault.start >= len(data) - 3 and fault.reason == "unexpected end of data" and readable:
        text, (warning,) = _until_cut(data[: fault.start].decode("utf-8"))
        return text, warning
    if readable > broken:
        raise InputError(
            name,
            f"is UTF-8 with damage (byte {fault.start + 1:,})",
            "Copy it again from its source",
        ) from fault
    encoding = _one_byte(data)
    try:
        return data.decode(encoding), ARABIC_WARNING if encoding == "cp1256" else LATIN_WARNING
    except UnicodeDecodeError as other:
        raise InputError(name, "is in an unknown encoding", _SAVE) from other


def _readable(data: bytes) -> tuple[int, int]:
    """Count the characters beyond ASCII that are UTF-8, and the places that are not."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        patched = data.decode("utf-8", "replace")
        return len(_NOT_ASCII.findall(patched)), patched.count("\ufffd")
    return 1, 0


def _one_byte(data: bytes) -> str:
    """Tell Windows' Arabic from its Western encoding, by how its letters stand together."""
    text = data[: 100 * _SAMPLE].decode("cp1256", "replace")
    together = sum(map(len, _ARABIC.findall(text)))
    return "cp1256" if 2 * together > len(_NOT_ASCII.findall(text)) else "cp1252"


def _until_cut(text: str) -> tuple[str, list[str]]:
    if text.lstrip().startswith(_JSON):
        return text, [CUT_WARNING]
    return text[: max(text.rfind("\n"), text.rfind("\r")) + 1], [LINE_WARNING]
