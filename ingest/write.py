"""The rows of a plan go into the store, a batch a transaction: what is committed stays."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graph.store import Store, statement
from ingest.plan import Progress, Step, Writes

BATCH_ROWS = 5_000
BATCH_CHARACTERS = 8_000_000
TAGGED = ("sessions", "content", "posts", "campaigns")
"""Tables whose rows name topics or hashtags: a corrected one may leave an unused one behind."""


def write(store: Store, writes: Writes, progress: Progress) -> None:
    """Write every table's rows in the order of the tables; raises StoreError if the store fails.

    A load that is cut off is given again: rows already written are found unchanged.
    """
    total = sum(map(len, writes.values()))
    done = 0
    for table, rows in writes.items():
        text = statement(f"load/{table}")
        for batch in batches(rows):
            progress(Step(f"writing {table}", done, total))
            store.write(text, batch, batch=len(batch))
            done += len(batch)
    if any(writes.get(table) for table in TAGGED):
        store.run(statement("load/tidy"))
    progress(Step("written", done, total))


def batches(rows: Sequence[Mapping[str, Any]]) -> Iterator[Sequence[Mapping[str, Any]]]:
    """Cut rows into batches, smaller where the rows hold long texts."""
    start = characters = 0
    for at, row in enumerate(rows):
        size = len(row.get("set", {}).get("text") or "")
        if at > start and (at - start >= BATCH_ROWS or characters + size > BATCH_CHARACTERS):
            yield rows[start:at]
            start, characters = at, 0
        characters += size
    if start < len(rows):
        yield rows[start:]
