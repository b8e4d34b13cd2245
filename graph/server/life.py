"""A server's life as others see it: running when asked for, stopped when asked, never two."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import psutil

from graph.runtime import process
from graph.runtime.locks import locked
from graph.runtime.ports import HERE
from graph.runtime.prepare import prepare
from graph.server import admin
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
    found = None if folder.being_replaced else answering(folder)
    if found is not None:
        return _connection(folder, found)
    with held(settings, say) as hold:
        return hold.begin()


def stop(
    settings: Settings,
    say: Callable[[str], None] = lambda _: None,
    *,
    seconds: float = process.STOP_SECONDS,
) -> bool:
    """Stop the data folder's server, in good order if it does so in time; False if none ran."""
    folder = Folder(settings.home)
    if not folder.neo4j.is_dir():
        return False
    with held(settings, say) as hold:
        return hold.end(seconds)


@dataclass(frozen=True)
class Held:
    """A data folder that this process alone may start and stop, while it lasts."""

    settings: Settings
    folder: Folder
    say: Callable[[str], None]

    def begin(self) -> Connection:
        """Start the server if it does not run; say how to reach it."""
        return _connection(self.folder, begin(self.settings, self.folder, self.say))

    def runs(self) -> bool:
        """Say whether the server runs."""
        return server_of(self.folder) is not None

    def end(self, seconds: float = process.STOP_SECONDS) -> bool:
        """Stop the server, in good order if it does so in time; False if none ran."""
        return _end(self.folder, seconds)

    def admin(self, home: Path, *words: str, stdin: IO[bytes] | None = None) -> None:
        """Run one of Neo4j's administration commands on a home folder (see ``admin.run``)."""
        admin.run(
            prepare(self.settings.cache, self.say), home, self.folder.conf, *words, stdin=stdin
        )


@contextmanager
def held(settings: Settings, say: Callable[[str], None] = lambda _: None) -> Iterator[Held]:
    """Hold a data folder: nobody else starts or stops its server meanwhile.

    Raises StoreError if the folder can't be written.
    """
    folder = Folder(settings.home)
    folder.make()
    with locked(folder.lock_file, WAITING_FOR, say):
        if folder.being_replaced:
            say("A restore was cut short: the store is put back as it was before")
            _end(folder)
            folder.put_back()
        yield Held(settings, folder, say)


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


def _end(folder: Folder, seconds: float = process.STOP_SECONDS) -> bool:
    server = server_of(folder)
    if server is not None:
        process.stop(server, seconds)
    folder.forget_server()
    return server is not None


def _connection(folder: Folder, running: Running) -> Connection:
    uri = f"bolt://{HERE}:{running.port}"
    return Connection(uri, "neo4j", folder.password(), "neo4j", embedded=True)
