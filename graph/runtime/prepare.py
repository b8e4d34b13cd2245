"""Set-up: from nothing to a runtime that can start Neo4j, finished however often it was cut."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from graph.errors import SetupError
from graph.runtime import aot, jars, java, process
from graph.runtime.locks import locked

JARS = "jars"
LOCK = "setup.lock"


@dataclass(frozen=True)
class Runtime:
    """A runtime that is ready: the folder of verified jars, and the AOT cache if one was made."""

    folder: Path
    aot_cache: Path | None

    def server(self, home: Path, conf: Path) -> list[str]:
        """Build the command that runs a server."""
        return java.server(self.folder, home, conf, self._options)

    def admin(self) -> list[str]:
        """Build the command that runs an administration command, up to its arguments."""
        # Over before the optimising compiler would pay.
        return java.command(self.folder, java.ADMIN, [*self._options, "-XX:TieredStopAtLevel=1"])

    @property
    def _options(self) -> list[str]:
        return [f"-XX:AOTCache={self.aot_cache}"] if self.aot_cache else []


def prepare(
    cache: Path,
    say: Callable[[str], None],
    *,
    repositories: dict[str, str] | None = None,
) -> Runtime:
    """Make the cache complete: every jar fetched and verified, the AOT cache made.

    Works without network where the jars are there; ``repositories`` (name to address) replaces
    the default Maven repository. Two set-ups at once wait for each other. Raises SetupError.
    """
    folder = cache / JARS
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with locked(cache / LOCK, "another set-up of mashal to finish", say):
            _clear_up(cache)
            wanted = jars.missing(folder)
            if wanted:
                # Imported here: what fetches is slow to load and hardly ever needed.
                from graph.runtime.fetch import fetch

                fetch(wanted, folder, say, repositories=repositories)
            jars.stamp(folder, jars.pinned())
            java.write_class_path(folder)
            return Runtime(folder, aot.ensure(cache, folder, say))
    except OSError as fault:
        raise SetupError(
            str(cache),
            f"the cache can't be written ({fault.strerror or fault})",
            "Choose another folder with MASHAL_CACHE, or correct its permissions",
        ) from fault


def _clear_up(cache: Path) -> None:
    """Remove what a set-up that was killed left behind, a server on trial too."""
    for trial in cache.glob(f"{aot.TRIAL}*"):
        server = process.server_of(trial)
        if server is not None:
            process.stop(server, 10)
        shutil.rmtree(trial, ignore_errors=True)
    for half in (*cache.glob("*.half*"), *(cache / JARS).glob("arriving-*")):
        shutil.rmtree(half, ignore_errors=True)
        half.unlink(missing_ok=True)
