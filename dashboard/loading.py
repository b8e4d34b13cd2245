"""Check and save uploads, with progress while it goes on."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import streamlit as st

from dashboard import session
from dashboard.text import clean, safe_markdown
from ingest.alone import alone
from ingest.context import context_for
from ingest.load import Step, check, load
from ingest.report import LoadReport
from ingest.source import Context

Upload = tuple[str, bytes]


def checked(uploads: Sequence[Upload]) -> LoadReport:
    """Do everything but save; raises StoreError."""
    with progress("Checking…") as hears:
        return check(session.store(), uploads, context=_context(writing=False), progress=hears)


def saved(uploads: Sequence[Upload]) -> LoadReport:
    """Save every good row; raises StoreError, what was saved until then stays."""
    with progress("Saving…") as hears, alone(session.settings(), waits):
        return load(session.store(), uploads, context=_context(writing=True), progress=hears)


def waits(why: str) -> None:
    """Say what is waited for before work begins."""
    st.toast(why, icon=":material/hourglass_top:")


def _context(*, writing: bool) -> Context:
    return context_for(session.settings(), session.store(), writing=writing)


@contextmanager
def progress(text: str) -> Iterator[Callable[[Step], None]]:
    """Show a bar while work goes on; gives what hears of each of its steps."""
    bar = st.progress(0.0, text)

    def hears(step: Step) -> None:
        bar.progress(min(step.done / max(step.total, 1), 1.0), safe_markdown(clean(step.what)))

    try:
        yield hears
    finally:
        bar.empty()
