"""Each page runs to its end on an empty and on a full store, without a browser too."""

from collections.abc import Iterator

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard import session
from graph.settings import PROJECT, Settings
from graph.store import Store
from ingest.load import load

OF_PARTS = ("influence", "sustainability", "coverage", "sessions", "campaigns", "attitude")
PAGES = ("overview", "network", *OF_PARTS, "questions", "add_data")
PEOPLE_ONLY = [("people.csv", b"person_id,name\np1,Ayesha\n")]


def page_of(name: str) -> AppTest:
    app = AppTest.from_file(PROJECT / "app.py", default_timeout=90).run()
    if name == "overview":
        return app
    file = f"{name}/page.py" if name in OF_PARTS else f"{name}.py"
    return app.switch_page(f"dashboard/{file}").run()


@pytest.fixture
def launched(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let pages of this process use the run's store, and close what they opened."""
    monkeypatch.setattr(session, "_given", settings)
    yield
    st.cache_resource.clear()


@pytest.mark.usefixtures("launched")
@pytest.mark.parametrize("name", PAGES)
def test_on_an_empty_store(empty_store: Store, name: str) -> None:
    app = page_of(name)
    assert not app.exception
    assert len(app.title) == 1


@pytest.mark.usefixtures("launched")
@pytest.mark.parametrize("name", PAGES)
def test_on_people_of_whom_nothing_is_dated(empty_store: Store, name: str) -> None:
    load(empty_store, PEOPLE_ONLY)
    app = page_of(name)
    assert not app.exception
    assert "wrong" not in app.title[0].value


@pytest.mark.usefixtures("launched")
def test_on_the_sample(sample: Store) -> None:
    for name in PAGES:
        app = page_of(name)
        assert not app.exception, name
        assert "wrong" not in app.title[0].value
        if name in ("overview", "network"):
            assert app.sidebar.selectbox(key="month").value == "2026-10"
