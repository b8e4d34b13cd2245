"""A row becomes a record of its table, or problems that say which cell, why, and how to fix it."""

from collections.abc import Mapping, Sequence
from datetime import tzinfo
from typing import Any

from pydantic import ValidationError

from ingest import limits
from ingest.draft import Draft, Entry
from ingest.fields.ids import is_rounded
from ingest.records import TABLES
from ingest.records.base import Record
from ingest.records.columns import required
from ingest.rows import Problem, Row, shown

# What a spreadsheet writes into a cell whose formula failed.
_FAILED = frozenset({"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!"})
PLATFORM_IDS = ("post_id", "account_id", "target_post_id", "source", "target", "of_id")
_ROUNDED_SHARE = 0.2
"""At most one genuine id in a hundred ends like a rounded one; a fifth of them is no chance."""


def validate(row: Row, zone: tzinfo) -> Record | list[Problem]:
    """Turn a row into a record; times without a zone are read in ``zone``."""
    if row.fault is not None:
        return [row.fault]
    record = TABLES[row.table]
    cells = record.completed(row.cells)
    found = _before(row, record, cells)
    try:
        valid = record.model_validate(cells, context={"zone": zone})
    except ValidationError as fault:
        named = {problem.column for problem in found}
        others = [_problem(row, error) for error in fault.errors(include_url=False)]
        return found + [problem for problem in others if problem.column not in named]
    return found or valid


def without_rounded(entries: Sequence[Entry]) -> list[Entry]:
    """Set rows aside whose long ids end in zeros, where a file has too many such by chance.

    Excel keeps 15 digits of a number: a file it has saved shows zeros from the 16th on. A few
    such ids are warned of and kept.
    """
    kept: list[Entry] = []
    by_draft: dict[int, list[Entry]] = {}
    for entry in entries:
        by_draft.setdefault(id(entry.draft), []).append(entry)
    for group in by_draft.values():
        kept.extend(_not_rounded(group))
    return kept


def _not_rounded(entries: Sequence[Entry]) -> list[Entry]:
    doubtful: dict[int, str] = {}
    long = 0
    for at, entry in enumerate(entries):
        for column in PLATFORM_IDS:
            value = entry.record.__dict__.get(column)
            if value is not None and len(value) > 15:
                long += 1
                if is_rounded(value):
                    doubtful[at] = column
    if not doubtful:
        return list(entries)
    if len(doubtful) <= long * _ROUNDED_SHARE:
        _warn(entries[0].draft, len(doubtful))
        return list(entries)
    for at, column in doubtful.items():
        entries[at].reject(
            column,
            "is an id whose last digits a spreadsheet has turned into zeros",
            "Copy the ids again from their source into cells formatted as Text",
        )
    return [entry for at, entry in enumerate(entries) if at not in doubtful]


def _warn(draft: Draft, count: int) -> None:
    draft.reading.warnings.append(
        f"{count} long id{'s' * (count > 1)} end in zeros, as ids do that a spreadsheet has rounded"
    )


def _before(row: Row, record: type[Record], cells: Mapping[str, Any]) -> list[Problem]:
    """Find what makes a cell unfit whatever its column: empty, failed formula, far too long."""
    found = [
        _of(row, column, None, "must be filled", "Fill it")
        for column in required(record)
        if cells.get(column) is None
    ]
    for column, value in cells.items():
        if type(value) is str:
            if len(value) > limits.CELL_CHARACTERS:
                what = f"is longer than {limits.CELL_CHARACTERS:,} characters"
                found.append(_of(row, column, value, what, "Shorten it"))
            elif value[:1] == "#" and value in _FAILED:
                found.append(
                    _of(row, column, value, "is a formula that failed", "Correct the formula")
                )
    return found


def _problem(row: Row, error: Any) -> Problem:
    said = error.get("ctx", {})
    column = said.get("column") or str(error["loc"][-1])
    if "fix" not in said:
        # No kind of cell of ours said it: pydantic's own check of the type did.
        return _of(row, column, _cell(row, column), f"is not right: {error['msg']}", "Correct it")
    value = "(not shown)" if said["hide"] else _cell(row, column)
    return _of(row, column, value, said["problem"], said["fix"])


def _cell(row: Row, column: str) -> Any:
    if column in row.cells:
        return row.cells[column]
    return row.cells.get("items", {}).get(column)


def _of(row: Row, column: str, value: Any, problem: str, fix: str) -> Problem:
    return Problem(row.sheet, row.table, row.number, column, shown(value), problem, fix)
