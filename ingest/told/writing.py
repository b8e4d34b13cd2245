"""Batches are written by a thread of their own, so that reading goes on meanwhile."""

from collections.abc import Callable
from queue import Queue
from threading import Thread
from typing import Any

from graph.store import Store, statement
from ingest.told.batch import ORDER, Batch

AHEAD = 2
"""Batches that wait at most: what is remembered must outlast them (recent.HELD)."""

Keep = Callable[[int, Batch], None]


class Writer:
    """Writes batches in their order, a transaction each; use it as a context manager."""

    def __init__(self, store: Store, run_id: str, keep: Keep) -> None:
        """Write to ``store``; ``keep`` puts a batch's rows on record before, numbered from 0."""
        self._store, self._run_id, self._keep = store, run_id, keep
        self._waiting: Queue[Batch | None] = Queue(AHEAD)
        self._fault: BaseException | None = None
        self._part = 0
        self._tagged = False
        self._thread = Thread(target=self._work, name="mashal-writer", daemon=True)

    def __enter__(self) -> "Writer":
        self._thread.start()
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        """End the thread; what waits is still written if all is well, and dropped otherwise."""
        if kind is not None:
            self._fault = self._fault or RuntimeError("stopped")
        self._waiting.put(None)
        self._thread.join()
        if kind is None:
            self._raise()

    def put(self, batch: Batch) -> None:
        """Have a batch written; raises what writing an earlier one has raised."""
        self._raise()
        if batch.kept or not batch.is_empty:
            self._waiting.put(batch)

    def settle(self) -> None:
        """Wait until all that was put is written; raises what writing has raised."""
        self._waiting.join()
        self._raise()

    def _raise(self) -> None:
        if self._fault is not None:
            raise self._fault

    def _work(self) -> None:
        while (batch := self._waiting.get()) is not None:
            try:
                if self._fault is None:
                    self._write(batch)
            except BaseException as fault:
                self._fault = fault
            finally:
                self._waiting.task_done()

    def _write(self, batch: Batch) -> None:
        self._keep(self._part, batch)
        self._part += 1
        done: list[tuple[str, dict[str, Any]]] = [
            (statement(f"told/{name}"), {"rows": batch.rows[name], "run_id": self._run_id})
            for name in ORDER
            if batch.rows[name]
        ]
        done += [(statement(f"load/{name}"), {"rows": rows}) for name, rows in batch.tables.items()]
        if done:
            self._store.run_all(done)
