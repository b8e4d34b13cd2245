"""One table, three ways out: CSV that no spreadsheet runs, JSON without surprises, plain text."""

import io
import json
import math
import re
import shutil
import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any, Literal

import numpy as np
import pandas as pd
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

MISSING = "–"
# What makes Excel, LibreOffice or Google Sheets read a text cell as a formula, the full-width
# forms included (https://owasp.org/www-community/attacks/CSV_Injection).
_FORMULA_START = tuple("=+-@\t\r\n＝＋－＠")
# Control characters drive a terminal, bidirectional overrides disguise text.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+")


def to_csv(frame: pd.DataFrame, *, excel: bool = False) -> str:
    """Write a table as CSV text: a header line, then one line a row.

    Dates and instants are ISO 8601 (instants in UTC), lists are joined with ``;``, truth is
    yes/no, missing is empty. A text that a spreadsheet would run as a formula gets a leading
    apostrophe; numbers don't. ``excel`` puts the byte-order mark in front without which Excel
    shows Urdu names as gibberish.
    """
    cells = frame.map(_csv_cell)
    cells.columns = pd.Index([_guarded(str(name)) for name in frame.columns])
    text: str = cells.to_csv(index=False, lineterminator="\n")
    return "\ufeff" + text if excel else text


def to_records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Turn a table into one dictionary a row, of values JSON can hold.

    Missing, NaN and infinity become None, dates ISO text, numpy's numbers Python's; lists stay.
    """
    names = [str(name) for name in frame.columns]
    columns = [[plain(value) for value in frame.iloc[:, at]] for at in range(len(names))]
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def to_json(frame: pd.DataFrame) -> str:
    """Write a table as a JSON array with one object a row (see :func:`to_records`)."""
    return json.dumps(to_records(frame), ensure_ascii=False, indent=2, allow_nan=False)


def to_text(frame: pd.DataFrame, *, width: int | None = None) -> str:
    """Draw a table for reading, numbers to the right, missing as a dash.

    ``width`` is the room in characters; without it every cell is written out in full. Control
    characters in names (they could drive a terminal) are left out.
    """
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for at, name in enumerate(frame.columns):
        numeric = all(_is_number(value) or _is_missing(value) for value in frame.iloc[:, at])
        table.add_column(
            Text(_printable(str(name))), justify="right" if numeric else "left", overflow="fold"
        )
    for row in frame.itertuples(index=False, name=None):
        table.add_row(*(Text(_text_cell(value)) for value in row))
    out = io.StringIO()
    console = Console(file=out, width=width or _natural_width(table), color_system=None)
    console.print(table)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines())


def render(frame: pd.DataFrame, form: Literal["table", "csv", "json"]) -> str:
    """Write a table for standard output: as wide as the terminal, in full where there is none."""
    if form == "csv":
        return to_csv(frame).removesuffix("\n")
    if form == "json":
        return to_json(frame)
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    return to_text(frame, width=width)


def plain(value: Any) -> Any:
    """Turn one cell into what JSON can hold: text, number, truth, None, or lists and maps of it."""
    if isinstance(value, Mapping):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple | set | frozenset | np.ndarray):
        return [plain(inner) for inner in value]
    if _is_missing(value):
        return None
    if isinstance(value, date):
        return _iso(value)
    if isinstance(value, np.generic):
        return plain(value.item())
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return value if isinstance(value, str | int) else str(value)


def _csv_cell(value: Any) -> str:
    value = plain(value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, list):
        return _guarded(";".join(_csv_text(inner) for inner in value))
    return _guarded(value) if isinstance(value, str) else _csv_text(value)


def _csv_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else str(value)


def _guarded(text: str) -> str:
    return "'" + text if text.startswith(_FORMULA_START) else text


def _text_cell(value: Any) -> str:
    value = plain(value)
    if value is None:
        return MISSING
    if isinstance(value, list):
        return ", ".join(_text_cell(inner) for inner in value)
    if isinstance(value, float):
        return f"{value:,.3f}".rstrip("0").rstrip(".")
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}"
    return _printable(_csv_text(value))


def _printable(text: str) -> str:
    return _UNPRINTABLE.sub(" ", text)


def _iso(value: date) -> str:
    """Days as YYYY-MM-DD, instants in UTC; pandas keeps a day as a midnight without a zone."""
    if not isinstance(value, datetime):
        return value.isoformat()
    if value.tzinfo is not None:
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    is_day = (value.hour, value.minute, value.second, value.microsecond) == (0, 0, 0, 0)
    return value.date().isoformat() if is_day else value.isoformat()


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float | np.number) and not isinstance(value, bool)


def _is_missing(value: Any) -> bool:
    return value is None or (not isinstance(value, list | dict | np.ndarray) and pd.isna(value))


def _natural_width(table: Table) -> int:
    return Console(width=100_000).measure(table).maximum
