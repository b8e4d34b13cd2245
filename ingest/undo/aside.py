"""What will be told again steps aside first, and gives over what hangs on it afterwards."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graph.store import Store, statement
from ingest.records.base import row_key
from ingest.undo.effects import Node, Tie

BATCH = 1_000
_FEW = 100


def step_aside(store: Store, nodes: Iterable[Node], ties: Iterable[Tie]) -> None:
    """Take ties out, and nodes out of sight with what hangs on them; nothing else is changed."""
    rows = [
        {"table": tie.table, "key": list(tie.key), "row_key": row_key(tie.key)}
        for tie in sorted(ties)
    ]
    store.write(statement("undo/ties"), rows, batch=BATCH)
    parked = [{"label": node.label, "key": list(node.key)} for node in sorted(nodes)]
    store.write(statement("undo/park"), parked, batch=BATCH)


def forget_social(store: Store) -> None:
    """Remove all that was told of accounts and posts, to be told again."""
    for label in ("Post", "Account"):
        while not store.read(f"MATCH (n:{label}) RETURN true AS yes LIMIT 1").empty:
            store.run(statement(f"undo/forget_{label.lower()}s"))


def give_over(store: Store) -> None:
    """Move what hangs on nodes aside to those told anew in their place, which are all."""
    rows = _followed(store)
    move = statement("undo/move")
    for at in range(0, len(rows), _FEW):
        part = rows[at : at + _FEW]
        while _hanging(store, part):
            store.run(move, rows=part)
    store.write(statement("undo/let_go"), rows, batch=_FEW)


def let_go(store: Store) -> None:
    """Remove the nodes aside in whose place nothing was told."""
    left = _as_rows(store, "undo/aside")
    store.write(statement("undo/let_go"), left, batch=_FEW)
    store.run(statement("undo/tidy"))


def put_back(store: Store) -> None:
    """After a cut: give over what can be, and let the rest take its place again."""
    give_over(store)
    store.write(statement("undo/back"), _as_rows(store, "undo/aside"), batch=_FEW)


def _followed(store: Store) -> list[dict[str, Any]]:
    return [
        {**row, "own": row_key(tuple(row["key"]))} for row in _as_rows(store, "undo/successors")
    ]


def _hanging(store: Store, rows: Sequence[Mapping[str, Any]]) -> bool:
    found = store.read(statement("undo/hanging"), rows=list(rows))
    return bool(found["hanging"].iloc[0])


def _as_rows(store: Store, name: str) -> list[dict[str, Any]]:
    frame = store.read(statement(name))
    return [dict(zip(frame.columns, row, strict=True)) for row in frame.itertuples(index=False)]
