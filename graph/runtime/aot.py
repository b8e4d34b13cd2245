"""The AOT cache: one trial run writes it, every later start is twice as fast."""

import hashlib
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from graph.errors import SetupError
from graph.runtime import config, disk, jars, java, ports, process

TRIAL = "trial-"
SIZE = 250_000_000
MAKING_SECONDS = 300.0
SETTLING_SECONDS = 1.0


def path(cache: Path, folder: Path) -> Path:
    """Name the AOT cache that fits these jars (where they lie on this disk), Java and options."""
    parts = [java.version(), sys.platform, *java.OPTIONS]
    parts += [f"{folder / jar.path} {jar.sha256}" for jar in jars.pinned()]
    key = hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]
    return cache / f"neo4j-{jars.neo4j_version()}-java-{java.version()}-{key}.aot"


def note_of_failure(target: Path) -> Path:
    """Name the note that says why there is no such AOT cache; removing it means trying again."""
    return target.with_suffix(".failed")


def ensure(cache: Path, folder: Path, say: Callable[[str], None]) -> Path | None:
    """Make the AOT cache if it is not there yet; None where it can't be made.

    A start does without it if need be, so nothing that goes wrong here is an error.
    """
    target = path(cache, folder)
    if target.is_file():
        return target
    if note_of_failure(target).is_file():
        return None
    say("Preparing fast starts (once, some 20 seconds)")
    try:
        disk.need_space(cache, SIZE, "the cache for fast starts")
        _make(target, cache, folder)
    except (OSError, SetupError, process.DiedError) as fault:
        give_up(target, str(fault))
        say(f"Fast starts are not available; going on without ({fault})")
        return None
    for other in cache.glob(f"neo4j-{jars.neo4j_version()}-*.aot"):
        if other != target:
            other.unlink(missing_ok=True)
    return target


def give_up(target: Path, reason: str) -> None:
    """Do without this AOT cache from now on, and note why."""
    target.unlink(missing_ok=True)
    note_of_failure(target).write_text(reason + "\n", "utf-8")


def _make(target: Path, cache: Path, folder: Path) -> None:
    """Run a server once on an empty store; Java writes the cache when it stops."""
    half = target.with_suffix(".half")
    with tempfile.TemporaryDirectory(prefix=TRIAL, dir=cache, ignore_cleanup_errors=True) as trial:
        home = Path(trial)
        port = ports.free_port()
        config.write(home / "conf", port)
        log = home / "server.log"
        options = [f"-XX:AOTCacheOutput={half}"]
        server = process.spawn(java.server(folder, home, home / "conf", options), home, log)
        try:
            process.wait_until_ready(server, port, log)
            # It answers before all its databases are open, and those belong in the cache too.
            time.sleep(SETTLING_SECONDS)
        except BaseException:
            process.stop(server, 1)
            raise
        process.stop(server, MAKING_SECONDS)
    if not half.is_file():
        raise process.DiedError("Java wrote no cache")
    half.replace(target)
