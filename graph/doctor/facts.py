"""The facts of a store: does it run, where is its data, how do other programs reach it."""

from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from graph.errors import MashalError
from graph.runtime.jars import neo4j_version
from graph.runtime.ports import HERE
from graph.server import Folder, status
from graph.settings import Settings
from graph.store import Store, connection_for


@dataclass(frozen=True)
class Facts:
    """A store as ``mashal store status`` tells of it; sizes in bytes, ``since`` in UTC."""

    running: bool
    managed: bool
    uri: str | None
    home: str
    neo4j_version: str | None
    pid: int | None = None
    since: str | None = None
    memory_bytes: int | None = None
    data_bytes: int | None = None
    username: str | None = None
    password_file: str | None = None
    fault: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """Give the facts as what JSON can hold."""
        return asdict(self)

    def as_text(self) -> str:
        """Write the facts for a reader."""
        if not self.managed:
            answer = f"it answers (Neo4j {self.neo4j_version})" if self.running else self.fault
            return f"The store is the Neo4j at {self.uri}, which mashal does not run: {answer}."
        lines = [
            f"The store runs: Neo4j {self.neo4j_version}."
            if self.running
            else "The store is stopped; it starts by itself when it is needed.",
            f"Data folder     {self.home}",
            f"Size            {size_in_words(self.data_bytes or 0)}",
        ]
        if self.running:
            lines += [
                f"Memory          {size_in_words(self.memory_bytes or 0)}",
                f"Running since   {self.since} (process {self.pid})",
                f"Address         {self.uri}",
                f"Sign in         user {self.username}, password in {self.password_file}",
            ]
        return "\n".join(lines)


def store_facts(settings: Settings) -> Facts:
    """Collect the facts of the store the settings name; starts nothing."""
    return _ours(settings) if settings.embedded else _theirs(settings)


def size_in_words(size: float) -> str:
    """Write a number of bytes for a reader."""
    return f"{size / 1e9:.1f} GB" if size >= 1e9 else f"{size / 1e6:.1f} MB"


def _ours(settings: Settings) -> Facts:
    folder, found = Folder(settings.home), status(settings)
    since = found.started_at
    return Facts(
        running=found.running,
        managed=True,
        uri=f"bolt://{HERE}:{found.port}" if found.running else None,
        home=str(settings.home),
        neo4j_version=neo4j_version(),
        pid=found.pid,
        since=None if since is None else _instant(since),
        memory_bytes=found.memory,
        data_bytes=_size(folder.neo4j),
        username="neo4j" if found.running else None,
        password_file=str(folder.password_file) if found.running else None,
    )


def _instant(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")


def _theirs(settings: Settings) -> Facts:
    version, fault = None, None
    try:
        with Store(connection_for(settings)) as store:
            version = store.check().version
    except MashalError as told:
        fault = told.what
    return Facts(
        running=version is not None,
        managed=False,
        uri=settings.neo4j_uri,
        home=str(settings.home),
        neo4j_version=version,
        fault=fault,
    )


def _size(folder: Path) -> int:
    """Add up the files of a folder; those that vanish meanwhile don't count."""
    total = 0
    for path in folder.rglob("*"):
        try:
            total += path.stat().st_size if path.is_file() else 0
        except OSError:
            continue
    return total
