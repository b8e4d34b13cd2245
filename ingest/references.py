"""What a row refers to must be there: in the same load, or in the store."""

from collections.abc import Sequence
from difflib import get_close_matches

from graph.fold import fold
from ingest.draft import Entry
from ingest.known import Accepted, Stored
from ingest.records import SHEETS, TARGETS
from ingest.records.base import Key, Reference

_SUGGESTED = 100
_SEARCHED = 5_000


def with_references(stored: Stored, entries: Sequence[Entry], accepted: Accepted) -> list[Entry]:
    """Keep the rows whose references all exist; the others are set aside, with the nearest id."""
    referred = [(entry, entry.record.references()) for entry in entries]
    unseen: dict[str, set[Key]] = {}
    for _, references in referred:
        for one in references:
            if one.key not in accepted.keys[one.target]:
                unseen.setdefault(one.target, set()).add(one.key)
    missing = {
        target: keys - stored.existing(target, sorted(keys)) for target, keys in unseen.items()
    }
    kept = []
    for entry, references in referred:
        broken = [one for one in references if one.key in missing.get(one.target, ())]
        for one in broken:
            entry.reject(one.column, *_fault(one, accepted, first=_is_first(entry)))
        if not broken:
            kept.append(entry)
    return kept


def _is_first(entry: Entry) -> bool:
    """Whether a file has few problems yet: the nearest id is looked for in the first ones only."""
    return len(entry.draft.problems) < _SUGGESTED


def _fault(one: Reference, accepted: Accepted, *, first: bool) -> tuple[str, str]:
    target = TARGETS[one.target]
    if any(one.key in accepted.set_aside[table] for table in target.tables):
        return (
            "refers to a row that was set aside",
            f"Correct that row of {' or '.join(filter(SHEETS.get, target.tables))} first",
        )
    near = _nearest(one.key, accepted.keys[one.target]) if first else None
    hint = f'Did you mean "{near}"? ' if near else ""
    table = target.tables[0]
    return (
        f"is not {target.says}, in these files or in the store",
        f"{hint}Correct it, or add it to {table}",
    )


def _nearest(key: Key, among: set[Key]) -> str | None:
    """Find the id that was probably meant: the same but for case, else one much like it."""
    if len(among) > _SEARCHED:
        return None
    ids = {fold(other[-1]): other[-1] for other in among if other[:-1] == key[:-1]}
    near = get_close_matches(fold(key[-1]), ids, n=1, cutoff=0.7)
    return ids[near[0]] if near else None
