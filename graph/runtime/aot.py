"""The AOT cache: one trial run writes it, every later start is twice as fast."""

import hashlib
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from graph.errors import SetupError
from graph.runtime import config, disk, jars, java, process

SIZE = 130_000_000
MAKING_SECONDS = 300.0


def path(cache: Path, folder: Path) -> Path:
    """Name the AOT cache that fits these jars (as they lie on this disk), Java and options."""
    parts = [java.version(), *java.OPTIONS]
    for jar in jars.pinned():
        found = (folder / jar.path).stat()
        parts.append(f"{folder / jar.path} {found.st_size} {found.st_mtime_ns // 1_000_000_000}")
    key = hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]
    return cache / f"neo4j-{jars.neo4j_version()}-java-{java.version()}-{key}.aot"


def ensure(cache: Path, folder: Path, say: Callable[[str], None]) -> Path | None:
    """Make the AOT cache if it is not there yet; None if it can't be made here.

    A start does without it if need be: what went wrong is noted beside it (``….failed``), and it
    is not tried again before that note is removed.
    """
    target = path(cache, folder)
    note = target.with_suffix(".failed")
    if target.is_file():
        return target
    if note.is_file():
        return None
    say("Preparing fast starts (once, some 20 seconds)")
    try:
        disk.need_space(cache, SIZE, "the cache for fast starts")
        _make(target, cache, folder)
    except (OSError, SetupError, process.DiedError) as fault:
        note.write_text(f"{fault}\n", "utf-8")
        say(f"Fast starts are not available here; going on without ({fault})")
        return None
    _forget_others(target, cache)
    return target


def _make(target: Path, cache: Path, folder: Path) -> None:
    """Run a server once on an empty store; Java writes the cache when it stops."""
    half = target.with_suffix(".half")
    half.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory(
        prefix="trial-", dir=cache, ignore_cleanup_errors=True
    ) as trial:
        home = Path(trial)
        port = process.free_port()
        config.write(home / "conf", port)
        command = [
            *java.command(folder, java.SERVER, [f"-XX:AOTCacheOutput={half}"]),
            f"--home-dir={home}",
            f"--config-dir={home / 'conf'}",
            "--console-mode",
        ]
        log = home / "server.log"
        server = process.spawn(command, home, log)
        try:
            process.wait_until_ready(server, port, log)
            time.sleep(1)  # it still opens its databases, which a start should find prepared
        finally:
            process.stop(server, MAKING_SECONDS)
        if not half.is_file():
            raise process.DiedError("Java wrote no cache")
    half.replace(target)


def _forget_others(kept: Path, cache: Path) -> None:
    for other in cache.glob(f"neo4j-{jars.neo4j_version()}-*.aot"):
        if other != kept:
            other.unlink(missing_ok=True)
