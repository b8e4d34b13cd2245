"""What several indicators read off the same day's network is read once."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from graph.snapshot import Snapshot

T = TypeVar("T")


def once(read: Callable[[Snapshot], T]) -> Callable[[Snapshot], T]:
    """Keep what ``read`` gives for a snapshot as long as that snapshot is kept.

    Months are looked at again with every later month, and a history keeps their snapshots.
    """
    kept: WeakKeyDictionary[Snapshot, T] = WeakKeyDictionary()

    @wraps(read)
    def reading(snapshot: Snapshot) -> T:
        if snapshot not in kept:
            kept[snapshot] = read(snapshot)
        return kept[snapshot]

    return reading
