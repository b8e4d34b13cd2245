"""Every import keeps the rows it was given and accepted, so that it can be taken back."""

import datetime as dt
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from math import isfinite
from typing import Any, NamedTuple

import orjson

from graph.store import Store, statement

PIECE_BYTES = 4_000_000
"""Rows written down together, before they are packed."""
TOLD_AT = "told_at"
"""Beside the cells of a row that a platform told: when it was told."""
_WHOLE = 2**63
_PLAIN = frozenset({str, int, bool, type(None), dt.datetime, dt.date})
_AS_IS = orjson.OPT_PASSTHROUGH_DATETIME


class Kept(NamedTuple):
    """One accepted row: where it stood in its file, its table, its cells, its source's trust."""

    number: int
    sheet: str
    table: str
    cells: Mapping[str, Any]
    trust: int


def keep(store: Store, run_id: str, part: int, rows: Iterable[Kept | tuple[Any, ...]]) -> None:
    """Write rows down under an import that has been started, before the rows themselves go in.

    ``part`` numbers the calls of one import, from 0; a part given again replaces what it was.
    Some thousand rows a part are right. A load that is cut off leaves at most rows on record that
    are not in the store. Raises StoreError; TypeError if a cell is none of the kinds of cells.
    """
    pieces = [
        {"run_id": run_id, "part": part, "piece": at, "rows": count, "body": zlib.compress(body)}
        for at, (count, body) in enumerate(_pieces(rows))
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
            body = zlib.compress(b"\n".join(map(_packed, kept)))
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
            number, sheet, table, cells, trust = orjson.loads(line)
            yield Kept(number, sheet, table, {k: _back(v) for k, v in cells.items()}, trust)


def _packed(row: "Kept | tuple[Any, ...]") -> bytes:
    number, sheet, table, cells, trust = row
    told = {name: _written(value) for name, value in cells.items()}
    return orjson.dumps((number, sheet, table, told, trust))


def _pieces(rows: Iterable[Kept | tuple[Any, ...]]) -> Iterator[tuple[int, bytes]]:
    lines: list[bytes] = []
    size = 0
    for row in rows:
        lines.append(_packed(row))
        size += len(lines[-1])
        if size > PIECE_BYTES:
            yield len(lines), b"\n".join(lines)
            lines, size = [], 0
    if lines:
        yield len(lines), b"\n".join(lines)


def _line(number: int, sheet: str, table: str, cells: Mapping[str, Any], trust: int) -> bytes:
    """Write a row; orjson itself writes those whose cells are texts, short numbers and days."""
    if type(cells) is dict and _PLAIN.issuperset(map(type, cells.values())):
        try:
            return orjson.dumps((number, sheet, table, cells, trust), _time_written, _AS_IS)
        except orjson.JSONEncodeError:
            pass
    told = {name: _written(value) for name, value in cells.items()}
    return orjson.dumps((number, sheet, table, told, trust))


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
