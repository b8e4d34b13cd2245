"""Topics and hashtags are called as they were first written, by whoever still names them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import tzinfo
from itertools import groupby

from graph.fold import fold
from graph.store import Store, statement
from ingest import journal
from ingest.journal import Kept
from ingest.records import TABLES
from ingest.undo.effects import TAGGED, Tag, tags, token, tokens
from ingest.undo.told import Import, Told, read, told

_APART = re.compile(r"[;؛\n]")
_WORDS = re.compile(r"[;؛,،#＃\s]+")
_ORDER = {table: at for at, table in enumerate(TABLES)}


def name_again(store: Store, named: set[Tag], others: Sequence[Import], zone: tzinfo) -> None:
    """Set the names of topics and hashtags to what the first row of ``others`` calls them."""
    found = _first(named, _rows(store, named, others, zone)) if named else {}
    for label, name in (("Topic", "undo/topics"), ("Hashtag", "undo/hashtags")):
        rows = [
            {"key": tag.key, "name": text, "run_id": run_id}
            for tag, (text, run_id) in sorted(found.items())
            if tag.label == label
        ]
        store.write(statement(name), rows)


def _first(named: set[Tag], rows: Sequence[Told]) -> dict[Tag, tuple[str, str]]:
    """Follow the loads: a name stands until, at the end of one, no row has it any more."""
    names: dict[Tag, tuple[str, str]] = {}
    count: Counter[Tag] = Counter()
    saying: dict[tuple[str, ...], set[Tag]] = {}
    for _, load in groupby(rows, key=lambda one: one.by.loaded_at):
        for one in sorted(load, key=lambda one: (not one.is_own, _ORDER[one.kept.table])):
            table = one.kept.table
            if TAGGED[table] not in (
                one.cells if one.record is None else one.record.model_fields_set
            ):
                continue
            said = _tags(one)
            place = (table, *_key(one))
            before, now = saying.get(place, set()), named.intersection(said)
            count.subtract(before - now)
            count.update(now - before)
            saying[place] = now
            for tag in now:
                names.setdefault(tag, (said[tag], one.by.run_id))
        names = {tag: name for tag, name in names.items() if count[tag]}
    return names


def _rows(store: Store, named: set[Tag], others: Sequence[Import], zone: tzinfo) -> Sequence[Told]:
    """Give all that was told of the things that were ever said to have one of these names."""
    among: set[str] = set()
    for by in others:
        for at, row in enumerate(journal.read(store, by.run_id)):
            if _may_name(row, named) and (one := read(by, at, row, zone)):
                among.update(_tokens(one))
    return [one for one in told(store, others, zone, among) if one.kept.table in TAGGED]


def _key(one: Told) -> tuple[str, ...]:
    return one.record.key() if one.record else (one.cells["platform"], one.cells["post_id"])


def _tokens(one: Told) -> Iterator[str]:
    if one.record is not None:
        yield from tokens(one.record)
    else:
        yield token(one.cells["post_id"])


def _tags(one: Told) -> dict[Tag, str]:
    if one.record is not None:
        return tags(one.record)
    return {Tag("Hashtag", fold(name)): name for name in one.cells.get("hashtags") or ()}


def _may_name(row: Kept, named: set[Tag]) -> bool:
    column = TAGGED.get(row.table)
    if column is None:
        return False
    label = "Topic" if column == "topics" else "Hashtag"
    return any(Tag(label, word) in named for word in _words(row.cells.get(column)))


def _words(cell: object) -> Iterator[str]:
    texts = cell if isinstance(cell, list) else [cell]
    for text in texts:
        if isinstance(text, str):
            yield from (fold(part.strip().lstrip("#＃")) for part in _APART.split(text))
            yield from (fold(part) for part in _WORDS.split(text))
