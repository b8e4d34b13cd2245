"""Everything that is in a store, as plain values that compare equal if the graphs do."""

from collections import Counter
from typing import Any

from graph.store import Store

RUN = frozenset({"run_id", "loaded_at"})


def everything(store: Store) -> Counter[str]:
    """Picture every node and relationship with all it holds, Import records included."""
    return _picture(store, leave_out=frozenset(), imports=True)


def content(store: Store) -> Counter[str]:
    """Picture what the store says, whatever import said it."""
    return _picture(store, leave_out=RUN, imports=False)


def values(store: Store, cypher: str, **params: object) -> list[tuple[Any, ...]]:
    """Read rows as tuples, in the order the statement gives."""
    return list(store.read(cypher, **params).itertuples(index=False, name=None))


def _picture(store: Store, *, leave_out: frozenset[str], imports: bool) -> Counter[str]:
    nodes = store.read(
        "MATCH (n) WHERE $imports OR NOT n:Import|Rows|Erased "
        "RETURN labels(n) AS l, properties(n) AS p",
        imports=imports,
    )
    ties = store.read(
        "MATCH (a)-[r]->(b) WHERE $imports OR type(r) <> 'HOLDS' "
        "RETURN labels(a) AS l, properties(a) AS p, type(r) AS t, "
        "properties(r) AS rp, labels(b) AS l2, properties(b) AS p2",
        imports=imports,
    )
    seen: Counter[str] = Counter()
    for frame in (nodes, ties):
        for row in frame.itertuples(index=False, name=None):
            seen[repr([_sorted(cell, leave_out) for cell in row])] += 1
    return seen


def _sorted(cell: Any, leave_out: frozenset[str]) -> Any:
    if isinstance(cell, dict):
        return sorted((name, repr(value)) for name, value in cell.items() if name not in leave_out)
    return sorted(cell) if isinstance(cell, list) else cell
