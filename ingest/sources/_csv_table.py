"""A table an export holds: CSV in any encoding and delimiter, or a workbook's sheet."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from graph.errors import InputError
from graph.fold import fold
from ingest import limits
from ingest.decode import decode
from ingest.fields.form import Cell
from ingest.files import Given
from ingest.head import DELIMITERS
from ingest.source import Aside, Note
from ingest.too_wide import too_wide

_SEP = re.compile(r'\s*"?sep=(.)"?\s*?(?:\r\n|\r|\n)', re.IGNORECASE)
_HEAD_ROWS = 20
_EXACT = 10**15

Names = tuple[str, ...]


@dataclass
class Table:
    """The names of a table's columns, folded; its filled rows below, numbered as in the file.

    ``shown`` are the names as written; ``cut`` the number of a last row that is not whole;
    ``wide`` are the rows with more cells than names, which are not among the others.
    """

    names: Names
    shown: Names
    rows: list[tuple[int, Names]]
    warnings: list[str] = field(default_factory=list)
    cut: int | None = None
    delimiter: str = ","
    wide: list[Aside] = field(default_factory=list)

    def faults(self) -> Iterator[Note | Aside]:
        """Give what to warn of, and each row that is set aside; but for a row that is cut off."""
        yield from map(Note, self.warnings)
        yield from self.wide


def name_key(text: str) -> str:
    """Give the key on which names of columns compare: folded, letters and digits alone."""
    return " ".join(re.sub(r"[\W_]+", " ", fold(text)).split())


def read_table(given: Given, is_header: Callable[[Names], bool], sheet: str | None = None) -> Table:
    """Read a file's table; its header is the first row that ``is_header`` says is one.

    Of a workbook it is the first sheet that has one, or ``sheet``. Raises InputError if the file
    is no text, or has no such row.
    """
    cut, delimiter = None, ","
    warnings: list[str] = []
    with given.open() as file:
        office = file.read(4) == b"PK\x03\x04"
    if office:
        rows = _sheet_rows(given, is_header, sheet)
    else:
        text, warnings = decode(given.name, given.data)
        rows, cut, delimiter = _csv_rows(text, is_header)
    at = _header(rows, is_header)
    if at is None:
        raise InputError(
            given.name,
            "has no row with the names of its columns",
            "Download the export again, and don't delete its first rows",
        )
    shown = rows[at][1]
    width = len(shown)
    wide: dict[int, Aside] = {}
    for number, cells in [] if office else rows[at + 1 :]:
        if number != cut and (found := too_wide(number, cells, width)):
            wide[number] = found
    below = [
        (number, (*cells, *("",) * width)[:width])
        for number, cells in rows[at + 1 :]
        if number not in wide
    ]
    names = tuple(name_key(name) for name in shown)
    said = [f"{given.name} {warning}" for warning in warnings]
    return Table(names, shown, below, said, cut, delimiter, list(wide.values()))


def _header(rows: Sequence[tuple[int, Names]], is_header: Callable[[Names], bool]) -> int | None:
    for at, (_, cells) in enumerate(rows[:_HEAD_ROWS]):
        if is_header(tuple(name_key(cell) for cell in cells)):
            return at
    return None


def _csv_rows(
    text: str, is_header: Callable[[Names], bool]
) -> tuple[list[tuple[int, Names]], int | None, str]:
    found = _SEP.match(text)
    if found:
        return *_parsed(text[found.end() :], found[1]), found[1]
    read = [_parsed(text[:200_000], each)[0][:_HEAD_ROWS] for each in DELIMITERS]
    fits = [_header(rows, is_header) is not None for rows in read]
    widths = [max((len(cells) for _, cells in rows), default=0) for rows in read]
    best = max(range(len(read)), key=lambda at: (fits[at], widths[at]))
    return *_parsed(text, DELIMITERS[best]), DELIMITERS[best]


def _parsed(text: str, delimiter: str) -> tuple[list[tuple[int, Names]], int | None]:
    """Split text into rows; the second is the number of a last row that ends too early."""
    csv.field_size_limit(limits.FILE_BYTES)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows: list[tuple[int, Names]] = []
    line = start = 0
    for number, cells in enumerate(_no_fault(reader), start=1):
        start, line = line, reader.line_num
        kept = tuple(cell.replace("\x00", "").strip() for cell in cells)
        if any(kept):
            rows.append((number, kept))
    return rows, rows[-1][0] if rows and _is_cut(text, start, delimiter, rows) else None


def _no_fault(reader: Iterator[list[str]]) -> Iterator[list[str]]:
    """Give rows as far as they can be read; the module's few faults are of the last one."""
    try:
        yield from reader
    except csv.Error:
        return


def _is_cut(text: str, start: int, delimiter: str, rows: Sequence[tuple[int, Names]]) -> bool:
    """Whether the last row was cut off: inside a quotation, or with cells missing at the end."""
    if text.endswith(("\n", "\r")):
        end = text.rstrip("\r\n")
    else:
        if len(rows[-1][1]) < max(len(cells) for _, cells in rows[:_HEAD_ROWS]):
            return True
        end = text
    last = "".join(io.StringIO(end, newline="").readlines()[start:])
    try:
        list(csv.reader(io.StringIO(last, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as fault:
        return "unexpected end" in str(fault)
    return False


def _sheet_rows(
    given: Given, is_header: Callable[[Names], bool], wanted: str | None
) -> list[tuple[int, Names]]:
    sheets = [
        [(number, tuple(map(_as_text, cells))) for number, cells in sheet.rows]
        for sheet in given.sheets
        if wanted in (None, sheet.name)
    ]
    fit = [rows for rows in sheets if _header(rows, is_header) is not None]
    return fit[0] if fit else []


def _as_text(cell: Cell) -> str:
    """Write a workbook's cell as a CSV would hold it; a long number has lost its last digits."""
    if cell is None:
        return ""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        if abs(cell) >= _EXACT:
            return f"{cell:.5E}"
        return str(int(cell)) if float(cell).is_integer() else str(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ")
    return cell.isoformat() if isinstance(cell, date) else str(cell).strip()
