"""Fetching the pinned jars: eight at a time, each verified before it counts."""

import logging
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from pathlib import Path

import requests
from jgo.maven import MavenContext
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

from graph.errors import SetupError
from graph.runtime import disk, jars
from graph.runtime.jars import Jar

AT_A_TIME = 8
TRIES = 3
TELL_SECONDS = 5.0
MEGABYTE = 1_000_000


class _GivenUpError(Exception):
    """Another file failed for good: this one is not worth trying."""


def fetch(
    wanted: Sequence[Jar],
    folder: Path,
    say: Callable[[str], None],
    *,
    repositories: dict[str, str] | None = None,
) -> None:
    """Bring the wanted jars into the folder; what was verified stays, whatever happens next.

    ``repositories`` (name to address) replaces the default Maven repository. Raises SetupError
    when a file can't be fetched, has the wrong sum, or there is no room for it.
    """
    total = sum(jar.size for jar in wanted)
    disk.need_space(folder, total, "Neo4j")
    say(f"Fetching Neo4j {jars.neo4j_version()}: {len(wanted)} files, {_megabytes(total)} MB")
    # Its warnings are about files that are verified here, and would go to standard error.
    logging.getLogger("jgo").addHandler(logging.NullHandler())
    with tempfile.TemporaryDirectory(prefix="arriving-", dir=folder) as arriving:
        context = MavenContext(
            repo_cache=Path(arriving), local_repos=[], remote_repos=repositories, timeout=30
        )
        _fetch_all(wanted, _Fetcher(context, folder), say)


class _Fetcher:
    """Fetches one jar after the other, until one of them fails for good."""

    def __init__(self, context: MavenContext, folder: Path) -> None:
        self._context = context
        self._folder = folder
        self._stop = threading.Event()

    def __call__(self, jar: Jar) -> Jar:
        """Fetch, verify and move one jar into place, trying anew after a fault of the network."""
        for pause in range(TRIES):
            if self._stop.wait(2.0**pause - 1):
                raise _GivenUpError
            try:
                self._once(jar)
            except (requests.RequestException, RuntimeError, ValueError):
                if pause == TRIES - 1:
                    self.stop()
                    raise
            except BaseException:
                self.stop()
                raise
            else:
                break
        return jar

    def stop(self) -> None:
        """Let no further file begin."""
        self._stop.set()

    def _once(self, jar: Jar) -> None:
        component = self._context.project(jar.group, jar.artifact).at_version(jar.version)
        artifact = component.artifact(classifier=jar.classifier)
        half = artifact.cached_path
        if half is not None:
            half.unlink(missing_ok=True)
        came = artifact.resolve()
        if jars.sha256(came) != jar.sha256:
            raise ValueError("its SHA-256 sum is not the pinned one")
        target = self._folder / jar.path
        target.parent.mkdir(parents=True, exist_ok=True)
        came.replace(target)


def _fetch_all(wanted: Sequence[Jar], fetcher: _Fetcher, say: Callable[[str], None]) -> None:
    total = sum(jar.size for jar in wanted)
    done, told = 0, time.monotonic()
    with _bar() as bar, ThreadPoolExecutor(AT_A_TIME) as pool:
        task = bar.add_task("Fetching Neo4j", total=total)
        coming = {pool.submit(fetcher, jar): jar for jar in wanted}
        try:
            for future in as_completed(coming):
                size = future.result().size
                done += size
                bar.advance(task, size)
                if bar.disable and time.monotonic() - told > TELL_SECONDS:
                    told = time.monotonic()
                    say(f"Fetched {_megabytes(done)} of {_megabytes(total)} MB")
        except Exception as fault:
            fetcher.stop()
            pool.shutdown(cancel_futures=True)
            raise _explained(coming) from fault
        except BaseException:
            fetcher.stop()
            raise


def _explained(coming: dict[Future[Jar], Jar]) -> SetupError:
    """Say the fault that ended it in our form."""
    ended = [future for future in coming if future.done() and not future.cancelled()]
    faults = [(coming[future].path.rsplit("/", 1)[-1], future.exception()) for future in ended]
    real = [(n, f) for n, f in faults if f is not None and not isinstance(f, _GivenUpError)]
    name, fault = real[0]
    kept = "what was fetched is kept"
    if isinstance(fault, requests.ConnectionError | requests.Timeout):
        return SetupError(
            "Neo4j",
            f"{name} could not be fetched, there is no connection to the Maven repository",
            f"Connect to the internet and try again; {kept}",
        )
    if isinstance(fault, OSError) and not isinstance(fault, requests.RequestException):
        why = fault.strerror or str(fault)
        return SetupError(f"cache of mashal, {name}", why, f"Make room and try again; {kept}")
    if isinstance(fault, ValueError) and not isinstance(fault, requests.RequestException):
        return SetupError("Neo4j", f"{name}: {fault}", f"Try again from another network; {kept}")
    return SetupError(
        "Neo4j",
        f"the Maven repository did not give {name}",
        f"Try again later, or from another network; {kept}",
    )


def _bar() -> Progress:
    """Make a bar on standard error, silent where nobody watches a terminal."""
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
        disable=not sys.stderr.isatty(),
    )


def _megabytes(size: int) -> int:
    return round(size / MEGABYTE)
