"""Every import keeps the rows it was given and accepted, so that it can be taken back."""

import datetime as dt
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from math import isfinite
from operator import attrgetter
from typing import Any, NamedTuple

import orjson

from graph.store import Store, statement

PIECE_BYTES = 4_000_000
"""Rows written down together, before they are packed."""
LEVEL = 4
"""How hard zlib tries: rows repeat so much that more gains little."""
_WHOLE = 2**63
_PLAIN = frozenset({str, int, bool, type(None), dt.datetime, dt.date})
_PLACE = attrgetter("number", "sheet", "trust", "told_at")
_AS_IS = orjson.OPT_PASSTHROUGH_DATETIME


class Kept(NamedTuple):
    """One accepted row: where it stood in its file, its table, its cells, its source's trust.

    ``told_at`` is when a platform told it, where the file says so.
    """

    number: int
    sheet: str
    table: str
    cells: Mapping[str, Any]
    trust: int
    told_at: dt.datetime | None = None


class Record(NamedTuple):
    """Accepted rows that stood in one place of a file and were told at once."""

    number: int
    sheet: str
    trust: int
    told_at: dt.datetime | None
    rows: Sequence[tuple[str, Mapping[str, Any]]]


def records(rows: Iterable[Kept]) -> Iterator[Record]:
    """Put rows that follow each other and come from one record together."""
    for (number, sheet, trust, told_at), found in groupby(rows, _PLACE):
        yield Record(number, sheet, trust, told_at, [(row.table, row.cells) for row in found])


def keep(store: Store, run_id: str, part: int, records: Iterable[Record]) -> None:
    """Write records down under an import that has been started, before their rows go in.

    ``part`` numbers the calls of one import, from 0; a part given again replaces what it was.
    Some thousand rows a part are right. A load that is cut off leaves at most rows on record that
    are not in the store. Raises StoreError; TypeError if a cell is none of the kinds of cells.
    """
    pieces = [
        {"run_id": run_id, "part": part, "piece": at, "rows": count, "body": _body(lines)}
        for at, (count, lines) in enumerate(_pieces(records))
    ]
    store.run(statement("journal/keep"), run_id=run_id, part=part, pieces=pieces)


def read(store: Store, run_id: str) -> Iterator[Kept]:
    """Give the rows an import accepted, in the order they were kept; none if it kept none.

    They are unpacked piece by piece. Days, instants and lists come back as they were; an
    instant's zone comes back as its distance from UTC.
    """
    for place in _places(store, run_id):
        yield from _unpacked(store, place)


def rewrite(store: Store, run_id: str, change: Callable[[Kept], Kept | None]) -> int:
    """Change the rows an import kept, or take them out (None); gives how many that were.

    A piece is replaced in one transaction; done again after a cut, it changes nothing more.
    """
    changed = 0
    for place in _places(store, run_id):
        before = list(_unpacked(store, place))
        after = [change(row) for row in before]
        different = sum(old != new for old, new in zip(before, after, strict=True))
        if different:
            kept = [row for row in after if row is not None]
            body = _body(map(_packed, records(kept)))
            store.run(statement("journal/rewrite"), **place, rows=len(kept), body=body)
            changed += different
    return changed


def forget(store: Store, run_id: str) -> None:
    """Remove the rows an import kept; its record stays."""
    store.run(statement("journal/forget"), run_id=run_id)


def _places(store: Store, run_id: str) -> list[dict[str, Any]]:
    pieces = store.read(statement("journal/pieces"), run_id=run_id)
    return [
        {"run_id": run_id, "part": part, "piece": piece}
        for part, piece in pieces.itertuples(index=False, name=None)
    ]


def _unpacked(store: Store, place: Mapping[str, Any]) -> Iterator[Kept]:
    for body in store.read(statement("journal/piece"), **place)["body"]:
        for line in zlib.decompress(body).splitlines():
            number, sheet, trust, told_at, rows = orjson.loads(line)
            at = _back(told_at)
            for table, cells in rows:
                told = {name: _back(value) for name, value in cells.items()}
                yield Kept(number, sheet, table, told, trust, at)


def _pieces(records: Iterable[Record]) -> Iterator[tuple[int, list[bytes]]]:
    lines: list[bytes] = []
    size = count = 0
    for record in records:
        lines.append(_packed(record))
        size += len(lines[-1])
        count += len(record.rows)
        if size > PIECE_BYTES:
            yield count, lines
            lines, size, count = [], 0, 0
    if lines:
        yield count, lines


def _body(lines: Iterable[bytes]) -> bytes:
    return zlib.compress(b"\n".join(lines), LEVEL)


def _packed(record: Record) -> bytes:
    """Write a record; orjson itself writes cells that are texts, short numbers and days."""
    if all(_is_plain(cells) for _, cells in record.rows):
        try:
            return orjson.dumps(tuple(record), _time_written, _AS_IS)
        except orjson.JSONEncodeError:
            pass
    rows = [
        (table, {name: _written(value) for name, value in cells.items()})
        for table, cells in record.rows
    ]
    return orjson.dumps((*record[:4], rows), _time_written, _AS_IS)


def _is_plain(cells: Mapping[str, Any]) -> bool:
    if type(cells) is not dict:
        return False
    apart = [value for value in cells.values() if type(value) not in _PLAIN]
    return not apart or all(
        type(value) is tuple and all(type(each) is str for each in value) for value in apart
    )


def _written(value: Any) -> Any:
    """Write a cell as JSON that tells its kind: ``{"day": …}`` is a day, a plain text a text."""
    kind = type(value)
    if kind is str or kind is bool or value is None:
        return value
    if kind is int:
        return value if -_WHOLE <= value < _WHOLE else {"whole": str(value)}
    if kind is float:
        return value if isfinite(value) else {"float": str(value)}
    if kind is list or kind is tuple:
        return [_written(each) for each in value]
    if isinstance(value, Mapping):
        return {"map": {name: _written(inner) for name, inner in value.items()}}
    return _time_written(value)


def _time_written(value: Any) -> dict[str, Any]:
    if isinstance(value, dt.datetime):
        return {"instant": value.isoformat()}
    if isinstance(value, dt.date):
        return {"day": value.isoformat()}
    if isinstance(value, dt.time):
        return {"time": value.isoformat()}
    if isinstance(value, dt.timedelta):
        return {"seconds": value.total_seconds()}
    raise TypeError(f"{type(value).__name__} is no kind of cell")


def _back(value: Any) -> Any:
    if isinstance(value, list):
        return [_back(each) for each in value]
    if not isinstance(value, dict):
        return value
    ((kind, inner),) = value.items()
    if kind == "map":
        return {name: _back(each) for name, each in inner.items()}
    return _KINDS[kind](inner)


_KINDS: Mapping[str, Any] = {
    "whole": int,
    "float": float,
    "instant": dt.datetime.fromisoformat,
    "day": dt.date.fromisoformat,
    "time": dt.time.fromisoformat,
    "seconds": lambda inner: dt.timedelta(seconds=inner),
}
