"""Fetching the pinned jars: eight at a time, each verified before it counts."""

import logging
import shutil
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
from graph.runtime import jars
from graph.runtime.disk import need_space
from graph.runtime.jars import Jar

AT_A_TIME = 8
TRIES = 3
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
    need_space(folder, total, "the jars of Neo4j")
    say(f"Fetching Neo4j {jars.neo4j_version()}: {len(wanted)} files, {total // MEGABYTE} MB")
    # Its warnings are about files that are checked here anyway, and would go to standard error.
    logging.getLogger("jgo").addHandler(logging.NullHandler())
    with tempfile.TemporaryDirectory(prefix="arriving-", dir=folder) as arriving:
        context = MavenContext(
            repo_cache=Path(arriving), local_repos=[], remote_repos=repositories, timeout=30
        )
        _all(wanted, _Fetcher(context, folder), say, total)


class _Fetcher:
    """Fetches one jar after the other, until one of them fails for good."""

    def __init__(self, context: MavenContext, folder: Path) -> None:
        self._context = context
        self._folder = folder
        self._stop = threading.Event()

    def __call__(self, jar: Jar) -> Jar:
        """Fetch, verify and move one jar into place."""
        for tried in range(1, TRIES + 1):
            if self._stop.is_set():
                raise _GivenUpError
            try:
                self._once(jar)
            except (requests.RequestException, RuntimeError, ValueError):
                if tried == TRIES:
                    self._stop.set()
                    raise
                self._stop.wait(2.0 ** (tried - 1))
            except BaseException:
                self._stop.set()
                raise
            else:
                return jar
        raise _GivenUpError

    def stop(self) -> None:
        """Let no further file begin."""
        self._stop.set()

    def _once(self, jar: Jar) -> None:
        component = self._context.project(jar.group, jar.artifact).at_version(jar.version)
        artifact = component.artifact(classifier=jar.classifier)
        came = artifact.cached_path
        if came is not None:
            came.unlink(missing_ok=True)
        came = artifact.resolve()
        if jars.sha256(came) != jar.sha256:
            came.unlink()
            raise ValueError("its SHA-256 sum is not the pinned one")
        target = self._folder / jar.path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(came, target)


def _all(wanted: Sequence[Jar], fetcher: _Fetcher, say: Callable[[str], None], total: int) -> None:
    done = 0
    with _bar() as bar, ThreadPoolExecutor(AT_A_TIME) as pool:
        task = bar.add_task("Fetching Neo4j", total=total)
        coming: dict[Future[Jar], Jar] = {pool.submit(fetcher, jar): jar for jar in wanted}
        told = time.monotonic()
        try:
            for future in as_completed(coming):
                jar = future.result()
                done += jar.size
                bar.advance(task, jar.size)
                if bar.disable and time.monotonic() - told > 5:
                    told = time.monotonic()
                    say(f"Fetched {done // MEGABYTE} of {total // MEGABYTE} MB")
        except BaseException as fault:
            fetcher.stop()
            pool.shutdown(cancel_futures=True)
            raise _explained(fault, coming) from fault


def _explained(fault: BaseException, coming: dict[Future[Jar], Jar]) -> BaseException:
    """Say the first real fault in our form; leave what is nobody's (Ctrl-C) as it is."""
    if not isinstance(fault, Exception):
        return fault
    failed = [
        (jar, future.exception())
        for future, jar in coming.items()
        if future.done() and not future.cancelled() and future.exception() is not None
    ]
    real = [(jar, why) for jar, why in failed if not isinstance(why, _GivenUpError)]
    jar, why = (real or failed)[0]
    if isinstance(why, requests.ConnectionError | requests.Timeout):
        return SetupError(
            "Neo4j",
            f"{jar.path.rsplit('/', 1)[-1]} could not be fetched: no answer from the network",
            "Connect to the internet and try again; what was fetched is kept",
        )
    if isinstance(why, OSError) and not isinstance(why, requests.RequestException):
        return SetupError(str(why.filename or "cache"), str(why.strerror or why), "Make room there")
    return SetupError(
        "Neo4j",
        f"{jar.path.rsplit('/', 1)[-1]} could not be fetched ({why})",
        "Try again; what was fetched is kept",
    )


def _bar() -> Progress:
    """Make a bar on standard error, which stays silent where nobody watches a terminal."""
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
        disable=not sys.stderr.isatty(),
    )
