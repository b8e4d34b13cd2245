"""CSV as spreadsheets write it: comma, semicolon or tab, quoted, with or without ``sep=``."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import replace

from graph.errors import InputError
from ingest import limits
from ingest.sheets import Sheet, header, sheet

DELIMITERS = (",", ";", "\t")
CUT = "ends in the middle of a row, which was left out; get the file again from its source"
_SEP = re.compile(r'\s*"?sep=(.)"?\s*?(?:\r\n|\r|\n)', re.IGNORECASE)
_ROWS_TO_TELL = 3


def read_csv(name: str, text: str, known: frozenset[str]) -> Sheet:
    """Read CSV text as a sheet; ``known`` column names tell the delimiter.

    A last row that was evidently cut off is left out, and the sheet's notes say so. Raises
    InputError if a quotation mark is not closed, so that no row swallows those after it, or if
    there are more cells than can be held.
    """
    found = _SEP.match(text)
    delimiter = found[1] if found else _delimiter(text, known)
    text = text[found.end() :] if found else text
    csv.field_size_limit(limits.FILE_BYTES)
    reader = csv.reader(_lines(name, text, delimiter), delimiter=delimiter, strict=True)
    try:
        read = sheet("", _held(name, reader))
    except csv.Error as fault:
        raise InputError(
            name,
            f"line {reader.line_num:,}: a quotation mark is not closed, or stands inside a cell",
            'Save it again from the spreadsheet; inside a quoted cell a " is written twice',
        ) from fault
    if _is_cut(text, read):
        return replace(read, rows=read.rows[:-1], notes=(*read.notes, CUT))
    return read


def _lines(name: str, text: str, delimiter: str) -> Iterator[str]:
    """Give line after line; one with too many cells is refused before it is taken apart."""
    for number, line in enumerate(io.StringIO(text, newline=""), start=1):
        if len(line) > limits.LINE_CELLS:
            # Within quotation marks separators are text: a long one is a cell, not many.
            most = limits.CELLS if '"' in line else limits.LINE_CELLS
            if line.count(delimiter) > most:
                raise _crowded(name, f"line {number:,} holds more than {most:,} cells")
        yield line


def _held(name: str, rows: Iterator[list[str]]) -> Iterator[list[str]]:
    """Give row after row as long as they can all be held."""
    cells = 0
    for number, row in enumerate(rows, start=1):
        if not cells and len(row) > limits.COLUMNS:
            raise _crowded(name, f"row {number:,} holds more than {limits.COLUMNS:,} columns")
        cells += len(row)
        if cells > limits.CELLS:
            raise _crowded(name, f"holds more than {limits.CELLS:,} cells")
        yield row


def _crowded(name: str, what: str) -> InputError:
    return InputError(name, what, "Delete the empty columns right of the table, or split it")


def _is_cut(text: str, read: Sheet) -> bool:
    """Whether the text ends within a row: no line's end, and cells missing that all others have."""
    if text.endswith(("\n", "\r")) or len(read.rows) < _ROWS_TO_TELL:
        return False
    *others, last = (len(row) for _, row in read.rows)
    return last < min(others) == max(others)


def _delimiter(text: str, known: frozenset[str]) -> str:
    """Choose the delimiter that finds most known columns in the first line, then most columns."""
    first = next((line for line in io.StringIO(text, newline=None) if line.strip()), "")
    first = first[: limits.CELL_CHARACTERS]

    def found(delimiter: str) -> tuple[int, int]:
        try:
            names = header(next(csv.reader([first], delimiter=delimiter), []))
        except csv.Error:
            return 0, 0
        return len(known.intersection(names)), len(names)

    return max(DELIMITERS, key=found)
