"""An XLSX workbook: checked before it is opened, then read sheet by sheet."""

import io
from functools import partial
from pathlib import PurePosixPath

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, XmlError, ZipError

from graph.errors import InputError
from ingest.archive import chunks, open_zip
from ingest.rows import shown
from ingest.sheet_xml import check_sheet, long_strings
from ingest.sheets import Sheet, sheet

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
    except BaseException as fault:
        # What Rust's panics become; its class can't be imported.
        if type(fault).__name__ != "PanicException":
            raise
        raise InputError(name, "is a workbook that can't be read", _AGAIN) from fault


def _check(name: str, data: bytes) -> None:
    """Look through all parts first: the reader trusts them, whatever they are called."""
    with open_zip(name, io.BytesIO(data)) as archive:
        parts = [(part, partial(chunks, name, archive, part)) for part in archive.infolist()]
        long: dict[int, int] = {}
        for _, pieces in parts:
            for at, size in long_strings(name, pieces()).items():
                long[at] = max(size, long.get(at, 0))
        for part, pieces in parts:
            check_sheet(name, PurePosixPath(part.filename).name, pieces, long)
