"""The sample campaign in a store of its own, loaded once for all commands that only ask."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.settings import Settings
from tests.cli.typed import typed


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
