"""Sentences with names in them as HTML: what a file says is escaped, names stand out in bold."""

import html

from dashboard.naming import campus_names
from dashboard.text import clean
from graph.findings import Naming, SubjectKind, names_of
from graph.snapshot import Snapshot

# Private-use characters that mark where a name begins and ends until the sentence is escaped.
_BEGIN, _END = "\ue000", "\ue001"


def marking(snapshot: Snapshot) -> Naming:
    """Name people and campuses as a page does, marked for :func:`as_html`."""
    named, campuses = names_of(snapshot), campus_names(snapshot)

    def marked(kind: SubjectKind, subject: str) -> str:
        name = campuses.get(subject) if kind == "campus" else None
        shown = clean(name or named(kind, subject))
        return _BEGIN + shown.replace(_BEGIN, "").replace(_END, "") + _END

    return marked


def plain(snapshot: Snapshot) -> Naming:
    """Name people and campuses as a page does, in plain text."""
    marked = marking(snapshot)
    return lambda kind, subject: marked(kind, subject).replace(_BEGIN, "").replace(_END, "")


def as_html(sentence: str) -> str:
    """Escape a sentence, then set the names in it in bold, each in its own direction."""
    escaped = html.escape(sentence)
    return escaped.replace(_BEGIN, "<b><bdi>").replace(_END, "</bdi></b>")
