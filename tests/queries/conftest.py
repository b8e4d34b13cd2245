"""The sample campaign in the run's store, for whatever asks named questions of it."""

import pytest

from data import SAMPLE
from graph.history import History
from graph.snapshot import Snapshot
from graph.store import Store
from ingest.load import load


@pytest.fixture(scope="module")
def sample(store: Store) -> Store:
    """Give the store with the sample campaign in it and nothing else."""
    store.run("MATCH (n) DETACH DELETE n")
    load(store, [SAMPLE])
    return store


@pytest.fixture(scope="module")
def history(sample: Store) -> History:
    return History.read(sample)


@pytest.fixture(scope="module")
def snapshot(history: History) -> Snapshot:
    return history.at()
