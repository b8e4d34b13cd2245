"""An XLSX workbook: checked before it is opened, then read sheet by sheet."""

import io
import re
from collections.abc import Iterable
from zipfile import ZipInfo

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, XmlError, ZipError

from graph.errors import InputError
from ingest import limits
from ingest.archive import chunks, open_zip
from ingest.rows import shown
from ingest.sheets import Sheet, sheet

_CELL = re.compile(rb"\sr\s*=\s*[\"']([A-Za-z]{1,3})(\d{1,7})[\"']")
_STRING_END = re.compile(rb"</(?:\w+:)?si>")
_OVERLAP = 64
_AGAIN = "Open it in Excel or LibreOffice, save it again as .xlsx and load that"


def is_workbook(name: str, data: bytes) -> bool:
    """Whether a zip holds an XLSX workbook; raises InputError if it is damaged."""
    with open_zip(name, io.BytesIO(data)) as archive:
        return "xl/workbook.xml" in archive.namelist()


def read_workbook(name: str, data: bytes) -> list[Sheet]:
    """Read every sheet of a workbook; raises InputError if it is damaged or too large."""
    _check(name, data)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            return [
                sheet(shown(each), book.get_sheet_by_name(each).to_python(skip_empty_area=False))
                for each in book.sheet_names
            ]
    except PasswordError as fault:
        raise InputError(name, "is protected with a password", "Save it without one") from fault
    except (CalamineError, XmlError, ZipError) as fault:
        raise InputError(name, "is a workbook that can't be read", _AGAIN) from fault


def _check(name: str, data: bytes) -> None:
    """Look through the parts first: two cells far apart would make the reader take all memory.

    calamine lays a sheet out as one full rectangle and ends the whole process when that does not
    fit (tafia/calamine#693), so the rectangle is measured here.
    """
    with open_zip(name, io.BytesIO(data)) as archive:
        for part in archive.infolist():
            pieces = chunks(name, archive, part)
            if part.filename.startswith("xl/worksheets/") and part.filename.endswith(".xml"):
                _check_rectangle(name, part, pieces)
            elif part.filename.endswith("sharedStrings.xml"):
                _check_strings(name, pieces)
            else:
                for _ in pieces:
                    pass


def _check_rectangle(name: str, part: ZipInfo, pieces: Iterable[bytes]) -> None:
    columns: set[bytes] = set()
    last = 0
    tail = b""
    for piece in pieces:
        text = tail + piece
        for letters, number in _CELL.findall(text):
            columns.add(letters)
            last = max(last, int(number))
        tail = text[-_OVERLAP:]
    width = max(map(_column_number, columns), default=0)
    if width * last > limits.CELLS:
        raise InputError(
            name,
            f"{part.filename[14:]} stretches over {last:,} rows and {width:,} columns",
            "Delete the stray cells far below and right of the table, and save it again",
        )


def _check_strings(name: str, pieces: Iterable[bytes]) -> None:
    open_bytes = 0
    for piece in pieces:
        ends = [found.end() for found in _STRING_END.finditer(piece)]
        starts = [0, *ends]
        sizes = [end - start for start, end in zip(starts, ends, strict=False)]
        longest = max(sizes, default=0) + (open_bytes if ends else 0)
        open_bytes = len(piece) - ends[-1] if ends else open_bytes + len(piece)
        if max(longest, open_bytes) > limits.STRING_BYTES:
            raise InputError(name, "holds a text of more than 2 MB in one cell", "Shorten it")


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
