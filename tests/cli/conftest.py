"""The sample campaign in a store of its own, loaded once for all commands that only ask."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from data import SAMPLE
from graph.history import History
from graph.settings import Settings
from graph.snapshot import Snapshot
from graph.store import Store
from ingest.load import load
from tests.cli.typed import typed


@pytest.fixture(scope="module")
def home(store: Store, settings: Settings) -> Path:
    """Load the sample into the store of this run, whose server a command then finds."""
    store.run("MATCH (n) DETACH DELETE n")
    load(store, [SAMPLE])
    return settings.home


@pytest.fixture(scope="module")
def snapshot(home: Path, store: Store) -> Snapshot:
    """Read the sample as of its last day."""
    del home
    return History.read(store).at()


@pytest.fixture(scope="session")
def demo(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Run ``mashal demo --no-app`` once, in a data folder of its own."""
    home = tmp_path_factory.mktemp("demo") / "store"
    cache = {"MASHAL_CACHE": str(settings.cache)}
    try:
        done = typed(home, "demo", "--no-app", **cache)
        assert done.returncode == 0, done.stderr
        (home.parent / "first.txt").write_text(done.stdout, "utf-8")
        yield home
    finally:
        typed(home, "store", "stop", **cache)
