"""The sample campaign down the whole road: its health summary says what it is known for."""

import pytest

from data import SAMPLE
from graph.health import Status, latest_summary, summary
from graph.history import History
from graph.settings import Analysis
from graph.store import Store
from ingest.load import load


@pytest.fixture
def history(empty_store: Store) -> History:
    load(empty_store, [SAMPLE])
    return History.read(empty_store)


def test_the_campaign_as_it_is_known(history: History, empty_store: Store) -> None:
    told = latest_summary(empty_store, Analysis())
    assert told.month == "2026-10"
    figures = {one.name: one.value for one in told.headlines}
    assert figures["ambassadors"] > 35
    assert figures["universities"] == 10
    assert figures["panelists"] == 16
    assert figures["content_views"] > 55_000
    assert figures["facebook_followers"] > 60_000
    (hero,) = told.campaigns
    assert (hero.reach, hero.participants, hero.posts) == (79_000, 211, 800)
    assert hero.starts_on is not None
    assert hero.starts_on.month == 8
    assert len(history.months) == 14

    for one in told.cards:
        assert len(one.series) == 14, one.name
        assert one.value is not None, one.name
    earlier = summary(history, "2026-07")
    assert earlier.verdict != told.verdict, "summer is not autumn"
    kinds = {one.finding.kind for one in told.noticed}
    assert kinds >= {"only_link", "dormant_ambassador", "thin_campus", "campus_goes_dark"}
    statuses = {one.status for month in history.months for one in summary(history, month).noticed}
    assert statuses == {Status.new, Status.still}
