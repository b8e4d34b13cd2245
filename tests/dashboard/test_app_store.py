"""A store that went away: the page says so in words, or brings it back."""

import pytest
from driving import Visit, pages_only, serving, watched
from playwright.sync_api import BrowserContext, expect

from graph import server
from graph.settings import Settings
from graph.store import Store

pytestmark = pytest.mark.browser


def test_a_store_that_does_not_answer_is_explained_without_a_traceback(
    window: BrowserContext, settings: Settings
) -> None:
    with (
        serving(settings, start=pages_only, NEO4J_URI="bolt://127.0.0.1:9") as address,
        watched(window, address) as visit,
    ):
        page = visit.open()
        expect(page.get_by_role("heading", name="The store can’t be reached")).to_be_visible()
        for part in ("Where", "bolt://127.0.0.1:9", "What happened", "What to do"):
            expect(visit.said().get_by_text(part, exact=True).first).to_be_visible()
        expect(visit.said().get_by_text("Traceback")).to_have_count(0)
        expect(page.get_by_role("button", name="Try again")).to_be_visible()
        assert visit.violations() == []


def test_a_server_that_ended_is_started_again(
    visit: Visit, sample: Store, settings: Settings
) -> None:
    page = visit.open()
    expect(page.get_by_role("heading", name="How is the network doing?")).to_be_visible()
    assert server.stop(settings)
    page.reload()
    visit.settle()
    expect(page.get_by_role("heading", name="How is the network doing?")).to_be_visible()
    assert server.status(settings).running
    sample.check()
