"""One Neo4j process: begun so that it outlives us, waited for, stopped."""

import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import psutil

from graph.errors import SetupError
from graph.runtime import java
from graph.runtime.logs import telling_line

HANDSHAKE = bytes.fromhex("6060b01700080805000204040000000000000000")
START_SECONDS = 180.0
STOP_SECONDS = 60.0
_children: dict[int, subprocess.Popen[bytes]] = {}


class DiedError(Exception):
    """The process ended before it answered; says the last telling line of its log."""


def spawn(command: Sequence[str], home: Path, log: Path) -> psutil.Process:
    """Begin a process of its own session: it outlives us, and Ctrl-C here does not reach it.

    Its output goes to ``log``; it holds none of our pipes, so that whoever captures our output
    sees its end.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    flags = 0
    if sys.platform == "win32":
        flags = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
    with log.open("wb") as out:
        child = subprocess.Popen(  # noqa: S603 - the command is ours
            list(command),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            cwd=home,
            env=java.environment(),
            start_new_session=True,
            creationflags=flags,
        )
    # Kept so that a child that ends is reaped, not left a zombie that looks alive.
    _children[child.pid] = child
    return psutil.Process(child.pid)


def is_alive(process: psutil.Process) -> bool:
    """Say whether the process still runs; one that ended but was not reaped does not."""
    child = _children.get(process.pid)
    if child is not None and child.poll() is not None:
        del _children[process.pid]
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.Error:
        return False


def speaks_bolt(port: int, seconds: float = 2.0) -> bool:
    """Say whether something on this machine's port answers as Neo4j does."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=seconds) as line:
            line.settimeout(seconds)
            line.sendall(HANDSHAKE)
            answer = line.recv(4)
    except OSError:
        return False
    return len(answer) == 4 and answer[:2] == b"\0\0" and answer != b"\0\0\0\0"


def wait_until_ready(
    process: psutil.Process, port: int, log: Path, seconds: float = START_SECONDS
) -> None:
    """Wait until the server answers; raises DiedError if it ended, SetupError if it is slow."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if not is_alive(process):
            raise DiedError(telling_line(log))
        if speaks_bolt(port):
            return
        time.sleep(0.05)
    raise SetupError(
        str(log), f"Neo4j did not answer within {seconds:.0f} s", "Close other programs, try again"
    )


def stop(process: psutil.Process, seconds: float = STOP_SECONDS) -> None:
    """Ask the server to stop and wait; end it if it does not (what is committed is safe)."""
    try:
        process.terminate()
        _wait(process, seconds)
        if is_alive(process):
            process.kill()
            _wait(process, 10)
    except psutil.NoSuchProcess:
        pass


def free_port(wished: int | None = None) -> int:
    """Find a free port of this machine, the wished one if it is free."""
    for port in (wished or 0, 0):
        with socket.socket() as probe:
            if sys.platform != "win32":
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise SetupError("127.0.0.1", "no port is free", "Close other programs and try again")


def _wait(process: psutil.Process, seconds: float) -> None:
    until = time.monotonic() + seconds
    while is_alive(process) and time.monotonic() < until:
        time.sleep(0.02)
