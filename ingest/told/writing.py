"""Batches go on record and are written by threads of their own, while reading goes on."""

from collections.abc import Callable, Sequence
from queue import Queue
from threading import Thread
from typing import Any

from graph.store import Store, statement
from ingest.told.batch import FIGURES, GRAPH, Batch

AHEAD = 1
"""Batches that wait before each thread: what is remembered must outlast them (recent.HELD)."""

Keep = Callable[[int, Batch], None]
Step = Callable[[Batch], None]


class Writer:
    """Writes batches in their order, a transaction each; use it as a context manager.

    One thread puts a batch's rows on record, another writes the batch before it, a third the
    figures of the one before that: no row is in the graph that is not on record.
    """

    def __init__(self, store: Store, run_id: str, keep: Keep) -> None:
        """Write to ``store``; ``keep`` puts a batch's rows on record, numbered from 0."""
        self._store, self._run_id, self._keep = store, run_id, keep
        self._fault: BaseException | None = None
        self._part = 0
        steps = (self._record, self._write, self._measure)
        self._queues: list[Queue[Batch | None]] = [Queue(AHEAD) for _ in steps]
        self._threads = [
            Thread(target=self._work, args=each, daemon=True, name="mashal-writer")
            for each in zip(self._queues, steps, (*self._queues[1:], None), strict=True)
        ]

    def __enter__(self) -> "Writer":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        """End the threads; what waits is still written if all is well, and dropped otherwise."""
        if kind is not None:
            self._fault = self._fault or RuntimeError("stopped")
        self._queues[0].put(None)
        for thread in self._threads:
            thread.join()
        if kind is None:
            self._raise()

    def put(self, batch: Batch) -> None:
        """Have a batch written; raises what writing an earlier one has raised."""
        self._raise()
        if batch.kept or not batch.is_empty:
            self._queues[0].put(batch)

    def settle(self) -> None:
        """Wait until all that was put is written; raises what writing has raised."""
        for each in self._queues:
            each.join()
        self._raise()

    def _raise(self) -> None:
        if self._fault is not None:
            raise self._fault

    def _work(
        self, taken: Queue[Batch | None], step: Step, given_on: Queue[Batch | None] | None
    ) -> None:
        """Take batches until the end; after a fault they are only taken, so that nobody waits."""
        batch: Batch | None = Batch()
        while batch is not None:
            batch = taken.get()
            try:
                if batch is not None and self._fault is None:
                    step(batch)
                if given_on is not None:
                    given_on.put(batch)
            except BaseException as fault:
                self._fault = fault
            finally:
                taken.task_done()

    def _record(self, batch: Batch) -> None:
        self._keep(self._part, batch)
        self._part += 1
        # Only what is to be written goes on.
        batch.kept.clear()

    def _write(self, batch: Batch) -> None:
        tables = {f"load/{name}": rows for name, rows in batch.tables.items()}
        self._run([*self._told(batch, GRAPH), *tables.items()])

    def _measure(self, batch: Batch) -> None:
        self._run(self._told(batch, FIGURES))

    def _told(self, batch: Batch, names: Sequence[str]) -> list[tuple[str, list[Any]]]:
        return [(f"told/{name}", rows) for name, rows in batch.statements(names)]

    def _run(self, rows: Sequence[tuple[str, list[Any]]]) -> None:
        if rows:
            self._store.run_all(
                [(statement(name), {"rows": each, "run_id": self._run_id}) for name, each in rows]
            )
            for _, each in rows:
                # The driver holds on to what it was given until the collector comes by.
                each.clear()
