"""Several records of one load that tell of one person tell it together."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ingest.draft import Draft
from ingest.rows import Row

_TOGETHER = {
    "people": ("person_id",),
    "studies": ("person_id", "university_id", "programme"),
    "universities": ("university_id",),
}
"""Tables of which several records may each tell a part, with their keys."""


def as_one(drafts: Sequence[Draft]) -> None:
    """Give rows of one person, study or university the same cells: of each, what was said first.

    A form filled in twice would else contradict itself where only one answer is complete.
    """
    told: dict[tuple[Any, ...], dict[str, Any]] = defaultdict(dict)
    for draft in drafts:
        for row in draft.reading.rows:
            if key := _key(row):
                for name, cell in row.cells.items():
                    if told[key].get(name) is None:
                        told[key][name] = cell
    for draft in drafts:
        draft.reading.rows = [
            replace(row, cells=told[key]) if (key := _key(row)) else row
            for row in draft.reading.rows
        ]


def _key(row: Row) -> tuple[Any, ...] | None:
    """Give what a row is about, if a source tells it: rows of own tables stand for themselves."""
    names = _TOGETHER.get(row.table)
    if names is None or row.record is None:
        return None
    return (row.table, *(row.cells.get(name) for name in names))
