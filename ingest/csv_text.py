"""CSV as spreadsheets write it: comma, semicolon or tab, quoted, with or without ``sep=``."""

import csv
import io
import re

from graph.errors import InputError
from ingest import limits
from ingest.sheets import Sheet, header, sheet

DELIMITERS = (",", ";", "\t")
_SEP = re.compile(r'\s*"?sep=(.)"?\s*?(?:\r\n|\r|\n)', re.IGNORECASE)


def read_csv(name: str, text: str, known: frozenset[str]) -> Sheet:
    """Read CSV text as a sheet; ``known`` column names tell the delimiter.

    Raises InputError if a quotation mark is not closed, so that no row swallows those after it.
    """
    found = _SEP.match(text)
    delimiter = found[1] if found else _delimiter(text, known)
    text = text[found.end() :] if found else text
    csv.field_size_limit(limits.FILE_BYTES)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        return sheet("", reader)
    except csv.Error as fault:
        raise InputError(
            name,
            f"line {reader.line_num:,}: a quotation mark is not closed, or stands inside a cell",
            'Save it again from the spreadsheet; inside a quoted cell a " is written twice',
        ) from fault


def _delimiter(text: str, known: frozenset[str]) -> str:
    """Choose the delimiter that finds most known columns in the first line, then most columns."""
    first = next((line for line in text.splitlines() if line.strip()), "")

    def found(delimiter: str) -> tuple[int, int]:
        names = header(next(csv.reader([first], delimiter=delimiter), []))
        return len(known.intersection(names)), len(names)

    return max(DELIMITERS, key=found)
