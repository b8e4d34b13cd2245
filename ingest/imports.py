"""Every load is on record: one Import a file, with its counts and what it set aside."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from secrets import token_hex
from typing import Any

from graph.store import Store, statement
from ingest.draft import Draft, RejectedRows
from ingest.known import Stored

PROBLEMS_KEPT = 1_000
"""Problems of one file on record; all rows set aside are, as ranges."""


def new_run_id() -> str:
    """Name a load of a file: the time first, so that later ones sort after earlier ones."""
    return f"{datetime.now(UTC):%Y%m%dT%H%M%S.%fZ}-{token_hex(3)}"


def recall(stored: Stored, drafts: Sequence[Draft]) -> None:
    """Tell each file that was loaded to the end before which rows were set aside then."""
    keys = [_identity(draft) for draft in drafts]
    for frame in stored.ask("imports", keys):
        for at, rejected, run_id in frame.itertuples(index=False, name=None):
            drafts[at].settled = _rows_in(rejected)
            drafts[at].settled_by = run_id


def start(store: Store, drafts: Iterable[Draft]) -> None:
    """Put on record that these files are being loaded."""
    rows = [{"run_id": each.run_id, "file": each.file, **_identity(each)} for each in drafts]
    store.write(statement("load/import_started"), rows)


def finish(store: Store, drafts: Iterable[Draft]) -> None:
    """Put on record that these files are loaded, with what became of their rows."""
    store.write(statement("load/import_done"), [_record(draft) for draft in drafts])


def _identity(draft: Draft) -> dict[str, str]:
    """Give what makes two loads loads of the same: the file, what it was taken for, read how."""
    given = {"sha256": draft.sha256, "kind": draft.kind}
    return {**given, "read_with": draft.reading.read_with}


def _record(draft: Draft) -> dict[str, Any]:
    report = draft.report()
    # Without the cells' values: the record outlives the people it may be about.
    problems = [
        {"sheet": p.sheet, "table": p.table, "row": p.row, "column": p.column, "problem": p.problem}
        for p in report.problems[:PROBLEMS_KEPT]
    ]
    return {
        "run_id": draft.run_id,
        "rows_read": report.rows_read,
        "loaded": report.loaded,
        "unchanged": report.unchanged,
        "merged": report.merged,
        "rejected": report.rejected,
        "ignored": report.ignored,
        "ignored_because": json.dumps(report.ignored_because, ensure_ascii=False),
        "problems": json.dumps(problems, ensure_ascii=False),
        "rejected_rows": _as_ranges(draft.rejected),
    }


def _as_ranges(rejected: Mapping[str, Iterable[int]]) -> str:
    """Write row numbers as JSON: sheet → list of first and last of each run."""
    ranges: dict[str, list[list[int]]] = {}
    for sheet, rows in rejected.items():
        numbers = sorted(rows)
        breaks = [at for at, (one, two) in enumerate(pairwise(numbers), start=1) if two > one + 1]
        edges = [0, *breaks, len(numbers)]
        ranges[sheet] = [[numbers[a], numbers[b - 1]] for a, b in pairwise(edges)]
    return json.dumps(ranges, ensure_ascii=False)


def _rows_in(ranges: str | None) -> RejectedRows:
    found = json.loads(ranges or "{}")
    return {
        sheet: frozenset(row for first, last in runs for row in range(first, last + 1))
        for sheet, runs in found.items()
    }
