"""Backups: the whole store in one file, and back; what was there stays until the new is good."""

import re
import tempfile
from collections.abc import Callable
from pathlib import Path

from graph.errors import InputError, MashalError, StoreError
from graph.runtime import disk
from graph.runtime.logs import explained
from graph.server import Folder, Held, held
from graph.server.admin import AdminError
from graph.settings import Settings
from graph.store import Store

NO_BACKUP = re.compile(r"Not a valid Neo4j archive|Unsupported format", re.IGNORECASE)
DAMAGED = re.compile(r"Truncated|ZstdIOException|Incorrect|checksum|EOF", re.IGNORECASE)


def backup(
    settings: Settings, target: Path, say: Callable[[str], None], *, force: bool = False
) -> int:
    """Write the store to one file and say its size in bytes; the server stops for that while.

    The file appears whole or not at all, readable by its owner only. An existing file is replaced
    with ``force`` only. Raises StoreError or InputError.
    """
    check_ours(settings)
    _check_target(target, force=force)
    with held(settings, say) as hold:
        if not hold.folder.has_data:
            raise StoreError(str(settings.home), "there is no store here yet", "Load files first")
        disk.need_space(target.parent, _size(hold.folder), "the backup")
        with _standing_still(hold):
            say("Writing the backup")
            _dump(hold, target)
    return target.stat().st_size


def restore(settings: Settings, source: Path, say: Callable[[str], None]) -> int:
    """Put what a backup holds in the place of all the store holds; say how many nodes that is.

    The old data is removed only once the server has opened the new. Raises InputError for a file
    that is no backup, StoreError or SetupError; the store is then as it was.
    """
    check_ours(settings)
    if not source.is_file():
        raise InputError(str(source), "there is no such file", "Choose a backup file")
    with held(settings, say) as hold:
        disk.need_space(settings.home, 5 * source.stat().st_size, "the restored store")
        say("Reading the backup")
        with tempfile.TemporaryDirectory(
            prefix="restoring-", dir=hold.folder.neo4j, ignore_cleanup_errors=True
        ) as beside:
            _load(hold, source, Path(beside))
            ran = hold.end()
            try:
                return _take(hold, source, Path(beside) / "data")
            finally:
                if ran:
                    hold.begin()
                else:
                    hold.end()


def check_ours(settings: Settings) -> None:
    """Raise StoreError if the store is not the Neo4j that mashal runs itself."""
    if not settings.embedded:
        raise StoreError(
            "NEO4J_URI",
            "names a Neo4j that mashal does not run",
            "Use that server's own commands, or unset NEO4J_URI",
        )


class _standing_still:  # noqa: N801 - reads as a statement: with _standing_still(hold)
    """Stop the server in good order, even one that was killed; it runs again if it ran."""

    def __init__(self, hold: Held) -> None:
        self._hold = hold

    def __enter__(self) -> None:
        self._ran = self._hold.runs()
        # A store whose server was killed must be opened once before it can be copied.
        self._hold.begin()
        self._hold.end()

    def __exit__(self, *_: object) -> None:
        if self._ran:
            self._hold.begin()


def _check_target(target: Path, *, force: bool) -> None:
    if target.is_dir():
        raise InputError(str(target), "is a folder", "Give the backup a file name in it")
    if target.exists() and not force:
        raise InputError(str(target), "is there already", "Choose another name, or add --force")
    if not target.parent.is_dir():
        raise InputError(str(target.parent), "there is no such folder", "Make it first")


def _dump(hold: Held, target: Path) -> None:
    """Write beside the target first: a backup that was cut short must not look like one."""
    try:
        with tempfile.TemporaryDirectory(
            prefix=f".{target.name}-", dir=target.parent, ignore_cleanup_errors=True
        ) as beside:
            words = ("database", "dump", "neo4j", f"--to-path={beside}")
            hold.admin(hold.folder.neo4j, *words)
            half = Path(beside) / "neo4j.dump"
            half.chmod(0o600)
            half.replace(target)
    except AdminError as fault:
        raise StoreError(str(target), *explained(str(fault))) from fault
    except OSError as fault:
        what = f"can't be written ({fault.strerror or fault})"
        raise InputError(str(target), what, "Choose another place") from fault


def _load(hold: Held, source: Path, home: Path) -> None:
    """Unpack a backup into a home folder of its own."""
    try:
        with source.open("rb") as file:
            words = ("database", "load", "neo4j", "--from-stdin", "--overwrite-destination=true")
            hold.admin(home, *words, stdin=file)
    except AdminError as fault:
        said, todo = str(fault), "Choose another backup; the store is as it was"
        if NO_BACKUP.search(said):
            raise InputError(str(source), "is no backup of a store", todo) from fault
        if DAMAGED.search(said):
            raise InputError(str(source), "is damaged or was cut short", todo) from fault
        what, todo = explained(said)
        raise InputError(str(source), what, f"{todo}; the store is as it was") from fault
    except OSError as fault:
        raise InputError(str(source), f"can't be read ({fault.strerror})", "Check it") from fault


def _take(hold: Held, source: Path, new: Path) -> int:
    """Start the server on the new data, and let go of the old once that answers; count nodes."""
    hold.folder.replace_data(new)
    try:
        with Store(hold.begin()) as store:
            store.check()
            nodes = store.read("MATCH (n) RETURN count(n) AS nodes")["nodes"]
    except BaseException as fault:
        hold.end()
        hold.folder.put_back()
        if isinstance(fault, MashalError):
            raise InputError(
                str(source),
                f"the server can't open it ({fault.what})",
                "Choose another backup; the store is as it was",
            ) from fault
        raise
    hold.folder.let_go()
    return int(nodes.iloc[0])


def _size(folder: Folder) -> int:
    return sum(path.stat().st_size for path in folder.data.rglob("*") if path.is_file())
