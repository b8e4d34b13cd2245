"""Two rows with one key: the same content counts once, a different one is set aside."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.draft import Entry
from ingest.known import Known
from ingest.records.base import Key


@dataclass
class Seen:
    """The rows of this load by id space and key, the first of each; and those that say the same."""

    first: dict[tuple[str, Key], Entry] = field(default_factory=dict)
    merged: list[Entry] = field(default_factory=list)


def without_taken(entries: Sequence[Entry], known: Known) -> list[Entry]:
    """Keep rows whose id no other table has in the store; a venue can't be a university too."""
    kept = []
    for entry in entries:
        if entry.key in known.taken:
            entry.reject(entry.record.key_columns[0], *_taken("another table in the store"))
        else:
            kept.append(entry)
    return kept


def without_duplicates(entries: Sequence[Entry], seen: Seen) -> list[Entry]:
    """Keep the first row of each key; an identical later one is merged, another set aside."""
    return [entry for entry in entries if _is_first(entry, seen)]


def _is_first(entry: Entry, seen: Seen) -> bool:
    record = entry.record
    key = (record.space or record.table, entry.key)
    earlier = seen.first.get(key)
    if earlier is None or (_settled(earlier) and earlier.draft is not entry.draft):
        # A row that an earlier load of its file dealt with yields to a newer file's.
        seen.first[key] = entry
        return True
    if _settled(entry):
        entry.draft.count(entry.row, "unchanged")
    elif earlier.record.table != record.table:
        entry.reject(record.key_columns[0], *_taken(earlier.place))
    elif earlier.record.row_hash() == record.row_hash():
        entry.draft.count(entry.row, "merged")
        seen.merged.append(entry)
    else:
        entry.reject(
            record.example_in,
            f"says something else of the same thing than {earlier.place}",
            "Keep the row that is right and delete the other, or give it another id",
        )
    return False


def _settled(entry: Entry) -> bool:
    return entry.draft.is_settled(entry.row)


def _taken(where: str) -> tuple[str, str]:
    return (f"is the id of something in {where}", "Give it an id of its own")
