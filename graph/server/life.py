"""A server's life as others see it: running when asked for, stopped when asked, never two."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import psutil

from graph.runtime import process
from graph.runtime.locks import locked
from graph.runtime.ports import HERE
from graph.runtime.prepare import Runtime, prepare
from graph.server.begin import answering, begin, server_of
from graph.server.connection import Connection
from graph.server.folder import Folder, Running
from graph.settings import Settings

WAITING_FOR = "another mashal that starts or stops this store"


@dataclass(frozen=True)
class Status:
    """Whether a folder's server runs; if so as which process, on which port, since when.

    ``started_at`` is in seconds since 1970, ``memory`` in bytes.
    """

    running: bool
    pid: int | None = None
    port: int | None = None
    started_at: float | None = None
    memory: int | None = None


def ensure_running(settings: Settings, say: Callable[[str], None] = lambda _: None) -> Connection:
    """Set up and start the data folder's server if it is not running; say how to reach it.

    Every process that asks for the same data folder gets the same server, which goes on when
    they end. ``say`` hears what takes time. Raises SetupError or StoreError.
    """
    folder = Folder(settings.home)
    found = answering(folder)
    if found is None:
        folder.make()
        with locked(folder.lock_file, WAITING_FOR, say):
            found = begin(settings, folder, say)
    return _connection(folder, found)


def stop(settings: Settings, say: Callable[[str], None] = lambda _: None) -> bool:
    """Stop the data folder's server; False if none ran."""
    folder = Folder(settings.home)
    if not folder.neo4j.is_dir():
        return False
    with locked(folder.lock_file, WAITING_FOR, say):
        return _end(folder)


@contextmanager
def stopped(
    settings: Settings, say: Callable[[str], None] = lambda _: None
) -> Iterator[tuple[Folder, Runtime]]:
    """Keep the server stopped for a while, so that nobody starts it; it runs again if it ran."""
    folder = Folder(settings.home)
    folder.make()
    with locked(folder.lock_file, WAITING_FOR, say):
        runtime = prepare(settings.cache, say)
        ran = _end(folder)
        try:
            yield folder, runtime
        finally:
            if ran:
                begin(settings, folder, say)


def status(settings: Settings) -> Status:
    """Say whether the data folder's server runs; starts nothing."""
    folder = Folder(settings.home)
    found = answering(folder)
    if found is None:
        return Status(running=False)
    try:
        server = psutil.Process(found.pid)
        return Status(True, found.pid, found.port, server.create_time(), server.memory_info().rss)
    except psutil.Error:
        return Status(running=False)


def _end(folder: Folder) -> bool:
    server = server_of(folder)
    if server is not None:
        process.stop(server)
    folder.forget_server()
    return server is not None


def _connection(folder: Folder, running: Running) -> Connection:
    uri = f"bolt://{HERE}:{running.port}"
    return Connection(uri, "neo4j", folder.password(), "neo4j", embedded=True)
