"""A server's life: found running, begun, stopped; never two on one data folder."""

import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import psutil
from filelock import FileLock, Timeout

from graph.errors import SetupError, StoreError
from graph.runtime import config, disk, java, process
from graph.runtime.jars import neo4j_version
from graph.runtime.prepare import Runtime, prepare
from graph.server.folder import Folder, Running
from graph.settings import Settings

FIRST_ROOM = 300_000_000
ROOM = 50_000_000
PORT_TRIES = 3


@dataclass(frozen=True)
class Connection:
    """How to reach one Neo4j: address, sign-in and database (None: the server's default)."""

    uri: str
    username: str
    password: str
    database: str | None = None


@dataclass(frozen=True)
class Status:
    """Whether a folder's server runs, and if so as which process, on which port, since when."""

    running: bool
    pid: int | None = None
    port: int | None = None
    started_at: float | None = None
    memory_bytes: int | None = None


def ensure_running(settings: Settings, say: Callable[[str], None] = lambda _: None) -> Connection:
    """Set up and start the data folder's server if it is not running; say how to reach it.

    Every process that asks for the same data folder gets the same server, which goes on when
    they end. Raises SetupError or StoreError.
    """
    folder = Folder(settings.home)
    found = _answering(folder)
    if found is not None:
        return _connection(folder, found.port)
    folder.make()
    with _locked(folder, say):
        return _begin(settings, folder, say)


def stop(settings: Settings, say: Callable[[str], None] = lambda _: None) -> bool:
    """Stop the data folder's server; False if none ran."""
    folder = Folder(settings.home)
    if not folder.neo4j.is_dir():
        return False
    with _locked(folder, say):
        return _end(folder)


@contextmanager
def stopped(
    settings: Settings, say: Callable[[str], None] = lambda _: None
) -> Iterator[tuple[Folder, Runtime]]:
    """Keep the server stopped for a while (nobody can start it); it runs again if it ran."""
    folder = Folder(settings.home)
    folder.make()
    with _locked(folder, say):
        runtime = prepare(settings.cache, say)
        ran = _end(folder)
        try:
            yield folder, runtime
        finally:
            if ran:
                _begin(settings, folder, say)


def status(settings: Settings) -> Status:
    """Say whether the data folder's server runs; starts nothing."""
    folder = Folder(settings.home)
    found = _answering(folder)
    if found is None:
        return Status(running=False)
    server = psutil.Process(found.pid)
    return Status(True, found.pid, found.port, server.create_time(), server.memory_info().rss)


def _begin(settings: Settings, folder: Folder, say: Callable[[str], None]) -> Connection:
    found = _answering(folder)
    if found is not None:
        return _connection(folder, found.port)
    left = _server_of(folder)
    if left is not None:
        process.stop(left)
    folder.check_version()
    runtime = prepare(settings.cache, say)
    disk.need_space(folder.home, ROOM if folder.has_data else FIRST_ROOM, "the store")
    noted = folder.running()
    port = process.free_port(noted.port if noted else None)
    config.write(folder.conf, port)
    if not folder.has_data:
        _set_password(folder, runtime)
    folder.password()
    say("Starting Neo4j")
    return _connection(folder, _start(folder, runtime, port))


def _start(folder: Folder, runtime: Runtime, port: int) -> int:
    """Start the server on the port, or on another if that was taken meanwhile; say which."""
    why = ""
    for _ in range(PORT_TRIES):
        config.write(folder.conf, port)
        command = [
            *runtime.server(),
            f"--home-dir={folder.neo4j}",
            f"--config-dir={folder.conf}",
            "--console-mode",
        ]
        server = process.spawn(command, folder.neo4j, folder.log)
        folder.note_running(Running(server.pid, port, neo4j_version()))
        try:
            process.wait_until_ready(server, port, folder.log)
        except process.DiedError as fault:
            folder.note_running(None)
            why = str(fault)
            if "Address already in use" not in why and "BindException" not in why:
                break
            port = process.free_port()
        except BaseException:
            process.stop(server)
            raise
        else:
            folder.note_version()
            return port
    raise SetupError(str(folder.log), f"Neo4j ended while starting: {why}", "See this log")


def _set_password(folder: Folder, runtime: Runtime) -> None:
    """Choose a password and tell the server before its first start.

    Given in a file, since a command line can be read by everyone on the machine.
    """
    folder.make_password()
    done = subprocess.run(  # noqa: S603 - the command is ours
        [*runtime.admin(), "dbms", "set-initial-password", f"@{folder.password_file}"],
        env=java.environment({"NEO4J_HOME": str(folder.neo4j), "NEO4J_CONF": str(folder.conf)}),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        reason = (done.stderr.strip() or done.stdout.strip()).splitlines()[-1:]
        raise SetupError(str(folder.home), f"no password could be set ({reason})", "Try again")


def _end(folder: Folder) -> bool:
    server = _server_of(folder)
    if server is not None:
        process.stop(server)
    return server is not None


def _answering(folder: Folder) -> Running | None:
    """Find the noted server if it is alive, is the folder's own, and answers."""
    noted = folder.running()
    if noted is None or not _is_server_of(folder, noted.pid):
        return None
    return noted if process.speaks_bolt(noted.port) else None


def _server_of(folder: Folder) -> psutil.Process | None:
    """Find the folder's server, noted or not, answering or not."""
    noted = folder.running()
    if noted is not None and _is_server_of(folder, noted.pid):
        return psutil.Process(noted.pid)
    for candidate in psutil.process_iter():
        if _is_server_of(folder, candidate.pid):
            return candidate
    return None


def _is_server_of(folder: Folder, pid: int) -> bool:
    """Say whether the process is this folder's server: ids are used again, command lines tell."""
    try:
        candidate = psutil.Process(pid)
        ours = f"--home-dir={folder.neo4j}" in candidate.cmdline()
    except (psutil.Error, OSError):
        return False
    return ours and process.is_alive(candidate)


def _connection(folder: Folder, port: int) -> Connection:
    return Connection(f"bolt://127.0.0.1:{port}", "neo4j", folder.password(), "neo4j")


@contextmanager
def _locked(folder: Folder, say: Callable[[str], None]) -> Iterator[None]:
    lock = FileLock(folder.lock_file)
    try:
        try:
            lock.acquire(timeout=0.5)
        except Timeout:
            say("Waiting for another mashal that is starting or stopping this store")
            lock.acquire(timeout=600)
    except Timeout as fault:
        raise StoreError(
            str(folder.home), "another mashal holds this store", "End it and try again"
        ) from fault
    try:
        yield
    finally:
        lock.release()
