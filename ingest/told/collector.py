"""While a file streams through, Python looks for cycles less often: there are none to find."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = (50_000, 20, 50)


@contextmanager
def seldom() -> Iterator[None]:
    """Have the collector run seldom; a third of a load's time went into it."""
    usual = gc.get_threshold()
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
