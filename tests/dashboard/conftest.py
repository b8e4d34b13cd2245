"""The real app in a real Chromium over the run's real Neo4j; on every test nothing goes outside."""

from collections.abc import Iterator

import pytest
from driving import Visit, browser_path, serving, watched
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from graph.cli.demo import load_sample
from graph.settings import Settings
from graph.store import Store


@pytest.fixture(scope="session")
def address(settings: Settings, store: Store) -> Iterator[str]:
    """Start the app as a user does, on a free port of this machine."""
    with serving(settings) as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the system's Chromium, without a window."""
    path = browser_path()
    if path is None:
        pytest.skip("no Chromium is installed: the app's browser tests did NOT run")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu"]
        )
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def window(browser: Browser) -> BrowserContext:
    """Open a laptop's window; its pages share what the browser keeps of the app's own files."""
    return browser.new_context(viewport={"width": 1366, "height": 900})


@pytest.fixture(scope="session")
def telephone(browser: Browser) -> BrowserContext:
    """Open a telephone's window."""
    return browser.new_context(viewport={"width": 390, "height": 844})


@pytest.fixture
def visit(window: BrowserContext, address: str) -> Iterator[Visit]:
    """Open a page of the app; fails if it reached outside or met an error."""
    with watched(window, address) as one:
        yield one


@pytest.fixture
def narrow_visit(telephone: BrowserContext, address: str) -> Iterator[Visit]:
    """Open the same on a telephone."""
    with watched(telephone, address) as one:
        yield one


@pytest.fixture(scope="module")
def no_data(store: Store) -> Store:
    """Give the store with nothing in it but the schema."""
    store.run("MATCH (n) DETACH DELETE n")
    return store


@pytest.fixture(scope="module")
def sample(no_data: Store, settings: Settings) -> Store:
    """Give the store with the sample campaign in it and nothing else."""
    load_sample(no_data, settings)
    return no_data
