"""Set-up: from nothing to a runtime that can start Neo4j, finished however often it was cut."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from graph.errors import SetupError
from graph.runtime import aot, fetch, jars, java

JARS = "jars"
LOCK = "setup.lock"


@dataclass(frozen=True)
class Runtime:
    """A runtime that is ready: the folder of verified jars, and the AOT cache if one was made."""

    folder: Path
    aot_cache: Path | None

    def server(self) -> list[str]:
        """Build the command that runs the server, up to its arguments."""
        extra = [f"-XX:AOTCache={self.aot_cache}"] if self.aot_cache else []
        return java.command(self.folder, java.SERVER, extra)

    def admin(self) -> list[str]:
        """Build the command that runs an administration command, up to its arguments."""
        return java.command(self.folder, java.ADMIN, ["-XX:TieredStopAtLevel=1"])


def prepare(
    cache: Path,
    say: Callable[[str], None],
    *,
    repositories: dict[str, str] | None = None,
) -> Runtime:
    """Make the cache complete: every jar fetched and verified, the AOT cache made.

    Works without network where the jars are there. Two set-ups at once wait for each other.
    Raises SetupError.
    """
    folder = cache / JARS
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _locked(cache, say):
            wanted = jars.missing(folder)
            if wanted:
                fetch.fetch(wanted, folder, say, repositories=repositories)
            jars.stamp(folder, jars.pinned())
            java.write_class_path(folder)
            return Runtime(folder, aot.ensure(cache, folder, say))
    except OSError as fault:
        raise SetupError(
            str(cache),
            f"the cache can't be written ({fault.strerror or fault})",
            "Choose another folder with MASHAL_CACHE, or correct its permissions",
        ) from fault


class _locked:  # noqa: N801 - reads as a statement: with _locked(...)
    """Hold the cache's lock, saying so if another process has it."""

    def __init__(self, cache: Path, say: Callable[[str], None]) -> None:
        self._lock = FileLock(cache / LOCK)
        self._say = say

    def __enter__(self) -> None:
        try:
            self._lock.acquire(timeout=0.5)
        except Timeout:
            self._say("Waiting for another set-up of mashal to finish")
            self._lock.acquire()

    def __exit__(self, *_: object) -> None:
        self._lock.release()
