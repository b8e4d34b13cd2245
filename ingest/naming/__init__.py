"""People and campuses as files name them get ids, and the rows that make them, before a plan."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from graph.store import Store
from ingest.draft import Draft
from ingest.named import Campus, Someone
from ingest.naming.people import Crowd
from ingest.naming.places import Places
from ingest.naming.same import as_one
from ingest.rows import Row
from ingest.source import Told

__all__ = ["name_rows"]


def name_rows(store: Store, drafts: Sequence[Draft], hashed: Callable[[str, str], str]) -> None:
    """Put ids where rows name people and campuses, and add the rows that make these.

    The drafts' rows are replaced. Rows that are added ride in the record that names the person or
    campus first, so that no record is counted twice. ``hashed`` is the store's keyed hash
    (``Context.hashed``). The store is only read. Raises StoreError.
    """
    naming = [draft for draft in drafts if any(map(_has_markers, draft.reading.rows))]
    if not naming:
        return
    places = Places(store, _universities(drafts))
    crowd = Crowd(places, hashed)
    for someone in _people(naming):
        crowd.meet(someone)
    for draft in naming:
        draft.reading.rows = list(_named(draft.reading.rows, places, crowd))
    as_one(naming)


def _named(rows: Sequence[Row], places: Places, crowd: Crowd) -> Iterator[Row]:
    """Give a file's rows with ids, each person and place followed by the rows that make them."""
    told: set[str] = set()
    for row in rows:
        added: list[Told] = []
        cells: dict[str, Any] = {}
        for column, cell in row.cells.items():
            if isinstance(cell, Campus):
                cells[column] = _place(cell, places, added)
            elif isinstance(cell, Someone):
                cells[column] = crowd.id_of(cell)
                added += crowd.rows(cell)
                if cell.campus is not None:
                    _place(cell.campus, places, added)
            else:
                cells[column] = cell
        if row.table == "universities" and isinstance(row.cells.get("university_id"), Campus):
            cells = places.completed(cells, row.cells["university_id"])
        yield replace(row, cells=cells)
        for table, new in added:
            said = repr((table, new))
            if said not in told:
                told.add(said)
                yield replace(row, table=table, cells=new, main=False)


def _place(campus: Campus, places: Places, added: list[Told]) -> str | None:
    found = places.id_of(campus)
    told = places.row(campus) if found is not None else None
    if told is not None:
        added.append(told)
    return found


def _has_markers(row: Row) -> bool:
    return any(isinstance(cell, Campus | Someone) for cell in row.cells.values())


def _people(drafts: Sequence[Draft]) -> Iterator[Someone]:
    for draft in drafts:
        for row in draft.reading.rows:
            yield from (cell for cell in row.cells.values() if isinstance(cell, Someone))


def _universities(drafts: Sequence[Draft]) -> Iterator[Mapping[str, Any]]:
    for draft in drafts:
        yield from (row.cells for row in draft.reading.rows if row.table == "universities")
