"""One at a time: a lock that says what it waits for."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout


@contextmanager
def locked(path: Path, waiting_for: str, say: Callable[[str], None]) -> Iterator[None]:
    """Hold the lock file; the system lets go of it if this process ends, however it ends."""
    lock = FileLock(path)
    try:
        lock.acquire(timeout=0.5)
    except Timeout:
        say(f"Waiting for {waiting_for}")
        lock.acquire()
    try:
        yield
    finally:
        lock.release()
