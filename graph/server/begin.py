"""Beginning a server: what must be right before, the start itself, what may go wrong in it."""

import re
import shutil
import time
from collections.abc import Callable
from dataclasses import replace

import psutil

from graph.errors import SetupError, StoreError
from graph.runtime import aot, config, disk, ports, process
from graph.runtime.jars import neo4j_version
from graph.runtime.logs import explained, is_known
from graph.runtime.prepare import Runtime, prepare
from graph.server import admin
from graph.server.folder import Folder, Running
from graph.settings import Settings

FIRST_ROOM = 200_000_000
ROOM = 50_000_000
TRIES = 4
# A machine that is short of memory or asleep keeps a sound server from answering for a while.
PATIENCE_SECONDS = 45.0
HUNG_SECONDS = 10.0
PORT_TAKEN = re.compile(r"Address already in use|BindException", re.IGNORECASE)


def begin(settings: Settings, folder: Folder, say: Callable[[str], None]) -> Running:
    """Start the folder's server, whatever state things are in; the caller holds its lock.

    Raises SetupError or StoreError.
    """
    found = answering(folder) or _revived(folder, say)
    if found is not None:
        return found
    _check_version(folder, say)
    runtime = prepare(settings.cache, say)
    disk.need_space(folder.home, ROOM if folder.has_data else FIRST_ROOM, "the store")
    _make_ready(folder, runtime, say)
    say("Starting Neo4j")
    running = _start(folder, runtime)
    folder.finish(running)
    return running


def answering(folder: Folder) -> Running | None:
    """Find the noted server if it is alive, is the folder's own, and answers."""
    noted = folder.noted()
    if noted is None or not process.serves(noted.pid, folder.neo4j):
        return None
    return noted if ports.speaks_bolt(noted.port) else None


def server_of(folder: Folder) -> psutil.Process | None:
    """Find the folder's server, noted or not, answering or not."""
    noted = folder.noted()
    if noted is not None and process.serves(noted.pid, folder.neo4j):
        return psutil.Process(noted.pid)
    return process.server_of(folder.neo4j)


def _revived(folder: Folder, say: Callable[[str], None]) -> Running | None:
    """Wait for a server that another process began and did not live to note; end a hung one."""
    server = server_of(folder)
    if server is None:
        return None
    port = config.port(folder.conf)
    left = process.START_SECONDS - (time.time() - server.create_time())
    if port is not None:
        say("Waiting for Neo4j, which is starting or busy")
        try:
            process.wait_until_ready(server, port, folder.log, max(left, PATIENCE_SECONDS))
        except (process.DiedError, SetupError):
            pass
        else:
            running = Running(server.pid, port)
            folder.finish(running)
            return running
    say("Neo4j runs but does not answer: it is started anew")
    process.stop(server, HUNG_SECONDS)
    return None


def _check_version(folder: Folder, say: Callable[[str], None]) -> None:
    wrote, ours = folder.written_by(), neo4j_version()
    if wrote is None or wrote == ours:
        return
    if _numbers(wrote) > _numbers(ours):
        raise StoreError(
            str(folder.home),
            f"its data was written by Neo4j {wrote}, newer than mashal's own {ours}",
            "Update mashal, or use another folder with --store DIR",
        )
    say(f"Taking the store from Neo4j {wrote} to {ours}")


def _make_ready(folder: Folder, runtime: Runtime, say: Callable[[str], None]) -> None:
    """Give the folder a password that its server knows: at the first set-up, or to mend it.

    Users live in the system database. Where that is missing, the server makes it anew, with the
    password it was told before its start, and takes up the data as it finds it.
    """
    config.write(folder.conf, config.port(folder.conf) or ports.free_port())
    system = folder.data / "databases" / "system"
    if not folder.has_data:
        folder.begin_anew()
        folder.new_password()
    elif not folder.has_password:
        if system.is_dir():
            say("The store's password was lost: a new one is made")
        shutil.rmtree(system, ignore_errors=True)
        shutil.rmtree(folder.data / "transactions" / "system", ignore_errors=True)
        folder.told_password.unlink(missing_ok=True)
        folder.new_password()
    if not system.is_dir() and not folder.told_password.is_file():
        words = ("dbms", "set-initial-password", f"@{folder.password_file}")
        try:
            admin.run(runtime, folder.neo4j, folder.conf, *words)
        except admin.AdminError as fault:
            raise SetupError(str(folder.home), *explained(str(fault))) from fault


def _start(folder: Folder, runtime: Runtime) -> Running:
    """Start the server; with another port if its own was taken, without AOT if that is at fault."""
    port = ports.free_port(config.port(folder.conf))
    suspect, why = None, ""
    folder.forget_server()
    for _ in range(TRIES):
        config.write(folder.conf, port)
        command = runtime.server(folder.neo4j, folder.conf)
        server = process.spawn(command, folder.neo4j, folder.log)
        try:
            process.wait_until_ready(server, port, folder.log)
        except process.DiedError as fault:
            why = str(fault)
            if PORT_TAKEN.search(why):
                port = ports.free_port()
            elif runtime.aot_cache is not None and not is_known(why):
                suspect, runtime = (runtime.aot_cache, why), replace(runtime, aot_cache=None)
            else:
                break
        except BaseException:
            process.stop(server)
            raise
        else:
            if suspect is not None:
                aot.give_up(*suspect)
            return Running(server.pid, port)
    raise StoreError(str(folder.log), *explained(why))


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())
