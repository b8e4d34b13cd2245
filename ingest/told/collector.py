"""While a file streams through, Python looks for cycles seldom: of our own there are none."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager

SELDOM = 50
"""Chunks between two looks; it is the driver that leaves cycles, small ones."""


@contextmanager
def seldom() -> Iterator[Callable[[], None]]:
    """Have the collector run only now and then; a sixth of a load's time went into it.

    Gives what is to be called after each chunk.
    """
    was_on, chunks = gc.isenabled(), 0

    def tick() -> None:
        nonlocal chunks
        chunks += 1
        if chunks % SELDOM == 0:
            gc.collect()

    gc.disable()
    try:
        yield tick
    finally:
        if was_on:
            gc.enable()
