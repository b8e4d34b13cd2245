"""One real Neo4j for the whole test run, and the option that lets no test skip."""

from collections.abc import Generator, Iterator

import pytest

from graph import server
from graph.settings import Settings
from graph.store import Store


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--require-real", action="store_true", help="a test that skips is a test that failed"
    )


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    strict = item.config.getoption("--require-real")
    if strict and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped: {call.excinfo and call.excinfo.value}"
    return report


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Choose a store for this run; jars come from the user's cache, or ``MASHAL_CACHE``."""
    chosen = Settings.load(tmp_path_factory.mktemp("mashal") / "store")
    return chosen.model_copy(update={"neo4j_uri": None, "neo4j_database": None})


@pytest.fixture(scope="session")
def store(settings: Settings) -> Iterator[Store]:
    """Run the one real server of the whole test run."""
    try:
        with Store.open(settings) as opened:
            yield opened
    finally:
        server.stop(settings)


@pytest.fixture(scope="module")
def own(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """Choose a store that a test file may stop, kill and break; its server is stopped after."""
    chosen = settings.model_copy(update={"home": tmp_path_factory.mktemp("own") / "store"})
    try:
        yield chosen
    finally:
        server.stop(chosen)


@pytest.fixture
def empty_store(store: Store) -> Store:
    """Empty the same store: nothing in it but the schema."""
    store.run("MATCH (n) DETACH DELETE n")
    return store
