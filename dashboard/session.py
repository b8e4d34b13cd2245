"""What the pages share: settings, the open store, and what was read from it while it stands."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

import streamlit as st

from graph import server
from graph.errors import MashalError
from graph.health import Summary
from graph.health import summary as summary_of
from graph.history import History
from graph.settings import Settings
from graph.store import Store, statement

T = TypeVar("T")
Version = tuple[Hashable, ...]
THIS_MACHINE = ("127.0.0.1", "::1", "localhost")
_given: Settings | None = None


def use(settings: Settings) -> None:
    """Take these settings for every page of this process."""
    global _given
    _given = settings


def is_launched() -> bool:
    """Say whether mashal's own server, with its policies and its gallery, runs the pages."""
    return _given is not None


def is_private() -> bool:
    """Say whether nobody but this machine can see the pages, whoever started the server."""
    return is_launched() or st.get_option("server.address") in THIS_MACHINE


def settings() -> Settings:
    """Give the settings mashal started the app with, else those of the environment."""
    return _given or Settings.load()


def store() -> Store:
    """Give the open store, opened again if its server died; raises MashalError."""
    chosen = settings()
    return _open(str(chosen.home), chosen.neo4j_uri)


def version() -> Version:
    """Say which state the store is in: it differs after every import and every erasure."""
    row = store().read(statement("app/version")).iloc[0]
    chosen = settings()
    return (str(chosen.home), chosen.neo4j_uri, *row.tolist())


def history() -> History:
    """Give everything the store holds, read again only when the store has changed."""
    return _read(version())


def summary(month: str) -> Summary:
    """Give the summary of a month, computed again only when the store has changed."""
    return _summed_up(version(), month)


def kept(asked: Hashable, make: Callable[[], T]) -> T:
    """Give what ``make`` gives, made once for what was ``asked`` while the store stands so.

    ``asked`` must name all that the result depends on beside the store: what is computed, of which
    day, with which choices.
    """
    made: T = _made(version(), asked, make)
    return made


def is_empty() -> bool:
    """Say whether the store holds nothing at all yet."""
    return all(table.empty for table in history().tables.values())


def close() -> None:
    """Close the store's connections; the server itself is shared and keeps running."""
    _open.clear()


def _answers(opened: Store) -> bool:
    """Say whether an open store still answers; one that doesn't is closed and opened anew."""
    try:
        if not settings().embedded:
            opened.check()
            return True
        # Our own server is looked for by its process: a driver would try for long first.
        alive = server.status(settings()).running
    except MashalError:
        alive = False
    if not alive:
        # The cache lets go of a store that fails without telling it.
        opened.close()
    return alive


@st.cache_resource(validate=_answers, on_release=Store.close, show_spinner=False)
def _open(home: str, uri: str | None) -> Store:
    del home, uri  # what makes one store another
    with st.spinner("Opening the store. The first start takes longest…"):
        return Store.open(settings())


@st.cache_resource(max_entries=2, show_spinner="Reading the network…")
def _read(state: Version) -> History:
    del state
    return History.read(store(), settings().analysis)


@st.cache_resource(max_entries=24, show_spinner="Looking at the month…")
def _summed_up(state: Version, month: str) -> Summary:
    del state
    return summary_of(history(), month)


@st.cache_resource(max_entries=128, show_spinner="Computing…")
def _made(state: Version, asked: Hashable, _make: Callable[[], Any]) -> Any:
    del state, asked
    return _make()
