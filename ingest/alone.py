"""One at a time: what writes into a store of this machine waits for what is writing already."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from graph.runtime.locks import locked
from graph.settings import Settings


@contextmanager
def alone(settings: Settings, say: Callable[[str], None]) -> Iterator[None]:
    """Hold the data folder's turn to load or to take back; ``say`` hears if that means waiting.

    An undo compares what stands in the store with what each import told: a load beside it would
    move the ground. The turn ends with the process that holds it, however that ends.
    """
    settings.home.mkdir(parents=True, exist_ok=True)
    with locked(settings.home / "loading.lock", "another load or undo to end", say):
        yield
