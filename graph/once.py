"""What is read off the same day's network is read once."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

Of = TypeVar("Of")
T = TypeVar("T")


def once(read: Callable[[Of], T]) -> Callable[[Of], T]:
    """Keep what ``read`` gives for a snapshot, or what else it reads, as long as that is kept.

    Months are looked at again with every later month, and a history keeps their snapshots.
    """
    kept: WeakKeyDictionary[Of, T] = WeakKeyDictionary()

    @wraps(read)
    def reading(of: Of) -> T:
        if of not in kept:
            kept[of] = read(of)
        return kept[of]

    return reading
